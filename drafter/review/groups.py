"""Opinions of several reviewers side by side, place by place: who agrees, whose changes go together, who disagrees."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from enum import StrEnum

from drafter.edit.paths import parse_key
from drafter.review.keys import likeness
from drafter.review.merging import merge_all
from drafter.review.opinions import Kind, Opinion, Sureness, Target

#: kinds that give a paragraph other words
WORDING = frozenset({Kind.TEXT, Kind.HEADING, Kind.CELL, Kind.MATTER, Kind.SPLIT})
#: new paragraphs at one place that are as like as this are two wordings of one
_ALIKE = 0.6
_PARTS = ("title", "subtitle", "addressees", "front", "preamble", "lead", "sections", "closing", "date", "issuer")


class State(StrEnum):
    """How the opinions on one place stand to each other.

    SINGLE: one reviewer's. AGREED: all want the same words. MERGED: their changes lie apart and go together.
    CONFLICT: they do not. COMMENT: remarks only. UNSURE: the place of one of them is not known well enough.
    """

    SINGLE = "single"
    AGREED = "agreed"
    MERGED = "merged"
    CONFLICT = "conflict"
    COMMENT = "comment"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Group:
    """The opinions on one place.

    Attributes:
        target: the place. opinions: in the order in which they came, comments among them.
        state: how they stand to each other.
        merged: the words with the changes of all; None where there is none (conflict, comments, what is no wording).
        clashing: ids of those that contradict another; the others of a conflict may be taken.
    """

    target: Target
    opinions: tuple[Opinion, ...]
    state: State
    merged: str | None = None
    clashing: frozenset[str] = frozenset()

    @property
    def changes(self) -> tuple[Opinion, ...]:
        """Those that change something."""
        return tuple(one for one in self.opinions if one.kind is not Kind.COMMENT)


def side_by_side(opinions: Iterable[Opinion], dropped: Container[str] = ()) -> tuple[Group, ...]:
    """The opinions by place, places in the order of the document. The same opinion met twice counts once.

    Opinions on other words of one place stand apart: a second round is about what the first has made of it, so that
    what was accepted then contradicts nobody now. What was changed meanwhile is seen to when they are applied.

    Args:
        dropped: ids of opinions that are shown and do not count (rejected ones).
    """
    places: dict[tuple[object, ...], list[Opinion]] = {}
    seen: set[str] = set()
    for one in opinions:
        if one.id not in seen:
            seen.add(one.id)
            places.setdefault((*place_of(one.target), one.target.text), []).append(one)
    groups = [_group(tuple(found), dropped) for found in places.values()]
    return tuple(sorted(groups, key=lambda group: order_of(group.target)))


def place_of(target: Target) -> tuple[object, ...]:
    """What two opinions on the same place share."""
    return (target.clause or target.key, target.nth, target.row, target.column)


def order_of(target: Target) -> tuple[object, ...]:
    """Where a place stands in the document, for sorting."""
    path = parse_key(target.key.removesuffix(".heading"))
    first = str(path[0]) if path else ""
    rank = _PARTS.index(first) if first in _PARTS else -1 if not path else len(_PARTS)
    # a section's own entries stand before its sections; what follows a heading's path stands after it
    steps = tuple((0, step, "") if isinstance(step, int) else (0, -1, step) for step in path[1:])
    return (rank, steps, target.nth, target.row, target.column)


def _group(opinions: tuple[Opinion, ...], dropped: Container[str]) -> Group:
    target = opinions[0].target
    changes = [one for one in opinions if one.kind is not Kind.COMMENT and one.id not in dropped]
    if any(one.sure is Sureness.UNSURE for one in changes):
        return Group(target, opinions, State.UNSURE)
    if not changes:
        unsure = any(one.sure is Sureness.UNSURE for one in opinions)
        return Group(target, opinions, State.UNSURE if unsure else State.COMMENT)
    new = [one for one in changes if one.kind is Kind.NEW]
    there = [one for one in changes if one.kind is not Kind.NEW]
    state, merged = _there(target, there)
    state = _worse(state, _new(new)) if new else state
    if state is not State.CONFLICT:
        return Group(target, opinions, state, merged)
    return Group(target, opinions, state, None, _clashing(target, there) | _clashing_new(new))


def _clashing(target: Target, changes: list[Opinion]) -> frozenset[str]:
    """Those of a paragraph's changes that contradict another, two by two."""
    out: set[str] = set()
    for i, one in enumerate(changes):
        for other in changes[i + 1 :]:
            if _there(target, [one, other])[0] is State.CONFLICT:
                out |= {one.id, other.id}
    # three may clash though no two of them do
    return frozenset(out or (one.id for one in changes if _there(target, changes)[0] is State.CONFLICT))


def _clashing_new(new: list[Opinion]) -> frozenset[str]:
    return frozenset(one.id for one in new) if new and _new(new) is State.CONFLICT else frozenset()


def _there(target: Target, changes: list[Opinion]) -> tuple[State, str | None]:
    """How changes of the paragraph itself stand to each other, and the words with all of them."""
    if not changes:
        return State.SINGLE, None
    words = all(one.kind in WORDING for one in changes)
    text = merge_all(target.text or changes[0].old, [one.new for one in changes]) if words else None
    if len(changes) == 1:
        return State.SINGLE, text
    if len({wish(one) for one in changes}) == 1:
        return State.AGREED, text
    if words:
        return (State.CONFLICT, None) if text is None else (State.MERGED, text)
    if {one.kind for one in changes} <= WORDING | {Kind.MOVED} and len(_of(changes, Kind.MOVED)) == 1:
        wording = [one.new for one in changes if one.kind is not Kind.MOVED]
        text = merge_all(target.text or changes[0].old, wording)
        return (State.CONFLICT, None) if text is None else (State.MERGED, text)  # moved by one, reworded by others
    return State.CONFLICT, None


def _of(changes: Iterable[Opinion], kind: Kind) -> list[Opinion]:
    return [one for one in changes if one.kind is kind]


def wish(one: Opinion) -> tuple[object, ...]:
    """What an opinion comes to, whoever has it."""
    after = place_of(one.after) if one.after is not None else ()
    return (one.kind, one.new, after, tuple(place_of(further) for further in one.joined))


def _new(new: list[Opinion]) -> State:
    """How paragraphs put in at one place stand to each other: two wordings of one cannot both stand."""
    people: dict[str, list[str]] = {}
    for one in new:
        people.setdefault(f"{one.reviewer}\0{one.file}", []).append(one.new)
    if len(people) == 1:
        return State.SINGLE
    wanted = list(people.values())
    if all(texts == wanted[0] for texts in wanted):
        return State.AGREED
    pairs = [(a, b) for i, mine in enumerate(wanted) for theirs in wanted[i + 1 :] for a in mine for b in theirs]
    return State.CONFLICT if any(a != b and _like(a, b) for a, b in pairs) else State.MERGED


def _like(one: str, other: str) -> bool:
    return likeness(one, other) >= _ALIKE


def _worse(one: State, other: State) -> State:
    order = (State.SINGLE, State.AGREED, State.MERGED, State.CONFLICT)
    return max(one, other, key=order.index)
