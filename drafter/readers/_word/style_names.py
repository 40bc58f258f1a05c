"""What a Word style is called, and what that says of its paragraphs.

Word stores built-in styles by their English names (``heading 1``), but files of other programs, and styles that
people made, carry the names that the screen shows (見出し 1, 表題). An id is another program's or an older Word's.

Source: ISO/IEC 29500-1, 17.7.4.9 (name), 17.7.4.17 (styleId); the names of Word's built-in styles in Japanese and
English.
"""

from __future__ import annotations

import re

from drafter.numbering.glyphs import HALF_DIGITS
from drafter.numbering.recognise.lines import Role

_ROLES: dict[Role, tuple[str, ...]] = {
    Role.TITLE: ("title", "booktitle", "表題", "題名", "文書名", "タイトル", "標題", "件名"),
    Role.SUBTITLE: ("subtitle", "副題", "サブタイトル", "副標題"),
    Role.DATE: ("date", "日付", "年月日"),
    Role.SIGNATURE: ("signature", "e-mailsignature", "署名", "電子メール署名"),
    Role.END: ("closing", "closingtext", "結語", "結びの文", "以上"),
    Role.ADDRESSEE: ("addressee", "insideaddress", "envelopeaddress", "宛先", "宛名", "封筒の宛先"),
    Role.ISSUER: ("issuer", "発出者", "発信者", "発信者名", "差出人", "提出者"),
    Role.NOTE: ("note", "注", "注記", "footnotetext", "endnotetext", "脚注文字列", "文末脚注文字列"),
    Role.ITEM: ("item", "列記"),
    Role.FIGURE: ("figure", "図"),
    Role.CONTENTS: ("tocheading", "contentsheading", "目次の見出し", "目次見出し"),
}
_BY_NAME = {name: role for role, names in _ROLES.items() for name in names}
_HEADING = re.compile(r"(?:heading|見出し|標題|überschrift|titre|제목|标题|標題)([1-9])")
_CONTENTS = re.compile(r"(?:toc|contents|目次|index)([1-9])")


def plain(name: str) -> str:
    """A style's name for comparing: small letters, half-width digits, no blanks, no suffix of a linked style."""
    text = name.casefold().translate(HALF_DIGITS)
    text = re.sub(r"[\s\u3000_]+", "", text)
    return re.sub(r"(?:\(文字\)|（文字）|char)$", "", text)


def role(name: str) -> Role | None:
    """What the paragraphs of a style of this name are; None where the name does not say."""
    return _BY_NAME.get(plain(name))


def heading_depth(name: str) -> int:
    """1 to 9 for a heading style's name or id (``heading 1``, 見出し 1, ``Heading1``), 0 for any other."""
    found = _HEADING.fullmatch(plain(name))
    return int(found[1]) if found else 0


def contents_depth(name: str) -> int:
    """1 to 9 for the styles of a table of contents (``toc 1``, 目次 1), 0 for any other."""
    found = _CONTENTS.fullmatch(plain(name))
    return int(found[1]) if found else 0
