"""Sign-off on the screen: approving, what voids it, the count, the filter, taking it back."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

from drafter.model.loading import load_approvals
from drafter.tui.app import DrafterApp
from drafter.tui.dialogs import LineDialog

from .desktop import burst, grid, opened, settled, text, workspace

FERRY = ("sections", 0, "clauses", 1)


def marks(app: DrafterApp) -> dict[str, str]:
    """How each row of a clause stands."""
    return {row.text[:4]: row.signed for row in app.bench.outline.items if row.mark != " "}


async def test_approving_a_clause_is_kept_and_another_word_voids_it(tmp_path: Path) -> None:
    draft = workspace(tmp_path)
    async with opened(draft) as (app, pilot):
        assert "承認" not in grid(app)[1]
        app.bench.select(FERRY)
        await burst(app, pilot, "alt+y")
        assert isinstance(app.screen, LineDialog)  # who approves is asked, once
        await burst(app, pilot, "enter")
        assert "名前を入れてください" in text(app)
        await burst(app, pilot, "会長　○○○○", "enter")
        await settled(app, pilot)
        assert "承認 1/3" in grid(app)[1]
        assert marks(app) == {"路線バス": "open", "離島航路": "approved", "光ファイ": "open"}
        assert any("✓" in line for line in grid(app))
        (one,) = load_approvals(draft.with_name("a.approvals.yaml")).value.approved
        assert (one.clause, one.by) == ("local-1", "会長　○○○○")
        await burst(app, pilot, "alt+up")  # another place, another number: the words are the same
        await settled(app, pilot)
        assert marks(app)["離島航路"] == "approved"
        await burst(app, pilot, "f2", "ctrl+end", "なお、急ぐこと。")
        await settled(app, pilot, 0.8)
        assert marks(app)["離島航路"] == "void"
        assert "承認 0/3" in grid(app)[1]
        await burst(app, pilot, "ctrl+z")
        await settled(app, pilot, 0.8)
        assert marks(app)["離島航路"] == "approved"
        await burst(app, pilot, "alt+u")
        await settled(app, pilot)
        assert "承認" not in grid(app)[1]
        assert not load_approvals(draft.with_name("a.approvals.yaml")).value.approved


async def test_a_section_is_approved_as_a_whole_and_the_outline_is_filtered(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        app.bench.by = "会長"
        await burst(app, pilot, "alt+y")  # the frame is no clause
        assert "要望文か、要望文のある項目を選んでください" in text(app)
        app.bench.select(("sections", 0))
        await burst(app, pilot, "alt+y")
        await settled(app, pilot)
        assert "承認 2/3" in grid(app)[1]
        for shown in (["情報通信", "光ファイバを{{整"], ["地域交通", "路線バスの運行に要", "離島航路の欠航に備"]):
            await burst(app, pilot, "ctrl+p", "承認の状態", "enter")
            assert [row.text[:9] for row in app.bench.outline.items] == shown
        await burst(app, pilot, "ctrl+p", "承認の状態", "enter")
        assert len(app.bench.outline.items) == 9
        assert all(strip.cell_length == 80 for strip in app.screen._compositor.render_strips())


async def test_a_record_that_is_damaged_is_told_and_left_alone(tmp_path: Path) -> None:
    draft = workspace(tmp_path)
    record = draft.with_name("a.approvals.yaml")
    record.write_text("approved: [\n", encoding="utf-8")
    async with opened(draft) as (app, pilot):
        assert app.bench.located
        app.bench.by = "会長"
        app.bench.select(FERRY)
        await burst(app, pilot, "alt+y")
        await settled(app, pilot)
        assert record.read_text(encoding="utf-8") == "approved: [\n"
