"""LAY001: a sentence torn into two paragraphs."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="LAY001",
    name="sentence-torn",
    severity=Severity.WARNING,
    title=Message(ja="段落に分かれた文", en="a sentence torn into two paragraphs"),
    why=Message(
        ja="段落が文の途中で終わり、次の段落がその続き（を、する など）で始まります。"
        "改ページや行末の改行が残ったものです。",
        en="A paragraph ends within a sentence and the next goes on with it: a page turn or a line's end was "
        "taken for a paragraph's.",
    ),
    rests_on=Message(
        ja="文書の内部の整合（様式によらない）", en="the document's own consistency (whatever the template)"
    ),
    wrong="通信網の整備を支援\nすることが必要である。",
    right="通信網の整備を支援することが必要である。",
    repairs="none",
)

check = damaged.check(RULE)
