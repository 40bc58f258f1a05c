"""CHR004: a control character."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR004",
    name="control-character",
    severity=Severity.WARNING,
    title=Message(ja="紛れ込んだ制御文字", en="a control character"),
    why=Message(
        ja="制御文字は印字されず、Word や XML では文書を開けなくする原因になります。取り除きます。",
        en="Control characters do not print, and can keep Word from opening the file. They are taken out.",
    ),
    rests_on=Message(
        ja="JIS X 0211（制御文字は文章の文字ではない）", en="JIS X 0211: control functions are no letters of a text"
    ),
    wrong="林道の\x08復旧",
    right="林道の復旧",
    repairs="safe",
)

check = damaged.check(RULE)
