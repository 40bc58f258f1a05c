"""How alike two requests are: the cosine of their characters and pairs of characters, weighted by how rare each is.

The measure was chosen on pairs of requests a year apart (docs/decisions/0008-similarity.md). What is written in
hiragana only is left out: it is grammar, and shared by all requests. Each gram is counted once a text, so that a text
is a set and two texts are compared by one intersection. A gram weighs ``1 + ln((1 + n) / (1 + df))`` with n texts of
which df hold it.

:class:`Index` answers "which of many texts is this most like" over an inverted index of pairs, the rarest first;
:func:`alike` compares all texts of one list with all of another.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from operator import add, itemgetter

from drafter.library.grams import grams, key

#: two requests at or above this score may be one request, a year apart
SAME_REQUEST = 0.22
#: of candidates for one text that are compared in full, at most
_LIKE = 200
#: sums of weights may be off by so much
_ROUNDED = 1e-6
#: postings that one question reads: the rarest grams come first and decide, those that every text holds are left out
_READ = 8_000
#: candidates of which the exact score is computed
_CANDIDATES = 32
#: texts by which the weights of an index are told; more of them tell the same
_SAMPLE = 10_000

Grams = frozenset[str]
_HIRAGANA = [chr(code) for code in range(0x3041, 0x30A0)]
_WITHOUT_HIRAGANA = str.maketrans("", "", "".join(_HIRAGANA))
_GRAMMAR = frozenset(_HIRAGANA).union(one + other for one in _HIRAGANA for other in _HIRAGANA)


@dataclass(frozen=True, slots=True)
class Match:
    """A text found: its position in what was indexed, and the score, 0 to 1."""

    at: int
    score: float


def gram_set(text: str) -> Grams:
    """What a text is compared by: the characters of its key and their pairs, without those in hiragana only.

    A text that is all hiragana is compared by its pairs; one without letters and digits has none.
    """
    words = key(text)
    if not words:
        return frozenset()
    return frozenset(_pairs(words)).union(words.translate(_WITHOUT_HIRAGANA)) or frozenset(grams(words, 2))


def _pairs(words: str) -> set[str]:
    """The pairs of neighbouring characters of a key, without those in hiragana only."""
    return set(map(add, words, words[1:])) - _GRAMMAR


class _Squares(dict[str, float]):
    """The square of each gram's weight; what is in no text weighs most."""

    unknown = 1.0

    def __missing__(self, gram: str) -> float:
        return self.unknown


class Weights:
    """What each gram weighs among some texts.

    A gram that none of them holds weighs most.
    """

    __slots__ = ("_square",)

    def __init__(self, holding: Mapping[str, int], count: int) -> None:
        """Args: ``holding``: in how many texts each gram is. ``count``: how many texts there are."""
        self._square = _Squares((gram, _weight(df, count) ** 2) for gram, df in holding.items())
        self._square.unknown = _weight(0, count) ** 2

    @classmethod
    def of(cls, sets: Iterable[Grams]) -> Weights:
        """The weights among some texts."""
        holding: Counter[str] = Counter()
        count = 0
        for one in sets:
            holding.update(one)
            count += 1
        return cls(holding, count)

    def square(self, gram: str) -> float:
        """The square of a gram's weight: what it adds to the product of two texts that hold it."""
        return self._square[gram]

    def mass(self, some: Iterable[str]) -> float:
        """The sum of the squares of some grams."""
        return sum(map(self._square.__getitem__, some))

    def cosine(self, one: Grams, other: Grams) -> float:
        """The score of two texts: 1 for equal sets, 0 where they share nothing."""
        shared = one & other
        if not shared:
            return 0.0
        return self.mass(shared) / math.sqrt(self.mass(one) * self.mass(other))

    def covered(self, part: Grams, whole: Grams) -> float:
        """How much of ``part`` is in ``whole``, by weight, 0 to 1; 0 for an empty part."""
        mass = self.mass(part)
        return self.mass(part & whole) / mass if mass else 0.0


def _weight(df: int, count: int) -> float:
    return 1.0 + math.log((1 + count) / (1 + df))


class Index:
    """Many texts, to be asked which of them are like another text."""

    def __init__(self, texts: Sequence[str]) -> None:
        """Build the index.

        Args:
            texts: what to look among; kept, and cut again when they come into question.
        """
        self._texts = texts
        self._postings: defaultdict[str, list[int]] = defaultdict(list)
        holding: Counter[str] = Counter()
        step = max(1, len(texts) // _SAMPLE)
        postings = self._postings
        for at, text in enumerate(texts):
            for gram in _pairs(key(text)):
                postings[gram].append(at)
            if at % step == 0:
                holding.update(gram_set(text))
        self.weights = Weights(holding, -(-len(texts) // step))

    def __len__(self) -> int:
        return len(self._texts)

    def nearest(self, text: str, limit: int = 5, least: float = SAME_REQUEST) -> list[Match]:
        """The texts most like a text, best first; of equals the first indexed.

        Args:
            text: what to look for.
            limit: at most that many.
            least: none with a lower score.
        """
        asked, weights = gram_set(text), self.weights
        norm = math.sqrt(weights.mass(asked))
        found: list[Match] = []
        for at in self._near(text):
            other = gram_set(self._texts[at])
            score = weights.mass(asked & other) / (norm * math.sqrt(weights.mass(other)))
            if score >= least:
                found.append(Match(at, min(1.0, score)))
        return sorted(found, key=lambda match: (-match.score, match.at))[:limit]

    def _near(self, text: str) -> list[int]:
        """The candidates: the texts that share most weight of rare grams."""
        lists = [(len(found), gram) for gram in _pairs(key(text)) if (found := self._postings.get(gram))]
        shared: defaultdict[int, float] = defaultdict(float)
        read = 0
        for count, gram in sorted(lists):
            if read and read + count > _READ:
                break
            read += count
            weight = self.weights.square(gram)
            for at in self._postings[gram]:
                shared[at] += weight
        best = sorted(shared.items(), key=itemgetter(1), reverse=True)[:_CANDIDATES]
        return [at for at, _ in best]


def alike(
    old: Sequence[Grams], new: Sequence[Grams], weights: Weights, least: float = SAME_REQUEST
) -> list[tuple[float, int, int]]:
    """All pairs of two lists that are alike.

    Returns:
        (score, position in ``old``, position in ``new``), no score under ``least``, by positions. Of a text that may be
        like hundreds of others those nearest in order are looked at.
    """
    norms = [math.sqrt(weights.mass(one)) for one in old]
    masses = [weights.mass(one) for one in new]
    found: list[tuple[float, int, int]] = []
    for at_new, near in _sharing(old, new, weights, [least * least * mass for mass in masses], norms):
        norm = math.sqrt(masses[at_new])
        here = at_new * len(old) / len(new)
        for at_old in near if len(near) <= _LIKE else _nearest(near, here):
            product = weights.mass(new[at_new] & old[at_old])
            if (score := min(1.0, product / (norms[at_old] * norm))) >= least:
                found.append((score, at_old, at_new))
    return found


def _nearest(some: Sequence[int], here: float) -> list[int]:
    """The positions nearest to one, in order."""
    return sorted(sorted(some, key=lambda at: abs(at - here))[:_LIKE])


def parts(
    wholes: Sequence[Grams], some: Sequence[Grams], weights: Weights, least: float = 0.5
) -> list[tuple[float, int, int]]:
    """All pairs of a text and one that it may be a part of.

    Returns:
        (score as of ``alike``, position in ``wholes``, position in ``some``) where so much of the part's weight is in
        the whole, by positions.
    """
    limits = [least * weights.mass(one) for one in some]
    return [
        (weights.cosine(wholes[at_whole], some[at]), at_whole, at)
        for at, near in _sharing(wholes, some, weights, limits)
        for at_whole in near
        if weights.covered(some[at], wholes[at_whole]) >= least
    ]


def _sharing(
    old: Sequence[Grams],
    new: Sequence[Grams],
    weights: Weights,
    limits: Sequence[float],
    norms: Sequence[float] | None = None,
) -> Iterator[tuple[int, list[int]]]:
    """For each text of ``new`` those of ``old`` that may share enough with it, by position.

    Args:
        limits: of each new text the mass that must be shared; with ``norms``, the square of what must be shared for
            each unit of the old text's norm.

    By Cauchy and Schwarz two texts that share only grams of a mass m score at most √(m / mass of one of them). So the
    commonest grams, which cost most, are not looked up as long as they weigh less than the limit together.
    """
    postings: defaultdict[str, list[int]] = defaultdict(list)
    for at, one in enumerate(old):
        for gram in one:
            postings[gram].append(at)
    for at_new, one in enumerate(new):
        rare = sorted((gram for gram in one if gram in postings), key=lambda gram: len(postings[gram]))
        left_out = 0.0
        while rare and (more := left_out + weights.square(rare[-1])) < limits[at_new]:
            left_out = more
            rare.pop()
        shared: defaultdict[int, float] = defaultdict(float)
        for gram in rare:
            weight = weights.square(gram)
            for at_old in postings[gram]:
                shared[at_old] += weight
        less = -left_out - _ROUNDED
        if norms is None:
            wanted = limits[at_new] + less
            yield at_new, sorted(at for at, mass in shared.items() if mass >= wanted)
        else:
            root = math.sqrt(limits[at_new])
            yield at_new, sorted(at for at, mass in shared.items() if mass >= root * norms[at] + less)
