"""TYP004: a word that an input method took for another of the same sound, or a kanji that looks alike."""

from __future__ import annotations

from collections.abc import Iterable

from drafter import lexicon
from drafter.checks import homophones
from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="TYP004",
    name="conversion-error",
    severity=Severity.ERROR,
    title=Message(ja="同音異義語などの変換の誤り", en="a word of the same sound, or a kanji that looks alike"),
    why=Message(
        ja="「対称事業」「責任を追求」「意志決定」のように、読みや形の同じ別の語になっています。前後の語から"
        "正しい語が決まるものと、語にならない二字の漢字を指摘します。共同・協同・協働のように、どちらも使われる語は対象にしません。",
        en="The input method chose another word of the same sound (対称事業 for 対象事業), or a kanji that looks "
        "alike was typed. Told only where the neighbours make the right word sure, be the wrong one a word or none; "
        "pairs that are both in use are left alone.",
    ),
    rests_on=Message(
        ja="常用漢字表（平成22年内閣告示第2号）、「異字同訓」の漢字の使い分け例（平成26年文化審議会国語分科会報告）と、"
        "行政の用語（drafter/lexicon/conversion.tsv）、公用文で隣り合う語（同 words/phrases.txt、kinds.txt）、辞書に"
        "ある同音の語と複合語（同 words。出典は NOTICE.txt）",
        en="常用漢字表 (2010), 「異字同訓」の漢字の使い分け例 (2014), the vocabulary of administration "
        "(drafter/lexicon/conversion.tsv), which words go together in official prose (words/phrases.txt and kinds.txt "
        "there), and words of one sound and compounds of dictionaries (words; sources in its NOTICE.txt)",
    ),
    wrong="補助対称事業、責任を追求する",
    right="補助対象事業、責任を追及する",
    repairs="unsafe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of the lexicon that stands in the text."""
    told: set[int] = set()
    for found in lexicon.family("conversion").find(text):
        if found.entry.official and about.profile.spelling != "official":
            continue
        told.update(range(found.start, found.end))
        yield _hit(found.start, found.end, text, found.right or "")
    for suspect in homophones.suspects(text):
        if told.isdisjoint(range(suspect.start, suspect.end)):
            yield _hit(suspect.start, suspect.end, text, suspect.right)


def _hit(start: int, end: int, text: str, new: str) -> Hit:
    old = text[start:end]
    message = Message(ja=f"「{old}」は「{new}」の誤りではありませんか", en=f"“{old}” may be a slip for “{new}”")
    return Hit(start, end, message, new)
