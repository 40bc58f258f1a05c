"""Papers of our own wording as flat OpenDocument files, which LibreOffice prints to PDF.

Each is made to show one thing that pages do: columns, footnotes, running heads, tables over a page cut, ruby …
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

MINCHO, GOTHIC = "Noto Serif CJK JP", "Noto Sans CJK JP"

_HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text">
"""


def paper(
    body: Sequence[str],
    *,
    header: str = "",
    footer: str = "",
    size: tuple[str, str] = ("21cm", "29.7cm"),
    writing: str = "lr-tb",
    align: str = "justify",
    leading: str = "150%",
) -> str:
    """A whole flat OpenDocument file.

    Args:
        body: paragraphs, tables and sections as XML. header, footer: content of the running lines, as XML.
        size: of the page. writing: ``lr-tb`` or ``tb-rl``.
    """
    running = "".join(
        f"<style:{kind}><text:p text:style-name='{name}'>{content}</text:p></style:{kind}>"
        for kind, name, content in (("header", "Head", header), ("footer", "Foot", footer))
        if content
    )
    return f"""{_HEAD}
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="M" fo:font-size="11pt"
 style:font-name-asian="M" style:font-size-asian="11pt" fo:language="ja" fo:country="JP" style:language-asian="ja"
 style:country-asian="JP"/></style:default-style>
{_style("Text", f"fo:text-align='{align}' fo:text-indent='11pt' fo:line-height='{leading}'")}
{_style("Flat", f"fo:text-align='{align}' fo:line-height='{leading}'")}
{_style("Item", f"fo:text-align='{align}' fo:margin-left='22pt' fo:text-indent='-11pt' fo:line-height='{leading}'")}
{_style("Right", "fo:text-align='end'")}
{_style("Title", "fo:text-align='center' fo:margin-bottom='12pt'", GOTHIC, "16pt")}
{_style("Heading", "fo:margin-top='12pt' fo:margin-bottom='6pt'", GOTHIC, "12pt")}
{_style("Sub", "fo:margin-top='6pt'", GOTHIC)}
{_style("Head", "fo:text-align='end'", MINCHO, "9pt")}
{_style("Foot", "fo:text-align='center'", MINCHO, "10pt")}
{_style("Cell", "fo:text-align='start'", MINCHO, "10pt")}
{_style("Wide", "fo:text-align='start'", MINCHO, "11pt", "fo:letter-spacing='9pt'")}
{_style("Footnote", "fo:margin-left='12pt' fo:text-indent='-12pt'", MINCHO, "9pt")}
<style:style style:name="Bold" style:family="text"><style:text-properties fo:font-weight="bold"
 style:font-weight-asian="bold"/></style:style>
<style:style style:name="Up" style:family="text"><style:text-properties style:text-position="super 58%"/></style:style>
<text:notes-configuration text:note-class="footnote" text:citation-body-style-name="Up" style:num-format="1"/>
</office:styles>
<office:automatic-styles>
<style:page-layout style:name="PL"><style:page-layout-properties fo:page-width="{size[0]}" fo:page-height="{size[1]}"
 fo:margin-top="2cm" fo:margin-bottom="2cm" fo:margin-left="2.5cm" fo:margin-right="2.5cm"
 style:writing-mode="{writing}"/>
<style:header-style><style:header-footer-properties fo:min-height="1cm" fo:margin-bottom="0.5cm"/></style:header-style>
<style:footer-style><style:header-footer-properties fo:min-height="1cm" fo:margin-top="0.5cm"/></style:footer-style>
</style:page-layout>
<style:style style:name="Two" style:family="section"><style:section-properties text:dont-balance-text-columns="false">
<style:columns fo:column-count="2" fo:column-gap="0.8cm"/></style:section-properties></style:style>
<style:style style:name="Three" style:family="section"><style:section-properties text:dont-balance-text-columns="false">
<style:columns fo:column-count="3" fo:column-gap="0.7cm"/></style:section-properties></style:style>
<style:style style:name="Ru" style:family="ruby"><style:ruby-properties style:ruby-position="above"/></style:style>
<style:style style:name="C1" style:family="table-column"><style:table-column-properties style:column-width="4cm"/>
</style:style>
<style:style style:name="C2" style:family="table-column"><style:table-column-properties style:column-width="12cm"/>
</style:style>
<style:style style:name="T" style:family="table"><style:table-properties style:width="16cm" table:align="margins"/>
</style:style>
<style:style style:name="B" style:family="table-cell"><style:table-cell-properties fo:border="0.5pt solid #000000"
 fo:padding="1mm"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="PL">{running}</style:master-page>
</office:master-styles>
<office:body><office:text>{"".join(body)}</office:text></office:body></office:document>"""


def _style(name: str, paragraph: str, font: str = MINCHO, size: str = "11pt", text: str = "") -> str:
    return (
        f"<style:style style:name='{name}' style:family='paragraph'><style:paragraph-properties {paragraph}/>"
        f'<style:text-properties fo:font-family="{font}" style:font-family-asian="{font}" fo:font-size=\'{size}\' '
        f"style:font-size-asian='{size}' {text}/></style:style>"
    )


def p(text: str, style: str = "Text") -> str:
    """A paragraph of plain text; a tab is a tab."""
    return f"<text:p text:style-name='{style}'>{escape(text).replace(chr(9), '<text:tab/>')}</text:p>"


def raw(xml: str, style: str = "Text") -> str:
    """A paragraph of XML."""
    return f"<text:p text:style-name='{style}'>{xml}</text:p>"


def ruby(base: str, reading: str) -> str:
    """Base text with its reading above."""
    return (
        f"<text:ruby text:style-name='Ru'><text:ruby-base>{base}</text:ruby-base>"
        f"<text:ruby-text>{reading}</text:ruby-text></text:ruby>"
    )


def note(number: int, text: str) -> str:
    """A footnote and its reference."""
    return (
        f"<text:note text:id='ftn{number}' text:note-class='footnote'><text:note-citation>{number}</text:note-citation>"
        f"<text:note-body><text:p text:style-name='Footnote'>{text}</text:p></text:note-body></text:note>"
    )


def columns(count: int, body: Sequence[str]) -> str:
    """A section in two or three columns."""
    name = {2: "Two", 3: "Three"}[count]
    return f"<text:section text:style-name='{name}' text:name='s{count}'>{''.join(body)}</text:section>"


def table(rows: Sequence[Sequence[str]], *, head: bool = True) -> str:
    """A table of two columns with borders; ``head`` repeats the first row on each page."""

    def row(cells: Sequence[str]) -> str:
        inner = "".join(
            f"<table:table-cell table:style-name='B' office:value-type='string'>"
            f"{''.join(p(line, 'Cell') for line in cell.split(chr(10)))}</table:table-cell>"
            for cell in cells
        )
        return f"<table:table-row>{inner}</table:table-row>"

    first = f"<table:table-header-rows>{row(rows[0])}</table:table-header-rows>" if head else row(rows[0])
    widths = "<table:table-column table:style-name='C1'/><table:table-column table:style-name='C2'/>"
    return (
        f"<table:table table:name='t' table:style-name='T'>{widths}{first}{''.join(map(row, rows[1:]))}</table:table>"
    )


PAGE = "<text:page-number/>"
PAGES = "<text:page-count/>"
