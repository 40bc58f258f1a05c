"""REF003: 上記 before a place that stands below, 下記 before one that stands above."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.places import Targets, references
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="REF003",
    name="wrong-direction",
    severity=Severity.WARNING,
    title=Message(ja="「上記」「下記」の向きが逆", en="above and below are the wrong way round"),
    why=Message(
        ja="「上記３」の３が後に、「下記(1)」の(1)が前にあります。項目の順を入れ替えた後に残りがちです。"
        "同じ番号の項目が両側にあるときは指摘しません。",
        en="The place that 上記 (above) points to comes later, or that of 下記 (below) earlier, as happens when "
        "entries are "
        "moved. Where places of that number stand on both sides, nothing is reported.",
    ),
    rests_on=CONSISTENCY,
    wrong="１ 道路 … 上記２の区間 …　２ 橋",
    right="１ 道路 … 下記２の区間 …　２ 橋",
    repairs="unsafe",
)
_ABOVE = {"上記": "下記", "前記": "後記", "前述": "後述", "前掲": "後掲"}
_BELOW = {below: above for above, below in _ABOVE.items()}


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such reference in the body."""
    targets: Targets | None = None
    for unit in context.units:
        if not unit.path:
            continue
        for reference in references(unit.text):
            if reference.cue not in _ABOVE and reference.cue not in _BELOW:
                continue
            if targets is None:
                targets = Targets((each.path, each.node) for each in context.units if each.path)
            paths = targets.paths(reference.chain)
            above = reference.cue in _ABOVE
            if not paths or any((path <= unit.path) == above for path in paths):
                continue
            start = unit.text.rfind(reference.cue, 0, reference.start)
            right = _ABOVE.get(reference.cue) or _BELOW[reference.cue]
            shown = unit.text[start : reference.end]
            message = Message(
                ja=f"「{shown}」の項目は{'後' if above else '前'}にあります。「{right}」ではありませんか",
                en=f"the place of “{shown}” comes {'later' if above else 'earlier'}: “{right}”?",
            )
            new = right + unit.text[start + len(reference.cue) : reference.end]
            yield context.finding(
                RULE, unit.node, message, path=unit.path, text=unit.text, span=(start, reference.end), new=new
            )
