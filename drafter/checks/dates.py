"""Dates as the rules need them: those of a text, the days that one means, and the day on which a document speaks.

What hangs on one text alone is remembered by it.
"""

from __future__ import annotations

import calendar
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from drafter.japanese import eras, lazy
from drafter.japanese.eras import PartialDate, Ymd

if TYPE_CHECKING:
    from drafter.checks.context import Context
    from drafter.document import Document

_QUOTED = lazy.compile(r"「[^「」]*」|『[^『』]*』|“[^“”]*”")
_ISO = lazy.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


@dataclass(frozen=True, slots=True)
class Dated:
    """A date in a text: its characters, end exclusive, and what it says."""

    start: int
    end: int
    date: PartialDate


@dataclass(frozen=True, slots=True)
class Days:
    """First and last day of a stretch of time: a day, a month, a year, a 年度 (1 April to 31 March)."""

    first: Ymd
    last: Ymd


@lru_cache(maxsize=8192)
def dates(text: str) -> tuple[Dated, ...]:
    """The dates of a text, in their order."""
    if "年" not in text and "." not in text and "/" not in text and "-" not in text:
        return ()
    return tuple(Dated(start, end, date) for start, end, date in eras.find(text))


@lru_cache(maxsize=8192)
def quoted(text: str) -> tuple[tuple[int, int], ...]:
    """What stands in quotation marks: names of plans and laws, the words of others."""
    return tuple(match.span() for match in _QUOTED.finditer(text)) if "「" in text or "『" in text else ()


def is_quoted(text: str, at: int) -> bool:
    """Whether a character stands in quotation marks."""
    spans = quoted(text)
    near = bisect_right(spans, at, key=_start_of) - 1
    return near >= 0 and at < spans[near][1]


def within(found: Sequence[Dated], start: int, end: int) -> Sequence[Dated]:
    """Those of a text's dates that begin within a stretch of it."""
    return found[bisect_left(found, start, key=_begin_of) : bisect_left(found, end, key=_begin_of)]


def _start_of(span: tuple[int, int]) -> int:
    return span[0]


def _begin_of(dated: Dated) -> int:
    return dated.start


def days(date: PartialDate) -> Days | None:
    """The days that a date may mean; None for one that never was, or whose two years differ."""
    if date.problem is not None:
        return None
    year, month, day = date.year, date.month, date.day
    if date.fiscal:
        return Days((year, 4, 1), (year + 1, 3, 31)) if month is None else None
    if month is None:
        return Days((year, 1, 1), (year, 12, 31))
    last = calendar.monthrange(year, month)[1]
    return Days((year, month, day or 1), (year, month, day or last))


def fiscal(day: Ymd) -> int:
    """The 年度 of a day."""
    return day[0] - (day[1] < 4)


def spoken(document: Document, context: Context) -> Days | None:
    """The days on which a document may have been issued: as far as its date is given; a draft without one speaks
    today. None for a past file without a date: it is never measured by today.
    """
    iso = document.date.iso if document.date else None
    match = _ISO.fullmatch(iso or "")
    if match is not None:
        year, month, day = (int(part) if part else None for part in match.groups())
        assert year is not None
        return days(PartialDate(year, month, day))
    if context.is_draft and context.today is not None:
        today = (context.today.year, context.today.month, context.today.day)
        return Days(today, today)
    return None


def printed(day: Ymd) -> str:
    """A month as messages name it: 2026年3月."""
    return f"{day[0]}年{day[1]}月"
