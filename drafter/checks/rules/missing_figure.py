"""REF006: a reference to a table or figure that the document does not have."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.captions import caption, captions, references
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="REF006",
    name="missing-figure",
    severity=Severity.WARNING,
    title=Message(ja="引用した表・図がない", en="a reference to a table or figure that is not there"),
    why=Message(
        ja="「表３のとおり」の表３が文書にありません。番号の付いた表（図）の題がある文書だけを見ます。"
        "他の資料の表と読めるもの（「○○計画の表３」）は対象にしません。",
        en="The document has captions with numbers, but not this one. Tables of other documents are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="表３のとおり（表２まで）",
    right="表２のとおり",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such reference."""
    there = {(one.caption.word, one.caption.number) for one in captions(context)}
    words = {word for word, _ in there}
    if not words:
        return
    for node, path, text in context.texts:
        if caption(text) is not None:
            continue
        for one in references(text):
            before = text[max(0, one.start - 12) : one.start]
            if one.word not in words or (one.word, one.number) in there or _elsewhere(before):
                continue
            shown = text[one.start : one.end]
            message = Message(ja=f"「{shown}」がこの文書にありません", en=f"the document has no “{shown}”")
            yield context.finding(RULE, node, message, path=path, text=text, span=(one.start, one.end))


def _elsewhere(before: str) -> bool:
    """Whether another document was named just before: ○○計画の表３, 資料２の図１."""
    tail = before[-12:]
    return tail.endswith("の") and not tail.endswith(("次の", "以下の", "上の", "下の", "上記の", "下記の", "本提言の"))
