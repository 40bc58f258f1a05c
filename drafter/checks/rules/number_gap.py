"""NUM001: a number is left out in a list."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.printing import joined
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM001",
    name="number-gap",
    severity=Severity.ERROR,
    title=Message(ja="項目番号が飛んでいる", en="a number is left out"),
    why=Message(
        ja="同じ並びの項目番号が飛ぶと、項目が落ちたように読めます。抜けた項目を補うか、番号を詰めてください。",
        en="A number left out reads as if an entry had been lost. Restore the entry, or close the gap.",
    ),
    rests_on=CONSISTENCY,
    wrong="(1) … (2) … (4) …",
    right="(1) … (2) … (3) …",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each jump in a list of siblings."""
    for siblings in lists.lists(context):
        for fault in lists.faults(siblings):
            if fault.kind != "gap" or _is_second_paragraph(fault):
                continue
            entry = fault.entry
            missing = joined(map(str, fault.missing))
            if fault.before is None:
                message = Message(
                    ja=f"並びが {entry.label} から始まっています（{missing} がありません）",
                    en=f"the list begins at {entry.label} ({missing} is missing)",
                )
            else:
                message = Message(
                    ja=f"{fault.before.label} の次が {entry.label} です（{missing} がありません）",
                    en=f"{fault.before.label} is followed by {entry.label} ({missing} is missing)",
                )
            unit = entry.unit
            yield context.finding(RULE, unit.node, message, path=unit.path, excerpt=entry.label)


def _is_second_paragraph(fault: lists.NumberFault) -> bool:
    """Whether the list is that of an article: its first paragraph (第１項) bears no number."""
    parent = fault.entry.unit.parent
    return fault.before is None and list(fault.missing) == [1] and lists.is_article(parent)
