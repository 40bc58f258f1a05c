"""STR005: deeper than the template goes."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context, Unit
from drafter.checks.printing import name
from drafter.checks.rule import Rule
from drafter.document import BlockKind, Document, Section
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.numbering.schemes import Scheme

RULE = Rule(
    code="STR005",
    name="too-deep",
    severity=Severity.WARNING,
    title=Message(ja="様式より段が深い", en="deeper than the template goes"),
    why=Message(
        ja="様式の段数を超えた項目には番号が付かないか、様式にない番号になります。段を減らすか、項目を分けてください。",
        en="Beyond the template's levels there is no number to print. Use fewer levels, or split the section.",
    ),
    rests_on=Message(ja="様式の max_depth と numbering", en="the template's max_depth and numbering"),
    wrong="Ⅰ → １ → (1) → 見出し → ・",
    right="Ⅰ → １ → (1) → ・",
    needs="template",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """The first section or item of each branch that lies beyond the template's levels."""
    template, scheme = context.template, context.scheme
    if template is None or scheme is None:
        return
    told: set[tuple[int, ...]] = set()
    for unit in context.units:
        if any(unit.path[:n] in told for n in range(1, len(unit.path))):
            continue
        if _depth(unit, scheme) <= template.max_depth:
            continue
        told.add(unit.path if isinstance(unit.node, Section) else unit.path[:-1])
        message = Message(
            ja=f"「{name(unit.node)}」は様式の段数（{template.max_depth}）を超えています",
            en=f"“{name(unit.node)}” is deeper than the template's {template.max_depth} levels",
        )
        yield context.finding(RULE, unit.node, message, path=unit.path, excerpt=name(unit.node))


def _depth(unit: Unit, scheme: Scheme) -> int:
    """The level from 1 in the scheme; past its end where it has none."""
    node = unit.node
    if isinstance(node, Section):
        if not node.label and not node.computed and scheme.section_index(unit.depth) is not None:
            return unit.depth
        index = scheme.section_index(unit.depth)
    elif node.kind is BlockKind.ITEM:
        index = scheme.item_index(unit.depth, max(node.level, 1))
    else:
        return 0
    return len(scheme.levels) + 1 if index is None else index + 1
