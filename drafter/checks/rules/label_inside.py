"""NUM011: an item's text holds the next item of its list."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from drafter.checks import lists
from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Block, Document, Section
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.numbering import labels
from drafter.numbering.labels import Reading

RULE = Rule(
    code="NUM011",
    name="label-inside",
    severity=Severity.WARNING,
    title=Message(ja="次の項目が前の項目の文に続いている", en="the next item runs on in the text of the one before"),
    why=Message(
        ja="「(1) …すること。(2) …すること。」のように、次の番号の項目が改行されずに続いています。"
        "改行して一つの項目にしてください。文の中で①②…と並べるとき、次の番号の項目が別にあるときは対象にしません。",
        en="The next item follows in the same paragraph ((1) …。(2) …。). Begin a new one. Lists that run within a "
        "sentence, and "
        "texts whose next item stands by itself as well, are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="(1) 車道を直すこと。(2) 歩道を直すこと。",
    right="(1) 車道を直すこと。（改行）(2) 歩道を直すこと。",
)
_STOP = re.compile(r"[。」][ 　]*")
_TYPED = re.compile(
    r"[。」][ 　]*(?P<label>[(（](?:[0-9０-９]{1,2}|[ア-ン])[)）]|[①-⑳]|[0-9０-９]{1,2}[.．　 ])"
    r"(?=[ 　]*[^、。，のをはがにと及並又かから～〜・）)])"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each label of the list's next number behind a full stop."""
    for siblings in lists.lists(context):
        if siblings.bullets or siblings.style is None:
            continue
        known = {entry.number for entry in siblings.entries}
        for entry in siblings.entries:
            reading = entry.reading
            if reading is None or reading.branches or (reading.number + 1,) in known:
                continue
            for node, path, text in _texts(entry.unit.node, entry.unit.path):
                place = _next_label(text, reading)
                if place is None:
                    continue
                typed = text[slice(*place)]
                message = Message(
                    ja=f"項目番号 {entry.label} の文の途中に、次の項目の番号「{typed}」があります",
                    en=f"the text of {entry.label} holds the next item’s label “{typed}”",
                )
                yield context.finding(RULE, node, message, path=path, text=text, span=place)
                break


def _next_label(text: str, reading: Reading) -> tuple[int, int] | None:
    """Where the label that follows stands behind a full stop; None where it does not."""
    if not _STOP.search(text):
        return None
    for match in _TYPED.finditer(text):
        typed = match["label"].strip(" 　")
        if any(
            each.style[:3] == reading.style[:3] and each.number == reading.number + 1 for each in labels.parse(typed)
        ):
            return match.start("label"), match.start("label") + len(typed)
    return None


def _texts(node: Block | Section, path: tuple[int, ...]) -> Iterator[tuple[Block | Section, tuple[int, ...], str]]:
    """Where the next label may run on: the item itself, or a paragraph beneath a heading."""
    if isinstance(node, Block):
        yield node, path, node.text
        return
    yield node, path, node.heading
    for at, child in enumerate(node.content):
        yield from _texts(child, (*path, at))
