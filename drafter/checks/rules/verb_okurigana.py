"""ORT004: okurigana of verbs, adjectives and adverbs that are wrong, or only tolerated."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import misspelt, quoted, spelt
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message
from drafter.lexicon.okurigana import slips

RULE = Rule(
    code="ORT004",
    name="verb-okurigana",
    severity=Severity.WARNING,
    title=Message(ja="送り仮名の誤り", en="wrong okurigana"),
    why=Message(
        ja="送り仮名の付け方の本則にも許容にもないもの（少い、伴なう、速かに、基ずく）は、どの家でも誤りです。許"
        "容とされるもの（行なう、表わす、終る）と、常用漢字表の用言の活用にない形（改る）は、公用文の表記による様式の"
        "ときに限り指摘します。",
        en="Okurigana that neither the rule nor its permitted variants know (少い, 伴なう, 速かに) are mistakes "
        "in every house. Permitted variants (行なう, 終る), and forms that no inflection of the table has (改る), are "
        "reported only where the template follows the official spelling.",
    ),
    rests_on=Message(
        ja="送り仮名の付け方（昭和48年内閣告示第2号）通則1～6、常用漢字表（平成22年）の用言の活用から作った誤った形の表"
        "（drafter/lexicon/words/okurigana.txt。出典は NOTICE.txt）（許容とこの表は様式の wording.spelling: official）",
        en="送り仮名の付け方 (Cabinet Notice 2 of 1973), rules 1 to 6; wrong forms made from the inflections of "
        "常用漢字表 (2010) (drafter/lexicon/words/okurigana.txt; sources in NOTICE.txt there); these and permitted "
        "variants: the template's wording.spelling: official",
    ),
    wrong="施策を速かに行ない、費用を補なうこと。",
    right="施策を速やかに行い、費用を補うこと。",
    repairs="both",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/verb_okurigana.tsv``, and for each other form with a kana too few or many."""
    told: set[int] = set()
    for hit in spelt("verb_okurigana", text, about, misspelt):
        told.update(range(hit.start, hit.end))
        yield hit
    if about.profile.spelling != "official" or about.kind in ("line", "figure"):
        return
    for start, end, right in slips(text):
        if told.isdisjoint(range(start, end)) and start not in quoted(text):
            yield Hit(start, end, misspelt(text[start:end], right), right, safe=False)
