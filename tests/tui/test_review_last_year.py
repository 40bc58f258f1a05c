"""Last year beside this year on the screen; the table of responses from the screen of a review."""

from __future__ import annotations

import os
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

import pytest

from drafter.japanese.width import cells
from drafter.model.review import OpinionEntry
from drafter.tui.glyphs import on_screen
from drafter.tui.last_year import LastYearDialog
from drafter.tui.review_marks import Run, compared, laid, shortened, size
from drafter.tui.review_views import View, paper

from .desktop import DRAFT, burst, opened, settled, text, workspace
from .test_review import reviewing

LAST = DRAFT.replace("代替輸送の費用を支援", "代替輸送の運航費を補助").replace("2027-08-01", "2026-08-01")


def two_years(place: Path, previous: str = "last.yaml") -> Path:
    """A draft that names last year's."""
    draft = workspace(place, DRAFT.replace("preamble:", f"previous: {previous}\npreamble:"))
    draft.with_name("last.yaml").write_text(LAST, encoding="utf-8")
    return draft


async def test_a_clause_beside_last_year(tmp_path: Path) -> None:
    async with opened(two_years(tmp_path), (120, 40)) as (app, pilot):
        app.bench.select(("sections", 0, "clauses", 1))
        await burst(app, pilot, "alt+v")
        await settled(app, pilot)
        assert isinstance(app.screen, LastYearDialog)
        runs = [run for line in app.screen.page.lines for run in line]
        assert "運航費" in "".join(run.text for run in runs if run.style == "old")
        assert "支援" in "".join(run.text for run in runs if run.style == "new")
        assert "修正" in text(app)
        assert "路線バス" not in "".join(run.text for run in runs)
        await burst(app, pilot, "enter")
        assert app.screen is app.bench
        await burst(app, pilot, "alt+t", "alt+v")  # nothing with words is selected: the whole document
        await settled(app, pilot)
        assert "継続（前年のまま）" in text(app)


@pytest.mark.parametrize(("previous", "told"), [("", "前年の原案が決まっていません"), ("gone.yaml", "gone.yaml")])
async def test_without_last_year_it_says_so(tmp_path: Path, previous: str, told: str) -> None:
    async with opened(two_years(tmp_path, previous or '""')) as (app, pilot):
        await burst(app, pilot, "alt+v")
        await settled(app, pilot)
        assert told in text(app)


@pytest.mark.parametrize("ending", ["xlsx", "txt"])
async def test_the_table_of_responses(tmp_path: Path, ending: str) -> None:
    async with reviewing(tmp_path) as (app, pilot, _):
        target = tmp_path / "out" / f"意見対応表.{ending}"
        await burst(app, pilot, "alt+r", "alt+s", "ctrl+a", "表.pdf", "enter")
        assert "どれかで終わるように" in text(app)
        await burst(app, pilot, "ctrl+a", str(target), "enter")
        assert target.is_file()
        assert "書き出しました" in text(app)
        if ending == "txt":
            assert "国の責任において支えること" in target.read_text(encoding="utf-8").replace("\n", "").replace(" ", "")


def test_marked_texts_in_lines() -> None:
    old, new = "国は、令和９年度までに※支援すること。", "国は、令和１０年度までに※継続して支援すること。"
    runs = compared(old, new)
    assert "".join(run.text for run in runs if run.style != "old") == new
    assert "".join(run.text for run in runs if run.style != "new") == old
    signs = "".join(run.text for run in compared(old, new, signs=True))
    assert "〔-令和９年度-〕〔+令和１０年度+〕" in signs
    for width in (12, 20, 33):
        lines = laid(runs, width, first="  ", rest="  ")
        assert all(size(line) <= width for line in lines)
        assert "".join(run.text for line in lines for run in line[1:]) == "".join(run.text for run in runs)


def test_long_stretches_without_changes_are_shortened() -> None:
    runs = [Run("あ" * 30), Run("旧", "old"), Run("い" * 30), Run("新", "new"), Run("う" * 30)]
    told = "".join(run.text for run in shortened(runs, 4))
    assert told == "…ああああ旧いいいい…いいいい新うううう…"
    assert shortened(runs, 15)[1:4] == runs[1:4]


@pytest.mark.parametrize("width", [50, 90, 120, 155])
def test_no_word_of_a_version_is_lost_at_an_edge(width: int) -> None:
    old = "①離島の航路を公共交通の要として位置付け、運航費の補助を手厚くするとともに、※港の整備を急ぐこと。" * 3
    versions = tuple(
        OpinionEntry(id=name, kind="text", reviewer=f"{name}県", old=old, new=old.replace("手厚く", f"{name}く"))
        for name in ("甲", "乙", "丙")
    )
    shown = paper(View("Ⅱ １ (1)", old, old, versions, "conflict", 3), 1, width, "ja")
    for line in shown.lines:
        assert sum(cells(on_screen(run.text), 1) for run in line) <= width, line
    for spot in shown.spots:
        words = ""
        for line in shown.lines[spot.top : spot.bottom]:
            at = 0
            for run in line:
                words += run.text.strip() if spot.left <= at < spot.right and run.style != "muted" else ""
                at += size([run])
        assert f"{versions[spot.number].id}県" in words
        if width >= 72 or spot.number == 1:
            assert words.endswith("港の整備を急ぐこと。")


def test_an_empty_text_is_one_line() -> None:
    assert laid([], 20) == [[]]
    assert laid([Run("一行目\n\n三行目")], 20) == [[Run("一行目")], [], [Run("三行目")]]
