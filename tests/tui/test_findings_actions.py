"""Findings on the screen: a repair is one edit that undo takes back; an acceptance needs a reason and is kept."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from drafter.model.draft import LocalClause
from drafter.tui.app import DrafterApp

from .desktop import DRAFT, burst, opened, settled, text, workspace

DAMAGED = DRAFT.replace("離島航路の欠航に備え、", "離島航路の欠航にに備え、")


def words(app: DrafterApp) -> str:
    value = app.bench.draft.sections[0].clauses[1]
    assert isinstance(value, LocalClause)
    return value.text


def codes(app: DrafterApp) -> list[str]:
    return [item.finding.code for item in app.bench.located]


def to(app: DrafterApp, code: str) -> None:
    items = app.bench.findings.list.items
    app.bench.findings.list.go(next(i for i, item in enumerate(items) if item.finding.code == code))


async def test_a_repair_is_an_edit(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path, DAMAGED)) as (app, pilot):
        assert "TYP001" in codes(app)
        await burst(app, pilot, "alt+f")  # the pane is not shown yet: it opens, nothing is changed
        assert words(app).startswith("離島航路の欠航にに備え")
        to(app, "TYP001")
        await settled(app, pilot)
        assert "「に」" in text(app)
        await burst(app, pilot, "alt+f")
        await settled(app, pilot)
        assert words(app).startswith("離島航路の欠航に備え")
        assert "TYP001" not in codes(app)
        await burst(app, pilot, "ctrl+z")
        await settled(app, pilot)
        assert words(app).startswith("離島航路の欠航にに備え")


async def test_a_finding_without_a_repair_says_so(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path, DAMAGED)) as (app, pilot):
        await burst(app, pilot, "f7")
        items = app.bench.findings.list.items
        app.bench.findings.list.go(next(i for i, item in enumerate(items) if item.finding.repair is None))
        await burst(app, pilot, "alt+f")
        assert "決まった直し方のない指摘です" in text(app)


async def test_accepting_asks_for_a_reason_and_keeps_it(tmp_path: Path) -> None:
    path = workspace(tmp_path, DAMAGED)
    async with opened(path) as (app, pilot):
        await burst(app, pilot, "f7")
        to(app, "TYP001")
        await burst(app, pilot, "alt+a")
        await burst(app, pilot, "enter")  # an empty reason is none
        assert "理由を書いてください" in text(app)
        await burst(app, pilot, "方言の表記", "enter")
        await settled(app, pilot)
        assert "TYP001" not in codes(app)
        assert "方言の表記" in path.with_name("a.accepted.yaml").read_text(encoding="utf-8")
        assert path.read_text(encoding="utf-8") == DAMAGED
