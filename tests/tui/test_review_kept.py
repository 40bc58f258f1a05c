"""What a review on the screen keeps: words being written, through a crash; acceptances, until they are taken back."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.model.loading import load_review
from drafter.tui import review_unfinished
from drafter.tui.dialogs import ChoiceDialog, LineDialog
from drafter.tui.review_opening import begin
from drafter.tui.review_screen import ReviewScreen

from .desktop import burst, opened, settled, text
from .test_review import SENT, clause, reviewing


async def test_words_being_written_are_there_after_a_crash_and_go_with_the_decision(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        draft = app.bench.desk.path
        await burst(app, pilot, "f9", "alt+e", "ctrl+end", "追記①。")
        written = screen.words.text
        await settled(app, pilot, 1.0)
        place = draft.parent.parent / ".drafter" / "journal"
        kept = review_unfinished.path_of(place, draft)
        assert list(review_unfinished.load(kept).values()) == [written]
    assert kept.is_file()
    async with opened(draft) as (app, pilot):
        app.bench.by = "事務局"
        await burst(app, pilot, "escape")
        await begin(app.bench)
        await settled(app, pilot)
        assert "書きかけの文が 1 件" in text(app)
        await burst(app, pilot, "f9", "alt+e")
        screen = app.screen
        assert isinstance(screen, ReviewScreen)
        assert screen.words.text == written
        await burst(app, pilot, "alt+a")
        await settled(app, pilot, 1.0)
        assert clause(app) == written
        assert not kept.exists()


@pytest.mark.parametrize(
    "data", [b"", b"[", b"[]", b'{"kind": "drafter words", "words": 3}', b"\xff\xfe", b"[" * 99999]
)
def test_a_file_that_is_none_of_ours_is_no_words(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "a.json"
    path.write_bytes(data)
    assert review_unfinished.load(path) == {}
    review_unfinished.save(path, {"1": "文"})
    assert review_unfinished.load(path) == {"1": "文"}


async def test_an_acceptance_is_taken_back_later_words_and_all(tmp_path: Path) -> None:
    async with reviewing(tmp_path) as (app, pilot, screen):
        await burst(app, pilot, "f9", "alt+a")
        await settled(app, pilot)
        taken = clause(app)
        assert taken != SENT
        await burst(app, pilot, "alt+u")
        assert isinstance(app.screen, ChoiceDialog)
        await burst(app, pilot, "down", "enter")
        await settled(app, pilot, 1.0)
        assert clause(app) == SENT
        assert "元に戻しました" in text(app)
        record = load_review(app.bench.desk.path.with_name("a.review.yaml")).value
        assert all(one.verdict == "open" for one in record.opinions)
        await burst(app, pilot, "ctrl+z")
        assert clause(app) == taken
        assert screen.opinion is not None


async def test_a_typed_name_takes_the_place_of_the_proposed_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DRAFTER_BY", "someone")
    async with reviewing(tmp_path, by="") as (app, pilot, _):
        await burst(app, pilot, "f9", "alt+a")
        assert isinstance(app.screen, LineDialog)
        await burst(app, pilot, "議長", "enter")
        assert app.bench.by == "議長"
