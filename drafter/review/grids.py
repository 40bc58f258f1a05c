"""Tables of a returned file against those that were sent: cells, rows, columns, whole tables."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from drafter.review import telling
from drafter.review.keys import folded, likeness, plain, told
from drafter.review.matching import best_in_order
from drafter.review.opinions import Form, Kind, Opinion, Sureness, Target
from drafter.review.paras import Change
from drafter.review.sent import Printed
from drafter.review.telling import Pair, Source
from drafter.review.units import Unit

#: likeness from which two tables, rows or cells are one
_TABLE, _ROW, _CELL = 0.3, 0.5, 0.5

Before = Callable[[Unit], tuple[Target, Sureness]]


@dataclass(slots=True)
class Grids:
    """Tells of the cells that were sent.

    Attributes:
        source: the file. out: where the opinions go. origin: where is noted which cell each of the file's is, by its
            Unit's identity. later: the file's cells with every change accepted, by their place.
    """

    source: Source
    out: list[Opinion]
    origin: dict[int, Printed]
    later: dict[tuple[int, int, int], Unit] = field(default_factory=dict)

    def tell(self, printed: Sequence[Printed], before: Sequence[Unit], after: Sequence[Unit]) -> int:
        """Tells of all tables; how many of the cells that were sent were found.

        Args:
            before, after: of the file, every change rejected and accepted.
        """
        return _tell(self, printed, before, after)


def _tell(grids: Grids, printed: Sequence[Printed], before: Sequence[Unit], after: Sequence[Unit]) -> int:
    ours, theirs = _by_table(printed), _tables(before)
    grids.later = {(u.cell.table, u.cell.row, u.cell.column): u for u in after if u.cell is not None}
    pairs = dict(_pairs([_words(t) for t in ours], [_text(t) for t in theirs], _TABLE))
    found = 0
    for at, table in enumerate(ours):
        if at not in pairs:
            grids.out.append(_gone(grids.source, [one for row in table for one in row], Form.TABLE, None))
            continue
        found += _rows(grids, table, theirs[pairs[at]])
    return found


def brought(after: Sequence[Unit], source: Source, origin: dict[int, Printed], target_before: Before) -> list[Opinion]:
    """Tells of tables and rows of the file that were not sent."""
    found = []
    for table in _tables(after):
        if not any(id(unit) in origin for row in table for unit in row):
            first = table[0][0]
            text = "\n".join("\t".join(told(unit.text) for unit in row) for row in table)
            if plain(text):
                target, sure = target_before(first)
                opinion = telling.brought(source, _whole([u for row in table for u in row]), target, sure, Form.TABLE)
                found.append(replace(opinion, new=text))
            continue
        above: list[Unit] = []
        for row in table:
            if not any(id(unit) in origin for unit in row) and plain("".join(unit.text for unit in row)):
                found.append(_new_row(source, row, above, table, origin))
            else:
                found += _new_cells(source, row, origin)
            above = row if any(id(unit) in origin for unit in row) else above
    return found


def _new_row(
    source: Source, row: list[Unit], above: list[Unit], table: list[list[Unit]], origin: dict[int, Printed]
) -> Opinion:
    known = next((origin[id(unit)] for unit in above if id(unit) in origin), None)
    if known is not None:
        target = known.target
    else:  # the new first row
        below = next(origin[id(unit)] for one in table for unit in one if id(unit) in origin)
        target = replace(below.target, row=0, column=-1, text="")
    opinion = telling.brought(source, _whole(row), target, Sureness.EQUAL, Form.ROW)
    return replace(opinion, new="\t".join(told(unit.text) for unit in row))


def _new_cells(source: Source, row: list[Unit], origin: dict[int, Printed]) -> list[Opinion]:
    """Cells of a column that was put in; empty ones say nothing."""
    found = []
    left: Printed | None = next((origin[id(unit)] for unit in row if id(unit) in origin), None)
    for unit in row:
        if id(unit) in origin:
            left = origin[id(unit)]
        elif plain(unit.text) and left is not None:
            found.append(telling.brought(source, unit, left.target, Sureness.ALIKE, Form.CELL))
    return found


def _rows(grids: Grids, table: list[list[Printed]], theirs: list[list[Unit]]) -> int:
    source, out = grids.source, grids.out
    words, texts = ["\t".join(folded(one.raw) for one in row) for row in table], [_row_text(row) for row in theirs]
    pairs = dict(_pairs(words, texts, _ROW))
    found = 0
    for at, row in enumerate(table):
        back = theirs[pairs[at]] if at in pairs else None
        if back is None:
            out.append(_gone(source, row, Form.ROW, None))
            continue
        taken = back[0].cell.taken if back[0].cell else None
        found += len(row)
        if taken is not None:
            out.append(_gone(source, row, Form.ROW, taken, back[0].number))
            for one, unit in zip(row, back, strict=False):
                grids.origin[id(unit)] = one
            continue
        _cells(grids, row, back)
    return found


def _cells(grids: Grids, row: list[Printed], back: list[Unit]) -> None:
    if len(row) == len(back):
        pairs = {i: i for i in range(len(row))}
    else:
        pairs = dict(_pairs([folded(one.raw) for one in row], [folded(unit.text) for unit in back], _CELL))
    for i, one in enumerate(row):
        if i not in pairs:
            if plain(one.raw):
                grids.out.append(_gone(grids.source, [one], Form.CELL, None, back[0].number))
            continue
        unit = back[pairs[i]]
        cell = unit.cell
        after = grids.later.get((cell.table, cell.row, cell.column)) if cell else None
        grids.origin[id(unit)] = one
        if after is not None:
            grids.origin[id(after)] = one
        grids.out += telling.pair(grids.source, Pair(one, unit, after or unit, _sure(one, unit)))


def _sure(one: Printed, unit: Unit) -> Sureness:
    return Sureness.EQUAL if plain(one.raw) == plain(unit.text) else Sureness.ALIKE


def _gone(source: Source, cells: Sequence[Printed], form: Form, change: Change | None, line: int = 0) -> Opinion:
    rows: dict[int, list[str]] = defaultdict(list)
    for one in cells:
        rows[one.target.row].append(told(one.raw))
    return Opinion(
        reviewer=(change.author if change else "") or source.reviewer,
        file=source.file,
        line=line,
        kind=Kind.DELETED,
        target=cells[0].target,
        old="\n".join("\t".join(row) for row in rows.values()),
        date=change.date if change else source.date,
        form=form,
        tracked=change is not None,
        sure=Sureness.EQUAL,
        version=source.version,
    )


def _by_table(printed: Sequence[Printed]) -> list[list[list[Printed]]]:
    """The cells that were sent: tables of rows."""
    found: dict[int, dict[int, list[Printed]]] = defaultdict(lambda: defaultdict(list))
    for one in printed:
        if one.table >= 0:
            found[one.table][one.target.row].append(one)
    return [list(rows.values()) for rows in found.values()]


def _tables(units: Sequence[Unit]) -> list[list[list[Unit]]]:
    found: dict[int, dict[int, list[Unit]]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        if unit.cell is not None:
            found[unit.cell.table][unit.cell.row].append(unit)
    return [list(rows.values()) for rows in found.values()]


def _words(table: list[list[Printed]]) -> str:
    return "\n".join("\t".join(folded(one.raw) for one in row) for row in table)


def _text(table: list[list[Unit]]) -> str:
    return "\n".join(map(_row_text, table))


def _row_text(row: list[Unit]) -> str:
    return "\t".join(folded(unit.text) for unit in row)


def _whole(row: list[Unit]) -> Unit:
    """Several cells as one, for who put them in and where."""
    paras = [para for unit in row for para in unit.paras]
    return Unit(paras, "\t".join(unit.text for unit in row), row[0].stream, row[0].cell, [paras])


def _pairs(ours: list[str], theirs: list[str], least: float) -> list[tuple[int, int]]:
    """Which is which, in order: by likeness, and between two that are found those that are as many on both sides."""
    found = best_in_order(
        range(len(ours)), range(len(theirs)), lambda i, j: likeness(ours[i], theirs[j]) or 0.001, least
    )
    ends = [*found, (len(ours), len(theirs))]
    before = (-1, -1)
    more: list[tuple[int, int]] = []
    for end in ends:
        left, right = range(before[0] + 1, end[0]), range(before[1] + 1, end[1])
        if len(left) == len(right):
            more += zip(left, right, strict=True)
        before = end
    return sorted([*found, *more])
