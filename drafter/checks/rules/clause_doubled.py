"""REQ002: a clause, or its text, stands twice."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.printing import shown
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Block, BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.japanese.glyphs import squeeze
from drafter.language import Message

RULE = Rule(
    code="REQ002",
    name="clause-doubled",
    severity=Severity.WARNING,
    title=Message(ja="同じ要望文が二度ある", en="a clause stands twice"),
    why=Message(
        ja="同じ要望文が二か所にあると、直すときに片方が残ります。意図した再掲は（再掲）と書いてください。",
        en="A clause in two places is corrected in one of them. Mark a meant repetition with （再掲）.",
    ),
    rests_on=CONSISTENCY,
    wrong="- use: fiber-coverage\n…\n- use: fiber-coverage",
    right="- use: fiber-coverage",
)
#: shorter texts repeat by chance (以下の取組を進めること。)
SHORTEST = 30


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each later place of a clause id, or of a text of 30 and more characters."""
    ids: dict[str, Block] = {}
    texts: dict[str, Block] = {}
    for group in context.groups:
        blocks = [unit.node for unit in group if isinstance(unit.node, Block)]
        first, path = blocks[0], group[0].path
        if first.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM) or any("再掲" in b.text for b in blocks):
            continue
        whole = "\n".join(block.text for block in blocks)
        key = _key(whole)
        if first.clause is not None and first.clause in ids:
            before = ids[first.clause]
            message = Message(
                ja=f"要望文「{first.clause}」が二度使われています（最初は{_where(before)}）",
                en=f"the clause “{first.clause}” is used twice (first {_where_en(before)})",
            )
            yield context.finding(RULE, first, message, path=path, excerpt=shown(None, whole, 40))
        elif len(key) >= SHORTEST and key in texts:
            before = texts[key]
            message = Message(
                ja=f"同じ文章が二度あります（最初は{_where(before)}）",
                en=f"the same text stands twice (first {_where_en(before)})",
            )
            yield context.finding(RULE, first, message, path=path, excerpt=shown(None, whole, 40))
        if first.clause is not None:
            ids.setdefault(first.clause, first)
        texts.setdefault(key, first)


@lru_cache(maxsize=4096)
def _key(text: str) -> str:
    return squeeze(text)


def _where(block: Block) -> str:
    return f"{block.origin.line}行目" if block.origin.line else f"「{shown(block.label, block.text, 12)}」"


def _where_en(block: Block) -> str:
    return f"on line {block.origin.line}" if block.origin.line else f"at “{shown(block.label, block.text, 12)}”"
