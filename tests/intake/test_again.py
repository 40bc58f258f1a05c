"""Importing again: ids stay, people's edits stay, drafts go on working."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drafter import pipeline, resources
from drafter.errors import InputError
from drafter.findings import Severity
from drafter.intake import deliver, keeping
from drafter.intake.shelf import Shelf
from drafter.japanese.glyphs import squeeze
from drafter.library import index
from drafter.model.collection import Collection
from drafter.model.loading import load_collection
from drafter.model.template import Template
from drafter.readers import text
from drafter.workspace import Workspace

WORDS = """\
水源林の保全に関する提言

　水源の森を守るため、次のとおり提言する。

１　税財源の創設
　令和８年度から、森を守る費用を交付税の算定に加えること。
（１）下流の都市との協定を支援すること。

２　人手の確保
　森で働く人への支援を拡充すること。
　林業機械の購入に要する費用を補助すること。

令和８年５月１日
源流町村会
"""
FILE = "suigen-2026.txt"


@pytest.fixture(scope="module")
def templates() -> tuple[Template, ...]:
    workspace = Workspace.at(resources.bundled())
    return tuple(workspace.template(name) for name in workspace.template_names())


@pytest.fixture
def again(tmp_path: Path, templates: tuple[Template, ...]):  # type: ignore[no-untyped-def]
    """Imports a text into the same folder; gives the delivery."""

    def go(words: str = WORDS, *, used: frozenset[str] = frozenset(), draft: bool = True) -> deliver.Delivery:
        into = tmp_path / "library"
        made = deliver.prepare(
            text.read_text(words, FILE).document,
            FILE,
            into=into,
            draft=tmp_path / "drafts" / "d.yaml" if draft else None,
            templates=templates,
            shelf=Shelf.of(into, index.Library(), used),
        )
        deliver.write(made)
        return made

    return go


def _collection(folder: Path) -> Collection:
    return load_collection(folder / "library" / "suigen-2026.yaml").value


def _edit(folder: Path, *changes: tuple[str, str]) -> None:
    path = folder / "library" / "suigen-2026.yaml"
    words = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in words
        words = words.replace(old, new, 1)
    path.write_text(words, encoding="utf-8")


def _rendered(folder: Path) -> str:
    workspace = Workspace.at(folder)
    assert not [f for f in workspace.library().findings if f.severity is Severity.ERROR]
    opened = pipeline.open_document(str(folder / "drafts" / "d.yaml"), workspace)
    return squeeze(pipeline.render(opened, "txt", workspace).decode())


CHANGED = [
    ("a word", ("森を守る費用を交付税の", "森林を守る費用を地方交付税の")),
    ("a year", ("令和８年度から", "令和９年度から")),
    ("width", ("（１）下流の都市との", "(1) 下流の都市 との")),
    ("the heading above", ("２　人手の確保", "２　担い手を増やすために")),
    ("the order", ("　森で働く人への支援を拡充すること。\n", "")),
]


@pytest.mark.parametrize(("what", "change"), CHANGED, ids=[what for what, _ in CHANGED])
def test_ids_outlive_a_change(again, tmp_path: Path, what: str, change: tuple[str, str]) -> None:  # type: ignore[no-untyped-def]
    again()
    before = [clause.id for clause in _collection(tmp_path).clauses]
    words = WORDS.replace(*change)
    if what == "the order":
        words = words.replace("１　税財源の創設\n", "１　税財源の創設\n" + change[0])
    made = again(words)
    assert sorted(made.names) == sorted(before)
    assert [clause.id for clause in _collection(tmp_path).clauses] == list(made.names)
    assert _rendered(tmp_path) == squeeze(words)


def test_another_request_gets_another_id(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    before = set(again().names)
    made = again(WORDS.replace("森で働く人への支援を拡充", "河川の水質の調査を毎年実施"))
    assert len(set(made.names) - before) == 1
    assert len(before - {clause.id for clause in _collection(tmp_path).clauses}) == 1
    told = " ".join(remark.en for remark in made.remarks)
    assert "new since the last import" in told
    assert "taken out" in told


def test_what_people_wrote_stays(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again()
    _edit(
        tmp_path,
        ("heading: 税財源の創設", "heading: 森の財源  # 課内で変更"),
        ("topics: [財政措置]", "topics: [水源, 財政措置]"),
        ("    precedents:", "    note: 会長の指示\n    status: fulfilled\n    outcome: 交付税に算入\n    precedents:"),
        ("    precedents:", "    review_by: 2027-04\n    precedents:"),
        ("title: 水源林の保全に関する提言\nsources", "title: 水源の提言集\nsources"),
    )
    again(WORDS.replace("２　人手", "２　これからの人手"))
    kept = _collection(tmp_path)
    first = kept.clauses[0]
    assert kept.title == "水源の提言集"
    assert (first.heading, first.topics, first.note) == ("森の財源", ("水源", "財政措置"), "会長の指示")
    assert (first.status, first.outcome, first.review_by) == ("fulfilled", "交付税に算入", "2027-04")
    written = (tmp_path / "library" / "suigen-2026.yaml").read_text(encoding="utf-8")
    assert "# 課内で変更" in written
    assert _rendered(tmp_path) == squeeze(WORDS.replace("２　人手", "２　これからの人手"))


def test_edited_words_stay_and_the_draft_prints_the_document(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again()
    _edit(tmp_path, ("林業機械の購入に", "林業機械の購入及び更新に"))
    made = again()
    assert any("edited in the collection" in remark.en for remark in made.remarks)
    assert "購入及び更新" in _collection(tmp_path).clauses[3].text
    assert _rendered(tmp_path) == squeeze(WORDS)


def test_a_slot_that_somebody_made_stays(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again()
    _edit(
        tmp_path,
        ("text: 令和８年度から", 'text: "{{初年度}}から'),
        (
            "算定に加えること。",
            '算定に加えること。"\n    slots:\n      初年度: {kind: fiscal-year, example: 令和８年度}',
        ),
    )
    again()
    assert _collection(tmp_path).clauses[0].text.startswith("{{初年度}}")
    assert _rendered(tmp_path) == squeeze(WORDS)


def test_the_document_s_new_words_reach_an_edited_file(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again()
    _edit(tmp_path, ("    precedents:", "    note: 確認済み\n    precedents:"))
    made = again(WORDS.replace("拡充すること", "大幅に拡充すること"))
    clause = _collection(tmp_path).clauses[2]
    assert clause.text == "森で働く人への支援を大幅に拡充すること。"
    assert [r.en for r in made.remarks] == [f"{clause.id}: the words have changed"]


def test_a_clause_that_a_draft_uses_is_not_taken_out(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    used = again().names[3]
    gone = WORDS.replace("　林業機械の購入に要する費用を補助すること。\n", "")
    again(gone, used=frozenset({used}))
    assert used in {clause.id for clause in _collection(tmp_path).clauses}
    again(gone)
    assert used not in {clause.id for clause in _collection(tmp_path).clauses}


def test_an_own_clause_in_the_file_stays(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again()
    path = tmp_path / "library" / "suigen-2026.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "  - id: my-own\n    text: 自ら書いた要望。\n", encoding="utf-8")
    again()
    assert _collection(tmp_path).clauses[-1].id == "my-own"


def test_an_edited_draft_is_not_overwritten(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again()
    draft = tmp_path / "drafts" / "d.yaml"
    draft.write_text(draft.read_text(encoding="utf-8").replace("提言する。", "提言します。"), encoding="utf-8")
    with pytest.raises(InputError, match="edited since"):
        again()
    assert "提言します。" in draft.read_text(encoding="utf-8")
    again(draft=False)


def test_a_file_with_other_line_ends_counts_as_untouched(again, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    again()
    path = tmp_path / "library" / "suigen-2026.yaml"
    words = path.read_text(encoding="utf-8")
    path.write_bytes(words.replace("\n", "\r\n").encode())
    made = keeping.made_by(path.read_bytes().decode())
    assert made == keeping.Made("suigen-2026", untouched=True)


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("collection: a\n", None),
        ("# x\n# drafter import: a\ncollection: a\n", keeping.Made("a", untouched=False)),
        ("# x\n# drafter import: a 0123456789abcdef\nx\n", keeping.Made("a", untouched=False)),
        (keeping.marked("# x\ncollection: a\n", "a"), keeping.Made("a", untouched=True)),
        (keeping.marked("# x\ncollection: a\n", "a") + "#\n", keeping.Made("a", untouched=False)),
    ],
)
def test_marks(words: str, made: keeping.Made | None) -> None:
    assert keeping.made_by(words) == made


def test_ids_fit_the_shape(again) -> None:  # type: ignore[no-untyped-def]
    assert all(re.fullmatch(r"suigen-2026-[0-9a-f]{8}", name) for name in again().names)
