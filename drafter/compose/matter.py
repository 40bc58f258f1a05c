"""What stands before the proposal: the covering letter (鑑文) and the 様式 number."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from drafter.document import Block, BlockKind, Document, Look, Origin
from drafter.model import draft as shapes
from drafter.numbering import labels
from drafter.numbering.schemes import Level

if TYPE_CHECKING:
    from drafter.compose.compose import Composer

#: labels of lists in the covering letter, by the template's digits
_LEVELS = {"half": Level("decimal"), "full": Level("decimal-full"), "kanji": Level("kanji")}


def form_number(run: Composer, text: str) -> Iterator[Block]:
    """様式第１号, the first line of the document."""
    if text.strip():
        yield from run.block(BlockKind.NOTE, text, run.origin(("form_number",)), look=Look.FORM)


def clause_ids(draft: shapes.Draft) -> set[str]:
    """The ids of the clauses of a draft."""
    found: set[str] = set()
    stack: list[shapes.Entry] = [*draft.front, *draft.preamble, *draft.sections, *draft.closing.paragraphs]
    while stack:
        entry = stack.pop()
        if isinstance(entry, shapes.Section):
            stack += [*entry.clauses, *entry.sections]
        elif isinstance(entry, shapes.UseClause):
            found.add(entry.use)
        elif isinstance(entry, shapes.LocalClause):
            found.add(entry.id)
    return found


def cover(run: Composer, document: Document) -> tuple[Block, ...]:
    """The blocks of the covering letter in their printed order; empty where the draft has none.

    Args:
        document: gives date, addressees and sender where the letter does not say otherwise.
    """
    letter = run.loaded.value.cover
    return tuple(_letter(run, letter, document)) if letter is not None else ()


def _letter(run: Composer, letter: shapes.Cover, document: Document) -> Iterator[Block]:
    def origin(*path: str | int) -> Origin:
        return run.origin(("cover", *path))

    def lines(text: str, look: Look, *path: str | int) -> Iterator[Block]:
        for line in text.split("\n"):
            if line.strip():
                yield from run.block(BlockKind.NOTE, line, origin(*path), look=look)

    phrases = run.template.cover
    level = _LEVELS[run.template.formats.digits]
    yield from lines(letter.number, Look.NUMBER, "number")
    printed = document.date.printed if document.date else ""
    yield from lines(letter.date or printed, Look.DATE, *(("date",) if letter.date else ()))
    if letter.addressees is None:
        for line in document.addressees:
            yield Block(BlockKind.NOTE, line.text, origin=line.origin, look=Look.ADDRESSEE)
    for i, text in enumerate(letter.addressees or ()):
        yield from lines(text, Look.ADDRESSEE, "addressees", i)
    sender = "\n".join(line.text for line in document.issuer) if letter.sender is None else letter.sender
    yield from lines(sender, Look.SENDER, *(() if letter.sender is None else ("sender",)))
    yield from run.block(BlockKind.NOTE, letter.subject, origin("subject"), look=Look.SUBJECT)
    yield from run.paragraphs(letter.text, origin("text"))
    if letter.record:
        yield from lines(phrases.record, Look.RECORD)
        for i, text in enumerate(letter.record):
            label = labels.format(level, i + 1) if len(letter.record) > 1 else ""
            yield from run.block(BlockKind.ITEM, text, origin("record", i), label=label, level=1)
        yield from lines(phrases.end, Look.END)
    for i, text in enumerate(letter.attachments):
        label = phrases.attachments
        if len(letter.attachments) > 1:
            label += labels.format(level, i + 1)
        yield from run.block(BlockKind.NOTE, text, origin("attachments", i), label=label, look=Look.ATTACHMENT)
