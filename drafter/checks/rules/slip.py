"""TYP005: an ending or phrase written twice, a letter left out, a kana spelling that there is not."""

from __future__ import annotations

from collections.abc import Iterable

from drafter import lexicon
from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="TYP005",
    name="slip",
    severity=Severity.ERROR,
    title=Message(ja="余分な字、落ちた字、仮名遣いの誤り", en="a letter too many or too few, a wrong kana spelling"),
    why=Message(
        ja="「図るること」「支援すこと」「もとずき」のような打ち間違いです。直しの途中や写し間違いで残ります。",
        en="An ending written twice, a letter left out, or a kana spelling that does not exist, as editing and copying "
        "leave them.",
    ),
    rests_on=Message(
        ja="現代仮名遣い（昭和61年内閣告示第1号）、送り仮名の付け方（昭和48年内閣告示第2号）",
        en="現代仮名遣い (1986) and 送り仮名の付け方 (1973)",
    ),
    wrong="支援を図るること。",
    right="支援を図ること。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of the lexicon that stands in the text."""
    for found in lexicon.family("slips").find(text):
        old, new = text[found.start : found.end], found.right or ""
        message = Message(ja=f"「{old}」は「{new}」の誤りではありませんか", en=f"“{old}” may be a slip for “{new}”")
        yield Hit(found.start, found.end, message, new, found.entry.safe)
