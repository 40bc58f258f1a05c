"""Tables and boxes drawn with ruled lines: ``┌─┬─┐ │ │``, ``+---+ | |``, ``| a | b |``.

Two columns and more are a table: its lines become rows, a cell printed over several lines becomes one. One column is
a box around a title or a list of principles: its rules are taken off and what stands in it is read like any text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafter.japanese.width import cells
from drafter.numbering import labels
from drafter.numbering.recognise.lines import Role
from drafter.readers._lines import Row

#: rules between columns, corners and joints, in box drawing (Unicode block U+2500) and in ASCII
_SIDES = "│┃║"
_JOINTS = "┌┐└┘├┤┬┴┼┏┓┗┛┣┫┳┻╋┠┨┯┷┿┝┥┰┸╂╔╗╚╝╠╣╦╩╬╭╮╰╯┞┟┡┢┦┧┩┪┭┮┱┲┵┶┹┺┽┾╀╁╃╄╅╆╇╈╉╊"
_UPPER, _LOWER = "┌┏╔╭", "└┗╚╰"
_FLAT = "─━═┄┅┈┉╌╍"
_BOX_RULE = re.compile(
    rf"[{_SIDES}{_JOINTS}{_FLAT}\-ー—―－\s　]*[{_FLAT}\-ー—―－]{{2,}}[{_SIDES}{_JOINTS}{_FLAT}\-ー—―－\s　]*"
)
_ASCII_RULE = re.compile(r"[|｜+＋:：\s　]*[-－=＝—―ー]{2,}[|｜+＋:：\-－=＝—―ー\s　]*")
_BOX_BAR = re.compile(rf"[{_SIDES}{_JOINTS}]")
_ASCII_BAR = re.compile(r"[|｜]|(?<=[-－=＝])[+＋]|[+＋](?=[-－=＝]{2})")
_FIGURE = re.compile(r"[△▲+＋\-－]?[\d０-９][\d０-９,，.．]*[^\d０-９]{0,4}")
#: lines of a box whose sides are not drawn
_MOST_OPEN = 40


@dataclass(slots=True)
class _Line:
    """One line of a drawing: its parts between the rules, each with the cell where its rule stands."""

    row: Row
    parts: list[tuple[int, str]]
    edge: int
    #: whether it is nothing but rules
    rule: bool = False


@dataclass(slots=True)
class _Grid:
    """A table while its lines are read: the pieces of each cell, and into which row each column goes now."""

    columns: int
    widths: list[int]
    rows: list[list[list[str]]] = field(default_factory=list)
    at: list[int] = field(default_factory=list)

    def open(self, columns: Sequence[int]) -> None:
        """Begin a row; the columns that are not named go on in the row above (a merged cell)."""
        self.rows.append([[] for _ in range(self.columns)])
        if not self.at:
            self.at = [0] * self.columns
        for column in columns:
            self.at[column] = len(self.rows) - 1

    def put(self, column: int, text: str) -> None:
        if text:
            self.rows[self.at[column]][column].append(text)


def mark(rows: Sequence[Row]) -> None:
    """Make tables and boxes of the rows that are drawn."""
    start, group = 0, 0
    while start < len(rows):
        end = _end(rows, start)
        if end > start:
            group += 1
            _read(rows[start:end], group)
        start = max(end, start + 1)


# ---------------------------------------------------------------- which lines are drawn


def is_rule(text: str) -> bool:
    """A line of rules with a corner, a joint or a side: ``├──┼──┤``, ``+---+``, ``|:--|--:|``."""
    if _BOX_RULE.fullmatch(text):
        return any(char in _SIDES or char in _JOINTS for char in text)
    return text[0] in "|｜+＋" and _ASCII_RULE.fullmatch(text) is not None


def _is_lined(text: str) -> bool:
    """A line with a side drawn at its beginning or end."""
    return len(text) > 1 and (text[0] in _SIDES + _JOINTS or text[-1] in _SIDES + "┤┨┥┫")


def _is_piped(text: str) -> bool:
    return len(text) > 2 and text[0] in "|｜" and text[-1] in "|｜"


def _end(rows: Sequence[Row], start: int) -> int:
    """Where the drawing that begins at a row ends; ``start`` where there is none."""
    first = rows[start].text
    if rows[start].role is not None:
        return start
    if first[0] in _UPPER and is_rule(first):
        return _closed(rows, start)
    if is_rule(first) or _is_lined(first) or _is_piped(first):
        ascii_drawn = first[0] in "|｜+＋"
        end = start
        while end < len(rows) and rows[end].role is None and _belongs(rows[end].text, ascii_drawn):
            if end > start and _begins_anew(rows[end - 1].text, rows[end]):
                break
            end += 1
        return end if _is_drawing(rows[start:end]) else start
    if start + 1 < len(rows) and re.search(rf"[{_SIDES}]", first) and _crossed(rows[start + 1].text):
        end = start  # no sides at all: 項目 │ 内容, ───┼───
        while end < len(rows) and rows[end].role is None and _BOX_BAR.search(rows[end].text):
            if rows[end].text[0] in _UPPER:
                break  # the next drawing
            end += 1
        return end
    return start


def _crossed(text: str) -> bool:
    return "┼" in text and is_rule(text)


def _belongs(text: str, ascii_drawn: bool) -> bool:
    return is_rule(text) or (_is_piped(text) if ascii_drawn else _is_lined(text))


def _begins_anew(before: str, row: Row) -> bool:
    """Whether the next drawing begins directly behind another: an upper edge, or a rule apart from the rest."""
    if not is_rule(row.text):
        return False
    if row.text[0] in _UPPER:
        return True
    return row.blanks > 0 and (is_rule(before) or (row.text[0] in "+＋" and before[0] not in "+＋"))


def _is_drawing(rows: Sequence[Row]) -> bool:
    """Two lines, of which one is text; a single line between bars may be anything."""
    return len(rows) >= 2 and any(not is_rule(row.text) for row in rows)


def _closed(rows: Sequence[Row], start: int) -> int:
    """The end of what begins with an upper corner: behind the last lower corner that belongs to it."""
    end = start + 1
    while end < len(rows) and rows[end].role is None:
        text = rows[end].text
        if text[0] in _LOWER and is_rule(text):
            return end + 1
        open_sided = not (_is_lined(text) or is_rule(text))
        if open_sided and (end - start > _MOST_OPEN or not _closes_soon(rows, end)):
            return end if _is_drawing(rows[start:end]) else start
        end += 1
    return end if _is_drawing(rows[start:end]) else start


def _closes_soon(rows: Sequence[Row], start: int) -> bool:
    for row in rows[start : start + _MOST_OPEN]:
        if row.text[0] in _LOWER and is_rule(row.text):
            return True
        if row.text[0] in _UPPER:
            return False
    return False


# ---------------------------------------------------------------- reading


def _read(rows: Sequence[Row], group: int) -> None:
    lines = [_line(row) for row in rows]
    columns = max((len(line.parts) for line in lines if not line.rule), default=1)
    if columns > 1:
        _table(lines, columns, group)
    else:
        _box(lines, group)


def _line(row: Row) -> _Line:
    text = row.text
    bar = _ASCII_BAR if text[0] in "|｜+＋" else _BOX_BAR
    parts: list[tuple[int, str]] = []
    left, begin = row.indent, 0
    for found in bar.finditer(text):
        if found.start() or begin:
            parts.append((left, text[begin : found.start()]))
        begin, left = found.end(), row.indent + cells(text[: found.end()])
    if begin < len(text):
        parts.append((left, text[begin:]))
        left = row.right
    return _Line(row, parts, left, is_rule(text))


def _ruled(part: str) -> bool:
    """Whether a part of a line is a rule: between the rows of one column only."""
    bare = part.strip(" 　:：")
    return len(bare) > 1 and not bare.strip(_FLAT + "-－=＝ー—―")


def _box(lines: Sequence[_Line], number: int) -> None:
    """Take the rules off; what stands in the box is text with a right edge of its own."""
    inner = []
    for line in lines:
        found = next(((left, part) for left, part in line.parts if part.strip(" 　\t")), None)
        if line.rule or found is None:
            line.row.role = Role.RULE
            continue
        left, part = found
        body = part.strip(" 　\t")
        row = line.row
        row.indent = left + cells(part[: part.index(body[0])])
        row.offset += row.text.index(body)
        row.text, row.right, row.trailing = body, row.indent + cells(body), False
        inner.append((row, line.edge))
    if not inner:
        return
    room = min(edge - row.right for row, edge in inner)
    for row, edge in inner:
        row.limit, row.box = edge - (room if 0 <= room <= 6 else 2), number


def _table(lines: Sequence[_Line], columns: int, group: int) -> None:
    full = next(line for line in lines if not line.rule and len(line.parts) == columns)
    edges = [left for left, _ in full.parts]
    segments = _segments(lines)
    many, piped = len(segments) > 2, lines[0].row.text[0] in "|｜"
    grid = _Grid(columns, _widths(lines, edges))
    opened = True
    before: dict[int, str] = {}
    for line in lines:
        line.row.role, line.row.group = Role.TABLE, group
        if line.rule and all(_ruled(part) or not part.strip(" 　:") for _, part in line.parts):
            opened, before = True, {}
            continue
        placed = [*_placed(line, edges)]
        ruled = [column for column, part in placed if _ruled(part)]
        found = {column: part.rstrip(" 　") for column, part in placed if part.strip(" 　") and not _ruled(part)}
        if opened or not grid.rows:
            grid.open(range(columns))
        elif ruled:
            grid.open(ruled)
        elif found and (piped or (_separate(before, found) if many else not _continues(before, found, grid))):
            grid.open(range(columns))
        for column, part in found.items():
            grid.put(column, part.strip(" 　"))
        opened, before = False, found or before
    first = lines[0].row
    first.grid = tuple(tuple(_cell(pieces) for pieces in row) for row in grid.rows if any(row))
    first.header = _is_header(first.grid, len(segments))


def _segments(lines: Sequence[_Line]) -> list[int]:
    """How many lines of text stand between each two full rules."""
    counts = [0]
    for line in lines:
        if line.rule and counts[-1]:
            counts.append(0)
        elif not line.rule:
            counts[-1] += 1
    return [count for count in counts if count]


def _placed(line: _Line, edges: Sequence[int]) -> Iterator[tuple[int, str]]:
    """The parts of a line with the columns where they begin; a cell over several columns stands in the first."""
    if len(line.parts) >= len(edges):
        yield from ((column, part) for column, (_, part) in enumerate(line.parts[: len(edges) - 1]))
        rest = line.parts[len(edges) - 1 :]
        yield len(edges) - 1, " ".join(part for _, part in rest)
        return
    column = 0
    left = len(line.parts)
    for at, part in line.parts:
        last = len(edges) - left
        column = min(range(column, last + 1), key=lambda c: abs(edges[c] - at))
        yield column, part
        column, left = column + 1, left - 1


def _widths(lines: Sequence[_Line], edges: Sequence[int]) -> list[int]:
    """Cells of the widest text in each column."""
    widths = [0] * len(edges)
    for line in lines:
        if not line.rule and len(line.parts) == len(edges):
            for column, (_, part) in enumerate(line.parts):
                widths[column] = max(widths[column], cells(part.rstrip(" 　")))
    return widths


def _continues(before: dict[int, str], found: dict[int, str], grid: _Grid) -> bool:
    """Without rules between the rows: whether a line only goes on with cells of the line above."""
    if not before or any(_FIGURE.fullmatch(part.strip(" 　")) for part in found.values()):
        return False
    if 0 in found and len(found) == grid.columns:
        return False
    return all(column in before and _fills(before[column], grid.widths[column]) for column in found)


def _fills(part: str, width: int) -> bool:
    return cells(part) >= width - 3 and part[-1] not in "。"


def _separate(before: dict[int, str], found: dict[int, str]) -> bool:
    """With rules between the rows: two lines that carry a figure in the same column are two rows all the same."""
    return 0 in found and any(
        column in before and _FIGURE.fullmatch(part.strip(" 　")) and _FIGURE.fullmatch(before[column].strip(" 　"))
        for column, part in found.items()
    )


def _cell(pieces: Sequence[str]) -> str:
    """The lines of a cell in one: a blank between Latin words and before the next point of a list."""
    out = pieces[0] if pieces else ""
    for before, piece in pairwise(pieces):
        taken = labels.split(piece[:12])
        listed = taken is not None and (taken.readings[0].family in ("bullet", "circled") or taken.readings[0].bracket)
        latin = before[-1].isascii() and before[-1].isalpha() and piece[0].isascii() and piece[0].isalpha()
        out += ("　" if listed else " " if latin else "") + piece
    return out


def _is_header(grid: tuple[tuple[str, ...], ...], segments: int) -> bool:
    """A first row of short names over a rule."""
    if len(grid) < 2 or segments < 2:
        return False
    return all(len(cell) <= 20 and "。" not in cell for cell in grid[0]) and all(grid[0][1:])
