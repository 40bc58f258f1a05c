"""How wide text is: half-width cells, as a terminal, a fixed-pitch printout and plain text count them.

Rule: Unicode Standard Annex #11 (East Asian Width) through ``unicodedata``; W and F take two cells, A (①Ⅰ※…—→)
takes what the caller says (two in Japanese surroundings), everything else one. Combining marks, variation
selectors, joiners and other format characters take none; half-width ﾞ and ﾟ take one, as they stand alone.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from itertools import accumulate

_ZWJ = "\u200d"
_EMOJI_STYLE = "\ufe0f"
_SOFT_HYPHEN = "\u00ad"
_SKIN = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
#: characters whose width depends on their neighbours; without one of them a table look-up will do
_CONTEXT = frozenset({_ZWJ, _EMOJI_STYLE, *_SKIN})


class _Widths(dict[str, int]):
    """Cells of one character, computed when first asked for."""

    def __init__(self, ambiguous: int) -> None:
        super().__init__()
        self.ambiguous = ambiguous

    def __missing__(self, char: str) -> int:
        width = self[char] = _cells_of(char, self.ambiguous)
        return width


_TABLES = {1: _Widths(1), 2: _Widths(2)}


def _cells_of(char: str, ambiguous: int) -> int:
    if unicodedata.category(char) in ("Mn", "Me", "Cc", "Cf") and char != _SOFT_HYPHEN:
        return 0
    if "\u1160" <= char <= "\u11ff":  # Hangul vowels and finals join the syllable before them
        return 0
    wide = unicodedata.east_asian_width(char)
    return 2 if wide in ("W", "F") else ambiguous if wide == "A" else 1


def advances(text: str, ambiguous: int = 2) -> list[int]:
    """The cells that each character of a text adds, in order (same length as the text).

    Args:
        ambiguous: cells of characters of ambiguous width, 1 or 2.
    """
    widths = list(map(_TABLES[ambiguous].__getitem__, text))
    if not _CONTEXT.isdisjoint(text):
        _join_emoji(text, widths)
    return widths


def _join_emoji(text: str, widths: list[int]) -> None:
    """Emoji sequences: what a joiner or a skin tone joins is one picture; U+FE0F makes a sign a picture."""
    for i in range(1, len(text)):
        if text[i - 1] == _ZWJ or (text[i] in _SKIN and widths[i - 1] == 2):
            widths[i] = 0
        elif text[i] == _EMOJI_STYLE and widths[i - 1] == 1:
            widths[i] = 1


def cells(text: str, ambiguous: int = 2) -> int:
    """Display width in half-width cells; control characters (tab and line break too) count nothing.

    Args:
        ambiguous: cells of characters of ambiguous width, 1 or 2.
    """
    if text.isascii() and text.isprintable():
        return len(text)
    return sum(advances(text, ambiguous))


def cut(text: str, limit: int, ambiguous: int = 2) -> str:
    """The longest beginning of a text that fits into ``limit`` cells; marks stay with their letter."""
    if len(text) * 2 <= limit:
        return text
    return text[: bisect_right(list(accumulate(advances(text, ambiguous))), limit)]


def pad(text: str, width: int, ambiguous: int = 2) -> str:
    """The text with blanks behind it up to ``width`` cells; longer text stays whole."""
    return text + " " * (width - cells(text, ambiguous))
