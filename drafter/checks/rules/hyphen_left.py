"""LAY004: a line-end hyphen within a sentence."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="LAY004",
    name="hyphen-left",
    severity=Severity.INFO,
    title=Message(ja="文の途中に残った行末のハイフン", en="a line-end hyphen within a sentence"),
    why=Message(
        ja="行末で語を割ったときのハイフンと空白が、行をつないだ後も残っています。",
        en="The hyphen and blank of a word that was broken at a line's end are still there.",
    ),
    rests_on=Message(
        ja="文書の内部の整合（様式によらない）", en="the document's own consistency (whatever the template)"
    ),
    wrong="情報- 通信基盤",
    right="情報通信基盤",
    repairs="both",
)

check = damaged.check(RULE)
