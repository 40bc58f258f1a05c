"""Segments → lines in reading order: one column or several, headings across them, boxes of a slide.

A strip of white is a gutter only where whole paragraphs stand on both sides; what is merely set in columns, a label
and its text or a table without rules, stays on its line.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from drafter.readers._pdf.lines import Line, Segment, compose

#: columns inside one another: three gutters make four columns
_DEPTH = 3
#: ems from one line to the next, at most
_NEAR = 2.2


@dataclass(frozen=True, slots=True)
class Region:
    """A part of a page, and what it is judged by.

    Attributes:
        left, right: its edges. body: size of the text in points. loose: a slide, whose boxes hold little text.
        bold, gothic: whether the text itself is, so that this tells no heading.
    """

    page: int
    left: float
    right: float
    body: float
    loose: bool = False
    bold: bool = False
    gothic: bool = False


def order(parts: Sequence[Segment], region: Region, depth: int = _DEPTH) -> list[Line]:
    """The lines of a region in reading order; each knows the edges of its column."""
    parts = sorted(parts, key=lambda s: (s.base, s.left))
    if region.loose and depth:
        bands = _bands(parts, region.body)
        if len(bands) > 1:
            return [line for band in bands for line in order(band, region, depth - 1)]
    gutter = _gutter(parts, region) if depth else None
    if gutter is None:
        return _lines(parts, region)
    found: list[Line] = []
    left: list[Segment] = []
    right: list[Segment] = []

    def flush() -> None:
        for side, start, end in ((left, region.left, gutter[0]), (right, gutter[1], region.right)):
            if side:
                found.extend(order(side, replace(region, left=start, right=end), depth - 1))
                side.clear()

    groups = _baselines(parts)
    for n, group in enumerate(groups):
        across = any(s.left < gutter[0] - region.body and s.right > gutter[1] + region.body for s in group)
        near = (s for row in groups[n + 1 : n + 4] for s in row if s.base - group[0].base < _NEAR * region.body)
        beside = any(s.left >= gutter[1] for s in near)
        alone = across or _over(group, gutter, region) or (not left and _set_right(group, gutter, region))
        if alone or (not beside and _below(group, left, right, region)):
            flush()
            found += _lines(group, region)
            continue
        for segment in group:
            (left if segment.right <= gutter[1] else right).append(segment)
    flush()
    return found


def _over(group: Sequence[Segment], gutter: tuple[float, float], region: Region) -> bool:
    """A line over all columns: it stands in the gutter itself, or is a heading in the middle of the page."""
    if len(group) > 1:
        return False
    only = group[0]
    if only.left < gutter[0] and only.right > gutter[1]:
        return True
    middle = abs(only.left + only.right - region.left - region.right) < 2 * region.body
    return middle and _heads(only, region)


def _set_right(group: Sequence[Segment], gutter: tuple[float, float], region: Region) -> bool:
    """A date or an issuer at the right edge above the columns: nothing stands to its left, and it begins no column."""
    begins, ends = group[0].left - gutter[1], region.right - group[-1].right
    return len(group) == 1 and begins > 2.5 * region.body and ends < 1.5 * region.body


def _heads(segment: Segment, region: Region) -> bool:
    """Whether it is set as headings are: larger, bold, or in another face."""
    if segment.size > 1.1 * region.body:
        return True
    return all((p.bold and not region.bold) or (p.gothic and not region.gothic) for p in segment.pieces)


def _below(group: Sequence[Segment], left: Sequence[Segment], right: Sequence[Segment], region: Region) -> bool:
    """A heading at the left edge beneath two columns that end together: what follows is a part of its own."""
    if len(group) > 1 or not left or not right or not _heads(group[0], region):
        return False
    together = abs(left[-1].base - right[-1].base) < _NEAR * region.body
    return together and group[0].base - max(left[-1].base, right[-1].base) > 1.2 * region.body


def _baselines(parts: Sequence[Segment]) -> list[list[Segment]]:
    groups: list[list[Segment]] = []
    for segment in parts:
        if groups and abs(segment.base - groups[-1][0].base) <= 0.3 * min(segment.size, groups[-1][0].size):
            groups[-1].append(segment)
        else:
            groups.append([segment])
    return [sorted(group, key=lambda s: s.left) for group in groups]


def _lines(parts: Sequence[Segment], region: Region) -> list[Line]:
    found = []
    for group in _baselines(sorted(parts, key=lambda s: (s.base, s.left))):
        line = compose(group, region.page)
        if line is not None:
            line.start, line.end, line.loose = region.left, region.right, region.loose
            found.append(line)
    return found


def _gutter(parts: Sequence[Segment], region: Region) -> tuple[float, float] | None:
    """The strip of white between two columns of text; None where there is no such."""
    least = 2 if region.loose else 4
    if len(parts) < 2 * least:
        return None
    left, right = min(s.left for s in parts), max(s.right for s in parts)
    span = right - left
    if span < 16 * region.body:
        return None
    best: tuple[float, float] | None = None
    for strip in _strips(parts, left + 0.15 * span, right - 0.15 * span, region):
        fits = _parts_text(parts, strip, (left, right), region, least)
        if fits and (best is None or strip[1] - strip[0] > best[1] - best[0]):
            best = strip
    return best


def _strips(parts: Sequence[Segment], start: float, end: float, region: Region) -> list[tuple[float, float]]:
    """Strips of white, an em wide and more, that only few lines cross."""
    edges = sorted({start, end, *(x for s in parts for x in (s.left, s.right) if start < x < end)})
    lines = len(_baselines(parts))
    most = 0 if region.loose else max(1, lines // 5)
    changes = sorted([(s.left, 1) for s in parts] + [(s.right, -1) for s in parts])
    found: list[tuple[float, float]] = []
    at = crossing = 0
    for a, b in pairwise(edges):
        while at < len(changes) and changes[at][0] <= a:
            crossing += changes[at][1]
            at += 1
        if crossing > most:
            continue
        if found and found[-1][1] == a:
            found[-1] = (found[-1][0], b)
        else:
            found.append((a, b))
    return [strip for strip in found if strip[1] - strip[0] >= 0.9 * region.body]


def _parts_text(
    parts: Sequence[Segment], strip: tuple[float, float], sides: tuple[float, float], region: Region, least: int
) -> bool:
    """Whether text that fills its column stands on both sides of a strip, side by side."""
    left = [s for s in parts if s.right <= strip[0] + 0.1]
    right = [s for s in parts if s.left >= strip[1] - 0.1]
    if min(len(_baselines(left)), len(_baselines(right))) < least:
        return False
    top, foot = max(s[0].base for s in (left, right)), min(s[-1].base for s in (left, right))
    tall = min(s[-1].base - s[0].base for s in (left, right))
    if foot - top < 0.5 * tall:
        return False
    if not region.loose and _names(left, right, top, foot):
        return False
    filled = 0.3 if region.loose else 0.55
    for side, width in ((left, strip[0] - sides[0]), (right, sides[1] - strip[1])):
        if sum(s.right - s.left for s in side) < filled * width * len(_baselines(side)):
            return False
    begins = min(s.left for s in right)
    return sum(s.left - begins <= 2.2 * region.body for s in right) * 2 >= len(right)


def _names(left: Sequence[Segment], right: Sequence[Segment], top: float, foot: float) -> bool:
    """Whether the left side only names what stands on the right: text on few lines, each the first of several."""
    here, there = (sorted(s.base for s in side if top - 1 <= s.base <= foot + 1) for side in (left, right))
    if not here or len(here) * 5 > len({round(base) for base in there}) * 3:
        return False
    beside = sum(any(abs(base - other) < 1.0 for other in there) for base in here)
    step = min((b - a for a, b in pairwise(there) if b - a > 1.0), default=0.0)
    lone = 1 + sum(b - a > 1.5 * step for a, b in pairwise(here))
    return min(beside, lone) * 5 >= len(here) * 4


def _bands(parts: Sequence[Segment], body: float) -> list[list[Segment]]:
    """Parts of a slide above one another, with white between them."""
    bands: list[list[Segment]] = []
    foot = 0.0
    for segment in parts:
        if bands and segment.base - segment.size - foot <= 1.1 * max(segment.size, body):
            bands[-1].append(segment)
        else:
            bands.append([segment])
        foot = max(foot, segment.base)
    return bands
