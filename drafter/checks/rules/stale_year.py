"""STA010: a year of last year's left where the other clauses have moved on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache

from drafter.checks.context import Context, split
from drafter.checks.lastyear import words
from drafter.checks.rule import Rule
from drafter.document import BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.japanese import eras, lazy
from drafter.language import Message

RULE = Rule(
    code="STA010",
    name="stale-year",
    severity=Severity.WARNING,
    title=Message(ja="昨年のまま残った年度", en="a year that did not move with the others"),
    why=Message(
        ja="昨年の文書から、ほかの要望文では「令和８年度予算」が「令和９年度予算」のように進んだのに、"
        "この要望文だけ昨年のままです。"
        "値（values）を使わずに書き込んだ年度がよく残ります。過去のこととして書かれた年度は対象にしません。",
        en="Other clauses moved from 令和８年度予算 to 令和９年度予算 since last year, this one did "
        "not: a year written "
        "into the text in place of a value. Years that tell of the past are left alone.",
    ),
    rests_on=Message(ja="昨年の文書（原案の previous）", en="last year's document (previous in the draft)"),
    wrong="令和８年度予算において措置すること。（ほかの要望文は令和９年度予算）",
    right="令和９年度予算において措置すること。",
    needs="previous",
    repairs="unsafe",
)
#: what a year is of; the year of a statistic or a disaster does not move
_OF = lazy.compile(r"[ 　]?(?:の)?([\u3400-\u9fff々]{2,12})")
_FIXED = lazy.compile(
    r"(?:以降|以前|以後|末|時点|現在|実績|決算|調査|統計|限り|比|前半|後半|当時|中|の?国勢"
    r"|[^、。]*(?:地震|豪雨|台風|大雨|災害|豪雪|噴火|法律|改正法|政令|告示))"
)
_WAS = lazy.compile(r"[^、。]{0,24}(?:した|された|られた|れた|ている|ていた)")


@dataclass(frozen=True, slots=True)
class _Year:
    """A year of something in a text: 令和８年度 of 予算; the characters of the year."""

    year: int
    of: str
    start: int
    end: int
    past: bool


@dataclass(slots=True)
class _Before:
    """Last year's document: the years of each clause, and its sentences."""

    previous: Document
    old: dict[str, tuple[_Year, ...]] = field(default_factory=dict)
    sentences: set[str] = field(default_factory=set)
    by_words: dict[str, tuple[_Year, ...]] = field(default_factory=dict)


#: of the last year that was asked for
_last: list[_Before] = []


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each year that stayed while the same year of the same thing moved elsewhere."""
    previous = context.previous
    if previous is None:
        return
    before = _read(previous)
    moved: dict[tuple[int, str], Counter[int]] = {}
    for _, block in context.blocks:
        if block.clause is not None and block.clause in before.old:
            _note(before.old[block.clause], _years(block.text), moved)
            continue
        for sentence in split(block.text):
            if sentence.text not in before.sentences and (years := _years(sentence.text)):
                _note(before.by_words.get(words(sentence.text), ()), years, moved)
    if not moved:
        return
    for unit, block in context.blocks:
        if block.kind is BlockKind.TABLE:
            continue
        for one in _years(block.text):
            went = moved.get((one.year, one.of))
            if went is None or one.past or not _carried(block.text, one, before):
                continue
            year = went.most_common(1)[0][0]
            printed = block.text[one.start : one.end]
            new = _printed_as(printed, year)
            message = Message(
                ja=f"「{printed}{one.of}」は、ほかの要望文では「{new}{one.of}」に変わっています",
                en=f"“{printed}{one.of}” has become “{new}{one.of}” in other clauses",
            )
            span = (one.start, one.end)
            yield context.finding(RULE, block, message, path=unit.path, text=block.text, span=span, new=new)


def _read(previous: Document) -> _Before:
    found = _last[0] if _last else None
    if found is None or found.previous is not previous:
        found = _Before(previous)
        for block in previous.blocks():
            if block.clause is not None:
                found.old[block.clause] = (*found.old.get(block.clause, ()), *_years(block.text))
            for sentence in split(block.text):
                found.sentences.add(sentence.text)
                found.by_words.setdefault(words(sentence.text), _years(sentence.text))
        _last[:] = [found]
    return found


def _note(old: Iterable[_Year], new: tuple[_Year, ...], moved: dict[tuple[int, str], Counter[int]]) -> None:
    """Notes what moved within a clause: a year of something that is gone, and a later one of the same in its place."""
    stayed = {(one.year, one.of) for one in new}
    for one in old:
        later = [other.year for other in new if other.of == one.of and other.year > one.year]
        if later and (one.year, one.of) not in stayed and not one.past:
            moved.setdefault((one.year, one.of), Counter())[min(later)] += 1


def _carried(text: str, one: _Year, before: _Before) -> bool:
    """Whether the sentence stood so last year, and names no later year of the same."""
    sentence = next((s for s in split(text) if s.start <= one.start < s.end), None)
    if sentence is None or sentence.text not in before.sentences:
        return False
    return not any(other.of == one.of and other.year > one.year for other in _years(sentence.text))


@lru_cache(maxsize=8192)
def _years(text: str) -> tuple[_Year, ...]:
    if "年" not in text:
        return ()
    found: list[_Year] = []
    for start, end, date in eras.find(text):
        behind = _OF.match(text, end)
        if date.month is not None or behind is None or _FIXED.match(behind[1]):
            continue
        found.append(_Year(date.year, behind[1], start, end, _WAS.match(text, behind.end()) is not None))
    return tuple(found)


def _printed_as(printed: str, year: int) -> str:
    """A year printed as another was: era or western, widths and 年度 alike."""
    digits: eras.Digits = "full" if re.search(r"[０-９]", printed) else "half"
    style: eras.YearStyle = "both" if re.search(r"[（(]", printed) else "era"
    if re.match(r"[0-9０-９]", printed):
        style = "western"
    if "年度" in printed:
        return eras.print_fiscal_year(year, digits, style)
    return eras.era_date(str(year), digits, style)
