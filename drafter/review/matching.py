"""Which paragraph of a returned file is which paragraph of the version that was sent.

By bookmark where the words do not speak against it, then by equal words, then between neighbours that are found by
likeness, then anywhere; last, what is left beside a paragraph that was found: its other half (a split), or one that
was taken into it (a join).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from drafter.compare.order import heaviest_rise
from drafter.review.keys import covered, folded, likeness
from drafter.review.opinions import Form, Sureness

#: likeness from which two paragraphs between the same neighbours are one, and from which two anywhere are
BETWEEN, ANYWHERE = 0.5, 0.72
#: likeness beneath which a paragraph found by its place alone is unsure
SURE = 0.6
#: likeness from which one alone between two neighbours is what stood there
_LIKE = 0.4
#: how much better the best place must be than the second one
_MARGIN = 0.12
#: how much of a part must stand in the whole, and what taking it in must gain
_PART, _GAIN = 0.6, 0.04
#: how much of each half of a split must stand in it, where neither was found
_HALF = 0.8
#: comparisons within one gap; beyond it only places of the same position are looked at
_GAP = 60_000
#: likewise where halves are looked for, which takes a thousand times as long
_HALVES = 2_000


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph to be matched: its folded words, bookmarks, and what it looks like."""

    words: str
    names: frozenset[str] = frozenset()
    form: Form = Form.PARAGRAPH


@dataclass(slots=True)
class Matched:
    """What was found.

    Attributes:
        links: (sent, returned) → how sure. rivals: sent paragraphs that an unsure returned one may be too.
    """

    links: dict[tuple[int, int], Sureness] = field(default_factory=dict)
    rivals: dict[int, list[int]] = field(default_factory=dict)

    def of_sent(self, i: int) -> list[int]:
        """Returned paragraphs of a sent one, in order."""
        return sorted(j for one, j in self.links if one == i)


def match(sent: Sequence[Text], back: Sequence[Text]) -> Matched:
    """Matches the paragraphs of two files in order of reading."""
    return _Match(sent, back).all()


class _Match:
    def __init__(self, sent: Sequence[Text], back: Sequence[Text]) -> None:
        self.sent, self.back = sent, back
        self.found = Matched()
        self.by_sent: dict[int, list[int]] = defaultdict(list)
        self.by_back: dict[int, list[int]] = defaultdict(list)

    def all(self) -> Matched:
        self.bookmarks()
        self.equal()
        self.between(BETWEEN)
        self.parts()
        self.anywhere()
        self.parts()
        self.alone()
        return self.found

    def link(self, i: int, j: int, sure: Sureness) -> None:
        if (i, j) not in self.found.links:
            self.found.links[i, j] = sure
            self.by_sent[i].append(j)
            self.by_back[j].append(i)

    # ------------------------------------------------------------ by bookmark

    def bookmarks(self) -> None:
        """A bookmark tells the paragraph, unless its words are another's: copied, or left behind by its words."""
        over: dict[str, list[int]] = defaultdict(list)
        for j, text in enumerate(self.back):
            for name in text.names:
                over[name].append(j)
        words = {text.words: i for i, text in enumerate(self.sent)}
        for i, text in enumerate(self.sent):
            held = sorted({j for name in text.names for j in over.get(name, ())})
            same = [j for j in held if self.back[j].words == text.words]
            if same:
                self.link(i, same[0], Sureness.BOOKMARK)
                continue
            pieces = [j for j in held if words.get(self.back[j].words, i) == i and self.speaks(i, j, len(held))]
            for j in pieces:
                self.link(i, j, Sureness.BOOKMARK)

    def speaks(self, i: int, j: int, held: int) -> bool:
        """Whether a paragraph under a bookmark can be the bookmark's own, or a part of it."""
        one, other = self.sent[i].words, self.back[j].words
        if held == 1 and len(self.back[j].names) <= 1:
            return True
        return likeness(one, other) >= BETWEEN or covered(other, one) >= _PART or covered(one, other) >= _PART

    # ------------------------------------------------------------ by words

    def free(self) -> tuple[list[int], list[int]]:
        """What is found nowhere yet, on both sides."""
        return (
            [i for i in range(len(self.sent)) if i not in self.by_sent],
            [j for j in range(len(self.back)) if j not in self.by_back],
        )

    def equal(self) -> None:
        """Equal words that stand once on both sides; of words that stand several times, those in order."""
        ours, theirs = self.free()
        left: dict[str, list[int]] = defaultdict(list)
        right: dict[str, list[int]] = defaultdict(list)
        for i in ours:
            left[self.sent[i].words].append(i)
        for j in theirs:
            right[self.back[j].words].append(j)
        for words, where in left.items():
            there = right.get(words, [])
            if len(where) == len(there):
                for i, j in zip(where, there, strict=True):
                    self.link(i, j, Sureness.EQUAL)
        for ours_, theirs_ in self.gaps():
            for j in theirs_:
                at = next(
                    (i for i in ours_ if i not in self.by_sent and self.sent[i].words == self.back[j].words), None
                )
                if at is not None:
                    self.link(at, j, Sureness.EQUAL)

    def gaps(self) -> Iterator[tuple[list[int], list[int]]]:
        """What is free between two neighbours that are found in the same order on both sides."""
        anchors = increasing([(i, j) for i, j in sorted(self.found.links)])
        free_i, free_j = self.free()
        ends = [*anchors, (len(self.sent), len(self.back))]
        before = (-1, -1)
        at_i = at_j = 0
        for end in ends:
            ours, theirs = [], []
            while at_i < len(free_i) and free_i[at_i] < end[0]:
                ours.append(free_i[at_i])
                at_i += 1
            while at_j < len(free_j) and free_j[at_j] < end[1]:
                theirs.append(free_j[at_j])
                at_j += 1
            if ours and theirs and before <= end:
                yield ours, theirs
            before = end

    def between(self, least: float) -> None:
        """Within a gap: the pairs in order that are most alike together."""
        for ours, theirs in list(self.gaps()):
            if len(ours) * len(theirs) > _GAP:
                pairs = [(i, j) for i, j in zip(ours, theirs, strict=False) if self.like(i, j) >= least]
            else:
                pairs = best_in_order(ours, theirs, self.like, least)
            alone = len(ours) == len(theirs) == 1
            for i, j in pairs:
                self.link(i, j, Sureness.ALIKE if alone else self.certain(i, j))

    def like(self, i: int, j: int) -> float:
        return likeness(self.sent[i].words, self.back[j].words)

    def certain(self, i: int, j: int) -> Sureness:
        if self.sent[i].words == self.back[j].words:
            return Sureness.EQUAL
        return Sureness.ALIKE if self.like(i, j) >= SURE else Sureness.UNSURE

    def anywhere(self) -> None:
        """Elsewhere: the paragraph that it is most like, if no other is nearly as like."""
        ours, theirs = self.free()
        if len(ours) * len(theirs) > _GAP * 4:
            return
        for j in theirs:
            scores = sorted(((self.like(i, j), i) for i in ours if i not in self.by_sent), reverse=True)
            if not scores or scores[0][0] < ANYWHERE or len(self.back[j].words) < 4:
                continue
            rivals = [i for score, i in scores[1:4] if scores[0][0] - score < _MARGIN]
            self.link(scores[0][1], j, Sureness.UNSURE if rivals else Sureness.ALIKE)
            if rivals:
                self.found.rivals[j] = [scores[0][1], *rivals]

    # ------------------------------------------------------------ halves, neighbours

    def parts(self) -> None:
        """Halves of a split, and paragraphs that went into a neighbour."""
        ours, theirs = self.free()
        for j in (*theirs, *reversed(theirs)):
            for beside in (j - 1, j + 1):
                for i in self.by_back.get(beside, [])[:1]:
                    if j not in self.by_back and self.gains(i, j):
                        self.link(i, j, Sureness.ALIKE)
        for i in ours:
            for beside in (i - 1, i + 1):
                for j in self.by_sent.get(beside, [])[:1]:
                    if i not in self.by_sent and self.taken_in(i, j, beside):
                        self.link(i, j, Sureness.ALIKE)
        self.halves()

    def gains(self, i: int, j: int) -> bool:
        """Whether a paragraph is a further part of one that was sent: with it the others are more like that one."""
        whole, part, others = self.sent[i].words, self.back[j].words, self.by_sent[i]
        if len(part) < 2 or covered(part, whole) < _PART:
            return False
        without, both = ("".join(self.back[k].words for k in sorted(some)) for some in (others, [*others, j]))
        return likeness(whole, both) >= likeness(whole, without) + _GAIN

    def taken_in(self, i: int, j: int, beside: int) -> bool:
        """Whether a paragraph that was sent stands in the one that its neighbour became."""
        part, whole, other = self.sent[i].words, self.back[j].words, self.sent[beside].words
        both = other + part if beside < i else part + other
        if len(part) < 2 or covered(part, whole) < _PART:
            return False
        return likeness(both, whole) >= likeness(other, whole) + _GAIN

    def halves(self) -> None:
        """Two free neighbours that are one paragraph of what was sent, in a gap."""
        for ours, theirs in list(self.gaps()):
            if len(ours) * len(theirs) > _HALVES:
                continue
            for i in ours:
                inside = [
                    j
                    for j in theirs
                    if j not in self.by_back and covered(self.back[j].words, self.sent[i].words) >= _HALF
                ]
                if (
                    len(inside) > 1
                    and covered(self.sent[i].words, "".join(self.back[j].words for j in inside)) >= _PART
                ):
                    for j in inside:
                        self.link(i, j, Sureness.ALIKE)

    def alone(self) -> None:
        """One paragraph alone between two neighbours, of the same look: rewritten, by all that can be seen."""
        for ours, theirs in list(self.gaps()):
            if len(ours) == len(theirs) == 1:
                i, j = ours[0], theirs[0]
                same = self.sent[i].form is self.back[j].form
                if same or self.like(i, j) >= _LIKE:
                    self.link(i, j, Sureness.ALIKE if same and self.like(i, j) >= _LIKE else Sureness.UNSURE)


def increasing(pairs: Sequence[tuple[int, int]], weight: Callable[[int], int] = lambda _: 1) -> list[tuple[int, int]]:
    """The heaviest run of pairs that rises on both sides.

    Args:
        pairs: sorted by their first; of several with the same first or second one the first counts.
        weight: of a pair, by its first.
    """
    firsts: dict[int, tuple[int, int]] = {}
    for pair in pairs:
        firsts.setdefault(pair[0], pair)
    seconds: dict[int, tuple[int, int]] = {}
    for pair in firsts.values():
        seconds.setdefault(pair[1], pair)
    single = list(seconds.values())
    steady = heaviest_rise([j for _, j in single], [weight(i) for i, _ in single])
    return [pair for at, pair in enumerate(single) if at in steady]


def best_in_order(
    ours: Sequence[int], theirs: Sequence[int], like: Callable[[int, int], float], least: float
) -> list[tuple[int, int]]:
    """The pairs in order with the greatest sum of likeness, each at least ``least``."""
    width = len(theirs) + 1
    best = [[0.0] * width for _ in range(len(ours) + 1)]
    taken = [[False] * width for _ in range(len(ours) + 1)]
    for a in range(len(ours) - 1, -1, -1):
        for b in range(len(theirs) - 1, -1, -1):
            skip = max(best[a + 1][b], best[a][b + 1])
            score = like(ours[a], theirs[b])
            both = score + best[a + 1][b + 1] if score >= least else -1.0
            taken[a][b] = both > skip
            best[a][b] = max(both, skip)
    found: list[tuple[int, int]] = []
    a = b = 0
    while a < len(ours) and b < len(theirs):
        if taken[a][b]:
            found.append((ours[a], theirs[b]))
            a, b = a + 1, b + 1
        elif best[a + 1][b] >= best[a][b + 1]:
            a += 1
        else:
            b += 1
    return found


def text(words: str, names: Sequence[str] = (), form: Form = Form.PARAGRAPH) -> Text:
    """A paragraph to be matched."""
    return Text(folded(words), frozenset(names), form)
