"""ORT010: a spelling against modern kana usage."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import mistaken, spelt
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT010",
    name="kana-usage",
    severity=Severity.ERROR,
    title=Message(ja="仮名遣いの誤り", en="wrong kana usage"),
    why=Message(
        ja="「づつ」「こんにちわ」「とゆう」「まちずくり」「しずらい」「ならづ」「やむおえない」などの書き誤りで"
        "す。語の前後を見て、正しい語の一部であるときは対象にしません。",
        en="Slips such as づつ, こんにちわ, とゆう, まちずくり, しずらい, やむおえない. Parts of words that are "
        "rightly written are left alone.",
    ),
    rests_on=Message(
        ja="現代仮名遣い（昭和61年内閣告示第1号）",
        en="現代仮名遣い (Cabinet Notice 1 of 1986)",
    ),
    wrong="一人づつのまちずくりへの参加",
    right="一人ずつのまちづくりへの参加",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/kana_usage.tsv``."""
    return spelt("kana_usage", text, about, mistaken)
