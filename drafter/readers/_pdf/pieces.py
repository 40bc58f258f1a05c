"""Characters in the order of the file → pieces: stretches on one baseline, in one face and size, without wide gaps."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.readers._pdf.glyphs import Found, Glyph
from drafter.readers._pdf.page import Page, Piece

#: a wider gap, in ems, ends a piece
_GAP = 0.16


def page(number: int, found: Found) -> Page:
    """The page that leaves the worker."""
    pieces: list[Piece] = []
    run: list[Glyph] = []
    for glyph in found.glyphs:
        if run and not _goes_on(run[-1], glyph):
            pieces.append(_piece(run, found.turn))
            run = []
        run.append(glyph)
    if run:
        pieces.append(_piece(run, found.turn))
    return Page(
        number,
        found.width,
        found.height,
        tuple(piece for piece in pieces if not piece.text.isspace()),
        tuple(found.rules),
        found.unreadable,
        found.hidden,
        found.vertical,
        found.pictures,
    )


def _goes_on(last: Glyph, glyph: Glyph) -> bool:
    size = max(last.size, glyph.size)
    gap = glyph.left - last.right
    return (
        last.turn == glyph.turn
        and last.bold == glyph.bold
        and last.gothic == glyph.gothic
        and abs(last.base - glyph.base) <= 0.08 * size
        and abs(last.size - glyph.size) <= 0.06 * size
        and -0.3 * size <= gap < _GAP * size
    )


def _piece(run: Sequence[Glyph], turn: int) -> Piece:
    edges = [round(glyph.left, 2) for glyph in run]
    first = run[0]
    return Piece(
        "".join(glyph.char for glyph in run),
        (*edges, round(run[-1].right, 2)),
        round(first.base, 2),
        round(first.size, 2),
        first.bold,
        first.gothic,
        (first.turn - turn) % 4,
    )
