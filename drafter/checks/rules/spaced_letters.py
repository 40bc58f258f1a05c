"""CHR013: letters set apart."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR013",
    name="spaced-letters",
    severity=Severity.INFO,
    title=Message(ja="字の間を空けた語", en="letters set apart"),
    why=Message(
        ja="語や文の字の間に一字ずつ空白があります。見出しの割付けが文に残ったものです。空白を除いてください。",
        en="Each letter of a word or sentence is followed by a blank, as headings are spread out. Take the blanks out.",
    ),
    rests_on=Message(ja="文書の検索・照合ができること", en="that texts can be searched and compared"),
    wrong="国 は 地 方 の 声 を 聞き",
    right="国は地方の声を聞き",
    repairs="both",
)

check = damaged.check(RULE)
