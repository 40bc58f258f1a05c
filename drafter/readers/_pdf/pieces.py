"""Characters in the order of the file → pieces: stretches on one baseline, in one face and size, without wide gaps."""

from __future__ import annotations

from collections.abc import Iterator

from drafter.readers._pdf.glyphs import Found
from drafter.readers._pdf.page import Page, Piece

#: a wider gap, in ems, ends a piece
_GAP = 0.16


def page(number: int, found: Found) -> Page:
    """The page that leaves the worker."""
    pieces: list[Piece] = []
    start = 0
    for end in [*_ends(found), len(found.chars)]:
        if start < end:
            piece = _piece(found, start, end)
            if not piece.text.isspace():
                pieces.append(piece)
        start = end
    return Page(
        number,
        found.width,
        found.height,
        tuple(pieces),
        tuple(found.rules),
        found.unreadable,
        found.hidden,
        found.vertical,
        found.pictures,
    )


def _ends(found: Found) -> Iterator[int]:
    """Where a piece ends and the next begins: indices of characters."""
    inks, lefts, rights, bases = found.inks, found.lefts, found.rights, found.bases
    for n in range(1, len(inks)):
        ink = inks[n]
        size = ink.size
        if ink is not inks[n - 1]:
            last = inks[n - 1]
            size = max(last.size, size)
            if (
                abs(last.size - ink.size) > 0.06 * size
                or last.bold != ink.bold
                or last.gothic != ink.gothic
                or (last.turn != ink.turn and not found.vertical)
            ):
                yield n
                continue
        if not -0.3 * size <= lefts[n] - rights[n - 1] < _GAP * size or abs(bases[n] - bases[n - 1]) > 0.08 * size:
            yield n


def _piece(found: Found, start: int, end: int) -> Piece:
    ink = found.inks[start]
    edges = [round(left, 2) for left in found.lefts[start:end]]
    return Piece(
        "".join(found.chars[start:end]),
        (*edges, round(found.rights[end - 1], 2)),
        round(found.bases[start], 2),
        round(ink.size, 2),
        ink.bold,
        ink.gothic,
        0 if found.vertical else (ink.turn - found.turn) % 4,
    )
