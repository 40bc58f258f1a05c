"""Styles of what not every document has: footnotes, contents, captions, form numbers, the covering letter.

Source: ISO/IEC 29500-1, 17.7 (styles); the names of Word's built-in styles.
"""

from __future__ import annotations

from drafter.model.template import Template
from drafter.writers._docx_page import Page

_SMALLER = 1.5
_DEEPEST = 9


def content_styles(template: Template, page: Page, gothic: str) -> str:
    """``w:style`` elements.

    Args:
        gothic: run properties of the headings' font.
    """
    size = template.fonts.size
    air = f'<w:spacing w:before="{page.line}" w:after="{page.line}"/>'
    near = f'<w:spacing w:before="{page.line // 3}" w:after="{page.line // 6}"/>'
    free = '<w:snapToGrid w:val="0"/>'
    first = template.text.paragraph_indent
    indent = f'<w:ind w:firstLineChars="{first * 100}" w:firstLine="{page.columns(first)}"/>' if first else ""
    hang = f'<w:ind w:left="{page.columns(1)}" w:hanging="{page.columns(1)}"/>'
    small = _size(max(4, size - _SMALLER))
    made = [
        _style("FootnoteText", "footnote text", f'{free}{hang}<w:jc w:val="left"/>', small, built_in=True),
        '<w:style w:type="character" w:styleId="FootnoteReference"><w:name w:val="footnote reference"/><w:rPr>'
        '<w:vertAlign w:val="superscript"/></w:rPr></w:style>',
        _style("TOCHeading", "TOC Heading", f'<w:keepNext/>{air}<w:jc w:val="center"/>', gothic, built_in=True),
        *(
            _style(f"TOC{depth}", f"toc {depth}", '<w:jc w:val="left"/>', built_in=True)
            for depth in range(1, _DEEPEST + 1)
        ),
        _style("Caption", "caption", f'{free}{near}<w:jc w:val="center"/>', gothic, built_in=True),
        _style("FormNumber", "Form Number", '<w:keepNext/><w:jc w:val="right"/>', alias="様式番号"),
        _style("CoverNumber", "Cover Number", '<w:jc w:val="right"/>', alias="鑑文の文書番号"),
        _style("CoverDate", "Cover Date", '<w:jc w:val="right"/>', alias="鑑文の日付"),
        _style("CoverAddressee", "Cover Addressee", '<w:jc w:val="left"/>', alias="鑑文の宛先"),
        _style("CoverSender", "Cover Sender", '<w:jc w:val="right"/>', alias="鑑文の発信者"),
        _style("CoverSubject", "Cover Subject", f'{air}<w:jc w:val="center"/>', _size(size + 1), alias="鑑文の件名"),
        _style("CoverText", "Cover Text", f'{indent}<w:jc w:val="both"/>', alias="鑑文の本文"),
        _style("CoverRecord", "Cover Record", f'{air}<w:jc w:val="center"/>', alias="鑑文の記"),
        _style("CoverItem", "Cover Item", '<w:jc w:val="left"/>', alias="鑑文の事項"),
        _style("CoverEnd", "Cover End", '<w:jc w:val="right"/>', alias="鑑文の以上"),
        _style("CoverAttachment", "Cover Attachment", '<w:jc w:val="left"/>', alias="鑑文の別紙"),
    ]
    return "".join(made)


def _size(points: float) -> str:
    half = round(points * 2)
    return f'<w:sz w:val="{half}"/><w:szCs w:val="{half}"/>'


def _style(
    identity: str, name: str, paragraph: str, letters: str = "", *, alias: str = "", built_in: bool = False
) -> str:
    custom = "" if built_in else ' w:customStyle="1"'
    also = f'<w:aliases w:val="{alias}"/>' if alias else ""
    run = f"<w:rPr>{letters}</w:rPr>" if letters else ""
    return (
        f'<w:style w:type="paragraph"{custom} w:styleId="{identity}"><w:name w:val="{name}"/>{also}'
        f'<w:basedOn w:val="Normal"/><w:qFormat/><w:pPr>{paragraph}</w:pPr>{run}</w:style>'
    )
