"""DAT009: 昨年, 本年 or 来年度 in a clause that was carried over word for word."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context, Node
from drafter.checks.dates import fiscal, is_quoted, spoken
from drafter.checks.rule import Rule
from drafter.document import Block, Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import squeeze
from drafter.language import Message

RULE = Rule(
    code="DAT009",
    name="relative-year-carried",
    severity=Severity.WARNING,
    title=Message(ja="引き継いだ要望文の「昨年」「本年」", en="昨年 or 本年 in a clause that was carried over"),
    why=Message(
        ja="昨年の文書（previous）と一字も違わない文や、"
        "古い先例からそのまま使う文例に「昨年」「本年」「来年度」などがあると、"
        "別の年を指すことになります。年を確かめ、「令和○年」のように書いてください。"
        "毎年言い直す「来年度予算」などは情報として示します。",
        en="A text that is the same, letter by letter, as in last year's document, or a library clause whose "
        "precedents are "
        "of an earlier year, now means another year by 昨年 (last year) or 本年 (this year). Name the year. "
        "What is true each year anew (来年度予算) is told as information.",
    ),
    rests_on=Message(
        ja="原案の previous、文例集の先例の日付",
        en="the draft's previous, the dates of precedents in the library",
    ),
    wrong="昨年の豪雨で被災した区間（前年の文書と同文）",
    right="令和７年の豪雨で被災した区間",
    needs="previous",
)
_WORD = lazy.compile(
    r"一昨年度?|(?<!一)昨年度?(?!来)|去年|(?<![日基資従元])本年度?(?!齢|代|金)|(?<![昨])今年度?|再来年度?"
    r"|(?<!再)(?<![従以本元由])来年度?|昨[春夏秋冬](?!来)|今[春夏秋冬](?!期|季)",
    needs="年|今春|今夏|今秋|今冬|昨春|昨夏|昨秋|昨冬",
)
_YEARLY = lazy.compile(r"(?:の)?(?:政府)?(?:当初)?(?:予算|概算要求|税制改正|地方財政|予算編成)")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such word."""
    issued = spoken(document, context)
    if not context.is_draft or issued is None:
        return
    year, before = fiscal(issued.first), context.previous
    earlier = spoken(before, context) if before is not None else None
    carried = _carried(before) if before is not None and (not earlier or fiscal(earlier.first) < year) else frozenset()
    for node, path, text in context.texts:
        words = _words(text)
        if not words:
            continue
        since = _precedent(context, node)
        if squeeze(text) not in carried and not (since and since < year):
            continue
        for start, end, yearly in words:
            message = Message(
                ja=f"「{text[start:end]}」: 以前の年の文書から変わっていない文です。今も同じ年を指すか確かめてください",
                en=f"“{text[start:end]}” in a text unchanged since an earlier year: is it still that year?",
            )
            severity = Severity.INFO if yearly else None
            yield context.finding(RULE, node, message, path=path, text=text, span=(start, end), severity=severity)


def _carried(before: Document) -> frozenset[str]:
    """The texts of last year's document that have such a word."""
    texts = Context().about(before).texts
    return frozenset(squeeze(text) for _, _, text in texts if _words(text))


def _precedent(context: Context, node: Node) -> int:
    """The latest fiscal year in which a clause that is used as the library has it was asked; 0 where not known."""
    if not isinstance(node, Block) or node.origin.state != "library" or not node.clause or context.library is None:
        return 0
    entry = context.library.clauses.get(node.clause)
    named = [context.library.sources.get(one.source) for one in entry.clause.precedents] if entry else []
    dates = [source.date for source in named if source is not None and source.date]
    return max((fiscal((int(day[:4]), int(day[5:7] or 12), 1)) for day in dates), default=0)


@lru_cache(maxsize=8192)
def _words(text: str) -> tuple[tuple[int, int, bool], ...]:
    """Such words: their place, and whether they are said anew each year."""
    if "年" not in text and "昨" not in text and "今" not in text:
        return ()
    return tuple(
        (*match.span(), bool(_YEARLY.match(text, match.end())) and match[0].startswith(("来", "本", "今")))
        for match in _WORD.finditer(text)
        if not is_quoted(text, match.start())
    )
