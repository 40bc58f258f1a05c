"""TXT001: a sentence breaks off."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.context import Context, Unit, split
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Block, BlockKind, Document, Part, Section
from drafter.findings import Finding, Severity
from drafter.japanese import lazy, sentences
from drafter.language import Message

RULE = Rule(
    code="TXT001",
    name="sentence-cut",
    severity=Severity.ERROR,
    title=Message(ja="文が途中で切れている", en="a sentence breaks off"),
    why=Message(
        ja="段落が「、」や助詞で終わるか、「すること」などの後に句点がありません。"
        "写し間違い、ページの境目での欠落がよくある原因です。体言止め、すぐ後に列記や表が続く段落は対象にしません。",
        en="A paragraph ends with 、 or a particle, or lacks its 。: often a slip in copying, or a page boundary. "
        "Noun phrases, and paragraphs followed by a list or a table, are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="通信網の整備を",
    right="通信網の整備を支援すること。",
    repairs="safe",
)
#: a line this short without a 。 is a caption or a heading, not a sentence
SHORTEST = 30
#: where nearly all paragraphs and items end with 。, a shorter one too
SHORTEST_AMONG_SENTENCES = 15
#: what ends a sentence; other words without a 。 may be a noun phrase, as slides and captions have them
_VERBAL = lazy.compile(r"(?:こと|する|した|いる|ある|ない|れる|せる|った|ます|です|たい|される|行う)$")
#: the same, where all others are sentences; 違い and 扱い are nouns
_ADJECTIVE = lazy.compile(r"[しなき]い$|(?<![違扱問願思狙争払間])い$|[一-龠ぁ-ん]る$")
#: at least a clause before the end: captions and slogans (地方に光を) have none
_CLAUSES = lazy.compile(
    r"[ぁ-ん]、|を[^、。]{1,12}[ぁ-ん][^、。を]{2,}を$|[をにがは][^、。"
    r"]{2,}(?:すること|行うこと|図ること|いる|ない|する|行う|ある|[一-龠]い|しい|[一-龠]る)$"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each paragraph, item or clause that breaks off."""
    units = context.units
    bare, points = _bare_requests(units), _points(units)
    every = _stopped(units)
    only = {kind: every or _stopped(units, kind) for kind in (BlockKind.PARAGRAPH, BlockKind.ITEM)}
    for index, unit in enumerate(units):
        block = unit.node
        if isinstance(block, Section) or block.kind not in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            continue
        how = sentences.cut_off(block.text)
        if how is None or not _is_sentence(block, how, stopped=only[block.kind]) or _leads(units, index, how):
            continue
        if how == "unended" and ((bare and _is_bare(block)) or (unit.path[:-1] in points and _is_point(block))):
            continue
        start = split(block.text)[-1].start if block.text.strip() else 0
        tail = block.text.rstrip()[-12:]
        end = len(block.text.rstrip())
        yield context.finding(
            RULE,
            block,
            _message(how, tail),
            path=unit.path,
            text=block.text,
            span=(max(start, end - 12), end),
            excerpt=("…" if end > 12 else "") + tail,
            new=f"{tail}。" if how == "unended" else None,
            safe=True,
        )


def _bare_requests(units: tuple[Unit, ...]) -> bool:
    """Whether the house leaves the 。 off its listed requests (…すること): most of them stand so."""
    blocks = [unit.node for unit in units if isinstance(unit.node, Block)]
    bare = sum(_is_bare(block) for block in blocks)
    return bare >= 2 and bare > sum(block.text.rstrip().endswith("こと。") for block in blocks)


def _stopped(units: tuple[Unit, ...], kind: BlockKind | None = None) -> bool:
    """Whether the paragraphs and items of the body (those of a kind) end with 。 but for a few."""
    texts = [
        unit.node.text.rstrip()
        for unit in units
        if isinstance(unit.node, Block)
        and unit.part is Part.BODY
        and unit.node.kind in ((BlockKind.PARAGRAPH, BlockKind.ITEM) if kind is None else (kind,))
        and unit.node.text.strip()
    ]
    bare = sum(not text.endswith("。") for text in texts)
    return len(texts) >= (3 if kind is None else 5) and bare <= max(1, 0.15 * len(texts))


def _points(units: tuple[Unit, ...]) -> frozenset[tuple[int, ...]]:
    """The sections whose listed lines are points without 。, as slides have them: most of them stand so."""
    counts: dict[tuple[int, ...], list[int]] = {}
    for unit in units:
        if isinstance(unit.node, Block) and unit.node.kind is BlockKind.ITEM:
            count = counts.setdefault(unit.path[:-1], [0, 0])
            count[_is_point(unit.node)] += 1
    return frozenset(path for path, (ended, bare) in counts.items() if bare >= 2 and bare > ended)


def _is_point(block: Block) -> bool:
    return block.kind is BlockKind.ITEM and "。" not in block.text


def _is_bare(block: Block) -> bool:
    return block.text.rstrip().endswith("こと") and "。" not in block.text


def _is_sentence(block: Block, how: str, *, stopped: bool) -> bool:
    """Whether the text claims to be a sentence: noun phrases, captions and blanks do not."""
    text = block.text.strip()
    if block.blanks and len(split(text)) == 1 and text.endswith("〕"):
        return False
    if 0 in (found := sentences.pairs(text)) and found[0] == len(text) - 1:
        return False
    if text[:1] in "～〜~－―-◇◆■□●○※" and how != "comma":
        return False
    if block.clause is not None:
        return True
    if how == "comma":
        return True
    several = "。" in text
    if stopped and len(text) >= SHORTEST_AMONG_SENTENCES and _CLAUSES.search(text):
        return how == "particle" or _VERBAL.search(text) is not None or _ADJECTIVE.search(text) is not None
    if how == "unended":
        return _VERBAL.search(text) is not None and (several or len(text) >= SHORTEST)
    if block.kind is BlockKind.ITEM:
        return several or text.endswith("を")
    return several or len(text) >= SHORTEST


def _leads(units: tuple[Unit, ...], index: int, how: str) -> bool:
    """Whether a list, table or figure follows that completes the paragraph."""
    after = units[index + 1] if index + 1 < len(units) else None
    here = units[index].node
    if after is None or how == "comma" or isinstance(after.node, Section) or not isinstance(here, Block):
        return False
    if how == "particle" and "、" in here.text and re.search("次の|次に|以下|下記|左記", here.text) is None:
        return False
    lists = (BlockKind.ITEM, BlockKind.TABLE, BlockKind.FIGURE)
    return here.kind is BlockKind.PARAGRAPH and after.node.kind in lists


def _message(how: str, tail: str) -> Message:
    match how:
        case "comma":
            return Message(ja=f"文が「{tail[-1]}」で切れています", en=f"the sentence breaks off after “{tail[-1]}”")
        case "particle":
            return Message(ja="文が助詞で切れています", en="the sentence breaks off after a particle")
        case _:
            return Message(ja="文末に句点「。」がありません", en="the sentence has no 。 at its end")
