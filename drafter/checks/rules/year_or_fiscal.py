"""DAT012: one target, once until a year and once until a fiscal year."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drafter.checks.context import Context, split
from drafter.checks.dates import dates, days, is_quoted, within
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import squeeze
from drafter.language import Message

RULE = Rule(
    code="DAT012",
    name="year-or-fiscal",
    severity=Severity.WARNING,
    title=Message(ja="同じ目標の期限が「年」と「年度」", en="one target, until a year and until a fiscal year"),
    why=Message(
        ja="同じ数値の目標を、一方では「令和12年までに」、他方では「令和12年度までに」達成するとしています。"
        "年末と年度末では３か月違います。数値と用語の両方が重なる所だけを見ます。",
        en="The same target is to be reached by 令和12年 here and by 令和12年度 there, three months apart. Only "
        "sentences that "
        "share both a figure and a term are compared.",
    ),
    rests_on=CONSISTENCY,
    wrong="カバー率を令和12年までに99%…カバー率99%を令和12年度までに",
    right="カバー率を令和12年度までに99%…カバー率99%を令和12年度までに",
)
_UNTIL = lazy.compile(r"(?:末|頃)?(?:までに|まで|を目途|を目標|に(?=[^、。]{0,12}(?:達|到達)))")
_FIGURE = lazy.compile(
    r"[0-9]+(?:[.,][0-9]+)*(?:%|割|倍|(?:[万億兆千百]*)(?:人|件|団体|か所|箇所|円|トン|戸|校|台|社|km|ha|世帯|局))"
    r"|[0-9]+分の[0-9]+|全ての?(?:都道府県|市町村|団体|世帯|自治体)"
)
_TERM = lazy.compile(r"[ァ-ヶー]{4,}|[一-龠々]{3,}|[A-Z]{2,}")
#: terms that any request may have
_COMMON = lazy.compile(r"都道府県|市町村|地方公共団体|地方自治体|令和|平成|年度|整備|目標|支援")


@dataclass(frozen=True, slots=True)
class _Target:
    """A deadline and what its sentence says: figures, and terms."""

    start: int
    end: int
    year: int
    fiscal: bool
    figures: frozenset[str]
    terms: frozenset[str]


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each deadline whose kind differs from an earlier one of the same target."""
    # year, kind, figure, term → the deadline as printed
    seen: dict[tuple[int, bool, str, str], str] = {}
    for node, path, text in context.running:
        for target in _targets(text):
            pairs = [(figure, term) for figure in sorted(target.figures) for term in sorted(target.terms)]
            others = (seen.get((target.year, not target.fiscal, *pair)) for pair in pairs)
            place = (target.start, target.end)
            if other := next((shown for shown in others if shown), None):
                message = _message(other, text[slice(*place)])
                yield context.finding(RULE, node, message, path=path, text=text, span=place)
            for pair in pairs:
                seen.setdefault((target.year, target.fiscal, *pair), text[slice(*place)])


def _message(other: str, shown: str) -> Message:
    return Message(
        ja=f"同じ目標の期限が、他の所では「{other}」、ここでは「{shown}」です",
        en=f"the same target is due by “{other}” elsewhere, and by “{shown}” here",
    )


@lru_cache(maxsize=8192)
def _targets(text: str) -> tuple[_Target, ...]:
    """The deadlines of a text that name a year or a fiscal year and stand beside a figure."""
    found = [
        dated
        for dated in dates(text)
        if dated.date.month is None and days(dated.date) and _UNTIL.match(text, dated.end)
    ]
    targets: list[_Target] = []
    for sentence in split(text) if found else ():
        held = [dated for dated in within(found, sentence.start, sentence.end) if not is_quoted(text, dated.start)]
        if held:
            words = squeeze(sentence.text)
            figures, terms = frozenset(_FIGURE.findall(words)), frozenset(_TERM.findall(_COMMON.sub("、", words)))
            targets += [_Target(one.start, one.end, one.date.year, one.date.fiscal, figures, terms) for one in held]
    return tuple(targets)
