"""Printed lines of all pages → the rows that the text pipeline goes on with."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.document import Inline, Span
from drafter.japanese.glyphs import half_digits
from drafter.numbering.recognise.lines import Role
from drafter.readers._lines import Row
from drafter.readers._pdf import layout, margins, measures
from drafter.readers._pdf.lines import Line
from drafter.readers._pdf.measures import Body, Margins
from drafter.readers._pdf.page import Page


def rows(pages: Sequence[Page]) -> list[Row]:
    """Every printed line in reading order, numbered over all pages; a row of a ruled table is one line."""
    body = measures.body(pages)
    lines = [line for page in pages for line in layout.lines(page, body.size)]
    margins.mark(lines, pages, body)
    _references(lines)
    text = [line for line in lines if line.role is None]
    edges = measures.margins(lines, body)
    pitch = measures.pitch(text, body)
    found: list[Row] = []
    before: Line | None = None
    for line in lines:
        row = _row(line, len(found) + 1, edges[id(line)], body)
        row.fed = before is not None and before.page != line.page
        row.blanks = 0 if before is None or row.fed else _blanks(before, line, pitch, body)
        found.append(row)
        before = line
    _blocks(found)
    _groups(found, lines)
    return found


def _blocks(found: Sequence[Row]) -> None:
    """The short last line of a paragraph that is set in stands in the middle by chance."""
    for n, row in enumerate(found):
        near = [*found[max(0, n - 1) : n], *found[n + 1 : n + 2]]
        beneath = any(r.page == row.page and abs(r.indent - row.indent) <= 1 and r.right != row.right for r in near)
        if row.centred and beneath:
            row.centred = False


def _row(line: Line, number: int, edges: Margins, body: Body) -> Row:
    indent = max(0, round((line.left - edges.left) / body.cell))
    right = max(indent + 1, round((line.right - edges.left) / body.cell))
    middle = abs((line.left + line.right) - (edges.left + edges.right)) / 2
    set_in = line.left - edges.left > 2 * body.size and edges.right - line.right > 2 * body.size
    row = Row(number, line.text, indent, right, trailing=False, page=line.page, role=line.role, cells=line.cells)
    if line.cells:
        row.role = row.role or Role.TABLE
        return row
    row.scale = round(100 * line.size / body.size)
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


def _groups(found: Sequence[Row], lines: Sequence[Line]) -> None:
    """Number the tables over all pages; one that goes on at the head of the next page is the same table."""
    number = 0
    before: tuple[Row, Line] | None = None
    for row, line in zip(found, lines, strict=True):
        if row.role in (Role.PAGE_NUMBER, Role.HEADER, Role.FOOTER, Role.NOTE):
            continue
        if line.cells:
            same = before is not None and before[1].cells and _goes_on(before, (row, line))
            number += not same
            row.group = number
            if same and line.page != before[1].page if before else False:
                _repeated(row, found, number)
        before = (row, line)


def _goes_on(before: tuple[Row, Line], now: tuple[Row, Line]) -> bool:
    if before[1].page == now[1].page:
        return before[1].group == now[1].group
    alike = abs(before[1].left - now[1].left) < 4 and abs(before[1].right - now[1].right) < 4
    return alike and len(before[1].cells) == len(now[1].cells)


def _repeated(row: Row, found: Sequence[Row], number: int) -> None:
    """A heading row that is printed again at the head of the next page is furniture there."""
    first = next(r for r in found if r.group == number)
    if first is not row and first.cells == row.cells:
        row.role = Role.HEADER


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
                _cut(line, start, end, label)


def _key(label: str) -> str:
    return half_digits(re.sub(r"[\s　（）()\[\]［］注脚]", "", label))


def _cut(line: Line, start: int, end: int, label: str) -> None:
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
