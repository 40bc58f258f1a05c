"""Paragraphs and tables of ``word/document.xml``."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from drafter.document import Block, Part
from drafter.japanese.width import cells
from drafter.model.template import Template
from drafter.writers._docx_numbering import LISTS, OUTLINE, Numbering
from drafter.writers._docx_page import Page
from drafter.writers._docx_styles import HEADINGS
from drafter.writers._flow import Printed, Role
from drafter.writers._package import escape
from drafter.writers._tables import columns

_STYLES = {
    Role.TITLE: "Title",
    Role.SUBTITLE: "Subtitle",
    Role.DATE: "Date",
    Role.ADDRESSEE: "Addressee",
    Role.ISSUER: "Issuer",
    Role.END: "Closing",
    Role.SIGNATURE: "Signature",
    Role.PARAGRAPH: "BodyText",
    Role.ITEM: "Item",
    Role.NOTE: "Note",
    Role.FIGURE: "Figure",
}
#: how the style sets its text, where the template's part says otherwise the paragraph does
_STYLE_ALIGN = {
    Role.TITLE: "center",
    Role.SUBTITLE: "center",
    Role.DATE: "right",
    Role.ISSUER: "right",
    Role.END: "right",
    Role.SIGNATURE: "right",
}
_FRONT_MATTER = {Part.DATE, Part.ADDRESSEES, Part.ISSUER, Part.SIGNATURE, Part.END}
_TOGETHER = {Part.DATE, Part.ISSUER, Part.SIGNATURE}
_CELL_MARGIN = 100
_LONGEST_NAME = 40


def bookmark_name(clause: str, nth: int = 1) -> str:
    """The bookmark around a clause's paragraph.

    Args:
        clause: its id. ``-`` becomes ``_``, as Word's names have letters, digits and ``_`` only.
        nth: which paragraph with this id in the document, from 1.

    Returns:
        ``_cl_<id>``, for further paragraphs ``_cl_<id>__<n>``; at most 40 ASCII characters, longer ids end in a
        hash of the whole id.
    """
    name = re.sub(r"[^0-9A-Za-z_]", "_", clause)
    tail = f"__{nth}" if nth > 1 else ""
    room = _LONGEST_NAME - len("_cl_") - len(tail)
    if len(name) > room or name != clause.replace("-", "_"):
        digest = hashlib.sha256(clause.encode("utf-8", "replace")).hexdigest()[:8]
        name = f"{name[: room - 9]}_{digest}"
    return f"_cl_{name}{tail}"


@dataclass(slots=True)
class Body:
    """Writes pieces one after the other; keeps the numbers of lists and bookmarks."""

    template: Template
    page: Page
    numbering: Numbering
    seen: dict[str, int] = field(default_factory=dict)
    bookmarks: int = 0

    def piece(self, at: int, printed: Printed, pieces: Sequence[Printed]) -> str:
        """One piece as XML."""
        if printed.role is Role.TABLE:
            return self.table(printed, at + 1 < len(pieces) and pieces[at + 1].role is Role.TABLE)
        place = self.numbering.assign(printed)
        layout = self.spacing(at, printed, pieces) + self.indent(printed, place)
        number = self.number(printed, place)
        jc = f'<w:jc w:val="{printed.align}"/>' if printed.align != _STYLE_ALIGN.get(printed.role, "left") else ""
        properties = f'<w:pPr><w:pStyle w:val="{self.style(printed)}"/>{number}{layout}{jc}</w:pPr>'
        return f"<w:p>{properties}{self.runs(printed, place)}</w:p>"

    def style(self, printed: Printed) -> str:
        if printed.role is Role.HEADING:
            return f"Heading{min(printed.level, HEADINGS)}"
        return _STYLES[printed.role]

    def number(self, printed: Printed, place: tuple[int, int] | None) -> str:
        """The list of the paragraph; the style's own list is put off where the label is text, or none."""
        if place is None:
            linked = printed.role is Role.HEADING and printed.index is not None
            return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if linked else ""
        if printed.role is Role.HEADING and place[0] == 1:
            return ""  # the style's
        return f'<w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/></w:numPr>'

    def spacing(self, at: int, printed: Printed, pieces: Sequence[Printed]) -> str:
        """A blank line of air between the parts of the front and end matter."""
        before = pieces[at - 1] if at else None
        if before is None or before.part is printed.part:
            return ""
        parted = printed.part in _FRONT_MATTER or before.part in _FRONT_MATTER or printed.part is Part.CLOSING
        if printed.role is Role.TITLE or {before.part, printed.part} <= _TOGETHER or not parted:
            return ""
        return f'<w:spacing w:before="{self.page.line}"/>'

    def indent(self, printed: Printed, place: tuple[int, int] | None) -> str:
        if printed.role is Role.HEADING and place is not None:
            return ""  # the list's
        if printed.align != "left":
            return '<w:ind w:firstLineChars="0" w:firstLine="0"/>' if printed.role is Role.PARAGRAPH else ""
        hanging = self.hang(printed, place)
        left = self.page.columns(printed.indent + hanging)
        if hanging:
            tab = "" if place or not printed.gap else f'<w:tabs><w:tab w:val="left" w:pos="{left}"/></w:tabs>'
            return f'{tab}<w:ind w:left="{left}" w:hanging="{self.page.columns(hanging)}"/>'
        if printed.role is Role.PARAGRAPH:
            first = printed.first
            if printed.indent == 0 and first == self.template.text.paragraph_indent:
                return ""
            line = f'w:firstLineChars="{first * 100}" w:firstLine="{self.page.columns(first)}"'
            return f'<w:ind w:left="{left}" {line}/>'
        reset = ' w:firstLine="0"' if printed.role is Role.HEADING else ""
        return f'<w:ind w:left="{left}"{reset}/>' if left or reset else ""

    def hang(self, printed: Printed, place: tuple[int, int] | None) -> float:
        """Columns from the label to the text: the level's, or the label's own where it is printed as text."""
        if printed.label is None:
            return 0
        if place is not None and printed.index is not None:
            abstract = OUTLINE if printed.role is Role.HEADING else LISTS
            return self.numbering.places[abstract, printed.index].hang
        return hang(printed)

    def runs(self, printed: Printed, place: tuple[int, int] | None) -> str:
        block = printed.block
        label = printed.label if place is None and printed.label else ""
        between = "<w:r><w:tab/></w:r>" if label and printed.gap else ""
        inner = (run(label) if label else "") + between + self.text(printed.text, block)
        if block is None or block.clause is None:
            return inner
        nth = self.seen[block.clause] = self.seen.get(block.clause, 0) + 1
        self.bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{bookmark_name(block.clause, nth)}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{self.bookmarks}"/>'

    def text(self, text: str, block: Block | None) -> str:
        """Runs; blanks that are still to be filled are marked yellow."""
        if block is None or not block.blanks:
            return run(text)
        marks = [re.escape(self.template.phrases.blank.replace("{name}", name)) for name in block.blanks]
        parts = re.split(f"({'|'.join(marks)})", text)
        return "".join(run(part, '<w:highlight w:val="yellow"/>' if i % 2 else "") for i, part in enumerate(parts))

    def table(self, printed: Printed, another: bool) -> str:
        """A ruled table: heading row repeated on each page, no row cut by a page break."""
        rows = printed.block.rows if printed.block else ()
        if not rows or not any(rows):
            return ""
        left = self.page.columns(printed.indent)
        widths = self.widths(rows, self.page.text_width - left)
        header = bool(printed.block and printed.block.header)
        body = "".join(_row(row, widths, header and i == 0) for i, row in enumerate(rows))
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        apart = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>' if another else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{left + _CELL_MARGIN}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:left w:w="{_CELL_MARGIN}" w:type="dxa"/><w:right w:w="{_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>{apart}"
        )

    def widths(self, rows: Sequence[Sequence[str]], room: int) -> list[int]:
        """Twips of each column."""
        half = self.page.pitch / 2
        margins = 2 * _CELL_MARGIN + round(half)
        count = max(map(len, rows))
        in_cells = columns(rows, int((room - margins * count) / half))
        return [round(width * half) + margins for width in in_cells]


def hang(printed: Printed) -> float:
    """Columns that a label and its gap take; two at least, so that labels of one list stand alike."""
    return max(cells((printed.label or "") + printed.gap) / 2, 2.0) if printed.text else 0


def run(text: str, properties: str = "") -> str:
    """A run; line breaks and tabs in the text become Word's."""
    if not text:
        return ""
    parts = re.split(r"([\n\t])", escape(text))
    inner = "".join(
        "<w:br/>" if part == "\n" else "<w:tab/>" if part == "\t" else f'<w:t xml:space="preserve">{part}</w:t>'
        for part in parts
        if part
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


def _row(row: Sequence[str], widths: Sequence[int], header: bool) -> str:
    head = "<w:tblHeader/>" if header else ""
    style = "TableHead" if header else "TableText"
    cells_ = [*row, *[""] * (len(widths) - len(row))]
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(text, style)}</w:tc>'
        for text, width in zip(cells_, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inner}</w:tr>"


def _cell(text: str, style: str) -> str:
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(line)}</w:p>' for line in text.splitlines() or [""]
    )
