"""Lexicons: words that are wrong and what is right, one data file a family, each with the conditions of its context.

A family is ``drafter/lexicon/FAMILY.tsv``: a table that Excel opens, its first line the names of the columns::

    wrong    the words; ``/…/`` is a regular expression
    right    what they should be; ``\\1`` is a group of it; empty: that cannot be told
    before   a regular expression that must stand directly before; ``!`` in front: must not
    after    the same for what follows
    profile  ``any``: wrong in every house; ``official``: against the official spelling
    safe     ``yes`` when the repair cannot change what is said
    note     why, in Japanese, and after `` / `` in English

Blank lines and lines that begin with ``#`` are passed over. Conditions see up to 12 characters on either side, so
that a substring of another word is told from the word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

__all__ = ["COLUMNS", "Entry", "Found", "Lexicon", "families", "family", "parse"]

COLUMNS = ("wrong", "right", "before", "after", "profile", "safe", "note")
_FOLDER = Path(__file__).parent
_SIGHT = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; see the module's text. ``line`` is its line in the file."""

    wrong: str
    right: str
    before: str
    after: str
    official: bool
    safe: bool
    note: tuple[str, str]
    line: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """An entry found in a text: the characters, and what they should be (None where that cannot be told)."""

    start: int
    end: int
    right: str | None
    entry: Entry


class Lexicon:
    """The entries of a family, asked of texts."""

    def __init__(self, entries: tuple[Entry, ...]) -> None:
        self.entries = entries
        #: by their first two letters, which hardly any place of a text has; those of one letter by it
        self._by_start: dict[str, list[Entry]] = {}
        self._patterns = [entry for entry in entries if _is_regex(entry.wrong)]
        for entry in entries:
            if not _is_regex(entry.wrong):
                self._by_start.setdefault(entry.wrong[:2], []).append(entry)

    def find(self, text: str) -> Iterator[Found]:
        """What of the family stands in a text, from the left; of entries that overlap the longest at the first place
        counts.
        """
        done = 0
        for start in self._places(text):
            found = self._at(text, start) if start >= done else None
            if found is not None:
                yield found
                done = max(found.end, start + 1)

    def _places(self, text: str) -> list[int]:
        """Where an entry may begin."""
        begun = _beginnings(text)
        places = {at for start in begun.keys() & self._by_start.keys() for at in begun[start]}
        for entry in self._patterns:
            places.update(matched.start() for matched in _compiled(entry.wrong[1:-1]).finditer(text))
        return sorted(places)

    def _at(self, text: str, start: int) -> Found | None:
        best: Found | None = None
        for entry in (*self._by_start.get(text[start : start + 2], ()), *self._by_start.get(text[start], ())):
            end = start + len(entry.wrong)
            longer = best is None or end > best.end
            if longer and text.startswith(entry.wrong, start) and _fits(entry, text, start, end):
                best = Found(start, end, entry.right or None, entry)
        for entry in self._patterns:
            matched = _compiled(entry.wrong[1:-1]).match(text, start)
            if matched is None or not matched[0] or not _fits(entry, text, start, matched.end()):
                continue
            if best is None or matched.end() > best.end:
                best = Found(start, matched.end(), matched.expand(entry.right) or None, entry)
        return best


def _is_regex(wrong: str) -> bool:
    return len(wrong) > 2 and wrong[0] == wrong[-1] == "/"


def _fits(entry: Entry, text: str, start: int, end: int) -> bool:
    return _holds(entry.before, text[max(0, start - _SIGHT) : start], last=True) and _holds(
        entry.after, text[end : end + _SIGHT], last=False
    )


def _holds(condition: str, near: str, *, last: bool) -> bool:
    if not condition:
        return True
    wanted = not condition.startswith("!")
    pattern = condition.removeprefix("!")
    found = _compiled(f"(?:{pattern})\\Z").search(near) if last else _compiled(pattern).match(near)
    return (found is not None) == wanted


@lru_cache(maxsize=64)
def _beginnings(text: str) -> dict[str, list[int]]:
    """The single letters and pairs of a text, and where each stands: every family of a check asks the same text."""
    found: dict[str, list[int]] = {}
    for at in range(len(text)):
        found.setdefault(text[at], []).append(at)
        found.setdefault(text[at : at + 2], []).append(at)
    return found


@lru_cache(maxsize=4096)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


@lru_cache(maxsize=64)
def family(name: str) -> Lexicon:
    """A family that drafter brings along."""
    return Lexicon(parse((_FOLDER / f"{name}.tsv").read_text(encoding="utf-8")))


def families() -> tuple[str, ...]:
    """The names of all families; facts are a table of their own (``lexicon.facts``)."""
    return tuple(sorted(path.stem for path in _FOLDER.glob("*.tsv") if path.stem != "facts"))


def parse(text: str) -> tuple[Entry, ...]:
    """The entries of a file.

    Raises:
        ValueError: a line that is none, with its number.
    """
    entries: list[Entry] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith(("#", "wrong\t")):
            continue
        cells = line.split("\t")
        if len(cells) > len(COLUMNS) or not cells[0]:
            raise ValueError(f"line {number}: {len(cells)} columns")
        wrong, right, before, after, profile, safe, note = (*cells, *[""] * (len(COLUMNS) - len(cells)))
        if profile not in ("", "any", "official") or safe not in ("", "yes", "no"):
            raise ValueError(f"line {number}: profile {profile!r}, safe {safe!r}")
        ja, _, en = note.partition(" / ")
        entries.append(Entry(wrong, right, before, after, profile == "official", safe == "yes", (ja, en or ja), number))
    return tuple(entries)
