"""DAT006: a year of which nobody can tell the era or the century."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.dates import is_quoted
from drafter.checks.rule import Rule
from drafter.checks.texts import kind_of
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="DAT006",
    name="era-missing",
    severity=Severity.WARNING,
    title=Message(ja="元号や世紀のない年", en="a year without its era or century"),
    why=Message(
        ja="「28年度から」だけでは平成か令和か分からず、「’25年」は西暦の下二桁です。"
        "元号か４桁の西暦を添えてください。"
        "同じ文や同じ項目の前の文に元号のある年が出ていれば、繰り返しの略とみて指摘しません。",
        en="28年度から may be of 平成 or of 令和, and ’25年 lacks its century. Add the era, or four digits. "
        "Where the same text or one before it in the same section has a year with its era, the short form is taken "
        "for a repetition.",
    ),
    rests_on=Message(
        ja="公用文作成の考え方（令和4年1月7日文化審議会建議）の、読み手に伝わる表記の考え方",
        en="公用文作成の考え方 (2022): to be understood by the reader",
    ),
    wrong="28年度から実施されている",
    right="平成28年度から実施されている",
)
_D = "0-9０-９"
_ALONE = rf"(?<![{_D}元令和平成昭大正治年度第約計満毎・～〜~\-－−–/／.．,，）)])"
_YEAR = lazy.compile(
    rf"(?P<short>['’‘′＇][{_D}]{{2}}年度?)"
    rf"|{_ALONE}(?P<fiscal>[{_D}]{{1,2}}年度)"
    r"(?=末|から|以降|まで|予算|決算|補正|当初|税制改正|地方財政計画|中に|比[でのに])"
    rf"|{_ALONE}(?P<month>[{_D}]{{1,2}}年[ 　]?[{_D}]{{1,2}}月)"
    rf"(?=[{_D}]{{1,2}}日|[末頃に]|から|以降|まで|より|現在|時点|施行|の)"
)
#: what tells the era of the years after it
_TOLD = lazy.compile(
    rf"令和|平成|昭和|大正|明治|㋿|㍻|(?<![{_D}])[12１２][{_D}]{{3}}年|(?<![A-Za-z])[RHSＲＨＳ][{_D}]{{1,2}}(?![{_D}])"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such year in a heading, paragraph or item."""
    told: set[tuple[int, ...]] = set()
    for node, path, text in context.texts:
        kind, found = kind_of(node), _years(text)
        known = path[:-1] in told or path in told
        for start, end, first in found:
            if kind in ("cell", "figure", "line", "note") or (known and text[start] not in "'’‘′＇") or not first:
                continue
            message = Message(
                ja=f"「{text[start:end]}」は、どの元号（または西暦）の年か分かりません",
                en=f"“{text[start:end]}”: the era or the century is missing",
            )
            yield context.finding(RULE, node, message, path=path, text=text, span=(start, end))
        if _TOLD.search(text):
            told |= {path[:-1], path} if path else {()}


@lru_cache(maxsize=8192)
def _years(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Years without an era: their place, and whether no year before them in the text tells it."""
    if "年" not in text:
        return ()
    told = _TOLD.search(text)
    first = told.start() if told else len(text)
    return tuple(
        (match.start(), match.end(), bool(match["short"]) or match.start() < first)
        for match in _YEAR.finditer(text)
        if not is_quoted(text, match.start())
    )
