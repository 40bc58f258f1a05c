"""NUM012: tables or figures whose numbers are doubled, out of order, or leave one out."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.captions import Captioned, captions
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="NUM012",
    name="caption-number",
    severity=Severity.WARNING,
    title=Message(ja="表・図の番号の重複、欠番、逆順", en="numbers of tables or figures that do not follow"),
    why=Message(
        ja="表１の次が表３である、表２が二つある、など、表や図の番号が続いていません。"
        "「（続き）」と、章ごとに１から始まる番号は対象にしません。",
        en="The numbers of tables (or figures) do not go up by one. What goes on (（続き）), and numbers that "
        "begin at 1 again in "
        "each chapter, are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="表１ … 表３ …",
    right="表１ … 表２ …",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each caption that does not follow the one before of its word."""
    last: dict[tuple[object, ...], Captioned] = {}
    for one in captions(context):
        number = one.caption.number
        key = (one.caption.word, number[:-1])
        before = last.get(key)
        last[key] = one
        if before is None or number[-1] == before.caption.number[-1] + 1:
            continue
        # a chapter of its own may count from 1
        if number[-1] == 1 and one.path[:1] != before.path[:1]:
            continue
        shown = one.text[one.caption.start : one.caption.end]
        other = before.text[before.caption.start : before.caption.end]
        if shown == other:
            message = Message(ja=f"「{shown}」が二つあります", en=f"“{shown}” stands twice")
        else:
            message = Message(
                ja=f"「{other}」の次が「{shown}」で、番号が続いていません",
                en=f"“{other}” is followed by “{shown}”",
            )
        span = (one.caption.start, one.caption.end)
        yield context.finding(RULE, one.node, message, path=one.path, text=one.text, span=span)
