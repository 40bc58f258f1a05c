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
#: a rule under a title or over a footnote
_LONE = re.compile(r"[─━═┄┅┈┉╌╍]{2,}")
_DRAWN = re.compile(r"[|｜].*[|｜].*[|｜]|[+＋][-－=＝+＋]{3,}[+＋]?")
_APART = re.compile(r"\t|[ 　]{2}")
_GAPS = re.compile(r"\t+|[ 　]{2,}")
_WIDE_GAPS = re.compile(r"\t+| {3,}|　{3,}")


def mark(rows: Sequence[Row]) -> None:
    """Set the role (and cells) of the rows of tables."""
    _drawn.mark(rows)
    for row in rows:
        if row.role is None and not row.limit and _is_drawn(row.text):
            row.role = Role.RULE if _LONE.fullmatch(row.text) else Role.TABLE
    _columns(rows)


def _is_drawn(text: str) -> bool:
    """Drawn with rules. A line of dashes alone, under a title, is no table but is kept as it stands too."""
    if text[0] in _RULES:
        return (len(text) > 1 and text[1] in _RULES) or (text[-1] in _RULES and len(text) > 1)
    return text[0] in "|｜+＋" and bool(_DRAWN.fullmatch(text))


def _columns(rows: Sequence[Row]) -> None:
    """Three rows in a row with the same number of columns are a table; blanks of two parts them where there are
    three columns and more, wider ones where there are two."""
    for gaps, least in ((_GAPS, 3), (_WIDE_GAPS, 2)):
        counts = [_count(row, gaps) for row in rows]
        start = 0
        while start < len(rows):
            end = start + 1
            while counts[start] >= least and end < len(rows) and counts[end] == counts[start] and rows[end].blanks < 2:
                end += 1
            if end - start >= 3:
                _as_table(rows[start:end], gaps)
            start = end


def _as_table(rows: Sequence[Row], gaps: re.Pattern[str]) -> None:
    for row in rows:
        row.role = Role.TABLE
        row.cells = tuple(cell.strip(" \t　") for cell in gaps.split(row.text))


def _count(row: Row, gaps: re.Pattern[str]) -> int:
    """Columns of a row, 0 where it is no row of a table."""
    if row.role is not None or row.limit or len(row.text) > 300 or not _APART.search(row.text):
        return 0
    cells = gaps.split(row.text)
    if len(cells) < 2 or ("。" in row.text and len(cells) < 3 and "\t" not in row.text):
        return 0
    taken = labels.split(row.text)
    if taken is not None and taken.printed == cells[0].strip() and len(cells) == 2:
        return 0  # a label and its tab
    if matter.role_of(row.text) is not None:
        return 0
    return len(cells)
