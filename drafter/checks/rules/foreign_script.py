"""CHR010: a letter of another script in a word."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR010",
    name="foreign-script",
    severity=Severity.WARNING,
    title=Message(ja="語の中のほかの言語の文字", en="a letter of another script in a word"),
    why=Message(
        ja="日本語の語の途中に、ハングルやアラビア文字などが一、二字だけあります。変換の失敗か誤入力です。"
        "引用された外国語の語や文は指摘しません。",
        en="One or two letters of another script stand inside a Japanese word: a failed conversion or a slip. "
        "Quotations of other languages are left alone.",
    ),
    rests_on=Message(ja="JIS X 0208・0213 の文字の範囲", en="the characters of JIS X 0208 and 0213"),
    wrong="対象を拡ㅎ大する",
    right="対象を拡大する",
    repairs="none",
)

check = damaged.check(RULE)
