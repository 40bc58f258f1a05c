"""ORT014: a numeral in digits that is written in kanji, or the other way round."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT014",
    name="numeral",
    severity=Severity.WARNING,
    title=Message(ja="数字と漢数字の使い分け", en="digits or kanji for a numeral"),
    why=Message(
        ja="訓で読む数（一つ、二つ）、概数（数十、数百）と熟語（一層、一律、一環、第三者）は漢数字で書き、「5千"
        "人」は「5,000人」と書きます。熟語の中の算用数字はどの家でも誤りです。",
        en="Numbers read in Japanese (一つ, 二つ), rough numbers (数十) and compounds (一層, 一律) are written "
        "in kanji; 5千人 as 5,000人. Digits within compounds are mistakes in every house.",
    ),
    rests_on=official(
        "公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅰ-4（熟語の中の算用数字は様式によらない）",
        "公用文作成の考え方 (2022), Ⅰ-4 (digits within compounds: whatever the template)",
    ),
    wrong="3つの課題について、数10の団体が1律に負担する。",
    right="三つの課題について、数十の団体が一律に負担する。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/numerals.tsv``."""
    return spelt("numerals", text, about, written)
