"""LAY002: a page number within a sentence."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="LAY002",
    name="page-number-inside",
    severity=Severity.WARNING,
    title=Message(ja="文の中に残ったページ番号", en="a page number within a sentence"),
    why=Message(
        ja="文の途中に、ページ番号と見られる数字が残っています。ページの境目をまたいで写した文でよく起こります。",
        en="A number that looks like a page number stands within a sentence, as copies across a page turn have it.",
    ),
    rests_on=Message(
        ja="文書の内部の整合（様式によらない）", en="the document's own consistency (whatever the template)"
    ),
    wrong="支援 － 3 － すること。",
    right="支援すること。",
    repairs="both",
)

check = damaged.check(RULE)
