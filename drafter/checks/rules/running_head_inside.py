"""LAY003: a running head within a sentence."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="LAY003",
    name="running-head-inside",
    severity=Severity.WARNING,
    title=Message(ja="文の中に残った柱", en="a running head within a sentence"),
    why=Message(
        ja="各ページに繰り返される行（柱）が文の途中に残っています。",
        en="The line that is repeated on each page is left within a sentence.",
    ),
    rests_on=Message(
        ja="文書の内部の整合（様式によらない）", en="the document's own consistency (whatever the template)"
    ),
    wrong="国の\n離島振興の要望書\n支援を広げる",
    right="国の支援を広げる",
    repairs="none",
)

check = damaged.check(RULE)
