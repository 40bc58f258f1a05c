"""Settings and fonts of a Word file.

Source: ISO/IEC 29500-1 (transitional), 17.8 (fonts), 17.15 (settings); 17.15.1.58 and 59 (禁則 of one's own),
17.15.1.12 (bookFoldPrinting).
"""

from __future__ import annotations

from functools import lru_cache

from drafter.japanese import wrap
from drafter.model.template import Fonts, Template
from drafter.writers._docx_page import Page, page_of
from drafter.writers._docx_styles import W
from drafter.writers._package import escape


def settings(template: Template, *more: str) -> str:
    """``word/settings.xml``: 禁則 by the same table as plain text, tabs of one column, Word 2013 layout.

    Args:
        more: what the document needs besides: ``footnotes`` for notes, ``updateFields``.
    """
    return _made(page_of(template), more)


@lru_cache(maxsize=64)
def _made(page: Page, more: tuple[str, ...]) -> str:
    fold = "<w:bookFoldPrinting/>" if page.booklet else ""
    mirrored = "<w:mirrorMargins/>" if page.booklet else ""
    notes = '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>' if "footnotes" in more else ""
    update = '<w:updateFields w:val="true"/>' if "updateFields" in more else ""
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{mirrored}<w:bordersDoNotSurroundHeader/>'
        f'<w:bordersDoNotSurroundFooter/><w:defaultTabStop w:val="{page.columns(1)}"/>{fold}'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:strictFirstAndLastChars/>'
        f'<w:noLineBreaksAfter w:lang="ja-JP" w:val="{_signs(wrap.NO_END)}"/>'
        f'<w:noLineBreaksBefore w:lang="ja-JP" w:val="{_signs(wrap.NO_START)}"/>{update}{notes}<w:compat>'
        "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/><w:ulTrailSpace/>"
        "<w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/><w:useFELayout/>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/>'
        '</w:compat><w:themeFontLang w:val="ja-JP" w:eastAsia="ja-JP"/><w:decimalSymbol w:val="."/>'
        '<w:listSeparator w:val=","/></w:settings>'
    )


def _signs(signs: frozenset[str]) -> str:
    """The signs of our own table, but for the small katakana of Ainu: Word takes a hundred (MS-DOC and the SDK)."""
    return escape("".join(sorted(sign for sign in signs if not "\u31f0" <= sign <= "\u31ff"))[:_MOST_SIGNS])


_MOST_SIGNS = 100
_ALSO_CALLED = {
    "ＭＳ 明朝": "MS Mincho",
    "ＭＳ ゴシック": "MS Gothic",
    "游明朝": "Yu Mincho",
    "游ゴシック": "Yu Gothic",
}


@lru_cache(maxsize=16)
def fonts_xml(fonts: Fonts) -> str:
    """``word/fontTable.xml``: what the fonts are, so that a machine without them takes a like one."""
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
