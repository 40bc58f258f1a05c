"""ORT012: words that say the same twice."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import spelt, twice
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT012",
    name="redundant-words",
    severity=Severity.WARNING,
    title=Message(ja="重ね言葉", en="words that say the same twice"),
    why=Message(
        ja="「まず最初に」「あらかじめ予告」「約30人程度」「第3回目」のように同じ意味を重ねた言い方です。許す家"
        "もあるもの（従来から、違和感を感じる、引き続き継続）は情報とします。",
        en="Words that say the same twice: まず最初に, あらかじめ予告, 約30人程度. Those that some houses "
        "accept (従来から, 引き続き継続) are information.",
    ),
    rests_on=Message(
        ja="文書の内部の整合（様式によらない）、公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅱ",
        en="the document itself (whatever the template); 公用文作成の考え方 (2022), Ⅱ",
    ),
    wrong="まず最初に、約30人程度の体制を整えること。",
    right="最初に、30人程度の体制を整えること。",
    repairs="unsafe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/redundant_words.tsv``; for those of ``redundant_idioms.tsv`` information."""
    yield from spelt("redundant_words", text, about, twice)
    yield from spelt("redundant_idioms", text, about, twice, Severity.INFO)
