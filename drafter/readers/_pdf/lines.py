"""Pieces → printed lines.

Ruby is taken out of the line and kept as a span; raised and lowered figures stay in it, and the line knows where.
Blanks are put only where the page shows a gap of a cell and more, never inside letters that are spread out evenly.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from operator import attrgetter

from drafter.document import Inline, Span
from drafter.numbering import labels
from drafter.numbering.recognise.lines import Role
from drafter.readers._pdf.page import Piece

#: gaps, in ems: that show a blank beside Japanese, and between Latin letters
_WIDE, _LATIN = 0.6, 0.2
#: gaps of letters that are set apart evenly: each at least so wide, and unlike by no more
_SPREAD, _UNLIKE = 0.22, 0.15
#: letters that the longest label takes
_LABEL = 6
_KANA = re.compile(r"[ぁ-ゖァ-ヺー・･ｦ-ﾟ\s　]+")


@dataclass(slots=True)
class Line:
    """One printed line.

    Attributes:
        text: without outer blanks. left, right, base, size: in points. bold, gothic: whether all of it is.
        spans: ruby, by characters of ``text``. raised: figures set above the line, by characters.
        start, end: edges of the column or box that it stands in. role: where its place on the page shows it.
        cells: of a table's row. group: number of the table on its page, from 1. starts: where its columns begin.
        loose: whether it stands on a slide; box: number of the box in which it stands there, on its page.
    """

    page: int
    text: str
    left: float
    right: float
    base: float
    size: float
    bold: bool = False
    gothic: bool = False
    spans: tuple[Span, ...] = ()
    raised: tuple[tuple[int, int], ...] = ()
    start: float = 0.0
    end: float = 0.0
    role: Role | None = None
    cells: tuple[str, ...] = ()
    group: int = 0
    starts: tuple[float, ...] = ()
    loose: bool = False
    box: int = 0
    turned: bool = False


@dataclass(slots=True)
class Segment:
    """Pieces on one baseline that no gutter parts, with what is set small beside and above them."""

    pieces: list[Piece]
    base: float
    size: float
    left: float
    right: float
    ruby: list[Piece] = field(default_factory=list)
    raised: list[Piece] = field(default_factory=list)


#: ems of white that may be a gutter: there a baseline is cut into segments
_GUTTER = 1.4


def segments(pieces: Sequence[Piece]) -> list[Segment]:
    """Pieces of one direction of writing → segments, from the top, each with its ruby and raised figures."""
    set_small = small(pieces)
    found: list[Segment] = []
    for group in baselines([piece for piece in pieces if id(piece) not in set_small]):
        found += _cut(group)
    for piece in pieces:
        if id(piece) in set_small:
            _attach(piece, found, set_small[id(piece)])
    return found


def small(pieces: Sequence[Piece]) -> dict[int, str]:
    """Which pieces are ruby over others, or raised or lowered beside others: by ``id``."""
    by_base = sorted(pieces, key=lambda p: p.base)
    bases = [piece.base for piece in by_base]
    sizes = {piece.size for piece in pieces}
    if not sizes or min(sizes) > 0.86 * max(sizes):
        return {}
    found: dict[int, str] = {}
    for piece in pieces:
        reach = 1.5 * piece.size / 0.5
        near = by_base[bisect_left(bases, piece.base - reach) : bisect_right(bases, piece.base + reach)]
        kind = next((k for k in (_kind(piece, other) for other in near) if k), "")
        if kind:
            found[id(piece)] = kind
    return found


def _kind(piece: Piece, other: Piece) -> str:
    """What a piece is to a larger one near it: ``ruby``, ``raised``, ``lowered``, or nothing."""
    if piece.size > 0.85 * other.size:
        return ""
    above = (other.base - piece.base) / other.size
    if 0.6 <= above <= 1.7 and piece.size <= 0.62 * other.size and _KANA.fullmatch(piece.text):
        over = min(piece.right, other.right) - max(piece.left, other.left)
        return "ruby" if over > 0.4 * (piece.right - piece.left) else ""
    em = other.size
    beside = -0.2 * em <= piece.left - other.right <= 0.5 * em or -0.2 * em <= other.left - piece.right <= 0.3 * em
    if not beside or len(piece.text) > 12:
        return ""
    if 0.12 <= above <= 0.62:
        return "raised"
    return "lowered" if -0.4 <= above <= -0.04 else ""


def baselines(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Pieces grouped by baseline, from the top, each group from the left."""
    groups: list[list[Piece]] = []
    for piece in sorted(pieces, key=lambda p: (p.base, p.left)):
        group = groups[-1] if groups else None
        if group and abs(piece.base - group[0].base) <= 0.3 * min(piece.size, max(p.size for p in group[:8])):
            group.append(piece)
        else:
            groups.append([piece])
    for group in groups:
        group.sort(key=lambda p: (p.left, p.base))
    return groups


def _cut(group: list[Piece]) -> list[Segment]:
    found: list[Segment] = []
    for piece in group:
        last = found[-1] if found else None
        if last is not None and piece.left - last.right < _GUTTER * max(piece.size, last.size):
            last.pieces.append(piece)
            last.right = max(last.right, _edge(piece))
            last.size = max(last.size, piece.size)
        else:
            found.append(Segment([piece], piece.base, piece.size, piece.left, _edge(piece)))
    return found


def _edge(piece: Piece) -> float:
    """Its right edge, less a stop that hangs out over the margin (ぶら下げ)."""
    return piece.edges[-2] if len(piece.text) > 1 and piece.text[-1] in "、。，．" else piece.right


def _attach(piece: Piece, found: list[Segment], kind: str) -> None:
    """Give a small piece to the segment that it belongs to: the nearest beneath (ruby) or beside."""

    def far(segment: Segment) -> float:
        aside = max(segment.left - piece.right, piece.left - segment.right, 0.0)
        return (
            abs(segment.base - piece.base) + 2 * aside + (1000 if segment.base < piece.base and kind == "ruby" else 0)
        )

    segment = min(found, key=far)
    if kind == "ruby":
        segment.ruby.append(piece)
        return
    if kind == "raised":
        segment.raised.append(piece)
    segment.pieces.append(piece)
    segment.pieces.sort(key=lambda p: p.left)
    segment.left, segment.right = min(segment.left, piece.left), max(segment.right, piece.right)


# ---------------------------------------------------------------- one line


@dataclass(slots=True)
class _Letter:
    char: str
    left: float
    right: float
    piece: Piece


def compose(parts: Sequence[Segment], page: int) -> Line | None:
    """One printed line of segments on one baseline. None where it holds blanks only."""
    letters = _letters(parts)
    while letters and letters[0].char.isspace():
        letters.pop(0)
    while letters and letters[-1].char.isspace():
        letters.pop()
    if not letters:
        return None
    text, places = _text(letters)
    main = max((p for s in parts for p in s.pieces), key=lambda p: (p.size, len(p.text)))
    raised = {id(piece) for part in parts for piece in part.raised}
    seen = {id(letter.piece): letter.piece for letter in letters if not letter.char.isspace()}
    solid = [piece for key, piece in seen.items() if key not in raised]
    return Line(
        page,
        text,
        letters[0].left,
        letters[-1].right,
        next((p.base for p in solid), main.base),
        main.size,
        all(p.bold for p in solid) and bool(solid),
        all(p.gothic for p in solid) and bool(solid),
        _ruby(parts, letters, places),
        _stretches(letters, places, raised),
    )


def _letters(parts: Sequence[Segment]) -> list[_Letter]:
    letters = [
        _Letter(char, piece.edges[n], piece.edges[n + 1], piece)
        for part in parts
        for piece in part.pieces
        for n, char in enumerate(piece.text)
    ]
    letters.sort(key=attrgetter("left"))
    pieces = sorted((piece for part in parts for piece in part.pieces), key=attrgetter("left"))
    if all(b.left >= a.edges[-2] + 0.25 * a.size for a, b in pairwise(pieces)):
        return letters  # nothing lies over anything
    found: list[_Letter] = []
    for letter in letters:
        if all(other.piece is letter.piece for other in found[-2:]) or not any(
            _same(letter, other) for other in found[-2:]
        ):
            found.append(letter)
    return found


def _same(letter: _Letter, other: _Letter) -> bool:
    """Printed twice, a hair apart, to look bold."""
    near = abs(letter.left - other.left) < 0.25 * min(letter.right - letter.left or 9, letter.piece.size)
    return letter.char == other.char and letter.piece is not other.piece and near


def _text(letters: Sequence[_Letter]) -> tuple[str, list[int]]:
    """The text with its blanks, and where in it each letter stands."""
    spread = _spread(letters)
    out: list[str] = []
    places: list[int] = []
    length = 0
    piece = letters[0].piece
    for n, letter in enumerate(letters):
        if letter.piece is not piece:
            piece = letter.piece
            blank = _blank(letters[n - 1], letter, spread[n - 1])
            if not blank and n <= _LABEL and _parts_label(letters[:n], letter):
                blank = " "
            out.append(blank)
            length += len(blank)
        places.append(length)
        out.append(letter.char)
        length += 1
    return "".join(out), places


def _parts_label(before: Sequence[_Letter], letter: _Letter) -> bool:
    """Whether a narrow gap at the beginning of a line parts a label from its text.

    Beside half-width figures a quarter of an em is what Word and LibreOffice put of their own accord.
    """
    last = before[-1]
    gap = (letter.left - last.right) / last.piece.size
    if gap < (0.32 if last.char.isascii() else 0.2) or letter.char.isspace() or last.char.isspace():
        return False
    return bool(labels.parse("".join(b.char for b in before)))


def _blank(a: _Letter, b: _Letter, spread: float) -> str:
    """The blank that the page shows between two letters."""
    sizes = sorted((a.piece.size, b.piece.size))
    em = sizes[1] if sizes[0] > 0.8 * sizes[1] else sizes[0]
    gap = (b.left - a.right) / em - spread
    if a.char.isspace() or b.char.isspace():
        return "　" * round(gap) if gap > 1.5 else ""
    if a.char.isascii() and b.char.isascii():
        return "　" * round(gap) if gap >= 1.5 else " " if gap >= _LATIN else ""
    return "　" * max(1, round(gap)) if gap >= _WIDE else ""


def _spread(letters: Sequence[_Letter]) -> list[float]:
    """For each gap the ems that only spread the letters out (字間, 均等割付): two even gaps and more in a row."""
    found = [0.0] * (len(letters) - 1)
    if all(len(letter.piece.text) > 1 for letter in letters):
        return found  # within a piece there are no such gaps
    gaps = [(b.left - a.right) / max(a.piece.size, 0.1) for a, b in pairwise(letters)]
    start = 0
    while start < len(gaps):
        end = start
        while end < len(gaps) and gaps[end] >= _SPREAD and abs(gaps[end] - gaps[start]) <= _UNLIKE:
            end += 1
        whole = start == 0 and end == len(gaps)
        if end - start >= 2 and gaps[start] <= (4.0 if whole else 1.2):
            found[start:end] = gaps[start:end]
        start = max(end, start + 1)
    return found


def _ruby(parts: Sequence[Segment], letters: Sequence[_Letter], places: Sequence[int]) -> tuple[Span, ...]:
    spans = []
    for piece in sorted((p for part in parts for p in part.ruby), key=lambda p: p.left):
        middle = [
            n
            for n, letter in enumerate(letters)
            if piece.left - 1 <= (letter.left + letter.right) / 2 <= piece.right + 1
        ]
        if middle:
            spans.append(Span(Inline.RUBY, places[middle[0]], places[middle[-1]] + 1, piece.text.strip()))
    return tuple(spans)


def _stretches(letters: Sequence[_Letter], places: Sequence[int], raised: set[int]) -> tuple[tuple[int, int], ...]:
    if not raised:
        return ()
    found: list[tuple[int, int]] = []
    for letter, place in zip(letters, places, strict=True):
        if id(letter.piece) not in raised:
            continue
        if found and found[-1][1] == place:
            found[-1] = (found[-1][0], place + 1)
        else:
            found.append((place, place + 1))
    return tuple(found)
