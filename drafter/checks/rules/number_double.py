"""NUM002: two entries of one list have the same number."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import takewhile

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import squeeze
from drafter.language import Message

RULE = Rule(
    code="NUM002",
    name="number-double",
    severity=Severity.ERROR,
    title=Message(ja="同じ項目番号が二度ある", en="a number stands twice"),
    why=Message(
        ja="同じ並びに同じ番号が二つあると、「２(1)のとおり」のような引用がどちらを指すか決まりません。",
        en="With two entries of one number, nobody can tell which one a reference means.",
    ),
    rests_on=CONSISTENCY,
    wrong="(1) … (2) … (2) …",
    right="(1) … (2) … (3) …",
)

#: the rest of a label of two numbers, Ⅰ－１, of which only the first was taken for the label
_SECOND = lazy.compile(r"[-－‐–−.．][ 　]?[0-9０-９]")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each number that stood in the same list before; one for a list that is counted anew from 1."""
    for siblings in lists.lists(context):
        told: lists.Entry | None = None
        for fault in lists.faults(siblings):
            if fault.kind != "double" or _SECOND.match(fault.entry.unit.text):
                continue
            goes_on = told is not None and fault.before is told
            told = fault.entry
            if goes_on or _is_divider(context, fault.entry):
                continue
            label, unit = fault.entry.label, fault.entry.unit
            message = Message(ja=f"{label} が同じ並びに二度あります", en=f"{label} stands twice in the same list")
            yield context.finding(RULE, unit.node, message, path=unit.path, excerpt=label)


def _is_divider(context: Context, entry: lists.Entry) -> bool:
    """Whether an unlabelled line above has the very words, number and all: contents that a divider page repeats."""
    words = squeeze(entry.label + entry.unit.text)
    above = takewhile(lambda unit: unit.node is not entry.unit.node, context.units)
    return any(not unit.node.label and squeeze(unit.text) == words for unit in above)
