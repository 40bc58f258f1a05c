"""CHR011: both widths of digits in one number."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR011",
    name="mixed-digits",
    severity=Severity.INFO,
    title=Message(ja="一つの数の中の全角と半角", en="both widths of digits in one number"),
    why=Message(
        ja="一つの数に全角と半角の数字が混ざっています。検索に掛からず、字間もそろいません。"
        "初めの数字の幅にそろえます。",
        en="One number is written with both widths of digits: it is not found by a search and looks uneven. The "
        "first digit decides.",
    ),
    rests_on=Message(
        ja="文書の内部の整合（様式によらない）", en="the document's own consistency (whatever the template)"
    ),
    wrong="令和８年度から２0年間",
    right="令和８年度から２０年間",
    repairs="safe",
)

check = damaged.check(RULE)
