"""ORT006: a formal noun in kanji."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT006",
    name="formal-noun",
    severity=Severity.WARNING,
    title=Message(ja="形式名詞の漢字書き", en="a formal noun in kanji"),
    why=Message(
        ja="こと、もの、ため、とおり、ごと、わけ、よう、うち、ほか、ほど、たちなどは、実質の意味が薄いときは仮名"
        "で書きます。事業、物品、大通り、様式のように語の一部であるときや、実質の意味で使うときは対象にしませ"
        "ん。",
        en="こと, もの, ため, とおり and the like are written in kana where they carry little meaning of their "
        "own. Parts of other words (事業, 大通り, 様式) and uses with full meaning are left alone.",
    ),
    rests_on=official(
        "公用文における漢字使用等について（平成22年内閣訓令第1号）1(2)エ・キ",
        "公用文における漢字使用等について (Cabinet Directive 1 of 2010) 1(2)",
    ),
    wrong="支援する事とし、次の通り要望する。",
    right="支援することとし、次のとおり要望する。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/formal_nouns.tsv``."""
    return spelt("formal_nouns", text, about, written)
