"""DAT007: a date whose day, or whose month and day, were never filled in."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.checks.texts import kind_of
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="DAT007",
    name="day-missing",
    severity=Severity.WARNING,
    title=Message(ja="日の抜けた日付", en="a date without its day"),
    why=Message(
        ja="「令和９年８月日に」「令和９年８月　日から」「○月○日」のように、日付の数字が入らないまま残っています。"
        "原案の間の空欄と、文になっていない様式の記入欄は対象にしません。",
        en="The number of the day was never filled in (令和９年８月日に, ８月　日から, ○月○日). Blanks in a "
        "document that is still a "
        "draft, and forms to be filled in, are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="令和９年８月日に開かれた会議",
    right="令和９年８月２日に開かれた会議",
)
_D = "0-9０-９"
_LOST = lazy.compile(rf"(?<![{_D}])[{_D}]{{1,2}}月日(?=付け|[にかまよ、。）)]|$)", needs="月日")
_BLANK = lazy.compile(
    rf"(?<![{_D}])[{_D}]{{1,2}}月[ 　]+日(?=[にかまのよ付、。])"
    rf"|[○〇●◯△Ｘ×＊*]{{1,2}}月[○〇●◯△Ｘ×＊*{_D}]{{1,2}}日|(?<![{_D}])[{_D}]{{1,2}}月[○〇●◯△×＊*]{{1,2}}日"
    rf"|(?:令和|20|２０)[ 　○〇●◯]*[ 　○〇●◯]年(?:[ 　○〇●◯]*月[ 　○〇●◯]*日)?(?=[にかま付、])"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such date in running text, and for the document's own date (８月日)."""
    if document.date is not None:
        text = document.date.printed
        for start, end, _ in (one for one in _found(text) if one[2]):
            yield context.finding(RULE, document.date, _message(text[start:end]), text=text, span=(start, end))
    for node, path, text in context.texts:
        if kind_of(node) not in ("paragraph", "item", "heading"):
            continue
        for start, end, lost in _found(text):
            if not lost and not (context.final and "。" in text):
                continue
            yield context.finding(RULE, node, _message(text[start:end]), path=path, text=text, span=(start, end))


def _message(shown: str) -> Message:
    return Message(ja=f"「{shown}」は日付の数字が入っていません", en=f"“{shown}”: a number of the date is missing")


@lru_cache(maxsize=8192)
def _found(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Dates with a hole: their place, and whether no blank was left for the number."""
    if "月" not in text and "年" not in text:
        return ()
    lost = [(*match.span(), True) for match in _LOST.finditer(text)]
    return tuple(sorted(lost + [(*match.span(), False) for match in _BLANK.finditer(text)]))
