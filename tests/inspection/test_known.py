"""What is accepted, and what was there before: known again after edits, told when it is needed no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from hypothesis import given
from hypothesis import strategies as st

from drafter.checks import acceptance
from drafter.findings import Finding, Severity
from drafter.language import Message

DRAFT = """\
title: 提言
template: nga
issuer: ○○知事会
date: 2027-08-01
preamble:
  - 背景を述べる。
  - ついては、次のとおり提言する。
sections:
  - heading: 基盤
    clauses:
      - id: one
        text: 整備をを支援すること。
      - id: two
        text: 財源のの確保を図ること。
  - heading: 人材
    clauses:
      - id: three
        text: 育成を支援すること。
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    (tmp_path / "drafts").mkdir()
    file = tmp_path / "drafts" / "a.yaml"
    file.write_text(DRAFT, encoding="utf-8")
    return file


def found(drafter: Run, file: Path, *words: str) -> list[tuple[str, int]]:
    done = drafter("check", str(file), "--format", "json", *words)
    assert done.returncode in (0, 1), done.stderr
    return [(one["code"], one["line"]) for one in json.loads(done.stdout)["findings"]]


def test_an_accepted_finding_stays_accepted_when_lines_and_neighbours_change(draft: Path, drafter: Run) -> None:
    assert found(drafter, draft) == [("TYP001", 12), ("TYP001", 14)]
    assert found(drafter, draft, "--accept", "TYP001@12", "--reason", "固有の言い回し") == [("TYP001", 14)]
    sidecar = draft.with_name("a.accepted.yaml")
    assert "固有の言い回し" in sidecar.read_text(encoding="utf-8")
    text = draft.read_text(encoding="utf-8").replace("title: 提言", "# 注\ntitle: 提言")
    draft.write_text(
        text.replace("整備をを支援すること。", "国において、整備をを強力に支援すること。"), encoding="utf-8"
    )
    assert found(drafter, draft) == [("TYP001", 15)]


def test_an_acceptance_that_nothing_needs_is_told(draft: Path, drafter: Run) -> None:
    found(drafter, draft, "--accept", "doubled-particle", "--reason", "確認済み")
    assert found(drafter, draft) == []
    draft.write_text(DRAFT.replace("をを", "を"), encoding="utf-8")
    assert [code for code, _ in found(drafter, draft)] == ["ACC001"]
    found(drafter, draft, "--accept", "ACC001", "--reason", "x")  # no finding of the draft itself: still told


def test_the_sidecar_is_no_draft(draft: Path, drafter: Run) -> None:
    found(drafter, draft, "--accept", "TYP001", "--reason", "確認済み")
    done = drafter("build", str(draft.parent), "--output", str(draft.parent.parent / "out"), "--to", "txt")
    assert done.returncode == 0
    assert [path.name for path in (draft.parent.parent / "out").iterdir()] == ["a.txt"]
    assert drafter("check", str(draft.parent)).stderr.startswith("1 file checked")
    assert drafter("check", str(draft.with_name("a.accepted.yaml"))).returncode == 0


def test_a_broken_sidecar_accepts_nothing_and_says_so(draft: Path, drafter: Run) -> None:
    draft.with_name("a.accepted.yaml").write_text("accepted:\n  - rule: TYP001\n", encoding="utf-8")
    done = drafter("check", str(draft), "--format", "json")
    codes = [one["code"] for one in json.loads(done.stdout)["findings"]]
    assert codes == ["ACC002", "TYP001", "TYP001"]
    assert done.returncode == 1


@pytest.mark.parametrize(
    "words", [("--accept", "TYP001"), ("--accept", "NUM001", "--reason", "x"), ("--accept", "TYP001", "--fix")]
)
def test_accepting_what_cannot_be(draft: Path, drafter: Run, words: tuple[str, ...]) -> None:
    assert drafter("check", str(draft), *words).returncode == 2
    assert not draft.with_name("a.accepted.yaml").exists()


def test_a_baseline_leaves_only_what_is_new(draft: Path, drafter: Run, tmp_path: Path) -> None:
    kept = str(tmp_path / "base.json")
    found(drafter, draft, "--write-baseline", kept)
    assert found(drafter, draft, "--baseline", kept) == []
    moved = DRAFT.replace("title:", "# 注\ntitle:").replace("育成を支援", "育成をを支援")
    draft.write_text(moved, encoding="utf-8")
    assert found(drafter, draft, "--baseline", kept) == [("TYP001", 19)]
    done = drafter("check", str(draft), "--baseline", kept)
    assert "2 known from the baseline" in done.stderr


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"drafter_baseline": 2, "findings": []}', "[" * 9000])
def test_what_is_no_baseline(draft: Path, drafter: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "base.json").write_text(text, encoding="utf-8")
    done = drafter("check", str(draft), "--baseline", str(tmp_path / "base.json"))
    assert done.returncode == 2
    assert "Traceback" not in done.stderr


def finding(around: str, clause: str | None = None) -> Finding:
    return Finding("TYP001", "doubled-particle", Severity.WARNING, Message("x", "x"), clause=clause, around=around)


@given(st.text("国地方の財源を", max_size=8), st.text("確保支援に", max_size=8))
def test_an_acceptance_fits_its_own_finding(before: str, after: str) -> None:
    one = finding(f"{before}[をを]{after}")
    assert acceptance.fits(one, acceptance.entry_of(one, "x"))
    other = finding(f"{before}[のの]{after}")
    assert not acceptance.fits(other, acceptance.entry_of(one, "x"))


def test_another_place_with_the_same_words_is_not_accepted() -> None:
    one = finding("基盤の整備[をを]支援すること。")
    assert not acceptance.fits(finding("人材の育成[をを]図ること。"), acceptance.entry_of(one, "x"))
