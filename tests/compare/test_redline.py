"""見え消し: all changes accepted give the new document, all rejected the old one; whatever was edited."""

from __future__ import annotations

import io
import re
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from compared import paper
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from test_matching import CASES

from drafter import pipeline, workspace
from drafter.compare import compare, entries, redline, shown
from drafter.compare.atoms import W
from drafter.compare.marking import Style
from drafter.compare.steps import State, steps
from drafter.document import Document
from drafter.model.template import Template
from drafter.readers import Changes, Options, docx
from drafter.writers import docx as writer

TEXTS = [
    "光ファイバの整備費に対する補助率を引き上げること。",
    "令和９年度までに、世帯カバー率を99.9％とすること。",
    "オンライン診療を広げるため、機器の整備を支援すること。",
    "学習用端末の更新に要する経費について、基金への積増しを継続すること。",
    "緊急輸送道路の無電柱化を進めること。",
    "医師（臨床研修を終えた者に限る。）の派遣に要する経費を措置すること。",
]
HEADINGS = ["基盤の整備", "医療の確保", "教育の充実", "道路の強靱化"]
KINDS = ["put", "out", "move", "split", "join", "reword", "label", "row", "heading"]
WORDS = ["速やかに", "令和10年度までに、", "国の責任において", "（離島を含む。）", "並びに通信環境"]


@pytest.fixture(scope="module")
def template() -> Template:
    return workspace.Workspace.find(None, None).template("nga")


@st.composite
def papers(draw: st.DrawFn) -> tuple[str, str]:
    """A document of some lines, and the same with random edits."""
    lines: list[str] = []
    for heading in draw(st.lists(st.sampled_from(HEADINGS), min_size=1, max_size=3, unique=True)):
        lines.append(f"# {heading}")
        texts = draw(st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4))
        lines += [draw(st.sampled_from(["", "・", "@c1 ", "※"])) + text for text in texts]
        if draw(st.booleans()):
            lines += ["|指標|目標|", f"|{draw(st.sampled_from(HEADINGS))}|98%|", "|基地局|100局|"]
    edited = list(lines)
    for _ in range(draw(st.integers(0, 5))):
        edited = draw(edits(edited))
    return "\n".join(["はじめに述べる。", *lines]), "\n".join(["はじめに述べる。", *edited])


@st.composite
def edits(draw: st.DrawFn, lines: list[str]) -> list[str]:
    """One edit: put in, take out, move, split, join, reword, another label, a row, a heading."""
    at = draw(st.integers(0, len(lines) - 1))
    line, kind = lines[at], draw(st.sampled_from(KINDS))
    match kind:
        case "put":
            return [*lines[: at + 1], draw(st.sampled_from(TEXTS)), *lines[at + 1 :]]
        case "out" if len(lines) > 2 and at:
            return lines[:at] + lines[at + 1 :]
        case "move" if at:
            rest = lines[:at] + lines[at + 1 :]
            to = draw(st.integers(1, len(rest)))
            return [*rest[:to], line, *rest[to:]]
        case "split" if "、" in line and not line.startswith(("#", "|")):
            before, after = line.split("、", 1)
            return [*lines[:at], f"{before}こと。", f"また、{after}", *lines[at + 1 :]]
        case "join" if at + 1 < len(lines) and not line.startswith(("#", "|")) and lines[at + 1][0] not in "#|※・@":
            return [*lines[:at], line + lines[at + 1], *lines[at + 2 :]]
        case "reword" if not line.startswith("|"):
            place = draw(st.integers(4, len(line)))
            return [*lines[:at], line[:place] + draw(st.sampled_from(WORDS)) + line[place:], *lines[at + 1 :]]
        case "label" if not line.startswith(("#", "|", "@", "※", "・")):
            return [*lines[:at], f"・{line}", *lines[at + 1 :]]
        case "row" if line.startswith("|"):
            return [*lines[: at + 1], "|新たな指標|10件|", *lines[at + 1 :]]
        case "heading" if line.startswith("# "):
            return [*lines[:at], f"# {draw(st.sampled_from(HEADINGS))}の推進", *lines[at + 1 :]]
        case _:
            return lines


def printed(data: bytes, changes: Changes) -> list[tuple[str, str]]:
    """Label and text of every paragraph of a Word file, tables by their cells."""
    document = docx.read(data, "x.docx", Options(changes=changes)).document
    return [(one.label, one.text) for one in entries.of_document(document)]


def written(old: Document, new: Document, template: Template, style: Style = "tracked") -> bytes:
    return redline.write(
        old, new, compare(old, new), template, style=style, author="事務局", date="2027-08-01T00:00:00Z"
    )


def both_ways(old: Document, new: Document, template: Template) -> None:
    data = written(old, new, template)
    assert printed(data, "accepted") == printed(writer.write(new, template), "accepted")
    assert printed(data, "original") == printed(writer.write(old, template), "accepted")


@given(papers())
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_random_edits_give_both_documents_back(texts: tuple[str, str]) -> None:
    template = workspace.Workspace.find(None, None).template("nga")
    both_ways(paper(texts[0]), paper(texts[1], title="○○に関する提言（案）"), template)


@given(papers())
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_steps_hold_both_documents_in_their_order(texts: tuple[str, str]) -> None:
    found = compare(paper(texts[0]), paper(texts[1]))
    walk = steps(found)
    olds = [at for step in walk if step.state in (State.BOTH, State.DROPPED, State.FROM) for at in step.old]
    news = [at for step in walk if step.state in (State.BOTH, State.NEW, State.TO) for at in step.new]
    assert olds == list(range(len(found.old)))
    assert news == list(range(len(found.new)))
    for line in shown.redline(found):
        old = "".join(mark.text for mark in line.marks if mark.op in ("equal", "delete", "from"))
        new = "".join(mark.text for mark in line.marks if mark.op in ("equal", "insert", "to"))
        if line.state in (State.BOTH, State.DROPPED, State.FROM) and line.marks:
            assert old == "\n".join(found.old[at].text for at in line.old)
        if line.state in (State.BOTH, State.NEW, State.TO) and line.marks:
            assert new == "\n".join(found.new[at].text for at in line.new)


@pytest.mark.parametrize("name", CASES)
def test_each_case_gives_both_documents_back(name: str, template: Template) -> None:
    old, new, _ = CASES[name]
    both_ways(paper(old), paper(new), template)


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


def _text(element: etree._Element) -> str:
    return "".join(str(text) for text in element.itertext())


def test_ids_are_unique_and_every_change_has_author_and_date(template: Template) -> None:
    for old, new, _ in CASES.values():
        root = body(written(paper(old), paper(new), template))
        names = ("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart", "pPrChange")
        changes = [one for name in names for one in root.iter(W + name)]
        ids = Counter(one.get(f"{W}id") for one in (*changes, *root.iter(f"{W}bookmarkStart")))
        assert not [one for one, count in ids.items() if count > 1]
        assert all(one.get(f"{W}author") == "事務局" for one in changes)
        assert all(re.fullmatch(r"2027-08-01T00:0[02]:00Z", one.get(f"{W}date") or "") for one in changes)


def test_a_change_of_number_alone_is_no_change_of_text(template: Template) -> None:
    old, new, _ = CASES["a section put in before changes numbers, no text"]
    root = body(written(paper(old), paper(new), template))
    struck = [_text(one) for one in root.iter(f"{W}del", f"{W}moveFrom")]
    assert struck == []
    assert len(list(root.iter(f"{W}pPrChange"))) == 1


def test_both_places_of_a_move_are_tied(template: Template) -> None:
    old, new, _ = CASES["a paragraph to another section"]
    root = body(written(paper(old), paper(new), template))
    (start,), (end,) = list(root.iter(f"{W}moveFromRangeStart")), list(root.iter(f"{W}moveToRangeStart"))
    assert start.get(f"{W}name") == end.get(f"{W}name")
    moved = [_text(one) for name in ("moveFrom", "moveTo") for one in root.iter(W + name) if len(one)]
    assert len(set(moved)) == 1


def test_static_names_nobody(template: Template) -> None:
    for old, new, _ in CASES.values():
        data = written(paper(old), paper(new), template, "static")
        root = body(data)
        assert not list(root.iter(f"{W}ins", f"{W}del", f"{W}moveFrom", f"{W}moveTo", f"{W}pPrChange"))
        assert "事務局".encode() not in data
        assert "事務局" not in _text(root)


def test_clean_is_the_new_document(template: Template) -> None:
    for old, new, _ in CASES.values():
        for style in ("plain", "marked"):
            data = written(paper(old), paper(new), template, style)
            assert printed(data, "accepted") == printed(writer.write(paper(new), template), "accepted")


def test_the_same_bytes_each_time(template: Template) -> None:
    old, new, _ = CASES["one made two"]
    assert written(paper(old), paper(new), template) == written(paper(old), paper(new), template)


EDITS = {
    "第二の段落、": "第二の長い段落、",
    "進めること。": "速やかに進めること。",
    "別紙のとおり": "別添のとおり",
    '"10"]': '"20"]',
    "注の{{em:強調}}である。": "注の{{em:新たな強調}}である。",
    "      - {item: 列記の一つ。}\n": "",
    "[c, d]": "[c, d], [e, f]",
    "{{note:表の注。}}": "",
    "図の言葉": "図の新しい言葉",
    "様式第２号": "様式第３号",
    "  - heading: 横の項目": """\
  - heading: 挟んだ項目
    clauses: ["挟んだ文である{{note:新たな脚注である。}}。"]
  - heading: 横の項目""",
}


@pytest.mark.parametrize("name", sorted(path.stem for path in (ROOT / "templates").glob("*.yaml")))
@pytest.mark.parametrize("back", [False, True])
def test_all_that_a_draft_may_hold(name: str, back: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Footnotes, covers, forms, captions, ruby, landscape pages, tables: in every template, forth and back; valid."""
    monkeypatch.syspath_prepend(str(ROOT / "tests/writers"))
    from full_draft import rich
    from validator import validate

    first = rich(tmp_path, name)
    text = first.read_text("utf-8").replace("contents: true\n", "")
    first.write_text(text, "utf-8")
    for before, after in EDITS.items():
        assert before in text
        text = text.replace(before, after)
    second = tmp_path / "second.yaml"
    second.write_text(text, "utf-8")
    place = workspace.Workspace.find(ROOT, None)
    old, new = (
        pipeline.open_document(str(path), place).document for path in ((second, first) if back else (first, second))
    )
    template = place.template(name)
    data = written(old, new, template)
    if not back:
        assert validate(data) == []
    for changes, whole in (("accepted", new), ("original", old)):
        found, wanted = printed(data, changes), printed(writer.write(whole, template), "accepted")
        # a label that was typed as text is a list's in the redline
        assert ["".join(one).replace("\t", "") for one in found] == ["".join(one).replace("\t", "") for one in wanted]
