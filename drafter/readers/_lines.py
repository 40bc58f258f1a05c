"""A text's printed lines: numbers, indents, widths, blank lines between them, pages by form feed.

A line of the file that holds a form feed is two printed lines with one number.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from drafter.document import Span
from drafter.japanese.width import cells
from drafter.numbering.recognise.lines import Role

_INDENT = re.compile(r"[ \t　\u00a0\u2000-\u200b]*")
_TAB = 8
#: white space that line breaks are made of in odd files; they stay inside their line
_EDGES = (
    " \t\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\ufeff\r\v\x85\u2028\u2029"
)


@dataclass(slots=True)
class Row:
    """One printed line that is not blank.

    Attributes:
        number: line of the file, from 1. text: without outer blanks; ``offset``: characters before it.
        indent, right: cells of the left and right edge of the text. trailing: whether blanks followed it.
        blanks: blank lines directly before it. fed: whether a form feed stood between it and the row before.
        page: from 1. role: set where the row is known to be no running text. cells: of a row of a table.
        group: number of the table that the row belongs to, 0 for none; grid, header: on the table's first row, all
            its cells, and whether the first of them is a heading row.
        apart: whether it begins a box or column that goes on with nothing.
        limit: cells of the right edge within a box, 0 outside of boxes; box: its number.
        scale: size of the letters in percent of the running text's. larger: by how many half points they are larger,
            0 where they are not or nobody knows. strong: set bold or in another face.
        centred, flush_right: how it is set, where the format shows that. spans: readings and references on the text.
    """

    number: int
    text: str
    indent: int
    right: int
    trailing: bool
    offset: int = 0
    blanks: int = 0
    fed: bool = False
    page: int = 1
    role: Role | None = None
    cells: tuple[str, ...] = ()
    group: int = 0
    grid: tuple[tuple[str, ...], ...] = ()
    header: bool = False
    apart: bool = False
    limit: int = 0
    box: int = 0
    scale: int = 100
    larger: int = 0
    strong: bool = False
    centred: bool = False
    flush_right: bool = False
    spans: tuple[Span, ...] = ()


def rows(text: str) -> list[Row]:
    """The printed lines of a decoded text (line ends ``\\n``)."""
    found: list[Row] = []
    blanks, fed, page = 0, False, 1
    for number, line in enumerate(text.split("\n"), 1):
        pieces = line.split("\f") if "\f" in line else (line,)
        for order, piece in enumerate(pieces):
            if order:
                fed, page = True, page + 1
            body = piece.strip(_EDGES)
            if not body:
                blanks += not order
                continue
            row = _row(number, piece, body)
            row.blanks, row.fed, row.page = blanks, fed, page
            found.append(row)
            blanks, fed = 0, False
    return found


def _row(number: int, piece: str, body: str) -> Row:
    matched = _INDENT.match(piece)
    start = matched.end() if matched else 0
    indent = _indent(piece[:start])
    return Row(number, body, indent, indent + cells(body), piece[-1] in " \t\u3000", offset=piece.find(body[0]))


def _indent(blank: str) -> int:
    """Cells of an indent; a tab goes to the next multiple of eight."""
    width = 0
    for char in blank:
        if char == "\t":
            width += _TAB - width % _TAB
        else:
            width += 2 if char == "\u3000" else 1
    return width


def spans_of(rows: Sequence[Row], text: str) -> tuple[Span, ...]:
    """The spans of all rows, by characters of the text that these were joined to."""
    if not any(row.spans for row in rows):
        return ()
    at = 0
    found: list[Span] = []
    for row in rows:
        at = text.index(row.text, at)
        found += [replace(span, start=span.start + at, end=span.end + at) for span in row.spans]
        at += len(row.text)
    return tuple(found)
