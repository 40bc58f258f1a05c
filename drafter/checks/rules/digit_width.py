"""CHR015: a number of another width than the document’s."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import widths
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="CHR015",
    name="digit-width",
    severity=Severity.INFO,
    title=Message(ja="文書の中で幅の違う数字", en="a number of another width than the document’s"),
    why=Message(
        ja="文書の数字の九割以上が同じ幅のとき、残りを指摘します。一桁と二桁以上は別に数えます（１は全角、"
        "12は半角とする書き方があるため）。様式の wording.digits が half か full なら、それに合わせ、"
        "values で値が漢数字（縦書き）なら、文の数字も漢数字にします。"
        "括弧書きの引用、表、項目番号は数えません。",
        en="Where nine numbers in ten have one width, the others are told. Numbers of one figure count apart from "
        "longer ones, as many houses print １ but 12. Where wording.digits of the template is half or full, that "
        "counts; where it is values and these are in kanji (vertical writing), so are numbers in the text. Quotations, "
        "tables and labels do not.",
    ),
    rests_on=CONSISTENCY,
    wrong="令和８年度から５年間（ほかは半角）",
    right="令和8年度から5年間",
    repairs="safe",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each that differs from nine in ten others."""
    return widths.check(RULE, "digits", context)
