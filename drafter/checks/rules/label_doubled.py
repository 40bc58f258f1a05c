"""NUM010: a label that stands twice before its text."""

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
    code="NUM010",
    name="label-doubled",
    severity=Severity.ERROR,
    title=Message(ja="項目番号が重ねて書かれている", en="a label that is printed twice"),
    why=Message(
        ja="「(1) (1) 道路」のように、自動で付く番号の後に手で打った番号が残っています。手で打った方を除いてください。",
        en="A number typed by hand follows the one that is set by itself. Remove the typed one.",
    ),
    rests_on=CONSISTENCY,
    wrong="(1) (1) 道路の整備",
    right="(1) 道路の整備",
    repairs="both",
)
#: signs that are labels and nothing else: what repeats them can go
_SURE = lazy.compile(r"[(（〔［\[][^)）〕］\]]{1,3}[)）〕］\]]|[①-⑳㉑-㊿❶-❿⑴-⒇・･○●◎□■◆◇]")

#: behind a half-width blank a figure may count: １ 1 人当たり
_COUNTER = lazy.compile(r"[人つ件割次年月日点か箇ヶ団市都道府県町村地世社台時分個本枚円万億千百倍階級種学番号対校%％]")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each text that begins with its own label."""
    for unit in context.units:
        node, text = unit.node, unit.text
        if not node.label or not (isinstance(node, Section) or node.kind is BlockKind.ITEM):
            continue
        typed, gap = _again(node.label, text)
        if not typed:
            continue
        message = Message(
            ja=f"項目番号 {node.label} の後に、同じ番号「{typed}」が重ねて書かれています",
            en=f"the label {node.label} is followed by the same label “{typed}”",
        )
        safe = _SURE.fullmatch(typed) is not None
        place = (0, len(typed) + gap)
        yield context.finding(
            RULE, node, message, path=unit.path, text=text, span=place, excerpt=typed, new="", safe=safe
        )


@lru_cache(maxsize=8192)
def _again(label: str, text: str) -> tuple[str, int]:
    """The label that a text begins with where it is the text's own, and the length of the gap after it."""
    split = labels.split(text)
    if split is None or not split.rest:
        return "", 0
    own = {(each.style[:3], each.number, each.branches) for each in labels.parse(label) if each.number}
    same = any((each.style[:3], each.number, each.branches) in own for each in split.readings)
    bullet = split.printed.strip() == label.strip() and any(each.family == "bullet" for each in split.readings)
    if bullet and label.strip() in "-－―—–※*＊":
        return "", 0
    # a figure needs a gap or a mark to be a label: １　１人当たり…
    wide = "　" in split.gap or "\t" in split.gap
    clear = (
        wide
        or bool(split.gap and not _COUNTER.match(split.rest))
        or _SURE.fullmatch(split.printed) is not None
        or split.printed[-1] in ".．"
    )
    if not clear or not (same or bullet) or text[: len(split.printed)] != split.printed:
        return "", 0
    return split.printed, len(split.gap)
