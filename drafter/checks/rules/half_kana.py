"""ORT005: a word written half in kana that the list of 2010 lets be written in kanji."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter import lexicon
from drafter.checks.halves import halves
from drafter.checks.rule import Rule
from drafter.checks.spelling import official, quoted, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT005",
    name="half-kana",
    severity=Severity.WARNING,
    title=Message(ja="漢字で書ける語の交ぜ書き", en="a word half in kana that can be written in kanji"),
    why=Message(
        ja="常用漢字表の字で書ける語は、交ぜ書きにせず漢字で書きます。平成22年の改定で表に入った字を使う語（進捗、捻出、"
        "払拭、補塡、破綻、処方箋など）のほか、二字の名詞の一方だけが仮名のもの（把あく、信らい）を指摘します。「」の中の名称は"
        "対象にしません。",
        en="What the list of common kanji can write is not written half in kana: words with kanji that entered it in "
        "2010 (進捗, 捻出, 払拭, 破綻), and nouns of two kanji of which one stands in kana (把あく, 信らい). Names "
        "within 「」 are left alone.",
    ),
    rests_on=official(
        "常用漢字表（平成22年内閣告示第2号）、公用文における漢字使用等について（平成22年内閣訓令第1号）1(1)、名詞の読み"
        "（drafter/lexicon/words/half_forms.txt。出典は NOTICE.txt）",
        "常用漢字表 (Cabinet Notice 2 of 2010); 公用文における漢字使用等について (Cabinet Directive 1 of 2010) 1(1); "
        "the readings of nouns (drafter/lexicon/words/half_forms.txt; sources in NOTICE.txt there)",
    ),
    wrong="進ちょく状況を公表し、財源をねん出すること。",
    right="進捗状況を公表し、財源を捻出すること。",
    repairs="both",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/half_kana.tsv``, and for each noun that is half in kana otherwise."""
    told: set[int] = set()
    for hit in spelt("half_kana", text, about, written):
        told.update(range(hit.start, hit.end))
        yield hit
    if about.profile.spelling != "official" or about.kind in ("line", "figure"):
        return
    for start, end, noun in halves(text):
        if told.isdisjoint(range(start, end)) and start not in quoted(text) and text[start:end] not in _listed():
            yield Hit(start, end, written(text[start:end], noun), noun, safe=False)


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    """The words that the lexicon has: where its conditions do not hold, they are meant."""
    return frozenset(entry.wrong for entry in lexicon.family("half_kana").entries)
