"""GRM002: a verb or a standing form lost a letter since last year."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import grammar
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="GRM002",
    name="verb-broken",
    severity=Severity.WARNING,
    title=Message(ja="昨年の文から動詞や語形が崩れた", en="a verb or standing form broken since last year"),
    why=Message(
        ja="「する」が「しる」に、「において」が「におて」になるなど、動詞や決まった言い方の文字が崩れています。"
        "昨年の同じ文（要望文の ID、なければ同じ語の並びで探します）と、そこ以外が全て同じ文だけを比べます。"
        "意図した改めと読めるものは対象にしません。",
        en="A letter of a verb or of a standing form is amiss: しる for する, におて for において. "
        "Compared with last year's same sentence, found by the clause's id or by its words, where all else is equal. "
        "What may be a revision is left alone.",
    ),
    rests_on=Message(ja="昨年の文書（原案の previous）", en="last year's document (previous in the draft)"),
    wrong="体制を整備しること。（昨年：体制を整備すること。）",
    right="体制を整備すること。",
    needs="previous",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each sentence."""
    return grammar.report(RULE, context, "verb", _message)


def _message(was: str, now: str) -> Message:
    return Message(
        ja=f"語形が崩れています（昨年「{was}」、今「{now}」）",
        en=f"the form is broken (was “{was}”, is “{now}”)",
    )
