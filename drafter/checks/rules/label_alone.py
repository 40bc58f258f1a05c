"""NUM009: a label without text."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context, Unit
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import BlockKind, Document, Section
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM009",
    name="label-alone",
    severity=Severity.WARNING,
    title=Message(ja="番号だけで中身のない項目", en="a label without text"),
    why=Message(
        ja="項目番号の後に文がありません。消し忘れた番号か、落ちた文です。"
        "すぐ下の段が続くとき（「① ア …」）と、同じ段の見出しがどれも番号だけのときは対象にしません。",
        en="Nothing follows the label: the number was left behind, or the text was lost. Where the level beneath "
        "follows at "
        "once, and where all headings of the level are numbers alone, it is left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="(2)",
    right="(2) 歩道の整備",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each item without text, and each heading that is its label while others beside it have words."""
    units = context.units
    for i, unit in enumerate(units):
        node = unit.node
        if not node.label or unit.text.strip():
            continue
        after = units[i + 1] if i + 1 < len(units) else None
        if isinstance(node, Section):
            if not _beside(context, unit):
                continue
        elif node.kind is not BlockKind.ITEM or node.blanks or _beneath(unit, after):
            continue
        message = Message(
            ja=f"項目番号 {node.label} の後に文がありません",
            en=f"nothing follows the label {node.label}",
        )
        yield context.finding(RULE, node, message, path=unit.path, excerpt=node.label)


def _beneath(unit: Unit, after: Unit | None) -> bool:
    """Whether what follows an item is its own: a deeper item, a table or a figure."""
    if (
        after is None
        or after.part is not unit.part
        or isinstance(after.node, Section)
        or isinstance(unit.node, Section)
    ):
        return False
    if after.node.kind is BlockKind.ITEM:
        return after.node.level > unit.node.level
    return True


def _beside(context: Context, unit: Unit) -> bool:
    """Whether another section under the same parent has a heading."""
    nodes = unit.parent.content if unit.parent else context.document.sections
    return any(isinstance(node, Section) and node.label and node.heading.strip() for node in nodes)
