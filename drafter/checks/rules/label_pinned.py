"""NUM006: a pinned label differs from the number that the scheme gives."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM006",
    name="label-pinned",
    severity=Severity.WARNING,
    title=Message(ja="固定した項目番号が様式の番号と違う", en="a pinned label differs from the computed one"),
    why=Message(
        ja="label: で固定した番号は、項目を増減しても変わりません。意図したものでなければ label を消してください。"
        "飛び・重複・混在として既に指摘した番号は重ねて指摘しません。",
        en="A label pinned with label: stays when entries come and go. Unless it is meant, remove it. "
        "Labels already reported as a gap, a double or a mixture are not reported again.",
    ),
    rests_on=Message(ja="様式の numbering（番号体系）", en="the template's numbering"),
    wrong="label: （２）",
    right="(2)",
    needs="draft",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each pinned label that no other number rule has told."""
    if not context.is_draft:
        return
    told = {id(entry.unit.node) for siblings in lists.lists(context) for entry in _told(siblings)}
    for unit in context.units:
        node = unit.node
        if not node.label or node.computed is None or node.label == node.computed or id(node) in told:
            continue
        message = Message(
            ja=f"固定した項目番号 {node.label} は、様式では {node.computed} です",
            en=f"the pinned label {node.label} would be {node.computed} by the template",
        )
        yield context.finding(RULE, node, message, path=unit.path, excerpt=node.label)


def _told(siblings: lists.Siblings) -> list[lists.Entry]:
    return [
        *(fault.entry for fault in lists.faults(siblings)),
        *lists.strangers(siblings),
        *lists.odd_widths(siblings),
    ]
