"""VAL001: a slot that nothing fills."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context, Node
from drafter.checks.printing import joined
from drafter.checks.rule import Rule
from drafter.document import Block, BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message
from drafter.library import slots

RULE = Rule(
    code="VAL001",
    name="slot-unfilled",
    severity=Severity.ERROR,
    title=Message(ja="差込欄に値がない", en="an unfilled slot"),
    why=Message(
        ja="文例の {{…}} に入る値が原案の values にありません。原案のうちは警告で、印字では〔…〕の空欄になります。",
        en="The draft's values have nothing for a {{…}} of the clause. A warning while the status is draft; a marked "
        "blank 〔…〕 is printed.",
    ),
    rests_on=Message(ja="文例の slots と原案の values", en="the clause's slots and the draft's values"),
    wrong="〔整備目標年度〕までに…こと。",
    right="令和９年度までに…こと。",
    needs="draft",
)
_BRACES = lazy.compile(r"\{\{[^{}\n]{0,30}\}\}|\{\{|\}\}")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each block with blanks, and for each line that still holds a slot or braces."""
    if not context.is_draft:
        return
    severity = RULE.severity if context.final else Severity.WARNING
    unknown = {found.clause for found in document.findings if found.name == "unknown-clause"}
    marks = _marks(context)
    for node, path, text in context.texts:
        if isinstance(node, Block) and node.blanks and node.kind is not BlockKind.TABLE:
            if node.clause not in unknown:
                yield _blank(context, node, path, tuple(dict.fromkeys(node.blanks)), severity)
            continue
        if isinstance(node, Block):
            names = tuple(name for name in node.blanks if context.blank(name) in text)
        else:
            names = tuple(name for name, mark in marks.items() if mark in text)
        if names:
            yield _blank(context, node, path, names, severity)
        left = _BRACES.search(text)
        if left:
            message = Message(
                ja=f"差込欄の書き方が正しくありません: {left[0]}", en=f"not a well-formed slot: {left[0]}"
            )
            yield context.finding(RULE, node, message, path=path, text=text, span=left.span())


def _blank(context: Context, node: Node, path: tuple[int, ...], names: tuple[str, ...], severity: Severity) -> Finding:
    listed = joined(names)
    message = Message(ja=f"差込欄「{listed}」に値がありません", en=f"there is no value for the slot “{listed}”")
    return context.finding(RULE, node, message, path=path, excerpt=listed, severity=severity)


def _marks(context: Context) -> dict[str, str]:
    """The marked blank of each slot that the draft itself writes, for headings and lines, which hold text only."""
    return {name: context.blank(name) for name in dict.fromkeys(slots.names(context.source))}
