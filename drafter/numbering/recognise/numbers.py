"""Numbered labels: which figures are labels, and in which list.

A figure counts as a label when it goes on with an open list, or begins one (and, unless it looks very much like a
label, somebody goes on with it later).
"""

from __future__ import annotations

from drafter.numbering.labels import COUNTERS, Reading
from drafter.numbering.recognise.marks import loose, style
from drafter.numbering.recognise.plain import heads_caption
from drafter.numbering.recognise.ranks import is_item_bullet, rank
from drafter.numbering.recognise.walk import Open, Placed, Walk, after, follows, later, marked_below, open_at, same


def numbered(walk: Walk, i: int) -> Placed | None:
    """Place a passage by its numbered label; None where that turns out to be none."""
    found = _accepted(walk, i)
    other = walk.marks[i].other
    if found is None and other is not None:
        walk.marks[i] = other
        found = _accepted(walk, i)
    return found


def _accepted(walk: Walk, i: int) -> Placed | None:
    mark = walk.marks[i]
    if heads_caption(
        walk.passages, walk.marks, walk.texts, i
    ):  # the next item, and no further line of the list within the one before
        for reading in mark.readings:
            for height, entry in enumerate(walk.stack):
                if entry.over and same(entry.style, style(reading)) and follows(entry, reading):
                    return accept(walk, i, reading, height, "follows")
    for test in (_goes_on, _goes_on_loosely, _begins, _resumes, _skips):
        for reading in mark.readings:
            at = test(walk, i, reading)
            if at is not None:
                at = _beneath_marked(walk, i, reading, at)
            if at is not None:
                return accept(walk, i, reading, at, _WHY[test.__name__])
    return None


_WHY = {
    "_goes_on": "follows",
    "_goes_on_loosely": "follows-loosely",
    "_begins": "begins",
    "_resumes": "resumes",
    "_skips": "skips",
}


def _beneath_marked(walk: Walk, i: int, reading: Reading, at: int) -> int | None:
    """A typed label closes no heading that the format marks, unless it goes on with a list, or begins a typed one anew.

    A paragraph between marked headings may be the next of their list (its own mark was forgotten); running text is not.
    """
    floor = marked_below(walk)
    if at >= floor or (not walk.stack[at].depth and same(walk.stack[at].style, style(reading))):
        return at
    mark = walk.marks[i]
    if same(walk.stack[at].style, style(reading)) and reading.number > 1:
        return at if (mark.score >= 1 and not mark.sentence) or mark.score >= 3 else None
    return floor if reading.number == 1 else None


def accept(walk: Walk, i: int, reading: Reading, at: int, why: str) -> Placed:
    """Open or continue a list at stack height ``at``."""
    mark, passage = walk.marks[i], walk.passages[i]
    key, depth, nest, before = style(reading), passage.depth, passage.nest, -1
    if at < len(walk.stack) and same(walk.stack[at].style, key):
        key, depth = walk.stack[at].style, walk.stack[at].depth or depth
        nest = walk.stack[at].nest or nest
        before = walk.stack[at].index if reading.number > 1 else -1
    del walk.stack[at:]
    walk.parent[key] = walk.stack[-1].style if walk.stack else None
    over = heads_caption(walk.passages, walk.marks, walk.texts, i)
    entry = Open(key, reading.number, reading.branches, over=over, depth=depth)
    entry.nest, entry.indent, entry.index = nest, passage.indent, i
    walk.stack.append(entry)
    walk.last[key] = reading.number
    return Placed(
        i, "number", at + 1, key, reading.number, mark.printed, mark.rest, mark.sentence, before=before, why=why
    )


def _goes_on(walk: Walk, i: int, reading: Reading) -> int | None:
    at = open_at(walk, style(reading))
    if at is None or not follows(walk.stack[at], reading) or not _compound_fits(walk, at, reading):
        return None
    return at if walk.marks[i].score >= -1 or _strange_but_listed(walk, i, reading) else None


def _compound_fits(walk: Walk, at: int, reading: Reading) -> bool:
    """``2-1`` belongs under 2 where the level above counts in figures of its own."""
    if not reading.ancestors or at == 0:
        return True
    above = walk.stack[at - 1]
    return above.number in (0, reading.ancestors[-1]) or above.style[0] in ("caption", "plain", "bullet")


def _strange_but_listed(walk: Walk, i: int, reading: Reading) -> bool:
    """A poor label (``３割…`` looks like one) that both neighbours of its list would miss."""
    mark = walk.marks[i]
    return mark.score >= -2 and bool(mark.gap) and later(walk, i, reading, reading.number + 1) is not None


def _goes_on_loosely(walk: Walk, i: int, reading: Reading) -> int | None:
    if walk.marks[i].score < 1 or reading.branches:
        return None
    key = loose(style(reading))
    for at in range(len(walk.stack) - 1, -1, -1):
        entry = walk.stack[at]
        if loose(entry.style) == key and entry.number + 1 == reading.number and entry.number > 0:
            return at
    return None


def _begins(walk: Walk, i: int, reading: Reading) -> int | None:
    first = reading.number == 1 and reading.branches in ((), (1,))
    if not first:
        return None
    mark = walk.marks[i]
    at = open_at(walk, style(reading))
    second = later(walk, i, reading, 2)
    wanted = 1 if second is not None else 2
    if second is not None and reading.family in ("decimal", "kanji"):
        other = walk.marks[second]
        low, high = sorted((mark.score, other.score))
        if low >= -1 and high >= 0 and not (mark.sentence or other.sentence):
            wanted = -1
    if mark.score < wanted:
        return None
    if at is None:
        return beside_leaf(walk, i, _below(walk, i, reading))
    if reading.ancestors:
        return at
    return at if at == len(walk.stack) - 1 or not _deeper_than_headings(walk, at) else len(walk.stack)


def _deeper_than_headings(walk: Walk, at: int) -> bool:
    """Whether an unnumbered heading stands between an open list and here, so that a new list hangs beneath it."""
    return any(entry.style[0] in ("caption", "plain", "format") for entry in walk.stack[at + 1 :])


def _below(walk: Walk, i: int, reading: Reading) -> int:
    """Stack height for a list that is not open: under what is open, but not under another item of its rank.

    A list that was seen before under a certain parent goes under that parent again, if it is open.
    """
    key = style(reading)
    if key in walk.parent:
        above = walk.parent[key]
        if above is not None:
            at = open_at(walk, above)
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


def beside_leaf(walk: Walk, i: int, at: int) -> int:
    """A heading after はじめに stands beside it; a list of sentences may stand within it."""
    if at and walk.stack[at - 1].leaf and not walk.marks[i].sentence:
        return at - 1
    return at


def _above_lower(walk: Walk, i: int, reading: Reading, at: int) -> int:
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
        on = after(following, i)
        again = after(first, i)
        if on is not None and (again is None or on < again):
            return at
        at -= 1
    return at


def _only_items(walk: Walk, at: int) -> bool:
    return all(is_item_bullet(entry.style) for entry in walk.stack[at:])


def _resumes(walk: Walk, i: int, reading: Reading) -> int | None:
    """Numbers that run on across chapters (第２章 goes on with 第５条)."""
    key = style(reading)
    counted = bool(reading.prefix and reading.suffix in COUNTERS)
    if (
        walk.last.get(key) != reading.number - 1
        or walk.marks[i].score < (1 if counted else 2)
        or open_at(walk, key) is not None
    ):
        return None
    above = walk.parent.get(key)
    at = open_at(walk, above) if above is not None else None
    if at is not None:
        return at + 1
    return 0 if above is None else len(walk.stack)


def _skips(walk: Walk, i: int, reading: Reading) -> int | None:
    """A number out of order that is a label all the same: a gap, a double, a list that begins at two."""
    mark = walk.marks[i]
    if mark.score < 2 or (
        mark.sentence and walk.stack and walk.stack[-1].style[3] != "条" and mark.score < 3 and not reading.bracket
    ):
        return None
    at = open_at(walk, style(reading))
    if at is not None:
        number = walk.stack[at].number
        near = number < reading.number <= number + 3 or reading.number == number
        return at if near and mark.score >= 2 else None
    if reading.number == 2 and mark.gap and walk.stack and walk.stack[-1].style[3] == "条":
        return len(walk.stack)  # the second paragraph (項) of an article; the first carries no number
    follows = later(walk, i, reading, reading.number + 1) is not None
    if reading.number <= 1:
        return None
    return _below(walk, i, reading) if mark.score >= 3 and follows else None
