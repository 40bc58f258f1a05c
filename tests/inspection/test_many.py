"""Folders: all files, over several processes, in the same order and with the same exit code."""

from __future__ import annotations

import json
from pathlib import Path

from conftest import Run

from drafter.inspection import run
from drafter.inspection.run import Job

GOOD = "title: 提言\nsections:\n  - heading: 一\n    clauses:\n      - {id: a, text: 整備すること。}\n"


def folder(tmp_path: Path, count: int) -> Path:
    (tmp_path / "drafts").mkdir()
    for number in range(count):
        text = GOOD.replace("整備", "整備をを" if number == 3 else "整備")
        (tmp_path / "drafts" / f"{number:02}.yaml").write_text(text, encoding="utf-8")
    return tmp_path / "drafts"


def test_the_result_does_not_depend_on_the_number_of_processes(tmp_path: Path, drafter: Run) -> None:
    where = folder(tmp_path, 9)
    (where / "05.yaml").write_text("title: [", encoding="utf-8")
    runs = [drafter("check", str(where), "--format", "json", "--jobs", jobs) for jobs in ("1", "3")]
    assert runs[0].stdout == runs[1].stdout
    assert [done.returncode for done in runs] == [2, 2]
    value = json.loads(runs[0].stdout)
    assert value["files"] == 8
    assert [error["file"] for error in value["errors"]] == [str(where / "05.yaml")]


def test_each_outcome_is_told_as_it_comes(tmp_path: Path) -> None:
    files = [str(path) for path in sorted(folder(tmp_path, 4).iterdir())]
    told: list[str] = []
    outcomes = run.check(files, Job(), 1, lambda outcome: told.append(outcome.file))
    assert told == files == [outcome.file for outcome in outcomes]
    assert [bool(o.checked and any(f.code == "TYP001" for f in o.checked.findings)) for o in outcomes] == [
        False,
        False,
        False,
        True,
    ]


def test_no_processes_at_all(drafter: Run) -> None:
    assert drafter("check", "x.yaml", "--jobs", "0").returncode == 2
