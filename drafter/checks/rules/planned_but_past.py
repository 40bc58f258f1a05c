"""DAT011: what is told as still planned, on a day before the document's own."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.dates import Days, dates, days, is_quoted, printed, spoken
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="DAT011",
    name="planned-but-past",
    severity=Severity.WARNING,
    title=Message(ja="過ぎた日付を予定として述べている", en="a day that has passed told as planned"),
    why=Message(
        ja="「令和５年４月に施行される予定」の年月が、文書の日付より前です。"
        "昨年の文をそのまま使うと残ります。実際にどうなったかを確かめて書き改めてください。"
        "「予定であった」のように過去の予定を述べる文は対象にしません。",
        en="What is said to be planned lies before the document's date, as happens to texts that are carried over: "
        "say what "
        "became of it. What was planned (予定であった) is left alone.",
    ),
    rests_on=Message(ja="文書の日付", en="the document's own date"),
    wrong="令和５年４月に施行される予定であるが（令和６年８月の文書）",
    right="令和５年４月に施行されたが",
)
_VERB = "施行|開始|導入|実施|公布|創設|開催|改定|策定|公表|廃止|開設|設置|発足"
_PLANNED = lazy.compile(
    r"(?:末|頃|中旬|上旬|下旬|中)?(?:には?|から|より|までに)(?!予定(?:していた|された))"
    r"(?:(?![、。]|だった|った[一-龠]|していた|された|した)[^、。]){0,30}?"
    r"(?:予定(?!調和|価格|地|より|していた|された|通り|どおり)|見込(?:み|まれ)(?!て?た|ていた)|見通し)"
    r"(?!と?(?:で(?:は)?あった|だった|でした|と(?:さ|なっ|し)(?:れ)?て?(?:い)?た|されて?(?:い)?た|(?:い)?た|ていた)"
    r"|を|に対し|に反し|から遅|が)"
    r"|(?:末|頃|中旬|上旬|下旬)?に(?:[^、。はが]{0,16}(?:が|も)?)?(?:" + _VERB + r")される(?=[一-龠「こも。])"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such date."""
    issued = spoken(document, context)
    if issued is None:
        return
    for node, path, text in context.running:
        for start, end, meant in _told(text):
            if meant.last >= issued.first:
                continue
            message = Message(
                ja=f"「{text[start:end]}」は文書の時点（{printed(issued.first)}）で過ぎていますが、予定として述べています",
                en=f"“{text[start:end]}” had passed when the document was issued "
                f"({issued.first[0]}-{issued.first[1]:02}), but is told as planned",
            )
            yield context.finding(RULE, node, message, path=path, text=text, span=(start, end))


@lru_cache(maxsize=8192)
def _told(text: str) -> tuple[tuple[int, int, Days], ...]:
    """Dates on which something is planned: their place and days."""
    if "予定" not in text and "見" not in text and "される" not in text:
        return ()
    return tuple(
        (dated.start, dated.end, meant)
        for dated in dates(text)
        if (meant := days(dated.date)) and not is_quoted(text, dated.start) and _PLANNED.match(text, dated.end)
    )
