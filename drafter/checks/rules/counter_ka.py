"""ORT013: か所, か月 written with ヶ, ヵ, ケ, カ or 箇."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT013",
    name="counter-ka",
    severity=Severity.WARNING,
    title=Message(ja="「か所」「か月」の書き方", en="how か所 and か月 are written"),
    why=Message(
        ja="算用数字には「3か所」「12か月」、漢数字と「数」「何」には「三箇所」「数箇月」と書きます。「ヶ」「ヵ"
        "」「カ」は地名などの名称に限ります。霞ヶ関、関ヶ原などの名称と「」の中は対象にしません。",
        en="With digits か所, か月; with numerals in kanji, 数 and 何 箇所, 箇月. ヶ and カ are for names only; "
        "names and what stands within 「」 are left alone.",
    ),
    rests_on=official(
        "公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅰ-4",
        "公用文作成の考え方 (2022), Ⅰ-4",
    ),
    wrong="全国3ヶ所で12ヵ月実施すること。",
    right="全国3か所で12か月実施すること。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/counters.tsv``."""
    return spelt("counters", text, about, written)
