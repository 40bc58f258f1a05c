"""Which entries of two documents belong together.

In this order: what can only be one thing (the title, the date); the clause id; headings, by their words, by what stands
beneath them and by the heading above; all other text by :func:`drafter.library.lineage.pair`, for which a section that
was matched has one name in both documents, so that a text prefers its own section; at last what is left over within
matched sections.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher

from drafter.compare.comparison import WORDS, Entry, Kind
from drafter.japanese.glyphs import squeeze
from drafter.library.lineage import Unit, pair
from drafter.library.similarity import SAME_REQUEST, Weights, alike, gram_set

_SINGLE = (Kind.TITLE, Kind.SUBTITLE, Kind.DATE, Kind.END)
_LISTED = (Kind.ADDRESSEE, Kind.ISSUER, Kind.SIGNATURE)
#: of two headings: the least likeness of their words, or of what stands beneath them
_HEADING, _BENEATH = 0.34, 0.40
#: the least likeness of what is left over within one section, or in one list of names
_LEFT = 0.55
#: a paragraph of one clause must have this much in common with its counterpart, else it is another one
_CLAUSE = 0.08
#: the least likeness of a note and a paragraph, of the preamble and the body
_FAR = 0.5
#: of two texts, how long the shorter must be that they may be one at less likeness than that
_LENGTHS = 0.25
#: more pairs than that are not compared one by one
_PAIRS = 400
#: shorter texts say too little to know a section by
_TELLING = 6

Group = tuple[tuple[int, ...], tuple[int, ...]]


def matched(old: Sequence[Entry], new: Sequence[Entry]) -> list[Group]:
    """Groups of positions (old, new); each position is in one, those without a counterpart alone."""
    run = _Run(old, new)
    run.matter()
    run.clauses()
    run.headings()
    split = run.words()
    run.tables()
    run.left_over()
    groups: list[Group] = list(split)
    taken_old = {at for olds, _ in split for at in olds}
    taken_new = {at for _, news in split for at in news}
    groups += [((a,), (b,)) for b, a in run.partner.items() if b not in taken_new and a not in taken_old]
    taken_old |= set(run.partner.values())
    taken_new |= set(run.partner)
    groups += [((), (b,)) for b in range(len(new)) if b not in taken_new]
    groups += [((a,), ()) for a in range(len(old)) if a not in taken_old]
    return groups


@dataclass(slots=True)
class _Run:
    """One matching; ``partner``: new → old, ``back``: old → new."""

    old: Sequence[Entry]
    new: Sequence[Entry]
    partner: dict[int, int] = field(default_factory=dict)
    back: dict[int, int] = field(default_factory=dict)

    def tie(self, a: int, b: int) -> None:
        self.partner[b], self.back[a] = a, b

    def free(self, kinds: Iterable[Kind]) -> tuple[list[int], list[int]]:
        """Positions of such entries that have no counterpart yet."""
        wanted = frozenset(kinds)
        olds = [at for at, one in enumerate(self.old) if one.kind in wanted and at not in self.back]
        news = [at for at, one in enumerate(self.new) if one.kind in wanted and at not in self.partner]
        return olds, news

    # ------------------------------------------------------------ title page

    def matter(self) -> None:
        for kind in _SINGLE:
            olds, news = self.free((kind,))
            for a, b in zip(olds[:1], news[:1], strict=False):
                self.tie(a, b)
        for kind in _LISTED:
            self.equal(*self.free((kind,)))
            self.nearest(*self.free((kind,)))

    def equal(self, olds: Sequence[int], news: Sequence[int]) -> None:
        """Equal texts, in order."""
        at_text: defaultdict[str, list[int]] = defaultdict(list)
        for a in reversed(olds):
            at_text[squeeze(self.old[a].text)].append(a)
        for b in news:
            if found := at_text[squeeze(self.new[b].text)]:
                self.tie(found.pop(), b)

    def nearest(self, olds: Sequence[int], news: Sequence[int]) -> None:
        """Texts that are alike letter by letter, the best first."""
        if len(olds) * len(news) > _PAIRS:
            return
        ratios = [
            (SequenceMatcher(None, self.old[a].text, self.new[b].text, autojunk=False).ratio(), -abs(a - b), a, b)
            for a in olds
            for b in news
        ]
        for ratio, _, a, b in sorted(ratios, key=lambda one: (-one[0], -one[1], one[2], one[3])):
            if ratio >= _LEFT and a not in self.back and b not in self.partner:
                self.tie(a, b)

    # ------------------------------------------------------------ clauses

    def clauses(self) -> None:
        """Paragraphs of a clause that both documents have by its id."""
        olds, news = _by_clause(self.old), _by_clause(self.new)
        for clause, theirs in news.items():
            ours = olds.get(clause, [])
            if not ours:
                continue
            self.equal([a for a in ours if a not in self.back], theirs)
            left_old = [a for a in ours if a not in self.back]
            left_new = [b for b in theirs if b not in self.partner]
            if len(left_old) == len(left_new):
                for a, b in zip(left_old, left_new, strict=True):
                    self.tie(a, b)
            else:
                self._paired(left_old, left_new, _CLAUSE)

    def _paired(self, olds: Sequence[int], news: Sequence[int], least: float) -> None:
        found = pair([Unit(self.old[a].text) for a in olds], [Unit(self.new[b].text) for b in news], least=least)
        for link in found.links:
            if len(link.old) == len(link.new) == 1:
                self.tie(olds[link.old[0]], news[link.new[0]])
            elif link.old and link.new:
                # the part that is most like the whole stands for it; the others are found again as its parts
                best = max(
                    ((a, b) for a in link.old for b in link.new),
                    key=lambda one: _ratio(self.old[olds[one[0]]].text, self.new[news[one[1]]].text),
                )
                self.tie(olds[best[0]], news[best[1]])

    # ------------------------------------------------------------ headings

    def headings(self) -> None:
        olds, news = self.free((Kind.HEADING,))
        likeness = self._likeness(olds, news)
        beneath = self._beneath()
        scored: list[tuple[float, int, int]] = []
        for a, b in {*likeness, *beneath}:
            like, shared = likeness.get((a, b), 0.0), beneath.get((a, b), 0.0)
            if like < _HEADING and shared < _BENEATH:
                continue
            above = likeness.get((self.old[a].parent, self.new[b].parent), 0.0)
            if self.old[a].parent < 0 and self.new[b].parent < 0:
                above = 1.0
            apart = abs(a / len(self.old) - b / len(self.new))
            levels = abs(self.old[a].level - self.new[b].level)
            exact = 0.3 if squeeze(self.old[a].text) == squeeze(self.new[b].text) else 0.0
            score = like + exact + 0.8 * shared + 0.25 * above - 0.15 * levels - 0.05 * apart
            scored.append((score, a, b))
        for _, a, b in sorted(scored, key=lambda one: (-one[0], one[2], one[1])):
            if a not in self.back and b not in self.partner:
                self.tie(a, b)

    def _likeness(self, olds: Sequence[int], news: Sequence[int]) -> dict[tuple[int, int], float]:
        one, other = [gram_set(self.old[a].text) for a in olds], [gram_set(self.new[b].text) for b in news]
        found = {(olds[i], news[j]): score for score, i, j in alike(one, other, Weights.of([*one, *other]), 0.2)}
        by_text = defaultdict(list)
        for a in olds:
            by_text[squeeze(self.old[a].text)].append(a)
        return found | {(a, b): 1.0 for b in news for a in by_text[squeeze(self.new[b].text)]}

    def _beneath(self) -> dict[tuple[int, int], float]:
        """For two headings, how much of what stands beneath them is the same: by clause id, or word for word."""
        anchors = [(a, b) for b, a in self.partner.items() if self.new[b].kind in WORDS]
        anchors += self._equal_once()
        shared: Counter[tuple[int, int]] = Counter()
        for a, b in anchors:
            shared.update((i, j) for i in _above(self.old, a) for j in _above(self.new, b))
        sizes = [Counter(i for at in range(len(side)) for i in _above(side, at)) for side in (self.old, self.new)]
        return {(a, b): 2 * count / (sizes[0][a] + sizes[1][b]) for (a, b), count in shared.items()}

    def _equal_once(self) -> list[tuple[int, int]]:
        """Equal texts of some length that stand once in either document."""
        texts = Counter(squeeze(one.text) for one in self.old), Counter(squeeze(one.text) for one in self.new)
        at_text = {squeeze(one.text): at for at, one in enumerate(self.old) if one.kind in WORDS}
        out: list[tuple[int, int]] = []
        for b, one in enumerate(self.new):
            key = squeeze(one.text)
            if len(key) < _TELLING or one.kind not in WORDS or b in self.partner:
                continue
            if texts[0][key] == texts[1][key] == 1 and key in at_text and at_text[key] not in self.back:
                out.append((at_text[key], b))
        return out

    def _equal_often(self) -> None:
        """Texts that both documents have many times, in order: first within sections, then whatever is left."""
        olds, news = self.free(WORDS)
        texts = [Counter(squeeze(side[at].text) for at in some) for side, some in ((self.old, olds), (self.new, news))]
        often = {key for key, count in texts[0].items() if count * texts[1][key] > _PAIRS}
        if not often:
            return
        olds = [a for a in olds if squeeze(self.old[a].text) in often]
        news = [b for b in news if squeeze(self.new[b].text) in often]
        above: defaultdict[int, list[int]] = defaultdict(list)
        for a in olds:
            above[self.back.get(self.old[a].parent, -1)].append(a)
        beneath: defaultdict[int, list[int]] = defaultdict(list)
        for b in news:
            beneath[self.new[b].parent].append(b)
        for parent, some in beneath.items():
            self.equal(above.get(parent, []), some)
        self.equal([a for a in olds if a not in self.back], [b for b in news if b not in self.partner])

    # ------------------------------------------------------------ text

    def words(self) -> list[Group]:
        """Running text; also what was split or merged, which is returned."""
        for a, b in self._equal_once():
            self.tie(a, b)
        self._equal_often()
        olds = [at for at in range(len(self.old)) if self._in_question(self.old, at, self.new, self.back)]
        news = [at for at in range(len(self.new)) if self._in_question(self.new, at, self.old, self.partner)]
        place = {a: i for i, a in enumerate(olds)}
        known = {j: place[self.partner[b]] for j, b in enumerate(news) if b in self.partner}
        found = pair(
            [self._unit(self.old, a, old=True) for a in olds],
            [self._unit(self.new, b, old=False) for b in news],
            least=SAME_REQUEST,
            known=known,
            likely=lambda i, j, score: score >= _FAR or self._near(olds[i], news[j]),
        )
        several: list[Group] = []
        for link in found.links:
            one, other = tuple(olds[i] for i in link.old), tuple(news[j] for j in link.new)
            if len(one) == len(other) == 1:
                self.tie(one[0], other[0])
            elif one and other:
                several.append((one, other))
                for a in one:
                    self.back.setdefault(a, other[0])
                for b in other:
                    self.partner.setdefault(b, one[0])
        return several

    @staticmethod
    def _in_question(side: Sequence[Entry], at: int, other: Sequence[Entry], ties: dict[int, int]) -> bool:
        """Whether a text may belong to another one: it has no counterpart yet, or one of other words, which may have
        been split or merged."""
        entry = side[at]
        if entry.kind not in WORDS or not entry.text.strip():
            return False
        return at not in ties or squeeze(other[ties[at]].text) != squeeze(entry.text)

    def _near(self, a: int, b: int) -> bool:
        """Whether two texts are of one kind and like length, and stand in one part of their documents."""
        old, new = self.old[a], self.new[b]
        aside = (Kind.NOTE, Kind.FIGURE, Kind.FORM)
        short, long = sorted((len(old.text), len(new.text)))
        like = short >= _LENGTHS * long
        return old.part is new.part and (old.kind in aside) == (new.kind in aside) and like

    def _unit(self, side: Sequence[Entry], at: int, *, old: bool) -> Unit:
        """The text, beneath a name that matched sections share."""
        entry = side[at]
        parent = entry.parent
        if parent < 0:
            return Unit(entry.text, entry.part.value)
        counterpart = self.back.get(parent) if old else parent
        heading = side[parent].text if counterpart is None else f"{self.new[counterpart].text}{counterpart}"
        return Unit(entry.text, heading)

    def tables(self) -> None:
        """Tables, by the words in their cells; what stands under matched headings and is alone there, in any case."""
        olds, news = self.free((Kind.TABLE,))
        found = pair(
            [self._unit(self.old, a, old=True) for a in olds], [self._unit(self.new, b, old=False) for b in news]
        )
        for link in found.links:
            for a, b in zip(link.old[:1], link.new[:1], strict=False):
                self.tie(olds[a], news[b])

    # ------------------------------------------------------------ the rest

    def left_over(self) -> None:
        """What is alike letter by letter within matched sections: short notes, names, figures."""
        for kinds in (WORDS, frozenset({Kind.HEADING})):
            olds, news = self.free(kinds)
            beneath: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
            for a in olds:
                parent = self.old[a].parent
                above = self.back.get(parent, -2) if parent >= 0 else -1
                beneath[above, self.old[a].part.value].append(a)
            others: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
            for b in news:
                others[self.new[b].parent, self.new[b].part.value].append(b)
            for key, theirs in others.items():
                self.nearest(beneath.get(key, []), theirs)
        # a heading of one file is now and then read as a paragraph of the other
        self.equal(*self.free(frozenset(Kind) - {Kind.TABLE}))


def _by_clause(side: Sequence[Entry]) -> dict[str, list[int]]:
    out: defaultdict[str, list[int]] = defaultdict(list)
    for at, entry in enumerate(side):
        if entry.clause and entry.kind in WORDS:
            out[entry.clause].append(at)
    return out


def _above(side: Sequence[Entry], at: int) -> list[int]:
    out: list[int] = []
    parent = side[at].parent
    while parent >= 0:
        out.append(parent)
        parent = side[parent].parent
    return out


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
