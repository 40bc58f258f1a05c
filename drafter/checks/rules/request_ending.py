"""REQ001: a request that does not end as the house ends its requests."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context, Unit, split
from drafter.checks.rule import Rule
from drafter.document import Block, BlockKind, Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.japanese.sentences import Sentence, cut_off
from drafter.language import Message

RULE = Rule(
    code="REQ001",
    name="request-ending",
    severity=Severity.WARNING,
    title=Message(ja="要望文の結びが違う", en="a request that ends otherwise"),
    why=Message(
        ja="要望文は様式の結び（「～すること。」など）で終えます。背景の文、"
        "「なお」「ただし」で始まる補足は対象にしません。"
        "読み込んだ文書では、「こと。」で結ぶ要望が大半を占める中の「ものとする。」「されたい。"
        "」などだけを指摘します。",
        en="A request ends as the template has it (…すること。). Background, and sentences that begin with なお or "
        "ただし, are "
        "left alone. In a file only …ものとする。, …されたい。 and the like among requests that end with こと。 are "
        "reported.",
    ),
    rests_on=Message(ja="様式の request_endings", en="the template's request_endings"),
    wrong="…を拡充されたい。",
    right="…を拡充すること。",
)
_ASIDE = lazy.compile(r"(?:なお|ただし|但し|ちなみに|おって|（|\(|※)")
_OTHER = lazy.compile(
    r"(?:されたい|いただきたい|頂きたい|願いたい|お願いする|お願いします|お願いいたします|(?:こと|よう|強く)(?:を)?求める"
    r"|要望する|要望します|要請する|要請します|ものとする|してほしい|して欲しい|してください)。$"
)
_TEXT = (BlockKind.PARAGRAPH, BlockKind.ITEM)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each clause (of a draft) or paragraph (of a file)."""
    if context.is_draft:
        yield from _clauses(context)
    else:
        yield from _paragraphs(context)


def _clauses(context: Context) -> Iterable[Finding]:
    endings = context.template.request_endings if context.template else ("こと。",)
    for group in context.groups:
        found = _asking(group)
        if found is None:
            continue
        unit, block, sentence = found
        if block.blanks and len(split(block.text)) == 1 and not sentence.ended:
            continue
        if any(sentence.core.endswith(ending) for ending in endings) or cut_off(sentence.core):
            continue
        wanted = "」「".join(endings)
        message = Message(ja=f"要望文が「{wanted}」で結ばれていません", en=f"the request does not end with “{wanted}”")
        yield context.finding(
            RULE,
            block,
            message,
            path=unit.path,
            text=block.text,
            span=(sentence.start, sentence.end),
            excerpt=_end(sentence),
        )


def _asking(group: tuple[Unit, ...]) -> tuple[Unit, Block, Sentence] | None:
    """The sentence that should ask: the last one of a clause that is no aside."""
    for unit in reversed(group):
        block = unit.node
        if not isinstance(block, Block) or block.clause is None:
            return None
        if block.kind not in _TEXT:
            continue
        for sentence in reversed(split(block.text)):
            if not _ASIDE.match(sentence.text):
                return unit, block, sentence
    return None


def _paragraphs(context: Context) -> Iterable[Finding]:
    last: list[tuple[Unit, Block, Sentence]] = []
    for unit, block in context.blocks:
        if unit.path and block.kind in _TEXT and (sentences := split(block.text)):
            last.append((unit, block, sentences[-1]))
    usual = sum(sentence.core.endswith("こと。") for _, _, sentence in last)
    odd = [found for found in last if _OTHER.search(found[2].core)]
    if usual < 5 or len(odd) * 4 > usual:
        return
    for unit, block, sentence in odd:
        message = Message(
            ja="他の要望文と結びが違います（他は「こと。」で結ばれています）",
            en="this request ends otherwise than the others, which end with “こと。”",
        )
        start = max(sentence.start, sentence.start + len(sentence.core) - 12)
        span = (start, sentence.start + len(sentence.core))
        yield context.finding(
            RULE, block, message, path=unit.path, text=block.text, span=span, excerpt=block.text[slice(*span)]
        )


def _end(sentence: Sentence) -> str:
    return sentence.core if len(sentence.core) <= 24 else "…" + sentence.core[-23:]
