"""Tables without upright rules: columns that only white sets apart, cells printed over several lines.

Lines between which strips of white run down are tried as a table: its columns are what stands between the strips, its
rows begin at drawn rules, at larger steps, or where the first column has text again. It is one only where the cells of
each row begin together (or lie in the middle of it) and are unlike in height, more than once: two columns of running
text, labels with hanging texts and letters with facts beneath one another are none. Taking text for a table does
more harm than the other way round.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.numbering import labels
from drafter.readers._layout import stopped
from drafter.readers._pdf import lines as printed
from drafter.readers._pdf import ruled, strips
from drafter.readers._pdf.page import Piece, Rule
from drafter.readers._pdf.strips import STRIP, Chunk, Line

#: ems from which a column holds text rather than names and figures
_PROSE = 10.0
#: rows of a table, and rows of these whose cells are unlike in height
_ROWS, _UNEVEN = 3, 2
#: tables of one page, and lines of a page, beyond which nobody looks further
_MOST, _LINES = 8, 300
#: what begins a line that is a heading, an item or a note rather than the name of a row
_MARKS = "【〔［[＜<《〈■□●○◆◇▼▽▲△◎※*＊・"


@dataclass(frozen=True, slots=True)
class _Grid:
    """Lines that may be a table: the edges of its columns, and of each line the chunk of each column.

    Attributes:
        pitch: points from one line of a cell to the next.
    """

    lines: Sequence[Line]
    columns: Sequence[tuple[float, float]]
    at: Sequence[Sequence[Chunk | None]]
    pitch: float
    body: float

    def prose(self) -> list[int]:
        """The columns that hold text; all where none does."""
        wide = [c for c, (left, right) in enumerate(self.columns) if right - left >= _PROSE * self.body]
        return wide or [*range(len(self.columns))]

    def ended(self, n: int, column: int) -> bool:
        """Whether the text of a cell ends on a line: with a stop, or well before the column's edge."""
        chunk = self.at[n][column]
        if chunk is None:
            return True
        return stopped(chunk.pieces[-1].text.rstrip()) or chunk.right < self.columns[column][1] - 1.6 * self.body


def tables(
    pieces: Sequence[Piece], rules: Sequence[Rule], body: float, known: Sequence[float] = ()
) -> tuple[list[ruled.Table], list[Piece]]:
    """The tables among the pieces of a page that no ruled table holds.

    Args:
        body: size of the file's running text in points.
        known: where the columns of the table begin with which the page before ended: it may go on with one row.

    Returns:
        The tables from the top, and the pieces that are in none.
    """
    small = printed.small(pieces)
    lines = [strips.line(group) for group in printed.baselines([piece for piece in pieces if id(piece) not in small])]
    if len(lines) > _LINES:
        return [], [*pieces]
    found: list[ruled.Table] = []
    waiting = [lines]
    while waiting and len(found) < _MOST:
        part = waiting.pop()
        best = _best(part, rules, body, known)
        if best is not None:
            first, last, table = best
            found.append(table)
            waiting += [part[:first], part[last + 1 :]]
    taken = {id(piece) for table in found for cell in table.cells for piece in cell.pieces}
    rest = []
    for piece in pieces:
        if id(piece) in small and _put(piece, found):
            continue
        if id(piece) not in taken:
            rest.append(piece)
    return sorted(found, key=lambda table: table.top), rest


def _put(piece: Piece, found: Sequence[ruled.Table]) -> bool:
    """Put a reading or a raised figure into the cell where it stands."""
    for table in found:
        if table.top - piece.size <= piece.base <= table.bottom and table.left - 2 <= piece.left <= table.right + 2:
            column = sum((piece.left + piece.right) / 2 >= x for x in table.xs[1:-1])
            row = sum(piece.base >= y - piece.size for y in table.ys[1:-1])
            table.cells[table.slots[row][column]].pieces.append(piece)
            return True
    return False


# ---------------------------------------------------------------- which lines


def _best(
    lines: Sequence[Line], rules: Sequence[Rule], body: float, known: Sequence[float]
) -> tuple[int, int, ruled.Table] | None:
    """The table of most columns, and of these the longest: its first and last line."""
    best: tuple[int, int, ruled.Table] | None = None
    seen: set[tuple[int, int]] = set()
    for first, last in strips.runs(lines, body):
        if (first, last) in seen or (not known and last - first + 1 < _ROWS):
            continue
        seen.add((first, last))
        grid = _grid(lines[first : last + 1], body)
        if grid is None:
            continue
        grid, top = _extended(lines, first, grid)
        table = _table(grid, rules, known)
        if table is None:
            continue
        if best is None or (table.columns, last - top) > (best[2].columns, best[1] - best[0]):
            best = top, last, table
    return best


# ---------------------------------------------------------------- one table


def _extended(lines: Sequence[Line], first: int, grid: _Grid) -> tuple[_Grid, int]:
    """The grid with the lines above it that fit, and the first of these: names of columns, which may be wider than
    what stands beneath them, and what a page before left of a row."""
    top, at = first, list(grid.at)
    for n in range(first - 1, -1, -1):
        above = _fitted(lines[n], grid)
        if above is None or lines[n + 1].base - lines[n].base > 3 * grid.body:
            break
        at.insert(0, above)
        if sum(chunk is not None for chunk in above) >= 2:
            top = n
    last = first + len(grid.lines)
    return replace(grid, lines=lines[top:last], at=at[len(at) - (last - top) :]), top


def _fitted(line: Line, grid: _Grid) -> list[Chunk | None] | None:
    """The chunks of a line where each of its pieces stands in one column."""
    rights = [*(left for left, _ in grid.columns[1:]), grid.columns[-1][1] + grid.body]
    slots: list[Chunk | None] = [None] * len(rights)
    for piece in (piece for chunk in line.chunks for piece in chunk.pieces):
        c = sum(piece.left >= left - 1 for left, _ in grid.columns) - 1
        if c < 0 or piece.right > rights[c] + 1:
            return None
        one = Chunk(piece.left, piece.right, [piece])
        slots[c] = one if (other := slots[c]) is None else _joined(other, one)
    return slots


def _table(grid: _Grid, rules: Sequence[Rule], known: Sequence[float]) -> ruled.Table | None:
    """The table, where the lines of the grid are one."""
    lefts = [left for left, _ in grid.columns]
    goes_on = len(lefts) == len(known) and all(abs(a - b) < 4 for a, b in zip(lefts, known, strict=True))
    begins = _begins(grid, rules)
    rows = [range(a, b) for a, b in pairwise([*begins, len(grid.lines)])]
    if not _holds(grid, rows) or not (goes_on or _shows(grid, rows)):
        return None
    return _made(grid, rows)


def _grid(lines: Sequence[Line], body: float) -> _Grid | None:
    """The columns between the strips of white that run through all lines."""
    columns: list[tuple[float, float]] = []
    for chunk in sorted((c for line in lines for c in line.chunks), key=lambda c: c.left):
        if columns and chunk.left - columns[-1][1] < STRIP * body:
            columns[-1] = (columns[-1][0], max(columns[-1][1], chunk.right))
        else:
            columns.append((chunk.left, chunk.right))
    if not 2 <= len(columns) <= 12:
        return None
    at: list[list[Chunk | None]] = []
    for line in lines:
        slots: list[Chunk | None] = [None] * len(columns)
        for chunk in line.chunks:
            c = next(n for n, (left, right) in enumerate(columns) if left <= chunk.left and chunk.right <= right)
            slots[c] = chunk if (other := slots[c]) is None else _joined(other, chunk)
        at.append(slots)
    return _Grid(lines, columns, at, _pitch(lines, at, body), body)


def _joined(a: Chunk, b: Chunk) -> Chunk:
    return Chunk(a.left, b.right, [*a.pieces, *b.pieces])


def _pitch(lines: Sequence[Line], at: Sequence[Sequence[Chunk | None]], body: float) -> float:
    """The least of the frequent steps from a line to the next one of the same column."""
    steps: Counter[float] = Counter()
    for c in range(len(at[0])):
        filled = [line.base for line, slots in zip(lines, at, strict=True) if slots[c] is not None]
        steps.update(round(2 * (b - a)) / 2 for a, b in pairwise(filled) if b - a < 2.6 * body)
    if not steps:
        return 1.6 * body
    most = max(steps.values())
    return min(step for step, count in steps.items() if count * 5 >= most)


def _begins(grid: _Grid, rules: Sequence[Rule]) -> list[int]:
    """The first lines of the rows."""
    drawn = _drawn(grid, rules)
    if len(drawn) >= _UNEVEN:
        return [0, *drawn]
    apart = [n for n in range(1, len(grid.lines)) if _step(grid, n) > 1.25 * grid.pitch and _names(grid, n)]
    if len(apart) >= _ROWS - 1:
        return sorted({0, *drawn, *apart})
    return [0, *(n for n in range(1, len(grid.lines)) if n in drawn or n in apart or _anew(grid, n))]


def _step(grid: _Grid, n: int) -> float:
    return grid.lines[n].base - grid.lines[n - 1].base


def _drawn(grid: _Grid, rules: Sequence[Rule]) -> list[int]:
    """Lines above which a rule is drawn over most of the table."""
    wide = 0.6 * (grid.columns[-1][1] - grid.columns[0][0])
    flat = [r for r in ruled.merged([r for r in rules if r.flat], flat=True) if r.right - r.left >= wide]
    return [
        n
        for n, (a, b) in enumerate(pairwise(grid.lines), 1)
        if any(a.base - 0.3 * a.size < rule.top < b.base - 0.5 * b.size for rule in flat)
    ]


def _names(grid: _Grid, n: int) -> bool:
    """Whether what begins behind a larger step is a row: its first column, or two others, have text."""
    end = next((k for k in range(n + 1, len(grid.lines)) if _step(grid, k) > 1.25 * grid.pitch), len(grid.lines))
    filled = {c for k in range(n, end) for c, chunk in enumerate(grid.at[k]) if chunk is not None}
    return 0 in filled or len(filled) >= 2


def _anew(grid: _Grid, n: int) -> bool:
    """Whether a row begins on a line though no step shows it: its first column has text, and the texts above ended."""
    filled = [c for c, chunk in enumerate(grid.at[n]) if chunk is not None]
    prose = grid.prose()
    if 0 not in filled or len(filled) < 2 or not any(c in filled for c in prose):
        return False
    return all(grid.ended(n - 1, c) for c in prose)


# ---------------------------------------------------------------- whether it is one


def _cells(grid: _Grid, row: range) -> list[list[int]]:
    """Of a row the lines of each column that has text."""
    found = [[n for n in row if grid.at[n][c] is not None] for c in range(len(grid.columns))]
    return [lines for lines in found if lines]


def _holds(grid: _Grid, rows: Sequence[range]) -> bool:
    """Whether the cells of nearly all rows begin together, or lie in the middle of their row, without holes."""
    together = middle = whole = every = 0
    for row in rows:
        top, foot = grid.lines[row[0]].base, grid.lines[row[-1]].base
        for lines in _cells(grid, row):
            first, last = grid.lines[lines[0]].base, grid.lines[lines[-1]].base
            together += first - top < 0.3 * grid.body
            middle += abs(first + last - top - foot) / 2 < 0.35 * grid.pitch
            steps = [grid.lines[b].base - grid.lines[a].base for a, b in pairwise(lines)]
            whole += all(step < 1.7 * grid.pitch for step in steps)
            every += 1
    return max(together, middle) * 20 >= every * 19 and whole * 20 >= every * 19


def _shows(grid: _Grid, rows: Sequence[range]) -> bool:
    """Whether nothing but a table looks so: enough rows of unlike cells, and names, not labels, in the first column."""
    full = [row for row in rows if len(_cells(grid, row)) >= 2]
    uneven = sum(len({len(lines) for lines in _cells(grid, row)}) > 1 for row in rows)
    if len(full) < _ROWS or len(full) * 5 < len(rows) * 4:
        return False
    tall = sum(len(row) > 1 for row in rows)
    two = len(grid.columns) == 2
    enough = uneven >= _ROWS and uneven * 2 >= tall if two else uneven >= _UNEVEN
    if not enough and not (tall > _ROWS and uneven and _end_together(grid, rows)):
        return False
    if two and grid.columns[0][1] - grid.columns[0][0] <= 2.2 * grid.body:
        return False
    return not _labelled(grid, rows)


def _end_together(grid: _Grid, rows: Sequence[range]) -> bool:
    """Whether the texts of two columns end nowhere but at the ends of rows."""
    cells = [(c, n) for row in rows for c in grid.prose() for n in row[:-1] if n + 1 in row and grid.at[n + 1][c]]
    return len(grid.prose()) > 1 and not any(grid.ended(n, c) for c, n in cells)


def _labelled(grid: _Grid, rows: Sequence[range]) -> bool:
    """Whether the first column holds labels: of items, unless it has a name of its own and others stand beside it."""
    firsts = [_first(grid, row) for row in rows]
    marked = [bool(text) and _is_marked(text) for text in firsts]
    headed = len(grid.columns) > 2 and not marked[0]
    return sum(marked) * 2 >= len(rows) and not headed


def _first(grid: _Grid, row: range) -> str:
    chunk = next((found for n in row if (found := grid.at[n][0]) is not None), None)
    return "".join(piece.text for piece in chunk.pieces).strip() if chunk is not None else ""


def _is_marked(text: str) -> bool:
    return text[0] in _MARKS or bool(labels.parse(text)) or labels.split(text[:12]) is not None


def _made(grid: _Grid, rows: Sequence[range]) -> ruled.Table:
    cells: list[ruled.Cell] = []
    slots: list[list[int]] = []
    for r, row in enumerate(rows):
        slots.append([])
        for c, (left, right) in enumerate(grid.columns):
            pieces = [p for n in row if (chunk := grid.at[n][c]) is not None for p in chunk.pieces]
            slots[-1].append(len(cells))
            cells.append(ruled.Cell(r, c, left, right, pieces))
    tops = [grid.lines[row[0]].base - grid.lines[row[0]].size for row in rows]
    foot = grid.lines[-1].base + 0.3 * grid.lines[-1].size
    left, right = grid.columns[0][0], grid.columns[-1][1]
    xs = [column[0] for column in grid.columns] + [right]
    return ruled.Table(left, tops[0], right, foot, len(rows), len(xs) - 1, cells, slots, xs, [*tops, foot])
