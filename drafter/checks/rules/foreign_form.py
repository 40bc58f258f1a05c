"""CHR009: a form that Japanese does not use."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR009",
    name="foreign-form",
    severity=Severity.WARNING,
    title=Message(ja="日本語では使わない字体", en="a form that Japanese does not use"),
    why=Message(
        ja="中国語の字体や字形の異なる漢字（强、后、产など）が混ざっています。入力方式やフォントの取り違え、"
        "ほかの言語の資料からの転記で起こります。",
        en="A Chinese form (强, 后, 产) has slipped in, by an input method, a font, or a copy from another language.",
    ),
    rests_on=Message(ja="常用漢字表（平成22年内閣告示第2号）の字体", en="the forms of 常用漢字表 (2010)"),
    wrong="地域の产业",
    right="地域の産業",
    repairs="both",
)

check = damaged.check(RULE)
