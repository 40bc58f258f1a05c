"""NUM004: labels of different kinds in one list."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context, Unit
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Block, BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits
from drafter.language import Message
from drafter.numbering import labels

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
    yield from _notes(context)


_SQUARE = lazy.compile(r"[\[［]([0-9０-９]{1,2})[\]］]")


def _notes(context: Context) -> Iterable[Finding]:
    """One finding for a [3] that was read as a note, but follows １ and ２: nothing refers to it, and it is the only
    one.
    """
    square = [
        (unit, int(half_digits(found[1])))
        for unit in context.units
        if (found := _SQUARE.match(_printed(unit))) and isinstance(unit.node, Block)
    ]
    if len(square) != 1 or square[0][1] < 2:
        return
    unit, number = square[0]
    usual = _before(context, unit, number)
    label = _printed(unit)[: _printed(unit).index("]" if "]" in _printed(unit) else "］") + 1]
    if not usual or any(label in text for node, _, text in context.texts if node is not unit.node):
        return
    message = Message(
        ja=f"項目番号 {label} の形が、同じ並びの {usual} と違います",
        en=f"the label {label} is of another kind than {usual} in the same list",
    )
    yield context.finding(RULE, unit.node, message, path=unit.path, excerpt=label)


def _printed(unit: Unit) -> str:
    """The label of a note, or the words of a paragraph that may begin with one."""
    node = unit.node
    if not isinstance(node, Block) or node.kind not in (BlockKind.NOTE, BlockKind.PARAGRAPH):
        return ""
    return (node.label or node.text[:6]) if unit.path else ""


def _before(context: Context, unit: Unit, number: int) -> str:
    """The label of the number before, where it is that of a section that holds the unit; empty where none is."""
    for above in context.sections:
        inside = unit.path[: len(above.path)] == above.path
        if inside and any(one.number == number - 1 for one in labels.parse(above.node.label or "")):
            return above.node.label or ""
    return ""
