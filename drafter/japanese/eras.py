"""Japanese dates: read and printed (design, section 9).

Read are 令和６年（２０２４年）, 令和9年度（2027年度末）, 平成13年（2002）年, 2020年11月13日,
R9.8.1, 令和元年, 令和六年, 令和９年８月　日. A date that never was (令和元年4月30日) is read, and says so.

First and last days of the eras are those of the edicts; until 昭和 the day of a change belonged to both.
Before 明治6年 the calendar was another one, so that months and days of those years are kept as printed and
not converted.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Literal

from drafter.japanese import lazy
from drafter.japanese.glyphs import full_digits
from drafter.japanese.kanji_numbers import counted

Digits = Literal["half", "full", "kanji"]
YearStyle = Literal["era", "western", "both"]
Problem = Literal["no-such-day", "outside-era", "year-mismatch"]
Ymd = tuple[int, int, int]

#: the Gregorian calendar came into force on 明治6年1月1日
GREGORIAN_FROM = 1873


@dataclass(frozen=True, slots=True)
class Era:
    """An era: name, letter, single glyph, first and last day (last None: still running)."""

    name: str
    letter: str
    glyph: str
    first: Ymd
    last: Ymd | None

    def year(self, western: int) -> int:
        """The year's number within the era."""
        return western - self.first[0] + 1

    def western(self, year: int) -> int:
        """The Gregorian year of the era's year."""
        return self.first[0] + year - 1


ERAS = (
    Era("明治", "M", "㍾", (1868, 10, 23), (1912, 7, 30)),
    Era("大正", "T", "㍽", (1912, 7, 30), (1926, 12, 25)),
    Era("昭和", "S", "㍼", (1926, 12, 25), (1989, 1, 7)),
    Era("平成", "H", "㍻", (1989, 1, 8), (2019, 4, 30)),
    Era("令和", "R", "㋿", (2019, 5, 1), None),
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date as far as it is given.

    Attributes:
        year: Gregorian; by the era where both were printed.
        month, day: None where not given, also where left blank (``blank``: 令和９年８月　日).
        fiscal: 年度; ``end``: 末, 末日 or 年度末.
        era, era_year: as printed, None for a western year alone.
        western: the western year that was printed, None without one.
    """

    year: int
    month: int | None = None
    day: int | None = None
    fiscal: bool = False
    end: bool = False
    blank: bool = False
    era: str | None = None
    era_year: int | None = None
    western: int | None = None

    @property
    def iso(self) -> str | None:
        """``2027``, ``2027-08`` or ``2027-08-01``; None for an impossible day or a 年度."""
        if self.fiscal or self.problem in ("no-such-day", "outside-era"):
            return None
        if self.month is None or self._lunar:
            return f"{self.year:04}"
        return f"{self.year:04}-{self.month:02}" + (f"-{self.day:02}" if self.day is not None else "")

    @property
    def _lunar(self) -> bool:
        return self.era == "明治" and self.year < GREGORIAN_FROM

    @property
    def problem(self) -> Problem | None:
        """What is wrong with it: no such day, a day outside the era, or era and western year that differ."""
        if self.western is not None and self.era_year is not None and self.western != self.year:
            return "year-mismatch"
        if not _exists(self.year, self.month, self.day, lunar=self._lunar):
            return "no-such-day"
        if self.era is not None and not self._lunar and not self._in_era():
            return "outside-era"
        return None

    def _in_era(self) -> bool:
        era = next(e for e in ERAS if e.name == self.era)
        if self.era_year is not None and self.era_year < 1:
            return False
        low = (self.year, self.month or 1, self.day or 1)
        high = (self.year, self.month or 12, self.day or 31)
        return high >= era.first and (era.last is None or low <= era.last)


def parse(text: str) -> PartialDate | None:
    """The date that the whole text is (outer blanks aside), None when it is none."""
    matched = _DATE.fullmatch(text.strip()) or _BARE.fullmatch(text.strip())
    return _made(matched) if matched else None


def find(text: str) -> list[tuple[int, int, PartialDate]]:
    """All dates in a text, in their order: start, end (exclusive), date."""
    result = []
    for matched in _DATE.finditer(text):
        date = _made(matched)
        if date is not None:
            result.append((matched.start(), matched.end(), date))
    return result


def fiscal_year(text: str) -> int | None:
    """``令和9年度``, ``2027年度``, ``令和９年度（2027年度）末`` → 2027; None for anything else."""
    date = parse(text)
    return date.year if date is not None and date.fiscal and date.problem is None else None


def era_date(iso: str, digits: Digits = "half", year: YearStyle = "era", *, blank_day: bool = False) -> str:
    """Print an ISO date (``2027``, ``2027-08``, ``2027-08-01``).

    ``blank_day`` leaves the day open, as a draft does: 令和９年８月　日. A day that never was is printed as
    it is (a rule reports it); dates before 1873 are printed western.

    Raises:
        ValueError: not an ISO date.
    """
    matched = _ISO.fullmatch(iso)
    if matched is None:
        raise ValueError(f"not an ISO date: {iso!r}")
    y, m, d = (int(part) if part else None for part in matched.groups())
    assert y is not None
    text = _year(y, _era_at((y, m or 12, d or 31)), "年", year)
    if m is not None:
        text += f"{m}月"
        text += "　日" if blank_day else f"{d}日" if d is not None else ""
    return _in(digits, text)


def print_fiscal_year(value: int, digits: Digits = "half", year: YearStyle = "era") -> str:
    """``2027`` → 令和9年度, 2027年度, or 令和9年度（2027年度）."""
    text = _year(value, _era_at((value, 12, 31)), "年度", year)
    return _in(digits, text)


def _in(digits: Digits, text: str) -> str:
    """A date's text in the digits of the house; in kanji a western year is read off (二〇二七年), the rest counted."""
    if digits == "kanji":
        return counted(text)
    return full_digits(text) if digits == "full" else text


def _year(western: int, era: Era | None, unit: str, style: YearStyle) -> str:
    plain = f"{western}{unit}"
    if era is None or style == "western":
        return plain
    number = era.year(western)
    named = f"{era.name}{'元' if number == 1 else number}{unit}"
    return f"{named}（{plain}）" if style == "both" else named


def _era_at(day: Ymd) -> Era | None:
    """The era of a day; on a day of change the new one."""
    if day[0] < GREGORIAN_FROM:
        return None
    return next((era for era in reversed(ERAS) if day >= era.first), None)


def _exists(year: int, month: int | None, day: int | None, *, lunar: bool) -> bool:
    if not 1 <= year <= 9999:
        return False
    if month is None:
        return True
    if not 1 <= month <= 12:
        return False
    last = 30 if lunar else calendar.monthrange(year, month)[1]
    return day is None or 1 <= day <= last


# ---------------------------------------------------------------- grammar

_ISO = lazy.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_D = r"[0-9０-９]"
_K = r"[〇一二三四五六七八九十]"
_SP = r"[ 　]*"
_WESTERN = rf"(?<!{_D}){_D}{{4}}(?!{_D})|(?<!{_K})[一二][〇一二三四五六七八九]{{3}}(?!{_K})"
_ERA_YEAR = rf"(?:元|{_D}{{1,2}}(?!{_D})|{_K}{{1,3}})"
_NAME = "明治|大正|昭和|平成|令和|㍾|㍽|㍼|㍻|㋿"
_LETTER = r"(?<![A-Za-zＡ-Ｚａ-ｚ0-9０-９])[MTSHRＭＴＳＨＲ]"
_NUMBER = rf"(?:{_D}{{1,2}}(?!{_D})|{_K}{{1,3}})"
_OPEN, _CLOSE = "[（(]", "[）)]"
_UNIT = rf"{_SP}(?:年度|年)"


def _rest(n: int) -> str:
    """What follows a year's 年: month and day, a blank day (８月　日), a blank month, or 末."""
    return (
        rf"(?:{_SP}(?P<m{n}>{_NUMBER}){_SP}月"
        rf"(?:{_SP}(?P<d{n}>{_NUMBER}){_SP}日|(?P<blank{n}>[ 　]+)日|(?P<endm{n}>末日|末))?"
        rf"|(?P<open{n}>[ 　]+月[ 　]*日?)|(?P<end{n}>末))?"
    )


#: 令和9年度（2027年度末）, 平成13年（2002）年, 令和6年(2024年)6月, and the western year first
_DOUBLE = (
    rf"(?:(?P<e1>{_NAME}){_SP}(?P<y1>{_ERA_YEAR})(?P<u1>{_UNIT})?"
    rf"{_OPEN}(?P<w1>{_WESTERN})(?P<v1>{_UNIT})?(?P<endv1>末)?{_CLOSE}"
    rf"|(?P<w2>{_WESTERN})(?P<u2>{_UNIT})?"
    rf"{_OPEN}(?P<e2>{_NAME}){_SP}(?P<y2>{_ERA_YEAR})(?P<v2>{_UNIT})?(?P<endv2>末)?{_CLOSE})"
    rf"(?P<t1>{_UNIT})?{_rest(1)}"
)
_SINGLE = (
    rf"(?:(?P<e3>{_NAME}|{_LETTER}){_SP}(?P<y3>{_ERA_YEAR})|(?P<w3>{_WESTERN}))"
    rf"(?:(?P<fiscal>{_SP}年度)(?P<endf>末)?|{_SP}年{_rest(3)})"
)
#: with points or hyphens only what can be a date: 0570-64-12 is a telephone number, R2.0.1 a version
_MONTH = r"(?:[0０]?[1-9１-９]|[1１][0-2０-２])"
_DAY = r"(?:[0０]?[1-9１-９]|[12１２][0-9０-９]|[3３][01０１])"
_POINTS = (
    rf"(?P<e4>{_NAME}|{_LETTER})(?P<y4>{_D}{{1,2}})[./．／](?P<m4>{_MONTH})[./．／](?P<d4>{_DAY})(?!{_D})"
    rf"|(?P<w5>(?<!{_D})(?:[12１２][089０８９]{_D}{_D}))(?P<s5>[-./．／－])(?P<m5>{_MONTH})(?P=s5)(?P<d5>{_DAY})(?!{_D})"
)
_DATE = lazy.compile(f"{_DOUBLE}|{_SINGLE}|{_POINTS}")
#: only where the whole text is the date: R9, 令和9
_BARE = lazy.compile(rf"(?P<e3>{_NAME}|{_LETTER})(?P<y3>{_ERA_YEAR})")


def _made(matched: re.Match[str]) -> PartialDate | None:
    """The PartialDate of a match of ``_DATE``; None for a kanji number that is none (``二十十``)."""
    groups = {name: value for name, value in matched.groupdict().items() if value is not None}

    def first(*names: str) -> str | None:
        return next((groups[name] for name in names if name in groups), None)

    era = _era(first("e1", "e2", "e3", "e4"))
    era_year = _number(first("y1", "y2", "y3", "y4"))
    western = _number(first("w1", "w2", "w3", "w5"))
    month = _number(first("m1", "m3", "m4", "m5"))
    day = _number(first("d1", "d3", "d4", "d5"))
    if -1 in (era_year, western, month, day):
        return None
    if era is not None and era_year is not None:
        year = era.western(era_year)
    elif western is not None:
        year = western
    else:
        return None
    return PartialDate(
        year=year,
        month=month,
        day=day,
        fiscal=any("年度" in groups.get(name, "") for name in ("fiscal", "u1", "v1", "u2", "v2", "t1")),
        end=any(name.startswith("end") for name in groups),
        blank=any(name.startswith(("blank", "open")) for name in groups),
        era=era.name if era else None,
        era_year=era_year,
        western=western,
    )


def _era(printed: str | None) -> Era | None:
    if printed is None:
        return None
    letter = chr(ord(printed) - 0xFEE0) if "Ａ" <= printed <= "Ｚ" else printed
    return next((era for era in ERAS if letter in (era.name, era.letter, era.glyph)), None)


_KANJI = "〇一二三四五六七八九"


def _number(printed: str | None) -> int | None:
    """The value of 元, digits of any width, 十三, 二〇二四; -1 where it is no number; None for None."""
    if printed is None:
        return None
    if printed == "元":
        return 1
    if printed[0] not in _KANJI + "十":
        return int(printed)
    if "十" not in printed:
        return int("".join(str(_KANJI.index(char)) for char in printed))
    tens, _, units = printed.partition("十")
    if "十" in units or len(tens) > 1 or len(units) > 1 or "〇" in tens + units:
        return -1
    return (_KANJI.index(tens) if tens else 1) * 10 + (_KANJI.index(units) if units else 0)
