"""What Word's built-in styles are called, so that ours are found again in a house's own file.

Word stores English names (``heading 1``) whatever language it shows; other programs store what the screen shows
(見出し 1, 表題). Ids differ from file to file (``1``, ``a3``) and say nothing.

Source: ISO/IEC 29500-1, 17.7.4.9 (name), 17.7.4.1 (aliases); the names of Word's built-in styles in Japanese.
"""

from __future__ import annotations

import re
import unicodedata

_JAPANESE = {
    "normal": ("標準", "既定のスタイル", "default paragraph style"),
    "normal table": ("標準の表", "table normal"),
    "default paragraph font": ("段落フォント", "既定の段落フォント"),
    "no list": ("リストなし",),
    "title": ("表題", "タイトル", "標題", "題名"),
    "subtitle": ("副題", "サブタイトル"),
    "date": ("日付",),
    "body text": ("本文",),
    "header": ("ヘッダー", "ヘッダ"),
    "footer": ("フッター", "フッタ"),
    "signature": ("署名",),
    "closing": ("結語",),
    "caption": ("図表番号",),
    "table grid": ("表 (格子)", "表（格子）"),
    "footnote text": ("脚注文字列",),
    "footnote reference": ("脚注参照",),
    "endnote text": ("文末脚注文字列",),
    "endnote reference": ("文末脚注参照",),
    "toc heading": ("目次の見出し", "目次見出し", "contents heading"),
    "hyperlink": ("ハイパーリンク", "internet link"),
    "strong": ("強調太字",),
    "emphasis": ("強調斜体",),
    "addressee": ("宛先", "宛名"),
    "issuer": ("発出者", "発信者", "差出人"),
    **{f"heading {n}": (f"見出し {n}", f"標題 {n}") for n in range(1, 10)},
    **{f"toc {n}": (f"目次 {n}",) for n in range(1, 10)},
}


def key(name: str) -> str:
    """A style's name for comparing: small letters, half-width signs, no blanks."""
    return re.sub(r"[\s_]+", "", unicodedata.normalize("NFKC", name).casefold())


_KNOWN = {key(shown): key(name) for name, shown_as in _JAPANESE.items() for shown in shown_as}
#: of English names the Japanese one that Word shows
_SHOWN = {key(name): shown_as[0] for name, shown_as in _JAPANESE.items()}


def same(name: str) -> str:
    """One key for all the names of a style: ``heading 1``, ``Heading 1`` and 見出し 1 give the same."""
    plain = key(name)
    return _KNOWN.get(plain, plain)


def shown(name: str, alias: str = "") -> str:
    """A style as people know it: 見出し 1 (heading 1), 宛先 (Addressee)."""
    japanese = alias or _SHOWN.get(key(name), "")
    return f"{japanese} ({name})" if japanese and japanese != name else name
