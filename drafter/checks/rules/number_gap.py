"""NUM001: a number is left out in a list."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.printing import joined
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import BlockKind, Document, Part, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message
from drafter.numbering import labels

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
#: a number further off belongs to another list
_FAR = 6
_NUMBER = lazy.compile(
    r"(?:[(（][0-9０-９]{1,2}[)）][ 　]*|[0-9０-９]{1,2}[.．]?　+|[①-⑳][ 　]+|第[0-9０-９]{1,2}[ 　]+)"
    r"(?=[^のはをがにでとも及並又かからよへや、。・～〜）)0-9０-９%％ 　])"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each jump in a list of siblings."""
    for siblings in lists.lists(context):
        for fault in lists.faults(siblings):
            if fault.kind != "gap" or _is_second_paragraph(fault) or _runs_on(fault):
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

    yield from _unread(context)


def _unread(context: Context) -> Iterable[Finding]:
    """One finding for each text that begins with a number too far from its list's last to be read as a label."""
    last: dict[tuple[object, ...], tuple[int, str]] = {}
    for unit in context.units:
        node = unit.node
        if node.label:
            for reading in labels.parse(node.label):
                last[reading.style[:3]] = (reading.number, node.label)
            continue
        if unit.part not in (Part.BODY, Part.PREAMBLE) or not (
            isinstance(node, Section) or node.kind is BlockKind.PARAGRAPH
        ):
            continue
        typed = _typed(unit.text)
        for reading in typed.readings if typed else ():
            number, before = last.get(reading.style[:3], (0, ""))
            if typed is None or not before or reading.branches or not number + 1 < reading.number <= number + _FAR:
                continue
            missing = joined(map(str, range(number + 1, reading.number)))
            message = Message(
                ja=f"{before} の次が {typed.printed} です（{missing} がありません）",
                en=f"{before} is followed by {typed.printed} ({missing} is missing)",
            )
            yield context.finding(RULE, node, message, path=unit.path, excerpt=typed.printed)
            break


def _typed(text: str) -> labels.Split | None:
    """The number that a text begins with, as labels stand: in brackets, or before a full-width blank."""
    found = _NUMBER.match(text)
    return labels.split(text) if found else None


def _is_second_paragraph(fault: lists.NumberFault) -> bool:
    """Whether the list is that of an article: its first paragraph (第１項) bears no number."""
    parent = fault.entry.unit.parent
    return fault.before is None and list(fault.missing) == [1] and lists.is_article(parent)


def _runs_on(fault: lists.NumberFault) -> bool:
    """Whether the one number that is missing stands in the text of the entry before: NUM011 tells it there."""
    if fault.before is None or len(fault.missing) != 1:
        return False
    return lists.run_on(fault.before) is not None
