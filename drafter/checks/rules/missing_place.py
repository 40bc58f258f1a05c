"""REF001: a reference to a place that the document does not have."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from drafter.checks.context import Context
from drafter.checks.places import Targets, references
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="REF001",
    name="missing-place",
    severity=Severity.ERROR,
    title=Message(ja="引用した項目がない", en="a reference to a place that is not there"),
    why=Message(
        ja="「２(3)のとおり」「Ⅰの３に掲げる」「別紙３」などが指す項目が文書にありません。"
        "項目を動かした後に残りがちです。"
        "他の文書への引用と読めるもの、番号の形が文書にないものは対象にしません。",
        en="What ２(3)のとおり, Ⅰの３に掲げる or 別紙３ points to is not in the document, as happens when entries "
        "are moved. "
        "References that may mean another document, and labels of a kind that the document does not use, are left "
        "alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="２(4)のとおり（２は(3)まで）",
    right="２(3)のとおり",
)
_ANNEX = lazy.compile(r"(別紙|別表|別添|別記)[ 　]?([0-9０-９]{1,2}|[①-⑳])(?![0-9０-９])", needs="別紙|別表|別添|別記")


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each reference that leads nowhere."""
    targets: Targets | None = None
    for unit in context.units:
        for reference in references(unit.text):
            if targets is None:
                targets = Targets((each.path, each.node) for each in context.units if each.path)
            known = targets.knows_kind(reference.chain[0])
            if (not known and not reference.explicit) or targets.has(reference.chain):
                continue
            if reference.chain[0].startswith("第") and not known:
                continue
            printed = unit.text[reference.start : reference.end]
            message = Message(
                ja=f"「{printed}」に当たる項目がこの文書にありません",
                en=f"the document has no place “{printed}”",
            )
            span = (reference.start, reference.end)
            yield context.finding(RULE, unit.node, message, path=unit.path, text=unit.text, span=span)
    yield from _annexes(context)


def _annexes(context: Context) -> Iterable[Finding]:
    """Numbered annexes, where the document has some of that kind but not this one."""
    there = {key for _, _, text in context.texts if (key := _heading(text))}
    words = {word for word, _ in there}
    if not words:
        return
    for node, path, text in context.texts:
        for match in _ANNEX.finditer(text):
            key = _key(match)
            if match.start() > 1 and key[0] in words and key not in there:
                message = Message(ja=f"「{match[0]}」がこの文書にありません", en=f"the document has no “{match[0]}”")
                yield context.finding(RULE, node, message, path=path, text=text, span=match.span())


@lru_cache(maxsize=8192)
def _heading(text: str) -> tuple[str, str] | None:
    """The annex that a text is the heading of."""
    match = _ANNEX.match(text.lstrip("【（(〔［[ 　"))
    return _key(match) if match and "。" not in text else None


def _key(match: re.Match[str]) -> tuple[str, str]:
    from drafter.japanese.glyphs import half_digits

    return match[1], half_digits(match[2])
