"""The version that was sent: kept when a Word file is written, found by its hash, bounded, never in the way."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
import review_papers as papers
from conftest import Run
from word_made import members_of

from drafter import pipeline, resources
from drafter.pipeline import Opened
from drafter.review import identity, printing, sent
from drafter.review.opinions import Form
from drafter.workspace import Workspace


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return papers.workspace(tmp_path / "w", 5)


def _opened(root: Path) -> tuple[Workspace, Opened, bytes]:
    workspace = Workspace.at(root)
    opened = pipeline.open_document(str(root / "drafts" / "5.yaml"), workspace)
    return workspace, opened, pipeline.render(opened, "docx", workspace)


def test_what_was_sent_is_found_by_the_hash_in_the_file(root: Path) -> None:
    workspace, opened, data = _opened(root)
    sent.keep(workspace, opened, data)
    found = sent.find(workspace, identity.of(data, "x").source)
    assert found is not None
    assert found.kept
    assert found.text == opened.text
    assert found.draft == "5.yaml"
    assert found.printed == sent.now(opened, workspace).printed
    assert sent.find(workspace, "sha256:" + "0" * 64) is None
    assert sent.find(workspace, "../../../etc") is None


def test_every_printed_paragraph_knows_its_place(root: Path) -> None:
    workspace, opened, _ = _opened(root)
    printed = {one.target.text: one for one in sent.now(opened, workspace).printed}
    said = papers.words(0)
    clause, second = printed[said["D"]], printed[said["D2"]]
    assert (clause.target.clause, clause.target.nth, clause.target.key) == ("s0-d", 0, "sections[0].clauses[3]")
    assert (second.target.clause, second.target.nth) == ("s0-d", 1)
    assert clause.names == ("_cl_s0_d",)
    assert (printed[said["h"]].target.key, printed[said["h"]].form) == ("sections[0].heading", Form.HEADING)
    assert printed[said["h"]].target.at == "1"
    assert printed[said["C"]].form is Form.ITEM
    cell = printed[said["s"]].target
    assert (cell.key, cell.row, cell.column) == ("sections[0].clauses[5]", 2, 0)
    title = next(one for one in printed.values() if one.target.key == "title")
    assert (title.target.text, title.after) == ("暮らしの基盤の整備に関する提言", "（案）")
    assert all(one.target.key for one in printed.values())


@pytest.mark.parametrize("name", ["2026-digital", "2027-digital", "2027-mayors-sample"])
def test_of_the_samples_every_paragraph_knows_its_place(name: str) -> None:
    workspace = Workspace.at(resources.bundled())
    opened = pipeline.open_document(str(resources.bundled() / "drafts" / f"{name}.yaml"), workspace)
    now = sent.now(opened, workspace)
    assert [one.raw for one in now.printed if not one.target.key] == []
    keys = [(one.target.key, one.target.nth, one.target.row, one.target.column) for one in now.printed]
    assert len(set(keys)) == len(keys)
    clauses = {node.clause for node in printing.nodes(opened.document) if node.clause}
    assert clauses == {one.target.clause for one in now.printed if one.target.clause}


def test_a_version_is_kept_once_and_told_to_be_wanted_still(root: Path) -> None:
    workspace, opened, data = _opened(root)
    sent.keep(workspace, opened, data)
    (place,) = sent.folder(workspace).iterdir()
    before = {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in place.iterdir()}
    assert sorted(before) == ["draft.yaml", "printed.json", "sent.docx"]
    assert before["sent.docx"][0] == data
    os.utime(place, (1_000_000_000, 1_000_000_000))
    sent.keep(workspace, opened, data)
    assert {file.name: (file.read_bytes(), file.stat().st_mtime_ns) for file in place.iterdir()} == before
    assert place.stat().st_mtime > 1_000_000_000
    assert [one.name for one in sent.folder(workspace).iterdir()] == [place.name]


def test_too_many_versions_go_the_oldest_first(root: Path) -> None:
    place = root / "sent"
    for number in range(20):
        one = place / f"{number:032x}"
        one.mkdir(parents=True)
        (one / "sent.docx").write_bytes(bytes(100))
        os.utime(one, (1_000_000_000 - number, 1_000_000_000 - number))
    (place / "people's own notes").mkdir()
    assert sent.clean(place, versions=15) == 5
    assert sent.clean(place, versions=15) == 0
    assert sorted(one.name for one in place.iterdir()) == [*(f"{n:032x}" for n in range(15)), "people's own notes"]
    assert sent.clean(place, size=1_000) == 5
    assert sent.clean(place, versions=0, size=0) == 9  # the newest always stays


def test_a_version_that_was_damaged_is_as_good_as_none(root: Path) -> None:
    workspace, opened, data = _opened(root)
    sent.keep(workspace, opened, data)
    source = identity.of(data, "x").source
    (place,) = sent.folder(workspace).iterdir()
    for name, wrong in (("printed.json", b"{"), ("printed.json", b"[]"), ("sent.docx", b"PK"), ("draft.yaml", b"\xff")):
        right = (place / name).read_bytes()
        (place / name).write_bytes(wrong)
        assert sent.find(workspace, source) is None, name
        (place / name).write_bytes(right)
    assert sent.find(workspace, source) is not None
    assert [one.hash for one in sent.versions(workspace, identity.of(data, "x").document)] == [source]


def test_nothing_is_kept_in_the_bundled_workspace_nor_of_a_past_document(root: Path) -> None:
    workspace, opened, data = _opened(root)
    bundled = Workspace(root, bundled=True)
    sent.keep(bundled, opened, data)
    file = root / "past.docx"
    file.write_bytes(data)
    past = pipeline.open_document(str(file), workspace)
    sent.keep(workspace, past, data)
    assert not sent.folder(workspace).exists()


def test_what_stops_keeping_is_told_and_stops_nothing(root: Path) -> None:
    workspace, opened, data = _opened(root)
    (root / ".drafter").write_text("a file where the folder would be", encoding="utf-8")
    told = sent.keep_or_tell(workspace, opened, data)
    assert told is not None
    assert "5.yaml" in told.ja
    assert "5.yaml" in told.en
    assert sorted(one.name for one in root.iterdir()) == [".drafter", "drafts", "library"]


def test_render_and_build_keep_what_they_write(root: Path, drafter: Run) -> None:
    draft = root / "drafts" / "5.yaml"
    assert drafter("render", draft, "--to", "txt", "--output", root / "out").returncode == 0
    assert not (root / ".drafter" / "sent").exists()
    assert drafter("render", draft, "--to", "docx,txt", "--output", root / "out").returncode == 0
    (place,) = (root / ".drafter" / "sent").iterdir()
    assert (place / "sent.docx").read_bytes() == (root / "out" / "5.docx").read_bytes()
    draft.write_text(draft.read_text(encoding="utf-8").replace("特段の配慮", "格別の配慮"), encoding="utf-8")
    assert drafter("build", root / "drafts", "--to", "docx", "--output", root / "out").returncode == 0
    assert len(list((root / ".drafter" / "sent").iterdir())) == 2


def test_where_nothing_can_be_kept_the_file_is_written_all_the_same(root: Path, drafter: Run) -> None:
    (root / ".drafter").write_text("a file where the folder would be", encoding="utf-8")
    done = drafter("render", root / "drafts" / "5.yaml", "--to", "docx", "--output", root / "out")
    assert done.returncode == 0
    assert "could not be kept" in done.stderr
    assert (root / "out" / "5.docx").is_file()
    done = drafter("build", root / "drafts", "--to", "docx", "--output", root / "built")
    assert done.returncode == 0
    assert "could not be kept" in done.stderr
    assert (root / "built" / "5.docx").is_file()


def test_a_file_says_what_it_was_made_from(root: Path) -> None:
    _, _, data = _opened(root)
    known = identity.of(data, "x")
    assert known.draft == "5.yaml"
    assert len(known.document) == 36
    assert known.source.startswith("sha256:")
    assert "docProps/custom.xml" in members_of(data)
