"""Drawn rules → tables.

Rules that touch are one drawing; its verticals and horizontals make a grid, and what no rule parts is one cell. A
drawing with one column is a box around text, not a table: its lines are read as any others.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.readers._pdf.page import Piece, Rule

#: points within which two rules are one, and touch
_SNAP = 3.0
#: rules of one page beyond which they are a picture
_MOST = 1_500


@dataclass(slots=True)
class Cell:
    """A cell: its place in the grid (of a merged cell the first), and what stands in it."""

    row: int
    column: int
    left: float
    right: float
    pieces: list[Piece] = field(default_factory=list)


@dataclass(slots=True)
class Table:
    """A ruled table: its edges, its cells, and how many rows and columns its grid has."""

    left: float
    top: float
    right: float
    bottom: float
    rows: int
    columns: int
    cells: list[Cell]
    #: cell of each slot of the grid, row by row
    slots: list[list[int]]
    xs: list[float]
    ys: list[float]

    def at(self, x: float, y: float) -> Cell | None:
        """The cell that holds a point."""
        column = sum(x >= edge for edge in self.xs[1:-1])
        row = sum(y >= edge for edge in self.ys[1:-1])
        if self.left - 2 <= x <= self.right + 2 and self.top - 2 <= y <= self.bottom + 2:
            return self.cells[self.slots[row][column]]
        return None


def tables(rules: Sequence[Rule]) -> list[Table]:
    """All ruled tables of a page, from the top."""
    if not 4 <= len(rules) <= _MOST:
        return []
    flat = merged([r for r in rules if r.flat], flat=True)
    tall = merged([r for r in rules if not r.flat], flat=False)
    found = [_table(h, v) for h, v in _drawings(flat, tall)]
    return sorted((t for t in found if t is not None), key=lambda t: t.top)


def merged(rules: Sequence[Rule], *, flat: bool) -> list[Rule]:
    """Rules on one line that touch or overlap, made one."""
    found: list[Rule] = []
    if flat:
        for rule in sorted(rules, key=lambda r: (round(r.top / _SNAP), r.left)):
            last = found[-1] if found else None
            if last and abs(rule.top - last.top) <= _SNAP and rule.left <= last.right + _SNAP:
                found[-1] = Rule(last.left, last.top, max(last.right, rule.right), last.top)
            else:
                found.append(rule)
        return found
    for rule in sorted(rules, key=lambda r: (round(r.left / _SNAP), r.top)):
        last = found[-1] if found else None
        if last and abs(rule.left - last.left) <= _SNAP and rule.top <= last.bottom + _SNAP:
            found[-1] = Rule(last.left, last.top, last.left, max(last.bottom, rule.bottom))
        else:
            found.append(rule)
    return found


def _drawings(flat: Sequence[Rule], tall: Sequence[Rule]) -> list[tuple[list[Rule], list[Rule]]]:
    """Rules that touch one another, grouped."""
    parent = list(range(len(flat) + len(tall)))

    def root(n: int) -> int:
        while parent[n] != n:
            parent[n] = parent[parent[n]]
            n = parent[n]
        return n

    for i, h in enumerate(flat):
        for j, v in enumerate(tall):
            if h.left - _SNAP <= v.left <= h.right + _SNAP and v.top - _SNAP <= h.top <= v.bottom + _SNAP:
                parent[root(i)] = root(len(flat) + j)
    groups: dict[int, tuple[list[Rule], list[Rule]]] = {}
    for n in range(len(parent)):
        group = groups.setdefault(root(n), ([], []))
        (group[0] if n < len(flat) else group[1]).append((*flat, *tall)[n])
    return list(groups.values())


def _table(flat: Sequence[Rule], tall: Sequence[Rule]) -> Table | None:
    """The grid of one drawing; None where it has but one column, or is no grid."""
    if len(flat) < 2 or not tall:
        return None
    xs = _edges([v.left for v in tall] + [min(h.left for h in flat), max(h.right for h in flat)])
    ys = _edges([h.top for h in flat] + [min(v.top for v in tall), max(v.bottom for v in tall)])
    if len(xs) < 3 or len(ys) < 2 or len(xs) * len(ys) > 20_000:
        return None
    slots, cells = _cells(xs, ys, flat, tall)
    if max(len(set(row)) for row in slots) < 2:
        return None
    return Table(xs[0], ys[0], xs[-1], ys[-1], len(ys) - 1, len(xs) - 1, cells, slots, xs, ys)


def _edges(places: Sequence[float]) -> list[float]:
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > _SNAP:
            found.append(place)
    return found


def _cells(
    xs: Sequence[float], ys: Sequence[float], flat: Sequence[Rule], tall: Sequence[Rule]
) -> tuple[list[list[int]], list[Cell]]:
    """Slots of the grid joined where no rule parts them."""
    rows, columns = len(ys) - 1, len(xs) - 1
    owner = {(r, c): (r, c) for r in range(rows) for c in range(columns)}

    def root(slot: tuple[int, int]) -> tuple[int, int]:
        while owner[slot] != slot:
            slot = owner[slot]
        return slot

    for r in range(rows):
        y = (ys[r] + ys[r + 1]) / 2
        for c in range(columns):
            x = (xs[c] + xs[c + 1]) / 2
            if c and not any(abs(v.left - xs[c]) <= _SNAP and v.top <= y <= v.bottom for v in tall):
                _unite(owner, root((r, c - 1)), root((r, c)))
            if r and not any(abs(h.top - ys[r]) <= _SNAP and h.left <= x <= h.right for h in flat):
                _unite(owner, root((r - 1, c)), root((r, c)))
    number: dict[tuple[int, int], int] = {}
    cells: list[Cell] = []
    slots: list[list[int]] = []
    for r in range(rows):
        line = []
        for c in range(columns):
            first = root((r, c))
            if first not in number:
                number[first] = len(cells)
                cells.append(Cell(r, c, xs[c], xs[c + 1]))
            cell = cells[number[first]]
            cell.right = max(cell.right, xs[c + 1])
            line.append(number[first])
        slots.append(line)
    return slots, cells


def _unite(owner: dict[tuple[int, int], tuple[int, int]], a: tuple[int, int], b: tuple[int, int]) -> None:
    first, second = min(a, b), max(a, b)
    owner[second] = first


def fill(found: Sequence[Table], pieces: Sequence[Piece]) -> tuple[list[Table], list[Piece]]:
    """Put pieces into the cells that hold them.

    Returns:
        The tables that hold text in two cells and more, and the pieces that are in none of these.
    """
    held: dict[int, tuple[Table, Cell]] = {}
    for piece in pieces:
        x, y = (piece.left + piece.right) / 2, piece.base - 0.35 * piece.size
        for table in found:
            cell = table.at(x, y)
            if cell is not None:
                held[id(piece)] = (table, cell)
                break
    full: list[Table] = []
    for table in found:
        texts = {id(cell) for owner, cell in held.values() if owner is table}
        columns = {cell.column for owner, cell in held.values() if owner is table}
        if len(texts) >= 2 and len(columns) >= 2:
            full.append(table)
    rest: list[Piece] = []
    for piece in pieces:
        place = held.get(id(piece))
        if place is not None and any(place[0] is table for table in full):
            place[1].pieces.append(piece)
        else:
            rest.append(piece)
    return full, rest
