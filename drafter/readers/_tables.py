"""Tables in plain text: drawn with rules, or columns set apart by tabs and blanks. A lone rule is kept as it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from drafter.numbering import labels
from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Role
from drafter.readers import _drawn
from drafter.readers._lines import Row

_RULES = frozenset("─━│┃┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋┠┨┯┷┿┝┥┰┸╂═║╔╗╚╝╠╣╦╩╬│")
_DRAWN = re.compile(r"[|｜].*[|｜].*[|｜]|[+＋][-－=＝+＋]{3,}[+＋]?")
_COLUMNS = re.compile(r"\t+| {3,}|　{3,}")


def mark(rows: Sequence[Row]) -> None:
    """Set the role (and cells) of the rows of tables."""
    _drawn.mark(rows)
    for row in rows:
        if row.role is None and not row.limit and _is_drawn(row.text):
            row.role = Role.TABLE
    _columns(rows)


def _is_drawn(text: str) -> bool:
    """Drawn with rules. A line of dashes alone, under a title, is no table but is kept as it stands too."""
    if text[0] in _RULES:
        return (len(text) > 1 and text[1] in _RULES) or (text[-1] in _RULES and len(text) > 1)
    return text[0] in "|｜+＋" and bool(_DRAWN.fullmatch(text))


def _columns(rows: Sequence[Row]) -> None:
    """Three rows in a row with the same number of columns (two and more) are a table."""
    start = 0
    counts = [_count(row) for row in rows]
    while start < len(rows):
        end = start
        while (
            end < len(rows)
            and counts[end] == counts[start]
            and counts[start] > 1
            and (end == start or rows[end].blanks < 2)
        ):
            end += 1
        if end - start >= 3:
            for row in rows[start:end]:
                row.role = Role.TABLE
                row.cells = tuple(cell.strip(" \t　") for cell in _COLUMNS.split(row.text))
        start = max(end, start + 1)


def _count(row: Row) -> int:
    """Columns of a row, 0 where it is no row of a table."""
    if row.role is not None or len(row.text) > 300:
        return 0
    cells = _COLUMNS.split(row.text)
    if len(cells) < 2 or ("。" in row.text and len(cells) < 3):
        return 0
    taken = labels.split(row.text)
    if taken is not None and taken.printed == cells[0].strip() and len(cells) == 2:
        return 0  # a label and its tab
    if matter.role_of(row.text) is not None:
        return 0
    return len(cells)
