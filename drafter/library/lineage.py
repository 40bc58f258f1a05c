"""What became of each request from one year's document to the next.

::

    old units ─┐                         kept · spelling · figures · reworded      one to one
               ├─ pair() → Lineage ───►  split · merged                            one to several, several to one
    new units ─┘                         dropped · new                             one to none, none to one

Pairing is by the cosine of :mod:`drafter.library.similarity`: the best pairs first, then exchanges as long as the whole
gets better; what is left over joins a pair where the texts together cover more than the pair alone. Everything is pure:
units in, frozen values out, the same each time.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.japanese import wording
from drafter.japanese.glyphs import squeeze
from drafter.japanese.wording import Change
from drafter.library.similarity import SAME_REQUEST, Grams, Weights, alike, gram_set, parts

#: what the heading's likeness and the nearness in order add to a score: they settle what the words leave open
_HEADING, _ORDER = 0.10, 0.02
#: of a part's weight, what must be in the whole that it was split from or merged into
_PART = 0.50
#: what a further part must add to what the others cover of the whole
_GAIN = 0.15
#: letters of a text that, found word for word within another one, tell it as a part
_QUOTED = 16


@dataclass(frozen=True, slots=True)
class Unit:
    """One request of a document.

    Attributes:
        text: its words, as printed. heading: the nearest heading above it, as printed.
        at: its place in words, as ``Ⅱ 1 (1) ・``.
        line: in its file, from 1; 0 unknown. id: of its clause, empty where it has none.
    """

    text: str
    heading: str = ""
    at: str = ""
    line: int = 0
    id: str = ""


class Fate(StrEnum):
    """What became of a request.

    KEPT: word for word. SPELLING: but for widths of letters and blanks. FIGURES: but for numbers, dates and years.
    REWORDED: other words. SPLIT: one into several. MERGED: several into one. NEW, DROPPED: without a counterpart.
    """

    KEPT = "kept"
    SPELLING = "spelling"
    FIGURES = "figures"
    REWORDED = "reworded"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Link:
    """Requests that belong together.

    Attributes:
        fate: what became of them.
        old, new: positions in ``Lineage.old`` and ``Lineage.new``, in order; one of them is empty for what is new or
            dropped, and several are in one of them for what was split or merged.
        score: cosine of the old texts together with the new ones together, 0 to 1; 0 without a counterpart.
        moved: whether it stands elsewhere in the order: the fewest links that would have to be taken out so that all
            others follow one another as before. A number that changed only because something was put in before it
            is no move.
    """

    fate: Fate
    old: tuple[int, ...]
    new: tuple[int, ...]
    score: float = 0.0
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Lineage:
    """All requests of two documents, each in exactly one link.

    Attributes:
        old, new: the requests, in the order of their documents.
        links: in the order of the new document; what was dropped comes last, in the old order.
    """

    old: tuple[Unit, ...]
    new: tuple[Unit, ...]
    links: tuple[Link, ...]

    def changes(self, link: Link) -> tuple[Change, ...]:
        """The words of a link that changed: of the old texts joined by line breaks to the new ones likewise."""
        return wording.changes(self.old_text(link), self.new_text(link))

    def old_text(self, link: Link) -> str:
        """The old texts of a link, a line each."""
        return "\n".join(self.old[at].text for at in link.old)

    def new_text(self, link: Link) -> str:
        """The new texts of a link, a line each."""
        return "\n".join(self.new[at].text for at in link.new)

    def counts(self) -> dict[Fate, int]:
        """How many links there are of each fate, none left out."""
        return {fate: sum(link.fate is fate for link in self.links) for fate in Fate}


def pair(
    old: Sequence[Unit],
    new: Sequence[Unit],
    *,
    least: float = SAME_REQUEST,
    known: Mapping[int, int] | None = None,
    likely: Callable[[int, int, float], bool] = lambda _old, _new, _score: True,
) -> Lineage:
    """Pair the requests of two documents.

    Args:
        old, new: in the order of their documents.
        least: the lowest score at which two requests may be one.
        known: pairs that are sure (the same clause id), position in ``new`` → in ``old``; no old one twice. They
            stay, whatever their words.
        likely: whether two texts (positions in ``old`` and ``new``, score) may be one, besides their score.
    """
    run = _Run(tuple(old), tuple(new), least)
    sure = dict(known or {})
    taken = set(sure.values())
    edges = (edge for edge in run.edges() if edge.new not in sure and edge.old not in taken)
    partner = _assigned([edge for edge in edges if likely(edge.old, edge.new, edge.score)]) | sure
    groups = run.widened(partner)
    links = [run.link(olds, news) for olds, news in groups]
    taken_old = {at for olds, _ in groups for at in olds}
    taken_new = {at for _, news in groups for at in news}
    links += [Link(Fate.NEW, (), (at,)) for at in range(len(new)) if at not in taken_new]
    links += [Link(Fate.DROPPED, (at,), ()) for at in range(len(old)) if at not in taken_old]
    links.sort(key=lambda one: (not one.new, one.new or one.old))
    return Lineage(run.old, run.new, tuple(_with_moves(links)))


def relation(old: str, new: str) -> Fate:
    """How one text follows from another that is known to be the same request: kept, spelling, figures, reworded."""
    if old == new:
        return Fate.KEPT
    if squeeze(old) == squeeze(new):
        return Fate.SPELLING
    return Fate.FIGURES if wording.only_figures(old, new) else Fate.REWORDED


def _within(part: str, whole: str, other: str) -> bool:
    """Whether a text stands in a whole word for word, where the other part does not say it already."""
    words = squeeze(part).rstrip("。")
    return len(words) >= _QUOTED and words in squeeze(whole) and words not in squeeze(other)


@dataclass(frozen=True, slots=True)
class _Edge:
    """A possible pair. ``weight`` ranks it; ``score`` is the cosine alone."""

    weight: float
    score: float
    old: int
    new: int


class _Run:
    """One pairing: the units, their grams, and what these weigh in the two documents."""

    def __init__(self, old: tuple[Unit, ...], new: tuple[Unit, ...], least: float) -> None:
        self.old, self.new, self.least = old, new, least
        self._old_grams = [gram_set(unit.text) for unit in old]
        self._new_grams = [gram_set(unit.text) for unit in new]
        self.weights = Weights.of([*self._old_grams, *self._new_grams])

    def edges(self) -> list[_Edge]:
        """All pairs that may be one request, the likeliest first."""
        old_heads = [gram_set(unit.heading) for unit in self.old]
        new_heads = [gram_set(unit.heading) for unit in self.new]
        heads = Weights.of([*old_heads, *new_heads])
        seen: dict[tuple[str, str], float] = {}

        def heading(at_old: int, at_new: int) -> float:
            words = (self.old[at_old].heading, self.new[at_new].heading)
            if words not in seen:
                seen[words] = heads.cosine(old_heads[at_old], new_heads[at_new])
            return seen[words]

        out: list[_Edge] = []
        pairs = alike(self._old_grams, self._new_grams, self.weights, self.least)
        known = {(a, b) for _, a, b in pairs}
        pairs += [(1.0, a, b) for a, b in self._without_letters() if (a, b) not in known]
        for score, a, b in pairs:
            apart = abs(a / max(1, len(self.old)) - b / max(1, len(self.new)))
            exact = 1.0 if self.old[a].text == self.new[b].text else 0.0
            weight = score + exact + _HEADING * heading(a, b) + _ORDER * (1 - apart)
            out.append(_Edge(weight, score, a, b))
        out.sort(key=lambda edge: (-edge.weight, edge.new, edge.old))
        return out

    def _without_letters(self) -> list[tuple[int, int]]:
        """Equal texts that have no grams to be compared by (``――``)."""
        bare = [at for at, one in enumerate(self._old_grams) if not one]
        return [
            (a, b)
            for a in bare
            for b, one in enumerate(self._new_grams)
            if not one and self.old[a].text == self.new[b].text
        ]

    def widened(self, partner: dict[int, int]) -> list[tuple[tuple[int, ...], tuple[int, ...]]]:
        """The pairs, some of them with further texts: what one was split into, what was merged into one.

        Args:
            partner: new → old.
        """
        free_new = [at for at in range(len(self.new)) if at not in partner]
        free_old = sorted(set(range(len(self.old))) - set(partner.values()))
        back = {a: b for b, a in partner.items()}
        split = self._parts(free_new, back, old=False)
        joined = self._parts(free_old, partner, old=True)
        groups: list[tuple[tuple[int, ...], tuple[int, ...]]] = []
        for at_new, at_old in partner.items():
            if further := split.get(at_old):
                groups.append(((at_old,), tuple(sorted((at_new, *further)))))
            elif further := joined.get(at_new):
                groups.append((tuple(sorted((at_old, *further))), (at_new,)))
            else:
                groups.append(((at_old,), (at_new,)))
        return groups

    def _parts(self, free: list[int], partner: dict[int, int], *, old: bool) -> dict[int, list[int]]:
        """Texts without a counterpart that are part of a text which has one: whole → parts.

        Args:
            free: positions of the texts without a counterpart.
            partner: whole → the part that it is paired with.
            old: whether the parts are old texts and the wholes new ones.
        """
        units, grams = (self.old, self._old_grams) if old else (self.new, self._new_grams)
        whole_units, wholes = (self.new, self._new_grams) if old else (self.old, self._old_grams)
        found: dict[int, list[int]] = defaultdict(list)
        covered: dict[int, Grams] = {}
        near = parts([wholes[whole] for whole in partner], [grams[at] for at in free], self.weights, _PART)
        at_whole = list(partner)
        taken: set[int] = set()
        for _, i, j in sorted(near, key=lambda one: (-one[0], one[2], one[1])):
            whole, at = at_whole[i], free[j]
            if at in taken:
                continue
            have = covered.get(whole, grams[partner[whole]])
            fresh = (grams[at] & wholes[whole]) - have
            gain = self.weights.mass(fresh) / self.weights.mass(wholes[whole])
            if gain >= _GAIN or _within(units[at].text, whole_units[whole].text, units[partner[whole]].text):
                found[whole].append(at)
                taken.add(at)
                covered[whole] = have | grams[at]
        return found

    def link(self, olds: tuple[int, ...], news: tuple[int, ...]) -> Link:
        """The link of some texts that belong together."""
        one = frozenset().union(*(self._old_grams[at] for at in olds))
        other = frozenset().union(*(self._new_grams[at] for at in news))
        score = 1.0 if one == other else self.weights.cosine(one, other)
        if len(olds) == len(news) == 1:
            fate = relation(self.old[olds[0]].text, self.new[news[0]].text)
        else:
            fate = Fate.SPLIT if len(olds) == 1 else Fate.MERGED
        return Link(fate, olds, news, round(score, 4))


def _assigned(edges: Sequence[_Edge]) -> dict[int, int]:
    """One old text for each new one at most, new → old: the best edges first, then exchanges that better the whole.

    An exchange gives two pairs each other's partner, or takes a partner away for a text that has none and finds that
    pair's other text another one. The sum of squares counts: one sure pair is worth more than two doubtful ones.
    """
    gain = {(edge.old, edge.new): edge.weight**2 for edge in edges}
    old_of: dict[int, int] = {}
    new_of: dict[int, int] = {}
    for edge in edges:
        if edge.new not in old_of and edge.old not in new_of:
            old_of[edge.new], new_of[edge.old] = edge.old, edge.new
    for _ in range(8):
        done = [_exchanged(edge, gain, old_of, new_of) for edge in edges]
        if not any(done):
            break
    return old_of


def _exchanged(edge: _Edge, gain: dict[tuple[int, int], float], old_of: dict[int, int], new_of: dict[int, int]) -> bool:
    """Whether taking this edge, with its two texts' partners taking one another, betters the whole; then it is done."""
    rival_old, rival_new = old_of.get(edge.new), new_of.get(edge.old)
    if rival_old == edge.old:
        return False
    before = gain[rival_old, edge.new] if rival_old is not None else 0.0
    before += gain[edge.old, rival_new] if rival_new is not None else 0.0
    consoled = 0.0
    if rival_old is not None and rival_new is not None:
        consoled = gain.get((rival_old, rival_new), 0.0)
    if gain[edge.old, edge.new] + consoled <= before + 1e-9:
        return False
    if rival_old is not None:
        del new_of[rival_old]
    if rival_new is not None:
        del old_of[rival_new]
    old_of[edge.new], new_of[edge.old] = edge.old, edge.new
    if consoled and rival_old is not None and rival_new is not None:
        old_of[rival_new], new_of[rival_old] = rival_old, rival_new
    return True


def _with_moves(links: Sequence[Link]) -> list[Link]:
    """The links with ``moved`` set for those outside the longest run that keeps the old order."""
    both = [at for at, link in enumerate(links) if link.old and link.new]
    still = _longest_rise([links[at].old[0] for at in both])
    steady = {both[at] for at in still}
    return [
        Link(link.fate, link.old, link.new, link.score, moved=link.old != () and link.new != () and at not in steady)
        for at, link in enumerate(links)
    ]


def _longest_rise(numbers: Sequence[int]) -> list[int]:
    """Positions of a longest rising subsequence (patience sorting, O(n log n))."""
    from bisect import bisect_left

    tops: list[int] = []
    at_top: list[int] = []
    before: list[int] = []
    for at, number in enumerate(numbers):
        pile = bisect_left(tops, number)
        before.append(at_top[pile - 1] if pile else -1)
        if pile == len(tops):
            tops.append(number)
            at_top.append(at)
        else:
            tops[pile], at_top[pile] = number, at
    out: list[int] = []
    at = at_top[-1] if at_top else -1
    while at >= 0:
        out.append(at)
        at = before[at]
    return out[::-1]
