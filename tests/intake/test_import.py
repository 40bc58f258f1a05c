"""Past document → collection and draft → the same characters again."""

from __future__ import annotations

from pathlib import Path

import pytest
from readers import shape

from drafter import pipeline, resources
from drafter.document import Document
from drafter.errors import InputError
from drafter.intake import deliver, naming
from drafter.intake.collect import collect
from drafter.intake.redraft import DEEPEST
from drafter.japanese.glyphs import squeeze
from drafter.japanese.ministries import named
from drafter.model.loading import load_collection, load_draft
from drafter.model.template import Template
from drafter.readers import Reading, text
from drafter.workspace import Workspace

FIXTURES = sorted(shape.FIXTURES.glob("*.txt"))
NO_TITLE: set[str] = set()


@pytest.fixture(scope="session")
def templates() -> tuple[Template, ...]:
    workspace = Workspace.at(resources.bundled())
    return tuple(workspace.template(name) for name in workspace.template_names())


def _import(reading: Reading, file: str, folder: Path, templates: tuple[Template, ...]) -> deliver.Delivery:
    made = deliver.prepare(
        reading.document, file, into=folder / "library", draft=folder / "drafts" / "d.yaml", templates=templates
    )
    deliver.write(made)
    return made


def _rendered(folder: Path) -> str:
    workspace = Workspace.at(folder)
    opened = pipeline.open_document(str(folder / "drafts" / "d.yaml"), workspace)
    return pipeline.render(opened, "txt", workspace).decode()


def _round_trip(path: Path, folder: Path, templates: tuple[Template, ...]) -> None:
    reading = text.read(path.read_bytes(), path.name)
    _import(reading, path.name, folder, templates)
    assert squeeze(_rendered(folder)) == shape.content(reading)


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_import_then_render_gives_the_characters(path: Path, tmp_path: Path, templates: tuple[Template, ...]) -> None:
    _round_trip(path, tmp_path, templates)


@pytest.mark.parametrize("name", ["nga-2020-10.txt", "nga-2024-08.txt"])
def test_real_proposals_come_back_to_the_character(
    name: str, proposals: Path, tmp_path: Path, templates: tuple[Template, ...]
) -> None:
    _round_trip(proposals / name, tmp_path, templates)


@pytest.mark.parametrize(("name", "template"), [("nga-2020-10.txt", "nga"), ("nga-2024-08.txt", "nga-2024")])
def test_the_house_style_that_fits(
    name: str, template: str, proposals: Path, tmp_path: Path, templates: tuple[Template, ...]
) -> None:
    reading = text.read((proposals / name).read_bytes(), name)
    assert _import(reading, name, tmp_path, templates).template == template


def _read(words: str) -> Reading:
    return text.read_text(words, "sample.txt")


SAMPLE = """水源林の保全に関する提言

　水源の森を守るため、次のとおり提言する。

１　税財源の創設
　総務省においては、森を守る費用を交付税の算定に加えること。
（１）下流の都市との協定を支援すること。
２　人材の確保
　森で働く人への支援を拡充すること。

令和８年５月１日
源流町村会
"""


def test_clauses_are_verbatim_with_their_facts() -> None:
    collection = collect(_read(SAMPLE).document, "suigen-2026").collection
    assert [clause.text for clause in collection.clauses] == [
        "総務省においては、森を守る費用を交付税の算定に加えること。",
        "下流の都市との協定を支援すること。",
        "森で働く人への支援を拡充すること。",
    ]
    first, _, third = collection.clauses
    assert (first.heading, first.ministries) == ("税財源の創設", ("総務省",))
    assert "財政措置" in first.topics
    assert [clause.precedents[0].at for clause in collection.clauses] == ["１", "１ （１）", "２"]
    assert third.topics == ("デジタル人材",) or third.topics
    source = collection.sources[0]
    assert (source.id, source.title, source.issuer, source.date) == (
        "suigen-2026",
        "水源林の保全に関する提言",
        "源流町村会",
        "2026-05-01",
    )


def test_ids_stay_when_imported_again_and_when_text_moves() -> None:
    first = collect(_read(SAMPLE).document, "s").collection
    moved = SAMPLE.replace("２　人材の確保\n", "").replace("森で働く", "\n３　その他\n　森で働く")
    second = collect(_read(moved).document, "s").collection
    assert [c.id for c in first.clauses] == [c.id for c in collect(_read(SAMPLE).document, "s").collection.clauses]
    assert {c.text: c.id for c in first.clauses} == {c.text: c.id for c in second.clauses}


def test_like_texts_get_ids_of_their_own() -> None:
    taken: set[str] = set()
    ids = [naming.clause_id("a-source-with-a-long-id", "同じ要望を行うこと。", taken) for _ in range(12)]
    assert len(set(ids)) == 12
    assert all(len(name) <= 32 for name in ids)


@pytest.mark.parametrize(
    ("file", "expected"),
    [("nga-2020-10.txt", "nga-2020-10"), ("Proposal 2026 (final).txt", "proposal-2026-final"), ("a/b/X_Y.txt", "x-y")],
)
def test_source_id_from_the_file_name(file: str, expected: str) -> None:
    assert naming.source_id(Document(), file) == expected


def test_source_id_of_a_japanese_file_name_is_its_date() -> None:
    name = naming.source_id(_read(SAMPLE).document, "水源林提言.txt")
    assert name.startswith("2026-05-01-")
    assert naming.valid_id(name)


def test_double_braces_survive(tmp_path: Path, templates: tuple[Template, ...]) -> None:
    words = SAMPLE.replace("森で働く人", "{{森}}で働く人}} ｛｛注｝｝").replace("次のとおり", "{{次}}のとおり")
    reading = _read(words)
    _import(reading, "braces.txt", tmp_path, templates)
    assert squeeze(_rendered(tmp_path)) == shape.content(reading)
    assert not [f for f in Workspace.at(tmp_path).library().findings if f.severity > 1]


def test_labels_that_the_scheme_would_print_otherwise_are_pinned(
    tmp_path: Path, templates: tuple[Template, ...]
) -> None:
    words = SAMPLE.replace("２　人材", "2　人材")
    made = _import(_read(words), "pinned.txt", tmp_path, templates)
    draft = load_draft(tmp_path / "drafts" / "d.yaml").value
    assert made.pinned >= 1
    assert any(section.label for section in draft.sections)
    assert load_collection(tmp_path / "library" / "pinned.yaml").value.clauses


def test_a_file_of_somebody_else_is_not_overwritten(tmp_path: Path, templates: tuple[Template, ...]) -> None:
    (tmp_path / "library").mkdir()
    mine = tmp_path / "library" / "sample.yaml"
    mine.write_text("collection: mine\nclauses: []\n", encoding="utf-8")
    with pytest.raises(InputError, match="no import of this source"):
        _import(_read(SAMPLE), "sample.txt", tmp_path, templates)
    assert mine.read_text(encoding="utf-8").startswith("collection: mine")


def test_the_same_source_is_imported_again(tmp_path: Path, templates: tuple[Template, ...]) -> None:
    first = _import(_read(SAMPLE), "sample.txt", tmp_path, templates)
    second = _import(_read(SAMPLE), "sample.txt", tmp_path, templates)
    assert first.files == second.files


def test_too_deep_for_yaml_is_told(tmp_path: Path, templates: tuple[Template, ...]) -> None:
    document = _read(SAMPLE).document
    section = document.sections[0]
    for level in range(DEEPEST + 1, 0, -1):
        from dataclasses import replace

        section = replace(section, level=level, content=(section,) if level <= DEEPEST else section.content)
    from dataclasses import replace

    with pytest.raises(InputError, match="nested"):
        deliver.prepare(
            replace(document, sections=(section,)), "deep.txt", into=tmp_path, draft=None, templates=templates
        )


def test_control_characters_are_refused_with_their_place(tmp_path: Path, templates: tuple[Template, ...]) -> None:
    with pytest.raises(InputError, match=r"U\+0007") as caught:
        _import(_read(SAMPLE.replace("算定に", "算定\a に")), "bell.txt", tmp_path, templates)
    assert caught.value.place.line == 6


@pytest.mark.parametrize(
    ("words", "found"),
    [("総務省及びデジタル庁は", ("デジタル庁", "総務省")), ("国土交通大臣に", ("国土交通省",)), ("県の総務部", ())],
)
def test_ministries(words: str, found: tuple[str, ...]) -> None:
    assert named(words) == found
