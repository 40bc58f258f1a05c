"""Printed lines of all pages → the rows that the text pipeline goes on with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from drafter.document import Inline, Span
from drafter.japanese.glyphs import half_digits
from drafter.numbering.recognise.lines import Role
from drafter.readers._layout import goes_on, stopped
from drafter.readers._lines import Row
from drafter.readers._pdf import layout, margins, measures, numbered
from drafter.readers._pdf.lines import Line
from drafter.readers._pdf.measures import Body, Margins
from drafter.readers._pdf.page import Page
from drafter.readers._reflow import join


def rows(pages: Sequence[Page]) -> tuple[list[Row], bool]:
    """Every printed line in reading order, numbered over all pages; a row of a ruled table is one line.

    Returns:
        The lines, and whether those that go on all end at the same edge, as justified print does.
    """
    pages, numbers = numbered.take_out(pages)
    body = measures.body(pages)
    lines: list[Line] = []
    before: Sequence[Line] = ()
    for page in pages:
        before = layout.lines(page, body, before)
        lines += before
    lines += numbers
    margins.mark(lines, pages, body)
    lines = _in_place(lines, pages)
    _references(lines)
    text = [line for line in lines if line.role is None]
    edges = measures.margins(lines, body)
    pitch = measures.pitch(text, body)
    found: list[Row] = []
    above: Line | None = None
    for line in lines:
        row = _row(line, len(found) + 1, edges[id(line)], body)
        row.fed = above is not None and above.page != line.page
        row.blanks = 0 if above is None or row.fed else _blanks(above, line, pitch, body)
        row.apart = above is not None and _parts(above, line)
        found.append(row)
        above = line
    _limits(found, lines, edges, body)
    _blocks(found)
    _groups(found, lines)
    return found, _even(text, edges, body)


def _even(lines: Sequence[Line], edges: dict[int, Margins], body: Body) -> bool:
    """Of the lines that end within two letters of the edge, without a stop, nearly all end at it to a hair."""
    short = [edges[id(line)].right - line.right for line in lines if line.text[-1] not in measures.HANGING]
    near = [gap for gap in short if abs(gap) <= 2.2 * body.size]
    return len(near) >= 3 and sum(abs(gap) <= 0.15 * body.size for gap in near) * 10 >= len(near) * 9


def _limits(found: Sequence[Row], lines: Sequence[Line], edges: dict[int, Margins], body: Body) -> None:
    """Columns and boxes of another width than most of the text have a right edge of their own."""
    widths: dict[Margins, int] = {}
    counts: Counter[int] = Counter()
    for line, row in zip(lines, found, strict=True):
        if row.role is None:
            widths[edges[id(line)]] = width = round((edges[id(line)].right - edges[id(line)].left) / body.cell)
            counts[width] += 1
    if not counts:
        return
    usual = counts.most_common(1)[0][0]
    for line, row in zip(lines, found, strict=True):
        width = widths.get(edges[id(line)], usual)
        if row.role is None and (line.box or abs(usual - width) > _UNLIKE):
            row.limit = max(width, row.right) + (0 if edges[id(line)].wraps else _OPEN)


def _blocks(found: Sequence[Row]) -> None:
    """The short last line of a paragraph that is set in stands in the middle by chance."""
    for n, row in enumerate(found):
        near = [*found[max(0, n - 1) : n], *found[n + 1 : n + 2]]
        beneath = any(r.page == row.page and abs(r.indent - row.indent) <= 1 and r.right != row.right for r in near)
        if row.centred and beneath:
            row.centred = False


#: cells by which the width of a column differs from that of most of the text, at least
_UNLIKE = 8

#: cells that lines of a box which are not wrapped might have gone on, at least
_OPEN = 20

_FURNITURE = (Role.PAGE_NUMBER, Role.HEADER, Role.FOOTER)


def _in_place(lines: Sequence[Line], pages: Sequence[Page]) -> list[Line]:
    """What runs along the head of a page comes first, what runs along its foot last, whatever column it stands over."""
    middle = {page.number: page.height / 2 for page in pages}

    def rank(line: Line) -> tuple[int, int]:
        if line.role not in _FURNITURE:
            return line.page, 1
        return line.page, 0 if line.base < middle[line.page] else 2

    return sorted(lines, key=rank)


#: percent of the text's size from which letters are told to be larger: below, a file's sizes may vary by rounding
_LARGER = 105


def _row(line: Line, number: int, edges: Margins, body: Body) -> Row:
    indent = max(0, round((line.left - edges.left) / body.cell))
    right = max(indent + 1, round((line.right - edges.left) / body.cell))
    if line.text[-1] in measures.HANGING and not line.cells:
        right = max(indent + 1, min(right, round((edges.right - edges.left) / body.cell)))
    middle = abs((line.left + line.right) - (edges.left + edges.right)) / 2
    set_in = line.left - edges.left > 2 * body.size and edges.right - line.right > 2 * body.size
    row = Row(number, line.text, indent, right, trailing=False, page=line.page, role=line.role, cells=line.cells)
    if line.cells:
        row.role = row.role or Role.TABLE
        return row
    row.scale = round(100 * line.size / body.size)
    row.larger = max(0, round(2 * (line.size - body.size))) if row.scale >= _LARGER else 0
    row.strong = (line.bold and not body.bold) or (line.gothic and not body.gothic)
    row.centred = set_in and middle < 1.2 * body.size
    row.flush_right = edges.right - line.right < body.size and line.left - edges.left > 0.3 * (edges.right - edges.left)
    row.spans = line.spans
    return row


def _blanks(before: Line, line: Line, pitch: float, body: Body) -> int:
    """Blank lines that a gap is worth: nothing up to a third of a line more than usual."""
    if line.start != before.start or line.base <= before.base:
        return 0  # the next column begins
    usual = max(pitch, 1.15 * max(line.size, before.size) if max(line.size, before.size) > 1.2 * body.size else 0.0)
    more = (line.base - before.base) - usual
    return max(1, round(more / pitch)) if more > 0.33 * pitch else 0


def _parts(above: Line, line: Line) -> bool:
    """Whether a line begins another box of a slide than the one above, and no word is broken between them."""
    other = above.box != line.box or above.page != line.page
    return bool(line.box) and other and (stopped(above.text) or not goes_on(line.text))


def _groups(found: Sequence[Row], lines: Sequence[Line]) -> None:
    """Number the tables over all pages, and put each together; one that goes on at the head of the next page is the
    same table."""
    tables: list[list[tuple[Row, Line]]] = []
    before: Line | None = None
    for row, line in zip(found, lines, strict=True):
        if row.role in (*_FURNITURE, Role.NOTE):
            continue
        if line.cells:
            if before is None or not before.cells or not _goes_on(before, line):
                tables.append([])
            tables[-1].append((row, line))
        before = line
    for number, table in enumerate(tables, 1):
        _whole(table, number)


def _goes_on(before: Line, line: Line) -> bool:
    if before.page == line.page:
        return before.group == line.group
    return len(before.starts) == len(line.starts) and all(
        abs(a - b) < 4 for a, b in zip(before.starts, line.starts, strict=True)
    )


def _whole(table: Sequence[tuple[Row, Line]], number: int) -> None:
    """The cells of a whole table on its first row: heading rows that come again on each page once, rows that a page
    cut in two joined."""
    first = table[0][0]
    grid: list[tuple[str, ...]] = []
    page = first.page
    for row, _ in table:
        row.group = number
        turned, page = row.page != page, row.page
        if turned and row.cells == first.cells and row is not first:
            row.role = Role.HEADER
            first.header = True
            page = -row.page  # the row beneath stands at the head of the page too
            continue
        if grid and turned and _cut(grid[-1], row.cells):
            grid[-1] = tuple(join([a, b]) if a and b else a or b for a, b in zip(grid[-1], row.cells, strict=True))
        else:
            grid.append(row.cells)
    first.grid = tuple(grid)


def _cut(above: Sequence[str], cells: Sequence[str]) -> bool:
    """Whether a row at the head of a page is the rest of the one before: it has no label, or breaks into a word."""
    if not cells[0] and any(cells):
        return True
    return any(a and b and not stopped(a) and goes_on(b) for a, b in zip(above, cells, strict=True))


# ---------------------------------------------------------------- references to notes


_LABEL = re.compile(r"[（(\[［]?(?:注|脚注)?\s*(\d{1,3})[）)\]］]?|([*＊†※]+\d{0,3})")


def _references(lines: Sequence[Line]) -> None:
    """Raised figures that a footnote answers are references: out of the text, and kept as a span."""
    known = {_key(match.group(0)) for line in lines if line.role is Role.NOTE and (match := _LABEL.match(line.text))}
    for line in lines:
        if not line.raised:
            continue
        if line.role is Role.NOTE:
            _part_label(line)
            continue
        for start, end in reversed(line.raised):
            label = line.text[start:end]
            if _key(label) in known:
                _take_out(line, start, end, label)


def _key(label: str) -> str:
    return half_digits(re.sub(r"[\s　（）()\[\]［］注脚]", "", label))


def _take_out(line: Line, start: int, end: int, label: str) -> None:
    """Take a reference out of a line; what stands behind it moves up."""
    gone = end - start
    line.text = line.text[:start] + line.text[end:]
    moved = [Span(s.kind, s.start - gone * (s.start >= end), s.end - gone * (s.end >= end), s.text) for s in line.spans]
    line.spans = tuple(sorted([*moved, Span(Inline.NOTE, start, start, label.strip())], key=lambda s: s.start))


def _part_label(line: Line) -> None:
    """A footnote's raised number and its text: a blank between them."""
    start, end = line.raised[0]
    if start == 0 and end < len(line.text) and not line.text[end].isspace():
        line.text = f"{line.text[:end]}　{line.text[end:]}"
