"""What the whole file shows: the size of its text, the width of a cell, the distance of lines, the margins."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from drafter.readers._layout import goes_on, nominal, stopped
from drafter.readers._pdf import ruled
from drafter.readers._pdf.lines import Line
from drafter.readers._pdf.page import Page

#: may stand beyond the right edge (ぶら下げ)
HANGING = "、。，．,."

#: pieces that are enough to measure how letters are set
_ENOUGH = 2000


@dataclass(frozen=True, slots=True)
class Body:
    """The running text.

    Attributes:
        size: points of an em. cell: points of half a full-width character with what sets it apart from the next.
        bold, gothic: whether most of the text is.
    """

    size: float
    cell: float
    bold: bool
    gothic: bool


def body(pages: Sequence[Page]) -> Body:
    """Measured over the characters of all pages that stand in no table; the most frequent size is that of the text."""
    every = [piece for page in pages for piece in page.pieces]
    running = [piece for page in pages for piece in ruled.fill(ruled.tables(page.rules), page.pieces)[1]]
    if sum(len(piece.text) for piece in running) * 5 < sum(len(piece.text) for piece in every):
        running = every  # the file is one table
    sizes: Counter[float] = Counter()
    for piece in running:
        sizes[round(piece.size * 2) / 2] += len(piece.text)
    size = sizes.most_common(1)[0][0] if sizes else 10.5
    steps: Counter[float] = Counter()
    faces: Counter[tuple[bool, bool]] = Counter()
    usual = [piece for piece in running if abs(piece.size - size) <= 0.3]
    for piece in usual:
        faces[piece.bold, piece.gothic] += len(piece.text)
    for piece in usual[:: 1 + len(usual) // _ENOUGH]:
        edges = piece.edges
        for n, char in enumerate(piece.text[:-1]):
            if char > "\u2e7f":
                steps[round(edges[n + 1] - edges[n], 1)] += 1
    step = steps.most_common(1)[0][0] if steps else size
    bold, gothic = faces.most_common(1)[0][0] if faces else (False, False)
    return Body(size, max(step, 0.5 * size) / 2, bold, gothic)


def pitch(lines: Sequence[Line], measured: Body) -> float:
    """Points from one line of the running text to the next.

    Where lines are filled to the edge of their column, those that follow them tell: from paragraph to paragraph there
    may always be white, and in a file of short paragraphs that is the more frequent step.
    """
    steps: Counter[float] = Counter()
    wrapped: Counter[float] = Counter()
    for a, b in pairwise(lines):
        near = a.page == b.page and abs(a.size - measured.size) < 0.6 and abs(b.size - measured.size) < 0.6
        step = b.base - a.base
        if near and 0.9 * measured.size < step < 3.2 * measured.size and not a.cells and not b.cells:
            long = a.right - a.left > 0.6 * (a.end - a.start)
            steps[round(step * 2) / 2] += 3 if long else 1
            if a.end - a.right < 1.6 * measured.size and long and a.text[-1] not in "。）)」：:":
                wrapped[round(step * 2) / 2] += 1
    if wrapped.total() >= 2:
        steps = wrapped
    return steps.most_common(1)[0][0] if steps else 1.6 * measured.size


@dataclass(frozen=True, slots=True)
class Margins:
    """Left and right edge of the text of a column, in points, and whether lines may be wrapped there."""

    left: float
    right: float
    wraps: bool = True


def margins(lines: Sequence[Line], measured: Body) -> dict[int, Margins]:
    """For each line (by ``id``) the edges of the column that it stands in.

    Columns are told apart by their place on the page; odd and even pages may be set off from one another.
    """
    groups: dict[tuple[int, int, int], list[Line]] = {}
    found: dict[int, Margins] = {}
    boxes: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.box and line.role is None and not line.cells:
            boxes.setdefault((line.page, line.box), []).append(line)
        else:
            groups.setdefault(_column(line), []).append(line)
    known = [(box[0].start, edge) for box in boxes.values() if (edge := _wrapped(box))]
    for box in boxes.values():
        reach = max(line.right for line in box)
        alike = any(abs(box[0].start - x) < 4 and abs(reach - edge) < _SHORT * box[0].size for x, edge in known)
        left = min(box[0].start, *(line.left for line in box))
        edges = Margins(left, reach) if alike else Margins(left, box[0].end, wraps=False)
        found.update((id(line), edges) for line in box)
    for group in groups.values():
        texts = [line for line in group if line.role is None and not line.cells] or group
        left, right = _left(texts, measured), _right(texts, measured)
        if len(texts) < 6:  # a heading over both columns: the page's own edges
            left, right = min(left, *(line.start for line in texts)), max(right, *(line.end for line in texts))
        for line in group:
            found[id(line)] = Margins(min(left, max(line.left, left - 40)), right)
    return found


#: ems that a box is wide, at least, for its lines to be wrapped; ems by which wrapped lines end before its edge
_BOX, _SHORT = 8, 1.3


def _wrapped(box: Sequence[Line]) -> float:
    """Where the lines of a box are wrapped, in points; 0 where nothing shows that they are.

    They are where two and more that do not end a sentence end at the same edge, or one that breaks off in a word or
    is followed by the rest of one.
    """
    edge = max(line.right for line in box)
    if edge - min(line.left for line in box) < _BOX * box[0].size:
        return 0.0
    full = [(a, b) for a, b in pairwise(box) if a.right > edge - _SHORT * a.size and not stopped(a.text)]
    torn = any(goes_on(b.text) or not nominal(a.text) for a, b in full)
    return edge if len(full) >= 2 or torn else 0.0


def _column(line: Line) -> tuple[int, int, int]:
    """Lines of one column of all pages: columns begin and end in the same tenth of a page."""
    return (int(line.turned), round(line.start / 120), round((line.end - line.start) / 120))


def _left(lines: Sequence[Line], measured: Body) -> float:
    """The leftmost place where lines begin again and again; that of the longest lines where none does."""
    counts: Counter[int] = Counter(round(line.left / measured.cell) for line in lines)
    least = max(2, len(lines) // 40)
    places = sorted(place for place, count in counts.items() if count >= least)
    if not places:
        return min(line.left for line in lines)
    near = [line.left for line in lines if abs(round(line.left / measured.cell) - places[0]) <= 1]
    return min(near)


def _right(lines: Sequence[Line], measured: Body) -> float:
    """The right edge of full lines."""
    long = [line for line in lines if line.right - line.left > 16 * measured.cell]
    long = [line for line in long if line.text[-1] not in HANGING] or long or list(lines)
    counts: Counter[int] = Counter(round(line.right / measured.cell) for line in long)
    top = max(counts.values())
    place = max(place for place, count in counts.items() if count * 4 >= top)
    return max(line.right for line in long if abs(line.right / measured.cell - place) <= 1.0)
