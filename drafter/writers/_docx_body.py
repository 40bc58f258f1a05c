"""Paragraphs and tables of ``word/document.xml``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from drafter.document import Part
from drafter.japanese.width import cells
from drafter.japanese.wrap import balanced
from drafter.model.template import Template
from drafter.writers._docx_identity import bookmark_name
from drafter.writers._docx_numbering import OUTLINE, Numbering
from drafter.writers._docx_page import Page
from drafter.writers._docx_styles import HEADINGS, rfonts
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
_TOGETHER = {Part.DATE, Part.ISSUER, Part.SIGNATURE}
_CELL_MARGIN = 100
_BREAKS = re.compile(r"([\n\t])")
#: signs of ambiguous width that Japanese fonts have: quotation marks, dashes, arrows, figures in circles, Roman ones
_SHARED = re.compile("([‐-―‘’“”†‡‥…‰′″※←-⇔∀-⋿①-⓿─-╿■-◯★☆♀♂♪♭♯Ⅰ-ⅻ×÷±°§¶´¨]+)")


@dataclass(slots=True)
class Body:
    """Writes pieces one after the other; keeps the numbers of lists and bookmarks."""

    template: Template
    page: Page
    numbering: Numbering
    hangs: Sequence[float]
    seen: dict[str, int] = field(default_factory=dict)
    bookmarks: int = 0

    def piece(self, at: int, printed: Printed, pieces: Sequence[Printed]) -> str:
        """One piece as XML."""
        if printed.role is Role.TABLE:
            return self.table(printed, at + 1 == len(pieces) or pieces[at + 1].role is Role.TABLE)
        place = self.numbering.assign(printed)
        layout = self.tabs(at, printed, place) + self.spacing(at, printed, pieces) + self.indent(at, printed, place)
        number = self.number(printed, place)
        jc = f'<w:jc w:val="{printed.align}"/>' if printed.align != _STYLE_ALIGN.get(printed.role, "left") else ""
        properties = f'<w:pPr><w:pStyle w:val="{self.style(printed)}"/>{_held(at, pieces)}{number}{layout}{jc}</w:pPr>'
        return f"<w:p>{properties}{self.runs(printed, place)}</w:p>"

    def style(self, printed: Printed) -> str:
        if printed.role is Role.HEADING:
            return f"Heading{min(printed.level, HEADINGS)}"
        if printed.role is Role.PARAGRAPH and printed.label is not None:
            return "Item"  # the body's first-line indent, in characters, would beat a hanging one
        if printed.role is Role.PARAGRAPH and printed.part is Part.CLOSING:
            return "ClosingText"
        return _STYLES[printed.role]

    def number(self, printed: Printed, place: tuple[int, int] | None) -> str:
        """The list of the paragraph; the style's own list is put off where the label is text, or none."""
        if place is None:
            depth = min(printed.level, HEADINGS)
            linked = printed.role is Role.HEADING and self.numbering.scheme.section_index(depth) is not None
            return '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr>' if linked else ""
        if printed.role is Role.HEADING and place[0] == 1:
            return ""  # the style's
        return f'<w:numPr><w:ilvl w:val="{place[1]}"/><w:numId w:val="{place[0]}"/></w:numPr>'

    def spacing(self, at: int, printed: Printed, pieces: Sequence[Printed]) -> str:
        """A blank line of air between two parts; the body's first heading has its own."""
        before = pieces[at - 1] if at else None
        if before is None or before.part is printed.part or printed.role in (Role.HEADING, Role.SUBTITLE):
            return ""
        if {before.part, printed.part} <= _TOGETHER:
            return ""
        after = f' w:after="{self.page.line // 2}"' if printed.role is Role.TITLE else ""
        return f'<w:spacing w:before="{self.page.line}"{after}/>'

    def indent(self, at: int, printed: Printed, place: tuple[int, int] | None) -> str:
        hanging = self.hangs[at]
        if printed.role is Role.HEADING and place and hanging == self.numbering.places[OUTLINE, place[1]].hang:
            return ""  # the list's
        if printed.align != "left":
            return self.narrowed(printed)
        left = self.page.columns(printed.indent + hanging)
        if hanging:
            return f'<w:ind w:left="{left}" w:hanging="{self.page.columns(hanging)}"/>'
        if printed.role is Role.PARAGRAPH:
            first = printed.first
            if printed.indent == 0 and first == self.template.text.paragraph_indent:
                return ""  # the style's
            line = f'w:firstLineChars="{first * 100}" w:firstLine="{self.page.columns(first)}"'
            return f'<w:ind w:left="{left}" {line}/>'
        reset = ' w:firstLine="0"' if printed.role is Role.HEADING else ""
        return f'<w:ind w:left="{left}"{reset}/>' if left or reset else ""

    def tabs(self, at: int, printed: Printed, place: tuple[int, int] | None) -> str:
        """The stop behind a label that is printed as text; a list has its own at the hanging indent."""
        if place or not printed.gap or not self.hangs[at] or printed.align != "left":
            return ""
        return f'<w:tabs><w:tab w:val="left" w:pos="{self.page.columns(printed.indent + self.hangs[at])}"/></w:tabs>'

    def narrowed(self, printed: Printed) -> str:
        """A title of several lines gets lines of like length, by equal indents on both sides."""
        if printed.role is Role.PARAGRAPH:
            return '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
        if printed.role is not Role.TITLE or printed.align != "center":
            return ""
        letter = self.template.fonts.title_size * 20 + self.page.spread
        lines = balanced(printed.text, int(self.page.text_width * 2 / letter))
        widest = (max(map(cells, lines)) + 1) / 2 * letter
        side = int((self.page.text_width - widest) / 2)
        return f'<w:ind w:left="{side}" w:right="{side}"/>' if len(lines) > 1 and side > 0 else ""

    def runs(self, printed: Printed, place: tuple[int, int] | None) -> str:
        block = printed.block
        label = printed.label if place is None and printed.label else ""
        between = "<w:r><w:tab/></w:r>" if label and printed.gap else ""
        inner = run(label or "", self.font(printed)) + between + self.text(printed.text, printed)
        if block is None or block.clause is None:
            return inner
        nth = self.seen[block.clause] = self.seen.get(block.clause, 0) + 1
        self.bookmarks += 1
        start = f'<w:bookmarkStart w:id="{self.bookmarks}" w:name="{bookmark_name(block.clause, nth)}"/>'
        return f'{start}{inner}<w:bookmarkEnd w:id="{self.bookmarks}"/>'

    def text(self, text: str, printed: Printed) -> str:
        """Runs; blanks that are still to be filled are marked yellow."""
        block, font = printed.block, self.font(printed)
        if block is None or not block.blanks:
            return run(text, font)
        marks = [re.escape(self.template.phrases.blank.replace("{name}", name)) for name in block.blanks]
        parts = re.split(f"({'|'.join(marks)})", text)
        return "".join(
            run(part, font, '<w:highlight w:val="yellow"/>' if i % 2 else "") for i, part in enumerate(parts)
        )

    def font(self, printed: Printed) -> str:
        """The Japanese font of a piece's style."""
        upper = printed.role is Role.TITLE or (printed.role is Role.HEADING and printed.level <= 2)
        return self.template.fonts.heading if upper else self.template.fonts.body

    def table(self, printed: Printed, alone: bool) -> str:
        """A ruled table: heading row repeated on each page, no row cut by a page break.

        Args:
            alone: whether an empty paragraph must follow: two tables would grow together, and Word wants a
                paragraph at the very end.
        """
        rows = printed.block.rows if printed.block else ()
        if not rows or not any(rows):
            return ""
        left = self.page.columns(printed.indent)
        widths = self.widths(rows, self.page.text_width - left - _CELL_MARGIN)
        header = bool(printed.block and printed.block.header)
        body = self.template.fonts.body
        inner = "".join(
            _row(row, widths, self.template.fonts.heading if header and i == 0 else "", body)
            for i, row in enumerate(rows)
        )
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        apart = '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>' if alone else ""
        return (
            f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
            f'<w:tblInd w:w="{left + _CELL_MARGIN}" w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblCellMar>'
            f'<w:left w:w="{_CELL_MARGIN}" w:type="dxa"/><w:right w:w="{_CELL_MARGIN}" w:type="dxa"/></w:tblCellMar>'
            f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{inner}</w:tbl>{apart}"
        )

    def widths(self, rows: Sequence[Sequence[str]], room: int) -> list[int]:
        """Twips of each column."""
        half = self.page.pitch / 2
        margins = 2 * _CELL_MARGIN + round(half)
        count = max(map(len, rows))
        in_cells = columns(rows, int((room - margins * count) / half))
        return [round(width * half) + margins for width in in_cells]


def _held(at: int, pieces: Sequence[Printed]) -> str:
    """The last words stay with the date and the name beneath, which never stand alone on a page."""
    last = pieces[at].part is Part.CLOSING and at + 1 < len(pieces)
    return "<w:keepNext/>" if last and pieces[at + 1].part in _TOGETHER | {Part.END} else ""


def hangs(pieces: Sequence[Printed]) -> list[float]:
    """Columns from label to text for each piece, 0 without a label.

    Within one list of siblings all take the width of the widest label, two columns at least, so that their texts
    stand in one line; a pinned label takes its own.
    """
    own = [_hang(printed) for printed in pieces]
    widest = list(own)
    open_lists: dict[tuple[Role, int], list[int]] = {}

    def close(role: Role, above: int) -> None:
        for key in [key for key in open_lists if (key[0], key[1] > above) == (role, True)]:
            members = open_lists.pop(key)
            for i in members:
                widest[i] = max(own[j] for j in members)

    for i, printed in enumerate(pieces):
        if printed.role is Role.HEADING:
            close(Role.ITEM, 0)
            close(Role.HEADING, printed.level)
        elif printed.role is Role.ITEM:
            close(Role.ITEM, printed.level)
        if printed.level and printed.label and not printed.pinned:
            open_lists.setdefault((printed.role, printed.level), []).append(i)
    close(Role.HEADING, 0)
    close(Role.ITEM, 0)
    return widest


def _hang(printed: Printed) -> float:
    label = printed.label
    return max(cells(label + printed.gap) / 2, 2.0) if label and printed.text else 0


def run(text: str, font: str, properties: str = "") -> str:
    """Runs; line breaks and tabs in the text become Word's.

    Args:
        font: the Japanese font. Signs that both scripts have (○ ※ ① — …) are set in it, for Word and LibreOffice
            would take them from the Latin font.
        properties: run properties in XML.
    """
    parts = _SHARED.split(escape(text))
    return "".join(
        _run(part, f"{_japanese(font)}{properties}" if i % 2 else properties) for i, part in enumerate(parts)
    )


def _run(escaped: str, properties: str) -> str:
    if not escaped:
        return ""
    inner = "".join(
        "<w:br/>" if part == "\n" else "<w:tab/>" if part == "\t" else f'<w:t xml:space="preserve">{part}</w:t>'
        for part in _BREAKS.split(escaped)
        if part
    )
    return f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}{inner}</w:r>"


@lru_cache(maxsize=16)
def _japanese(font: str) -> str:
    return rfonts(font, font, hint=True)


def _row(row: Sequence[str], widths: Sequence[int], heading: str, body: str) -> str:
    """One row; ``heading`` is the font of a heading row, empty for any other."""
    head = "<w:tblHeader/>" if heading else ""
    style = "TableHead" if heading else "TableText"
    cells_ = [*row, *[""] * (len(widths) - len(row))]
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{_cell(text, style, heading or body)}</w:tc>'
        for text, width in zip(cells_, widths, strict=True)
    )
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inner}</w:tr>"


def _cell(text: str, style: str, font: str) -> str:
    return "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{run(line, font)}</w:p>' for line in text.splitlines() or [""]
    )
