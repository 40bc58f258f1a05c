"""VAL001: a slot that nothing fills."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.printing import joined
from drafter.checks.rule import Rule
from drafter.document import Block, Document, Section
from drafter.findings import Finding, Severity
from drafter.language import Message

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
_BRACES = re.compile(r"\{\{[^{}\n]{0,30}\}\}|\{\{|\}\}")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each block with blanks, and for each line that still holds a slot or braces."""
    if not context.is_draft:
        return
    severity = RULE.severity if context.final else Severity.WARNING
    unknown = {found.clause for found in document.findings if found.name == "unknown-clause"}
    for node, path, text in context.texts:
        if isinstance(node, Block) and node.blanks:
            if node.clause not in unknown:
                yield _blank(context, node, path, tuple(dict.fromkeys(node.blanks)), severity)
            continue
        names = () if isinstance(node, Block) else _blanks_in(text, context)
        if names and isinstance(node, Section):
            yield _blank(context, node, path, names, severity)
        elif names:
            yield context.finding(RULE, node, _message(names), path=path, excerpt=text, severity=severity)
        left = _BRACES.search(text)
        if left:
            message = Message(
                ja=f"差込欄の書き方が正しくありません: {left[0]}", en=f"not a well-formed slot: {left[0]}"
            )
            yield context.finding(RULE, node, message, path=path, text=text, span=left.span())


def _blank(
    context: Context, node: Block | Section, path: tuple[int, ...], names: tuple[str, ...], severity: Severity
) -> Finding:
    return context.finding(RULE, node, _message(names), path=path, excerpt=joined(names), severity=severity)


def _message(names: tuple[str, ...]) -> Message:
    listed = joined(names)
    return Message(ja=f"差込欄「{listed}」に値がありません", en=f"there is no value for the slot “{listed}”")


def _blanks_in(text: str, context: Context) -> tuple[str, ...]:
    """Names of marked blanks in a heading or line: only those that the draft has as a slot."""
    if context.template is None or "{name}" not in context.template.phrases.blank:
        return ()
    before, after = (re.escape(part) for part in context.template.phrases.blank.split("{name}", 1))
    found = re.findall(f"{before}(.+?){after}", text) if before and after else []
    return tuple(name for name in found if re.search(r"\{\{[ 　]*" + re.escape(name), context.source))
