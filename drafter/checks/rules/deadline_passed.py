"""DAT008: a request whose deadline had passed when the document was issued."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context, split
from drafter.checks.dates import Dated, dates, days, is_quoted, printed, spoken, within
from drafter.checks.rule import Rule
from drafter.checks.texts import kind_of
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.eras import Ymd
from drafter.language import Message

RULE = Rule(
    code="DAT008",
    name="deadline-passed",
    severity=Severity.WARNING,
    title=Message(ja="過ぎた期限までに求める要望", en="a request whose deadline has passed"),
    why=Message(
        ja="「令和６年度末までに…すること」の期限が、文書の日付（日付のない原案では今日）より前です。"
        "昨年の要望文を引き継ぐと残りがちです。"
        "新しい期限にするか、「できていないため、早期に」のように書き改めてください。"
        "過去の経過を述べる文は対象にしません。",
        en="The deadline of the request lies before the document's date (before today in a draft without one), as "
        "happens "
        "to clauses that are carried over. Give a new one, or say that it was missed. What tells of the past is left "
        "alone.",
    ),
    rests_on=Message(ja="文書の日付", en="the document's own date"),
    wrong="令和６年度末までに整備すること。（令和７年８月の文書）",
    right="令和９年度末までに整備すること。",
)
_UNTIL = lazy.compile(
    r"(?:末日?|頃|中|度末)?(?:までに(?!も)|を(?:目途|めど|目標|期限)に(?!して(?:いた|きた)|され|定め)|中に(?!は))"
)
_ASKS = lazy.compile(
    r"(?:こと|べき|べきである|(?:さ|ら|せ|か|が|わ|た|ま|な|ば|あ)れたい|いただきたい|願いたい|お願い(?:し|いたし|申し上げ)ます"
    r"|求める|求めます|要望する|要望します|要望いたします|要請する|要請します|提言する|提言します)[。」）]*$"
)
#: what stands between the deadline and the next comma and is no deed asked for: something done, something not done
_TOLD = lazy.compile(
    r"た(?=[一-龠ァ-ヶＡ-Ｚ「]|いわゆる|もの|こと|とき|ところ|が|にも|際|上)|ている|てきた|できな|できず|困難|間に合|未[了達]|とされ|とする[一-龠]"
    r"|予定|見込|として(?:いる|い)"
)

#: how long clauses are carried over with their deadline
_YEARS = 10


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such deadline in a sentence that asks for something."""
    issued = spoken(document, context)
    if issued is None:
        return
    for node, path, text in context.texts:
        if kind_of(node) not in ("paragraph", "item", "heading"):
            continue
        for start, end, last in _deadlines(text):
            # older ones are history, not last year's clause
            if last >= issued.first or last[0] < issued.first[0] - _YEARS:
                continue
            message = Message(
                ja=f"「{text[start:end]}」の期限（{printed(last)}）は、文書の時点（{printed(issued.first)}）で過ぎています",
                en=f"the deadline {last[0]}-{last[1]:02} has passed: the document speaks in "
                f"{issued.first[0]}-{issued.first[1]:02}",
            )
            yield context.finding(RULE, node, message, path=path, text=text, span=(start, end))


@lru_cache(maxsize=8192)
def _deadlines(text: str) -> tuple[tuple[int, int, Ymd], ...]:
    """Deadlines of requests: their place and last day."""
    found = dates(text)
    if not found or "に" not in text:
        return ()
    result: list[tuple[int, int, Ymd]] = []
    for sentence in split(text):
        if not _ASKS.search(sentence.core):
            continue
        held = (_deadline(text, dated, sentence.end) for dated in within(found, sentence.start, sentence.end))
        result += [place for place in held if place]
    return tuple(result)


def _deadline(text: str, dated: Dated, sentence_end: int) -> tuple[int, int, Ymd] | None:
    until, meant = _UNTIL.match(text, dated.end), days(dated.date)
    if until is None or meant is None or dated.date.blank or is_quoted(text, dated.start):
        return None
    rest = text[until.end() : sentence_end]
    if _TOLD.search(rest.partition("、")[0] if not rest.startswith("、") else rest[1:].partition("、")[0]):
        return None
    return dated.start, until.end(), meant.last
