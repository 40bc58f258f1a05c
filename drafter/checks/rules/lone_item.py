"""STR002: a numbered list of one."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="STR002",
    name="lone-item",
    severity=Severity.INFO,
    title=Message(ja="番号が一つしかない並び", en="a numbered list of one"),
    why=Message(
        ja="(1)だけで(2)がない並びは、項目が落ちたか、番号が要らないかのどちらかです。"
        "番号のない「・」は一つでも指摘しません。",
        en="A (1) without a (2) means that an entry was lost, or that no number is needed. "
        "A single bullet has no number and is not reported.",
    ),
    rests_on=CONSISTENCY,
    wrong="１ … → (1) …（(2)がない）",
    right="１ … → (1) … (2) …",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each list whose only entry is its number 1."""
    for siblings in lists.lists(context):
        if len(siblings.entries) != 1 or siblings.bullets or siblings.goes_on:
            continue
        entry = siblings.entries[0]
        if entry.number != (1,) or siblings.start:
            continue
        message = Message(
            ja=f"{entry.label} だけの並びです（次の番号がありません）",
            en=f"{entry.label} stands alone: there is no next number",
        )
        yield context.finding(RULE, entry.unit.node, message, path=entry.unit.path, excerpt=entry.label)
