"""REF002: 次の３点 followed by another number of items."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from itertools import islice

from drafter.checks.context import Context, Unit
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Block, BlockKind, Document, Part, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits
from drafter.language import Message
from drafter.numbering import glyphs, labels

RULE = Rule(
    code="REF002",
    name="item-count",
    severity=Severity.WARNING,
    title=Message(ja="「次の○点」と項目の数が合わない", en="次の３点 and another number of items"),
    why=Message(
        ja="「次の３点」「以下の４項目」などの数と、すぐ後に並ぶ項目（項目がなければ文書の見出し、"
        "文中の①②…）の数が違います。"
        "項目を足したり除いたりした後に残りがちです。",
        en="The number that the text announces (次の３点, 以下の４項目) is not that of the items that follow at "
        "once, of the "
        "document's headings after its preamble, or of ①②… in the text itself.",
    ),
    rests_on=CONSISTENCY,
    wrong="次の３点を提言する。① … ② … ③ … ④ …",
    right="次の４点を提言する。① … ② … ③ … ④ …",
)
_COUNT = lazy.compile(
    r"(?:次の|以下の|下記の|次に掲げる|以下に掲げる|次に示す|以下に示す)"
    r"(?P<n>[0-9０-９]{1,2}|[二三四五六七八九十]{1,2})"
    r"(?:点(?!数|検)|項目|事項|つの(?:点|事項|項目|視点|柱|取組|提言|原則|方針|措置|施策|対策|課題|観点)|本の柱|つ(?=[をにが、。]))",
    needs="次の|以下の|下記の|次に|以下に",
)
#: announcements in one text that are looked at
_MOST = 4
_INLINE = lazy.compile(r"[①-⑳]")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such number."""
    units = context.units
    for i, unit in enumerate(units):
        for start, end, number in _announced(unit.text):
            if isinstance(unit.node, Section):
                continue
            there = _inline(unit.text[end:]) or _items(units, i) or _headings(context, unit, i)
            if there < 2 or there == number:
                continue
            shown = unit.text[start:end]
            message = Message(
                ja=f"「{shown}」とありますが、続く項目は{there}あります",
                en=f"“{shown}” is followed by {there} items",
            )
            yield context.finding(RULE, unit.node, message, path=unit.path, text=unit.text, span=(start, end))


@lru_cache(maxsize=8192)
def _announced(text: str) -> tuple[tuple[int, int, int], ...]:
    """Numbers of items that the last sentences of a text announce: start, end, number.

    What the last one announces stands below; an earlier one may speak of its own text.
    """
    found = []
    stop = max(0, text.rfind("。", 0, max(0, text.rfind("。"))))
    for match in islice(_COUNT.finditer(text, stop), _MOST):
        printed = half_digits(match["n"])
        number = int(printed) if printed.isdigit() else glyphs.from_kanji(printed)
        if number and number > 1:
            found.append((match.start(), match.end(), number))
    return tuple(found)


def _inline(rest: str) -> int:
    """How many ①②… the rest of the text counts; 0 unless they begin at ① and go up by one."""
    signs = list(dict.fromkeys(_INLINE.findall(rest)))
    return len(signs) if len(signs) > 1 and signs == [chr(ord("①") + n) for n in range(len(signs))] else 0


def _items(units: tuple[Unit, ...], at: int) -> int:
    """Items of one level that follow at once; 0 where another number is meant by unlabelled or mixed ones."""
    here, level = units[at], 0
    numbers: list[int] = []
    style: tuple[str, ...] = ()
    for unit in units[at + 1 :]:
        node = unit.node
        if not isinstance(node, Block) or unit.part is not here.part or unit.path[:-1] != here.path[:-1]:
            break
        if node.kind is not BlockKind.ITEM:
            if numbers:
                break
            return 0
        level = level or node.level
        if node.level > level:
            continue
        readings = labels.parse(node.label or "")
        kind = readings[0].style[:3] if readings else ()
        if node.level < level or not readings or (style and kind != style):
            break
        # a number that begins again begins another list
        if numbers and readings[0].number == 1:
            break
        style = kind
        numbers.append(readings[0].number)
    return len(numbers)


def _headings(context: Context, unit: Unit, at: int) -> int:
    """The headings that follow: the document's after its preamble, a section's own after its text."""
    after = context.units[at + 1] if at + 1 < len(context.units) else None
    if after is None or not isinstance(after.node, Section):
        return 0
    inside = unit.part is Part.BODY and unit.parent is not None and len(after.path) == len(unit.path)
    if not inside and unit.part not in (Part.PREAMBLE, Part.FRONT):
        return 0
    nodes = unit.parent.content if inside and unit.parent else context.document.sections
    found = [node for node in nodes if isinstance(node, Section)]
    kinds = {reading.style[:3] for node in found for reading in labels.parse(node.label or "")[:1]}
    return len(found) if len(kinds) == 1 and all(node.label for node in found) else 0
