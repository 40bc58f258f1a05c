"""STA002: a plan or strategy that has ended or was followed by another."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import staleness
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="STA002",
    name="ended-plan",
    severity=Severity.WARNING,
    title=Message(ja="終わった計画・戦略の名", en="a plan that has ended"),
    why=Message(
        ja="期間が終わった計画や、後の計画に替わった計画を今のものとして挙げています。今の計画に直すか、過去のものとして書いてください。"
        "文書の日付の時点で判断し、「旧○○」「（現○○）」「○○（当時）」や「平成○年に○○が」のような過去の記述は対象にしません。"
        "drafter.yaml の facts に加えられます。",
        en="A plan whose term is over, or that another followed, is named as if in force. "
        "Name the present one, or say that it was. "
        "Judged as of the document's own date; what tells of the past (旧○○, （現○○）, ○○（当時）) is left alone. "
        "facts: in drafter.yaml adds to the list.",
    ),
    rests_on=Message(
        ja="drafter/lexicon/facts.tsv（日付のある事実の表）と文書の日付",
        en="drafter/lexicon/facts.tsv, a table of dated facts, and the document's date",
    ),
    wrong="５か年加速化対策に基づき推進すること。（令和９年の文書）",
    right="第１次国土強靱化実施中期計画に基づき推進すること。",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each name of a plan that had ended."""
    return staleness.report(RULE, document, context, ("plan",))
