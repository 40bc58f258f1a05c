"""CHR016: an abbreviation of another width than the document’s."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import widths
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="CHR016",
    name="letter-width",
    severity=Severity.INFO,
    title=Message(ja="文書の中で幅の違う英字の略語", en="an abbreviation of another width than the document’s"),
    why=Message(
        ja="文書の英字の略語（ＩＣＴ、DX など）の九割以上が同じ幅のとき、残りを指摘します。英語の語句、単位、"
        "一字の英字、引用、表は数えません。",
        en="Where nine abbreviations in ten (ＩＣＴ, DX) have one width, the others are told. English words, units, "
        "single letters, quotations and tables do not count.",
    ),
    rests_on=CONSISTENCY,
    wrong="ＡＩの活用（ほかは半角）",
    right="AIの活用",
    repairs="safe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each that differs from nine in ten others."""
    return widths.check(RULE, "letters", context)
