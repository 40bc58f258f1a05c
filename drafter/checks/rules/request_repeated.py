"""DUP001: nearly the same request twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from drafter.checks.context import Context
from drafter.checks.printing import shown
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.checks.twins import twins
from drafter.document import Block, BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="DUP001",
    name="request-repeated",
    severity=Severity.WARNING,
    title=Message(ja="ほぼ同じ要望が二度ある", en="nearly the same request twice"),
    why=Message(
        ja="語尾や数字だけが違う要望、語を足しただけの要望が二か所にあります。一つにまとめるか、一方を（再掲）とし、"
        "違いが意図したものなら、対象の違いが分かる書き方にしてください。"
        "対象の語（離島と半島など）が違う、形のそろった要望は対象にしません。同じ文章は REQ002 が見ます。",
        en="Two requests differ in their endings, in figures, or in added words alone. "
        "Join them, mark one as （再掲）, "
        "or make plain what the difference is. Parallel requests for different things are left alone; REQ002 looks at "
        "equal texts.",
    ),
    rests_on=CONSISTENCY,
    wrong="通信網の整備に必要な支援を行うこと。…通信網の整備について、必要な支援を講ずること。",
    right="通信網の整備に必要な支援を行うこと。",
)
#: shorter requests are alike by chance
SHORTEST = 30


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each later request."""
    requests = list(_requests(context))
    texts = [text for _, _, text in requests]
    told: set[tuple[int, ...]] = set()
    for twin in twins(texts):
        block, path, _ = requests[twin.second]
        first, above, before = requests[twin.first]
        if path in told or path == above or (first.clause is not None and first.clause == block.clause):
            continue
        told.add(path)
        where_ja = f"{first.origin.line}行目" if first.origin.line else f"「{shown(first.label, before, 12)}」"
        where_en = f"line {first.origin.line}" if first.origin.line else f"“{shown(first.label, before, 12)}”"
        ja, en = ("数字だけが違う要望", "but for its figures") if twin.figures else ("ほぼ同じ要望", "nearly")
        message = Message(ja=f"{ja}が{where_ja}にもあります", en=f"{en} the same request as at {where_en}")
        yield context.finding(RULE, block, message, path=path, excerpt=shown(None, texts[twin.second], 40))


def _requests(context: Context) -> Iterator[tuple[Block, tuple[int, ...], str]]:
    """Every request, its paragraphs joined; of one of several paragraphs also each that asks by itself."""
    for group in context.groups:
        blocks = [unit.node for unit in group if isinstance(unit.node, Block)]
        first = blocks[0]
        text = "\n".join(block.text for block in blocks)
        asks = any(block.request for block in blocks)
        if first.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or not asks or "再掲" in text:
            continue
        if len(text) >= SHORTEST:
            yield first, group[0].path, text
        for unit, block in zip(group, blocks, strict=False) if len(blocks) > 1 else ():
            if block.request and len(block.text) >= SHORTEST:
                yield block, unit.path, block.text
