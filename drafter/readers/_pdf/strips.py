"""Lines of a page between which strips of white run down, with text on both sides."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.readers._layout import stopped
from drafter.readers._pdf.page import Piece

#: ems of white that set two columns apart, at least
STRIP = 0.42
#: ems from one line of a table to the next, at most
_FAR = 5.0


@dataclass(slots=True)
class Chunk:
    """Pieces of one line without a strip of white between them."""

    left: float
    right: float
    pieces: list[Piece]


@dataclass(slots=True)
class Line:
    """Chunks on one baseline, from the left."""

    base: float
    size: float
    chunks: list[Chunk]


def line(group: Sequence[Piece]) -> Line:
    """Pieces on one baseline, from the left, as a line."""
    size = max(piece.size for piece in group)
    chunks: list[Chunk] = []
    for piece in group:
        if chunks and piece.left - chunks[-1].right < STRIP * size:
            chunks[-1].pieces.append(piece)
            chunks[-1].right = max(chunks[-1].right, piece.right)
        else:
            chunks.append(Chunk(piece.left, piece.right, [piece]))
    return Line(group[0].base, size, chunks)


def runs(lines: Sequence[Line], body: float) -> Iterator[tuple[int, int]]:
    """First and last line of each stretch through which a strip of white runs down with text on both sides of it."""
    through: list[list[tuple[float, float]]] = [[] for _ in lines]
    for first, line in enumerate(lines):
        for a, b in pairwise(line.chunks):
            strip = (a.right, b.left)
            if any((lo <= strip[0] + 1 and strip[1] - 1 <= hi) or strip == (lo, hi) for lo, hi in through[first]):
                continue  # seen from a line above
            last = first
            for n in range(first + 1, len(lines)):
                narrower = _narrowed(strip, lines[n], body)
                if narrower is None or lines[n].base - lines[n - 1].base > _FAR * body:
                    break
                strip = narrower
                through[n].append(strip)
                if lines[n].chunks[-1].left >= strip[1] - 1 or _goes_on(lines[n - 1], lines[n], strip, body):
                    last = n
            if last > first:
                yield first, last


def _narrowed(strip: tuple[float, float], line: Line, body: float) -> tuple[float, float] | None:
    """What a line leaves of a strip; None where it crosses it."""
    lo, hi = strip
    for chunk in line.chunks:
        if chunk.right <= lo or chunk.left >= hi:
            continue
        if chunk.left >= lo:
            hi = chunk.left
        else:
            lo = chunk.right
    return (lo, hi) if hi - lo >= STRIP * body else None


def _goes_on(above: Line, line: Line, strip: tuple[float, float], body: float) -> bool:
    """Whether a line with text only left of the strip is the rest of a cell that the line above broke off."""
    near = line.base - above.base < 2.2 * body
    left = above.chunks[0]
    return near and left.right > strip[0] - 2.2 * body and not stopped(left.pieces[-1].text.rstrip())
