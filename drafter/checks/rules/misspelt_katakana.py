"""VAR001: a misspelt katakana word."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="VAR001",
    name="misspelt-katakana",
    severity=Severity.WARNING,
    title=Message(ja="片仮名語の誤記", en="a misspelt katakana word"),
    why=Message(
        ja="よく使われる語と一字だけ違う片仮名の語です（デバインド、シュミレーション）。"
        "文書・文例集・語の一覧にある語、それらをつないだ語、長音の有無の違いは指摘しません。",
        en="A katakana word is one slip away from a frequent one. Words of the document, the library and a list, "
        "compounds of them, and variants of a long vowel are left alone.",
    ),
    rests_on=Message(
        ja="外来語の表記（平成3年内閣告示第2号）と、文書・文例集に現れる語",
        en="外来語の表記 (1991), and the words of the document and the library",
    ),
    wrong="デジタルデバインド",
    right="デジタルデバイド",
    repairs="both",
)

check = damaged.check(RULE)
