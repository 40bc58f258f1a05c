"""TXT003: a bracket closed by one of another width."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import brackets
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="TXT003",
    name="bracket-mixed",
    severity=Severity.WARNING,
    title=Message(ja="全角と半角が組になった括弧", en="a pair of brackets of two widths"),
    why=Message(
        ja="（ を半角の ) で閉じるなど、対の一方だけ幅が違います。印字では字間がそろいません。",
        en="A full-width （ is closed by a half-width ), or the like; in print the pair looks broken.",
    ),
    rests_on=CONSISTENCY,
    wrong="（重点計画)",
    right="（重点計画）",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each pair, at its closing bracket; a half-width ｣ is told by ``half-width-kana``."""
    for node, path, text in context.texts:
        for start, end in brackets.look(text).mixed:
            if text[end] in "｢｣" or text[start] in "｢｣":
                continue
            wanted = brackets.partner(text[start])
            message = Message(
                ja=f"「{text[start]}」が「{text[end]}」で閉じられています（「{wanted}」にそろえます）",
                en=f"“{text[start]}” is closed by “{text[end]}” (should be “{wanted}”)",
            )
            at = context.finding(RULE, node, message, path=path, text=text, span=(end, end + 1)).place
            shown = text[max(start, end - 20) : end + 1]
            yield context.finding(RULE, node, message, path=path, place=at, excerpt=shown)
