"""Tables that a converter laid out flat: the column titles as headings one after the other, then each row's cells.

::

    ## 要望            the titles of two columns, with nothing between them
    ## 回答
    1.                 the row's label, or a heading, or nothing
    - …                the cells, parted by a blank line

    - …

Only where the shape fits throughout: as many groups as titles in two rows at least, and never more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.japanese.glyphs import squeeze
from drafter.numbering import labels
from drafter.numbering.recognise.lines import Role
from drafter.readers._markup.breaks import begins_labelled
from drafter.readers._markup.walk import Found

_MOST_COLUMNS = 4


@dataclass(slots=True)
class _Row:
    """Indices of the label (-1 for none) and of the members of each cell."""

    label: int
    cells: list[list[int]]


@dataclass(slots=True)
class _Flat:
    start: int
    count: int
    stop: int
    rows: list[_Row]


def gather(found: list[Found]) -> list[Found]:
    """Make tables of flat ones."""
    flats = list(_flats(found))
    good = {key for key in {_titles(found, f) for f in flats} if _fits(found, flats, key)}
    out: list[Found] = []
    at = 0
    for flat in flats:
        if _titles(found, flat) not in good or flat.start < at:
            continue
        out.extend(found[at : flat.start])
        out.append(_table(found, flat))
        at = flat.stop
    return [*out, *found[at:]]


def _titles(found: Sequence[Found], flat: _Flat) -> tuple[str, ...]:
    return tuple(squeeze(found[i].passage.text) for i in range(flat.start, flat.start + flat.count))


def _fits(found: Sequence[Found], flats: Sequence[_Flat], key: tuple[str, ...]) -> bool:
    """Whether all tables of the same titles have full rows, two at least."""
    rows = [row for flat in flats if _titles(found, flat) == key for row in flat.rows]
    return sum(len(row.cells) == len(key) for row in rows) >= 2


def _flats(found: Sequence[Found]) -> Iterator[_Flat]:
    at = 0
    while at < len(found) - 2:
        run = _heads(found, at)
        best = None
        for count in range(2, min(run, _MOST_COLUMNS) + 1):
            rows, stop = _rows(found, at + count, count, found[at].passage.depth)
            if any(len(row.cells) == count for row in rows):
                best = _Flat(at, count, stop, rows)
                break
        if best is not None:
            yield best
            at = best.stop
        else:
            at += max(run, 1)


def _heads(found: Sequence[Found], at: int) -> int:
    """How many headings of one depth, without numbers, stand one after the other."""
    depth, count = found[at].passage.depth, 0
    while at + count < len(found) and depth:
        passage = found[at + count].passage
        if passage.depth != depth or begins_labelled(passage.text) or len(passage.text) > 40:
            break
        count += 1
    return count


def _rows(found: Sequence[Found], at: int, count: int, depth: int) -> tuple[list[_Row], int]:
    rows: list[_Row] = []
    while at < len(found):
        label = at if _is_label(found, at) else -1
        if label < 0 and rows:
            break
        cells, stop = _cells(found, at + (label >= 0))
        above = label >= 0 and 0 < found[label].passage.depth <= depth
        if not cells or len(cells) > count or (above and len(cells) != count):
            break
        rows.append(_Row(label, cells))
        at = stop
    return rows, at


def _is_label(found: Sequence[Found], at: int) -> bool:
    """A number alone on its line, or a heading."""
    passage = found[at].passage
    return passage.fixed is None and (bool(passage.depth) or bool(labels.parse(passage.text)))


def _cells(found: Sequence[Found], at: int) -> tuple[list[list[int]], int]:
    """Groups of list items from here on, parted by blank lines."""
    cells: list[list[int]] = []
    while at < len(found):
        passage = found[at].passage
        if passage.fixed is not None or passage.depth or not passage.nest or labels.parse(passage.text):
            break
        if cells and not (found[at].apart and passage.nest == 1):
            cells[-1].append(at)
        else:
            cells.append([at])
        at += 1
    return cells, at


def _table(found: Sequence[Found], flat: _Flat) -> Found:
    heads = found[flat.start : flat.start + flat.count]
    rows = [tuple(one.passage.text for one in heads)]
    for row in flat.rows:
        cells = ["\n".join(found[i].passage.text for i in members) for members in row.cells]
        if row.label >= 0:
            cells[0] = found[row.label].passage.text + "\n" + cells[0]
        rows.append((*cells, *[""] * (flat.count - len(cells))))
    members = found[flat.start : flat.stop]
    first = members[0].passage
    passage = replace(
        first, text="", fixed=Role.TABLE, rows=tuple(rows), header=True, depth=0, end_line=members[-1].passage.end_line
    )
    return Found(replace(passage, spans=(), strong=False), [c for one in members for c in one.chunks])
