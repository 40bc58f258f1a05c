"""CHR017: round brackets of another width than the document’s."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import widths
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="CHR017",
    name="bracket-width",
    severity=Severity.INFO,
    title=Message(ja="文書の中で幅の違う丸括弧", en="round brackets of another width than the document’s"),
    why=Message(
        ja="文書の丸括弧の九割以上が同じ幅のとき、残りを指摘します。英数字だけを囲む括弧、項目番号、引用、"
        "表は数えません。",
        en="Where nine pairs of round brackets in ten have one width, the others are told. Brackets around letters "
        "and figures alone, labels, quotations and tables do not count.",
    ),
    rests_on=CONSISTENCY,
    wrong="計画(第２期)に基づく（ほかは全角）",
    right="計画（第２期）に基づく",
    repairs="safe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each that differs from nine in ten others."""
    return widths.check(RULE, "brackets", context)
