"""The walk from top to bottom over a document's passages: what is open, and what is known of the whole beforehand."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.numbering.labels import Reading
from drafter.numbering.recognise.evidence import Evidence
from drafter.numbering.recognise.lines import Kind, Passage
from drafter.numbering.recognise.marks import Mark, Style, loose, style


@dataclass(slots=True)
class Placed:
    """A passage with its place: depth from 1 for what opens a level, 0 for text, notes and fixed lines.

    ``heading``: whether the format says that it is one, and nothing speaks against it. ``nest``: what the format says
    of its depth in a list. ``under``: for text within a list, how many open levels it stands beneath. ``before``: index
    of the member of its list before it, -1 for the first. ``why``: by which rule it stands where it stands. ``item``:
    whether the format calls it an item of a list.
    """

    index: int
    kind: Kind
    depth: int = 0
    style: Style | None = None
    number: int = 0
    label: str = ""
    rest: str = ""
    sentence: bool = False
    heading: bool = False
    nest: int = 0
    under: int | None = None
    before: int = -1
    why: str = ""
    item: bool = False


@dataclass(slots=True)
class Open:
    """An open entry of the walk's stack: the last member of a list, or a heading, under which things may hang."""

    style: Style
    number: int
    branches: tuple[int, ...] = ()
    leaf: bool = False
    #: a whole sentence behind a bullet
    item: bool = False
    #: a numbered title with a caption directly beneath that comes again: a page an item, with boxes
    over: bool = False
    #: heading level and depth in a list that the format says, 0 where it says none; cells before the text
    depth: int = 0
    nest: int = 0
    indent: int = 0
    #: index of its passage
    index: int = 0


@dataclass(slots=True)
class Walk:
    """The state of the walk, and its indices over the whole document."""

    passages: Sequence[Passage]
    marks: list[Mark]
    evidence: Evidence
    stack: list[Open] = field(default_factory=list)
    last: dict[Style, int] = field(default_factory=dict)
    parent: dict[Style, Style | None] = field(default_factory=dict)
    #: (loose style, number) → indices of the passages that may carry it
    where: dict[tuple[Style, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    #: index of the next passage that may carry a numbered label, from each passage on
    following: list[int] = field(default_factory=list)
    #: how often each text occurs: captions that come again head the parts of each item
    texts: Counter[str] = field(default_factory=Counter)


def begin(passages: Sequence[Passage], marks: Sequence[Mark], evidence: Evidence) -> Walk:
    """A walk over passages, with its indices made."""
    walk = Walk(passages, list(marks), evidence, texts=Counter(p.text for p in passages if len(p.text) <= 70))
    for i, mark in enumerate(walk.marks):
        if mark.kind == "number" and mark.score >= -2:
            readings = (*mark.readings, *(mark.other.readings if mark.other else ()))
            for key in {(loose(style(r)), r.number) for r in readings}:
                walk.where[key].append(i)
    nearest = len(walk.marks)
    walk.following = [nearest] * len(walk.marks)
    for i in range(len(walk.marks) - 1, -1, -1):
        walk.following[i] = nearest
        if walk.marks[i].kind == "number" and walk.marks[i].score >= 1:
            nearest = i
    return walk


def same(one: Style, other: Style) -> bool:
    """Whether two labels may be of one list."""
    return one == other or loose(one) == loose(other)


def open_at(walk: Walk, key: Style) -> int | None:
    """Height of the innermost open entry of a style."""
    return next((h for h in range(len(walk.stack) - 1, -1, -1) if walk.stack[h].style == key), None)


def marked_below(walk: Walk) -> int:
    """Stack height directly beneath the innermost open heading that the format marks; 0 without one."""
    return next((h + 1 for h in range(len(walk.stack) - 1, -1, -1) if walk.stack[h].depth), 0)


def follows(entry: Open, reading: Reading) -> bool:
    """Whether a reading follows an open entry: the next number, or a branch of the same (1, 1の2, 1の3, 2)."""
    if reading.branches:
        before = entry.branches[-1] if entry.branches else 1
        return reading.number == entry.number and reading.branches[-1] == before + 1
    return reading.number == entry.number + 1


def later(walk: Walk, i: int, reading: Reading, number: int) -> int | None:
    """Index of the next passage that may carry a number of the same list."""
    return after(walk.where.get((loose(style(reading)), number), []), i)


def after(places: list[int], i: int) -> int | None:
    """The first of some ascending indices that is greater than ``i``."""
    at = bisect_right(places, i)
    return places[at] if at < len(places) else None
