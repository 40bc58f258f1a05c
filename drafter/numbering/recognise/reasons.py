"""Why a line is what it is: the evidence behind each decision, in words (``outline --explain``).

Nothing here decides. The decisions are put into words when somebody asks for them (``Reasons`` is a lazy sequence),
so that reading a file costs nothing for it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import overload

from drafter.language import Message
from drafter.numbering import labels
from drafter.numbering.recognise import grounds
from drafter.numbering.recognise.lines import Decision, Passage, Role
from drafter.numbering.recognise.marks import Mark
from drafter.numbering.recognise.tree import Outcome

#: characters of a line that are shown
_SHOWN = 60
#: a line without label that is no longer might have been a heading
_SHORT = 40


class Reasons(Sequence[Decision]):
    """The decisions of a document, put into words when first looked at."""

    __slots__ = ("_found", "_make")

    def __init__(self, make: Callable[[], Iterator[Decision]]) -> None:
        self._make = make
        self._found: tuple[Decision, ...] | None = None

    def _all(self) -> tuple[Decision, ...]:
        if self._found is None:
            self._found = tuple(self._make())
        return self._found

    def __len__(self) -> int:
        return len(self._all())

    @overload
    def __getitem__(self, index: int) -> Decision: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[Decision, ...]: ...
    def __getitem__(self, index: int | slice) -> Decision | tuple[Decision, ...]:
        return self._all()[index]


@dataclass(frozen=True, slots=True)
class Basis:
    """What the decisions rest on.

    Attributes:
        passages: as the reader gave them. marks: how each begins. roles: of all passages.
        outcomes: of the passages of the body, by index. running: heading marks that were not believed.
    """

    passages: Sequence[Passage]
    marks: Sequence[Mark]
    roles: Sequence[Role]
    outcomes: Mapping[int, Outcome]
    running: frozenset[int] = frozenset()


def decisions(basis: Basis) -> Reasons:
    """The decisions of one document, lazily."""
    return Reasons(lambda: _decisions(basis))


def together(parts: Sequence[Sequence[Decision]]) -> Reasons:
    """The decisions of several documents in one, lazily."""
    return Reasons(lambda: (one for part in parts for one in part))


def _decisions(basis: Basis) -> Iterator[Decision]:
    after = {one.placed.before: i for i, one in basis.outcomes.items() if one.placed.before >= 0}
    parents = _parents(basis.outcomes)
    for i, (passage, role) in enumerate(zip(basis.passages, basis.roles, strict=True)):
        outcome = basis.outcomes.get(i)
        if outcome is None:
            reasons, label, level = _front(basis, i), "", 0
        elif outcome.placed.depth:
            reasons = _placed(basis, i, after.get(i), parents.get(i))
            label, level = outcome.placed.label, outcome.level
        else:
            reasons, label, level = _rejected(basis, i), "", 0
        if reasons:
            yield Decision(passage.line, passage.text[:_SHOWN], role, label, level, tuple(reasons))


def _parents(outcomes: Mapping[int, Outcome]) -> dict[int, int]:
    """Index of the passage that each one stands beneath."""
    found: dict[int, int] = {}
    open_at: list[int] = []
    for i in sorted(outcomes):
        depth = outcomes[i].placed.depth
        if not depth:
            continue
        del open_at[depth - 1 :]
        if open_at:
            found[i] = open_at[-1]
        open_at.append(i)
    return found


def _front(basis: Basis, i: int) -> list[Message]:
    """A line of the front or end matter: by its style, or by its words."""
    passage, role = basis.passages[i], basis.roles[i]
    if role is Role.BODY or passage.fixed is not None:
        return []
    reasons = [grounds.hinted()] if passage.hint is role else []
    if passage.depth and role in (Role.TITLE, Role.SUBTITLE):
        reasons.append(grounds.only_heading(passage.depth))
    reasons += grounds.setting(passage)
    if not reasons or role not in (Role.TITLE, Role.SUBTITLE):
        reasons.append(grounds.matter(role))
    return reasons


def _placed(basis: Basis, i: int, after: int | None, parent: int | None) -> list[Message]:
    """A label or heading: its sequence, what the format says, how it is set, what stands beneath."""
    outcome, passage, mark = basis.outcomes[i], basis.passages[i], basis.marks[i]
    placed = outcome.placed
    reasons: list[Message] = []
    if placed.kind == "number":
        before = basis.outcomes.get(placed.before)
        if before is not None:
            reasons.append(grounds.follows(before.placed.label, basis.passages[placed.before].line, placed.why))
        if after is not None:
            word = grounds.begins if before is None else grounds.goes_on
            reasons.append(word(basis.outcomes[after].placed.label, basis.passages[after].line))
        elif before is None:
            reasons.append(grounds.alone(placed.number))
    elif placed.kind == "bullet" and placed.before >= 0:
        reasons.append(grounds.bulleted(placed.label, basis.passages[placed.before].line))
    if placed.why == "overruled":
        reasons.append(grounds.overruled(passage.depth))
    elif passage.depth:
        reasons.append(grounds.marked(passage.depth))
    if passage.nest:
        reasons.append(grounds.nested(passage.nest))
    if placed.label:
        reasons.append(grounds.printed() if passage.labelled else grounds.shape(mark))
    if placed.kind == "caption":
        reasons.append(grounds.bracketed())
    reasons += _as_heading(basis, i, outcome)
    if parent is not None:
        above = basis.outcomes[parent].placed
        reasons.append(grounds.beneath(above.label or above.rest[:12], basis.passages[parent].line))
    return reasons


def _as_heading(basis: Basis, i: int, outcome: Outcome) -> list[Message]:
    """What makes a placed line a heading, an item or a note; where it stands."""
    passage, placed = basis.passages[i], outcome.placed
    reasons: list[Message] = []
    if placed.why in ("indent", "indented"):
        reasons.append(grounds.indented(passage.indent))
    if outcome.decision == "run-in":
        reasons.append(grounds.run_in())
    elif placed.sentence:
        reasons.append(grounds.sentence(len(placed.rest)))
    else:
        reasons.append(grounds.short(len(placed.rest)))
    below = i + 1 in basis.outcomes and not basis.outcomes[i + 1].placed.depth
    if outcome.decision == "section" and below:
        reasons.append(grounds.text_below(basis.passages[i + 1].line))
    reasons += grounds.setting(passage)
    return reasons


def _rejected(basis: Basis, i: int) -> list[Message]:
    """A line that begins like a label and has none, or is as short as a heading and is none."""
    passage, mark, role = basis.passages[i], basis.marks[i], basis.roles[i]
    if passage.fixed is not None:
        return []
    reasons: list[Message] = []
    if i in basis.running:
        reasons.append(grounds.running(passage.depth, len(passage.text)))
    taken = labels.split(passage.text[:200])
    if taken is not None and role is not Role.NOTE:
        before = basis.passages[i - 1] if i else None
        reasons += grounds.no_label(taken, passage.text, mark, before)
    elif mark.kind == "note":
        reasons.append(grounds.aside(mark.printed))
    elif passage.nest:
        reasons.append(grounds.continued(passage.nest))
    elif not mark.sentence and len(passage.text) <= _SHORT:
        reasons.append(grounds.no_heading(basis.outcomes.get(i + 1) is None))
    return reasons
