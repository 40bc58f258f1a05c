"""``drafter check`` and ``drafter rules`` as a user meets them."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Run

from drafter.checks import engine
from drafter.cli import rules as rules_command
from drafter.inspection.noticed import NOTICED

DRAFT = """\
title: 道路の提言（案）
template: nga
issuer: 海辺の町
date: 2027-08
status: final
values:
  使わない値: 令和9年度
preamble:
  - 道路は暮らしを支えている。
lead: ""
sections:
  - heading: 道路
    clauses:
      - id: road
        text: 「点検計画に基づく更新を支援すること。
  - heading: 橋
    clauses:
      - {id: bridge, text: 塗装を支援すること。}
"""
COLLECTION = """\
collection: roads
clauses:
  - id: road
    text: 老朽化した舗装の更新を
"""


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    (tmp_path / "library").mkdir()
    (tmp_path / "drafts" / "road.yaml").write_text(DRAFT, encoding="utf-8")
    (tmp_path / "library" / "roads.yaml").write_text(COLLECTION, encoding="utf-8")
    return tmp_path


def test_text_shows_place_rule_and_words(drafter: Run, workspace: Path) -> None:
    done = drafter("check", "drafts/road.yaml", cwd=workspace)
    assert done.returncode == 1
    lines = done.stdout.splitlines()
    assert "drafts/road.yaml:1:13: error PRT005 draft-mark: the document is final, but says （案）" in lines
    assert done.stderr == "1 file checked: 3 errors, 2 warnings, 0 info\n"
    assert done.stdout.isprintable() or "\x1b" not in done.stdout


def test_the_caret_stands_under_wide_characters(drafter: Run, workspace: Path) -> None:
    lines = drafter("check", "drafts/road.yaml", cwd=workspace).stdout.splitlines()
    at = next(n for n, line in enumerate(lines) if "TXT002" in line)
    assert lines[at].startswith("drafts/road.yaml:15:15: ")
    assert lines[at + 1] == "          text: 「点検計画に基づく更新を支援すること。"
    assert lines[at + 2] == " " * 16 + "^" * 24


def test_japanese(drafter: Run, workspace: Path) -> None:
    done = drafter("check", "drafts/road.yaml", cwd=workspace, lang="ja")
    assert "確定した文書に（案）が残っています" in done.stdout.replace(" ", "")
    assert done.stderr == "1 件のファイルを点検: 誤り 3、警告 2、情報 0\n"


def test_json_is_one_value(drafter: Run, workspace: Path) -> None:
    done = drafter("check", ".", "none.yaml", "--format", "json", cwd=workspace)
    assert done.returncode == 2
    value = json.loads(done.stdout)
    assert value["files"] == 2
    assert {(f["file"], f["code"]) for f in value["findings"]} == {
        *(("drafts/road.yaml", code) for code in ("PRT003", "PRT004", "PRT005", "TXT002", "VAL002")),
        ("library/roads.yaml", "TXT001"),
    }
    assert [error["file"] for error in value["errors"]] == ["none.yaml"]
    for finding in value["findings"]:
        assert {"code", "name", "severity", "message", "file", "line", "column"} <= set(finding)


def test_one_bad_file_does_not_stop_the_others(drafter: Run, workspace: Path) -> None:
    (workspace / "drafts" / "bad.yaml").write_text("title: [\n", encoding="utf-8")
    done = drafter("check", "drafts", cwd=workspace)
    assert done.returncode == 2
    assert "PRT005" in done.stdout
    assert "bad.yaml" in done.stderr
    assert "1 input not checked" in done.stderr


@pytest.mark.parametrize(
    ("level", "code"), [("error", 0), ("warning", 1), ("info", 1)], ids=["error", "warning", "info"]
)
def test_fail_on(drafter: Run, tmp_path: Path, level: str, code: int) -> None:
    text = "道路の提言\n\n(1) 舗装\n舗装の更新を支援すること。\n\n（２） 照明\n照明の更新を支援すること。\n"
    (tmp_path / "road.txt").write_text(text, encoding="utf-8")
    assert drafter("check", "road.txt", "--fail-on", level, cwd=tmp_path).returncode == code


def test_stdin(drafter: Run, tmp_path: Path) -> None:
    done = drafter("check", "-", "--from-format", "yaml", cwd=tmp_path, stdin=DRAFT.encode())
    assert done.returncode == 1
    assert "-:1:13: error PRT005" in done.stdout
    assert drafter("check", "-", cwd=tmp_path, stdin=DRAFT.encode()).returncode == 2


def test_each_kind_is_recognised(drafter: Run, workspace: Path) -> None:
    (workspace / "templates").mkdir()
    (workspace / "templates" / "town.yaml").write_text(
        "template: town\nphrases:\n  lead_pattern: '(ついては'\n", encoding="utf-8"
    )
    (workspace / "drafter.yaml").write_text("rules: {number-gapp: error}\n", encoding="utf-8")
    (workspace / "photo.png").write_bytes(b"\x89PNG")
    done = drafter("check", ".", cwd=workspace)
    assert "drafter.yaml:1:22: warning SET001 unknown-rule" in done.stdout or "SET001" in done.stdout
    assert "templates/town.yaml:3:17: error TPL001 bad-pattern" in done.stdout
    assert "1 file(s) of other kinds not checked: photo.png" in done.stderr


def test_settings_count(drafter: Run, workspace: Path) -> None:
    (workspace / "drafter.yaml").write_text(
        "rules: {draft-mark: off, TXT002: info}\n"
        "suppress:\n  - {rule: value-unused, file: road.yaml, reason: 後で使う}\n",
        encoding="utf-8",
    )
    done = drafter("check", "drafts", "--format", "json", cwd=workspace)
    found = {f["name"]: f["severity"] for f in json.loads(done.stdout)["findings"]}
    assert found == {"lead-in": "warning", "date-missing": "error", "bracket-unbalanced": "info"}


def test_an_empty_folder_and_an_unknown_format(drafter: Run, tmp_path: Path) -> None:
    done = drafter("check", tmp_path, cwd=tmp_path)
    assert done.returncode == 2
    assert "nothing to check" in done.stderr
    done = drafter("check", "x.yaml", "--format", "xml", cwd=tmp_path)
    assert done.returncode == 2
    assert all(form in done.stderr for form in ("text", "json", "sarif", "github", "junit", "html"))


@pytest.mark.parametrize("words", [["check", str(ROOT / "drafts")], ["rules"]], ids=["check", "rules"])
def test_nothing_heavy_is_loaded(words: list[str]) -> None:
    code = (
        "import sys; from drafter.cli.main import run; code = run(sys.argv[1:]);"
        "heavy = {'textual', 'docx', 'lxml', 'pypdf', 'pdfplumber', 'pypdfium2'} & set(sys.modules);"
        "assert not heavy, heavy; sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", code, *words], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_rules_are_listed_and_explained(drafter: Run) -> None:
    listed = drafter("rules").stdout
    assert all(entry.rule.code in listed and entry.rule.name in listed for entry in engine.checks())
    by_code = drafter("rules", "NUM001", lang="ja").stdout
    assert by_code == drafter("rules", "number-gap", lang="ja").stdout
    assert "根拠" in by_code
    assert json.loads(drafter("rules", "num001", "--format", "json").stdout)["name"] == "number-gap"
    assert len(json.loads(drafter("rules", "--format", "json").stdout)) == len(engine.checks())
    done = drafter("rules", "number-gapp")
    assert (done.returncode, "number-gap" in done.stderr) == (2, True)


@pytest.mark.parametrize(("name", "lang"), [("rules.md", "en"), ("rules.ja.md", "ja")])
def test_the_page_of_the_rules_is_up_to_date(name: str, lang: str) -> None:
    page = rules_command.markdown([entry.rule for entry in engine.checks()], lang)  # type: ignore[arg-type]
    repair = f"drafter rules --format md --lang {lang} > docs/{name}"
    assert (ROOT / "docs" / name).read_text(encoding="utf-8") == page, f"out of date; repair with: {repair}"


def test_every_code_that_a_user_can_meet_is_explained() -> None:
    """No module makes a finding with a code that ``drafter rules`` does not know."""
    known = {entry.rule.code for entry in engine.checks()} | {noticed.code for noticed in NOTICED}
    used: set[str] = set()
    for folder in ("readers", "compose", "library", "checks", "cli"):
        for file in (ROOT / "drafter" / folder).rglob("*.py"):
            used |= set(re.findall(r'"([A-Z]{3,4}[0-9]{3})"', file.read_text(encoding="utf-8")))
    assert used <= known, used - known
    names = {*(entry.rule.name for entry in engine.checks()), *(noticed.name for noticed in NOTICED)}
    assert len(names) == len(known)


def test_a_collection_is_checked_among_its_neighbours(drafter: Run, workspace: Path) -> None:
    """Sources may stand in another file of the folder; an id used twice is told once, under the name as given."""
    (workspace / "library" / "sources.yaml").write_text(
        "collection: sources\nsources: [{id: old, title: 提言}]\n", encoding="utf-8"
    )
    (workspace / "library" / "roads.yaml").write_text(
        "collection: roads\nclauses:\n"
        "  - {id: road, text: 更新を支援すること。, precedents: [{source: old}, {source: older}]}\n"
        "  - {id: road, text: 塗装を支援すること。}\n",
        encoding="utf-8",
    )
    done = drafter("check", "library/roads.yaml", "--format", "json", cwd=workspace)
    found = [(f["file"], f["line"], f["code"]) for f in json.loads(done.stdout)["findings"]]
    assert found == [("library/roads.yaml", 3, "LIB003"), ("library/roads.yaml", 4, "LIB001")]


def test_an_unknown_template_and_an_unknown_clause(drafter: Run, workspace: Path) -> None:
    draft = workspace / "drafts" / "road.yaml"
    draft.write_text(
        "title: 提言\ntemplate: ngaa\nsections: [{heading: 道路, clauses: [{use: roda}]}]\n", encoding="utf-8"
    )
    done = drafter("check", "drafts/road.yaml", cwd=workspace)
    assert done.returncode == 2
    assert 'drafts/road.yaml:2:11: there is no template "ngaa"' in done.stderr
    draft.write_text("title: 提言\nsections: [{heading: 道路, clauses: [{use: roda}]}]\n", encoding="utf-8")
    found = json.loads(drafter("check", "drafts/road.yaml", "--format", "json", cwd=workspace).stdout)["findings"]
    assert [(f["line"], f["column"], f["name"]) for f in found if f.get("clause") == "roda"] == [
        (2, 42, "unknown-clause")
    ]


def test_a_fault_that_many_files_share_is_told_once(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    for n in range(3):
        (tmp_path / f"drafts/{n}.yaml").write_text("title: 提言\n", encoding="utf-8")
    done = drafter("check", "drafts", "--workspace", "nowhere", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("there is no such workspace folder")) == (2, 1)
    (tmp_path / "drafter.yaml").write_text("templte: nga\n", encoding="utf-8")
    done = drafter("check", "drafts", cwd=tmp_path)
    assert (done.returncode, done.stderr.count("drafter.yaml:1:1")) == (2, 1)
    assert "3 inputs not checked" in done.stderr


def test_settings_that_name_what_does_not_exist(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "drafter.yaml").write_text(
        "template: ngaa\nrules: {lone-itm: off}\nsuppress:\n  - {rule: no-such, reason: x}\n"
        "output: {formats: [docx, odt]}\n",
        encoding="utf-8",
    )
    done = drafter("check", "drafter.yaml", cwd=tmp_path)
    assert done.returncode == 1
    told = {tuple(line.split(" ")[:3]) for line in done.stdout.splitlines() if line.startswith("drafter.yaml")}
    assert told == {
        ("drafter.yaml:1:11:", "error", "SET002"),
        ("drafter.yaml:2:19:", "warning", "SET001"),
        ("drafter.yaml:4:12:", "warning", "SET001"),
        ("drafter.yaml:5:26:", "error", "SET003"),
    }


def test_a_template_with_an_unknown_scheme_is_told_at_its_line(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/own.yaml").write_text("template: own\nnumbering: nga-2025\n", encoding="utf-8")
    (tmp_path / "a.yaml").write_text("title: 提言\ntemplate: own\n", encoding="utf-8")
    for words in (("check", "templates/own.yaml"), ("check", "a.yaml"), ("render", "a.yaml")):
        done = drafter(*words, cwd=tmp_path)
        assert (done.returncode, "templates/own.yaml:2:12" in done.stderr) == (2, True), done.stderr


def test_a_template_whose_name_is_not_its_files(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates/own.yaml").write_text("template: other\nnumbering: nga\n", encoding="utf-8")
    done = drafter("check", "templates", cwd=tmp_path)
    assert "templates/own.yaml:1:11: warning TPL002" in done.stdout


def test_a_suppression_holds_from_whichever_folder_one_checks(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "drafts").mkdir()
    draft = "title: 提言\nsections:\n  - heading: 橋\n    clauses: [{id: d, text: Ⅳの２のとおり支援すること。}]\n"
    (tmp_path / "drafts/s.yaml").write_text(draft, encoding="utf-8")
    (tmp_path / "drafter.yaml").write_text(
        "suppress: [{rule: REF001, file: drafts/s.yaml, reason: 仮置き}]\n", encoding="utf-8"
    )
    named = [(tmp_path, "drafts/s.yaml"), (tmp_path / "drafts", "s.yaml"), (ROOT, str(tmp_path / "drafts/s.yaml"))]
    for folder, name in named:
        assert "REF001" not in drafter("check", name, cwd=folder).stdout
    (tmp_path / "drafts/s.yaml").rename(tmp_path / "drafts/t.yaml")
    assert "REF001" in drafter("check", "t.yaml", cwd=tmp_path / "drafts").stdout
