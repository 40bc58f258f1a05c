"""STR001: a level is skipped."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.printing import name
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Block, BlockKind, Document, Section
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="STR001",
    name="level-jump",
    severity=Severity.WARNING,
    title=Message(ja="段が飛んでいる", en="a level is skipped"),
    why=Message(
        ja="Ⅰの下にいきなり(1)が来るなど、間の段（１）がないと、項目の上下が分かりません。",
        en="When (1) stands directly beneath Ⅰ, the level between is missing and the order of levels is unclear.",
    ),
    rests_on=CONSISTENCY,
    wrong="Ⅰ … → (1) …",
    right="Ⅰ … → １ … → (1) …",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """Sections more than one level beneath their parent, and items more than one beneath the item before."""
    top = min((section.level for section in document.sections), default=1)
    before: tuple[object, int] = (None, 0)
    for unit in context.units:
        node = unit.node
        if isinstance(node, Section):
            above = unit.parent.level if unit.parent else top - 1
            if node.level > above + 1:
                yield _finding(context, unit.path, node, above, node.level)
            continue
        holder = (unit.part, unit.path[:-1])
        if node.kind is BlockKind.ITEM:
            above = before[1] if before[0] == holder else 0
            if node.level > above + 1:
                yield _finding(context, unit.path, node, above, node.level)
            before = (holder, node.level)


def _finding(context: Context, path: tuple[int, ...], node: Block | Section, above: int, level: int) -> Finding:
    message = Message(
        ja=f"「{name(node)}」の段が飛んでいます（第{above}段の下に第{level}段）",
        en=f"“{name(node)}” skips a level (level {level} beneath level {above})",
    )
    return context.finding(RULE, node, message, path=path, excerpt=node.label or name(node))
