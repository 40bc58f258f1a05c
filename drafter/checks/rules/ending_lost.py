"""GRM003: a sentence lost its end since last year."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import grammar
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="GRM003",
    name="ending-lost",
    severity=Severity.WARNING,
    title=Message(ja="昨年の文の末尾が落ちた", en="a sentence that lost its end since last year"),
    why=Message(
        ja="昨年の文の途中で終わっています。"
        "昨年の同じ文（要望文の ID、なければ同じ語の並びで探します）と、そこ以外が全て同じ文だけを比べます。"
        "意図した改めと読めるものは対象にしません。",
        en="The sentence stops in the middle of last year's. "
        "Compared with last year's same sentence, found by the clause's id or by its words, where all else is equal. "
        "What may be a revision is left alone.",
    ),
    rests_on=Message(ja="昨年の文書（原案の previous）", en="last year's document (previous in the draft)"),
    wrong="必要な措置を講ず（昨年：必要な措置を講ずること。）",
    right="必要な措置を講ずること。",
    needs="previous",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each sentence."""
    return grammar.report(RULE, context, "ending", _message)


def _message(was: str, now: str) -> Message:
    return Message(
        ja=f"昨年の文の末尾が落ちています（昨年「{was}」、今「{now}」）",
        en=f"the end of last year's sentence is missing (was “{was}”, is “{now}”)",
    )
