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
#: a rule of a table without sides
_FLAT = re.compile(r"(?:[-－=＝─━═—―][ 　]*){5,}")
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
    group = 1 + max((row.group for row in rows), default=0)
    for gaps, least in ((_GAPS, 3), (_WIDE_GAPS, 2)):
        counts = [_count(row, gaps) for row in rows]
        start = 0
        while start < len(rows):
            end = _end(rows, counts, start) if counts[start] >= least else start + 1
            if sum(count > 0 for count in counts[start:end]) >= 3:
                _as_table(rows, start, end, gaps, group)
                group += 1
            start = end


def _end(rows: Sequence[Row], counts: Sequence[int], start: int) -> int:
    """Where rows with as many columns stop; rules between them belong to the table."""
    end = last = start + 1
    while end < len(rows) and rows[end].blanks < 2 and (counts[end] == counts[start] or _is_rule(rows[end])):
        end += 1
        last = end if counts[end - 1] else last
    return last


def _is_rule(row: Row) -> bool:
    return row.role in (None, Role.RULE) and _FLAT.fullmatch(row.text) is not None


def _as_table(rows: Sequence[Row], start: int, end: int, gaps: re.Pattern[str], group: int) -> None:
    """Make one table of rows; the rules directly over and under it are its own."""
    table = [row for row in rows[start:end] if not _is_rule(row)]
    grid = tuple(tuple(cell.strip(" \t　") for cell in gaps.split(row.text)) for row in table)
    header = start + 1 < end and _is_rule(rows[start + 1])
    start -= start > 0 and _is_rule(rows[start - 1])
    end += end < len(rows) and _is_rule(rows[end])
    for row in rows[start:end]:
        row.role, row.group = Role.TABLE, group
    rows[start].grid, rows[start].header = grid, header


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
