"""Passages to which the format gives a level: headings (``depth``) and members of lists (``nest``).

Levels are relative: a heading stands beneath the nearest open one of a higher level, so that a jump from ``#`` to
``###`` is one step. Labels that contradict the levels win: a number that goes on with an open list belongs to it, and
a list that by its sequence stands within another one hangs beneath it.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.numbering.labels import Reading
from drafter.numbering.recognise.marks import Mark, loose, style
from drafter.numbering.recognise.numbers import accept
from drafter.numbering.recognise.plain import LEAF
from drafter.numbering.recognise.ranks import is_item_bullet, rank
from drafter.numbering.recognise.walk import Open, Placed, Walk, follows, later, marked_below, same


def by_depth(walk: Walk, i: int) -> Placed:
    """Place a heading that the format marks."""
    depth = walk.passages[i].depth
    low, high = _bounds(walk, depth)
    mark = _label(walk, i)
    if mark is None:
        return _unlabelled(walk, i, high if high < len(walk.stack) else _beneath_chapters(walk, i, low))
    at, reading, why = _by_label(walk, i, mark, low, high)
    if at is None:
        at, why = (high, "format") if high < len(walk.stack) else (_beneath_typed(walk, reading, low), "format")
    walk.marks[i] = mark
    bullet = reading.family == "bullet"
    placed = _bulleted(walk, i, reading, at, depth) if bullet else accept(walk, i, reading, at, why)
    placed.heading, placed.why = True, why
    return placed


def _bounds(walk: Walk, depth: int) -> tuple[int, int]:
    """Stack heights at which a heading of a level may stand: beneath the nearest higher one, at the highest of those
    that it closes (the stack's length where it closes none)."""
    low = high = len(walk.stack)
    while low and not 0 < walk.stack[low - 1].depth < depth:
        low -= 1
        if walk.stack[low].depth:
            high = low
    return low, high


def _label(walk: Walk, i: int) -> Mark | None:
    """The label at the beginning of a heading, None without one: ``５年間の…`` has none, nobody goes on with it."""
    ways = [m for m in (walk.marks[i], walk.marks[i].other) if m is not None and m.kind in ("number", "bullet")]
    for one in ways:
        if one.kind == "number" and one.score >= -1 and any(_has_neighbours(walk, i, r) for r in one.readings):
            return one
    return next((one for one in ways if one.score > 0), None)


def _has_neighbours(walk: Walk, i: int, reading: Reading) -> bool:
    """Whether another passage carries the number before or behind in the same kind of list."""
    key = loose(style(reading))
    return any(
        (key, number) in walk.where and walk.where[key, number] != [i]
        for number in (reading.number - 1, reading.number + 1)
    )


def _by_label(walk: Walk, i: int, mark: Mark, low: int, high: int) -> tuple[int | None, Reading, str]:
    """The stack height that the label asks for, and whether the format agrees (``follows``) or not (``overruled``)."""
    for reading in mark.readings:
        inside = [h for h in _next_of(walk, reading) if low <= h <= high]
        if inside:
            return inside[0], reading, _agreed(walk, i, inside[0])
    for reading in mark.readings:
        outside = next(_next_of(walk, reading), None) if reading.number > 1 else None
        if outside is not None and not walk.stack[outside].item:
            return outside, reading, _agreed(walk, i, outside)
    for reading in mark.readings:
        if reading.number <= 1 and (parents := walk.evidence.beneath.get(loose(style(reading)))):
            above = next((h for h in range(len(walk.stack) - 1, -1, -1) if loose(walk.stack[h].style) in parents), None)
            if above is not None:
                return above + 1, reading, "overruled"
    first = next((r for r in mark.readings if r.number == 1), mark.readings[0])
    return None, first, "format"


def _agreed(walk: Walk, i: int, height: int) -> str:
    """Whether the list that a heading goes on with has the level that the format gives the heading."""
    return "follows" if walk.stack[height].depth in (0, walk.passages[i].depth) else "overruled"


def _next_of(walk: Walk, reading: Reading) -> Iterator[int]:
    """Heights of the open entries that a number goes on with, innermost first."""
    if reading.family == "bullet":
        return
    for height in range(len(walk.stack) - 1, -1, -1):
        entry = walk.stack[height]
        if same(entry.style, style(reading)) and follows(entry, reading):
            yield height


def _beneath_typed(walk: Walk, reading: Reading, low: int) -> int:
    """A marked heading whose parents are typed only (their marks were forgotten): beneath those that rank higher."""
    own = rank(style(reading))
    at = low
    while at < len(walk.stack):
        entry = walk.stack[at]
        above = rank(entry.style)
        if entry.item or own is None or above is None or above >= own or is_item_bullet(entry.style):
            break
        at += 1
    return at


def _beneath_chapters(walk: Walk, i: int, low: int) -> int:
    """A marked heading without label, beneath numbered lines that are typed only: those of them that are chapters stay
    open, that is, titles whose list goes on behind it, or has come to them with text in between."""
    at = low
    while at < len(walk.stack):
        entry = walk.stack[at]
        mark = walk.marks[entry.index]
        if entry.depth or entry.nest or not entry.number or mark.kind != "number" or mark.sentence:
            break
        reading = next((r for r in mark.readings if r.number == entry.number), mark.readings[0])
        on = later(walk, i, reading, entry.number + 1) is not None
        above = walk.marks[entry.index - 1] if entry.index else None
        listed = above is not None and any(
            same(style(r), entry.style) for r in above.readings if above.kind == "number"
        )
        if not (on if entry.number == 1 else not listed):
            break
        at += 1
    return at


def _unlabelled(walk: Walk, i: int, at: int) -> Placed:
    passage = walk.passages[i]
    del walk.stack[at:]
    key = ("format", "", "", "", 0)
    leaf = LEAF.fullmatch(passage.text) is not None
    walk.stack.append(Open(key, 0, leaf=leaf, depth=passage.depth, indent=passage.indent, index=i))
    return Placed(i, "plain", at + 1, key, 0, "", passage.text, False, heading=True, why="format")


def _bulleted(walk: Walk, i: int, reading: Reading, at: int, depth: int) -> Placed:
    mark, passage = walk.marks[i], walk.passages[i]
    key, before = style(reading), -1
    if at < len(walk.stack) and walk.stack[at].style == key:
        depth, before = walk.stack[at].depth or depth, walk.stack[at].index
    del walk.stack[at:]
    walk.stack.append(Open(key, 0, depth=depth, nest=passage.nest, indent=passage.indent, item=mark.sentence, index=i))
    placed = Placed(i, "bullet", at + 1, key, 0, mark.printed, mark.rest, mark.sentence, nest=passage.nest)
    placed.before = before
    return placed


# ---------------------------------------------------------------- members of lists


def by_nest(walk: Walk, i: int) -> Placed | None:
    """Place a member of a list whose depth the format says; None where it carries no label to be placed by."""
    mark, passage = walk.marks[i], walk.passages[i]
    if mark.kind not in ("number", "bullet") or (mark.score < 1 and mark.kind == "number"):
        return None
    nest = passage.nest
    reading, at, why = mark.readings[0], None, "nest"
    for test in (_joins, _draws):
        for one in mark.readings if at is None else ():
            at = next((h for h in _next_of(walk, one) if test(walk, h, nest)), None)
            if at is not None:
                reading, why = one, "follows"
                break
    if at is None:
        reading = next((r for r in mark.readings if r.number == 1), reading)
        at = _list_height(walk, reading, nest)
    if reading.family == "bullet":
        placed = _bulleted(walk, i, reading, at, 0)
        placed.why = why
        return placed
    placed = accept(walk, i, reading, at, why)
    placed.nest = nest
    return placed


def _joins(walk: Walk, height: int, nest: int) -> bool:
    """Whether a list at some height may be the one that a member of a depth goes on with."""
    entry = walk.stack[height]
    return entry.nest == nest or (entry.nest == 0 and marked_below(walk) <= height + (entry.depth > 0))


def _draws(walk: Walk, height: int, nest: int) -> bool:
    """Whether the list that a number goes on with draws it in, though the format says another depth: (1), then (2)
    set one deeper. No heading stands between them."""
    return walk.stack[height].nest > 0 and marked_below(walk) <= height


def _list_height(walk: Walk, reading: Reading, nest: int) -> int:
    """Stack height for a list member that goes on with no number: its list's, its parent's, or what is open."""
    floor = marked_below(walk)
    key = style(reading)
    parents = walk.evidence.beneath.get(loose(key), frozenset())
    at = len(walk.stack)
    for height in range(len(walk.stack) - 1, floor - 1, -1):
        entry = walk.stack[height]
        if entry.nest == nest and same(entry.style, key):
            return height
        if entry.nest and entry.nest <= nest and loose(entry.style) in parents:
            return height + 1
    while at > floor and walk.stack[at - 1].nest >= nest:
        at -= 1
    return at


def continues(walk: Walk, i: int) -> int | None:
    """A further paragraph of an item: the stack height beneath which it stands, deeper items being closed."""
    nest = walk.passages[i].nest
    floor = marked_below(walk)
    at = len(walk.stack)
    while at > floor and walk.stack[at - 1].nest > nest:
        at -= 1
    if at > floor and walk.stack[at - 1].nest == nest:
        del walk.stack[at:]
        return at
    return None
