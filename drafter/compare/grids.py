"""Two tables, row by row and cell by cell."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher

from drafter.compare.comparison import Rows
from drafter.japanese import wording
from drafter.japanese.wording import Change

#: of two rows, the share of their letters by which they are one
_ROW = 0.5


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the old table, of the new one, or of both.

    Attributes:
        old, new: positions, -1 where there is none.
        cells: for a row of both, what became of each cell; empty otherwise.
    """

    old: int
    new: int
    cells: tuple[tuple[Change, ...], ...] = ()


def columns(rows: Rows) -> int:
    """The number of columns."""
    return max(map(len, rows), default=0)


def aligned(old: Rows, new: Rows) -> tuple[Row, ...] | None:
    """The rows of both tables in order; None where their columns differ, so that cells cannot be compared."""
    if columns(old) != columns(new):
        return None
    out: list[Row] = []
    codes = SequenceMatcher(None, old, new, autojunk=False).get_opcodes()
    for tag, a, b, c, d in codes:
        if tag == "equal":
            out += [_both(old, new, a + i, c + i) for i in range(b - a)]
        else:
            out += _replaced(old, new, range(a, b), range(c, d))
    return tuple(out)


def _both(old: Rows, new: Rows, a: int, b: int) -> Row:
    width = max(len(old[a]), len(new[b]))
    ours, theirs = ((*row, *[""] * (width - len(row))) for row in (old[a], new[b]))
    cells = (wording.readable(one, other) for one, other in zip(ours, theirs, strict=True))
    return Row(a, b, tuple(cells))


def _replaced(old: Rows, new: Rows, ours: range, theirs: range) -> list[Row]:
    """Rows that changed: each new one with the next old one that it is like; the others alone."""
    out: list[Row] = []
    at = ours.start
    for b in theirs:
        found = next((a for a in range(at, ours.stop) if _alike(old[a], new[b])), None)
        if found is None:
            out.append(Row(-1, b))
            continue
        out += [Row(a, -1) for a in range(at, found)]
        out.append(_both(old, new, found, b))
        at = found + 1
    return out + [Row(a, -1) for a in range(at, ours.stop)]


def _alike(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    if one[:1] == other[:1] and one[0].strip():
        return True
    return SequenceMatcher(None, "\t".join(one), "\t".join(other), autojunk=False).ratio() >= _ROW
