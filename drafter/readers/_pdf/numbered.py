"""Line numbers along the margin (行番号), which drafts for discussion carry: taken out before lines are made."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.japanese.glyphs import half_digits
from drafter.numbering.recognise.lines import Role
from drafter.readers._pdf.lines import Line
from drafter.readers._pdf.page import Page, Piece

#: numbers on a page from which they are line numbers; where only each fifth line has one, fewer do
_LEAST, _FEWER = 8, 4
#: points by which the edges of numbers of one column of them differ at most
_EDGE = 3.0


def take_out(pages: Sequence[Page]) -> tuple[list[Page], list[Line]]:
    """The pages without their line numbers, and one line a page that holds these.

    Labels may stand out into the margin too, and count up: line numbers stand beside nearly every line, or beside
    each fifth, at even distances. A page with few lines follows the pages before it.
    """
    found: list[Page] = []
    lines: list[Line] = []
    places: list[float] = []
    for page in pages:
        numbers = _numbers(page, places)
        if not numbers:
            found.append(page)
            continue
        places.append(numbers[0].right)
        taken = {id(piece) for piece in numbers}
        found.append(replace(page, pieces=tuple(piece for piece in page.pieces if id(piece) not in taken)))
        last = numbers[-1]
        text = " ".join(piece.text.strip() for piece in numbers)
        lines.append(Line(page.number, text, last.left, last.right, last.base, last.size, role=Role.PAGE_NUMBER))
    return found, lines


def _numbers(page: Page, places: Sequence[float]) -> list[Piece]:
    """The line numbers of a page from the top; none where it has none."""
    pieces = [piece for piece in page.pieces if piece.flow == 0]
    figures = [p for p in pieces if len(p.text.strip()) <= 4 and half_digits(p.text.strip()).isdecimal()]
    if len(figures) < _FEWER and not places:
        return []
    text = [piece for piece in pieces if len(piece.text) > 4]
    if not text or not figures:
        return []
    left, right = min(piece.left for piece in text), max(piece.right for piece in text)
    for outside in ([p for p in figures if p.right < left - 2], [p for p in figures if p.left > right + 2]):
        column = sorted(_column(outside), key=lambda piece: piece.base)
        known = any(abs(column[0].right - place) <= _EDGE for place in places) if column else False
        if column and _counts(column, text, known=known):
            return column
    return []


def _column(outside: Sequence[Piece]) -> list[Piece]:
    """Those that end, or begin, at the same place as most."""
    best: list[Piece] = []
    for one in outside[:40]:
        alike = [p for p in outside if abs(p.right - one.right) <= _EDGE or abs(p.left - one.left) <= _EDGE]
        best = max(best, alike, key=len)
    return best


def _counts(column: Sequence[Piece], text: Sequence[Piece], *, known: bool) -> bool:
    """Whether figures go up by one beside every line, or by five at even distances."""
    values = [int(half_digits(piece.text.strip())) for piece in column]
    steps = {b - a for a, b in pairwise(values)}
    if len(steps) > 1 or (not steps and not known):
        return False
    beside = [p for p in text if any(abs(p.base - number.base) < 0.5 * p.size for number in column)]
    if steps <= {1}:
        bases = {round(piece.base / 4) for piece in text if column[0].base - 4 <= piece.base <= column[-1].base + 4}
        least = 1 if known else _LEAST
        return len(column) >= least and len(column) * 5 >= len(bases) * 4 and len(beside) * 5 >= len(column) * 3
    gaps = [b.base - a.base for a, b in pairwise(column)]
    return steps == {5} and len(column) >= _FEWER and max(gaps) < 1.25 * min(gaps)
