"""Undo and redo over everything: states of the frozen draft, each with a label and what was selected."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import NamedTuple

from drafter.edit.paths import Edited, Path
from drafter.language import Message
from drafter.model.draft import Draft

#: commands kept; states share their parts, so that a thousand of them are small
STEPS = 2000
#: typing in one place runs together to one command until it rests this long (seconds)
PAUSE = 1.2

#: for ``History.do``: what stands beside the draft stays
SAME = object()
#: the label of the first state
NOTHING = Message(ja="", en="")


@dataclass(frozen=True, slots=True)
class State:
    """The draft at one moment.

    Attributes:
        selection: the place selected then.
        before: the place that was selected when the command was given: where undoing it leads.
        label: what was done to come here (empty for the first).
        beside: what belongs to the draft at this moment and is no part of it (the decisions of a review): any frozen
            value that tells its like.
    """

    draft: Draft
    selection: Path = ()
    before: Path = ()
    label: Message = NOTHING
    beside: object = None


class Step(NamedTuple):
    """What undo or redo did: the command's label, and the place to select."""

    label: Message
    place: Path


class History:
    """The stack of commands.

    Args:
        draft: the first state; it counts as saved.
        clock: seconds, for the pause in typing.
    """

    def __init__(self, draft: Draft, selection: Path = (), clock: Callable[[], float] = time.monotonic) -> None:
        self._states = [State(draft, selection)]
        self._at = 0
        self._saved: Draft | None = draft
        self._clock = clock
        self._merging: object = None
        self._last = 0.0

    @property
    def draft(self) -> Draft:
        """The draft as it is."""
        return self._states[self._at].draft

    @property
    def selection(self) -> Path:
        """What was selected when this state arose."""
        return self._states[self._at].selection

    @property
    def beside(self) -> object:
        """What stands beside the draft as it is."""
        return self._states[self._at].beside

    def revise(self, change: Callable[[object], object]) -> None:
        """Change what stands beside all states, one by one: what has come in belongs to each of them, and no command
        takes it away again."""
        self._states = [replace(state, beside=change(state.beside)) for state in self._states]

    @property
    def dirty(self) -> bool:
        """Whether the draft differs from what was saved last."""
        return self._saved is None or (self._saved is not self.draft and self._saved != self.draft)

    def saved(self, draft: Draft | None = None) -> None:
        """The draft (or the one given) is what the file holds now."""
        self._saved = self.draft if draft is None else draft
        self.rest()

    def unsaved(self) -> None:
        """The file does not hold what is here, whatever comes."""
        self._saved = None

    def do(
        self, edited: Edited, label: Message, *, before: Path = (), merge: object = None, beside: object = SAME
    ) -> bool:
        """One command. False when it changes nothing.

        Args:
            before: what is selected as the command is given.
            merge: commands with the same mark run together to one while there is no pause between them: typing
                in one field.
            beside: what stands beside the draft from now on; what stood there without it.
        """
        beside = self.beside if beside is SAME else beside
        if (edited.draft is self.draft or edited.draft == self.draft) and beside == self.beside:
            return False
        now = self._clock()
        together = merge is not None and merge == self._merging and now - self._last < PAUSE and self._at > 0
        del self._states[self._at + 1 :]
        state = State(edited.draft, edited.path, before, label, beside)
        if together:
            self._states[-1] = replace(state, before=self._states[-1].before)
        else:
            self._states.append(state)
            del self._states[: -STEPS - 1]
        self._at = len(self._states) - 1
        self._merging, self._last = merge, now
        return True

    def rest(self) -> None:
        """What is typed next is a command of its own: the field was left, the cursor moved, the file was saved."""
        self._merging = None

    def undo(self) -> Step | None:
        """Back one command; None when there is none."""
        if self._at == 0:
            return None
        undone = self._states[self._at]
        self._at -= 1
        self.rest()
        return Step(undone.label, undone.before)

    def redo(self) -> Step | None:
        """Forward again; None when there is nothing."""
        if self._at + 1 >= len(self._states):
            return None
        self._at += 1
        self.rest()
        return Step(self._states[self._at].label, self.selection)
