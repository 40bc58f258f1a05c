"""STA003: a law that was renamed or repealed."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import staleness
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="STA003",
    name="renamed-law",
    severity=Severity.WARNING,
    title=Message(ja="改題・廃止された法律の名", en="a law that was renamed or repealed"),
    why=Message(
        ja="題名が改められた法律や廃止された法律を、今の法律として挙げています。今の題名に直してください。"
        "文書の日付の時点で判断し、「旧○○」「（現○○）」「○○（当時）」や「平成○年に○○が」のような過去の記述は対象にしません。"
        "drafter.yaml の facts に加えられます。",
        en="A law whose title was changed, or that was repealed, is named as if in force. Put the present title. "
        "Judged as of the document's own date; what tells of the past (旧○○, （現○○）, ○○（当時）) is left alone. "
        "facts: in drafter.yaml adds to the list.",
    ),
    rests_on=Message(
        ja="drafter/lexicon/facts.tsv（日付のある事実の表）と文書の日付",
        en="drafter/lexicon/facts.tsv, a table of dated facts, and the document's date",
    ),
    wrong="障害者自立支援法に基づくサービスを充実すること。",
    right="障害者総合支援法に基づくサービスを充実すること。",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each name of a law that had ended."""
    return staleness.report(RULE, document, context, ("law",))
