"""LAY006: markup left in the text."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="LAY006",
    name="markup-left",
    severity=Severity.WARNING,
    title=Message(ja="残った制御記号", en="markup left in the text"),
    why=Message(
        ja="HTML のタグや文字参照、Markdown の記号、表計算ソフトの改行記号（_x000D_）などが、文字として残っています。",
        en="Tags or entities of HTML, marks of Markdown, or a spreadsheet's line break (_x000D_) are left as letters.",
    ),
    rests_on=Message(
        ja="HTML・CommonMark・Office Open XML の記法（文章の文字ではない）",
        en="the notations of HTML, CommonMark and Office Open XML, which are no words",
    ),
    wrong="研究&amp;開発",
    right="研究&開発",
    repairs="safe",
)

check = damaged.check(RULE)
