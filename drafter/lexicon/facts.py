"""Facts: organisations, plans, laws, systems and subsidies that were renamed, merged or ended, each with its days.

The table is ``drafter/lexicon/facts.tsv``; Excel opens it. Its first line names the columns::

    name     as texts print it
    kind     organisation, plan, law, system or subsidy
    from     the first day of the name, ISO; empty: not told
    until    its last day, ISO; empty: it still stands
    now      what took its place; several of them with ``／`` between; empty: nothing did, or nothing that is one name
    aliases  what else texts call it, with ``|`` between
    before   a regular expression that must stand directly before; ``!`` in front: must not
    after    the same for what follows
    note     what happened, in Japanese, and after `` / `` in English

Digits and Latin letters match in either width, か年 in every spelling, 靱 as 靭. Of names that overlap the longest one
that begins first counts: デジタル田園都市国家構想総合戦略 is not デジタル田園都市国家構想.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path
from typing import Literal, cast, get_args

__all__ = ["COLUMNS", "Fact", "Facts", "Kind", "Mention", "bundled", "first_day", "kind_of", "last_day", "parse"]

Kind = Literal["organisation", "plan", "law", "system", "subsidy"]
COLUMNS = ("name", "kind", "from", "until", "now", "aliases", "before", "after", "note")
_FILE = Path(__file__).with_name("facts.tsv")
_SIGHT = 12
_ISO = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the table; see the module's text.

    Attributes:
        since, until: first and last day; None where not told, and where it still stands.
        names: the name and its aliases.
        line: in its file.
    """

    name: str
    kind: Kind
    since: date | None = None
    until: date | None = None
    now: str = ""
    aliases: tuple[str, ...] = ()
    before: str = ""
    after: str = ""
    note: tuple[str, str] = ("", "")
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The name and its aliases."""
        return (self.name, *self.aliases)

    @property
    def successor(self) -> str:
        """The one name that can stand in its place; empty where there is none, or several."""
        return "" if "／" in self.now else self.now

    def ended(self, day: date) -> bool:
        """Whether it had ended on a day."""
        return self.until is not None and self.until < day


@dataclass(frozen=True, slots=True)
class Mention:
    """A fact's name in a text: the characters, end exclusive."""

    start: int
    end: int
    fact: Fact


class Facts:
    """Some facts, asked of texts."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        """Of two facts with one name the first counts."""
        self.facts = tuple(facts)
        self._of: dict[str, Fact] = {}
        for fact in self.facts:
            for name in fact.names:
                self._of.setdefault(key(name), fact)
        names = sorted(self._of, key=lambda name: (-len(name), name))
        self._any = re.compile("|".join(map(re.escape, names))) if names else None

    def find(self, text: str) -> tuple[Mention, ...]:
        """The names in a text, from the left; none overlap."""
        if self._any is None:
            return ()
        words = key(text)
        return tuple(
            Mention(*hit.span(), fact)
            for hit in self._any.finditer(words)
            if _fits(fact := self._of[hit[0]], words, *hit.span())
        )


def _fits(fact: Fact, words: str, start: int, end: int) -> bool:
    near = (words[max(0, start - _SIGHT) : start], words[end : end + _SIGHT])
    return _holds(fact.before, near[0], last=True) and _holds(fact.after, near[1], last=False)


def _holds(condition: str, near: str, *, last: bool) -> bool:
    if not condition:
        return True
    pattern = condition.removeprefix("!")
    found = re.search(f"(?:{pattern})\\Z", near) if last else re.match(pattern, near)
    return (found is not None) != condition.startswith("!")


_HALF = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_SAME = {ord(char) + 0xFEE0: char for char in _HALF} | str.maketrans("(),，－　靭ヵヶケ箇", "（）、、- 靱かかかか")


def key(text: str) -> str:
    """What names are compared by; as long as the text itself."""
    return text.translate(_SAME).replace("カ年", "か年")


@lru_cache(maxsize=1)
def bundled() -> Facts:
    """The facts that drafter brings along."""
    return Facts(parse(_FILE.read_text(encoding="utf-8")))


def parse(text: str) -> tuple[Fact, ...]:
    """The facts of a table.

    Raises:
        ValueError: a line that is none, with its number.
    """
    facts: list[Fact] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith(("#", "name\t")):
            continue
        cells = line.split("\t")
        if len(cells) > len(COLUMNS) or not cells[0]:
            raise ValueError(f"line {number}: {len(cells)} columns")
        name, kind, since, until, now, aliases, before, after, note = (*cells, *[""] * (len(COLUMNS) - len(cells)))
        if kind not in get_args(Kind):
            raise ValueError(f"line {number}: kind {kind!r}")
        ja, _, en = note.partition(" / ")
        facts.append(
            Fact(
                name,
                cast("Kind", kind),
                first_day(since) if since else None,
                last_day(until) if until else None,
                now,
                tuple(filter(None, aliases.split("|"))),
                before,
                after,
                (ja, en or ja),
                number,
            )
        )
    return tuple(facts)


def first_day(iso: str) -> date:
    """The first day of an ISO year, month or day. Raises ValueError where it is none."""
    year, month, day = _parts(iso)
    return date(year, month or 1, day or 1)


def last_day(iso: str) -> date:
    """The last day of an ISO year, month or day. Raises ValueError where it is none."""
    year, month, day = _parts(iso)
    first = date(year, month or 1, day or 1)
    if day:
        return first
    return (date(year, month + 1, 1) if month and month < 12 else date(year + 1, 1, 1)) - timedelta(days=1)


def _parts(iso: str) -> tuple[int, int, int]:
    matched = _ISO.fullmatch(iso)
    if matched is None:
        raise ValueError(f"not an ISO date: {iso!r}")
    year, month, day = (int(part or 0) for part in matched.groups())
    return year, month, day


_ENDINGS: tuple[tuple[Kind, str], ...] = (
    ("law", r"法律?$|条例$"),
    ("subsidy", r"(?:交付金|補助金|助成金|給付金|支援金|事業債|事業費)$"),
    ("plan", r"(?:計画|戦略|構想|プラン|大綱|方針|宣言|ビジョン|対策|パッケージ)(?:[0-9０-９.]*)$"),
    ("organisation", r"(?:省|庁|局|室|課|部|本部|会議|委員会|機構|センター|公社|公庫|事業団|協会|大臣)$"),
)


def kind_of(name: str) -> Kind:
    """What a name is the name of, by how it ends; a system where that does not tell."""
    return next((kind for kind, ending in _ENDINGS if re.search(ending, name)), "system")
