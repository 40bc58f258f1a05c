"""GRM004: a negation was lost since last year."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import grammar
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="GRM004",
    name="negation-lost",
    severity=Severity.ERROR,
    title=Message(ja="昨年の文から打消しが落ちた", en="a negation lost since last year"),
    why=Message(
        ja="「ない」「ず」が落ち、昨年と反対の意味になっています。"
        "昨年の同じ文（要望文の ID、なければ同じ語の並びで探します）と、そこ以外が全て同じ文だけを比べます。"
        "意図した改めと読めるものは対象にしません。",
        en="ない or ず is gone, and the sentence says the opposite of last year's. "
        "Compared with last year's same sentence, found by the clause's id or by its words, where all else is equal. "
        "What may be a revision is left alone.",
    ),
    rests_on=Message(ja="昨年の文書（原案の previous）", en="last year's document (previous in the draft)"),
    wrong="負担が生じるようにすること。（昨年：負担が生じないようにすること。）",
    right="負担が生じないようにすること。",
    needs="previous",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each sentence."""
    return grammar.report(RULE, context, "negation", _message)


def _message(was: str, now: str) -> Message:
    return Message(
        ja=f"打消しが落ち、昨年と意味が反対です（昨年「{was}」、今「{now}」）",
        en=f"a negation is gone; it says the opposite of last year's (was “{was}”, is “{now}”)",
    )
