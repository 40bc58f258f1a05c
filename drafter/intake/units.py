"""The requests of a document or a library, as ``library.lineage`` pairs them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from drafter.document import Block, BlockKind, Document, Section
from drafter.library import marks
from drafter.library.index import Library
from drafter.library.lineage import Unit
from drafter.library.slots import fill
from drafter.model.collection import Clause

Above = tuple[Section, ...]


def requests(document: Document) -> Iterator[tuple[Block, Above]]:
    """The blocks that ask for something, each with the sections above it, in order.

    In a document without headed parts (意見書) the requests stand in the preamble: its items, or, where there
    are none, its asking paragraphs.
    """
    if not document.sections:
        items = [b for b in document.preamble if b.kind is BlockKind.ITEM and b.request]
        yield from ((b, ()) for b in items or [b for b in document.preamble if b.request])
        return
    for block, above in _below(document):
        if block.request and block.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
            yield block, above


def of_document(document: Document) -> list[Unit]:
    """The requests of a document, and the items of its lists whether or not their words ask for something.

    The paragraphs of one clause of a draft are one request, a line each.
    """
    if not document.sections:
        items = [b for b in document.preamble if b.kind is BlockKind.ITEM or b.clause]
        return _joined([(b, ()) for b in items or [b for b in document.preamble if b.request]])
    return _joined([(block, above) for block, above in _below(document) if block.text.strip() and _counts(block)])


def _counts(block: Block) -> bool:
    if block.kind is BlockKind.ITEM or block.clause:
        return block.kind in (BlockKind.ITEM, BlockKind.PARAGRAPH)
    return block.request and block.kind is BlockKind.PARAGRAPH


def _joined(blocks: list[tuple[Block, Above]]) -> list[Unit]:
    out: list[Unit] = []
    last: tuple[str, Above] | None = None
    for block, above in blocks:
        if block.clause and last == (block.clause, above):
            out[-1] = replace(out[-1], text=f"{out[-1].text}\n{block.text}")
        else:
            out.append(_unit(block, above))
        last = (block.clause or "", above)
    return out


def of_library(library: Library) -> list[Unit]:
    """The clauses of a library, their slots filled with defaults or examples."""
    return [
        Unit(plain(entry.clause), entry.clause.heading, entry.collection, entry.place.line, entry.id)
        for entry in library.clauses.values()
    ]


def plain(clause: Clause) -> str:
    """A clause's text with its slots filled by their defaults or, where there are none, their examples."""
    values = {
        name: printed
        for name, slot in clause.slots.items()
        if (printed := slot.default if slot.default is not None else slot.example)
    }
    return marks.plain(fill(clause.text, values) if values else clause.text)


def place(above: Above, block: Block | None = None) -> str:
    """The label path of a request in its document: ``Ⅱ 1 (1) ・``; a part without a label by its heading."""
    words = [section.label or section.heading[:20] for section in above]
    if block is not None and block.label:
        words.append(block.label)
    return " ".join(word for word in words if word)


def heading(above: Above) -> str:
    """The nearest heading that has words."""
    return next((section.heading for section in reversed(above) if section.heading.strip()), "")


def is_collection(path: Path) -> bool:
    """Whether a YAML file is a clause collection, told from its first keys."""
    if path.suffix.lower() not in (".yaml", ".yml") or not path.is_file():
        return False
    with path.open(encoding="utf-8-sig", errors="replace") as stream:
        return any(line.startswith("collection:") for _, line in zip(range(200), stream, strict=False))


def _unit(block: Block, above: Above) -> Unit:
    return Unit(block.text, heading(above), place(above, block), block.origin.line, block.clause or "")


def _below(document: Document) -> Iterator[tuple[Block, Above]]:
    stack: list[tuple[Block | Section, Above]] = [(s, ()) for s in reversed(document.sections)]
    while stack:
        node, above = stack.pop()
        if isinstance(node, Block):
            yield node, above
        else:
            stack.extend((below, (*above, node)) for below in reversed(node.content))
