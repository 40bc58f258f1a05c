"""What a library has already: the same, reworded, split, merged; and what becomes of it in files."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter import pipeline, resources
from drafter.findings import Severity
from drafter.intake import deliver, themes
from drafter.intake.collect import asked
from drafter.intake.familiar import Familiar
from drafter.intake.shelf import Shelf
from drafter.japanese.glyphs import squeeze
from drafter.japanese.ministries import MINISTRIES, named
from drafter.library import index
from drafter.library.slots import fill
from drafter.model.collection import Collection
from drafter.model.loading import load_collection
from drafter.model.template import Template
from drafter.readers import text
from drafter.workspace import Workspace

LIBRARY = """\
# 県の文例
collection: ken
sources:
  - {id: ken-2020, title: 県の要望, date: 2020-06-01}
clauses:
  # 除雪は毎年求める
  - id: snow
    heading: 除雪
    text: 市町村が行う除雪機械の更新（購入）に要する費用を支援すること。
    topics: [雪害対策, 道路]   # 土木課
    precedents:
      - {source: ken-2020, at: １, relation: source}
  - id: nurses
    text: 看護師の離職を防ぐため、院内保育所の運営費を補助するとともに、宿舎の整備を支援すること。
    topics: [医療]
  - {id: bears, text: 市街地に出没するクマの緊急捕獲に要する経費を国が負担すること。}
  - {id: deer, text: シカの食害を防ぐ侵入防止柵の資材費の補助率を引き上げること。}
  - id: target
    text: 橋の修繕を{{年度}}までに終えること。
    slots: {年度: {kind: fiscal-year, example: 令和８年度}}
"""
CASES = [
    ("市町村が行う除雪機械の更新（購入）に要する費用を支援すること。", [("snow", "same", True)]),
    ("市町村が行う 除雪機械の更新(購入)に要する費用を支援すること。", [("snow", "same", False)]),
    ("市町村の除雪機械の更新に要する経費について、国庫補助の対象を広げて支援すること。", [("snow", "reworded", False)]),
    (
        "市街地に出没するクマの緊急捕獲に要する経費を国が負担するとともに、"
        "シカの食害を防ぐ侵入防止柵の資材費の補助率を引き上げること。",
        [("bears", "split", False), ("deer", "split", False)],
    ),
    ("橋の修繕を令和８年度までに終えること。", [("target", "reworded", False)]),
    ("離島の高校に通う生徒の船賃を無償とすること。", []),
]
MERGED = ["看護師の離職を防ぐため、院内保育所の運営費を補助すること。", "看護師の宿舎の整備を支援すること。"]


@pytest.fixture
def into(tmp_path: Path) -> Path:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "ken.yaml").write_text(LIBRARY, encoding="utf-8")
    return folder


@pytest.fixture
def shelf(into: Path) -> Shelf:
    return Shelf.of(into, index.Library())


@pytest.mark.parametrize(("words", "expected"), CASES)
def test_relations(shelf: Shelf, words: str, expected: list[tuple[str, str, bool]]) -> None:
    found = Familiar(shelf).recognise([words])
    assert sorted((one.entry.id, one.relation, one.exact) for one in found) == expected
    assert all(one.editable and 0.2 < one.score <= 1.0 for one in found)


def test_several_requests_of_one_clause(shelf: Shelf) -> None:
    found = Familiar(shelf).recognise([*MERGED, CASES[0][0]])
    assert [(one.at, one.entry.id, one.relation) for one in found] == [
        (0, "nurses", "merged"),
        (1, "nurses", "merged"),
        (2, "snow", "same"),
    ]


def test_the_bundled_library_is_never_changed(tmp_path: Path) -> None:
    """Each of its clauses, as it is printed with its slots filled, is known again, and none is to be edited."""
    bundled = Workspace.at(resources.bundled()).library()
    shelf = Shelf.of(tmp_path / "library", bundled)
    clauses = [entry.clause for entry in bundled.clauses.values()]
    printed = [fill(one.text, {name: slot.example for name, slot in one.slots.items()}) for one in clauses]
    familiar = Familiar(shelf)
    found = [[(one.entry.id, one.relation, one.editable) for one in familiar.recognise([words])] for words in printed]
    assert found == [[(one.id, "reworded" if one.slots else "same", False)] for one in clauses]


DOCUMENT = f"""\
暮らしの安全に関する要望書

　雪国の暮らしを守るため、次のとおり要望する。

１　冬への備え
（１）{CASES[0][0]}
（２）市町村が行う除雪機械の更新(購入)に要する費用を支援すること。
２　野生鳥獣
（１）クマの緊急捕獲に要する経費は国が全額を負担すること。
３　船賃
（１）離島の高校に通う生徒の船賃を無償とすること。

令和９年６月１日
○○県町村会
"""


def _import(into: Path, *, accept: bool, words: str = DOCUMENT, file: str = "kurashi-2027.txt") -> deliver.Delivery:
    workspace = Workspace.at(resources.bundled())
    templates: tuple[Template, ...] = tuple(workspace.template(name) for name in workspace.template_names())
    made = deliver.prepare(
        text.read_text(words, file).document,
        file,
        into=into,
        draft=into.parent / "drafts" / "d.yaml",
        templates=templates,
        shelf=Shelf.of(into, index.Library()),
        accept=(lambda same, _: {one.at for one in same}) if accept else None,
    )
    deliver.write(made)
    return made


def _rendered(into: Path) -> str:
    workspace = Workspace.at(into.parent)
    assert not [f for f in workspace.library().findings if f.severity is Severity.ERROR]
    opened = pipeline.open_document(str(into.parent / "drafts" / "d.yaml"), workspace)
    return squeeze(pipeline.render(opened, "txt", workspace).decode())


def _loaded(into: Path, name: str) -> Collection:
    return load_collection(into / f"{name}.yaml").value


def test_without_leave_all_is_stored_and_nothing_else_touched(into: Path) -> None:
    made = _import(into, accept=False)
    assert [one.relation for one in made.recognised] == ["same", "same", "reworded"]
    assert (into / "ken.yaml").read_text(encoding="utf-8") == LIBRARY
    clauses = _loaded(into, "kurashi-2027").clauses
    assert len(clauses) == 4
    assert [bool(clause.note) for clause in clauses] == [True, True, True, False]
    assert "bears" in clauses[2].note
    assert _rendered(into) == squeeze(DOCUMENT)


def test_accepted_ones_are_precedents_and_the_draft_uses_them(into: Path) -> None:
    made = _import(into, accept=True)
    assert made.accepted == {0, 1}
    assert len(_loaded(into, "kurashi-2027").clauses) == 2
    assert _rendered(into) == squeeze(DOCUMENT)
    lines = (into / "ken.yaml").read_text(encoding="utf-8").splitlines()
    added = [line for line in lines if line not in LIBRARY.splitlines()]
    assert added == [
        "      - {source: kurashi-2027, at: １ （１）, relation: same}",
        "      - {source: kurashi-2027, at: １ （２）, relation: same}",
    ]
    assert [line for line in LIBRARY.splitlines() if line not in lines] == []


def test_what_was_accepted_stays_so_when_imported_again(into: Path) -> None:
    _import(into, accept=True)
    before = {path.name: path.read_bytes() for path in into.iterdir()}
    made = _import(into, accept=False)
    assert made.accepted == {0, 1}
    assert {path.name: path.read_bytes() for path in into.iterdir()} == before


def test_stored_ones_can_be_accepted_later(into: Path) -> None:
    _import(into, accept=False)
    _import(into, accept=True)
    assert len(_loaded(into, "kurashi-2027").clauses) == 2
    assert _rendered(into) == squeeze(DOCUMENT)


def test_topics_of_the_clause_most_alike(into: Path) -> None:
    _import(into, accept=False)
    assert _loaded(into, "kurashi-2027").clauses[0].topics[:2] == ("雪害対策", "道路")


MINISTRY_CASES = [
    ("総務省及びデジタル庁は", ("デジタル庁", "総務省")),
    ("内閣府、こども家庭庁等", ("内閣府", "こども家庭庁")),
    ("国土交通大臣に", ("国土交通省",)),
    ("厚生労働省と連携し", ("厚生労働省",)),
    ("厚生省、労働省及び建設省", ("厚生省", "労働省", "建設省")),
    ("国家公安委員会（警察庁）", ("国家公安委員会", "警察庁")),
    ("個人情報保護委員会", ("個人情報保護委員会",)),
    ("県の総務部", ()),
]


@pytest.mark.parametrize(("words", "found"), MINISTRY_CASES)
def test_ministries_named(words: str, found: tuple[str, ...]) -> None:
    assert named(words) == found


def test_each_ministry_is_found_by_its_own_name_alone() -> None:
    for name, _ in MINISTRIES:
        assert named(f"{name}において") == (name,)


NEAR = [
    ("１　除雪（国土交通省、総務省）\n　費用を支援すること。\n", ("総務省", "国土交通省")),
    ("１　除雪\n【担当省庁】国土交通省等\n　費用を支援すること。\n", ("国土交通省",)),
    ("１　除雪\n（提案先：内閣府、国土交通省）\n　費用を支援すること。\n", ("内閣府", "国土交通省")),
    ("１　除雪\n　デジタル庁においては、費用を支援すること。\n", ("デジタル庁",)),
    ("１　デジタル庁の体制\n　費用を支援すること。\n", ()),
    ("１　除雪（豪雪地帯）\n　費用を支援すること。\n", ()),
]


@pytest.mark.parametrize(("body", "expected"), NEAR)
def test_ministries_near_a_request(body: str, expected: tuple[str, ...]) -> None:
    rest = "２　その他\n　検討すること。\n\n令和９年６月１日\n○○県町村会\n"
    words = f"雪に関する提言\n\n　次のとおり提言する。\n\n{body}{rest}"
    block, above = asked(text.read_text(words, "x.txt").document)[0]
    assert themes.ministries(block, above) == expected
