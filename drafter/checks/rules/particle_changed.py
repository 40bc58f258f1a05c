"""GRM001: a particle was lost or swapped since last year."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import grammar
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="GRM001",
    name="particle-changed",
    severity=Severity.WARNING,
    title=Message(ja="昨年の文から助詞が落ちた、替わった", en="a particle lost or swapped since last year"),
    why=Message(
        ja="助詞が落ちたか替わったために、動詞と合わなくなっています。"
        "昨年の同じ文（要望文の ID、なければ同じ語の並びで探します）と、そこ以外が全て同じ文だけを比べます。"
        "意図した改めと読めるものは対象にしません。",
        en="A particle was lost or swapped, and no longer goes with its verb. "
        "Compared with last year's same sentence, found by the clause's id or by its words, where all else is equal. "
        "What may be a revision is left alone.",
    ),
    rests_on=Message(ja="昨年の文書（原案の previous）", en="last year's document (previous in the draft)"),
    wrong="必要な支援の行うこと。（昨年：必要な支援を行うこと。）",
    right="必要な支援を行うこと。",
    needs="previous",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each sentence."""
    return grammar.report(RULE, context, "particle", _message)


def _message(was: str, now: str) -> Message:
    return Message(
        ja=f"助詞が昨年と違い、文がつながりません（昨年「{was}」、今「{now}」）",
        en=f"the particle differs from last year's and does not fit (was “{was}”, is “{now}”)",
    )
