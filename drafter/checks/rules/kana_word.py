"""ORT008: a conjunction or adverb that is written in kana."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT008",
    name="kana-word",
    severity=Severity.WARNING,
    title=Message(ja="仮名で書く接続詞・副詞", en="a conjunction or adverb that is written in kana"),
    why=Message(
        ja="接続詞は「及び」「並びに」「又は」「若しくは」のほかは仮名で書き（ただし、したがって、なお、また、か"
        "つ、さらに）、表にない音訓による副詞など（予め、殆ど、敢えて、何れ）も仮名で書きます。「制度に従って"
        "」「更に進める」「又は」などは対象にしません。",
        en="Conjunctions other than 及び, 並びに, 又は, 若しくは are written in kana (ただし, したがって, "
        "なお), and so are adverbs by readings that the list lacks (予め, 殆ど). 制度に従って, 更に進める, "
        "又は are left alone.",
    ),
    rests_on=official(
        "公用文における漢字使用等について（平成22年内閣訓令第1号）1(2)オ、公用文作成の考え方（令和4年1月7日文"
        "化審議会建議）Ⅰ-1",
        "公用文における漢字使用等について (Cabinet Directive 1 of 2010) 1(2); 公用文作成の考え方 (2022), Ⅰ-1",
    ),
    wrong="但し、予め地方と協議すること。",
    right="ただし、あらかじめ地方と協議すること。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/kana_words.tsv``."""
    return spelt("kana_words", text, about, written)
