"""A page's characters with their places, and its drawn rules, as PDFium gives them; turned upright.

Only the worker imports this. Places are those of PDF 32000-1 §8.3 (points, y upwards); what leaves this module is
measured from the upper left corner of the page as its main text reads, whatever ``/Rotate`` says.
"""

from __future__ import annotations

import ctypes
import math
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from drafter.files import limits
from drafter.readers._pdf.page import Rule

#: stands for a character that the file gives no Unicode for (U+FFFD)
UNREADABLE = "\ufffd"
_BOLD = re.compile(r"bold|heavy|black|demi|-W[6-9]|Pro[- ]?[6HU]|\bB\b|-EB|-DB", re.IGNORECASE)
_GOTHIC = re.compile(r"goth|sans|meiryo|kaku|ゴシック|メイリオ|arial|helvet|yugo", re.IGNORECASE)
_FORM, _PATH, _TEXT, _IMAGE = 5, 2, 1, 3
_DEPTH = 4
#: points beyond which nothing is on a page: PDF 32000-1 annex C.2 lets one be 14,400 wide
_FAR = 20_000.0


class TooMuchError(Exception):
    """A page beyond a limit; the word tells which."""


@dataclass(slots=True)
class Glyph:
    """One character: edges, baseline, size; ``turn``: quarter turns counter-clockwise of its line of writing."""

    char: str
    left: float
    right: float
    base: float
    size: float
    bold: bool
    gothic: bool
    turn: int


@dataclass(slots=True)
class _Ink:
    """What all characters of one text object share."""

    size: float
    bold: bool
    gothic: bool
    turn: int
    hidden: bool


@dataclass(slots=True)
class Found:
    """All of a page. ``turn``: that of most characters, by which width, height and rules are given."""

    width: float
    height: float
    turn: int
    glyphs: list[Glyph]
    rules: list[Rule]
    unreadable: int = 0
    hidden: int = 0
    pictures: int = 0
    vertical: bool = False


@dataclass(frozen=True, slots=True)
class _Box:
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


def page(raw: Any) -> Found:
    """Everything on an open page (``FPDF_PAGE``).

    Raises:
        TooMuchError: more characters or objects than a page of text can hold.
    """
    box = _box(raw)
    if pdfium.FPDFPage_CountObjects(raw) > limits.PDF_PAGE_OBJECTS:
        raise TooMuchError("objects")
    text = pdfium.FPDFText_LoadPage(raw)
    try:
        found = _characters(text, box, pdfium.FPDFPage_GetRotation(raw))
    finally:
        pdfium.FPDFText_ClosePage(text)
    found.rules, found.pictures = _drawn(raw, box, found.turn)
    return found


def _box(raw: Any) -> _Box:
    """The crop box, else the media box, else the page's size."""
    sides = [ctypes.c_float() for _ in range(4)]
    for get in (pdfium.FPDFPage_GetCropBox, pdfium.FPDFPage_GetMediaBox):
        if get(raw, *sides):
            left, bottom, right, top = (side.value for side in sides)
            if right - left > 1 and top - bottom > 1 and max(map(abs, (left, bottom, right, top))) < _FAR:
                return _Box(left, bottom, right, top)
    wide, high = pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw)
    return _Box(0, 0, wide, high) if wide < _FAR and high < _FAR else _Box(0, 0, _FAR, _FAR)


def _characters(text: Any, box: _Box, rotation: int) -> Found:
    count = pdfium.FPDFText_CountChars(text)
    if count > limits.PDF_PAGE_CHARACTERS:
        raise TooMuchError("characters")
    glyphs: list[Glyph] = []
    inks: dict[int | None, _Ink] = {}
    found = Found(0, 0, 0, glyphs, [])
    last: tuple[int | None, float, float, int] = (None, 0.0, 0.0, 0)
    points: list[tuple[float, float, float, float]] = []
    for i in range(count):
        held = pdfium.FPDFText_GetTextObject(text, i)
        if not held:
            continue  # blanks and line ends that PDFium makes up
        key = ctypes.cast(held, ctypes.c_void_p).value
        ink = inks.get(key)
        if ink is None:
            ink = inks[key] = _ink(text, i, held)
        char = _char(text, i)
        if char is None:
            continue
        x, y, right, top = _place(text, i, ink, char)
        if not box.holds(x, y):
            continue
        if last[:3] == (key, x, y):  # one glyph, several letters: a ligature
            _share(points, glyphs, last[3] + 1, (x, y, right, top))
            last = (key, x, y, last[3] + 1)
        else:
            points.append((x, y, right, top))
            last = (key, x, y, 1)
        found.unreadable += char == UNREADABLE
        found.hidden += ink.hidden
        glyphs.append(Glyph(char, 0, 0, 0, ink.size, ink.bold, ink.gothic, ink.turn))
    _turn(found, points, box, rotation)
    return found


def _share(
    points: list[tuple[float, float, float, float]],
    glyphs: list[Glyph],
    letters: int,
    place: tuple[float, float, float, float],
) -> None:
    """The letters of one ligature share its width."""
    x, y, right, top = place
    del points[len(points) - letters + 1 :]
    step, rise = (right - x) / letters, (top - y) / letters
    points.extend((x + step * n, y + rise * n, x + step * (n + 1), y + rise * (n + 1)) for n in range(letters))


def _char(text: Any, i: int) -> str | None:
    code = pdfium.FPDFText_GetUnicode(text, i)
    if code == 0x20 and pdfium.FPDFText_IsGenerated(text, i) == 1:
        return None
    if pdfium.FPDFText_HasUnicodeMapError(text, i) == 1 or code in (0, 0xFFFE, 0xFFFF) or 0xD800 <= code < 0xE000:
        return UNREADABLE
    if code < 0x20 or 0x7F <= code < 0xA0:
        return " " if code in (0x09, 0x0A, 0x0D) else None if code != 2 else "-"
    if code in (0xAD, 0x200B, 0xFEFF):
        return None
    return " " if code == 0xA0 else chr(code)


def _place(text: Any, i: int, ink: _Ink, char: str) -> tuple[float, float, float, float]:
    """Origin of a character, and the end of its advance along its line of writing (page coordinates)."""
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetCharOrigin(text, i, x, y)
    loose = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text, i, loose)
    match ink.turn:
        case 0:
            wide = loose.right - x.value
        case 1:
            wide = loose.top - y.value
        case 2:
            wide = x.value - loose.left
        case _:
            wide = y.value - loose.bottom
    if wide <= 0 or (wide < 0.95 * ink.size and ord(char) > 0x2E7F and not 0xFF61 <= ord(char) <= 0xFFDC):
        wide = max(wide, ink.size * 0.98) if ord(char) > 0x2E7F else max(wide, 0.0)
    wide = wide if 0 <= wide <= 10 * ink.size else ink.size
    along = (1, 0), (0, 1), (-1, 0), (0, -1)
    dx, dy = along[ink.turn]
    return x.value, y.value, x.value + dx * wide, y.value + dy * wide


def _ink(text: Any, i: int, held: Any) -> _Ink:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text, i, matrix)
    size = abs(pdfium.FPDFText_GetFontSize(text, i) * (math.hypot(matrix.c, matrix.d) or 1.0))
    turn = round(math.atan2(matrix.b, matrix.a) / (math.pi / 2)) % 4
    mode = pdfium.FPDFTextObj_GetTextRenderMode(held)
    buffer, flags = ctypes.create_string_buffer(128), ctypes.c_int()
    pdfium.FPDFText_GetFontInfo(text, i, buffer, 128, flags)
    name = buffer.value.decode("utf-8", "replace")
    bold = mode == 2 or pdfium.FPDFText_GetFontWeight(text, i) >= 600 or bool(_BOLD.search(name))
    bold = bold or bool(flags.value & (1 << 18))
    return _Ink(
        min(max(size, 1.0), 2000.0) if math.isfinite(size) else 1.0, bold, bool(_GOTHIC.search(name)), turn, mode == 3
    )


def _turn(found: Found, points: list[tuple[float, float, float, float]], box: _Box, rotation: int) -> None:
    """Set the places of all glyphs, each seen with its own line of writing level."""
    glyphs = found.glyphs
    counts = Counter(glyph.turn for glyph in glyphs)
    found.turn = counts.most_common(1)[0][0] if counts else rotation
    found.vertical = _is_vertical(glyphs, points)
    if found.vertical:
        _stand(found, points, box, rotation)
        return
    for glyph, (x, y, ex, ey) in zip(glyphs, points, strict=True):
        glyph.left, glyph.base = box.upright(x, y, glyph.turn)
        glyph.right, _ = box.upright(ex, ey, glyph.turn)
    found.width, found.height = _size(box, found.turn)


def _size(box: _Box, turn: int) -> tuple[float, float]:
    wide, high = box.right - box.left, box.top - box.bottom
    return (high, wide) if turn % 2 else (wide, high)


def _is_vertical(glyphs: list[Glyph], points: list[tuple[float, float, float, float]]) -> bool:
    """Whether most characters stand beneath the one before them, an em apart (縦書き)."""
    down = across = 0
    for k in range(1, len(glyphs)):
        dx, dy = points[k][0] - points[k - 1][0], points[k][1] - points[k - 1][1]
        size = glyphs[k].size
        if abs(dx) < 0.3 * size and -2.2 * size < dy < -0.7 * size:
            down += 1
        elif abs(dy) < 0.3 * size and 0.2 * size < dx < 2.2 * size:
            across += 1
    return down > 20 and down > 2 * across


def _stand(found: Found, points: list[tuple[float, float, float, float]], box: _Box, rotation: int) -> None:
    """Columns of a vertical page become lines: what was below is now to the right, what was left is now below."""
    wide, high = _size(box, rotation)
    for glyph, (x, y, _, _) in zip(found.glyphs, points, strict=True):
        across, down = box.upright(x, y, rotation)
        glyph.left, glyph.base, glyph.turn = down, wide - across, 0
        glyph.right = down + glyph.size
    found.width, found.height, found.turn = high, wide, 0


# ---------------------------------------------------------------- drawn rules


def _drawn(raw: Any, box: _Box, turn: int) -> tuple[list[Rule], int]:
    """The page's straight rules, and how many pictures lie on it."""
    rules: list[Rule] = []
    pictures = 0
    for held, kind, matrix in _objects(raw):
        if kind == _IMAGE:
            pictures += 1
        elif kind == _PATH and len(rules) < limits.PDF_PAGE_RULES:
            for x0, y0, x1, y1 in _segments(held, matrix):
                if not all(abs(place) < _FAR for place in (x0, y0, x1, y1)):
                    continue  # nowhere on a page, or no number
                a, b = box.upright(x0, y0, turn), box.upright(x1, y1, turn)
                rules.append(Rule(min(a[0], b[0]), min(a[1], b[1]), max(a[0], b[0]), max(a[1], b[1])))
    return rules, pictures


_Matrix = tuple[float, float, float, float, float, float]
_UNIT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(raw: Any) -> Iterator[tuple[Any, int, _Matrix]]:
    """Paths and pictures of a page, also those within forms, with the matrix that they are seen through."""
    count = pdfium.FPDFPage_CountObjects(raw)
    stack = [(pdfium.FPDFPage_GetObject(raw, n), _UNIT, 0) for n in reversed(range(count))]
    seen = 0
    while stack:
        held, outer, depth = stack.pop()
        seen += 1
        if seen > limits.PDF_PAGE_OBJECTS:
            raise TooMuchError("objects")
        kind = pdfium.FPDFPageObj_GetType(held)
        if kind == _FORM:
            if depth < _DEPTH:
                inner = _times(_matrix(held), outer)
                within = reversed(range(pdfium.FPDFFormObj_CountObjects(held)))
                stack.extend((pdfium.FPDFFormObj_GetObject(held, n), inner, depth + 1) for n in within)
        elif kind in (_PATH, _IMAGE):
            yield held, kind, outer


def _matrix(held: Any) -> _Matrix:
    m = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(held, m):
        return _UNIT
    return (m.a, m.b, m.c, m.d, m.e, m.f)


def _times(m: _Matrix, n: _Matrix) -> _Matrix:
    a, b, c, d, e, f = m
    g, h, i, j, k, o = n
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + o)


def _segments(held: Any, outer: _Matrix) -> Iterator[tuple[float, float, float, float]]:
    """The level and upright lines that a path draws: thin boxes, and the sides of stroked ones."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(held, fill, stroke)
    points = _points(held, _times(_matrix(held), outer))
    if not points:
        return
    xs, ys = [x for x, _, _ in points], [y for _, y, _ in points]
    left, right, low, high = min(xs), max(xs), min(ys), max(ys)
    if min(right - left, high - low) <= 3.0:
        if max(right - left, high - low) >= 4.0:
            if right - left > high - low:
                yield left, (low + high) / 2, right, (low + high) / 2
            else:
                yield (left + right) / 2, low, (left + right) / 2, high
        return
    if not stroke.value:
        return
    for (x0, y0, _), (x1, y1, drawn) in pairwise(points):
        if drawn and ((abs(x0 - x1) < 1.0) != (abs(y0 - y1) < 1.0)):
            yield x0, y0, x1, y1


def _points(held: Any, matrix: _Matrix) -> list[tuple[float, float, bool]]:
    """Corners of a path in page coordinates, each with whether a straight line leads to it."""
    count = min(pdfium.FPDFPath_CountSegments(held), 400)
    a, b, c, d, e, f = matrix
    found: list[tuple[float, float, bool]] = []
    begun = (0.0, 0.0)
    for n in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(held, n)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = (a * x.value + c * y.value + e, b * x.value + d * y.value + f)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            begun = place
        found.append((*place, kind == pdfium.FPDF_SEGMENT_LINETO))
        if pdfium.FPDFPathSegment_GetClose(segment):
            found.append((*begun, True))
    return found
