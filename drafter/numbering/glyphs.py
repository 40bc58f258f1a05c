"""The alphabets of labels, and numbers written in them.

Sources: JIS X 0208 order of kana; Unicode blocks Enclosed Alphanumerics, Enclosed CJK Letters, Number Forms.
"""

from __future__ import annotations

KATAKANA = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"
LOWER = "abcdefghijklmnopqrstuvwxyz"
CIRCLED = (
    "".join(map(chr, range(0x2460, 0x2474)))  # ① to ⑳
    + "".join(map(chr, range(0x3251, 0x3260)))  # ㉑ to ㉟
    + "".join(map(chr, range(0x32B1, 0x32C0)))  # ㊱ to ㊿
)
CIRCLED_KATAKANA = "".join(map(chr, range(0x32D0, 0x32FE)))
DARK_CIRCLED = "".join(map(chr, range(0x2776, 0x2780))) + "".join(map(chr, range(0x24EB, 0x24F5)))
ROMAN_GLYPHS = "".join(map(chr, range(0x2160, 0x216C)))
ROMAN_GLYPHS_LOWER = "".join(map(chr, range(0x2170, 0x217C)))
PARENTHESISED = "".join(map(chr, range(0x2474, 0x2488)))  # ⑴ to ⒇
DOTTED = "".join(map(chr, range(0x2488, 0x249C)))  # ⒈ to ⒛
KANJI_PARENTHESISED = "".join(map(chr, range(0x3220, 0x322A)))  # ㈠ to ㈩
HALF_KATAKANA = "ｱｲｳｴｵｶｷｸｹｺｻｼｽｾｿﾀﾁﾂﾃﾄﾅﾆﾇﾈﾉﾊﾋﾌﾍﾎﾏﾐﾑﾒﾓﾔﾕﾖﾗﾘﾙﾚﾛﾜｦﾝ"

FULL_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")
HALF_DIGITS = str.maketrans("０１２３４５６７８９", "0123456789")
FULL_LETTERS = str.maketrans(LOWER + LOWER.upper(), "".join(chr(ord(c) + 0xFEE0) for c in LOWER + LOWER.upper()))
#: digits, Latin letters and half-width katakana brought to one width, character by character
ONE_WIDTH = str.maketrans(
    "".join(chr(ord(c) + 0xFEE0) for c in "0123456789" + LOWER + LOWER.upper()) + HALF_KATAKANA,
    "0123456789" + LOWER + LOWER.upper() + KATAKANA,
)

_KANJI_DIGITS = "〇一二三四五六七八九"
_KANJI_UNITS = ((1000, "千"), (100, "百"), (10, "十"))
_ROMAN = (
    (1000, "M"),
    (900, "CM"),
    (500, "D"),
    (400, "CD"),
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
)


def kanji(number: int) -> str:
    """1–9999 in kanji with units: 21 → 二十一 (Word's japaneseCounting)."""
    out = ""
    for unit, glyph in _KANJI_UNITS:
        digit, number = divmod(number, unit)
        if digit:
            out += (_KANJI_DIGITS[digit] if digit > 1 else "") + glyph
    return out + (_KANJI_DIGITS[number] if number else "")


def from_kanji(text: str) -> int | None:
    """The number of 二十一; None for anything that ``kanji`` would not write so."""
    total = digit = 0
    units = {glyph: unit for unit, glyph in _KANJI_UNITS}
    for char in text:
        if char in units:
            total += (digit or 1) * units[char]
            digit = 0
        elif char in _KANJI_DIGITS and not digit:
            digit = _KANJI_DIGITS.index(char)
        else:
            return None
    total += digit
    return total if 0 < total <= 9999 and kanji(total) == text else None


def roman(number: int) -> str:
    """Upper-case ASCII letters: 14 → XIV; beyond 3999 with further M (Word's way)."""
    out = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        out += letters * count
    return out


def from_roman(text: str) -> int | None:
    """The number of XIV; None for letters that are no well-formed numeral up to 399."""
    upper = text.upper()
    if not upper or len(upper) > 12 or set(upper) - set("IVXLC"):
        return None
    total, position = 0, 0
    for value, letters in _ROMAN:
        while upper.startswith(letters, position):
            total += value
            position += len(letters)
    return total if position == len(upper) and roman(total) == upper else None


def repeated(alphabet: str, number: int) -> str:
    """The letter of a number; past the end the letters double (Word's way): aa, bb, …"""
    times, index = divmod(number - 1, len(alphabet))
    return alphabet[index] * (times + 1)


def from_repeated(alphabet: str, text: str) -> int | None:
    """The number of a letter or of a letter repeated; None otherwise."""
    if not text or len(set(text)) != 1 or text[0] not in alphabet:
        return None
    return (len(text) - 1) * len(alphabet) + alphabet.index(text[0]) + 1
