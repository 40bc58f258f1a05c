"""DAT013: years of an era and the document's own time that exclude one another."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.dates import dates, is_quoted, spoken
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="DAT013",
    name="era-anachronism",
    severity=Severity.WARNING,
    title=Message(ja="文書の時代に合わない元号", en="an era that does not fit the document's time"),
    why=Message(
        ja="日付のない文書でも、「令和」を使っていれば改元の後のものです。そこにある平成32年度などの将来の年は、"
        "改元の前の文書から引き継いだものです。また、"
        "令和の公表（平成31年４月１日）より前の日付の文書に「令和」はありません。"
        "日付のある文書の平成32年度などは impossible-date が指摘します。",
        en="A document without a date that uses 令和 is of after the change, and 平成32年度 was carried over from "
        "before it; and "
        "a document dated before 1 April 2019 cannot know 令和. In dated documents impossible-date reports "
        "平成32年度.",
    ),
    rests_on=Message(ja="元号を改める政令（平成31年政令第143号）", en="元号を改める政令 (2019, no. 143)"),
    wrong="令和元年度の実績を踏まえ、平成33年度までに整備すること。",
    right="令和元年度の実績を踏まえ、令和３年度までに整備すること。",
)
_ANNOUNCED = (2019, 4, 1)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such year outside quotation marks."""
    issued = spoken(document, context)
    found = [(node, path, text, *one) for node, path, text in context.texts for one in _years(text)]
    reiwa = any(era == "令和" for *_, era, _ in found)
    for node, path, text, start, end, era, over in found:
        shown = text[start:end]
        if issued is None and reiwa and over:
            message = Message(
                ja=f"{shown} は平成の期間にありません。文書は令和のものです",
                en=f"{shown} does not lie within 平成, and the document is of 令和",
            )
        elif issued is not None and era == "令和" and issued.last < _ANNOUNCED:
            message = Message(
                ja=f"文書の日付は令和の公表（2019年４月１日）より前ですが、{shown} とあります",
                en=f"the document is dated before 令和 was announced (2019-04-01), but has {shown}",
            )
        else:
            continue
        yield context.finding(RULE, node, message, path=path, text=text, span=(start, end))


@lru_cache(maxsize=8192)
def _years(text: str) -> tuple[tuple[int, int, str, bool], ...]:
    """Years of 平成 and 令和: place, era, and whether it is a year that 平成 did not have."""
    return tuple(
        (one.start, one.end, one.date.era, one.date.era == "平成" and one.date.problem == "outside-era")
        for one in dates(text)
        if one.date.era in ("平成", "令和") and not is_quoted(text, one.start)
    )
