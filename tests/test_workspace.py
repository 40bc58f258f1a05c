"""Workspaces: which folder counts, what is in it, what is bundled."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from conftest import ROOT

from drafter.errors import InputError
from drafter.workspace import Workspace


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "drafts" / "deep").mkdir(parents=True)
    (tmp_path / "drafts" / "b.yaml").write_text("title: b\n", encoding="utf-8")
    (tmp_path / "drafts" / "a.yaml").write_text("title: a\n", encoding="utf-8")
    (tmp_path / "drafts" / "note.txt").write_text("x", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("marker", ["drafter.yaml", "library", "templates", "drafts"])
def test_the_nearest_parent_with_a_marker(tmp_path: Path, marker: str) -> None:
    inner = tmp_path / "x" / "y"
    inner.mkdir(parents=True)
    if marker.endswith(".yaml"):
        (tmp_path / marker).write_text("template: mayors\n", encoding="utf-8")
    else:
        (tmp_path / marker).mkdir()
    found = Workspace.find(inner)
    assert found.root.resolve() == tmp_path.resolve()
    assert found.settings.template == ("mayors" if marker == "drafter.yaml" else "")
    assert not found.bundled


def test_from_a_file_in_it(folder: Path) -> None:
    assert Workspace.find(folder / "drafts" / "a.yaml").root.resolve() == folder.resolve()


def test_the_given_one_counts(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    other = tmp_path_factory.mktemp("other")
    assert Workspace.find(folder, other).root == other
    with pytest.raises(InputError, match="no such workspace"):
        Workspace.find(folder, folder / "none")
    with pytest.raises(InputError, match="no such workspace"):
        Workspace.find(folder, folder / "drafts" / "a.yaml")


def test_otherwise_the_bundled_one(tmp_path: Path) -> None:
    found = Workspace.find(tmp_path)
    assert found.bundled
    assert found.root == ROOT
    assert "fiber-coverage" in found.library().clauses


def test_drafts_by_name(folder: Path) -> None:
    assert [path.name for path in Workspace.find(folder).drafts()] == ["a.yaml", "b.yaml"]
    assert Workspace.find(folder / "nowhere", folder / "drafts").drafts() == ()


def test_paths_are_short_where_the_user_stands(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    assert str(Workspace.find().root) == "."
    assert str(Workspace.find().drafts()[0]) == str(Path("drafts/a.yaml"))


class TestTemplates:
    def test_bundled(self, folder: Path) -> None:
        workspace = Workspace.find(folder)
        assert workspace.template_names() == ("koyobun", "mayors", "nga", "nga-2024", "tategaki")
        assert workspace.template("nga").template == "nga"
        assert workspace.template("nga") is workspace.template("nga")

    def test_own_ones_come_first(self, folder: Path) -> None:
        (folder / "templates").mkdir()
        (folder / "templates" / "nga.yaml").write_text("template: nga\ntitle: 自前\n", encoding="utf-8")
        (folder / "templates" / "ours.yaml").write_text("template: ours\nnumbering: koyobun\n", encoding="utf-8")
        workspace = Workspace.find(folder)
        assert workspace.template("nga").title == "自前"
        assert workspace.template("ours").numbering == "koyobun"
        assert "ours" in workspace.template_names()

    def test_by_path(self, folder: Path) -> None:
        (folder / "style.yaml").write_text("template: style\n", encoding="utf-8")
        assert Workspace.find(folder).template("style.yaml").template == "style"
        assert Workspace.find(folder).template(str(folder / "style.yaml")).template == "style"
        with pytest.raises(InputError, match="no such file"):
            Workspace.find(folder).template("none.yaml")

    def test_unknown(self, folder: Path) -> None:
        with pytest.raises(InputError) as caught:
            Workspace.find(folder).template("nag")
        assert "koyobun, mayors, nga, nga-2024" in caught.value.text("en")
        assert "「nga」ではありませんか" in caught.value.text("ja")

    def test_one_that_is_not_valid(self, folder: Path) -> None:
        (folder / "templates").mkdir()
        (folder / "templates" / "bad.yaml").write_text("template: bad\nmax_depth: 99\n", encoding="utf-8")
        with pytest.raises(InputError, match="large"):
            Workspace.find(folder).template("bad")


class TestLibrary:
    def test_own_one_instead_of_the_bundled(self, folder: Path) -> None:
        (folder / "library").mkdir()
        (folder / "library" / "own.yaml").write_text("collection: o\nclauses: [{id: x, text: y}]\n", encoding="utf-8")
        workspace = Workspace.find(folder)
        assert list(workspace.library().clauses) == ["x"]
        assert workspace.library() is workspace.library()

    def test_read_anew_when_told(self, folder: Path) -> None:
        shutil.copytree(ROOT / "library", folder / "library")
        workspace = Workspace.find(folder)
        count = len(workspace.library())
        (folder / "library" / "zz.yaml").write_text("collection: z\nclauses: [{id: zz, text: y}]\n", encoding="utf-8")
        assert len(workspace.library()) == count
        workspace.forget()
        assert len(workspace.library()) == count + 1

    def test_a_bad_collection(self, folder: Path) -> None:
        (folder / "library").mkdir()
        (folder / "library" / "bad.yaml").write_text("collection: o\nclauses: 1\n", encoding="utf-8")
        with pytest.raises(InputError, match="list"):
            Workspace.find(folder).library()
        assert [f.code for f in Workspace.find(folder).library(strict=False).findings] == ["LIB008"]


def test_settings_that_are_not_valid(folder: Path) -> None:
    (folder / "drafter.yaml").write_text("rulez: {}\n", encoding="utf-8")
    with pytest.raises(InputError) as caught:
        Workspace.find(folder)
    assert "drafter.yaml:1:1" in caught.value.text("en")
    assert '"rules"' in caught.value.text("en")
