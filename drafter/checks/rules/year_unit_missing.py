"""DAT005: a year without 年 or 年度."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.dates import is_quoted
from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="DAT005",
    name="year-unit-missing",
    severity=Severity.ERROR,
    title=Message(ja="「年」「年度」のない年", en="a year without 年 or 年度"),
    why=Message(
        ja="「令和12までに」のように「年」か「年度」が落ちています。どちらであるかで期限が３か月変わります。"
        "「令和５～７年度」のように後で付くもの、表の欄、「」の中の名称は対象にしません。",
        en="令和12までに lacks 年 or 年度; which of the two moves the date by three months. Years whose 年 comes "
        "later (令和５～７年度), "
        "cells of tables and names in 「」 are left alone.",
    ),
    rests_on=Message(ja="暦", en="the calendar"),
    wrong="令和12までに整備すること。",
    right="令和12年度までに整備すること。",
)
_D = "0-9０-９"
#: numbers, marks and small words that may stand between a year and the 年 of its last one
_LATER = rf"[{_D}元 　、，,・／/～〜~－―−–\-()（）]|から|及び|並びに|又は|と|令和|平成|の各|の両"
_ERA = lazy.compile(
    rf"(?:令和|平成|昭和)[ 　]?(?:元|[{_D}]{{1,2}})(?![{_D}元])(?!(?:{_LATER}){{0,16}}年)(?P<after>[^年]|$)"
)
#: what follows a year in a sentence; names go on with other letters (令和５農林…)
_FOLLOWS = set("かまでにのをはがとも、。以末中当頃時夏春秋冬比予決")
#: the number or the end of a year lost or written twice: 令和年度に, 令和７年年に, 令和７年度度に
_NO_NUMBER = lazy.compile(
    r"(?:令和|平成|昭和)年(?:度|(?=[0-9０-９]{1,2}月|に|から|まで))(?!間|号)(?![一-龠々]*[』」])",
    needs="令和年|平成年|昭和年",
)
_TWICE = lazy.compile(rf"(?:[{_D}]|元)(?:年年度?|年度(?:年|度))(?=[にのかま、。以])")
_WESTERN = lazy.compile(
    rf"(?<![{_D}A-Za-zＡ-Ｚａ-ｚァ-ヶー一-龠.．,，/／\-－～〜])[12１２][09０９][{_D}]{{2}}"
    r"(?=までに|末までに|以降の|末まで延)"
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each such year in a sentence or heading."""
    if about.kind in ("cell", "figure", "line"):
        return
    for match in _ERA.finditer(text):
        if match["after"] in _FOLLOWS and not is_quoted(text, match.start()):
            yield _hit(text, match.start(), match.end() - 1)
    for pattern, message in ((_NO_NUMBER, _lacks_number), (_TWICE, _written_twice)):
        for match in pattern.finditer(text):
            if not is_quoted(text, match.start()):
                yield Hit(*match.span(), message(match[0]))
    for match in _WESTERN.finditer(text):
        if not is_quoted(text, match.start()):
            yield _hit(text, *match.span())


def _lacks_number(shown: str) -> Message:
    return Message(ja=f"「{shown}」に年の数字がありません", en=f"“{shown}” lacks the number of the year")


def _written_twice(shown: str) -> Message:
    return Message(ja=f"「{shown}」は「年」「年度」が重なっています", en=f"“{shown}”: 年 or 年度 stands twice")


def _hit(text: str, start: int, end: int) -> Hit:
    shown = text[start:end]
    message = Message(
        ja=f"「{shown}」の後に「年」か「年度」がありません",
        en=f"“{shown}” is not followed by 年 or 年度",
    )
    return Hit(start, end, message)
