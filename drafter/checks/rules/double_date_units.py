"""DAT001: the two years of a double date are of different kinds."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.dates import dates
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="DAT001",
    name="double-date-units",
    severity=Severity.WARNING,
    title=Message(ja="和暦と西暦で年と年度が食い違う", en="a year and a fiscal year for the same time"),
    why=Message(
        ja="「令和７年度（2025年）」では、２０２５年の初めの３か月が令和７年度に入りません。和暦と西暦は、年なら年、"
        "年度なら年度、末なら末にそろえてください。"
        "１月から３月の出来事を示す「平成30年度（2019年）」は対象にしません。",
        en="令和７年度（2025年） names a fiscal year and a calendar year, which do not cover the same months. Let "
        "both be "
        "years, or both fiscal years, with or without 末. 平成30年度（2019年), of something from January to March, "
        "is left "
        "alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="令和７年度（2025年）",
    right="令和７年度（2025年度）",
    repairs="unsafe",
)
_DOUBLE = lazy.compile(
    r"(?P<before>年度|年)?(?P<end>末)?[（(](?P<inner>[^（）()]*?)(?P<unit>年度|年)?(?P<last>末)?[）)]"
)
_AFTER = lazy.compile(r"[ 　]*(年度|年)")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each such date."""
    for dated in dates(text):
        date = dated.date
        if date.western is None or date.era is None or date.month is not None or date.problem is not None:
            continue
        shown = text[dated.start : dated.end]
        match = _DOUBLE.search(shown)
        if match is None:
            continue
        after = _AFTER.match(shown, match.end())
        outer, inner = match["before"] or (after and after[1]), match["unit"]
        if outer and inner and outer != inner:
            yield _units(dated.start, dated.end, shown, match, inner)
        elif match["last"] and not match["end"] and not shown.endswith("末") and text[dated.end :][:1] != "末":
            message = Message(
                ja=f"{shown}: 「末」が片方だけにあります。どちらも末とするか、どちらからも除いてください",
                en=f"{shown}: only one of the two says 末 (the end of the year)",
            )
            yield Hit(dated.start, dated.end, message, severity=Severity.INFO)


def _units(start: int, end: int, shown: str, match: re.Match[str], inner: str) -> Hit:
    at = match.start("unit")
    new = shown[:at] + ("年" if inner == "年度" else "年度") + shown[match.end("unit") :]
    message = Message(
        ja=f"{shown}: 年と年度が混在しています。「{new}」ではありませんか",
        en=f"{shown}: a year and a fiscal year; “{new}”?",
    )
    return Hit(start, end, message, new)
