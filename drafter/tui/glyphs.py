"""Text as the screen shows it: full-width cells, a blank after glyphs of ambiguous width, nothing that controls.

Ⅰ ① ※ “ … count as one cell in most terminals but are drawn two wide in most Japanese fonts, so that the next
glyph covers them. Everywhere on the screen (never in a file) a blank follows them: then they take two columns
whatever the terminal thinks, and columns agree with the text writer, which counts two.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from drafter.japanese.width import advances, cells, cut
from drafter.language import printable

#: what a tab is shown as: two columns
TAB = "⇥ "


def ambiguous(char: str) -> bool:
    """Whether the width of a character depends on the font."""
    return unicodedata.east_asian_width(char) == "A" and unicodedata.category(char) not in ("Mn", "Me", "Cf", "Cc")


@lru_cache(maxsize=4096)
def on_screen(text: str) -> str:
    """One line of text as it is drawn."""
    if text.isascii() and text.isprintable():
        return text
    shown = printable(text.replace("\t", TAB).replace("\n", " "))
    return "".join(char + " " if char not in "⇥" and ambiguous(char) else char for char in shown)


def columns(text: str) -> list[int]:
    """The columns that each character takes as drawn by ``on_screen``."""
    widths = advances(text, 2)
    if "\t" in text:
        widths = [2 if char == "\t" else width for char, width in zip(text, widths, strict=True)]
    return widths


def fit(text: str, width: int) -> str:
    """A line cut to a number of columns, with … where something is left out, padded with blanks. As drawn."""
    if width <= 0:
        return ""
    size = cells(text, 2)
    if size > width:
        text = cut(text, width - 2, 2) + "…" if width > 2 else ""
        size = cells(text, 2)
    return on_screen(text) + " " * (width - size)


def cluster_starts(text: str) -> list[bool]:
    """For each character whether the cursor may stand before it: not inside か+濁点, an emoji, a selector."""
    starts: list[bool] = []
    joined = False
    for char in text:
        mark = unicodedata.category(char) in ("Mn", "Me") or char in "\u200d" or "\U0001f3fb" <= char <= "\U0001f3ff"
        starts.append(not starts or not (mark or joined))
        joined = char == "\u200d"
    return starts
