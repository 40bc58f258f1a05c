"""The section of a Word file: paper, margins, columns, direction, page numbers, and its headers and footers.

Source: ISO/IEC 29500-1, 17.6 (sections), 17.10 (headers and footers), 17.16.5.35 (NUMPAGES), 17.16.5.41 (PAGE).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.document import Document
from drafter.model.page import Running
from drafter.model.template import Template
from drafter.writers._docx_page import Page
from drafter.writers._docx_parts import Parts, word_type
from drafter.writers._package import escape

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
#: how the page's number is printed; ``{page}`` and ``{pages}`` are fields
NUMBERS = {
    "none": "",
    "plain": "{page}",
    "dashes": "- {page} -",
    "of-total": "{page}/{pages}",
    "page": "第{page}頁",
    "roman": "{page}",
    "kanji": "{page}",
}
_FORMATS = {"roman": "lowerRoman", "kanji": "japaneseCounting"}
_PIECE = re.compile(r"(\{[a-z]+\})")
_EDGE = 720
#: CT_SectPr, behind the references
_ORDER = (
    *("type", "pgSz", "pgMar", "paperSrc", "pgBorders", "lnNumType", "pgNumType", "cols", "vAlign", "titlePg"),
    *("textDirection", "rtlGutter", "docGrid"),
)


@dataclass(frozen=True, slots=True)
class Section:
    """What every section of a file shares.

    Attributes:
        references: the references to headers and footers, in XML. first: whether the first page has its own.
        number: attributes of ``w:pgNumType``.
        extras: properties as a reference document has them, in XML by name; they count before the page's own.
    """

    page: Page
    references: str = ""
    first: bool = False
    number: str = ""
    extras: Mapping[str, str] = field(default_factory=dict)

    def xml(self, *, landscape: bool | None = None, kind: str = "", opening: bool = True) -> str:
        """``w:sectPr``.

        Args:
            landscape: another orientation than the template's, for a wide table or figure.
            kind: ``nextPage``, ``continuous`` … ; the standard's own (next page) when empty.
            opening: whether it is the document's first section, which alone may set the first page's number and have
                a first page of its own.
        """
        page = self.page
        width, height, margins = page.width, page.height, (page.top, page.right, page.bottom, page.left)
        lying = page.landscape if landscape is None else landscape
        if lying != page.landscape:
            # turned a quarter: what was the top is now at the right, where the sheet's head stays when it is bound
            width, height, margins = height, width, (page.left, page.top, page.right, page.bottom)
        top, right, bottom, left = margins
        number = self.number if opening else re.sub(r' w:start="\d+"', "", self.number)
        count = page.columns_of_text
        edges = f'w:header="{min(top // 2, _EDGE)}" w:footer="{min(bottom // 2, _EDGE)}"'
        around = f'w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        own = {
            "type": f'<w:type w:val="{kind}"/>' if kind else "",
            "pgSz": f'<w:pgSz w:w="{width}" w:h="{height}"{_oriented(page, lying)}/>',
            "pgMar": f'<w:pgMar {around} {edges} w:gutter="0"/>',
            "pgNumType": f"<w:pgNumType{number}/>" if number else "",
            "cols": f'<w:cols w:num="{count}" w:space="{page.gap}"/>' if count > 1 else "",
            "titlePg": "<w:titlePg/>" if self.first and opening else "",
            "textDirection": '<w:textDirection w:val="tbRl"/>' if page.vertical else "",
            "docGrid": f'<w:docGrid w:type="lines" w:linePitch="{page.line}"/>',
        }
        given = dict(self.extras)
        if lying != page.landscape:
            given.pop("pgMar", None)
        if not opening:
            given.pop("pgNumType", None)
        inner = "".join(given.get(name, own.get(name, "")) for name in _ORDER)
        return f"<w:sectPr>{self.references}{inner}</w:sectPr>"


def _oriented(page: Page, landscape: bool) -> str:
    """Word marks the pages of a booklet by their sheet, which lies on its side when the pages stand."""
    return ' w:orient="landscape"' if landscape != page.booklet else ""


def section(document: Document, template: Template, page: Page, parts: Parts) -> Section:
    """The section of a document; its headers and footers become parts of the file."""
    shape = template.page
    footer = shape.footer
    if shape.number != "none" and not footer:
        footer = Running(center="{number}")
    wanted = [("header", "default", shape.header), ("footer", "default", footer)]
    if shape.first is not None:
        wanted += [("header", "first", shape.first.header), ("footer", "first", shape.first.footer)]
    facts = {**facts_of(document), "{number}": NUMBERS[shape.number]}
    references = []
    for kind in ("header", "footer"):
        for nth, (_, which, running) in enumerate((one for one in wanted if one[0] == kind), 1):
            if running or which == "first":
                content = _running(kind, running, facts, page.head_width)
                identity = parts.add(f"word/{kind}{nth}.xml", content, word_type(kind), kind)
                references.append(f'<w:{kind}Reference w:type="{which}" r:id="{identity}"/>')
    number = f' w:fmt="{_FORMATS[shape.number]}"' if shape.number in _FORMATS else ""
    number += f' w:start="{shape.number_start}"' if shape.number_start != 1 else ""
    return Section(page, "".join(references), shape.first is not None, number)


def facts_of(document: Document) -> dict[str, str]:
    """What the fields of a header stand for, the page's numbers excepted."""
    return {
        "{title}": document.title.text + document.mark,
        "{subtitle}": document.subtitle.text,
        "{date}": document.date.printed if document.date else "",
        "{issuer}": "　".join(line.text for line in document.issuer),
    }


def _running(kind: str, running: Running, facts: dict[str, str], width: int) -> str:
    """A header or footer of one line: its middle alone is centred, else tab stops part the three."""
    name, style = ("hdr", "Header") if kind == "header" else ("ftr", "Footer")
    if running.left or running.right:
        stops = f'<w:tab w:val="center" w:pos="{width // 2}"/><w:tab w:val="right" w:pos="{width}"/>'
        layout = f'<w:tabs>{stops}</w:tabs><w:jc w:val="left"/>'
        tab = "<w:r><w:tab/></w:r>"
        texts = (running.left, running.center, running.right)
        inner = tab.join(_text(text, facts) for text in texts)
    else:
        layout, inner = '<w:jc w:val="center"/>', _text(running.center, facts)
    return (
        f'<w:{name} xmlns:w="{_W}" xmlns:r="{_R}"><w:p><w:pPr><w:pStyle w:val="{style}"/>{layout}</w:pPr>{inner}</w:p>'
        f"</w:{name}>"
    )


def _text(text: str, facts: dict[str, str]) -> str:
    """Runs and fields of a header's text."""
    filled = text.replace("{number}", facts["{number}"])
    out = []
    for piece in _PIECE.split(filled):
        if piece in _FIELDS:
            out.append(f'<w:fldSimple w:instr=" {_FIELDS[piece]} "><w:r><w:t>1</w:t></w:r></w:fldSimple>')
        elif words := facts.get(piece, piece):
            out.append(f'<w:r><w:t xml:space="preserve">{escape(words)}</w:t></w:r>')
    return "".join(out)


_FIELDS = {"{page}": "PAGE", "{pages}": "NUMPAGES"}
