"""NUM014: a number typed by hand behind another one that is set by itself."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import BlockKind, Document, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message
from drafter.numbering import labels

RULE = Rule(
    code="NUM014",
    name="label-typed",
    severity=Severity.WARNING,
    title=Message(ja="項目番号の後に手で打った別の番号", en="another number typed behind the label"),
    why=Message(
        ja="「(2) (3) 歩道」のように、項目番号の後に同じ形の別の番号があります。どちらかが古い番号です。"
        "下の段の番号を同じ行に書く「１ (1)」は対象にしません。",
        en="A label is followed by another number of its kind ((2) (3) …): one of them is old. The level beneath "
        "on the same "
        "line (１ (1)) is left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="(2) (3) 歩道の整備",
    right="(2) 歩道の整備",
    repairs="unsafe",
)
#: a word follows, not a particle: ②と併せて, (3)のとおり
_WORDS = lazy.compile(r"[^のはをがにでとも及並又かからよへや、。・～〜）)0-9０-９%％]")

#: behind a half-width blank a figure may count: １ 2 人以上
_COUNTER = lazy.compile(r"[人つ件割次年月日点か箇ヶ団市都道府県町村地世社台時分個本枚円万億千百倍階級種学番号対校]")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each text that begins with another number of its own label's kind."""
    for unit in context.units:
        node, text = unit.node, unit.text
        if not node.label or not (isinstance(node, Section) or node.kind is BlockKind.ITEM):
            continue
        typed, gap = _other(node.label, text)
        if not typed:
            continue
        message = Message(
            ja=f"項目番号 {node.label} の後に、別の番号「{typed}」があります",
            en=f"the label {node.label} is followed by another number, “{typed}”",
        )
        place = (0, len(typed) + gap)
        yield context.finding(RULE, node, message, path=unit.path, text=text, span=place, excerpt=typed, new="")


@lru_cache(maxsize=8192)
def _other(label: str, text: str) -> tuple[str, int]:
    """The number that a text begins with, of the label's kind but not the label's, and the gap after it."""
    split = labels.split(text)
    if split is None or not text.startswith(split.printed) or not _WORDS.match(split.rest):
        return "", 0
    if split.printed.endswith("、"):
        return "", 0  # ①、③を…
    figure = split.printed[-1] in "0123456789０１２３４５６７８９"
    if figure and (not split.gap or ("　" not in split.gap and _COUNTER.match(split.rest))):
        return "", 0  # ２割を…
    own = {each.style[:3]: (each.number, each.branches) for each in labels.parse(label) if each.number}
    there = [(own[each.style[:3]], (each.number, each.branches)) for each in split.readings if each.style[:3] in own]
    if not there or any(mine == other for mine, other in there) or any(each.ancestors for each in split.readings):
        return "", 0
    return split.printed, len(split.gap)
