"""TYP002: a word written twice."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="TYP002",
    name="doubled-word",
    severity=Severity.WARNING,
    title=Message(ja="重なった語", en="a word written twice"),
    why=Message(
        ja="同じ語や言い回しが続けて二度書かれています。「人々」「一人一人」のような重ねる語は指摘しません。",
        en="The same word or phrase stands twice in a row. Words that Japanese says twice (一人一人) are left alone.",
    ),
    rests_on=Message(ja="日本語の文法", en="Japanese grammar"),
    wrong="取組を推進推進する",
    right="取組を推進する",
    repairs="both",
)

check = damaged.check(RULE)
