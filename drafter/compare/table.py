"""新旧対照表 in Word: landscape A4, header row repeated, in the fonts of the house's template.

Source: ISO/IEC 29500-1, 17.4 (tables), 17.4.49 (tblHeader), 17.4.6 (cantSplit).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from drafter.compare import rows as table
from drafter.compare import word
from drafter.compare.atoms import W
from drafter.compare.comparison import Kind
from drafter.compare.layouts import UNCHANGED
from drafter.document import Document, Line
from drafter.japanese.width import cells
from drafter.writers._docx_page import Page, page_of
from drafter.writers._docx_styles import rfonts
from drafter.writers._package import escape

if TYPE_CHECKING:
    from drafter.compare.layouts import Sheet
    from drafter.model.template import Template

_MARGIN_MM = 15.0
#: columns of full-width letters for 備考, twips beside the text of a cell
_REMARKS, _CELL = 7, 100
#: a row of more letters may go over a page's end
_SHORT = 400
_MARKS = {"underline": '<w:u w:val="single"/>', "double-underline": '<w:u w:val="double"/>', "bold": "<w:b/><w:bCs/>"}
_LETTERS = 10.0
_DEEPEST = 6
#: a row of headings only stays with the next one
_HELD = "<w:keepNext/>"


def write(sheet: Sheet) -> bytes:
    """The table as a Word file."""
    template = _landscape(sheet.template)
    page = page_of(template)
    title = f"新旧対照表（{' '.join(sheet.new.title.text.split())}）"
    base = Document(title=Line(title), date=None, issuer=sheet.new.issuer, origin=replace(sheet.new.origin, file=None))
    parts = word.parts_of(replace(base, parts=()), template)
    root = word.tree(parts[word.DOCUMENT])
    target = word.body_of(root)
    section = target.find(f"{W}sectPr")
    for child in list(target):
        target.remove(child)
    unchanged = sheet.comparison.unchanged and not sheet.full
    shown = _paragraph(_run(UNCHANGED), "") if unchanged else _table(sheet, template, page)
    made = word.tree(f'<w:body xmlns:w="{W[1:-1]}">{_heads(sheet)}{shown}</w:body>'.encode())
    target.extend(list(made))
    if section is not None:
        target.append(section)
    return word.packed(parts, {word.DOCUMENT: root})


def _landscape(template: Template) -> Template:
    """The template on a landscape sheet of A4, in letters that a table of two columns can hold."""
    page = template.page.model_copy(
        update={
            "size": "A4",
            "orientation": "landscape",
            "direction": "horizontal",
            "fold": "none",
            "columns": 1,
            "margin_top": _MARGIN_MM,
            "margin_bottom": _MARGIN_MM,
            "margin_left": _MARGIN_MM,
            "margin_right": _MARGIN_MM,
            "characters": 72,
            "lines": 34,
        }
    )
    fonts = template.fonts.model_copy(update={"size": min(template.fonts.size, _LETTERS), "title_size": 14.0})
    # a house's own Word file says how its proposals look; its page would stand upright
    return template.model_copy(update={"page": page, "fonts": fonts, "reference": ""})


def _heads(sheet: Sheet) -> str:
    """The title, and which documents stand beside one another."""
    out = '<w:p><w:pPr><w:pStyle w:val="Title"/></w:pPr><w:r><w:t>新旧対照表</w:t></w:r></w:p>'
    for name, document in (("新", sheet.new), ("旧", sheet.old)):
        date = f"（{document.date.printed}）" if document.date else ""
        words = escape(f"{name}　{' '.join(document.title.text.split())}{date}")
        out += (
            f'<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr><w:r><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'
        )
    return out + '<w:p><w:pPr><w:pStyle w:val="TableText"/></w:pPr></w:p>'


def _table(sheet: Sheet, template: Template, page: Page) -> str:
    look = sheet.template.compare
    first = look.columns == "new-first"
    remarks = page.columns(_REMARKS)
    wide = (page.text_width - remarks) // 2
    widths = [wide, wide, remarks]
    names = [look.new_heading, look.old_heading]
    head = "".join(
        _cell(f'<w:p><w:pPr><w:pStyle w:val="TableHead"/><w:jc w:val="center"/></w:pPr>{_run(name)}</w:p>', width)
        for name, width in zip([*(names if first else names[::-1]), look.remarks], widths, strict=True)
    )
    rows = [f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{head}</w:tr>"]
    pen = _Pen(_MARKS[look.mark], rfonts(template.fonts.heading, template.fonts.heading_latin), page)
    for row in table.rows(sheet.comparison, look, full=sheet.full):
        held = all(line.kind is Kind.HEADING for line in (*row.new, *row.old))
        sides = [pen.lines(row.new, wide, held), pen.lines(row.old, wide, held)]
        remark = "".join(_paragraph(_run(part), _HELD * held) for part in _broken(row.remark))
        inner = "".join(
            _cell(content, width)
            for content, width in zip([*(sides if first else sides[::-1]), remark], widths, strict=True)
        )
        longest = max(sum(len(line.text) for line in side) for side in (row.new, row.old))
        whole = "<w:trPr><w:cantSplit/></w:trPr>" if longest <= _SHORT else ""
        rows.append(f"<w:tr>{whole}{inner}</w:tr>")
    return _ruled("".join(rows), widths) + "<w:p/>"


def _broken(remark: str) -> list[str]:
    """The lines of 備考; where something stood before begins one."""
    return remark.replace("（", "\n（").split("\n")


def _ruled(rows: str, widths: Sequence[int]) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar><w:left w:w="{_CELL}" w:type="dxa"/>'
        f'<w:right w:w="{_CELL}" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>'
    )


def _cell(content: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


@dataclass(frozen=True, slots=True)
class _Pen:
    """Writes the cells.

    Attributes:
        mark: run properties of changed words. heading: of headings.
    """

    mark: str
    heading: str
    page: Page

    def lines(self, found: Sequence[table.Line], width: int, held: bool) -> str:
        return "".join(
            self.grid(line, width)
            if line.grid
            else _paragraph(self.words(line), _HELD * held + _indent(line, self.page))
            for line in found
        )

    def grid(self, line: table.Line, width: int) -> str:
        """A table within a cell; a cell must end with a paragraph."""
        count = max(map(len, line.grid))
        each = (width - 3 * _CELL) // count
        rows = "".join(
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
            + "".join(_cell(_paragraph(self.pieces(cell), ""), each) for cell in row)
            + "</w:tr>"
            for row in line.grid
        )
        return _ruled(rows, [each] * count) + _paragraph("", "")

    def words(self, line: table.Line) -> str:
        font = self.heading if line.kind is Kind.HEADING else ""
        label = _run(line.label, font) + "<w:r><w:tab/></w:r>" if line.label else ""
        return label + self.pieces(line.pieces, font)

    def pieces(self, pieces: table.Pieces, font: str = "") -> str:
        return "".join(_run(piece.text, font + (self.mark if piece.changed else "")) for piece in pieces)


def _paragraph(runs: str, indent: str) -> str:
    return f'<w:p><w:pPr><w:pStyle w:val="TableText"/>{indent}</w:pPr>{runs}</w:p>'


def _indent(line: table.Line, page: Page) -> str:
    """As deep as it stands, half a letter a level; the label hangs."""
    left = page.columns(min(line.depth, _DEEPEST) / 2)
    if line.label:
        hang = page.columns(max(2.0, cells(line.label) / 2 + 1))
        return (
            f'<w:tabs><w:tab w:val="left" w:pos="{left + hang}"/></w:tabs>'
            f'<w:ind w:left="{left + hang}" w:hanging="{hang}"/>'
        )
    if line.kind is Kind.PARAGRAPH:
        return f'<w:ind w:left="{left}" w:firstLineChars="100" w:firstLine="{page.columns(1)}"/>'
    return f'<w:ind w:left="{left}"/>' if left else ""


def _run(text: str, properties: str = "") -> str:
    """A run; line breaks and tabs become Word's."""
    look = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    inner = "<w:br/>".join(
        "<w:tab/>".join(f'<w:t xml:space="preserve">{piece}</w:t>' if piece else "" for piece in line.split("\t"))
        for line in escape(text).split("\n")
    )
    return f"<w:r>{look}{inner}</w:r>" if text else ""
