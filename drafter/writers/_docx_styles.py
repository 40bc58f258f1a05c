"""The parts of a DOCX that a template fixes: styles, fonts, settings, footer, content types, relations.

Source: ISO/IEC 29500-1 (transitional), 17.7 styles, 17.8 fonts, 17.15 settings; ECMA-376 part 2 for the package.
All four ``w:rFonts`` slots are set and ``w:lang`` is ja-JP, without which Word takes a Chinese or Latin glyph for
a Japanese one. Built-in names (heading 1, Title, Date) are shown in the user's own language by Word.
"""

from __future__ import annotations

from functools import lru_cache

from drafter.model.scheme import scheme_of
from drafter.model.template import Fonts, Template
from drafter.writers._docx_page import Page, page_of
from drafter.writers._package import escape

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
HEADINGS = 9


@lru_cache(maxsize=16)
def fixed_parts(template: Template) -> dict[str, str]:
    """Every part that depends on the template alone: name → XML."""
    return {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations(
            (f"{_OFFICE}/relationships/officeDocument", "word/document.xml"),
            (f"{_PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"),
            (f"{_OFFICE}/relationships/extended-properties", "docProps/app.xml"),
            (f"{_OFFICE}/relationships/custom-properties", "docProps/custom.xml"),
        ),
        "docProps/app.xml": (
            f'<Properties xmlns="{_OFFICE}/extended-properties"><Application>drafter</Application></Properties>'
        ),
        "word/_rels/document.xml.rels": _relations(
            *(
                (f"{_OFFICE}/relationships/{name}", f"{name}.xml")
                for name in ("styles", "numbering", "settings", "fontTable")
            ),
            (f"{_OFFICE}/relationships/footer", "footer1.xml"),
        ),
        "word/styles.xml": _styles(template),
        "word/settings.xml": _settings(page_of(template)),
        "word/fontTable.xml": _fonts(template.fonts),
        "word/footer1.xml": _footer(template.page.number),
    }


def _content_types() -> str:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/word/numbering.xml": f"{_WORD}.numbering+xml",
        "/word/settings.xml": f"{_WORD}.settings+xml",
        "/word/fontTable.xml": f"{_WORD}.fontTable+xml",
        "/word/footer1.xml": f"{_WORD}.footer+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
        "/docProps/app.xml": "application/vnd.openxmlformats-officedocument.extended-properties+xml",
        "/docProps/custom.xml": "application/vnd.openxmlformats-officedocument.custom-properties+xml",
    }
    overrides = "".join(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items())
    return (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(*targets: tuple[str, str]) -> str:
    inner = "".join(
        f'<Relationship Id="rId{i}" Type="{kind}" Target="{target}"/>' for i, (kind, target) in enumerate(targets, 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{inner}</Relationships>'


#: relation of the footer in ``word/_rels/document.xml.rels``
FOOTER_ID = "rId5"


def _settings(page: Page) -> str:
    """Strict 禁則 (small kana too), tabs of one column, Word 2013 layout."""
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/><w:bordersDoNotSurroundHeader/>'
        f'<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="{page.columns(1)}"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:strictFirstAndLastChars/><w:compat>'
        "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="ja-JP" w:eastAsia="ja-JP"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


_ALSO_CALLED = {
    "ＭＳ 明朝": "MS Mincho",
    "ＭＳ ゴシック": "MS Gothic",
    "游明朝": "Yu Mincho",
    "游ゴシック": "Yu Gothic",
}


def _fonts(fonts: Fonts) -> str:
    """What the fonts are, so that a machine without them takes a like one."""
    kinds = {
        fonts.body: ("80", "roman", "fixed"),
        fonts.heading: ("80", "modern", "fixed"),
        fonts.latin: ("00", "roman", "variable"),
        fonts.heading_latin: ("00", "swiss", "variable"),
    }
    inner = "".join(
        f'<w:font w:name="{escape(name)}">'
        + (f'<w:altName w:val="{_ALSO_CALLED[name]}"/>' if name in _ALSO_CALLED else "")
        + f'<w:charset w:val="{charset}"/><w:family w:val="{family}"/><w:pitch w:val="{pitch}"/></w:font>'
        for name, (charset, family, pitch) in kinds.items()
    )
    return f'<w:fonts xmlns:w="{W}">{inner}</w:fonts>'


_FIELD = '<w:fldSimple w:instr=" {0} "><w:r><w:t>1</w:t></w:r></w:fldSimple>'


def _footer(number: str) -> str:
    page, total = _FIELD.format("PAGE"), _FIELD.format("NUMPAGES")
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    inner = {
        "plain": page,
        "dashes": run.format("- ") + page + run.format(" -"),
        "of-total": page + run.format("/") + total,
    }.get(number, "")
    return f'<w:ftr xmlns:w="{W}"><w:p><w:pPr><w:pStyle w:val="Footer"/></w:pPr>{inner}</w:p></w:ftr>'


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


_BUILT_IN = {"Title", "Subtitle", "Date", "Signature", "Closing", "Body Text", "footer"}


def _styles(template: Template) -> str:
    fonts, page = template.fonts, page_of(template)
    gothic = rfonts(fonts.heading, fonts.heading_latin)
    indent = template.text.paragraph_indent
    half = page.line // 2
    spacing = f'<w:spacing w:val="{page.spread}"/>' if page.spread else ""
    first = f'<w:ind w:firstLineChars="{indent * 100}" w:firstLine="{page.columns(indent)}"/>' if indent else ""
    free = '<w:snapToGrid w:val="0"/>'
    open_lines = f'<w:spacing w:before="{half}" w:after="{half}" w:line="320" w:lineRule="auto"/>'
    cell = '<w:spacing w:before="40" w:after="40" w:line="280" w:lineRule="auto"/>'
    together = "<w:keepNext/><w:keepLines/>"
    styles = [
        _style(
            "Title",
            "Title",
            f'{together}{free}{open_lines}<w:jc w:val="center"/>',
            gothic + _size(fonts.title_size),
            then="BodyText",
        ),
        _style(
            "Subtitle",
            "Subtitle",
            f'{together}{free}<w:spacing w:after="{half}"/><w:jc w:val="center"/>',
            _size(fonts.size + 1),
            then="BodyText",
        ),
        _style("Date", "Date", '<w:keepNext/><w:jc w:val="right"/>'),
        _style("Addressee", "Addressee", '<w:jc w:val="left"/>', alias="宛先"),
        _style("Issuer", "Issuer", '<w:jc w:val="right"/>', alias="発出者"),
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
        _style("Footer", "footer", f'{free}<w:jc w:val="center"/>'),
    ]
    return (
        f'<w:styles xmlns:w="{W}"><w:docDefaults><w:rPrDefault><w:rPr>{rfonts(fonts.body, fonts.latin)}'
        f'{spacing}<w:kern w:val="2"/>{_size(fonts.size)}<w:lang w:val="ja-JP" w:eastAsia="ja-JP" w:bidi="ar-SA"/>'
        "</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        "<w:pPr><w:widowControl/><w:kinsoku/><w:overflowPunct/></w:pPr></w:style>"
        f"{''.join(styles)}{_TABLE}</w:styles>"
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
