"""Words of two kanji: which there are, which sound alike, and which go together in official prose.

The tables lie in ``drafter/lexicon/words`` (their sources: ``NOTICE.txt`` there). All are read when first asked.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Protocol

__all__ = ["NUMBER", "Pairs", "Token", "Words", "divided", "tokens", "words"]

#: stands for digits among the neighbours
NUMBER = "数"
_FOLDER = Path(__file__).parent / "words"
_RUN = re.compile(r"[一-龠々]+")
#: what may stand between two words that are read as neighbours: particles, and marks that do not end a sentence
_GAP = re.compile(
    r"(?:[のをがにはもとでへやな・]|として|として の|から|による|により|における|について|に対する|である)?\Z"
)
#: single kanji that are put to words: the word before them stays a neighbour of what follows
_AFFIXES = frozenset("的化性者等率費法所用料金税額面力量数内外上下中間別後前時士員会局部課省庁署場地区域県市町村国")
#: with so many different neighbours on a side a word takes any
_MANY = 6
#: cost of a word, of a single kanji, and of a word of official prose
_WORD, _SINGLE, _CORE = 10, 8, 9


@dataclass(frozen=True, slots=True)
class Token:
    """A word within a text, ``start`` to ``end``, and its neighbours on either side (the nearest first).

    Attributes:
        known: a noun of the tables, or a single kanji.
        joined: whether the neighbours on the left, on the right stand in the same run of kanji.
        whole: whether it was not cut out of other words.
    """

    word: str
    start: int
    end: int
    known: bool
    left: tuple[str, ...]
    right: tuple[str, ...]
    joined: tuple[bool, bool]
    whole: bool = True


class Nouns(Protocol):
    """A table of words, or a set of them."""

    def __contains__(self, word: str, /) -> bool: ...

    def __hash__(self) -> int: ...


class Rows:
    """Words of two kanji, by their first: a table as it stands in its file. ``word in rows`` asks for one."""

    def __init__(self, name: str) -> None:
        self._rows = dict(_rows(name))

    def __contains__(self, word: str, /) -> bool:
        return len(word) == 2 and word[1] in self._rows.get(word[0], "")


class Pairs:
    """Pairs of words: ``(first, second) in pairs``.

    Args:
        rows: of a first word all second ones, with blanks between. kinds: words that go together by their kinds.
    """

    def __init__(self, rows: Iterable[dict[str, str]], kinds: Kinds | None = None) -> None:
        self._rows, self._kinds = [{first: f" {rest} " for first, rest in one.items()} for one in rows], kinds

    def __contains__(self, pair: tuple[str, str]) -> bool:
        first, second = pair
        found = any(f" {second} " in one.get(first, "") for one in self._rows)
        return found or (self._kinds is not None and pair in self._kinds)


class Kinds:
    """Kinds of words (``kinds.txt``): each word left of a colon goes before each right of it."""

    def __init__(self) -> None:
        self._left: dict[str, int] = {}
        self._right: dict[str, int] = {}
        for at, line in enumerate(_lines("kinds")):
            for side, words_ in zip((self._left, self._right), line.split(":"), strict=True):
                for word in words_.split():
                    side[word] = side.get(word, 0) | 1 << at

    def __contains__(self, pair: tuple[str, str]) -> bool:
        return bool(self._left.get(pair[0], 0) & self._right.get(pair[1], 0))

    @property
    def words(self) -> set[str]:
        """All words that stand there."""
        return self._left.keys() | self._right.keys()


class Sounds:
    """Nouns by their sound (``homophones.txt``): a line holds what sounds nearly alike, a cell one reading."""

    def __init__(self) -> None:
        self._of: dict[str, list[str]] = {}
        for line in _lines("homophones"):
            for word in line.replace("\t", " ").split():
                self._of.setdefault(word, []).append(line)

    def __contains__(self, word: str) -> bool:
        return word in self._of

    def alike(self, word: str) -> frozenset[str]:
        """Those of the same sound."""
        cells = (cell.split() for line in self._of.get(word, ()) for cell in line.split("\t"))
        return frozenset(other for cell in cells if word in cell for other in cell) - {word}

    def nearly(self, word: str) -> frozenset[str]:
        """Those of the same sound or nearly the same (voiced or not, long or short)."""
        return frozenset(other for line in self._of.get(word, ()) for other in line.split()) - {word}


@dataclass(frozen=True, eq=False)
class Words:
    """The tables.

    Attributes:
        nouns: all nouns of two common kanji. sounds: those that share their sound with others.
        readings: of a kanji within such nouns. similar: kanji that look alike.
        names: of two kanji, which are like a word of official prose.
        same: nouns of one sound which careful editors use side by side.
        describing: nouns that stand with の before anything.
        common: nouns in everyday use besides the core.
        core: the words of official prose, by how many of their neighbours are known. pairs: neighbours there;
            phrased: those that stand in a phrase, and apart: with a particle between them.
        known: all of these, and neighbours in any compound of the dictionary.
        ready: words of the core that go with so many others on the left, on the right, that any may be one of them.
        verbal: nouns that する may follow. adjectival: those that な may.
    """

    nouns: Rows
    sounds: Sounds
    readings: dict[str, tuple[str, ...]]
    similar: dict[str, frozenset[str]]
    names: Rows
    same: dict[str, frozenset[str]]
    describing: frozenset[str]
    common: Rows
    core: frozenset[str]
    pairs: Pairs
    phrased: Pairs
    apart: Pairs
    known: Pairs
    ready: tuple[frozenset[str], frozenset[str]]
    verbal: Rows
    adjectival: Rows


@lru_cache(maxsize=1)
def words() -> Words:
    """The tables, read once; what they hold is looked for where it stands, so that reading them takes no time."""
    touching, apart = ({first: cells[side] for first, cells in _cells("pairs")} for side in (0, 1))
    kinds = Kinds()
    seconds = Counter(second for rows in (touching, apart) for rest in rows.values() for second in rest.split())
    firsts = {first: len(touching[first].split()) + len(apart[first].split()) for first in touching}
    used = firsts.keys() | seconds.keys() | kinds.words
    return Words(
        Rows("compounds"),
        Sounds(),
        {kanji: tuple(rest.split()) for kanji, rest in _rows("readings")},
        _others(group for line in _lines("lookalikes") for group in line.split()),
        Rows("names"),
        _others(rest.split() for kind, rest in _rows("left_alone") if kind == "same"),
        frozenset(word for kind, rest in _rows("left_alone") if kind == "any" for word in rest.split()),
        Rows("common"),
        frozenset(word for word in used if len(word) == 2),
        Pairs((touching, apart), kinds),
        Pairs((touching, apart)),
        Pairs((apart,)),
        Pairs((touching, apart, dict(_rows("neighbours"))), kinds),
        (_ready(seconds), _ready(firsts)),
        Rows("verbal"),
        Rows("describing"),
    )


def _ready(times: dict[str, int]) -> frozenset[str]:
    return frozenset(word for word, count in times.items() if count >= _MANY)


def _cells(name: str) -> Iterator[tuple[str, list[str]]]:
    for line in _lines(name):
        first, *rest = line.split("\t")
        yield first, rest


def _others(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """Of each member of some groups, all others that share a group with it."""
    found: dict[str, set[str]] = {}
    for group in groups:
        members = set(group)
        for one in members:
            found.setdefault(one, set()).update(members)
    return {one: frozenset(others - {one}) for one, others in found.items()}


def tokens(text: str) -> Iterator[Token]:
    """The words in kanji of a text, from the left."""
    table = words()
    return divided(text, table.nouns, table.core)


def _lines(name: str) -> list[str]:
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").split("\n")
    return [line for line in lines if line[:1] not in ("", "#")]


def _rows(name: str) -> Iterator[tuple[str, str]]:
    split = (line.partition("\t") for line in _lines(name))
    return ((first, rest) for first, _, rest in split)


def divided(text: str, nouns: Nouns, core: Nouns) -> Iterator[Token]:
    """The words in kanji of a text by given nouns, of which those of the core win."""
    runs = [(run.start(), run.end(), _divided(run[0], nouns, core)) for run in _RUN.finditer(text)]
    for at, (start, _, parts) in enumerate(runs):
        before = _outer(runs, at, -1, text)
        after = _outer(runs, at, 1, text)
        if not before and text[start - 1 : start].isdigit():
            before = (NUMBER,)
        place = start
        for number, word in enumerate(parts):
            left = _inner(parts[:number][::-1], leftward=True)
            right = _inner(parts[number + 1 :])
            yield Token(
                word,
                place,
                place + len(word),
                len(word) == 1 or word in nouns,
                left or before,
                right or after,
                (bool(left) or before == (NUMBER,), bool(right)),
            )
            place += len(word)


def _inner(parts: list[str], *, leftward: bool = False) -> tuple[str, ...]:
    """The nearest parts on one side, with the word beyond an affix; on the left only that word."""
    if parts and parts[0] in _AFFIXES:
        return tuple(parts[1:2] if leftward else parts[:2])
    return tuple(parts[:1])


def _outer(runs: list[tuple[int, int, list[str]]], at: int, step: int, text: str) -> tuple[str, ...]:
    """The nearest words of the next run on one side, where only a particle stands between."""
    other = at + step
    if not 0 <= other < len(runs):
        return ()
    gap = text[runs[at][1] : runs[other][0]] if step > 0 else text[runs[other][1] : runs[at][0]]
    if len(gap) > 4 or _GAP.match(gap) is None:
        return ()
    parts = runs[other][2]
    return _inner(parts) if step > 0 else _inner(parts[::-1], leftward=True)


@lru_cache(maxsize=16384)
def _divided(run: str, nouns: Nouns, core: Nouns) -> list[str]:
    """A run of kanji divided into words of two kanji and single ones, at least cost; words to the right win."""
    best: list[tuple[int, int]] = [(0, 0)]
    for end in range(1, len(run) + 1):
        single = run[end - 1]
        choices = [(best[end - 1][0] + (_SINGLE - 2 if single in _AFFIXES else _SINGLE), 1)]
        if end >= 2 and run[end - 2 : end] in nouns:
            choices.append((best[end - 2][0] + (_CORE if run[end - 2 : end] in core else _WORD), 2))
        best.append(min(choices))
    parts: list[str] = []
    end = len(run)
    while end:
        size = best[end][1]
        parts.append(run[end - size : end])
        end -= size
    return parts[::-1]
