"""NUM013: ①, ②, ④ or 第一に, 第三に within one text."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.dates import is_quoted
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits
from drafter.language import Message
from drafter.numbering import glyphs

RULE = Rule(
    code="NUM013",
    name="inline-number",
    severity=Severity.WARNING,
    title=Message(ja="文の中の番号の欠番・重複", en="numbers within a text that do not follow"),
    why=Message(
        ja="文の中で並べた①②④や「第一に…第三に…」に、抜けた番号か二度ある番号があります。"
        "①から始まり、後に言葉が続く番号だけを見ます。「①及び③」のような引用は対象にしません。",
        en="A list within the text leaves out a number or has one twice (①, ②, ④; 第一に, 第三に). Only lists that "
        "begin with "
        "their first number are looked at; references (①及び③) are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="①安全、②安心、④環境",
    right="①安全、②安心、③環境",
)
#: before and behind a number of a list: a stop or an opening bracket, and the words that it counts
_BEFORE = r"(?:(?<=[、。：:「 　])|^)"
_WORDS = r"(?=[ 　]?[一-龠ァ-ヶＡ-ＺA-Z「『あ-んー])(?![ 　]?(?:及び|並びに|又は|以|から|より|[にのはをがでともへや]))"
_FAMILIES = (
    lazy.compile(rf"(?:{_BEFORE}|(?<=[（(]))(?P<n>[①-⑳]){_WORDS}", needs="①|②|③|④|⑤|⑥|⑦|⑧|⑨|⑩|⑪|⑫|⑬|⑭|⑮|⑯|⑰|⑱|⑲|⑳"),
    lazy.compile(rf"{_BEFORE}[(（](?P<n>[0-9０-９]{{1,2}})[)）]{_WORDS}", needs="(|（"),
    lazy.compile(rf"{_BEFORE}第(?P<n>[一二三四五六七八九十]|[1-9１-９])(?:に|には|は)(?=、)", needs="第"),
    lazy.compile(r"(?P<n>[一二三四五六七八九]|[1-9１-９])(?:つ|点|番)目(?=は|に|と|が|の)", needs="つ目|点目|番目"),
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each number that does not follow the one before."""
    if about.kind == "cell":
        return
    for pattern in _FAMILIES:
        found = [match for match in pattern.finditer(text) if not is_quoted(text, match.start("n"))]
        if len(found) < 2 or _value(found[0]["n"]) != 1:
            continue
        before = found[0]
        for match in found[1:]:
            last, number = _value(before["n"]), _value(match["n"])
            if number not in (1, last + 1):
                yield Hit(*match.span(), _message(before[0], match[0], double=number == last))
            before = match


def _message(before: str, shown: str, *, double: bool) -> Message:
    if double:
        return Message(ja=f"「{shown}」が二度あります", en=f"“{shown}” stands twice")
    return Message(
        ja=f"「{before}」の次が「{shown}」で、番号が続いていません", en=f"“{before}” is followed by “{shown}”"
    )


def _value(printed: str) -> int:
    if printed in glyphs.CIRCLED:
        return glyphs.CIRCLED.index(printed) + 1
    half = half_digits(printed)
    return int(half) if half.isdigit() else glyphs.from_kanji(printed) or 0
