"""CHR019: stops of two styles in one document."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import widths
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="CHR019",
    name="stops-mixed",
    severity=Severity.WARNING,
    title=Message(ja="混ざった句読点", en="stops of two styles in one document"),
    why=Message(
        ja="「、。」と「，．」（半角の「,」「.」を含む）が一つの文書に混ざっています。九割以上を占める方にそろえます。"
        "どちらを使うかは指摘しません。",
        en="、。 and ，． (or , .) stand in one document. The style of nine in ten is kept; which it is does not "
        "matter.",
    ),
    rests_on=Message(
        ja="公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅰ（読点は「、」を原則とし、"
        "「，」を用いるときも一つの文書の中でそろえる）",
        en="公用文作成の考え方 (2022), part I: 、 as a rule; who uses ， does so throughout",
    ),
    wrong="道路，橋の更新（ほかは「、」）",
    right="道路、橋の更新",
    repairs="safe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each that differs from nine in ten others."""
    return widths.check(RULE, "stops", context)
