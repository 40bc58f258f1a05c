"""Signs of symbol fonts (Wingdings, Symbol, Webdings) as the Unicode characters that they show.

Word keeps such a sign as a byte of the font, either plain (``l`` in Wingdings is ●) or in the private area
U+F000–U+F0FF. Where a font has three sizes of one shape, the usual Japanese bullet of that shape stands for all.

Source: the fonts' own code charts; ISO/IEC 10646 for the characters (Dingbats, Geometric Shapes, Arrows).
"""

from __future__ import annotations

from collections.abc import Mapping


def _run(first: int, signs: str) -> dict[int, str]:
    return dict(enumerate(signs, first))


_WINGDINGS = (
    _run(0x22, "✂✁")
    | _run(0x28, "☎✆✉")
    | _run(0x36, "⏳⌨")
    | _run(0x3E, "✇✍")
    | _run(0x41, "✌")
    | _run(0x45, "☜☞☝☟")
    | {0x4A: "☺", 0x4C: "☹", 0x51: "✈", 0x52: "☼", 0x54: "❄", 0x56: "✞", 0x58: "✠", 0x59: "✡", 0x5A: "☪", 0x5B: "☯"}
    | _run(0x5E, "♈♉♊♋♌♍♎♏♐♑♒♓")
    | _run(0x6C, "●○■□□□□◆◆◆❖◆☒")
    | {0x7A: "⌘", 0x7B: "❀", 0x7C: "✿", 0x7D: "❝", 0x7E: "❞"}
    | _run(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | _run(0x9E, "・•●○○◎◉◎○▪□")
    | _run(0xAA, "✦★✶✴✹✵")
    | {0xB5: "✪", 0xB6: "☆", 0xC4: "↙", 0xD5: "⌫", 0xD6: "⌦", 0xD7: "◁", 0xD8: "➢", 0xD9: "△", 0xDA: "▽"}
    | _run(0xDF, "←→↑↓↖↗↙↘⬅➔⬆⬇↖↗↙↘⇦⇨⇧⇩⇔⇳")
    | {0xFB: "✗", 0xFC: "✓", 0xFD: "☒", 0xFE: "☑"}
)
_WINGDINGS_2 = (
    {0x4F: "✗", 0x50: "✓", 0x51: "☒", 0x52: "☑", 0x53: "☒", 0x54: "☒"}
    | _run(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿")
    | _run(0x95, "・•●●●◎")
    | _run(0x9B, "○○○◎◉▪▪■■□□□")
    | _run(0xAA, "◆◆◆◆◇◇")
)
_WINGDINGS_3 = {0x70: "▲", 0x71: "▼", 0x72: "△", 0x73: "▽", 0x74: "◀", 0x75: "▶", 0x76: "◁", 0x77: "▷"} | {
    0x7B: "◀",
    0x7C: "▶",
    0x7D: "▶",
    0x7E: "▶",
}
_WEBDINGS = {0x33: "◀", 0x34: "▶", 0x35: "▲", 0x36: "▼", 0x3D: "■", 0x61: "✓", 0x63: "□", 0x67: "■", 0x6E: "●"}
_SYMBOL = (
    _run(0x41, "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ")
    | _run(0x61, "αβχδεφγηιϕκλμνοπθρστυϖωξψζ")
    | {0x2D: "−", 0x22: "∀", 0x24: "∃", 0x27: "∋", 0x2A: "∗", 0x40: "≅", 0x5C: "∴", 0x5E: "⊥", 0xA0: "€"}
    | _run(0xA2, "′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂・÷≠≡≈…")
    | _run(0xC4, "⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊")
)
#: the small letter o of a typewriter font is Word's own second bullet, a ring
_TYPEWRITER = {ord("o"): "○"}
_FONTS: Mapping[str, Mapping[int, str]] = {
    "wingdings": _WINGDINGS,
    "wingdings2": _WINGDINGS_2,
    "wingdings3": _WINGDINGS_3,
    "webdings": _WEBDINGS,
    "symbol": _SYMBOL,
}
#: the middle dot of Symbol in the private area; any other code there without a known font is mostly Wingdings
_DOT = 0xB7


def known(font: str) -> bool:
    """Whether a font is one of the symbol fonts."""
    return _key(font) in _FONTS


def shown(char: str, font: str) -> str:
    """The character that a code of a symbol font shows.

    Args:
        char: one character, of the private area or not. font: its name, as the file spells it; may be empty.

    Returns:
        A Unicode character; the code itself where the font is no symbol font, or the font's shape has none.
    """
    code = ord(char)
    private = 0xF000 <= code <= 0xF0FF
    table = _FONTS.get(_key(font))
    if table is None and private:
        table = _SYMBOL if code & 0xFF == _DOT else _WINGDINGS
    if table is None:
        return char
    return table.get(code & 0xFF if private else code, char)


def bullet(char: str, font: str) -> str:
    """The same for the sign of a list, where Word's ring is the letter o of a typewriter font."""
    if _key(font) in ("couriernew", "courier"):
        return _TYPEWRITER.get(ord(char), char)
    return shown(char, font)


def _key(font: str) -> str:
    return font.casefold().replace(" ", "")
