"""CHR006: half-width kana or marks."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR006",
    name="half-width-kana",
    severity=Severity.INFO,
    title=Message(ja="半角のカナや記号", en="half-width kana or marks"),
    why=Message(
        ja="半角の片仮名や ｢ ｣ ､ ｡ は、表計算ソフトなどから移した文に残ります。文書では全角を用います。",
        en="Half-width katakana and ｢ ｣ ､ ｡ come along from spreadsheets. Documents are written with the "
        "full-width ones.",
    ),
    rests_on=Message(
        ja="公用文作成の考え方（令和4年1月7日文化審議会建議）の解説Ⅰ（半角カタカナは使わない）",
        en="公用文作成の考え方 (2022): no half-width katakana",
    ),
    wrong="ﾃﾞｼﾞﾀﾙ人材",
    right="デジタル人材",
    repairs="safe",
)

check = damaged.check(RULE)
