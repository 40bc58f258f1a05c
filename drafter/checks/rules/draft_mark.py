"""PRT005: a final document still marked as a draft."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="PRT005",
    name="draft-mark",
    severity=Severity.ERROR,
    title=Message(ja="確定した文書に（案）が残っている", en="（案） on a final document"),
    why=Message(
        ja="確定した文書の題名に（案）が残ると、決裁前の文書に見えます。原案の間は、（案）は status: draft "
        "から自動で付きます。",
        en="A final title that still says （案） reads as not yet adopted. While a draft, the mark comes by itself "
        "from "
        "status: draft.",
    ),
    rests_on=Message(ja="原案の status: final", en="status: final in the draft"),
    wrong="…に関する提言（案）",
    right="…に関する提言",
)
#: a title that speaks of another's draft goes on: 条例（案）に対する提言
_MARK = lazy.compile(
    r"[（(〔［\[【][ 　]*(?:素|原|修正)?案[ 　]*[）)〕］\]】]"
    r"(?!に対する|について|に関する|への|に係る|を|の(?:作成|策定|修正))"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each line of the title matter with a mark."""
    if not context.final:
        return
    for line in (document.title, document.subtitle):
        mark = _MARK.search(line.text)
        if mark:
            message = Message(
                ja=f"確定した文書に {mark[0]} が残っています", en=f"the document is final, but says {mark[0]}"
            )
            yield context.finding(RULE, line, message, text=line.text, span=mark.span())
