"""PRT003: the sentence before the requests is not as the template has it."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.context import Context, split
from drafter.checks.rule import Rule
from drafter.document import BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="PRT003",
    name="lead-in",
    severity=Severity.WARNING,
    title=Message(ja="要望に入る文が様式と違う", en="the sentence that leads into the requests"),
    why=Message(
        ja="前文の最後の段落は「ついては、…提言する。」のように要望へ導きます。様式の lead を使うか、"
        "文を合わせてください。",
        en="The last paragraph of the preamble leads into the requests (ついては、…提言する。). Take the template's "
        "lead, "
        "or word yours alike.",
    ),
    rests_on=Message(ja="様式の phrases.lead_pattern", en="the template's phrases.lead_pattern"),
    wrong="どうぞよろしくお願いします。",
    right="ついては、次の事項について対応されるよう提言する。",
    needs="template",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """At most one finding: neither the last paragraph nor its last sentence matches."""
    pattern = context.template.phrases.lead_pattern if context.template else ""
    paragraphs = [block for block in document.preamble if block.kind is BlockKind.PARAGRAPH]
    if not pattern or not paragraphs or not document.sections:
        return
    last = paragraphs[-1]
    sentences = split(last.text)
    final = sentences[-1].text if sentences else ""
    try:
        matched = re.search(pattern, last.text.strip()) or re.search(pattern, final)
    except re.error:
        message = Message(
            ja=f"様式の lead_pattern は正規表現として読めません: {pattern}",
            en=f"the template's lead_pattern is no regular expression: {pattern}",
        )
        yield context.finding(RULE, None, message, excerpt=pattern)
        return
    if not matched:
        message = Message(
            ja="前文の最後が、様式の定める、要望に入る文になっていません",
            en="the preamble does not end with the sentence that the template wants before the requests",
        )
        yield context.finding(RULE, last, message, excerpt=final)
