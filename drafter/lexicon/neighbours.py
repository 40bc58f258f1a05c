"""Words of two kanji: which there are, which sound alike, and which go together in official prose.

The tables lie in ``drafter/lexicon/words`` (their sources: ``NOTICE.txt`` there). All are read when first asked.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["NUMBER", "Token", "Words", "tokens", "words"]

#: stands for digits among the neighbours
NUMBER = "数"
_FOLDER = Path(__file__).parent / "words"
_RUN = re.compile(r"[一-龠々]+")
_LONG = re.compile("(?<=[おこそとのほもよろょうくすつぬふむゆるゅ])う")
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


@dataclass(frozen=True, eq=False)
class Words:
    """The tables.

    Attributes:
        nouns: all nouns of two common kanji. alike: of a noun, those of the same sound.
        nearly: those of nearly the same sound (voiced or not, long or short).
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

    nouns: frozenset[str]
    alike: dict[str, frozenset[str]]
    nearly: dict[str, frozenset[str]]
    readings: dict[str, tuple[str, ...]]
    similar: dict[str, frozenset[str]]
    names: frozenset[str]
    same: dict[str, frozenset[str]]
    describing: frozenset[str]
    common: frozenset[str]
    core: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    phrased: frozenset[tuple[str, str]]
    apart: frozenset[tuple[str, str]]
    known: frozenset[tuple[str, str]]
    ready: tuple[frozenset[str], frozenset[str]]
    verbal: frozenset[str]
    adjectival: frozenset[str]


@lru_cache(maxsize=1)
def words() -> Words:
    """The tables, read once."""
    nouns = frozenset(first + second for first, rest in _rows("compounds") for second in rest)
    sounds = [(reading, tuple(rest.split())) for reading, rest in _rows("homophones")]
    near: dict[str, list[str]] = {}
    for reading, group in sounds:
        near.setdefault(_plain(reading), []).extend(group)
    phrases = [phrase for line in _lines("phrases") for phrase in line.split()]
    windows = (run[at : at + 2] for phrase in phrases for run in _RUN.findall(phrase) for at in range(len(run) - 1))
    core = frozenset(windows) & nouns
    kinds = [(left.split(), right.split()) for left, _, right in (line.partition(":") for line in _lines("kinds"))]
    core |= nouns & {word for sides in kinds for side in sides for word in side}
    pairs: set[tuple[str, str]] = set()
    apart: set[tuple[str, str]] = set()
    for phrase in phrases:
        for token in _tokens(phrase, nouns, core):
            found = {(left, token.word) for left in token.left} | {(token.word, right) for right in token.right}
            pairs |= found
            apart |= {pair for pair in found if pair[0] + pair[1] not in phrase}
    phrased = frozenset(pairs)
    ready = _ready(second for _, second in pairs), _ready(first for first, _ in pairs)
    pairs.update((one, two) for left, right in kinds for one in left for two in right)
    used = {word for pair in pairs for word in pair}
    return Words(
        nouns,
        _others(group for _, group in sounds),
        _others(near.values()),
        {kanji: tuple(rest.split()) for kanji, rest in _rows("readings")},
        _others(group for line in _lines("lookalikes") for group in line.split()),
        frozenset(first + second for first, rest in _rows("names") for second in rest),
        _others(rest.split() for kind, rest in _rows("left_alone") if kind == "same"),
        frozenset(word for kind, rest in _rows("left_alone") if kind == "any" for word in rest.split()),
        frozenset(first + second for first, rest in _rows("common") for second in rest),
        frozenset(word for word in used if len(word) == 2),
        frozenset(pairs),
        phrased,
        frozenset(apart),
        frozenset(pairs) | {(first, second) for first, rest in _rows("neighbours") for second in rest.split()},
        ready,
        frozenset(first + second for first, rest in _rows("verbal") for second in rest),
        frozenset(first + second for first, rest in _rows("describing") for second in rest),
    )


def _ready(members: Iterable[str]) -> frozenset[str]:
    return frozenset(word for word, times in Counter(members).items() if times >= _MANY)


def _others(groups: Iterable[Iterable[str]]) -> dict[str, frozenset[str]]:
    """Of each member of some groups, all others that share a group with it."""
    found: dict[str, set[str]] = {}
    for group in groups:
        members = set(group)
        for one in members:
            found.setdefault(one, set()).update(members)
    return {one: frozenset(others - {one}) for one, others in found.items()}


def _plain(reading: str) -> str:
    """A reading without voicing, long vowels and doubled consonants: what the ear and hasty fingers mix up."""
    bare = "".join(unicodedata.normalize("NFD", kana)[0] for kana in reading)
    return _LONG.sub("", bare).replace("っ", "つ")


def tokens(text: str) -> Iterator[Token]:
    """The words in kanji of a text, from the left."""
    table = words()
    return _tokens(text, table.nouns, table.core)


def _lines(name: str) -> Iterator[str]:
    for line in (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line


def _rows(name: str) -> Iterator[tuple[str, str]]:
    for line in _lines(name):
        first, _, rest = line.partition("\t")
        yield first, rest


def _tokens(text: str, nouns: frozenset[str], core: frozenset[str]) -> Iterator[Token]:
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
def _divided(run: str, nouns: frozenset[str], core: frozenset[str]) -> list[str]:
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
