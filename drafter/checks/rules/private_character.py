"""CHR002: a private character."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR002",
    name="private-character",
    severity=Severity.WARNING,
    title=Message(ja="外字", en="a private character"),
    why=Message(
        ja="外字は、作った機器のほかでは別の字か空白になります。元の文書を見て、正しい文字に置き換えてください。"
        "Symbol や Wingdings の記号と分かるものは直した形を示します。",
        en="A private character is another letter, or none, on any other machine. Look at the original. Marks of "
        "Symbol and Wingdings are told with what they show.",
    ),
    rests_on=Message(
        ja="Unicode の私用領域（どの規格も字を定めない）", en="Unicode’s private use areas: no norm says what they show"
    ),
    wrong="高\ue000県",
    right="高知県",
    repairs="safe",
)

check = damaged.check(RULE)
