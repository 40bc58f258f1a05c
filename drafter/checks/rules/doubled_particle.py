"""TYP001: a particle written twice."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="TYP001",
    name="doubled-particle",
    severity=Severity.WARNING,
    title=Message(ja="重なった助詞", en="a particle written twice"),
    why=Message(
        ja="「をを」「がが」のように助詞が重なっています。直しの途中で残りやすい誤りです。"
        "「国ががん対策を」のような正しい並びは指摘しません。",
        en="A particle stands twice, as editing leaves it. Sound neighbours (国ががん対策を) are left alone.",
    ),
    rests_on=Message(ja="日本語の文法", en="Japanese grammar"),
    wrong="財源をを確保する",
    right="財源を確保する",
    repairs="safe",
)

check = damaged.check(RULE)
