"""DAT014: 平成31年度 and 令和元年度, the same fiscal year, in one document."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise

from drafter.checks.context import Context
from drafter.checks.dates import dates, is_quoted
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="DAT014",
    name="fiscal-year-two-names",
    severity=Severity.INFO,
    title=Message(ja="同じ年度が平成31年度と令和元年度", en="one fiscal year called 平成31年度 and 令和元年度"),
    why=Message(
        ja="平成31年度と令和元年度は同じ年度です。改元の後は、"
        "国の予算の名称も年度全体を通じて令和元年度とされました。"
        "一つの文書では一つの呼び方にそろえてください。両方を並べた「平成31年度（令和元年度）」と、"
        "「」の中は対象にしません。",
        en="平成31年度 and 令和元年度 are the same year, which the government calls 令和元年度 throughout since "
        "the change. Use one "
        "name. Where both stand side by side, and in 「」, it is left alone.",
    ),
    rests_on=Message(
        ja="改元に伴う元号による年表示の取扱いについて（平成31年4月、"
        "新元号への円滑な移行に向けた関係省庁連絡会議申合せ）",
        en="改元に伴う元号による年表示の取扱いについて (agreement of the ministries, April 2019)",
    ),
    wrong="平成31年度…令和元年度",
    right="令和元年度…令和元年度",
    repairs="unsafe",
)
_BESIDE = lazy.compile(r"[ 　]*[（(／/・]?[ 　]*$")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each 平成31年度 in a document that has 令和元年度 too."""
    found = [(node, path, text, *one) for node, path, text in context.texts for one in _years(text)]
    if not any(new for *_, new in found):
        return
    for node, path, text, start, end, new in found:
        if new:
            continue
        message = Message(
            ja=f"「{text[start:end]}」は、他の所の「令和元年度」と同じ年度です",
            en=f"“{text[start:end]}” is the same year as 令和元年度 elsewhere in the document",
        )
        yield context.finding(RULE, node, message, path=path, text=text, span=(start, end), new="令和元年度")


@lru_cache(maxsize=8192)
def _years(text: str) -> tuple[tuple[int, int, bool], ...]:
    """The fiscal year 2019 by an era alone: its place, and whether it is called 令和元年度."""
    if "31" not in text and "３１" not in text and "元年度" not in text:
        return ()
    every = [one for one in dates(text) if one.date.fiscal and one.date.year == 2019]
    alone = [one for one in every if one.date.era and one.date.western is None and not is_quoted(text, one.start)]
    beside = {
        place.start
        for first, second in pairwise(every)
        if _BESIDE.fullmatch(text[first.end : second.start])
        for place in (first, second)
    }
    return tuple((one.start, one.end, one.date.era == "令和") for one in alone if one.start not in beside)
