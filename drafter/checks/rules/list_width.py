"""NUM008: whole lists in half width, others in full width."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.lists import Siblings, width_of
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document, Part, Section
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM008",
    name="list-width",
    severity=Severity.WARNING,
    title=Message(
        ja="並びごとに項目番号の半角と全角が違う", en="labels half-width in one list and full-width in another"
    ),
    why=Message(
        ja="同じ段の番号が、ある並びでは (1)、別の並びでは（１）です。文書の中で多い方にそろえてください。"
        "一つの並びの中の混在は label-width が指摘します。１桁を全角、２桁を半角とする書き方は対象にしません。",
        en="Labels of one level are (1) in one list and （１） in another. Take the width that most lists have. A "
        "mixture within "
        "one list is told by label-width; full width to 9 and half width from 10 is a custom of its own.",
    ),
    rests_on=CONSISTENCY,
    wrong="１ (1)…(2)…　２ (1)…(2)…　３ （１）…（２）…",
    right="１ (1)…(2)…　２ (1)…(2)…　３ (1)…(2)…",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each list of another width than most of its level and kind."""
    groups: dict[tuple[object, ...], list[tuple[Siblings, str]]] = {}
    for siblings in lists.lists(context):
        unit, width = siblings.entries[0].unit, _width(siblings)
        if siblings.style is None or siblings.bullets or not width or unit.part is not Part.BODY:
            continue
        key = (isinstance(unit.node, Section), unit.depth, getattr(unit.node, "level", 0), siblings.style)
        groups.setdefault(key, []).append((siblings, width))
    for found in groups.values():
        counts = Counter(width for _, width in found)
        (usual, most), *rest = counts.most_common()
        if not rest or most < 2 or rest[0][1] >= most:
            continue
        example = next(siblings.entries[0].label for siblings, width in found if width == usual)
        for siblings, width in found:
            if width != usual and siblings.entries[0].number == (1,):
                yield _finding(context, siblings, example)


def _finding(context: Context, siblings: Siblings, example: str) -> Finding:
    entry = siblings.entries[0]
    message = Message(
        ja=f"{entry.label} からの番号の幅が、同じ段の他の並び（{example} …）と違います",
        en=f"the labels from {entry.label} on are of another width than in other lists of the level ({example} …)",
    )
    return context.finding(RULE, entry.unit.node, message, path=entry.unit.path, excerpt=entry.label)


def _width(siblings: Siblings) -> str:
    """The width that all labels of a list share; empty where they share none, or have none."""
    widths = {width_of(entry) for entry in siblings.entries if entry.number and entry.number[0] < 10}
    return widths.pop() if len(widths) == 1 and not widths & {"mixed", "none"} else ""
