"""Plain text, UTF-8: 40 full-width columns or what the template says, 禁則, hanging indents.

Nothing but white space is added to the document's own characters, and they stay in their order. So a table has no
ruled lines: its cells stand in columns, and below a cell of several lines the next one begins a new line in its own
column (a staircase), since cells side by side would mix their characters. What paper sets above or below the words
(readings, the marks of footnotes) stands in parentheses behind them; footnotes stand at the end of their chapter.
"""

from __future__ import annotations

from collections.abc import Iterator

from drafter.document import Document, Part
from drafter.japanese.width import cells
from drafter.japanese.wrap import balanced, wrap
from drafter.model.template import Align, Template
from drafter.writers._flow import Printed, Role, flow
from drafter.writers._marks import plain
from drafter.writers._tables import columns

FORMAT = "txt"

_TOGETHER = {Part.DATE, Part.ISSUER, Part.SIGNATURE}
_GUTTER = 2


def write(document: Document, template: Template) -> bytes:
    """The document as plain text, with one line break at the end and no blanks at the ends of lines.

    Raises:
        InputError: the template names a numbering scheme that does not exist.
    """
    printed = _paged(list(lines(document, template)), template.text.page_lines)
    return ("\n".join(printed) + "\n").encode("utf-8", "replace")


def lines(document: Document, template: Template) -> Iterator[str]:
    """The printed lines, as the screen's preview shows them."""
    width = template.text.width * 2
    before: Printed | None = None
    waiting: list[str] = []
    mark = template.notes.mark
    for printed in flow(document, template):
        if printed.role is Role.FOOTNOTE:
            waiting += _footnote(printed, width, mark)
            continue
        if before is not None:
            if waiting and printed.ends_notes(before):
                yield from ("", *waiting, "")
                waiting = []
            elif _parted(before, printed):
                yield ""
        yield from _piece(printed, width, mark)
        before = printed
    if waiting:
        yield from ("", *waiting)


def _footnote(printed: Printed, width: int, mark: str) -> list[str]:
    label = f"{mark.replace('{n}', printed.label or '')}　"
    return wrap(plain(printed.text, printed.spans, mark), width, first=label, rest=_blanks(cells(label)))


def _piece(printed: Printed, width: int, mark: str) -> list[str]:
    if printed.role is Role.TABLE:
        return _table(printed, width, mark)
    words = plain(printed.text, printed.spans, mark)
    if printed.align != "left":
        return aligned(f"{printed.label or ''}{printed.gap}{words}", width, printed.align)
    margin = "　" * min(printed.indent, width // 4)
    label = f"{printed.label or ''}{printed.gap}"
    first = margin + "　" * printed.first + label
    rest = margin + _blanks(cells(label)) if label else margin
    return wrap(words, width, first=first, rest=rest)


def aligned(text: str, width: int, align: Align) -> list[str]:
    """Lines set to the middle or the right.

    Args:
        width: cells of a line. A text that needs several lines is broken into lines of like length.
    """
    broken = balanced(text, width) if align == "center" else wrap(text, width)
    out = []
    for line in broken:
        spare = width - cells(line)
        out.append(_blanks(spare // 2 if align == "center" else spare) + line if line else "")
    return out


def _blanks(count: int) -> str:
    return "　" * (count // 2) + " " * (count % 2)


def _table(printed: Printed, width: int, mark: str) -> list[str]:
    rows = printed.block.rows if printed.block else ()
    if printed.block and printed.block.cells:
        laid = {(cell.row, cell.column): cell.spans for cell in printed.block.cells}
        rows = tuple(
            tuple(plain(text, laid.get((i, j), ()), mark) for j, text in enumerate(row)) for i, row in enumerate(rows)
        )
    margin = "　" * min(printed.indent, width // 4)
    widths = columns(rows, width - cells(margin), _GUTTER)
    out: list[str] = []
    for i, row in enumerate(rows):
        stair = _row(row, widths)
        if i and len(stair) > 1:
            out.append("")
        out.extend((margin + line).rstrip() for line in stair)
    return out


def _row(row: tuple[str, ...], widths: list[int]) -> list[str]:
    out = [""]
    at = 0
    for i, cell in enumerate(row):
        broken = wrap(cell, widths[i])
        if len(out) > 1 and out[-1] and broken != [""]:
            out.append("")
        if broken != [""]:
            out[-1] += _blanks(at - cells(out[-1])) + broken[0]
            out.extend(_blanks(at) + line for line in broken[1:])
            if len(broken) > 1 and i + 1 < len(row):
                out.append("")
        at += widths[i] + _GUTTER
    while len(out) > 1 and not out[-1]:
        out.pop()
    return out


def _parted(before: Printed, after: Printed) -> bool:
    """Whether a blank line stands between two pieces."""
    if before.part is not after.part:
        return not (
            {before.part, after.part} <= _TOGETHER or (before.part is Part.TITLE and after.part is Part.SUBTITLE)
        )
    if after.airy(before):
        return True
    if after.role is Role.CAPTION:
        return before.role is not Role.FIGURE
    if before.role is Role.CAPTION:
        return after.role is not Role.TABLE
    if Role.TABLE in (before.role, after.role) or Role.FIGURE in (before.role, after.role):
        return True
    if after.role is Role.FORM:
        return True
    if after.role is Role.HEADING:
        return before.role is not Role.FORM and (
            after.level == 1 or (after.level == 2 and before.role is not Role.HEADING)
        )
    return False


def _paged(printed: list[str], page_lines: int) -> list[str]:
    """Form feeds before each page's first line, where the template sets lines a page."""
    if not page_lines:
        return printed
    return [("\f" if i and i % page_lines == 0 else "") + line for i, line in enumerate(printed)]
