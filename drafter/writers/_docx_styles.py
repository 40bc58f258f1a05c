"""The styles of a Word file.

Source: ISO/IEC 29500-1 (transitional), 17.7 (styles).
All four ``w:rFonts`` slots are set and ``w:lang`` is ja-JP, without which Word takes a Chinese or Latin glyph for
a Japanese one. Built-in names (heading 1, Title, Date) are shown in the user's own language by Word.
"""

from __future__ import annotations

from functools import lru_cache

from drafter.model.scheme import scheme_of
from drafter.model.template import Template
from drafter.writers._docx_content_styles import content_styles
from drafter.writers._docx_page import Page, page_of
from drafter.writers._package import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HEADINGS = 9
#: points; a header is smaller than the text
_RUNNING_SIZE = 9.0


def rfonts(east: str, latin: str, *, hint: bool = False) -> str:
    """All four slots; ``hint`` asks for the East Asian one where a sign belongs to both."""
    east, latin = escape(east), escape(latin)
    hinted = 'w:hint="eastAsia" ' if hint else ""
    return f'<w:rFonts {hinted}w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east}" w:cs="{latin}"/>'


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _style(identity: str, name: str, paragraph: str = "", run: str = "", *, alias: str = "", then: str = "") -> str:
    alias = f'<w:aliases w:val="{alias}"/>' if alias else ""
    following = f'<w:next w:val="{then}"/>' if then else ""
    paragraph = f"<w:pPr>{paragraph}</w:pPr>" if paragraph else ""
    run = f"<w:rPr>{run}</w:rPr>" if run else ""
    custom = "" if name in _BUILT_IN or name.startswith("heading ") else ' w:customStyle="1"'
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identity}"><w:name w:val="{name}"/>{alias}'
        f'<w:basedOn w:val="Normal"/>{following}<w:qFormat/>{paragraph}{run}</w:style>'
    )


_BUILT_IN = {"Title", "Subtitle", "Date", "Signature", "Closing", "Body Text", "header", "footer"}


def styles(template: Template) -> str:
    """``word/styles.xml``."""
    return _made(template, page_of(template))


@lru_cache(maxsize=16)
def _made(template: Template, page: Page) -> str:
    fonts = template.fonts
    gothic = rfonts(fonts.heading, fonts.heading_latin)
    indent = template.text.paragraph_indent
    half = page.line // 2
    spacing = f'<w:spacing w:val="{page.spread}"/>' if page.spread else ""
    first = f'<w:ind w:firstLineChars="{indent * 100}" w:firstLine="{page.columns(indent)}"/>' if indent else ""
    free = '<w:snapToGrid w:val="0"/>'
    open_lines = f'<w:spacing w:before="{half}" w:after="{half}" w:line="320" w:lineRule="auto"/>'
    cell = '<w:spacing w:before="40" w:after="40" w:line="280" w:lineRule="auto"/>'
    together = "<w:keepNext/><w:keepLines/>"
    # 縦書き: LibreOffice prints a paragraph over the one before it where the rule moves lines to the next page
    widows = '<w:widowControl w:val="0"/>' if page.vertical else "<w:widowControl/>"

    def low(columns: int) -> str:
        """縦書き begins titles, dates and names some letters down from the head of the line."""
        return f'<w:ind w:left="{page.columns(columns)}"/>' if page.vertical else ""

    high = f'<w:ind w:right="{page.columns(1)}"/>' if page.vertical else ""
    made = [
        _style(
            "Title",
            "Title",
            f'{together}{free}{open_lines}{low(2)}<w:jc w:val="center"/>',
            gothic + _size(fonts.title_size),
            then="BodyText",
        ),
        _style(
            "Subtitle",
            "Subtitle",
            f'{together}{free}<w:spacing w:after="{half}"/>{low(3)}<w:jc w:val="center"/>',
            _size(fonts.size + 1),
            then="BodyText",
        ),
        _style("Date", "Date", f'<w:keepNext/>{low(2)}<w:jc w:val="right"/>'),
        _style("Addressee", "Addressee", f'{low(1)}<w:jc w:val="left"/>', alias="宛先"),
        _style("Issuer", "Issuer", f'{high}<w:jc w:val="right"/>', alias="発出者"),
        _style("Signature", "Signature", '<w:jc w:val="right"/>'),
        _style("Closing", "Closing", '<w:jc w:val="right"/>'),
        *(_heading(template, depth) for depth in range(1, HEADINGS + 1)),
        _style("BodyText", "Body Text", f'{first}<w:jc w:val="both"/>'),
        # looks like the body; by its name a reader knows that the last section has ended
        _style("ClosingText", "Closing Text", f'{first}<w:jc w:val="both"/>', alias="結びの文"),
        _style("Item", "Item", '<w:jc w:val="both"/>', alias="列記"),
        _style("Note", "Note", '<w:jc w:val="both"/>', alias="注"),
        _style("Figure", "Figure", '<w:jc w:val="left"/>', alias="図"),
        _style("TableText", "Table Text", f'{free}{cell}<w:jc w:val="left"/>', alias="表の文字"),
        _style(
            "TableHead", "Table Head", f'<w:keepNext/>{free}{cell}<w:jc w:val="center"/>', gothic, alias="表の見出し"
        ),
        _style("Header", "header", f'{free}<w:jc w:val="center"/>', _size(min(fonts.size, _RUNNING_SIZE))),
        _style("Footer", "footer", f'{free}<w:jc w:val="center"/>'),
    ]
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{rfonts(fonts.body, fonts.latin)}'
        f'{spacing}<w:kern w:val="2"/>{_size(fonts.size)}<w:lang w:val="en-US" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr>{widows}<w:kinsoku/><w:overflowPunct/></w:pPr></w:style>"
        f"{''.join(made)}{content_styles(template, page, gothic)}{_TABLE}</w:styles>"
    )


def _heading(template: Template, depth: int) -> str:
    """Gothic for the two upper levels, the body's letters beneath; the top one has air above."""
    fonts, page = template.fonts, page_of(template)
    index = scheme_of(template).section_index(depth)
    numbered = f'<w:numPr><w:ilvl w:val="{index}"/><w:numId w:val="1"/></w:numPr>' if index is not None else ""
    before = {1: page.line, 2: page.line // 2}.get(depth, 0)
    air = f'<w:spacing w:before="{before}"/>' if before else ""
    letters = rfonts(fonts.heading, fonts.heading_latin) if depth <= 2 else ""
    return _style(
        f"Heading{depth}",
        f"heading {depth}",
        f'<w:keepNext/><w:keepLines/>{numbered}{air}<w:jc w:val="left"/><w:outlineLvl w:val="{depth - 1}"/>',
        letters + (_size(fonts.size + 1) if depth == 1 else ""),
        then="BodyText",
    )


_EDGES = "".join(
    f'<w:{edge} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for edge in ("top", "left", "bottom", "right", "insideH", "insideV")
)
_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:tblPr><w:tblInd w:w="0" w:type="dxa"/></w:tblPr></w:style>'
    '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:basedOn w:val="TableNormal"/>'
    f"<w:tblPr><w:tblBorders>{_EDGES}</w:tblBorders></w:tblPr></w:style>"
)
