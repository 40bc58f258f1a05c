"""NUM007: lists of one level with labels of different kinds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.lists import Siblings, Style
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document, Part, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message
from drafter.numbering import labels

RULE = Rule(
    code="NUM007",
    name="list-style",
    severity=Severity.WARNING,
    title=Message(ja="同じ段なのに並びごとに番号の形が違う", en="labels of one level differ from list to list"),
    why=Message(
        ja="Ⅰの下は「１」、Ⅱの下は「(1)」のように、同じ段の見出しの番号の形が並びによって違います。"
        "文書の中で多い方にそろえてください。数の同じとき、・などの記号、別紙や参考の中は対象にしません。"
        "列記の番号は、情報として示します。",
        en="Headings of one level have １ in one place and (1) in another. Take the kind that most lists have. Where "
        "neither prevails, among bullets, and in annexes nothing is reported. For listed items it is information.",
    ),
    rests_on=CONSISTENCY,
    wrong="Ⅰ １…２…　Ⅱ １…２…　Ⅲ (1)…(2)…",
    right="Ⅰ １…２…　Ⅱ １…２…　Ⅲ １…２…",
)
_ANNEX = lazy.compile(r"別紙|別記|別添|別表|参考|付録|資料|附属|附則")
_Key = tuple[bool, int, int, Style | None]


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each list of another kind than most lists of its level."""
    groups: dict[_Key, list[Siblings]] = {}
    annexes = {unit.path for unit in context.sections if unit.node.label is None or _ANNEX.search(unit.text)}
    for siblings in lists.lists(context):
        unit = siblings.entries[0].unit
        outside = any(unit.path[:n] in annexes for n in range(1, len(unit.path)))
        if siblings.style is None or siblings.bullets or unit.part is not Part.BODY or outside:
            continue
        groups.setdefault(_key(siblings), []).append(siblings)
    for found in groups.values():
        counts = Counter(_kind(siblings) for siblings in found)
        (usual, most), *rest = counts.most_common()
        if not rest or most < 2 or rest[0][1] >= most:
            continue
        example = next(siblings.entries[0].label for siblings in found if _kind(siblings) == usual)
        for siblings in found:
            # what does not begin at 1 goes on elsewhere, or was read apart
            if _kind(siblings) != usual and siblings.entries[0].number == (1,):
                yield _finding(context, siblings, example)


def _finding(context: Context, siblings: Siblings, example: str) -> Finding:
    entry = siblings.entries[0]
    message = Message(
        ja=f"{entry.label} からの番号の形が、同じ段の他の並び（{example} …）と違います",
        en=f"the labels from {entry.label} on are of another kind than in other lists of the level ({example} …)",
    )
    severity = None if isinstance(entry.unit.node, Section) else Severity.INFO
    return context.finding(RULE, entry.unit.node, message, path=entry.unit.path, excerpt=entry.label, severity=severity)


def _key(siblings: Siblings) -> _Key:
    """The level of a list: of headings or items, how deep, beneath which kind of label."""
    unit = siblings.entries[0].unit
    above = labels.parse(unit.parent.label) if unit.parent and unit.parent.label else ()
    return (
        isinstance(unit.node, Section),
        unit.depth,
        getattr(unit.node, "level", 0),
        above[0].style if above else None,
    )


def _kind(siblings: Siblings) -> tuple[str, ...]:
    """Alphabet, prefix, bracket and the sign after it."""
    return siblings.style[:4] if siblings.style else ()
