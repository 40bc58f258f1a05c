"""TXT004: a date that never was, or whose two years differ."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context, Node
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import eras
from drafter.language import Message

RULE = Rule(
    code="TXT004",
    name="impossible-date",
    severity=Severity.ERROR,
    title=Message(ja="ありえない日付、食い違う年", en="an impossible date, or two years that differ"),
    why=Message(
        ja="令和元年4月30日のような元号の期間の外の日、2月30日のような暦にない日、"
        "平成13年（2002年）のように和暦と西暦が"
        "食い違う年を指摘します。改元の前に書かれた文書の将来の年（平成32年度など）は対象にしません。",
        en="A day outside its era (令和元年4月30日), a day that no calendar has (2月30日), or an era year and a "
        "western year "
        "that differ (平成13年（2002年）). Later years of an era in a document older than the next era are left "
        "alone.",
    ),
    rests_on=Message(ja="元号を定めた詔書・政令と暦", en="the edicts that set the eras, and the calendar"),
    wrong="令和９年度（2028年度）",
    right="令和９年度（2027年度）",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such date in any printed text."""
    issued = document.date.iso if document.date else None
    places: list[tuple[Node, tuple[int, ...], str]] = list(context.texts)
    if document.date and document.date.printed:
        places.append((document.date, (), document.date.printed))
    for node, path, text in places:
        for start, end, date in _dates(text):
            message = _message(date, text[start:end], issued)
            if message:
                yield context.finding(RULE, node, message, path=path, text=text, span=(start, end))


@lru_cache(maxsize=8192)
def _dates(text: str) -> tuple[tuple[int, int, eras.PartialDate], ...]:
    """The dates of a text that have something wrong; few have."""
    if "年" not in text and "." not in text and "/" not in text and "-" not in text:
        return ()
    return tuple(found for found in eras.find(text) if found[2].problem is not None)


def _message(date: eras.PartialDate, printed: str, issued: str | None) -> Message | None:
    match date.problem:
        case "year-mismatch":
            if date.fiscal and date.western == date.year + 1 and printed.count("年度") == 1:
                return None  # 平成30年度（2019年）: a day of January to March
            return Message(
                ja=f"{printed}: 和暦では{date.year}年で、西暦{date.western}年と食い違います",
                en=f"{printed}: the era year is {date.year}, not {date.western}",
            )
        case "no-such-day":
            return Message(ja=f"{printed} は暦にありません", en=f"{printed} is in no calendar")
        case "outside-era":
            era = next(e for e in eras.ERAS if e.name == date.era)
            later = era.last is not None and (date.year, date.month or 1, date.day or 1) > era.last
            if later and era.name == "平成" and (issued is None or issued < "2019-05"):
                return None
            return Message(
                ja=f"{printed} は{date.era}の期間にありません", en=f"{printed} does not lie within {date.era}"
            )
        case _:
            return None
