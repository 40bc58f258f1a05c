"""DAT016: the title's fiscal year has passed, or is further off than the next one."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.dates import dates, days, fiscal, spoken
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="DAT016",
    name="title-year",
    severity=Severity.ERROR,
    title=Message(ja="題名の年度と文書の日付が合わない", en="a title whose year does not fit the document's date"),
    why=Message(
        ja="予算や施策についての提言・要望の題名の年度は、文書の年度かその次の年度です。"
        "昨年の文書から作ると、題名か日付の一方だけが古いまま残ります。決算や報告の題名は対象にしません。",
        en="The year in the title of a request about a budget or policies is the document's fiscal year or the "
        "next one. "
        "When last year's document is reused, the title or the date stays behind. Reports and accounts are left "
        "alone.",
    ),
    rests_on=Message(ja="文書の日付", en="the document's own date"),
    wrong="令和７年度　国の施策及び予算に関する提案（令和８年７月）",
    right="令和９年度　国の施策及び予算に関する提案（令和８年７月）",
)
_ASKS = lazy.compile(r"提言|要望|提案|要請|意見|陳情|申入")
_TELLS = lazy.compile(r"決算|実績|報告|結果|回答|以降|から|までの|計画|策定")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """At most one finding for each line of the title."""
    issued = spoken(document, context)
    if issued is None or document.date is None or not document.date.iso or len(document.date.iso) < 7:
        return
    own = fiscal(issued.first)
    for line in (document.title, document.subtitle):
        found = [one for one in dates(line.text) if one.date.fiscal and days(one.date)]
        whole = document.title.text + document.subtitle.text
        if len(found) != 1 or not _ASKS.search(whole) or _TELLS.search(whole):
            continue
        dated = found[0]
        if own <= dated.date.year <= own + 1:
            continue
        shown = line.text[dated.start : dated.end]
        message = Message(
            ja=f"題名の「{shown}」が、文書の日付「{document.date.printed.strip()}」（{own}年度）と合いません",
            en=f"“{shown}” in the title does not fit the document's date “{document.date.printed.strip()}” "
            f"(fiscal year {own})",
        )
        yield context.finding(RULE, line, message, text=line.text, span=(dated.start, dated.end))
