"""Undo and redo over everything; typing runs together until it rests."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from drafter.edit import add, frame, words
from drafter.edit.paths import Edited
from drafter.language import Message
from drafter.model.draft import Draft, Section
from drafter.session.history import PAUSE, History

LABEL = Message(ja="試し", en="trial")
BASE = Draft(title="提言", sections=(Section(heading="交通", clauses=("背景。",)),))
HERE = ("sections", 0, "clauses", 0)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def typed(history: History, text: str) -> bool:
    return history.do(words.set_text(history.draft, HERE, text), LABEL, merge=("text", HERE))


def test_undo_and_redo_bring_back_each_state_and_its_place() -> None:
    history = History(BASE)
    history.do(add.section(history.draft, ("sections", 0), "情報"), LABEL)
    history.do(frame.set_field(history.draft, "title", "要望書"), LABEL)
    states = [history.draft]
    assert history.undo() == (LABEL, ())
    assert history.selection == ("sections", 1)
    states.append(history.draft)
    history.undo()
    assert history.draft == BASE
    assert history.undo() is None
    history.redo()
    assert history.draft == states[1]
    history.redo()
    assert history.draft == states[0]
    assert history.redo() is None


def test_a_new_command_ends_what_could_be_redone() -> None:
    history = History(BASE)
    history.do(frame.set_field(BASE, "title", "一"), LABEL)
    history.undo()
    history.do(frame.set_field(BASE, "title", "二"), LABEL)
    assert history.redo() is None
    assert history.draft.title == "二"


def test_typing_runs_together_until_it_rests_or_is_left() -> None:
    clock = Clock()
    history = History(BASE, clock=clock)
    for text in ("あ", "あい", "あいう"):
        typed(history, text)
        clock.now += PAUSE / 2
    clock.now += PAUSE
    typed(history, "あいうえ")
    history.undo()
    assert words.text_of(history.draft.sections[0].clauses[0]) == "あいう"
    history.undo()
    assert history.draft == BASE


def test_moving_the_cursor_away_parts_the_typing() -> None:
    history = History(BASE, clock=Clock())
    typed(history, "あ")
    history.rest()
    typed(history, "あい")
    history.undo()
    assert words.text_of(history.draft.sections[0].clauses[0]) == "あ"


def test_dirty_tells_what_differs_from_the_file_not_how_many_commands_there_were() -> None:
    history = History(BASE)
    assert not history.dirty
    history.do(frame.set_field(BASE, "title", "要望書"), LABEL)
    assert history.dirty
    history.do(frame.set_field(history.draft, "title", "提言"), LABEL)
    assert not history.dirty
    history.saved()
    history.undo()
    assert history.dirty


def test_no_change_is_no_command() -> None:
    history = History(BASE)
    assert not history.do(Edited(BASE, ()), LABEL)
    assert history.undo() is None


@settings(max_examples=50, deadline=None)
@given(st.lists(st.one_of(st.just("undo"), st.just("redo"), st.text(min_size=1, max_size=3)), max_size=30))
def test_any_walk_is_the_walk_over_a_list_of_states(steps: list[str]) -> None:
    history = History(BASE, clock=Clock())
    states, at = [BASE], 0
    for step in steps:
        if step == "undo":
            history.undo()
            at = max(0, at - 1)
        elif step == "redo":
            history.redo()
            at = min(len(states) - 1, at + 1)
        elif step.strip() and step.isprintable():
            edited = frame.set_value(history.draft, "名", step)
            if history.do(edited, LABEL):
                states = [*states[: at + 1], edited.draft]
                at += 1
        assert history.draft == states[at]


def beside(history: History) -> object:
    """What stands beside the draft now."""
    return history.beside


def test_what_stands_beside_the_draft_goes_back_and_forth_with_it() -> None:
    history = History(BASE, clock=Clock())
    nothing, late = ("nothing decided",), ("one", "come in late")
    history.do(frame.set_field(history.draft, "title", "要望書"), LABEL)
    history.revise(lambda beside: beside or nothing)
    assert history.do(Edited(history.draft, ()), LABEL, beside=("one",))  # the draft is as it was: still a command
    assert not history.do(Edited(history.draft, ()), LABEL, beside=("one",))
    typed(history, "新しい背景。")  # an edit that does not know of it keeps it
    assert beside(history) == ("one",)
    history.undo()
    history.undo()
    assert beside(history) == ("nothing decided",)
    history.undo()
    assert (history.draft, beside(history)) == (BASE, ("nothing decided",))
    history.redo()
    history.redo()
    assert beside(history) == ("one",)
    history.revise(lambda beside: late if beside == ("one",) else nothing)
    assert beside(history) == late
    history.undo()
    history.undo()
    assert beside(history) == nothing
