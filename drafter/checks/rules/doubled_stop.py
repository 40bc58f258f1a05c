"""TYP003: two stops in a row."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="TYP003",
    name="doubled-stop",
    severity=Severity.INFO,
    title=Message(ja="重なった句読点", en="two stops in a row"),
    why=Message(ja="「。。」「、、」「、。」のように句読点が続いています。", en="Two stops stand in a row."),
    rests_on=Message(
        ja="くぎり符号の使い方〔句読法〕（案）（昭和21年文部省）",
        en="くぎり符号の使ひ方 (1946), the official punctuation guide",
    ),
    wrong="対策を講じること。。",
    right="対策を講じること。",
    repairs="safe",
)

check = damaged.check(RULE)
