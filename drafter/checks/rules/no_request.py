"""STR004: a heading under which nothing is asked."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.printing import name
from drafter.checks.rule import Rule
from drafter.document import Block, BlockKind, Document, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="STR004",
    name="no-request",
    severity=Severity.WARNING,
    title=Message(ja="要望のない見出し", en="a heading without a request"),
    why=Message(
        ja="提言の各項目は「～すること。」のような要望を少なくとも一つ持ちます。"
        "背景だけの項目は、要望が落ちたおそれがあります。"
        "番号のない見出し、「はじめに」「趣旨」「別記」など、文のない項目、要望が一つもない文書は対象にしません。"
        "読み込んだ文書では、要望のない項目が八つに一つより多ければ、そういう文書とみなします。",
        en="Each heading of a proposal asks for something. One with background only may have lost its request. "
        "Headings without a number, such as はじめに, 趣旨 or 別記, those without a sentence, and documents without "
        "any request are left alone; so is a file in which more than one heading in eight asks nothing.",
    ),
    rests_on=Message(ja="様式の request_endings（要望文の結び）", en="the template's request_endings"),
    wrong="(1) 道路の整備\n　老朽化が進んでいる。",
    right="(1) 道路の整備\n　老朽化が進んでいる。ついては、更新を支援すること。",
)
#: in a file: where more of the headings than this ask for nothing, that is its custom
ODD = 0.125
#: what such headings stand over is no request
_NO_REQUESTS = lazy.compile(
    r"別[紙記表添]|参考|資料|付録|附録|付属|附属|.*(?:背景|現状|情勢|認識|到達点|結語|目指す姿|に当たって|にあたって)"
    r"|(?:はじめに|おわりに|結び|むすび|(?:背景|趣旨|目的|概要|経緯|現状|課題|基本的な考え方)(?:[と・及び]+[^、。]{2,4})?)$"
)
_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each section without sections beneath that has text but asks for nothing."""
    endings = context.template.request_endings if context.template else ("こと。",)
    leaves = [
        (unit.path, unit.node) for unit in context.sections if isinstance(unit.node, Section) and _is_leaf(unit.node)
    ]
    silent = [(path, node) for path, node in leaves if not any(_asks(block, endings) for block in node.blocks)]
    if len(silent) == len(leaves) or (not context.is_draft and len(silent) > len(leaves) * ODD):
        return
    for path, node in silent:
        message = Message(ja=f"「{name(node)}」に要望がありません", en=f"nothing is asked under “{name(node)}”")
        yield context.finding(RULE, node, message, path=path, excerpt=name(node))


def _is_leaf(node: Section) -> bool:
    """Whether it is a numbered heading of requests: sentences of its own, no sections beneath."""
    if not node.label or node.sections or _NO_REQUESTS.match(node.heading):
        return False
    return any(block.kind in _TEXT and "。" in block.text for block in node.blocks)


def _asks(block: Block, endings: tuple[str, ...]) -> bool:
    """Whether it asks, be it that its 。 is lost: that is the affair of sentence-cut."""
    return block.request or block.text.rstrip().endswith(tuple(ending.rstrip("。") for ending in endings))
