"""DAT004: a month that does not lie in the fiscal year beside it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from drafter.checks.dates import Dated, dates, fiscal
from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import eras, lazy
from drafter.language import Message

RULE = Rule(
    code="DAT004",
    name="fiscal-against-date",
    severity=Severity.WARNING,
    title=Message(ja="年度とその中にない月", en="a month that is not in the fiscal year beside it"),
    why=Message(
        ja="「令和８年度（令和８年３月）」の令和８年３月は令和７年度です。年度は４月に始まるので、"
        "１月から３月は前の年の年度に入ります。年度と月が同じ時を言い換えている所だけを見ます。",
        en="令和８年３月 lies in 令和７年度: a fiscal year begins in April. Only places are looked at where one "
        "says the other "
        "in other words.",
    ),
    rests_on=Message(
        ja="会計年度（財政法第11条、地方自治法第208条）", en="the fiscal year (財政法 art. 11, 地方自治法 art. 208)"
    ),
    wrong="令和８年度末（令和８年３月末）",
    right="令和７年度末（令和８年３月末）",
)
_OPENS = lazy.compile(r"[ 　]*(?P<end>末)?[ 　]*[（(]")
_CLOSES = lazy.compile(r"(?:末|末日|まで)?[ 　]*[）)]")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each such pair."""
    for first, second in pairwise(dates(text)):
        month = _same_time(text, first, second)
        if month is None:
            continue
        year, other = (first, second) if second is month else (second, first)
        true = fiscal((month.date.year, month.date.month or 4, 1))
        if true == year.date.year:
            continue
        end = second.end + (1 if text[second.end :][:1] == "末" else 0)
        closed = _CLOSES.match(text, second.end)
        end = closed.end() if closed and text[first.end : second.start] != "の" else end
        digits: eras.Digits = "full" if re.search("[０-９]", text[year.start : year.end]) else "half"
        right = eras.print_fiscal_year(true, digits, "western" if year.date.era is None else "era")
        shown = text[first.start : end]
        message = Message(
            ja=f"{shown}: {text[other.start : other.end]}は{right}です",
            en=f"{shown}: that month lies in {right}",
        )
        yield Hit(first.start, end, message)


def _same_time(text: str, first: Dated, second: Dated) -> Dated | None:
    """The month of a pair that says one time twice, None for others."""
    if first.date.fiscal == second.date.fiscal or first.date.problem or second.date.problem:
        return None
    month, year = (second, first) if first.date.fiscal else (first, second)
    if month.date.month is None:
        return None
    between = text[first.end : second.start]
    if _OPENS.fullmatch(between) and _CLOSES.match(text, second.end):
        return month
    ends = year.date.end or text[year.end :][:1] == "末"
    return month if between == "の" and second is year and ends and month.date.month == 3 else None
