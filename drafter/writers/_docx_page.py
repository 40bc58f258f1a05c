"""Measures of the Word page, from a template: twips (1/20 point), half points, and the character grid.

Source: ISO/IEC 29500-1, 17.6 (sections, docGrid) and 17.3.1.12 (indents).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from drafter.model.template import Template

_TWIPS_PER_MM = 1440 / 25.4
_SIZES = {"A4": (11906, 16838), "A3": (16838, 23811), "B5": (10319, 14571)}
_LEAST_TWIPS = 200


@dataclass(frozen=True, slots=True)
class Page:
    """Twips; ``pitch`` is one full-width column, ``line`` one line of the grid.

    ``spread`` (twips) is added to each letter so that a line holds the template's number of them. It is the
    letters' own spacing, not the grid's (``linesAndChars``): LibreOffice snaps letters to such a grid, which tears
    gaps around half-width figures and gives letters wider than a column two columns each.
    """

    width: int
    height: int
    landscape: bool
    top: int
    bottom: int
    left: int
    right: int
    pitch: float
    line: int
    spread: int

    @property
    def text_width(self) -> int:
        """Between the margins."""
        return self.width - self.left - self.right

    def columns(self, count: float) -> int:
        """Twips of so many full-width columns."""
        return round(count * self.pitch)


@lru_cache(maxsize=16)
def page_of(template: Template) -> Page:
    """The page that a template asks for; margins that leave no room for text are narrowed."""
    page = template.page
    width, height = _SIZES[page.size]
    landscape = page.orientation == "landscape"
    if landscape:
        width, height = height, width
    left, right = _margins(page.margin_left, page.margin_right, width)
    top, bottom = _margins(page.margin_top, page.margin_bottom, height)
    pitch = (width - left - right) / max(page.characters, 1)
    return Page(
        width,
        height,
        landscape,
        top,
        bottom,
        left,
        right,
        pitch,
        (height - top - bottom) // max(page.lines, 1),
        math.floor(pitch - template.fonts.size * 20),
    )


def _margins(before: float, after: float, whole: int) -> tuple[int, int]:
    """Two margins in twips; never more than the sheet less a thumb's breadth."""
    first, second = round(before * _TWIPS_PER_MM), round(after * _TWIPS_PER_MM)
    room = whole - _LEAST_TWIPS * 5
    if first + second > room:
        first, second = room * first // (first + second), room * second // (first + second)
    return first, second
