"""STA009: two figures for one target, or two days for one decision."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from drafter.checks.context import Context, Node, split
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import eras, lazy
from drafter.japanese.glyphs import squeeze
from drafter.language import Message

RULE = Rule(
    code="STA009",
    name="figures-differ",
    severity=Severity.WARNING,
    title=Message(ja="同じ目標の数字や年度の食い違い", en="two figures for one target"),
    why=Message(
        ja="同じ名前の目標（○○率、○○数）について、同じ期限で違う数字、又は同じ数字で違う期限が書かれています。"
        "同じ計画の閣議決定の日が同じ年で食い違う場合も指摘します。片方だけを更新した跡です。"
        "数字も期限も違うもの（段階を追う目標）と、現状の値は対象にしません。",
        en="One target (…率, …数) has two figures for one deadline, or two deadlines for one figure; or one plan has "
        "two days of decision within a year. One place was brought up to date, the other was not. "
        "Targets in stages, where both figure and deadline differ, and values of the present state are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="令和９年度までに世帯カバー率を99.9%とし、…令和９年度までに世帯カバー率99.8%を達成する",
    right="（どちらかにそろえる）",
)
_D = "0-9０-９"
_NUMBER = rf"[{_D}]+(?:[.,．，][{_D}]+)*"
_UNIT = (
    r"(?:％|%|パーセント|割|か所|箇所|カ所|ヶ所|団体|自治体|市町村|世帯|万人|人|校|台|件"
    r"|兆円|億円|万円|トン|km|㎞|キロメートル)"
)
_NAME = lazy.compile(
    r"(?P<name>(?:[\u3400-\u9fff々ァ-ヴーA-Za-zＡ-Ｚａ-ｚ0-9０-９]{2,20}の)?[\u3400-\u9fff々ァ-ヴーA-Za-zＡ-Ｚａ-ｚ]{2,20}"
    r"(?:率|割合|件数|者数|人数|校数|箇所数|世帯数|団体数|台数))"
    rf"(?P<between>[^。0-9０-９]{{0,14}}(?:{_NUMBER}年度?(?:[（(]{_NUMBER}年度?末?[）)])?[^。0-9０-９]{{0,12}})?)"
    rf"(?P<number>{_NUMBER})(?P<unit>{_UNIT})"
    r"(?P<aim>(?:以上|以下|程度|超)?(?:（[^）]{0,20}）)?(?:を目標|を目指|の?達成|を達成|とする|とし[、た]|へ|まで|に(?:引き?上げ|引き?下げ|拡大|向上|高め|する|し、|増)))"
)
#: a name that every field has; of two such nobody knows whether they are one
_COMMON = lazy.compile(
    r"(?:補助|負担|充当|交付|措置|税|料|利|還元|控除|国庫補助|国庫負担)率|割合|事業者数|職員数|人数|件数"
)
_DECIDED = lazy.compile(
    rf"[「『]?(?P<name>[^、。「」『』（）()]{{4,40}})[」』]?[（(](?P<date>(?:令和|平成)[{_D}元]{{1,2}}年[{_D}]{{1,2}}月[{_D}]{{1,2}}日)"
    r"(?P<what>閣議決定|策定|改定|公布|変更)",
    needs="閣議決定|策定|改定|公布|変更",
)


@dataclass(frozen=True, slots=True)
class _Value:
    """A figure in a text: of what, until when (a year; 0 unknown), how much."""

    key: str
    year: int
    amount: str
    start: int
    end: int
    printed: str


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each later figure that differs from an earlier one."""
    seen: dict[str, list[_Value]] = {}
    for node, path, text in context.texts:
        for value in _values(text):
            clash = next((one for one in seen.get(value.key, ()) if _clash(one, value)), None)
            if clash is not None:
                yield _finding(context, (node, path, text), clash, value)
            seen.setdefault(value.key, []).append(value)


def _clash(one: _Value, other: _Value) -> bool:
    return (one.amount != other.amount) != (one.year != other.year) and (one.year == 0) == (other.year == 0)


def _finding(context: Context, place: tuple[Node, tuple[int, ...], str], one: _Value, other: _Value) -> Finding:
    node, path, text = place
    message = Message(
        ja=f"「{other.printed}」は、同じ文書の「{one.printed}」と食い違います",
        en=f"“{other.printed}” differs from “{one.printed}” in the same document",
    )
    return context.finding(RULE, node, message, path=path, text=text, span=(other.start, other.end))


@lru_cache(maxsize=8192)
def _values(text: str) -> tuple[_Value, ...]:
    if not re.search(rf"[{_D}]", text):
        return ()
    return (*_targets(text), *_decisions(text))


def _targets(text: str) -> Iterable[_Value]:
    for sentence in split(text):
        for hit in _NAME.finditer(sentence.text):
            name = squeeze(hit["name"])
            if len(name) < 5 or _COMMON.fullmatch(name) or re.search(r"現在|時点|実績|現状", hit["between"]):
                continue
            start, end = sentence.start + hit.start("number"), sentence.start + hit.end("unit")
            year = _deadline(sentence.text, hit)
            yield _Value(
                f"{name} {squeeze(hit['unit'])}",
                year,
                squeeze(hit["number"]).replace(",", ""),
                start,
                end,
                _shown(hit, year),
            )


def _shown(hit: re.Match[str], year: int) -> str:
    return f"{hit['name']}{hit['number']}{hit['unit']}" + (f"（{year}年まで）" if year else "")


def _deadline(sentence: str, hit: re.Match[str]) -> int:
    """The year by which: the nearest one before the figure that has まで or 末 behind it; 0 for none."""
    lead = sentence[max(0, hit.start() - 40) : hit.start("number")]
    years = [
        found.year
        for _, end, found in eras.find(lead)
        if found.end or re.match(r"末|まで|を?目途|に", lead[end : end + 4])
    ]
    return years[-1] if years else 0


def _decisions(text: str) -> Iterable[_Value]:
    for hit in _DECIDED.finditer(text):
        date = eras.parse(hit["date"])
        if date is None or date.iso is None:
            continue
        name = squeeze(re.split(r"[をにはがとも]|における|に関する(?!.{0,6}(?:計画|方針|法律))", hit["name"])[-1])
        if len(name) >= 5:
            yield _Value(
                f"{name} {hit['what']} {date.year}",
                date.year,
                date.iso,
                hit.start("date"),
                hit.end("date"),
                f"{name}（{hit['date']}{hit['what']}）",
            )
