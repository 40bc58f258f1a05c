"""LAY008: the error of a field or a formula left in the text."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="LAY008",
    name="failed-field",
    severity=Severity.ERROR,
    title=Message(ja="フィールドや計算式のエラー表示", en="an error of a field or a formula"),
    why=Message(
        ja="「エラー! 参照元が見つかりません。」「#REF!」などは、"
        "Word の相互参照や表計算ソフトの式が壊れたまま印字された"
        "ものです。参照先の番号や値を確かめて書き直してください。",
        en="“Error! Reference source not found.”, #REF! and the like are printed where a cross-reference of Word or a "
        "formula is broken. Find the number or value that is meant, and write it.",
    ),
    rests_on=Message(
        ja="Word と表計算ソフトのエラー表示（文章の文字ではない）",
        en="what Word and spreadsheets print for an error, which is no word of the text",
    ),
    wrong="エラー! 参照元が見つかりません。に掲げる施策",
    right="２(1)に掲げる施策",
)

check = damaged.check(RULE)
