"""A round of review on the screen: what came back is seen at its place, decided, undone, recorded."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

os.environ["TEXTUAL_DISABLE_KITTY_KEY"] = "1"

import pytest
from textual.pilot import Pilot

from drafter.edit.paths import look
from drafter.model.draft import Draft
from drafter.model.loading import load_draft, load_review
from drafter.tui.app import DrafterApp
from drafter.tui.dialogs import ChoiceDialog, LineDialog, TextDialog
from drafter.tui.review_opening import paths_in, read
from drafter.tui.review_screen import ReviewScreen

from .desktop import burst, grid, key_of, opened, settled, text, workspace
from .returned import added, render, returned, tracked, words

FERRY = ("sections", 0, "clauses", 1)
SENT = "離島航路の欠航に備え、代替輸送の費用を支援すること。"


def come_back(draft: Path) -> list[Path]:
    """Three files: two disagree on one clause, one of them puts a paragraph in; the third changes another clause."""
    data = render(draft)
    back = draft.parent.parent / "back"
    return [
        returned(data, back / "甲県.docx", words("代替輸送の費用を支援", "代替輸送の費用の全額を支援")),
        returned(
            data,
            back / "乙県.docx",
            tracked("乙県", "費用を支援", "経費を補助"),
            added("離島航路の欠航", "港の整備を支援すること。"),
        ),
        returned(data, back / "丙県.docx", words("国の負担で支える", "国の責任において支える")),
    ]


@asynccontextmanager
async def reviewing(
    tmp_path: Path, size: tuple[int, int] = (80, 24), by: str = "事務局"
) -> AsyncIterator[tuple[DrafterApp, Pilot[None], ReviewScreen]]:
    """The screen of a round with the files read."""
    draft = workspace(tmp_path)
    files = come_back(draft)
    async with opened(draft, size) as (app, pilot):
        app.bench.by = by
        await read(app.bench, [str(file) for file in files])
        await settled(app, pilot, 1.0)
        screen = app.screen
        assert isinstance(screen, ReviewScreen), text(app)
        yield app, pilot, screen


def clause(app: DrafterApp, path: tuple[str | int, ...] = FERRY) -> str:
    return str(look(app.bench.draft, path).text)


def verdicts(draft: Path) -> dict[str, str]:
    """What the record on the disk says, by reviewer and kind."""
    review = load_review(draft.with_name("a.review.yaml")).value
    return {f"{one.reviewer} {one.kind}": one.verdict for one in review.opinions}


async def test_what_came_back_is_shown_at_its_place(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        shown = text(app)
        assert "未決 4／4 件" in shown
        assert "3 個のファイルを読みました。新しい意見 4 件" in shown
        assert [row.harmony for row in screen.list.items] == ["", "conflict"]
        assert "国の負担で責任において支えること" in shown.replace(" ", "").replace("│", "").replace("\n", "")
        await burst(app, pilot, "f9")
        assert "3 とおりの案" in text(app)
        assert "▶  1 甲県" in text(app)
        assert all(strip.cell_length == 80 for strip in app.screen._compositor.render_strips())


async def test_versions_stand_side_by_side_where_there_is_room(tmp_path: Path) -> None:
    async with reviewing(tmp_path, (200, 60)) as (app, pilot, _):
        await burst(app, pilot, "f9")
        line = next(line for line in grid(app) if "▶" in line)
        assert "1 甲県" in line
        assert "2 乙県" in line
        assert "3 乙県" in line


async def test_accepting_puts_the_words_in_and_undo_takes_words_and_decision_back(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        draft = app.bench.desk.path
        await burst(app, pilot, "f9", "alt+a")
        await settled(app, pilot)
        assert clause(app) == SENT.replace("費用を支援", "費用の全額を支援")
        assert screen.round.still_open == 3
        assert verdicts(draft) == {
            "甲県 text": "accepted", "乙県 text": "open", "乙県 new": "open", "丙県 text": "open"
        }  # fmt: skip
        entry = next(one for one in load_review(draft.with_name("a.review.yaml")).value.opinions if one.by)
        assert (entry.by, entry.applied) == ("事務局", clause(app))
        assert entry.decided
        await burst(app, pilot, "ctrl+z")
        await settled(app, pilot)
        assert clause(app) == SENT
        assert set(verdicts(draft).values()) == {"open"}
        assert "元に戻しました" in text(app)
        await burst(app, pilot, "ctrl+y", "ctrl+s")
        await settled(app, pilot)
        assert verdicts(draft)["甲県 text"] == "accepted"
        assert str(look(load_draft(draft).value, FERRY).text) == clause(app)


async def test_accepting_twice_changes_nothing(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        await burst(app, pilot, "alt+a", "alt+a", "alt+a")
        assert "採用済みです" in text(app)
        assert screen.round.still_open == 3
        await burst(app, pilot, "ctrl+z")
        assert screen.round.still_open == 4


async def test_undo_in_the_editor_goes_over_decisions(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, _):
        draft = app.bench.desk.path
        await burst(app, pilot, "f9", "alt+a", "alt+q", "ctrl+z")
        await settled(app, pilot)
        assert app.screen is app.bench
        assert clause(app) == SENT
        assert verdicts(draft)["甲県 text"] == "open"


async def test_who_decides_is_asked_once(tmp_path: Path) -> None:
    async with reviewing(tmp_path, by="") as (app, pilot, screen):
        await burst(app, pilot, "alt+r")
        assert isinstance(app.screen, LineDialog)
        await burst(app, pilot, "ctrl+a", "企画課　佐野", "enter")
        assert screen.opinion is not None
        assert (screen.opinion.verdict, screen.opinion.by) == ("rejected", "企画課　佐野")
        await burst(app, pilot, "f9", "alt+r")
        assert app.screen is screen


async def test_words_that_meet_are_asked_about_and_written_into_one(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        await burst(app, pilot, "f9", "alt+a", "right", "alt+a")
        assert isinstance(app.screen, ChoiceDialog)
        assert "ほかの意見と重なります" in text(app)
        await burst(app, pilot, "escape")
        assert clause(app) == SENT.replace("費用を支援", "費用の全額を支援")  # nothing was overwritten
        await burst(app, pilot, "alt+a", "enter")  # write one text out of both
        assert screen.focused is screen.words
        await burst(app, pilot, "ctrl+a", "離島航路の欠航に備え、代替輸送の経費の　全額を補助すること。", "alt+a")
        await settled(app, pilot)
        assert clause(app) == "離島航路の欠航に備え、代替輸送の経費の　全額を補助すること。"
        assert verdicts(app.bench.desk.path)["乙県 text"] == "edited"


async def test_a_version_put_in_place_of_what_is_there_is_chosen_in_so_many_words(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, _):
        await burst(app, pilot, "f9", "alt+a", "right", "alt+a", "down", "enter")
        await settled(app, pilot)
        assert clause(app) == SENT.replace("費用を支援", "経費を補助")


async def test_adapting_begins_from_both_changes_and_is_kept_until_it_is_decided(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        app.bench.typed(FERRY, SENT.replace("離島航路", "離島の航路"))
        await burst(app, pilot, "f9", "alt+e")
        both = SENT.replace("離島航路", "離島の航路").replace("費用を支援", "費用の全額を支援")
        assert screen.words.text == both
        await burst(app, pilot, "ctrl+end", "追記①。", "escape")
        assert screen.focused is screen.list
        await burst(app, pilot, "up", "down", "f2")
        assert screen.words.text == both + "追記①。"
        await burst(app, pilot, "alt+a")
        assert clause(app) == both + "追記①。"


async def test_the_answer_is_recorded_as_it_is_typed(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        draft = app.bench.desk.path
        await burst(app, pilot, "enter", "趣旨は、すでに", "end", "①で述べています。", "alt+o")
        await settled(app, pilot)
        review = load_review(draft.with_name("a.review.yaml")).value
        one = next(one for one in review.opinions if one.response)
        assert (one.verdict, one.response) == ("noted", "趣旨は、すでに①で述べています。")
        assert screen.answer.text == one.response
        await burst(app, pilot, "ctrl+z", "ctrl+z")  # the decision, then what was typed
        assert screen.answer.text == ""
        await settled(app, pilot, 0.8)
        assert not any(one.response for one in load_review(draft.with_name("a.review.yaml")).value.opinions)


async def test_all_that_is_sure_is_accepted_as_one_command(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        await burst(app, pilot, "alt+g")
        assert isinstance(app.screen, ChoiceDialog)
        assert "意見 2 件" in text(app)  # what was put in beside the conflict goes with any of its versions
        await burst(app, pilot, "enter")
        await settled(app, pilot)
        assert screen.round.still_open == 2
        assert "国の責任において" in clause(app, ("sections", 0, "clauses", 0))
        await burst(app, pilot, "ctrl+z")
        assert screen.round.still_open == 4
        await burst(app, pilot, "f9", "alt+a", "alt+x")
        await settled(app, pilot)
        assert sorted(verdicts(app.bench.desk.path).values()) == ["accepted", "open", "rejected", "rejected"]


async def test_filters(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        await burst(app, pilot, "alt+f", "alt+r")
        assert [row.number for row in screen.list.items] == [0, 1]  # what was decided stays until the cursor leaves it
        await burst(app, pilot, "down")
        assert [row.number for row in screen.list.items] == [1]
        assert screen.place_number == 1
        await burst(app, pilot, "alt+f")
        assert (screen.filter, len(screen.list.items)) == ("conflict", 1)
        await burst(app, pilot, "alt+f")
        assert not screen.list.items
        assert screen.opinion is None
        await burst(app, pilot, "alt+a", "alt+e", "alt+o", "あ")  # nothing is there: nothing happens
        await burst(app, pilot, "alt+f", "alt+v", "down", "down", "down", "enter")
        assert screen.reviewer == "丙県"
        assert len(screen.list.items) == 1


async def test_reading_again_applies_nothing_twice(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        await burst(app, pilot, "alt+a", "ctrl+s")
        before = app.bench.draft
        await read(app.bench, [str(tmp_path / "back")])
        await settled(app, pilot, 1.0)
        assert "新しい意見 0 件" in text(app)
        await burst(app, pilot, "escape")  # what was noticed: the files were made from an earlier version
        assert app.screen is screen
        assert screen.round.count == 4
        assert screen.round.still_open == 3
        assert app.bench.draft == before


async def test_leaving_without_saving_opens_what_was_accepted_and_keeps_answers(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, _):
        draft = app.bench.desk.path
        await burst(app, pilot, "alt+a", "enter", "承知しました。", "escape", "f9", "alt+r", "ctrl+q")
        assert isinstance(app.screen, ChoiceDialog)
        await burst(app, pilot, "down", "enter")
        assert str(look(load_draft(draft).value, ("sections", 0, "clauses", 0)).use) == "bus-lines"
    assert verdicts(draft) == {"甲県 text": "rejected", "乙県 text": "open", "乙県 new": "open", "丙県 text": "open"}
    review = load_review(draft.with_name("a.review.yaml")).value
    assert [one.response for one in review.opinions if one.response] == ["承知しました。"]


async def test_what_a_crash_left_accepted_and_unsaved_is_opened_again(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, _):
        draft = app.bench.desk.path
        await burst(app, pilot, "alt+g", "enter")
        await settled(app, pilot)
        assert list(verdicts(draft).values()).count("accepted") == 2
    async with opened(draft) as (app, pilot):  # the draft's file knows nothing of it
        await settled(app, pilot)
        assert "未決の意見が 2 件あります" in text(app)
        await burst(app, pilot, "enter")
        await settled(app, pilot)
        assert "2 件が、原案に入っていません" in text(app)
        await burst(app, pilot, "enter")
        await settled(app, pilot)
        assert "未決 4／4 件" in text(app)
        assert set(verdicts(draft).values()) == {"open"}


async def test_a_draft_with_open_opinions_offers_them(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, _):
        draft = app.bench.desk.path
        await burst(app, pilot, "alt+r", "ctrl+s")
        await settled(app, pilot)
    async with opened(draft) as (app, pilot):
        app.bench.work.look_for_opinions()
        await settled(app, pilot)
        assert "未決の意見が 3 件あります" in text(app)
        await burst(app, pilot, "enter")
        assert isinstance(app.screen, ReviewScreen)
        assert "未決 3／4 件" in text(app)


async def test_a_file_that_is_no_word_file_is_told_and_stops_no_other(tmp_path: Path) -> None:
    draft = workspace(tmp_path)
    files = come_back(draft)
    files[0].write_bytes(b"nothing")
    async with opened(draft) as (app, pilot):
        await burst(app, pilot, "alt+w", str(tmp_path / "back"), "enter")
        await settled(app, pilot, 1.0)
        assert isinstance(app.screen, TextDialog)
        assert "2 個のファイルを読みました" in text(app)
        assert "! " in "".join(app.screen.prose.paragraphs)
        assert "甲県.docx" in "".join(app.screen.prose.paragraphs)
        await burst(app, pilot, "escape")
        assert isinstance(app.screen, ReviewScreen)
        await burst(app, pilot, "escape", "alt+w")
        assert isinstance(app.screen, ReviewScreen)  # the round goes on


async def test_the_question_for_files_says_what_is_wrong(tmp_path: Path) -> None:
    async with opened(workspace(tmp_path)) as (app, pilot):
        await burst(app, pilot, "alt+w", "enter")
        assert "Word ファイルかフォルダーを入れてください" in text(app)
        await burst(app, pilot, "無い.docx", "enter")
        assert "ファイルがありません" in text(app)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("{0}/甲.docx", ["甲.docx"]),
        ("'{0}/乙 二.docx' {0}/甲.docx", ["乙 二.docx", "甲.docx"]),
        ("{0}/乙 二.docx", ["乙 二.docx"]),
        ("{0}", ["乙 二.docx", "甲.docx"]),
        ("{0} {0}/甲.docx", ["乙 二.docx", "甲.docx"]),
        ("{0}/甲.docx '", ["甲.docx"]),
    ],
)
def test_paths_in_a_line(tmp_path: Path, typed: str, found: list[str]) -> None:
    for name in ("甲.docx", "乙 二.docx", "~$甲.docx", "丙.txt"):
        (tmp_path / name).write_text("", encoding="utf-8")
    assert [Path(path).name for path in paths_in(typed.format(tmp_path))] == found


async def test_help_palette_and_every_action(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        assert {action.id for action in screen.actions} == set(screen.commands)
        await burst(app, pilot, "alt+h")
        await settled(app, pilot)
        assert isinstance(app.screen, TextDialog)
        assert app.screen.prose.paragraphs[0] == "# 返ってきた意見"
        shown = "".join(line.strip(" ▁▂▃▄▅▆▇█") for line in grid(app))
        assert app.screen.prose.paragraphs[2].replace("（", "") in shown.replace(
            "（", ""
        )  # no letter is lost at the edge
        await burst(app, pilot, "escape", "ctrl+p", "記号", "enter")
        assert app.screen is screen
        assert "〔-" in text(app)
        assert "+〕" in text(app)


UNSURE = """opinions:
  - id: abcdef012345
    verdict: open
    reviewer: 丁県
    kind: text
    old: 路線バスの運行に要する経費について、国の負担で支えること。
    new: 路線バスの運行に要する経費について、国の全額負担で支えること。
    sure: unsure
    target: {clause: local-1, key: "sections[0].clauses[1]", text: 離島航路の欠航に備え、代替輸送の費用を支援すること。}
    candidates:
      - clause: bus-lines
        key: sections[0].clauses[0]
        text: 路線バスの運行に要する経費について、国の負担で支えること。
"""


async def test_an_unsure_place_is_chosen_by_a_person(tmp_path: Path) -> None:
    draft = workspace(tmp_path)
    draft.with_name("a.review.yaml").write_text(UNSURE, encoding="utf-8")
    async with opened(draft) as (app, pilot):
        app.bench.by = "事務局"
        await settled(app, pilot)
        await burst(app, pilot, "enter")  # the draft has an open opinion: show it
        await settled(app, pilot)
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert [row.harmony for row in screen.list.items] == ["unsure"]
        await burst(app, pilot, "alt+a")
        assert "どの段落への意見か確かでありません" in text(app)  # nothing is done before the place is settled
        await burst(app, pilot, "alt+c")
        assert isinstance(app.screen, ChoiceDialog)
        await burst(app, pilot, "enter")
        assert screen.list.items[screen.list.at].harmony == ""
        await burst(app, pilot, "alt+a")
        await settled(app, pilot)
        assert "国の全額負担で" in clause(app, ("sections", 0, "clauses", 0))
        assert clause(app) == SENT
        await burst(app, pilot, "ctrl+z", "ctrl+z")
        assert screen.list.items[0].harmony == "unsure"


async def test_another_decision_on_what_is_in_the_draft_is_asked_about(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        await burst(app, pilot, "alt+a", "alt+u")
        assert isinstance(app.screen, ChoiceDialog)
        await burst(app, pilot, "enter")  # leave it
        assert screen.round.still_open == 3
        await burst(app, pilot, "alt+u", "down", "down", "enter")  # the decision alone
        assert screen.round.still_open == 4
        assert "国の責任において" in clause(app, ("sections", 0, "clauses", 0))
        await burst(app, pilot, "alt+a")
        assert "原案はすでにこの文になっています" in text(app)  # and nothing is done twice


async def test_in_english(tmp_path: Path) -> None:
    draft = workspace(tmp_path)
    files = come_back(draft)
    async with opened(draft, lang="en") as (app, pilot):
        app.bench.by = "office"
        await read(app.bench, [str(file) for file in files])
        await settled(app, pilot, 1.0)
        assert "4 of 4 open" in text(app)
        await burst(app, pilot, "f9", "alt+a", "right", "alt+a")
        assert "Put this version in place of what is there" in text(app)
        assert all(strip.cell_length == 80 for strip in app.screen._compositor.render_strips())


def test_the_screen_starts_without_it() -> None:
    """The editor is no slower for it: nothing of a review is imported before it is asked for."""
    program = (
        "import sys, drafter.tui.app; "
        "print([n for n in sys.modules if n.startswith(('drafter.review', 'drafter.compare', 'drafter.tui.review_'))])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("seed", range(2))
async def test_any_keys_in_any_order_break_nothing_and_undo_leads_back(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    async with reviewing(tmp_path, (80, 24) if seed else (180, 50)) as (app, pilot, screen):
        first, opinions = app.bench.draft, screen.round.review.opinions
        commands = sorted(key for key, name in screen.keys.items() if name not in ("quit", "review-summary", "save"))
        words = ["あ", "　", "①", "か\u3099", "X", "{{年度}}", "こと。"]
        moves = [
            "up",
            "down",
            "left",
            "right",
            "home",
            "end",
            "enter",
            "escape",
            "tab",
            "backspace",
            "ctrl+a",
            "ctrl+x",
        ]
        for step in range(120):
            kind = chance.random()
            if kind < 0.25:
                for char in chance.choice(words):
                    await app.take_key(key_of(char))
            else:
                await app.take_key(key_of(chance.choice(moves if kind < 0.5 else commands)))
            if step % 10 == 0:
                await pilot.pause(0.01)
                assert all(strip.cell_length == app.size.width for strip in app.screen._compositor.render_strips())
            draft = app.bench.draft
            assert Draft.model_validate(draft.model_dump()) == draft
            assert len(screen.round.review.opinions) == len(opinions)
            if app.screen is app.bench:
                await app.act("review")
        while app.screen is not app.bench:
            await app.take_key(key_of("escape"))
        while app.bench.desk.undo() is not None:
            pass
        assert app.bench.draft == first
        assert screen.round.review.opinions == opinions


async def test_the_mouse_turns_versions_and_filters(tmp_path: Path) -> None:
    async with reviewing(tmp_path, (200, 60)) as (app, pilot, screen):
        row = next(i for i, line in enumerate(grid(app)) if "離島航路" in line[:46])
        await pilot.click(offset=(8, row))
        assert screen.place_number == 1
        y = next(i for i, line in enumerate(grid(app)) if "2 乙県" in line)
        await pilot.click(offset=(110, y))
        assert screen.version == 1
        await pilot.click(offset=(10, 1))
        await pilot.pause()
        assert screen.filter == "open"
