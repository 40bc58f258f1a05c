"""The visible part of a page, and points on it as the upright page has them. Only the worker imports this."""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import pypdfium2.raw as pdfium

#: points beyond which nothing is on a page: PDF 32000-1 annex C.2 lets one be 14,400 wide
FAR = 20_000.0


class TooMuchError(Exception):
    """A page beyond a limit; the word tells which."""


@dataclass(frozen=True, slots=True)
class Box:
    """The visible part of the page, in its own coordinates."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, x: float, y: float) -> bool:
        return self.left - 1 <= x <= self.right + 1 and self.bottom - 1 <= y <= self.top + 1

    def upright(self, x: float, y: float, turn: int) -> tuple[float, float]:
        """A point seen with the page turned clockwise by so many quarters: from the upper left corner."""
        match turn % 4:
            case 0:
                return x - self.left, self.top - y
            case 1:
                return y - self.bottom, x - self.left
            case 2:
                return self.right - x, y - self.bottom
            case _:
                return self.top - y, self.right - x


def of(raw: Any) -> Box:
    """The crop box, else the media box, else the page's size."""
    sides = [ctypes.c_float() for _ in range(4)]
    for get in (pdfium.FPDFPage_GetCropBox, pdfium.FPDFPage_GetMediaBox):
        if get(raw, *sides):
            left, bottom, right, top = (side.value for side in sides)
            if right - left > 1 and top - bottom > 1 and max(map(abs, (left, bottom, right, top))) < FAR:
                return Box(left, bottom, right, top)
    wide, high = pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw)
    return Box(0, 0, wide, high) if wide < FAR and high < FAR else Box(0, 0, FAR, FAR)
