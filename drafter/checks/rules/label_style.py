"""NUM004: labels of different kinds in one list."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM004",
    name="label-style",
    severity=Severity.WARNING,
    title=Message(ja="一つの並びに違う形の項目番号がある", en="labels of different kinds in one list"),
    why=Message(
        ja="同じ段の項目は同じ形の番号で並べます。形が違うと、段が違うように読めます。",
        en="Entries of one level have labels of one kind; another kind reads as another level.",
    ),
    rests_on=CONSISTENCY,
    wrong="(1) … (2) … ③ …",
    right="(1) … (2) … (3) …",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each label that is unlike the rest of its list."""
    for siblings in lists.lists(context):
        odd = lists.strangers(siblings)
        usual = lists.usual(siblings, odd)
        for entry in odd:
            if lists.is_article(entry.unit.parent):
                continue  # 第２項 after the items of 第１項
            message = Message(
                ja=f"項目番号 {entry.label} の形が、同じ並びの {usual} と違います",
                en=f"the label {entry.label} is of another kind than {usual} in the same list",
            )
            yield context.finding(RULE, entry.unit.node, message, path=entry.unit.path, excerpt=entry.label)
