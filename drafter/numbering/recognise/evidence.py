"""What is known of a whole document before any of its lines is decided.

Which kinds of label stand beneath which, where the format's levels say otherwise; which bullets are set in in steps;
which unlabelled headings are told by their indent. Each is found by a majority over the document, so that one odd
line does not break the tree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from drafter.numbering.recognise.indents import headings_by_indent, stepped_bullets
from drafter.numbering.recognise.lines import Passage
from drafter.numbering.recognise.marks import Mark, Style, loose, style
from drafter.numbering.recognise.ranks import rank

#: kinds of label that are compared with one another; no document has more, and the work stays linear
_STYLES = 24


@dataclass(frozen=True, slots=True)
class Evidence:
    """Of a whole document.

    Attributes:
        marked: how many headings the format marks (and are believed).
        beneath: kind of label → those that it stands beneath, though the format gives it a level as high or higher.
        stepped: bullets whose indent tells their depth. indented: indices of unlabelled headings told by their indent.
    """

    marked: int = 0
    beneath: Mapping[Style, frozenset[Style]] = field(default_factory=dict)
    stepped: frozenset[Style] = frozenset()
    indented: frozenset[int] = frozenset()
    offset: int = 0

    def at(self, offset: int) -> Evidence:
        """The same for a stretch of the document that begins at an index."""
        return Evidence(
            self.marked, self.beneath, self.stepped, frozenset(i - offset for i in self.indented if i >= offset), offset
        )


@dataclass(frozen=True, slots=True)
class _Levelled:
    """A labelled passage to which the format gives a level: a heading's or a list's."""

    style: Style
    number: int
    depth: int
    nest: int


def weigh(passages: Sequence[Passage], marks: Sequence[Mark], body: range) -> Evidence:
    """Read the whole document. ``body``: the indices between its front and its end matter."""
    return Evidence(
        marked=sum(1 for p in passages if p.depth),
        beneath=_beneath(_levelled(passages, marks)),
        stepped=stepped_bullets(passages, marks),
        indented=headings_by_indent(passages, marks, body),
    )


def _levelled(passages: Sequence[Passage], marks: Sequence[Mark]) -> list[_Levelled]:
    found = [
        _Levelled(loose(style(m.readings[0])), m.readings[0].number, p.depth, 0 if p.depth else p.nest)
        for p, m in zip(passages, marks, strict=True)
        if (p.depth or p.nest) and m.kind in ("number", "bullet") and m.score > 0
    ]
    usual = {key for key, _ in Counter(one.style for one in found).most_common(_STYLES)}
    return [one for one in found if one.style in usual]


def _beneath(found: Sequence[_Levelled]) -> dict[Style, frozenset[Style]]:
    """The pairs where labels tell a parent (by sequence or by custom), and the format puts the child as high."""
    if not found:
        return {}
    depths = _usual(found)
    inner = _interleaved(found)
    first: dict[Style, int] = {}
    for i, one in enumerate(found):
        first.setdefault(one.style, i)
    out: dict[Style, set[Style]] = {}
    for (child, parent), count in inner.items():
        back = inner.get((parent, child), 0)
        if back > count or (back and first[child] < first[parent]):
            continue
        if _as_high(depths[child], depths[parent]):
            out.setdefault(child, set()).add(parent)
    for child, parent in _by_custom(found, depths):
        if (parent, child) not in inner:
            out.setdefault(child, set()).add(parent)
    return {child: frozenset(parents) for child, parents in out.items()}


def _usual(found: Sequence[_Levelled]) -> dict[Style, tuple[int, int]]:
    """The usual heading level and depth in a list of each kind of label."""
    counts: dict[Style, Counter[tuple[int, int]]] = {}
    for one in found:
        counts.setdefault(one.style, Counter())[one.depth, one.nest] += 1
    return {key: several.most_common(1)[0][0] for key, several in counts.items()}


def _as_high(child: tuple[int, int], parent: tuple[int, int]) -> bool:
    """Whether the format puts a child no deeper than its parent. A heading in a list says nothing of either."""
    if child[0] and parent[0]:
        return child[0] <= parent[0]
    if child[0] == parent[0] == 0:
        return child[1] <= parent[1]
    return False


def _interleaved(found: Sequence[_Levelled]) -> Counter[tuple[Style, Style]]:
    """(child, parent) → how often a list of the one begins between two neighbours of a list of the other."""
    last: dict[Style, tuple[int, int]] = {}
    starts: dict[Style, int] = {}
    count: Counter[tuple[Style, Style]] = Counter()
    for at, one in enumerate(found):
        bullet = one.style[0] == "bullet"
        before = last.get(one.style)
        if before is not None and (bullet or one.number == before[1] + 1):
            for other, start in starts.items():
                if other != one.style and start > before[0] and not (bullet and other[0] == "bullet" and one.nest):
                    count[other, one.style] += 1
        last[one.style] = (at, one.number)
        if bullet or one.number == 1:
            starts[one.style] = at
    return count


def _by_custom(found: Sequence[_Levelled], depths: Mapping[Style, tuple[int, int]]) -> set[tuple[Style, Style]]:
    """Headings all of one level, where a list begins directly behind a label that custom puts higher: １, then (1)."""
    pairs: set[tuple[Style, Style]] = set()
    for above, one in pairwise(found):
        high, low = rank(above.style), rank(one.style)
        if one.number != 1 or above.style == one.style or not one.depth or not above.depth:
            continue
        if high is not None and low is not None and high < low and _as_high(depths[one.style], depths[above.style]):
            pairs.add((one.style, above.style))
    return pairs
