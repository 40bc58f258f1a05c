"""Tables: a grid of cells, or a frame that only lays out paragraphs.

Source: ISO/IEC 29500-1, 17.4: gridSpan (17.4.17), vMerge (17.4.84), hMerge (17.4.22), gridBefore (17.4.15), tblHeader
(17.4.50); revisions of rows and cells (17.13.5.12, 17.13.5.16).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from drafter.document import Inline
from drafter.numbering.recognise.lines import Role
from drafter.readers._word.flow import Flow, Para, Piece
from drafter.readers._word.inline import Ink
from drafter.readers._word.markup import MC, W
from drafter.readers._word.numbers import Automatic
from drafter.readers._word.styles import ParagraphStyle

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lxml.etree import _Element

#: Word has at most 63 columns; a span beyond is a slip or an attack
_COLUMNS = 63
#: a row whose cell holds so many paragraphs lays out a page
_PAGE_OF_PARAGRAPHS = 6
_HOLDERS = frozenset(f"{W}{name}" for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag"))


class Reads(Protocol):
    """The story's class, handed in by the story."""

    def __call__(self, flow: Flow, out: list[Para]) -> _Story: ...


class _Story(Protocol):
    def blocks(self, elements: Iterable[_Element]) -> None: ...


@dataclass(slots=True)
class _Cell:
    """A cell: its paragraphs, and how many columns it takes. ``goes_on``: it belongs to the cell above."""

    paras: list[Para]
    span: int = 1
    goes_on: bool = False

    @property
    def text(self) -> str:
        return "\n".join(_text(para) for para in self.paras if para.fixed in (None, Role.TABLE, Role.CONTENTS))


@dataclass(slots=True)
class _Row:
    cells: list[_Cell] = field(default_factory=list)
    before: int = 0
    header: bool = False


def note_label(label: str) -> Automatic:
    """The mark of a note, set before its text."""
    return Automatic(label, " ", 0, bullet=False)


def read(tbl: _Element, flow: Flow, gap: int, story: Reads) -> list[Para]:
    """The table as one Para, then the notes and figures of its cells; or its paragraphs, where it is a frame."""
    rows = [row for tr in _inner(tbl, "tr") if (row := _row(tr, flow, story)).cells]
    if _is_frame(rows):
        paras = [para for row in rows for cell in row.cells for para in cell.paras]
        if paras:
            paras[0].gap = max(paras[0].gap, gap)
        return paras
    if flow.options.changes == "all":
        for para in (p for row in rows for cell in row.cells for p in cell.paras):
            _without_deleted(para, flow)
    return _grid(rows, gap)


def _inner(element: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also within content controls, custom XML and alternatives."""
    for child in element:
        if child.tag == f"{W}{name}":
            yield child
        elif child.tag in _HOLDERS:
            yield from _inner(child, name)
        elif child.tag == f"{MC}AlternateContent" and (choice := child.find(f"{MC}Choice")) is not None:
            yield from _inner(choice, name)


def _row(tr: _Element, flow: Flow, story: Reads) -> _Row:
    properties = tr.find(f"{W}trPr")
    dropped = _not_shown(properties, flow, ("ins", "del"))
    header = properties.find(f"{W}tblHeader") if properties is not None else None
    row = _Row(
        before=_count(properties, "gridBefore"),
        header=header is not None and header.get(f"{W}val") not in ("0", "false", "off"),
    )
    flow.reader.dropped += dropped
    for tc in _inner(tr, "tc"):
        cell = _cell(tc, flow, story)
        if cell is not None and not dropped:
            row.cells.append(cell)
    flow.reader.dropped -= dropped
    return row


def _cell(tc: _Element, flow: Flow, story: Reads) -> _Cell | None:
    """Read a cell; None where it is not shown."""
    properties = tc.find(f"{W}tcPr")
    dropped = _not_shown(properties, flow, ("cellIns", "cellDel"))
    paras: list[Para] = []
    flow.reader.dropped += dropped
    story(flow, paras).blocks(tc)
    flow.reader.dropped -= dropped
    if dropped:
        return None
    merge = properties.find(f"{W}vMerge") if properties is not None else None
    beside = properties.find(f"{W}hMerge") if properties is not None else None
    goes_on = any(m is not None and m.get(f"{W}val") in (None, "continue") for m in (merge, beside))
    return _Cell(paras, max(1, _count(properties, "gridSpan")), goes_on)


def _not_shown(properties: _Element | None, flow: Flow, names: tuple[str, ...]) -> bool:
    """Whether a row or cell is not there in the wanted state of the changes."""
    found = [name for name in names if properties is not None and properties.find(f"{W}{name}") is not None]
    for _ in found[:1]:
        flow.noticed.change(flow.number + 1)
    return any(not flow.shows(name.removeprefix("cell").lower()) for name in found)


def _count(properties: _Element | None, name: str) -> int:
    element = properties.find(f"{W}{name}") if properties is not None else None
    text = (element.get(f"{W}val") or "") if element is not None else ""
    return min(int(text), _COLUMNS) if text.isascii() and text.isdigit() else 0


def _is_frame(rows: list[_Row]) -> bool:
    """Whether a table only lays out paragraphs: one column, a box, or a whole text within a table.

    Rows under one that is marked to be repeated on each page are a table's, even where each fills one cell only.
    """
    headed = sum(para.style.depth > 0 and para.fixed is None for row in rows for c in row.cells for para in c.paras)
    if len(rows) > 1 and rows[0].header and not headed:
        return any(len(cell.paras) >= _PAGE_OF_PARAGRAPHS for row in rows for cell in row.cells if len(row.cells) == 1)
    if all(sum(bool(cell.paras) for cell in row.cells) <= 1 for row in rows):
        return True
    if headed > 1:
        return True
    return len(rows) == 1 and any(len(cell.paras) >= _PAGE_OF_PARAGRAPHS for cell in rows[0].cells)


def _grid(rows: list[_Row], gap: int) -> list[Para]:
    texts: list[list[str]] = []
    aside: list[Para] = []
    pieces: list[Piece] = []
    for row in rows:
        cells = [""] * row.before
        for cell in row.cells:
            pieces.extend(_pieces(cell))
            aside.extend(para for para in cell.paras if para.fixed in (Role.NOTE, Role.FIGURE))
            cells.extend(["" if cell.goes_on else cell.text, *[""] * (cell.span - 1)])
        texts.append(cells)
    width = max(map(len, texts))
    page = next((para.page for row in rows for cell in row.cells for para in cell.paras), 0)
    table = Para(
        Ink(),
        ParagraphStyle(),
        page=page,
        gap=gap,
        fixed=Role.TABLE,
        rows=tuple((*cells, *[""] * (width - len(cells))) for cells in texts),
        header=rows[0].header,
        pieces=pieces,
    )
    return [table, *aside]


def _pieces(cell: _Cell) -> Iterator[Piece]:
    """The paragraphs of a cell; those of one that goes on from above are not shown by Word."""
    for para in cell.paras:
        if para.fixed is Role.TABLE:
            yield from para.pieces
        elif para.fixed not in (Role.NOTE, Role.FIGURE):
            for i, (number, start, end) in enumerate(para.parts):
                text = (para.label if i == 0 else "") + para.ink.text[start:end]
                if text.strip():
                    yield Piece(
                        number, " ".join(text.split("\n")).strip(), Role.HIDDEN if cell.goes_on else None, para.page
                    )


def _text(para: Para) -> str:
    if para.fixed is Role.TABLE:
        return "\n".join("　".join(cell for cell in row if cell) for row in para.rows)
    return para.printed.strip()


def _without_deleted(para: Para, flow: Flow) -> None:
    """A cell keeps no spans, so that deleted words would look like text: they are accounted for apart."""
    text = para.ink.text
    number = para.parts[0][0] if para.parts else 0
    for span in sorted((s for s in para.ink.spans if s.kind is Inline.DELETED), key=lambda s: -s.start):
        flow.file.left_out.append(Piece(number, text[span.start : span.end].strip(), Role.DELETED, para.page))
        text = text[: span.start] + text[span.end :]
    if len(text) != para.ink.length:
        para.ink.chars, para.ink.length = [text], len(text)
        para.parts = [(number, 0, len(text))]
