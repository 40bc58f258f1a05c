"""Damage of whole files: places, joins across lines and pages, repairs of the tree, and what the commands say."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from conftest import Run
from damage.cases import CASES, CONTEXT, SOUND
from hypothesis import given, settings
from hypothesis import strategies as st

from drafter import damage, pipeline
from drafter.checks import damaged
from drafter.checks.context import Context
from drafter.damage import Damage
from drafter.document import Block, BlockKind, Document, Inline, Line, Origin, Part, Section, Span
from drafter.numbering.account import Account, AccountLine
from drafter.numbering.recognise.lines import Role
from drafter.readers import Options, Reading, text
from drafter.workspace import Workspace

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "texts"

WRAPPED = """　　　　　　町の暮らしを守る施策に関する要望書

　町村の財政はまことに厳しく、暮らしを支える施策を続けること
が難しくなっている。⼈口の少ない地域ほど、その影響は大きい。

１　情報通信の基盤
　光回線の更新について、町村の負担が重くならないよう財源をを
確保すること。また、山間部における携帯電話の不感地区を解消す
るため、新たなデ一タの中継設備を設けること。オープンデータの
公開に要する経費も支援すること。
２　働く人の確保
　保育や介護に携わる⼈の処遇を改善するため、町村への支援を
支援を広げること。

令和8年2月1日
島根郡町村会
"""


def read(words: str) -> Reading:
    return text.read(words.encode(), "letter.txt")


def found(reading: Reading) -> list[Damage]:
    return list(damage.find(reading.document, reading.account))


def test_places_are_lines_and_columns_of_the_file() -> None:
    """In a wrapped paragraph the damage is told at its own line, not at the paragraph's first."""
    lines = WRAPPED.split("\n")
    every = found(read(WRAPPED))
    assert [one.rule for one in every] == ["foreign-glyph", "doubled-particle", "look-alike", "foreign-glyph"]
    for one in every:
        assert lines[one.place.line - 1][one.place.column - 1 :].startswith(one.old)
        assert one.place.file == "letter.txt"


def test_nodes_and_fields_lead_to_the_words() -> None:
    every = found(read(WRAPPED))
    assert [one.node for one in every] == [
        "preamble[0]",
        "sections[0].content[0]",
        "sections[0].content[0]",
        "sections[1].content[0]",
    ]
    assert [one.path for one in every] == [(), (0, 0), (0, 0), (1, 0)]


def test_repair_changes_the_damaged_letters_only() -> None:
    reading = read(WRAPPED)
    mended = damage.repair(reading.document, found(reading))
    expected = WRAPPED.replace("⼈", "人").replace("をを", "を").replace("デ一タ", "データ")
    whole = read(expected).document
    assert [block.text for block in mended.blocks()] == [block.text for block in whole.blocks()]
    assert found(replace(reading, document=mended)) == []


# ---------------------------------------------------------------- joins


def paragraphs(*texts: str, lines: tuple[tuple[int, str], ...] = ()) -> tuple[Document, Account]:
    """A section of some paragraphs; ``lines``: the printed lines of the first, where it has several."""
    blocks = tuple(
        Block(BlockKind.PARAGRAPH, words, origin=Origin("d.txt", 10 * i, 10 * i + 9))
        for i, words in enumerate(texts, 1)
    )
    document = Document(
        title=Line("離島の暮らしを支える要望書", Origin("d.txt", 1, 1)),
        sections=(Section(1, "１", "施策", blocks, origin=Origin("d.txt", 2, 2)),),
        origin=Origin("d.txt"),
    )
    printed = lines or ((10, texts[0]),)
    rows = [AccountLine(number, Role.BODY, words, "sections[0].content[0]", column=1) for number, words in printed]
    rows += [
        AccountLine(10 * i, Role.BODY, words, f"sections[0].content[{i - 1}]", column=1)
        for i, words in enumerate(texts[1:], 2)
    ]
    return document, Account(tuple(rows))


def content(document: Document) -> list[str]:
    return [block.text for block in document.blocks()]


def test_a_page_number_on_a_line_of_its_own_is_taken_out_of_the_sentence() -> None:
    lines = (
        (10, "離島航路の維持に要する経費について、国の"),
        (11, "－ 12 －"),
        (12, "支援を広げることが求められている。"),
    )
    document, account = paragraphs("".join(words for _, words in lines), lines=lines)
    (one,) = damage.find(document, account)
    assert (one.rule, one.safe, one.place.line) == ("page-number-inside", True, 11)
    assert content(damage.repair(document, [one])) == [lines[0][1] + lines[2][1]]


def test_a_running_head_within_a_sentence_is_taken_out() -> None:
    head = "離島の暮らしを支える要望書"
    lines = ((10, "離島航路の維持に要する経費について、国の"), (11, head), (12, "支援を広げることが求められている。"))
    document, account = paragraphs("".join(words for _, words in lines), lines=lines)
    (one,) = damage.find(document, account)
    assert (one.rule, one.old, one.new, one.safe) == ("running-head-inside", head, "", True)
    assert content(damage.repair(document, [one])) == [lines[0][1] + lines[2][1]]


def test_a_word_written_again_on_the_next_line_is_certain() -> None:
    lines = ((10, "離島における医療の確保を推進"), (11, "推進し、支援を広げることが求められている。"))
    document, account = paragraphs("".join(words for _, words in lines), lines=lines)
    (one,) = damage.find(document, account)
    assert (one.rule, one.old, one.new, one.safe) == ("doubled-word", "推進推進", "推進", True)


TORN = [
    ("離島航路の維持に要する経費について支援", "することが求められている。"),
    ("離島航路の維持に要する経費について国の支援", "を広げることが求められている。"),
    ("離島航路の維持に要する経費", "、とりわけ燃料の費用を支援することが求められている。"),
]
WHOLE = [
    ("離島航路の維持に要する経費を支援すること。", "するべき措置は次のとおりである。"),
    ("離島航路の維持に要する経費への支援", "国は、必要な措置を講じること。"),
    ("次の事項を求める", "はじめに、離島の暮らしについて述べることとする。"),
]


@pytest.mark.parametrize("pair", TORN, ids=lambda pair: pair[1][:6])
def test_a_paragraph_torn_in_two_is_joined(pair: tuple[str, str]) -> None:
    """The third paragraph moves up by one, in the tree and in the account."""
    document, account = paragraphs(*pair, "次の段落は、そのまま残ることとなる。")
    (one,) = damage.find(document, account)
    assert (one.rule, one.old, one.new, one.safe) == ("sentence-torn", "\n", "", True)
    mended = damage.repair(document, [one])
    assert content(mended) == ["".join(pair), "次の段落は、そのまま残ることとなる。"]
    assert [line.node for line in damage.moved(account, [one]).lines] == [
        "sections[0].content[0]",
        "sections[0].content[0]",
        "sections[0].content[1]",
    ]
    assert next(iter(mended.blocks())).origin.end_line == 29


@pytest.mark.parametrize("pair", WHOLE, ids=lambda pair: pair[1][:6])
def test_paragraphs_that_are_whole_stay_apart(pair: tuple[str, str]) -> None:
    assert damage.find(*paragraphs(*pair)) == ()


# ---------------------------------------------------------------- tables, labels, names


def test_cells_and_labels_are_repaired_too() -> None:
    table = Block(BlockKind.TABLE, "", rows=(("区分", "⼈数"), ("町⺠", "２0人")), origin=Origin("d.txt", 3, 4))
    item = Block(BlockKind.ITEM, "⼈材の育成", "\uf0b7", origin=Origin("d.txt", 5, 5))
    section = Section(1, "⼀", "⽅針", (table, item), origin=Origin("d.txt", 2, 2))
    document = Document(title=Line("提言"), sections=(section,), origin=Origin("d.txt"))
    lines = [(2, "⼀　⽅針", "sections[0]"), (3, "区分　⼈数", "sections[0].content[0]")]
    lines += [(4, "町⺠　２0人", "sections[0].content[0]"), (5, "\uf0b7 ⼈材の育成", "sections[0].content[1]")]
    account = Account(tuple(AccountLine(n, Role.BODY, words, node, column=1) for n, words, node in lines))
    every = damage.find(document, account)
    assert [(one.place.line, one.place.column, one.old) for one in every] == [
        (2, 1, "⼀"),
        (2, 3, "⽅"),
        (3, 4, "⼈"),
        (4, 2, "⺠"),
        (4, 4, "２0"),
        (5, 1, "\uf0b7"),
        (5, 3, "⼈"),
    ]
    mended = damage.repair(document, every).sections[0]
    assert (mended.label, mended.heading) == ("一", "方針")
    first, second = mended.blocks
    assert first.rows == (("区分", "人数"), ("町民", "２０人"))
    assert (second.label, second.text) == ("•", "人材の育成")


def test_names_keep_their_old_forms() -> None:
    """神 in an old form is how a person may write the name; in running text it is told, and not changed."""
    document = Document(
        title=Line("提言"),
        signature=(Line("会長　\ufa19田　○○", Origin("d.txt", 9, 9)),),
        preamble=(Block(BlockKind.PARAGRAPH, "\ufa19社の祭礼を支える取組を広げる。"),),
        origin=Origin("d.txt"),
        parts=(Part.TITLE, Part.PREAMBLE, Part.SIGNATURE),
    )
    (one,) = damage.find(document, Account())
    assert (one.node, one.new, one.safe) == ("preamble[0]", "神", False)


# ---------------------------------------------------------------- spans


PIECES = st.lists(
    st.sampled_from(["人口", "⼈", "ｺﾛﾅ", "をを", "か\u3099", "整\u200b備", "A I", "対策", "の", "。", "２0"]),
    max_size=12,
)


@settings(max_examples=150, deadline=None, derandomize=True)
@given(PIECES, st.data())
def test_spans_lie_on_the_same_words(pieces: list[str], data: st.DataObject) -> None:
    """A span over undamaged words lies on the very same words after the repair; all stay inside the text."""
    words = "".join(pieces)
    start = data.draw(st.integers(0, len(words)))
    end = data.draw(st.integers(start, len(words)))
    span = Span(Inline.EMPHASIS, start, end)
    block = Block(BlockKind.PARAGRAPH, words, origin=Origin("d.txt", 3, 3, spans=(span,)))
    document = Document(title=Line("提言"), preamble=(block,), origin=Origin("d.txt"))
    every = damage.find(document, Account())
    (mended,) = damage.repair(document, every).preamble
    (moved,) = mended.origin.spans
    assert 0 <= moved.start <= moved.end <= len(mended.text)
    if not any(one.start < end and start < one.end for one in every if one.mended):
        assert mended.text[moved.start : moved.end] == words[start:end]


@settings(max_examples=60, deadline=None, derandomize=True)
@given(st.lists(st.sampled_from([case[0] for case in CASES] + list(SOUND) + list(CONTEXT)), min_size=1, max_size=8))
def test_after_a_repair_nothing_safe_is_left(texts: list[str]) -> None:
    """Repairing is done once: what is found afterwards was there before, and is not safe."""
    blocks = tuple(Block(BlockKind.PARAGRAPH, words) for words in texts)
    document = Document(title=Line("提言"), preamble=blocks, origin=Origin("d.txt"))
    every = damage.find(document, Account())
    mended = damage.repair(document, every)
    assert sum(one.mended for one in damage.find(mended, Account())) == 0
    if not any(one.mended for one in every):
        assert mended == document


@given(st.text(max_size=200))
@settings(max_examples=200, deadline=None, derandomize=True)
def test_any_text_can_be_looked_at_and_repaired(words: str) -> None:
    document = Document(title=Line("提言"), preamble=(Block(BlockKind.PARAGRAPH, words),), origin=Origin("d.txt"))
    every = damage.find(document, Account())
    for one in every:
        if one.old:
            assert words[one.start : one.end] == one.old
    damage.repair(document, every)


# ---------------------------------------------------------------- the pipeline and the commands


def test_nothing_is_changed_unless_asked(tmp_path: Path) -> None:
    file = tmp_path / "letter.txt"
    file.write_text(WRAPPED, encoding="utf-8")
    workspace = Workspace.find(tmp_path)
    plain = pipeline.open_document(str(file), workspace)
    assert plain.document.preamble[0].text == read(WRAPPED).document.preamble[0].text
    assert {f.code for f in plain.document.findings} == {"CHR001", "CHR008", "TYP001"}
    assert all(f.repair is not None and f.repair.safe for f in plain.document.findings)
    mended = pipeline.open_document(str(file), workspace, options=Options(repair=True))
    assert [(f.code, f.name) for f in mended.document.findings] == [("READ033", "repaired")] * 4
    places = [[(f.place.line, f.place.column) for f in one.document.findings] for one in (plain, mended)]
    assert places[0] == places[1]
    assert "⼈" not in mended.document.preamble[0].text


def test_the_library_of_a_workspace_knows_words(tmp_path: Path) -> None:
    """A word that only the user's own library has corrects a misspelt one."""
    (tmp_path / "library").mkdir()
    clauses = "\n".join(f"  - {{id: c{n}, text: 第{n}のトキワスレンド事業を支援すること。}}" for n in range(4))
    (tmp_path / "library" / "own.yaml").write_text(f"collection: own\nclauses:\n{clauses}\n", encoding="utf-8")
    file = tmp_path / "letter.txt"
    file.write_text(WRAPPED.replace("オープンデータ", "トキワレスンド事業"), encoding="utf-8")
    codes = {
        f.repair.new for f in pipeline.open_document(str(file), Workspace.find(tmp_path)).document.findings if f.repair
    }
    assert "トキワスレンド" in codes


def test_check_shows_the_repair(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(WRAPPED, encoding="utf-8")
    shown = drafter("check", "letter.txt", cwd=tmp_path, lang="ja").stdout
    assert "letter.txt:7:29: warning TYP001 doubled-particle: 「をを」は「を」の重なりではありませんか" in shown
    assert "「をを」→「を」" in shown
    assert "“をを” → “を”" in drafter("check", "letter.txt", cwd=tmp_path).stdout
    (one, *_) = json.loads(drafter("check", "letter.txt", "--format", "json", cwd=tmp_path).stdout)["findings"]
    assert one["repair"] == {"old": "⼈", "new": "人", "safe": True}


def test_render_and_import_list_each_repair(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(WRAPPED, encoding="utf-8")
    done = drafter("render", "letter.txt", "--to", "txt", "--output", "-", "--repair", cwd=tmp_path)
    assert "⼈" not in done.stdout
    assert "財源を確保" in done.stdout.replace("\n", "").replace("　", "")
    assert "“デ一タ” was repaired to “データ”" in done.stderr
    assert "4 repairs done" in done.stderr
    (tmp_path / "library").mkdir()
    done = drafter("import", "letter.txt", "--into", "library", "--repair", cwd=tmp_path)
    assert done.stdout.count("was repaired to") == 4
    assert "can be repaired" not in done.stdout
    assert "⼈" not in (tmp_path / "library" / "letter.yaml").read_text(encoding="utf-8")


def test_outline_lists_repairs_as_findings(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text(WRAPPED, encoding="utf-8")
    out = json.loads(drafter("outline", "letter.txt", "--format", "json", "--repair", cwd=tmp_path).stdout)
    assert [f["name"] for f in out["findings"]] == ["repaired"] * 4
    assert "財源を確保" in out["sections"][0]["blocks"][0]["text"]


def test_more_damage_than_is_listed_is_counted() -> None:
    document, account = paragraphs(*("⼈の暮らしを守る施策を広げること。" for _ in range(damaged.MOST + 5)))
    every = damage.find(document, account)
    findings = damaged.findings(Context(account=account).about(document), every)
    assert len(findings) == damaged.MOST + 1
    assert "5 more" in findings[-1].message.en
    assert len(damage.repaired(every)) == damaged.MOST + 5


#: fixtures that are damaged on purpose
DAMAGED = {"damaged-glyphs", "spread-letters"}


@pytest.mark.parametrize(
    "path", [path for path in sorted(FIXTURES.glob("*.txt")) if path.stem not in DAMAGED], ids=lambda path: path.stem
)
def test_sound_documents_have_no_damage(path: Path) -> None:
    """Half-width marks are typed so, and told."""
    reading = text.read(path.read_bytes(), path.name)
    assert [(one.rule, one.old) for one in found(reading) if one.rule != "half-width-kana"] == []


#: lines of a full width
FULL = (
    "離島航路の維持に要する経費について、国の負担の割合を引き上げるとともに、",
    "船舶の更新に当たっては、事業者が将来の見通しを持って取り組めるよう、複数",
    "の年度にわたる支援の枠組みを設けること。また、物価の上昇を踏まえ、補助の",
    "上限額を見直し、関係する市町村の負担が増えることのないよう、財政措置を速",
    "やかに講ずることを強く求める。あわせて、港湾の施設の更新に要する経費につ",
    "いても、補助の対象を広げるものとし、小さな港においても安全に船が着けるよ",
    "う、技術面での支援を行い、航路に関わる人たちが島の暮らしを支え続けられる",
    "よう、国が責任を持って取り組むこと。",
)


@pytest.mark.parametrize("words", ["離島の暮らしを支える要望書", "12", "― 5 ―"])
@pytest.mark.parametrize("at", range(5))
def test_what_makes_a_line_longer_than_the_others_is_no_part_of_it(words: str, at: int) -> None:
    """A page number or running head pressed to the end of a full line, whatever the sentence goes on with."""
    lines = [*FULL[:at], FULL[at] + words, *FULL[at + 1 :]]
    document, account = paragraphs("".join(lines), lines=tuple(enumerate(lines, 10)))
    rule = "running-head-inside" if words.startswith("離島") else "page-number-inside"
    assert [(one.rule, one.old.strip()) for one in damage.find(document, account)] == [(rule, words)]
    document, account = paragraphs("".join(FULL), lines=tuple(enumerate(FULL, 10)))
    assert damage.find(document, account) == ()
