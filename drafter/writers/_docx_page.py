"""Measures of the Word page, from a template: twips (1/20 point), half points, and the character grid.

Source: ISO/IEC 29500-1, 17.6 (sections, docGrid) and 17.3.1.12 (indents); JIS P 0138 (A and B sheets).
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache

from drafter.model.page import Page as PageShape
from drafter.model.template import Template

_TWIPS_PER_MM = 1440 / 25.4
#: short and long side (JIS B)
_SIZES = {"A4": (11906, 16838), "A3": (16838, 23811), "B5": (10319, 14571), "B4": (14571, 20636)}
_LEAST_TWIPS = 200
#: height of a line of the grid in letters, at least: a line that does not fit takes two, which tears gaps
_LEAST_LEADING = 1.45


@dataclass(frozen=True, slots=True)
class Page:
    """Twips; ``pitch`` is one full-width column, ``line`` one line of the grid.

    ``spread`` (twips) is added to each letter so that a line holds the template's number of them. It is the
    letters' own spacing, not the grid's (``linesAndChars``): LibreOffice snaps letters to such a grid, which tears
    gaps around half-width figures and gives letters wider than a column two columns each.
    ``vertical``: lines run from top to bottom, so that their length is the page's height. ``columns`` of text, with
    ``gap`` between them.
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
    vertical: bool = False
    columns_of_text: int = 1
    gap: int = 0
    booklet: bool = False

    @property
    def text_width(self) -> int:
        """Length of a line: between the margins, of one column of text."""
        whole = self.height - self.top - self.bottom if self.vertical else self.width - self.left - self.right
        return (whole - self.gap * (self.columns_of_text - 1)) // self.columns_of_text

    @property
    def head_width(self) -> int:
        """Length of a header's line, which is horizontal whatever the text is."""
        return self.width - self.left - self.right

    def columns(self, count: float) -> int:
        """Twips of so many full-width columns."""
        return round(count * self.pitch)


def page_of(template: Template) -> Page:
    """The page that a template asks for, or that its reference document has.

    Raises:
        InputError: the reference document cannot be read.
    """
    if template.reference:
        from drafter.writers import _docx_reference

        return _docx_reference.load(template.reference).page
    return _page_of(template)


@lru_cache(maxsize=16)
def _page_of(template: Template) -> Page:
    """The template's own page; margins that leave no room for text are narrowed, lines too low for their letters are
    fewer."""
    page = template.page
    width, height = _sheet(page)
    left, right = _margins(page.margin_left, page.margin_right, width)
    top, bottom = _margins(page.margin_top, page.margin_bottom, height)
    vertical = page.direction == "vertical"
    across, along = (width - left - right), (height - top - bottom)
    length, depth = (along, across) if vertical else (across, along)
    count = page.columns
    # a gap of n letters between columns of m letters each: the line is count * m + (count - 1) * n letters long
    pitch = length / max(page.characters * count + page.column_gap * (count - 1), 1)
    return Page(
        width,
        height,
        page.orientation == "landscape",
        top,
        bottom,
        left,
        right,
        pitch,
        max(depth // max(page.lines, 1), math.ceil(template.fonts.size * 20 * _LEAST_LEADING)),
        math.floor(pitch - template.fonts.size * 20),
        vertical,
        count,
        round(page.column_gap * pitch) if count > 1 else 0,
        page.fold == "booklet",
    )


def _sheet(page: PageShape) -> tuple[int, int]:
    """Width and height of a page: the sheet's, or half of a sheet that is folded."""
    width, height = _SIZES[page.size]
    if page.fold == "booklet":  # the long side is halved: A3 gives A4
        width, height = height // 2, width
    return (height, width) if page.orientation == "landscape" else (width, height)


def _margins(before: float, after: float, whole: int) -> tuple[int, int]:
    """Two margins in twips; never more than the sheet less a thumb's breadth."""
    first, second = round(before * _TWIPS_PER_MM), round(after * _TWIPS_PER_MM)
    room = whole - _LEAST_TWIPS * 5
    if first + second > room:
        first, second = room * first // (first + second), room * second // (first + second)
    return first, second
