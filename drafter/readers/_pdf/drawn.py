"""The straight rules that a page draws, and how many pictures lie on it. Only the worker imports this."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from drafter.files import limits
from drafter.readers._pdf.box import FAR, Box, TooMuchError
from drafter.readers._pdf.page import Rule

_FORM, _PATH, _IMAGE = 5, 2, 3
_DEPTH = 4


def drawn(raw: Any, box: Box, turn: int) -> tuple[list[Rule], int]:
    """The page's straight rules, and how many pictures lie on it."""
    rules: list[Rule] = []
    pictures = 0
    for held, kind, matrix in _objects(raw):
        if kind == _IMAGE:
            pictures += 1
        elif kind == _PATH and len(rules) < limits.PDF_PAGE_RULES:
            for x0, y0, x1, y1 in _segments(held, matrix):
                if not all(abs(place) < FAR for place in (x0, y0, x1, y1)):
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
