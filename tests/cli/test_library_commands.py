"""search, schema, init and new, as a user runs them."""

from __future__ import annotations

import difflib
import json
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Run

from drafter.cli import main
from drafter.model.loading import load_draft
from drafter.workspace import Workspace


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> object:
    """Runs a command in this process: exit code, stdout, stderr."""
    monkeypatch.setenv("LC_ALL", "en_US.UTF-8")

    def go(*words: str | Path) -> tuple[int, str, str]:
        code = main.run([str(word) for word in words])
        out, err = capsys.readouterr()
        return code, out, err

    return go


@pytest.fixture
def made(tmp_path: Path, run) -> Path:  # type: ignore[no-untyped-def]
    """A fresh workspace."""
    folder = tmp_path / "作業"
    assert run("init", folder)[0] == 0
    return folder


class TestSearch:
    def test_text(self, run) -> None:  # type: ignore[no-untyped-def]
        code, out, err = run("search", "光ファイバ", "離島")
        assert code == 0
        assert out.startswith("fiber-islands  離島における光ファイバの整備と維持\n")
        assert "全国知事会「デジタル社会の実現に向けた提言」2024-08-01" in out
        assert err == ""

    def test_json_is_one_value_and_nothing_else(self, run) -> None:  # type: ignore[no-untyped-def]
        code, out, err = run("search", "光ファイバ", "--format", "json", "--limit", "2")
        hits = json.loads(out)
        assert (code, err, len(hits)) == (0, "", 2)
        assert {"id", "heading", "text", "collection", "topics", "ministries", "slots", "precedents", "status"} <= set(
            hits[0]
        )
        assert hits[0]["exact"] is True
        assert hits[0]["line"] > 0
        assert hits[0]["precedents"][0]["title"]

    def test_nothing_found(self, run) -> None:  # type: ignore[no-untyped-def]
        assert run("search", "zzzz") == (0, "", "nothing found\n")
        assert run("search", "zzzz", "--format", "json") == (0, "[]\n", "")

    def test_it_tells_of_more(self, run) -> None:  # type: ignore[no-untyped-def]
        code, _, err = run("search", "支援", "--limit", "1")
        assert code == 0
        assert "--limit" in err
        assert run("search", "光ファイバ", "離島", "--limit", "5")[2] == ""

    def test_similar(self, run) -> None:  # type: ignore[no-untyped-def]
        code, out, err = run("search", "デジタルデバインド", "--lang", "ja")
        assert code == 0
        assert "似たもの" in err
        assert "デバイド" in out

    def test_filters(self, run) -> None:  # type: ignore[no-untyped-def]
        hits = json.loads(run("search", "--topic", "防災", "--ministry", "総務省", "--format", "json")[1])
        assert hits
        assert all("総務省" in hit["ministries"] and "防災" in " ".join(hit["topics"]) for hit in hits)

    def test_own_library_and_what_cannot_be_read_in_it(self, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "library").mkdir()
        (tmp_path / "library" / "a.yaml").write_text(
            "collection: a\nclauses: [{id: own, text: 固有}]\n", encoding="utf-8"
        )
        (tmp_path / "library" / "b.yaml").write_text("collection: b\nclauses: 1\n", encoding="utf-8")
        code, out, err = run("--workspace", tmp_path, "search", "固有")
        assert code == 0
        assert out.startswith("own\n")
        assert "b.yaml:2:10" in err

    def test_control_characters_do_not_reach_the_terminal(self, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "library").mkdir()
        text = 'collection: a\nclauses: [{id: own, text: "固有\u202eとなる"}]\n'
        (tmp_path / "library" / "a.yaml").write_text(text, encoding="utf-8")
        assert "\u202e" not in run("-w", tmp_path, "search", "固有")[1]


class TestSchema:
    @pytest.mark.parametrize("name", ["draft", "collection", "template", "settings"])
    def test_print(self, run, name: str) -> None:  # type: ignore[no-untyped-def]
        code, out, _ = run("schema", name)
        assert code == 0
        assert json.loads(out)["$schema"].endswith("2020-12/schema")
        assert out == (ROOT / "schema" / f"{name}.schema.json").read_text(encoding="utf-8")

    def test_write_then_check(self, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        folder = tmp_path / "schema"
        assert run("schema", "--check", folder)[0] == 1
        assert run("schema", "--write", folder)[0] == 0
        assert run("schema", "--check", folder)[0] == 0
        (folder / "draft.schema.json").write_text("{}", encoding="utf-8")
        code, _, err = run("schema", "--check", folder)
        assert code == 1
        assert "draft.schema.json" in err
        assert f"drafter schema --write {folder}" in err

    def test_a_name_that_is_none(self, run) -> None:  # type: ignore[no-untyped-def]
        assert run("schema", "drafts")[0] == 2

    def test_an_output_that_cannot_be_written(self, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "file").write_text("x", encoding="utf-8")
        code, _, err = run("schema", "--write", tmp_path / "file")
        assert code == 3
        assert "Traceback" not in err


class TestInit:
    def test_what_it_makes(self, made: Path) -> None:
        assert sorted(path.name for path in made.iterdir()) == [
            "drafter.yaml",
            "drafts",
            "library",
            "schema",
            "templates",
        ]
        for folder in ("drafts", "library", "schema", "templates"):
            for path in (ROOT / folder).glob("*.*"):
                assert (made / folder / path.name).read_bytes() == path.read_bytes()
        workspace = Workspace.find(made)
        assert workspace.root.resolve() == made.resolve()
        assert workspace.settings.template == "nga"
        assert not workspace.bundled

    def test_its_drafts_check_clean(self, made: Path, drafter: Run) -> None:
        done = drafter("check", "drafts", cwd=made)
        assert done.returncode == 0, done.stdout + done.stderr

    def test_it_never_overwrites(self, made: Path, run) -> None:  # type: ignore[no-untyped-def]
        (made / "drafts" / "2027-digital.yaml").write_text("title: mine\n", encoding="utf-8")
        code, _, err = run("init", made)
        assert code == 2
        assert "overwritten" in err
        assert (made / "drafts" / "2027-digital.yaml").read_text(encoding="utf-8") == "title: mine\n"

    def test_beside_what_is_there(self, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "notes.txt").write_text("x", encoding="utf-8")
        assert run("init", tmp_path)[0] == 0
        assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "x"

    def test_a_file_in_the_way_leaves_nothing(self, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "templates").write_text("x", encoding="utf-8")
        code, _, err = run("init", tmp_path)
        assert code in (2, 3)
        assert err
        assert [path.name for path in tmp_path.iterdir()] == ["templates"]

    def test_a_file_of_that_name(self, run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
        (tmp_path / "x").write_text("x", encoding="utf-8")
        assert run("init", tmp_path / "x")[0] == 2


class TestNew:
    @pytest.mark.parametrize("template", ["nga", "nga-2024", "koyobun", "mayors"])
    @pytest.mark.parametrize("lang", ["ja", "en"])
    def test_an_empty_draft_of_each_template(self, made: Path, run, template: str, lang: str) -> None:  # type: ignore[no-untyped-def]
        path = made / "drafts" / f"{template}.yaml"
        assert run("--lang", lang, "new", path, "--template", template)[0] == 0
        text = path.read_text(encoding="utf-8")
        assert text.startswith("# yaml-language-server: $schema=../schema/draft.schema.json\n# ")
        draft = load_draft(path).value
        assert (draft.template, draft.status, draft.date) == (template, "draft", None)
        assert run("outline", path)[0] == 0

    def test_the_ending_is_added_and_nothing_overwritten(self, made: Path, run) -> None:  # type: ignore[no-untyped-def]
        assert run("new", made / "drafts" / "2028")[0] == 0
        before = (made / "drafts" / "2028.yaml").read_bytes()
        code, _, err = run("new", made / "drafts" / "2028.yaml")
        assert code == 2
        assert "already there" in err
        assert (made / "drafts" / "2028.yaml").read_bytes() == before

    def test_an_unknown_template(self, made: Path, run) -> None:  # type: ignore[no-untyped-def]
        code, _, err = run("new", made / "drafts" / "x.yaml", "--template", "nag")
        assert code == 2
        assert 'did you mean "nga"' in err
        assert not (made / "drafts" / "x.yaml").exists()

    def test_last_year_carried_over(self, made: Path, run) -> None:  # type: ignore[no-untyped-def]
        last, path = made / "drafts" / "2027-digital.yaml", made / "drafts" / "2028-digital.yaml"
        code, _, err = run("new", path, "--from", last)
        assert code == 0
        old, new = load_draft(last).value, load_draft(path).value
        assert (new.previous, new.date, new.status) == ("2027-digital.yaml", None, "draft")
        assert (new.sections, new.preamble) == (old.sections, old.preamble)
        assert new.values["整備目標年度"] == "令和10年度"
        assert "整備目標年度: 令和9年度 → 令和10年度" in err
        assert "title still names a year" in err
        lines = difflib.ndiff(last.read_text("utf-8").splitlines(), path.read_text("utf-8").splitlines())
        changed = [line for line in lines if line.startswith(("- ", "+ "))]
        assert all("年度" in line or line[2:].startswith(("date:", "previous:")) for line in changed)

    def test_into_another_folder_and_style(self, made: Path, run) -> None:  # type: ignore[no-untyped-def]
        path = made / "next" / "2028.yaml"
        assert run("new", path, "--from", made / "drafts" / "2027-digital.yaml", "--template", "koyobun")[0] == 0
        draft = load_draft(path).value
        assert (draft.previous, draft.template) == ("../drafts/2027-digital.yaml", "koyobun")

    def test_last_year_from_standard_input(self, made: Path, drafter: Run) -> None:
        last = (made / "drafts" / "2027-digital.yaml").read_bytes()
        done = drafter("new", "drafts/x.yaml", "--from", "-", cwd=made, stdin=last)
        assert done.returncode == 0, done.stderr
        assert load_draft(made / "drafts" / "x.yaml").value.previous == ""

    def test_last_year_that_cannot_be_read(self, made: Path, run) -> None:  # type: ignore[no-untyped-def]
        (made / "drafts" / "bad.yaml").write_text("title: x\nsections: 1\n", encoding="utf-8")
        for last in ("none.yaml", "bad.yaml"):
            assert run("new", made / "drafts" / "x.yaml", "--from", made / "drafts" / last)[0] == 2
            assert not (made / "drafts" / "x.yaml").exists()


def test_search_loads_little() -> None:
    """Searching needs neither the screen nor Word."""
    code = (
        "import sys; from drafter.cli import main; main.run(['search', '光ファイバ']);"
        "heavy = {'textual', 'docx', 'lxml', 'ruamel', 'jsonschema', 'rapidfuzz'};"
        "print(sorted(heavy & set(sys.modules)), file=sys.stderr)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stderr.strip() == "[]"


def test_missing_schemas_are_told_as_missing(drafter: Run, tmp_path: Path) -> None:
    done = drafter("schema", "--check", "mine", cwd=tmp_path)
    assert done.returncode == 1
    assert "is missing (to repair: drafter schema --write mine)" in done.stderr


def test_a_limit_below_one_is_refused(drafter: Run) -> None:
    assert drafter("search", "離島", "--limit", "0").returncode == 2


def test_a_draft_is_not_made_under_the_name_of_a_text(drafter: Run, tmp_path: Path) -> None:
    done = drafter("new", "n.txt", cwd=tmp_path)
    assert (done.returncode, "n.yaml" in done.stderr, list(tmp_path.iterdir())) == (2, True, [])
