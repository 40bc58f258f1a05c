"""A comparison as plain text, for a terminal or a mail: columns by East Asian width, marks in brackets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.compare import rows as table
from drafter.compare import shown
from drafter.compare.comparison import Kind
from drafter.compare.steps import State
from drafter.japanese.width import cells, pad
from drafter.japanese.wrap import wrap
from drafter.language import printable

if TYPE_CHECKING:
    from drafter.compare.layouts import Layout, Sheet

WIDTH = 100
_LEAST = 40
_REMARKS = 16
_CHANGED = "《", "》"
_MARKS = {"insert": ("〔+", "+〕"), "delete": ("〔-", "-〕"), "from": ("〔<", "<〕"), "to": ("〔>", ">〕")}
_LEGEND = {
    "table": "《　》は変わった語句",
    "redline": "〔-　-〕は削除、〔+　+〕は追加、〔<　<〕は移動前、〔>　>〕は移動後",
    "clean": "〔+　+〕は追加・修正、〔>　>〕は移動した部分",
}


def lines(sheet: Sheet, layout: Layout, width: int = WIDTH) -> Iterator[str]:
    """The layout, line by line; control characters are shown, not sent.

    Args:
        width: half-width cells of a line, 40 at least.
    """
    from drafter.compare.layouts import TITLES, UNCHANGED

    width = max(width, _LEAST)
    head = [TITLES[layout]] if layout != "clean" or sheet.marks else []
    for line in head:
        yield " " * ((width - cells(line)) // 2) + line
    if head:
        yield printable(f"新　{_named(sheet.new.title.text, sheet.new.date.printed if sheet.new.date else '')}")
        yield printable(f"旧　{_named(sheet.old.title.text, sheet.old.date.printed if sheet.old.date else '')}")
        yield UNCHANGED if sheet.comparison.unchanged else _LEGEND[layout]
        yield ""
    if layout == "table" and sheet.comparison.unchanged and not sheet.full:
        return
    found = _table(sheet, width) if layout == "table" else _running(sheet, layout, width)
    for line in found:
        yield printable(line).rstrip()


def _named(title: str, date: str) -> str:
    words = " ".join(title.split())
    return f"{words}（{date}）" if date else words


# ---------------------------------------------------------------- 新旧対照表


def _table(sheet: Sheet, width: int) -> Iterator[str]:
    look = sheet.template.compare
    room = (width - _REMARKS - 4) // 2
    room -= room % 2
    first = look.columns == "new-first"
    rule = "-" * room + "-+-" + "-" * room + "-+-" + "-" * (_REMARKS - 2)
    headings = (look.new_heading, look.old_heading) if first else (look.old_heading, look.new_heading)
    yield from _beside([headings[0]], [headings[1]], [look.remarks], room)
    yield rule
    for row in table.rows(sheet.comparison, look, full=sheet.full):
        new, old = _cell(row.new, room), _cell(row.old, room)
        left, right = (new, old) if first else (old, new)
        remark = [line for part in row.remark.split("\n") for line in wrap(part, _REMARKS)]
        yield from _beside(left, right, remark, room)
        yield rule


def _beside(left: Sequence[str], right: Sequence[str], remark: Sequence[str], room: int) -> Iterator[str]:
    for i in range(max(len(left), len(right), len(remark))):
        parts = [column[i] if i < len(column) else "" for column in (left, right)]
        yield f"{pad(parts[0], room)} | {pad(parts[1], room)} | {remark[i] if i < len(remark) else ''}"


def _cell(found: Sequence[table.Line], room: int) -> list[str]:
    out: list[str] = []
    for line in found:
        indent = " " * min(2 * line.depth, 8)
        ahead = f"{indent}{line.label}　" if line.label else indent + ("　" if line.kind is Kind.PARAGRAPH else "")
        rest = " " * cells(ahead) if line.label else indent
        if line.grid:
            out += [text for row in line.grid for text in wrap(_row(row), room, first=indent, rest=indent + "  ")]
        else:
            out += wrap(_words(line.pieces), room, first=ahead, rest=rest)
    return out


def _row(row: Sequence[table.Pieces]) -> str:
    return "・" + " / ".join(" ".join(_words(cell).split("\n")) for cell in row)


def _words(pieces: table.Pieces) -> str:
    return "".join(
        f"{_CHANGED[0]}{piece.text}{_CHANGED[1]}" if piece.changed and piece.text.strip() else piece.text
        for piece in pieces
    )


# ---------------------------------------------------------------- 見え消し, 溶け込み


def _running(sheet: Sheet, layout: Layout, width: int) -> Iterator[str]:
    comparison = sheet.comparison
    marks = layout == "redline" or sheet.marks
    for one in shown.redline(comparison) if layout == "redline" else shown.clean(comparison):
        if one.kind is Kind.HEADING and one.depth == 0:
            yield ""
        indent = " " * min(2 * one.depth, 12)
        label = one.label + ("　" if one.label else "")
        if layout == "redline" and one.label and one.state in (State.DROPPED, State.FROM):
            label = f"〔-{one.label}-〕　"
        ahead = indent + label + ("　" if one.kind is Kind.PARAGRAPH and not one.label else "")
        rest = " " * cells(indent + label)
        if one.grid:
            for row in one.grid:
                words = " / ".join(" ".join(_marked(cell, marks).split("\n")) for cell in row)
                yield from wrap(words, width, first=f"{indent}・", rest=f"{indent}  ")
        else:
            yield from wrap(_marked(one.marks, marks), width, first=ahead, rest=rest)


def _marked(marks: shown.Marks, shows: bool) -> str:
    out = []
    for mark in marks:
        words = mark.text.strip("\n")
        before, after = _MARKS.get(mark.op, ("", "")) if shows and words.strip() else ("", "")
        head, tail = mark.text[: len(mark.text) - len(mark.text.lstrip("\n"))], mark.text[len(mark.text.rstrip("\n")) :]
        out.append(f"{head}{before}{words}{after}{tail}" if words else mark.text)
    return "".join(out)
