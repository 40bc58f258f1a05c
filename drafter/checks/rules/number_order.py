"""NUM003: the numbers of a list are out of order."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM003",
    name="number-order",
    severity=Severity.ERROR,
    title=Message(ja="項目番号の順序が違う", en="numbers out of order"),
    why=Message(
        ja="項目を入れ替えたときに番号が古いまま残ると、順序が逆になります。並びか番号を直してください。",
        en="Numbers stay behind when entries are moved by hand. Put the entries or the numbers in order.",
    ),
    rests_on=CONSISTENCY,
    wrong="１ … ３ … ２ …",
    right="１ … ２ … ３ …",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding where a list steps out of order."""
    for siblings in lists.lists(context):
        for fault in lists.faults(siblings):
            if fault.kind != "order":
                continue
            label, unit = fault.entry.label, fault.entry.unit
            if fault.before is None:
                message = Message(
                    ja=f"並びが {label} から始まり、小さい番号が後にあります",
                    en=f"the list begins at {label}, and smaller numbers come later",
                )
            else:
                message = Message(
                    ja=f"{fault.before.label} の次が {label} で、順序が違います",
                    en=f"{fault.before.label} is followed by {label}: out of order",
                )
            yield context.finding(RULE, unit.node, message, path=unit.path, excerpt=label)
