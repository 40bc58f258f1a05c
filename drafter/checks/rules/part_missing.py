"""PRT001: a part that the template requires is not there."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.parts import NAMES, content
from drafter.checks.rule import Rule
from drafter.document import Document, Part
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="PRT001",
    name="part-missing",
    severity=Severity.ERROR,
    title=Message(ja="必要な部分がない", en="a required part is missing"),
    why=Message(
        ja="様式が必要とする部分（題名、前文、本文、発出者、「以上」など）がありません。原案のうちは警告です。"
        "日付は date-missing が見ます。",
        en="A part that the template requires (title, preamble, body, issuer, 以上 …) is missing. A warning while the "
        "status is draft. The date is the affair of date-missing.",
    ),
    rests_on=Message(ja="様式の parts（required: true）", en="the template's parts (required: true)"),
    wrong="（発出者がない）",
    right="issuer: ○○知事会",
    needs="draft",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each required part without content."""
    if context.template is None or not context.is_draft:
        return
    for entry in context.template.parts:
        if not entry.required or entry.part is Part.DATE or content(document, entry.part):
            continue
        name = NAMES[entry.part]
        message = Message(
            ja=f"{name.ja}がありません（様式 {context.template.template} では必要です）",
            en=f"the {name.en} is missing (the template {context.template.template} requires it)",
        )
        severity = RULE.severity if context.final else Severity.WARNING
        yield context.finding(RULE, None, message, severity=severity)
