"""Footnotes that part a sentence: at the foot of a page, between its first half and its second on the next."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.numbering.recognise.lines import Role
from drafter.numbering.recognise.marks import of_line
from drafter.readers._layout import Layout, stopped
from drafter.readers._lines import Row

#: what footnotes begin with
_FIRST = frozenset("※＊*†‡注（([")
#: lines that the footnotes of a page take at most
_MOST = 16
#: a shorter line is no first half of anything
_LEAST = 15


def between(rows: Sequence[Row], layout: Layout) -> dict[int, list[Row]]:
    """Footnotes between two halves of a sentence.

    Returns:
        Index of the row that goes on with the sentence → the rows of the notes before it, which belong behind it.
    """
    found: dict[int, list[Row]] = {}
    i = 1
    while i < len(rows):
        end = _end(rows, i, layout)
        if end:
            start = i - (rows[i - 1].role is Role.RULE)
            found[end] = list(rows[start:end])
            i = end
        i += 1
    return found


def _end(rows: Sequence[Row], i: int, layout: Layout) -> int:
    """Index of the row that goes on behind the notes that begin at a row; 0 where there are none."""
    row = rows[i]
    if row.text[0] not in _FIRST or row.role is not None or _kind(row) != "note":
        return 0
    last = rows[i - 1] if rows[i - 1].role is not Role.RULE or i < 2 else rows[i - 2]
    if last.role is not None or len(last.text) < _LEAST or stopped(last.text) or _kind(last) in ("note", "caption"):
        return 0
    if layout.width and last.right < layout.width - 8:
        return 0
    for end in range(i + 1, min(len(rows), i + _MOST)):
        if rows[end].role not in (None, Role.RULE):
            return 0
        if rows[end].fed or rows[end].page != row.page:
            return end if rows[end].role is None and _kind(rows[end]) == "text" else 0
    return 0


def _kind(row: Row) -> str:
    return of_line(row.text[:200], row.indent).kind
