"""CHR001: a radical or compatibility form."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR001",
    name="foreign-glyph",
    severity=Severity.WARNING,
    title=Message(ja="部首・互換用の文字", en="a radical or compatibility form"),
    why=Message(
        ja="PDF のフォントは、「人」の代わりに部首の「⼈」（U+2F08）などを書き出すことがあります。"
        "見た目は同じでも検索や置換に掛からず、ほかの機器では化けます。ふだんの漢字に直してください。"
        "人名・地名の旧字体は、差出人や宛先では指摘しません。",
        en="Fonts in PDFs may hand over the radical ⼈ (U+2F08) for 人. It looks the same, is not found by a "
        "search, and breaks on other machines. Old forms in names are left alone.",
    ),
    rests_on=Message(
        ja="Unicode の文字の定義（EquivalentUnifiedIdeograph、互換漢字）",
        en="Unicode’s own tables (EquivalentUnifiedIdeograph, compatibility ideographs)",
    ),
    wrong="⼈口の減少",
    right="人口の減少",
    repairs="both",
)

check = damaged.check(RULE)
