"""STA001: an organisation that was renamed, merged or dissolved."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import staleness
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="STA001",
    name="renamed-body",
    severity=Severity.ERROR,
    title=Message(ja="改称・廃止された組織の名", en="an organisation that is no more"),
    why=Message(
        ja="なくなった省庁や機関の名が残ると、昨年までの文書を写したことが一目で分かります。今の名称に直してください。"
        "文書の日付の時点で判断し、「旧○○」「（現○○）」「○○（当時）」や「平成○年に○○が」のような過去の記述は対象にしません。"
        "drafter.yaml の facts に加えられます。",
        en="The name of a ministry or body that is no more shows at once that last year's words were copied. "
        "Put the present name. "
        "Judged as of the document's own date; what tells of the past (旧○○, （現○○）, ○○（当時）) is left alone. "
        "facts: in drafter.yaml adds to the list.",
    ),
    rests_on=Message(
        ja="drafter/lexicon/facts.tsv（日付のある事実の表）と文書の日付",
        en="drafter/lexicon/facts.tsv, a table of dated facts, and the document's date",
    ),
    wrong="内閣官房ＩＴ総合戦略室において支援すること。（令和９年の文書）",
    right="デジタル庁において支援すること。",
    repairs="unsafe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each name of an organisation that had ended."""
    return staleness.report(RULE, document, context, ("organisation",))
