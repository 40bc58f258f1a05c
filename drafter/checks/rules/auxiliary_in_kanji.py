"""ORT007: an auxiliary or particle in kanji."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT007",
    name="auxiliary-in-kanji",
    severity=Severity.WARNING,
    title=Message(ja="補助動詞などの漢字書き", en="an auxiliary in kanji"),
    why=Message(
        ja="「できる」「ください」「いただく」「いたします」と、「ていく」「てくる」「ておく」「てほしい」「にす"
        "ぎない」「かもしれない」「において」「にわたって」「にもかかわらず」などは仮名で書きます。「出来事」"
        "「持って行く」「資料を頂く」のような語や実質の動詞は対象にしません。",
        en="できる, ください, いただく, ていく, てくる, にすぎない, において and the like are written in kana. "
        "出来事, 持って行く, 資料を頂く and other words or verbs of full meaning are left alone.",
    ),
    rests_on=official(
        "公用文における漢字使用等について（平成22年内閣訓令第1号）1(2)カ・キ",
        "公用文における漢字使用等について (Cabinet Directive 1 of 2010) 1(2)",
    ),
    wrong="活用出来るよう、検討して頂きたい。",
    right="活用できるよう、検討していただきたい。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/auxiliaries.tsv``."""
    return spelt("auxiliaries", text, about, written)
