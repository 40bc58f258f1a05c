"""DAT002: a stretch of time that ends before it begins."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from drafter.checks.dates import Dated, dates, days
from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits
from drafter.language import Message

RULE = Rule(
    code="DAT002",
    name="range-backwards",
    severity=Severity.ERROR,
    title=Message(ja="終わりが初めより前の期間", en="a stretch of time that ends before it begins"),
    why=Message(
        ja="「令和８年度から令和６年度まで」のように、終わりの年月日が初めより前にあります。"
        "「前倒しする」「改める」など、期限の変更を述べる文は対象にしません。",
        en="The end of the stretch (令和８年度から令和６年度まで) lies before its beginning. Sentences that say "
        "that a date is "
        "brought forward or changed are left alone.",
    ),
    rests_on=Message(ja="暦", en="the calendar"),
    wrong="令和８年度から令和６年度まで",
    right="令和６年度から令和８年度まで",
)
_FROM = lazy.compile(r"(?:末|頃|当初)?[ 　]*(?:から|より)[ 　]*$")
_DASH = lazy.compile(r"[ 　]*(?:[～〜~－―−–]|から)[ 　]*$")
_UNTIL = lazy.compile(r"(?:末|頃|中|現在)?[ 　]*(?:まで|にかけて|の間|の期間)")
#: what brings a date forward or names a change of it
_CHANGE = lazy.compile(r"前倒|繰上|繰り上|早め|遡|さかのぼ|変更|改め|短縮|改正|修正")
#: 令和８年度から６年度まで, ８月10日から８月５日まで
_SHORT = lazy.compile(
    r"(?P<n1>[0-9０-９]{1,2})(?P<u1>年度|年)(?:から|～|〜)(?P<n2>[0-9０-９]{1,2})(?P=u1)(?![0-9０-９])"
    r"|(?<![0-9０-９])(?P<m1>[0-9０-９]{1,2})月(?P<d1>[0-9０-９]{1,2})日(?:から|～|〜)(?P=m1)月(?P<d2>[0-9０-９]{1,2})日"
)
#: an end so many months before the beginning is the next year's: 令和７年10月１日から３月31日まで
_NEXT_YEAR = 4
#: 令和７年４月から同年２月まで, 令和５年６月１日から５月31日まで
_SAME = lazy.compile(
    r"(?:から|～|〜)(?P<same>同年)?(?P<month>[0-9０-９]{1,2})月(?:(?P<day>[0-9０-９]{1,2})日|末)?(?P<until>まで)?"
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each such stretch."""
    found = dates(text)
    told: set[int] = set()
    for first, second in pairwise(found):
        if not _spans(text, first, second):
            continue
        begins, ends = days(first.date), days(second.date)
        if begins and ends and ends.last < begins.first:
            told.add(first.start)
            yield _hit(text, first.start, second.end)
    for start, end in (*_short(text, found), *_same_year(text, found)):
        if start not in told:
            told.add(start)
            yield _hit(text, start, end)


def _spans(text: str, first: Dated, second: Dated) -> bool:
    between, after = text[first.end : second.start], text[second.end :]
    if len(between) > 8 or _CHANGE.search(after[:20]):
        return False
    # without まで only a dash says that it is one stretch: 令和８年４月から、令和７年度に…
    return bool(_UNTIL.match(after) and _FROM.fullmatch(between)) or (
        bool(_DASH.fullmatch(between)) and "から" not in between
    )


def _short(text: str, found: tuple[Dated, ...]) -> Iterator[tuple[int, int]]:
    for match in _SHORT.finditer(text):
        if _CHANGE.search(text[match.end() :][:20]):
            continue
        if match["d1"]:
            if int(half_digits(match["d2"])) < int(half_digits(match["d1"])):
                yield match.start(), match.end()
            continue
        holder = next((d for d in found if d.start <= match.start() < d.end), None)
        if holder is None or holder.date.era is None or holder.date.month is not None or holder.end > match.end():
            continue
        small, great = int(half_digits(match["n2"])), int(half_digits(match["n1"]))
        # a small number after a great one may be the next era's: 平成30年度から2年度
        if small < great and holder.date.era == "令和" and _UNTIL.match(text, match.end()):
            yield holder.start, match.end()


def _same_year(text: str, found: tuple[Dated, ...]) -> Iterator[tuple[int, int]]:
    """Ends within the year of their beginning: with 同年, or with a day and まで."""
    for first in found:
        begun = first.date
        match = _SAME.match(text, first.end)
        if match is None or begun.month is None or _CHANGE.search(text[match.end() :][:20]):
            continue
        # without 同年 a month alone may be of the next year (令和７年10月から３月まで)
        if not match["same"] and not (match["until"] and match["day"] and begun.day):
            continue
        month, day = int(half_digits(match["month"])), int(half_digits(match["day"] or "0"))
        earlier = month < begun.month or (month == begun.month and 0 < day < (begun.day or 0))
        if earlier and (match["same"] or begun.month - month < _NEXT_YEAR):
            yield first.start, match.end()


def _hit(text: str, start: int, end: int) -> Hit:
    message = Message(
        ja=f"「{text[start:end]}」は、終わりが初めより前です",
        en=f"“{text[start:end]}” ends before it begins",
    )
    return Hit(start, end, message)
