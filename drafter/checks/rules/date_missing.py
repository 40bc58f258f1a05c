"""PRT004: a final document without a whole date."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import DateLine, Document
from drafter.findings import Finding, Severity
from drafter.japanese import eras
from drafter.language import Message

RULE = Rule(
    code="PRT004",
    name="date-missing",
    severity=Severity.ERROR,
    title=Message(ja="確定した文書の日付がないか、日まで決まっていない", en="a final document without a whole date"),
    why=Message(
        ja="確定した（status: final の）文書は、年月日のそろった日付を持ちます。"
        "読み込んだ文書では「　日」の空欄だけを指摘します。",
        en="A document whose status is final has year, month and day. In a file only a blank day (８月　日) is "
        "reported.",
    ),
    rests_on=Message(ja="原案の status: final", en="status: final in the draft"),
    wrong="令和９年８月　日",
    right="令和９年８月１日",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """At most one finding."""
    if not context.final:
        return
    date = document.date
    if date is None or not date.printed.strip():
        if context.is_draft:
            message = Message(ja="確定した文書に日付がありません", en="the document is final and has no date")
            yield context.finding(RULE, date, message)
        return
    if _incomplete(date, context):
        message = Message(
            ja=f"確定した文書の日付「{date.printed.strip()}」に日がありません",
            en=f"the document is final, but its date “{date.printed.strip()}” has no day",
        )
        yield context.finding(RULE, date, message, excerpt=date.printed.strip())


def _incomplete(date: DateLine, context: Context) -> bool:
    read = eras.parse(date.printed)
    if not context.is_draft:
        return read is not None and read.blank
    iso = date.iso or (read.iso if read else None)
    return iso is None or len(iso) < 10 or (read is not None and read.blank)
