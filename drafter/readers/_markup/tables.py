"""Tables: the cells of a grid as printed; tables that only set out a page are read as paragraphs.

The grid follows WHATWG HTML §4.9.12 (forming a table): text stands in the first cell that it spans, the others are
empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.numbering.recognise.lines import Passage, Role
from drafter.readers._markup.inline import Buffer, Chunk
from drafter.readers._markup.source import LAST_LINE

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.readers._markup.walk import Found

#: HTML allows 1,000 columns and 65,534 rows to be spanned; no cell of a printed table spans more than this
_SPAN = 100
#: cells of one table that spans may fill
_CELLS = 200_000
#: characters of a cell that is a page's text, not a cell
_LONG = 1500
_HEADINGS = ("h1", "h2", "h3", "h4")


@dataclass(slots=True)
class Table:
    """A table that was read. ``end_line``: where the walk goes on."""

    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False
    line: int = 0
    last: int = 0
    end_line: int = 0
    captions: list[Found] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    left_out: list[Chunk] = field(default_factory=list)


def is_data(table: _Element) -> bool:
    """Whether a table is one, and not the layout of a page."""
    if table.get("role") in ("presentation", "none"):
        return False
    widest = 0
    for row in _rows(table):
        cells = [c for c in row if c.tag in ("td", "th")]
        widest = max(widest, sum(_span(c, "colspan") for c in cells))
    if widest <= 1:
        return False
    if next(_headed(table), None) is not None:
        return True
    if table.get("border", "0").strip() in ("", "0") and next(table.iterdescendants("table"), None) is not None:
        return False  # a page of the years before style sheets: tables in a table that shows no lines
    return not any(_is_page(cell) for row in _rows(table) for cell in row)


def _headed(table: _Element) -> Iterator[_Element]:
    return (cell for row in _rows(table) for cell in row if cell.tag == "th")


def _is_page(cell: _Element) -> bool:
    """A cell with headings, or with the text of a page."""
    if next(cell.iter(*_HEADINGS), None) is not None:
        return True
    return sum(len(t) for t in cell.itertext()) > _LONG and next(cell.iter("table", "p"), None) is not None


def _rows(table: _Element) -> Iterator[_Element]:
    """The rows of a table itself, not of those within it."""
    for child in table:
        if child.tag == "tr":
            yield child
        elif child.tag in ("thead", "tbody", "tfoot"):
            yield from (row for row in child if row.tag == "tr")


def read(table: _Element, line: int) -> Table:
    """Read a table that begins in a line of the source."""
    found = Table(end_line=line)
    grid: dict[tuple[int, int], str] = {}
    taken: set[tuple[int, int]] = set()
    heads: list[bool] = []
    count = 0
    for caption in table.iterchildren("caption"):
        inside = _inside(caption, found)
        found.captions.extend(inside)
    for y, row in enumerate(_rows(table)):
        cells = [c for c in row if c.tag in ("td", "th")]
        parent = row.getparent()
        heads.append(
            bool(cells) and (all(c.tag == "th" for c in cells) or (parent is not None and parent.tag == "thead"))
        )
        x = 0
        for cell in cells:
            while (y, x) in taken:
                x += 1
            inside = _inside(cell, found)
            grid[y, x] = "\n".join(line for one in inside for line in _lines(one))
            for one in inside:
                found.chunks.extend(one.chunks)
            across, down = _span(cell, "colspan"), _span(cell, "rowspan")
            if count + across * down > _CELLS:
                across = down = 1  # what spans more than any page holds spans nothing
            count += across * down
            taken.update((y + j, x + i) for j in range(down) for i in range(across))
            x += across
    _fill(found, grid, taken, heads)
    return found


def _fill(found: Table, grid: dict[tuple[int, int], str], taken: set[tuple[int, int]], heads: list[bool]) -> None:
    width = max((x for _, x in taken), default=-1) + 1
    widths = [width] * len(heads)
    if width * len(heads) > _CELLS:  # a grid that is nearly all holes is not filled up
        widths = [0] * len(heads)
        for y, x in grid:
            widths[y] = max(widths[y], x + 1)
    rows = [tuple(grid.get((y, x), "") for x in range(widths[y])) for y in range(len(heads))]
    if heads and heads[0] and not any(rows[0]):
        rows, heads = rows[1:], [False, *heads[2:]]  # Markdown must have a heading row, be it empty
    kept = [(row, head) for row, head in zip(rows, heads, strict=True) if any(row)]
    found.rows = tuple(row for row, _ in kept)
    found.header = bool(kept) and kept[0][1]
    numbers = [c.number for c in found.chunks]
    found.line, found.last = min(numbers, default=0), max(numbers, default=0)


def _inside(cell: _Element, found: Table) -> list[Found]:
    """The passages of a cell; what is left out of it goes to the account."""
    from drafter.readers._markup.walk import Walker

    if not len(cell) and not cell.attrib:
        return _words(cell, found)
    walker = Walker(line=found.end_line)
    walker.walk(cell)
    found.end_line = walker.line
    known = {id(c) for one in walker.found for c in one.chunks}
    found.left_out.extend(c for c in walker.chunks if id(c) not in known)
    return walker.found


def _words(cell: _Element, found: Table) -> list[Found]:
    """The passage of a cell that holds nothing but text, as most do: a walk for each takes five times as long."""
    from drafter.readers._markup.walk import Found, line_of

    number = line_of(cell)
    start = number if found.end_line <= number < LAST_LINE else found.end_line
    buffer = Buffer()
    found.end_line = buffer.add(cell.text or "", start)
    return [Found(Passage(line.text, line.line, line.end_line), line.chunks) for line in buffer.take()]


def _lines(one: Found) -> Iterator[str]:
    if one.passage.fixed is Role.TABLE:
        for row in one.passage.rows:
            yield "　".join(cell.replace("\n", " ") for cell in row if cell)
    else:
        yield one.passage.text


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(1, int(value)), _SPAN) if value.isascii() and value.isdigit() and len(value) < 6 else 1
