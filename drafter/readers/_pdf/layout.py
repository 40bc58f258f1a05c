"""One page → its printed lines in reading order, tables among them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.readers._pdf import apart, columns, ruled
from drafter.readers._pdf.lines import Line, compose, segments
from drafter.readers._pdf.measures import Body
from drafter.readers._pdf.page import Page, Piece
from drafter.readers._reflow import join

#: lines from which half a sheet may be a page of its own
_PAGE = 15
#: ems from one line of a box to the next, at most
_APART = 3.0


def lines(page: Page, body: Body, before: Sequence[Line] = ()) -> list[Line]:
    """The printed lines of a page.

    Args:
        body: the file's running text. before: the lines of the page before.
    """
    main = [piece for piece in page.pieces if piece.flow == 0]
    found, rest = ruled.fill(ruled.tables(page.rules), main)
    if not page.vertical:
        known = next((line.starts for line in reversed(before) if line.cells), ())
        further, rest = apart.tables(rest, page.rules, body.size, known)
        found = sorted([*found, *further], key=lambda table: table.top)
    printed = _around(page, rest, found, body)
    _boxes([line for line in printed if line.loose])
    for flow in (1, 2, 3):
        turned = [piece for piece in page.pieces if piece.flow == flow]
        if turned:
            region = columns.Region(page.number, min(p.left for p in turned), max(p.right for p in turned), body.size)
            aside = columns.order(segments(turned), region, 0)
            for line in aside:
                line.turned = True
            printed += aside
    return printed


def _around(page: Page, pieces: Sequence[Piece], found: Sequence[ruled.Table], body: Body) -> list[Line]:
    """The lines above, between and below the tables, and the rows of these; a table beside text comes after it."""
    if not pieces and not found:
        return []
    every = [*pieces, *(piece for table in found for cell in table.cells for piece in cell.pieces)]
    left, right = min(p.left for p in every), max(p.right for p in every)
    region = columns.Region(page.number, left, right, body.size, _slide(page), body.bold, body.gothic)
    printed: list[Line] = []
    waiting = list(pieces)
    for number, table in enumerate(found, 1):
        above = [piece for piece in waiting if piece.base - 0.35 * piece.size < table.top]
        waiting = [piece for piece in waiting if piece.base - 0.35 * piece.size >= table.top]
        printed += _order(page, above, region)
        printed += _rows(page, table, number, region)
    return printed + _order(page, waiting, region)


def _order(page: Page, pieces: Sequence[Piece], region: columns.Region) -> list[Line]:
    """Lines in reading order; two pages that were printed on one sheet side by side are read one after the other."""
    middle = page.width / 2
    left = [piece for piece in pieces if piece.right <= middle]
    right = [piece for piece in pieces if piece.left >= middle]
    if not _slide(page) or not right or len(left) + len(right) < len(pieces) or len(segments(left)) < _PAGE:
        return columns.order(segments(pieces), region)
    further = min(p.left for p in right) - min(p.left for p in left) - middle
    if not -0.5 * region.body <= further <= 4 * region.body:  # the last page may hold the rest of an item alone
        return columns.order(segments(pieces), region)
    sides = ((left, region.left, middle), (right, min(p.left for p in right), region.right))
    return [
        line
        for half, start, end in sides
        for line in columns.order(segments(half), replace(region, left=start, right=end, loose=False))
    ]


def _slide(page: Page) -> bool:
    return page.width > 1.15 * page.height and not page.vertical


def _boxes(printed: Sequence[Line]) -> None:
    """Number the boxes of a slide: lines that follow one another in one column."""
    before: Line | None = None
    for line in printed:
        alike = before is not None and (line.start, line.end) == (before.start, before.end)
        same = before is not None and alike and 0 < line.base - before.base < _APART * max(line.size, before.size)
        same = same and before is not None and not line.cells and abs(line.size - before.size) < 0.1 * line.size
        line.box = before.box + (not same) if before is not None else 1
        before = line


def _rows(page: Page, table: ruled.Table, number: int, region: columns.Region) -> list[Line]:
    found: list[Line] = []
    texts = [_cell(page, cell, region.body) for cell in table.cells]
    for r in range(table.rows):
        cells = []
        for c in range(table.columns):
            at = table.slots[r][c]
            cell = table.cells[at]
            cells.append(texts[at] if (cell.row, cell.column) == (r, c) else "")
        if not any(cells):
            continue
        pieces = [p for at in set(table.slots[r]) if table.cells[at].row == r for p in table.cells[at].pieces]
        size = max((p.size for p in pieces), default=region.body)
        text = "　".join(cell for cell in cells if cell).replace("\n", "　")
        line = Line(page.number, text, table.left, table.right, table.ys[r] + size, size, start=region.left)
        line.end, line.cells, line.group, line.starts = region.right, tuple(cells), number, tuple(table.xs[:-1])
        found.append(line)
    return found


def _cell(page: Page, cell: ruled.Cell, body: float) -> str:
    """A cell's text: its wrapped lines joined, its paragraphs on lines of their own."""
    found: list[Line] = []
    for segment in segments(cell.pieces):
        same = found and abs(found[-1].base - segment.base) < 0.3 * segment.size
        line = compose([segment], page.number)
        if line is None:
            continue
        if same:
            line.text = f"{found[-1].text}　{line.text}"
            found.pop()
        found.append(line)
    out: list[str] = []
    edge = max((line.right for line in found), default=0.0)
    full = max(edge, cell.right - 1.2 * body)
    for before, line in zip([None, *found], found, strict=False):
        if before is not None and before.right >= full - 1.6 * line.size:
            out[-1] = join([out[-1], line.text])
        else:
            out.append(line.text)
    return "\n".join(out)
