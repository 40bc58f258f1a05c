"""STA004: a system, term, statistic or subsidy that has ended."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import staleness
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="STA004",
    name="ended-system",
    severity=Severity.WARNING,
    title=Message(ja="終わった制度・補助金、改められた用語", en="a system, term or subsidy that has ended"),
    why=Message(
        ja="終わった制度や補助金、法令で改められた用語が今のものとして残っています。今の名称に直すか、要望の趣旨を見直してください。"
        "文書の日付の時点で判断し、「旧○○」「（現○○）」「○○（当時）」や「平成○年に○○が」のような過去の記述は対象にしません。"
        "drafter.yaml の facts に加えられます。",
        en="A system or subsidy that has ended, or a term that the law replaced, is used as if current. "
        "Put the present one, or rethink the request. "
        "Judged as of the document's own date; what tells of the past (旧○○, （現○○）, ○○（当時）) is left alone. "
        "facts: in drafter.yaml adds to the list.",
    ),
    rests_on=Message(
        ja="drafter/lexicon/facts.tsv（日付のある事実の表）と文書の日付",
        en="drafter/lexicon/facts.tsv, a table of dated facts, and the document's date",
    ),
    wrong="避難勧告の発令に係る訓練を支援すること。",
    right="避難指示の発令に係る訓練を支援すること。",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each name of a system or subsidy that had ended."""
    return staleness.report(RULE, document, context, ("system", "subsidy"))
