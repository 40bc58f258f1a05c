"""DAT003: a day of the week that its date does not have."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from functools import lru_cache

from drafter.checks.context import Context, Node
from drafter.checks.dates import dates, spoken
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits
from drafter.language import Message

RULE = Rule(
    code="DAT003",
    name="weekday",
    severity=Severity.ERROR,
    title=Message(ja="日付と曜日が合わない", en="a day of the week that the date does not have"),
    why=Message(
        ja="曜日が、その日付のものではありません。"
        "昨年の文書の日付だけを直したときに残りがちです。"
        "年のない日付は、文書の日付の年とその前後の年のどれにも当たらないときだけ指摘します。",
        en="The date falls on another day of the week, as happens when only the date of last year's document is "
        "changed. "
        "A date without a year is reported only where it fits neither the document's year nor the ones beside it.",
    ),
    rests_on=Message(ja="暦", en="the calendar"),
    wrong="令和９年８月２日（火）",
    right="令和９年８月２日（月）",
    repairs="unsafe",
)
_DAYS = "月火水木金土日"
_WEEKDAY = lazy.compile(
    rf"[ 　]*(?:[（(][ 　]*(?P<in>[{_DAYS}])(?:曜日?)?(?:[・、,，]?(?:祝日?|休日?|振替休日))?[ 　]*[）)]"
    rf"|(?P<out>[{_DAYS}])曜日?)"
)
_YEARLESS = lazy.compile(
    r"(?<![0-9０-９年])(?<!年[ 　])(?P<m>[0-9０-９]{1,2})月[ 　]?(?P<d>[0-9０-９]{1,2})日(?=[ 　]*[（(])"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such day, in any printed text and the document's date."""
    places: list[tuple[Node, tuple[int, ...], str]] = list(context.texts)
    if document.date and document.date.printed:
        places.append((document.date, (), document.date.printed))
    issued = spoken(document, context)
    for node, path, text in places:
        for start, end, at, year, month, day in _dated(text):
            years = [year] if year else [issued.first[0] + n for n in (-1, 0, 1)] if issued else []
            true = [_DAYS[weekday] for each in years if (weekday := _weekday(each, month, day)) is not None]
            if not true or text[at] in true:
                continue
            shown = text[start:end]
            if year:
                message = Message(ja=f"{shown} は{true[0]}曜日です", en=f"{shown} is not that day of the week")
            else:
                message = Message(
                    ja=f"{shown} は、文書の年にもその前後の年にも、その曜日ではありません",
                    en=f"{shown} is not that day of the week, in the document's year or in those beside it",
                )
            yield context.finding(
                RULE,
                node,
                message,
                path=path,
                text=text,
                span=(start, end),
                new=text[start:at] + true[0] + text[at + 1 : end] if year else None,
            )


@lru_cache(maxsize=8192)
def _dated(text: str) -> tuple[tuple[int, int, int, int, int, int], ...]:
    """Dates with a day of the week: start, end, place of the day's letter, year (0: not given), month, day."""
    return tuple(_found(text)) if "日" in text else ()


def _found(text: str) -> Iterator[tuple[int, int, int, int, int, int]]:
    taken: list[tuple[int, int]] = []
    for dated in dates(text):
        taken.append((dated.start, dated.end))
        date, match = dated.date, _WEEKDAY.match(text, dated.end)
        if match and date.month and date.day and date.problem is None:
            at = match.start("in") if match["in"] else match.start("out")
            yield dated.start, match.end(), at, date.year, date.month, date.day
    for short in _YEARLESS.finditer(text):
        if any(start <= short.start() < end for start, end in taken):
            continue
        match = _WEEKDAY.match(text, short.end())
        if match and match["in"]:
            month, day = int(half_digits(short["m"])), int(half_digits(short["d"]))
            yield short.start(), match.end(), match.start("in"), 0, month, day


def _weekday(year: int, month: int, day: int) -> int | None:
    """From Monday, 0; None for a day that the year does not have."""
    try:
        return datetime.date(year, month, day).weekday()
    except ValueError:
        return None
