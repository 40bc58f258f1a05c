"""ORT009: a word in kana that official texts write in kanji."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT009",
    name="kanji-word",
    severity=Severity.WARNING,
    title=Message(ja="漢字で書く語の仮名書き", en="a word in kana that is written in kanji"),
    why=Message(
        ja="「及び」「並びに」「又は」「若しくは」と、全て、既に、特に、例えば、極めて、我が国などは漢字で書きま"
        "す。図る、踏まえる、目指すなど表にある訓の動詞も同じです。新聞や他の家では仮名にするものがあり、様式"
        "によります。",
        en="及び, 並びに, 又は, 若しくは, and words such as 全て, 既に, 特に, 我が国, and verbs such as 図る, "
        "踏まえる are written in kanji. Other houses write some of them in kana: it depends on the template.",
    ),
    rests_on=official(
        "公用文における漢字使用等について（平成22年内閣訓令第1号）1(2)ア・イ・オ",
        "公用文における漢字使用等について (Cabinet Directive 1 of 2010) 1(2)",
    ),
    wrong="わが国の制度および財源について、すべて見直しをはかること。",
    right="我が国の制度及び財源について、全て見直しを図ること。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/kanji_words.tsv``."""
    return spelt("kanji_words", text, about, written)
