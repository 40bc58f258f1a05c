"""ORT015: the commas of a large number: in the wrong place, or left out."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="ORT015",
    name="digit-groups",
    severity=Severity.WARNING,
    title=Message(ja="数字の桁区切り", en="the commas of a large number"),
    why=Message(
        ja="数は三桁ごとに「,」で区切ります。位置の違う区切り（1,0000円）はどの家でも誤りです。区切りのない四桁以"
        "上の数は、公用文の表記による様式のときに限り、"
        "「円」「人」「件」などの前だけを見ます。年、番号、時刻は対象にしません。",
        en="Numbers are grouped by three digits. A comma in another place (1,0000円) is a mistake in every "
        "house. Numbers of "
        "four digits and more without a comma are reported only under the official spelling, and only before 円, "
        "人, 件 and "
        "the like. Years, numbers of things and times are left alone.",
    ),
    rests_on=Message(
        ja="公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅰ-4（区切りのない数は様式の wording.spelling: official）",
        en="公用文作成の考え方 (2022), Ⅰ-4 (missing commas: the template's wording.spelling: official)",
    ),
    wrong="対象は12000人、事業費は1,0000円である。",
    right="対象は12,000人、事業費は10,000円である。",
    repairs="both",
)
_COUNTER = (
    r"(?=円|万|億|兆|人|名|件|戸|世帯|台|校|社|団体|か所|箇所|頭|羽|トン|ヘクタール|ha|km|㎞|㎡|平方|立方|キロ|メートル|倍|床|食|棟|本"
    r"|施設|店|隻|枚|部|席|ドル)"
)
_PLAIN = lazy.compile(rf"(?<![0-9０-９,，.．第])(?:[1-9][0-9]{{3,}}|[１-９][０-９]{{3,}}){_COUNTER}")
_GROUPED = lazy.compile(rf"(?<![0-9０-９,，.．第])[0-9０-９]+(?:[,，][0-9０-９]+)+{_COUNTER}")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each number that is grouped otherwise, and under the official spelling for each that is not."""
    for found in _GROUPED.finditer(text):
        first, *others = re.split("[,，]", found[0])
        digits = first + "".join(others)
        if all(len(group) == 3 for group in others) and len(first) <= 3:
            continue
        # 1,2件 may be a list of two numbers
        if max(len(group) for group in others) < 2 or digits[0] in "0０":
            continue
        message = Message(
            ja=f"「{found[0]}」の桁区切りの位置が違います（「{grouped(digits)}」では）",
            en=f"the commas of “{found[0]}” are in the wrong place (“{grouped(digits)}”?)",
        )
        yield Hit(found.start(), found.end(), message, grouped(digits))
    if about.profile.spelling != "official" or about.kind == "line":
        return
    for found in _PLAIN.finditer(text):
        message = Message(
            ja=f"「{found[0]}」を「{grouped(found[0])}」と三桁ごとに区切ります",
            en=f"“{found[0]}” is grouped as “{grouped(found[0])}”",
        )
        yield Hit(found.start(), found.end(), message, grouped(found[0]), safe=True)


def grouped(digits: str) -> str:
    """Digits with a comma of their width before each third from the end."""
    comma = "," if digits.isascii() else "，"
    head = len(digits) % 3
    groups = [digits[:head]] if head else []
    groups += [digits[i : i + 3] for i in range(head, len(digits), 3)]
    return comma.join(groups)
