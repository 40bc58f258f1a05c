"""STR003: a heading with nothing beneath it."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.printing import name
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document, Section
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="STR003",
    name="empty-section",
    severity=Severity.WARNING,
    title=Message(ja="見出しの下に何もない", en="a heading with nothing beneath it"),
    why=Message(
        ja="見出しだけの項目は、本文が落ちたか、見出しが消し残されたかのどちらかです。",
        en="A bare heading means that its text was lost, or that the heading was left behind.",
    ),
    rests_on=CONSISTENCY,
    wrong="(2) 人材の確保（本文なし）\n(3) …",
    right="(2) 人材の確保\n　…すること。",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each section without content."""
    for unit in context.sections:
        node = unit.node
        if isinstance(node, Section) and not node.content:
            message = Message(
                ja=f"「{name(node)}」の下に本文がありません", en=f"there is nothing beneath “{name(node)}”"
            )
            yield context.finding(RULE, node, message, path=unit.path, text=node.heading, excerpt=name(node))
