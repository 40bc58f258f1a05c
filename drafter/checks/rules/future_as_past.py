"""DAT010: what is told as done, on a day after the document's own."""

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
    code="DAT010",
    name="future-as-past",
    severity=Severity.WARNING,
    title=Message(ja="文書の日付より後のことを過去として述べている", en="a later day told as past"),
    why=Message(
        ja="「令和９年10月に施行された」の年月が、文書の日付より後です。"
        "年の打ち間違いか、これからのことかを確かめてください。"
        "「…された状態」のような状態の言い方は対象にしません。",
        en="The day on which something is said to have happened lies after the document's date: the year is "
        "mistyped, or "
        "it is yet to come. A state to be reached (整備された状態) is left alone.",
    ),
    rests_on=Message(ja="文書の日付（ないときは点検の日）", en="the document's own date, without one today's"),
    wrong="令和９年10月に施行された。（令和８年８月の文書）",
    right="令和７年10月に施行された。",
)
#: between the date and the verb no other verb may end
_DONE = lazy.compile(
    r"(?:末|頃|中旬|上旬|下旬)?(?:に(?!は?.{0,12}(?:予定|見込))|から)"
    r"(?:(?![、。]|する|される|れば|ように|よう、|場合|まで)[^、。]){0,24}?"
    r"(?:さ?れた|行われた|始まった|成立した|発生した|開始した"
    r"|創設した|施行した|公布した|制定した|改正した|決定した|策定した|なった)"
    r"(?:。|ところ|が、|ことに(?:より|伴)|ことを受け|ことから)"
)
#: an event that a noun is told by: ２０３５年に行われた調査
_EVENT = lazy.compile(
    r"(?:に|から)(?:(?![、。]|する|される|れば|ように|場合|まで)[^、。]){0,12}?"
    r"(?:行われた|開かれた|始まった|施行された|公布された|制定された|成立した|発生した|起きた)"
    r"(?!状態|場合|とき|時|際|後|こと|と|もの|ら|のち)[一-龠々ァ-ヶー]",
    needs="行われた|開かれた|始まった|施行された|公布された|制定された|成立した|発生した|起きた",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such date."""
    own = spoken(document, context)
    issued = own or _today(context)
    if issued is None:
        return
    ja, en = ("文書の時点", "the document") if own else ("点検の日", "today")
    for node, path, text in context.running:
        for start, end, meant in _told(text):
            # the budget of a fiscal year is made in the December before it begins
            fiscal = meant.first[1:] == (4, 1) and meant.last[1:] == (3, 31)
            if (meant.first[0] - 1, 12, 1) <= issued.last if fiscal else meant.first <= issued.last:
                continue
            message = Message(
                ja=f"「{text[start:end]}」は{ja}（{printed(issued.first)}）より後ですが、過去のこととして述べています",
                en=f"“{text[start:end]}” lies after {en} ({issued.first[0]}-{issued.first[1]:02}), but is told as past",
            )
            yield context.finding(RULE, node, message, path=path, text=text, span=(start, end))


@lru_cache(maxsize=8192)
def _told(text: str) -> tuple[tuple[int, int, Days], ...]:
    """Dates on which something was done: their place and days."""
    return tuple(
        (dated.start, dated.end, meant)
        for dated in dates(text)
        if (meant := days(dated.date))
        and not is_quoted(text, dated.start)
        and (_DONE.match(text, dated.end) or _EVENT.match(text, dated.end))
    )


def _today(context: Context) -> Days | None:
    """The day of the check: a document without a date was written before it, and knows of nothing later."""
    if context.today is None:
        return None
    today = (context.today.year, context.today.month, context.today.day)
    return Days(today, today)
