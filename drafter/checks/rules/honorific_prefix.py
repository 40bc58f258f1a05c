"""ORT017: 御 or ご before the wrong kind of word."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT017",
    name="honorific-prefix",
    severity=Severity.WARNING,
    title=Message(ja="接頭語「御」「ご」", en="御 or ご"),
    why=Message(
        ja="「御」は漢字で書く語の前では漢字（御理解、御協力）、仮名で書く語の前では仮名（ごもっとも、お願い）に"
        "します。「ご」で通す家も多く、様式によります。",
        en="御 in kanji before words in kanji (御理解), in kana before words in kana. Many houses write ご "
        "throughout: it depends on the template.",
    ),
    rests_on=official(
        "公用文における漢字使用等について（平成22年内閣訓令第1号）1(2)ウ",
        "公用文における漢字使用等について (Cabinet Directive 1 of 2010) 1(2)",
    ),
    wrong="ご理解とご協力をお願いする。",
    right="御理解と御協力をお願いする。",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/honorific_prefix.tsv``."""
    return spelt("honorific_prefix", text, about, written)
