"""What is decided of opinions, and what becomes of each when it is applied."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal

from drafter.edit.paths import Path
from drafter.language import Message
from drafter.model.draft import Draft
from drafter.review.opinions import Opinion, Target
from drafter.review.spelled import ValueEdit
from drafter.review.spots import Press, Spot, Spots

#: what to do where a slot was written over: ask, change the value, or put these words in place of the slot
Values = Literal["ask", "value", "text"]
#: a returned file, and the place behind which it has something new
Key = tuple[str, Target]


class Outcome(StrEnum):
    """DONE: it is in the draft. ALREADY: the draft had it. HELD: it is not in the draft (``Result.reason``)."""

    DONE = "done"
    ALREADY = "already"
    HELD = "held"


class Reason(StrEnum):
    """Why an opinion was held.

    CONFLICT: the words were changed meanwhile, or by another, in the same place. GONE: nothing like its paragraph is
    left. UNSURE: its place is not known well enough. VALUE: it writes over a slot. SHAPE: what it does to the
    document's structure is to be done by hand. PRINTS: the draft would print something else. COMMENT: nothing to do.
    """

    CONFLICT = "conflict"
    GONE = "gone"
    UNSURE = "unsure"
    VALUE = "value"
    SHAPE = "shape"
    PRINTS = "prints"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class Decided:
    """An opinion that is to be applied.

    Attributes:
        opinion: which. text: other words in place of the reviewer's (edited), paragraphs by lines; None: the
            reviewer's own.
        whole: put these words there whatever the paragraph says by now; without it they are merged with what was
            changed since the file was sent.
        values: see ``Values``. target: another place, where the reviewer's was not sure.
    """

    opinion: Opinion
    text: str | None = None
    whole: bool = False
    values: Values = "ask"
    target: Target | None = None

    @property
    def place(self) -> Target:
        """The paragraph that is meant."""
        return self.target or self.opinion.target

    @property
    def wanted(self) -> str:
        """The words that are wanted."""
        return self.opinion.new if self.text is None else self.text


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one.

    Attributes:
        text: what is printed there now (DONE, ALREADY), or what would be (HELD for VALUE or CONFLICT).
        path: of the entry, section or key that was changed. values: slots that it writes over.
    """

    opinion: Opinion
    outcome: Outcome
    reason: Reason | None = None
    message: Message | None = None
    text: str = ""
    path: Path = ()
    values: tuple[ValueEdit, ...] = ()


@dataclass(frozen=True, slots=True)
class Applied:
    """The draft with what could be done, and what became of each opinion, in the order given."""

    draft: Draft
    results: tuple[Result, ...]


class HeldError(Exception):
    """An opinion cannot be done; the draft is as it was before it."""

    def __init__(
        self, reason: Reason, message: Message, text: str = "", values: Sequence[ValueEdit] = (), path: Path = ()
    ) -> None:
        super().__init__(message.en)
        self.reason, self.message, self.text, self.values, self.path = reason, message, text, tuple(values), path


class NotAtOnceError(Exception):
    """An opinion that must be done by itself: how it is spelled is to be tried out."""


@dataclass(slots=True)
class Work:
    """A draft while opinions are applied to it.

    Attributes:
        latest: where the last new paragraph was put that a file has behind a place.
        within: how many it has put there between the paragraphs of one entry.
        unread: while many are done at once: what was written and not printed yet; None: each is printed at once.
    """

    draft: Draft
    press: Press
    spots: Spots
    latest: dict[Key, Path] = field(default_factory=dict)
    within: dict[Key, int] = field(default_factory=dict)
    unread: list[tuple[Spot, str]] | None = None

    def take(self, draft: Draft) -> None:
        """Another state of the draft."""
        self.draft, self.spots = draft, Spots(draft, self.press)

    def spot(self, target: Target) -> Spot:
        """Where a paragraph is now. Raises HeldError when it is nowhere."""
        found = self.spots.find(target)
        if found is None:
            raise HeldError(
                Reason.GONE,
                Message(ja="この段落は今の原案に見当たりません", en="the draft has no such paragraph any more"),
            )
        return found
