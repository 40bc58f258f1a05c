"""Which of the possible labels are labels, and how deep each stands: decided over the whole document.

A walk from top to bottom with a stack of open lists. A figure counts as a label when it goes on with an open list,
or begins one (and, unless it looks very much like a label, somebody goes on with it later). Everything is looked up
in indices made once, so that the walk is linear.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.numbering.labels import COUNTERS, Reading
from drafter.numbering.recognise.lines import Kind, Passage
from drafter.numbering.recognise.marks import Mark, Style, loose, style
from drafter.numbering.recognise.plain import LEAF, TOP, heads_caption, is_plain_heading
from drafter.numbering.recognise.ranks import is_item_bullet, rank
from drafter.numbering.recognise.scores import HEADING_BULLETS


@dataclass(slots=True)
class Placed:
    """A passage with its place: depth from 1 for what opens a level, 0 for text, notes and fixed lines."""

    index: int
    kind: Kind
    depth: int = 0
    style: Style | None = None
    number: int = 0
    label: str = ""
    rest: str = ""
    sentence: bool = False


@dataclass(slots=True)
class _Open:
    style: Style
    number: int
    branches: tuple[int, ...] = ()
    leaf: bool = False
    #: a whole sentence behind a bullet
    item: bool = False
    #: a numbered title with a caption directly beneath that comes again: a page an item, with boxes
    over: bool = False


@dataclass(slots=True)
class _Walk:
    passages: Sequence[Passage]
    marks: list[Mark]
    stack: list[_Open] = field(default_factory=list)
    last: dict[Style, int] = field(default_factory=dict)
    parent: dict[Style, Style | None] = field(default_factory=dict)
    #: (loose style, number) → indices of the passages that may carry it
    where: dict[tuple[Style, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    #: index of the next passage that may carry a numbered label, from each passage on
    following: list[int] = field(default_factory=list)
    #: how often each text occurs: captions that come again head the parts of each item
    texts: Counter[str] = field(default_factory=Counter)


def place(passages: Sequence[Passage], marks: Sequence[Mark]) -> list[Placed]:
    """Place every passage.

    Returns:
        One ``Placed`` a passage, in order.
    """
    walk = _Walk(passages, list(marks), texts=Counter(p.text for p in passages if len(p.text) <= 70))
    _index(walk)
    return [_place(walk, i) for i in range(len(passages))]


def _index(walk: _Walk) -> None:
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


def _place(walk: _Walk, i: int) -> Placed:
    mark, passage = walk.marks[i], walk.passages[i]
    if passage.depth:
        return _by_format(walk, i)
    match mark.kind:
        case "number":
            accepted = _number(walk, i)
            if accepted is not None:
                return accepted
        case "bullet":
            return _bullet(walk, i)
        case "caption":
            return _unnumbered(walk, i, "caption", ("caption", mark.rest[0], "", "", 0))
        case "note" | "fixed":
            return Placed(i, mark.kind, 0, None, 0, mark.printed, mark.rest, mark.sentence)
        case _:
            pass
    if is_plain_heading(walk.passages, walk.marks, i):
        return _unnumbered(walk, i, "plain", ("plain", "", "", "", 0))
    return Placed(i, "text", rest=passage.text, sentence=mark.sentence)


def _by_format(walk: _Walk, i: int) -> Placed:
    """A heading that the format itself marks (Word's outline level): its depth is given."""
    mark, depth = walk.marks[i], walk.passages[i].depth
    del walk.stack[depth - 1 :]
    while len(walk.stack) < depth - 1:
        walk.stack.append(_Open(("format", "", "", "", len(walk.stack)), 0))
    key: Style = ("format", "", "", "", depth)
    walk.stack.append(_Open(key, 0))
    labelled = mark.kind in ("number", "bullet") and mark.score > 0
    label, rest = (mark.printed, mark.rest) if labelled else ("", walk.passages[i].text)
    return Placed(i, "number" if labelled else "plain", depth, key, 0, label, rest, mark.sentence)


# ---------------------------------------------------------------- numbered labels


def _number(walk: _Walk, i: int) -> Placed | None:
    found = _accepted(walk, i)
    other = walk.marks[i].other
    if found is None and other is not None:
        walk.marks[i] = other
        found = _accepted(walk, i)
    return found


def _accepted(walk: _Walk, i: int) -> Placed | None:
    mark = walk.marks[i]
    if heads_caption(
        walk.passages, walk.marks, walk.texts, i
    ):  # the next item, and no further line of the list within the one before
        for reading in mark.readings:
            for height, entry in enumerate(walk.stack):
                if entry.over and _same(entry.style, style(reading)) and _next(entry, reading):
                    return _accept(walk, i, reading, height)
    for test in (_goes_on, _goes_on_loosely, _begins, _resumes, _skips):
        for reading in mark.readings:
            at = test(walk, i, reading)
            if at is not None:
                return _accept(walk, i, reading, at)
    return None


def _accept(walk: _Walk, i: int, reading: Reading, at: int) -> Placed:
    """Open or continue a list at stack height ``at``."""
    mark = walk.marks[i]
    key = (
        walk.stack[at].style if at < len(walk.stack) and _same(walk.stack[at].style, style(reading)) else style(reading)
    )
    del walk.stack[at:]
    walk.parent[key] = walk.stack[-1].style if walk.stack else None
    walk.stack.append(
        _Open(key, reading.number, reading.branches, over=heads_caption(walk.passages, walk.marks, walk.texts, i))
    )
    walk.last[key] = reading.number
    return Placed(i, "number", at + 1, key, reading.number, mark.printed, mark.rest, mark.sentence)


def _same(one: Style, other: Style) -> bool:
    return one == other or loose(one) == loose(other)


def _open_at(walk: _Walk, key: Style) -> int | None:
    return next((h for h in range(len(walk.stack) - 1, -1, -1) if walk.stack[h].style == key), None)


def _next(entry: _Open, reading: Reading) -> bool:
    """Whether a reading follows an open entry: the next number, or a branch of the same (1, 1の2, 1の3, 2)."""
    if reading.branches:
        before = entry.branches[-1] if entry.branches else 1
        return reading.number == entry.number and reading.branches[-1] == before + 1
    return reading.number == entry.number + 1


def _goes_on(walk: _Walk, i: int, reading: Reading) -> int | None:
    at = _open_at(walk, style(reading))
    if at is None or not _next(walk.stack[at], reading) or not _compound_fits(walk, at, reading):
        return None
    return at if walk.marks[i].score >= -1 or _strange_but_listed(walk, i, reading) else None


def _compound_fits(walk: _Walk, at: int, reading: Reading) -> bool:
    """``2-1`` belongs under 2 where the level above counts in figures of its own."""
    if not reading.ancestors or at == 0:
        return True
    above = walk.stack[at - 1]
    return above.number in (0, reading.ancestors[-1]) or above.style[0] in ("caption", "plain", "bullet")


def _strange_but_listed(walk: _Walk, i: int, reading: Reading) -> bool:
    """A poor label (``３割…`` looks like one) that both neighbours of its list would miss."""
    mark = walk.marks[i]
    return mark.score >= -2 and bool(mark.gap) and _later(walk, i, reading, reading.number + 1) is not None


def _goes_on_loosely(walk: _Walk, i: int, reading: Reading) -> int | None:
    if walk.marks[i].score < 1 or reading.branches:
        return None
    key = loose(style(reading))
    for at in range(len(walk.stack) - 1, -1, -1):
        entry = walk.stack[at]
        if loose(entry.style) == key and entry.number + 1 == reading.number and entry.number > 0:
            return at
    return None


def _later(walk: _Walk, i: int, reading: Reading, number: int) -> int | None:
    """Index of the next passage that may carry a number of the same list."""
    places = walk.where.get((loose(style(reading)), number))
    if not places:
        return None
    at = bisect_right(places, i)
    return places[at] if at < len(places) else None


def _begins(walk: _Walk, i: int, reading: Reading) -> int | None:
    first = reading.number == 1 and reading.branches in ((), (1,))
    if not first:
        return None
    mark = walk.marks[i]
    at = _open_at(walk, style(reading))
    second = _later(walk, i, reading, 2)
    wanted = 1 if second is not None else 2
    if second is not None and reading.family in ("decimal", "kanji"):
        other = walk.marks[second]
        low, high = sorted((mark.score, other.score))
        if low >= -1 and high >= 0 and not (mark.sentence or other.sentence):
            wanted = -1
    if mark.score < wanted:
        return None
    if at is None:
        return _beside_leaf(walk, i, _below(walk, i, reading))
    if reading.ancestors:
        return at
    return at if at == len(walk.stack) - 1 or not _deeper_than_headings(walk, at) else len(walk.stack)


def _deeper_than_headings(walk: _Walk, at: int) -> bool:
    """Whether an unnumbered heading stands between an open list and here, so that a new list hangs beneath it."""
    return any(entry.style[0] in ("caption", "plain", "format") for entry in walk.stack[at + 1 :])


def _below(walk: _Walk, i: int, reading: Reading) -> int:
    """Stack height for a list that is not open: under what is open, but not under another item of its rank.

    A list that was seen before under a certain parent goes under that parent again, if it is open.
    """
    key = style(reading)
    if key in walk.parent:
        above = walk.parent[key]
        if above is not None:
            at = _open_at(walk, above)
            if at is not None and _only_items(walk, at + 1):
                return at + 1
    if reading.ancestors:
        for at in range(len(walk.stack) - 1, -1, -1):
            entry = walk.stack[at]
            if entry.number == reading.ancestors[-1] and entry.style[0] not in ("bullet", "caption", "plain"):
                return at + 1
    at = _above_lower(walk, i, reading, len(walk.stack))
    while (
        at and is_item_bullet(walk.stack[at - 1].style) and reading.family not in ("circled", "dark-circled", "alpha")
    ):
        at -= 1
    return at


def _beside_leaf(walk: _Walk, i: int, at: int) -> int:
    """A heading after はじめに stands beside it; a list of sentences may stand within it."""
    if at and walk.stack[at - 1].leaf and not walk.marks[i].sentence:
        return at - 1
    return at


def _above_lower(walk: _Walk, i: int, reading: Reading, at: int) -> int:
    """``１`` after a finished list of ``(1) (2) (3)`` does not hang beneath ``(3)``, unless that list goes on."""
    own = rank(style(reading))
    if own is None:
        return at
    while at:
        entry = walk.stack[at - 1]
        below = rank(entry.style)
        if below is None or below - own < 2 or entry.number == 0:
            return at
        following = walk.where.get((loose(entry.style), entry.number + 1), [])
        first = walk.where.get((loose(entry.style), 1), [])
        on = _after(following, i)
        again = _after(first, i)
        if on is not None and (again is None or on < again):
            return at
        at -= 1
    return at


def _after(places: list[int], i: int) -> int | None:
    at = bisect_right(places, i)
    return places[at] if at < len(places) else None


def _only_items(walk: _Walk, at: int) -> bool:
    return all(is_item_bullet(entry.style) for entry in walk.stack[at:])


def _resumes(walk: _Walk, i: int, reading: Reading) -> int | None:
    """Numbers that run on across chapters (第２章 goes on with 第５条)."""
    key = style(reading)
    counted = bool(reading.prefix and reading.suffix in COUNTERS)
    if (
        walk.last.get(key) != reading.number - 1
        or walk.marks[i].score < (1 if counted else 2)
        or _open_at(walk, key) is not None
    ):
        return None
    above = walk.parent.get(key)
    at = _open_at(walk, above) if above is not None else None
    if at is not None:
        return at + 1
    return 0 if above is None else len(walk.stack)


def _skips(walk: _Walk, i: int, reading: Reading) -> int | None:
    """A number out of order that is a label all the same: a gap, a double, a list that begins at two."""
    mark = walk.marks[i]
    if mark.score < 2 or (
        mark.sentence and walk.stack and walk.stack[-1].style[3] != "条" and mark.score < 3 and not reading.bracket
    ):
        return None
    at = _open_at(walk, style(reading))
    if at is not None:
        number = walk.stack[at].number
        near = number < reading.number <= number + 3 or reading.number == number
        return at if near and mark.score >= 2 else None
    if reading.number == 2 and mark.gap and walk.stack and walk.stack[-1].style[3] == "条":
        return len(walk.stack)  # the second paragraph (項) of an article; the first carries no number
    follows = _later(walk, i, reading, reading.number + 1) is not None
    if reading.number <= 1:
        return None
    return _below(walk, i, reading) if mark.score >= 3 and follows else None


# ---------------------------------------------------------------- bullets and unnumbered headings


def _bullet(walk: _Walk, i: int) -> Placed:
    mark = walk.marks[i]
    key = style(mark.readings[0])
    at = _open_at(walk, key)
    if at is None:
        at = len(walk.stack)
        if key[3] in HEADING_BULLETS and not mark.sentence:
            at = _beside_leaf(walk, i, _height(walk, i, key))
    del walk.stack[at:]
    walk.stack.append(_Open(key, 0, item=mark.sentence))
    return Placed(i, "bullet", at + 1, key, 0, mark.printed, mark.rest, mark.sentence)


def _unnumbered(walk: _Walk, i: int, kind: Kind, key: Style) -> Placed:
    at = _height(walk, i, key)
    del walk.stack[at:]
    text = walk.passages[i].text
    walk.stack.append(_Open(key, 0, leaf=LEAF.fullmatch(text) is not None))
    return Placed(i, kind, at + 1, key, 0, "", text, False)


def _height(walk: _Walk, i: int, key: Style) -> int:
    """How high an unnumbered heading stands, told by the next numbered label beneath it.

    If that goes on with an open list, the heading is within that list's part; if it begins a list anew that is
    open, the heading stands above that list.
    """
    if key[0] != "bullet" and TOP.fullmatch(walk.passages[i].text):
        return 0
    if walk.stack and walk.stack[-1].over:
        return len(walk.stack)
    own = _open_at(walk, key)
    following = walk.following[i]
    if following < len(walk.marks):
        for reading in walk.marks[following].readings:
            at = _open_at(walk, style(reading))
            if at is None:
                continue
            if _next(walk.stack[at], reading):
                return own if own is not None and own > at else len(walk.stack) if own is None else own
            if reading.number == 1:
                return min(at, own) if own is not None else at
    if own is not None:
        return own
    at = len(walk.stack)
    again = walk.texts[walk.passages[i].text] > 1
    while at and (is_item_bullet(walk.stack[at - 1].style) or (walk.stack[at - 1].item and not again)):
        at -= 1
    return at
