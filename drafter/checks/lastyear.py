"""Last year's sentence for each sentence of a draft, and the one place at which the two differ.

Texts are matched by clause id first, then by what is left of a sentence without its hiragana: particles and endings are
what may have suffered, so they must not decide. A sentence that was rewritten has no counterpart here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from drafter.checks.context import Context, Unit, split
from drafter.document import Block, BlockKind, Document
from drafter.japanese import lazy

#: of a sentence without hiragana, at least so much must be there to know it by
_KNOWN = 6
_KANA = lazy.compile(r"[ぁ-んー、。，．\s　]+")
_FIGURES = lazy.compile(r"(?:令和|平成)?[0-9０-９元][0-9０-９.,．，]*")
_TEXTS = (BlockKind.PARAGRAPH, BlockKind.ITEM)


@dataclass(frozen=True, slots=True)
class Change:
    """The one place at which a sentence differs from last year's.

    Attributes:
        old, new: the two sentences.
        start, old_end, new_end: where they differ, in characters: from ``start`` on in both (figures that moved with
            the year do not count, and are taken as this year's in ``old``).
    """

    old: str
    new: str
    start: int
    old_end: int
    new_end: int

    @property
    def before(self) -> str:
        """What stands before the place, in both."""
        return self.new[: self.start]

    @property
    def after(self) -> str:
        """What follows the place, in both."""
        return self.new[self.new_end :]

    @property
    def was(self) -> str:
        """The words of last year at the place."""
        return self.old[self.start : self.old_end]

    @property
    def now(self) -> str:
        """The words of this year at the place."""
        return self.new[self.start : self.new_end]


@dataclass(frozen=True, slots=True)
class Placed:
    """A change in its block; ``offset``: where the sentence begins in the block's text."""

    unit: Unit
    block: Block
    offset: int
    change: Change


@dataclass(slots=True)
class _Year:
    """The sentences of last year's document."""

    document: Document
    every: set[str] = field(default_factory=set)
    of_clause: dict[str, list[str]] = field(default_factory=dict)
    by_words: dict[str, list[str]] = field(default_factory=dict)


#: the last year that was asked for: the screen asks after every key stroke
_year: list[_Year] = []


def changes(context: Context) -> Iterator[Placed]:
    """The sentences of a draft that differ from last year's at one place."""
    previous = context.previous
    if previous is None:
        return
    year = _read(previous)
    for unit, block in context.blocks:
        if block.kind not in _TEXTS:
            continue
        for sentence in split(block.text):
            if sentence.text in year.every:
                continue
            change = _from(year, block, sentence.text)
            if change is not None:
                yield Placed(unit, block, sentence.start, change)


def _read(previous: Document) -> _Year:
    year = _year[0] if _year else None
    if year is None or year.document is not previous:
        year = _Year(previous)
        for block in previous.blocks():
            if block.kind not in _TEXTS:
                continue
            for sentence in split(block.text):
                year.every.add(sentence.text)
                year.by_words.setdefault(words(sentence.text), []).append(sentence.text)
                if block.clause is not None:
                    year.of_clause.setdefault(block.clause, []).append(sentence.text)
        _year[:] = [year]
    return year


def _from(year: _Year, block: Block, sentence: str) -> Change | None:
    """The change from last year's sentence; of those in other words only what was put into one of the same clause."""
    for old in _candidates(year, block, sentence):
        change = compared(old, sentence)
        if change is not None:
            return change
    own = year.of_clause.get(block.clause or "", [])
    grown = (change for old in own if (change := compared(old, sentence)) is not None)
    return next((change for change in grown if not change.was), None)


def _candidates(year: _Year, block: Block, sentence: str) -> Iterator[str]:
    key = words(sentence)
    if len(key) < _KNOWN:
        return
    own = year.of_clause.get(block.clause or "", [])
    yield from (old for old in own if words(old) == key)
    yield from (old for old in own if words(old) != key and words(old).startswith(key))
    yield from year.by_words.get(key, [])


@lru_cache(maxsize=8192)
def words(sentence: str) -> str:
    """A sentence without hiragana, commas and blanks, its figures alike."""
    return _KANA.sub("", _FIGURES.sub("0", sentence))


@lru_cache(maxsize=4096)
def compared(old: str, new: str) -> Change | None:
    """The one place at which two sentences differ; None where they do not, or at several places."""
    old = _with_figures(old, new)
    if old == new:
        return None
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    behind = 0
    while behind < min(len(old), len(new)) - start and old[-1 - behind] == new[-1 - behind]:
        behind += 1
    old_end, new_end = len(old) - behind, len(new) - behind
    longer, end = (old, old_end) if new_end == start else (new, new_end)
    # する〔と〕ともに and すると〔と〕もに are one change: the first place counts
    while start and min(old_end, new_end) == start and longer[start - 1] == longer[end - 1]:
        start, old_end, new_end, end = start - 1, old_end - 1, new_end - 1, end - 1
    return Change(old, new, start, old_end, new_end)


def _with_figures(old: str, new: str) -> str:
    """Last year's sentence with this year's figures, where they are as many."""
    figures = _FIGURES.findall(new)
    if len(figures) != len(_FIGURES.findall(old)):
        return old
    left = iter(figures)
    return _FIGURES.sub(lambda _: next(left), old)
