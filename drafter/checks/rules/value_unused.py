"""VAL002: a value that nothing prints."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="VAL002",
    name="value-unused",
    severity=Severity.WARNING,
    title=Message(ja="使われない値", en="an unused value"),
    why=Message(
        ja="values にある値を使う要望文がありません。名前の書き違いか、要望文を外したときの消し残しです。",
        en="No clause uses this value: its name is misspelt, or the clause that used it is gone.",
    ),
    rests_on=Message(ja="原案の values", en="the draft's values"),
    wrong="values: {整備目標年: 令和9年度}（本文は {{整備目標年度}}）",
    right="values: {整備目標年度: 令和9年度}",
    needs="draft",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each value."""
    for name in document.unused_values:
        message = Message(ja=f"値「{name}」はどこにも使われていません", en=f"the value “{name}” is used nowhere")
        yield context.finding(RULE, None, message, excerpt=name, place=_place(name, document, context))


def _place(name: str, document: Document, context: Context) -> Place:
    """The line of the value in the draft, found by its key."""
    file = document.origin.file or context.file or None
    key = lazy.compile(rf"[\s{{,]{re.escape(name)}['\"]?\s*:")
    start = re.search(r"^values\s*:", context.source, re.MULTILINE)
    found = key.search(context.source, start.end()) if start else None
    if found is None:
        return Place(file, document.origin.line, document.origin.column, f"values.{name}")
    at = found.start() + 1
    line = context.source.count("\n", 0, at) + 1
    return Place(file, line, at - context.source.rfind("\n", 0, at), f"values.{name}")
