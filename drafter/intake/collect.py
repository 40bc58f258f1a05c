"""Document → Collection: each block that asks for something, word for word, as a clause of its own source."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from drafter.document import Block, BlockKind, Document, Section
from drafter.intake import naming, themes
from drafter.model.collection import Clause, Collection, Precedent, Source


@dataclass(frozen=True, slots=True)
class Collected:
    """A collection, and the clause id of each block, by ``id(block)``."""

    collection: Collection
    clause_of: dict[int, str]


def collect(document: Document, source: str, *, declared: bool = False) -> Collected:
    """The clauses of a document.

    Args:
        document: as a reader made it; blocks with ``request`` become clauses.
        source: the id of the source (``naming.source_id``).
        declared: whether the library has that source already, so that the collection only refers to it.
    """
    clauses: list[Clause] = []
    clause_of: dict[int, str] = {}
    taken: set[str] = {source}
    for block, above in _requests(document):
        name = naming.clause_id(source, block.text, taken)
        clause_of[id(block)] = name
        clauses.append(_clause(name, block, above, source))
    date = document.date.iso if document.date else None
    facts: dict[str, object] = {"id": source, "title": naming.escape(_title(document))}
    if document.issuer:
        facts["issuer"] = " ".join(line.text for line in document.issuer)
    if date and len(date) >= 7:
        facts["date"] = date
    sources = () if declared else (Source.model_validate(facts),)
    collection = Collection(collection=source, title=_title(document), sources=sources, clauses=tuple(clauses))
    return Collected(collection, clause_of)


def _title(document: Document) -> str:
    return document.title.text or "（標題なし）"


def _clause(name: str, block: Block, above: tuple[Section, ...], source: str) -> Clause:
    text = naming.escape(block.text)
    headings = tuple(section.heading for section in above)
    heading = next((h for h in reversed(headings) if h.strip()), "")
    named = themes.ministries(block.text)
    topics = themes.topics(headings)
    facts: dict[str, object] = {"id": name}
    if heading:
        facts["heading"] = naming.escape(heading)
    facts["text"] = text
    if slots := naming.brace_slots(text):
        facts["slots"] = slots
    if topics:
        facts["topics"] = topics
    if named:
        facts["ministries"] = named
    at = place(above, block)
    facts["precedents"] = (
        Precedent(source=source, at=at, relation="source") if at else Precedent(source=source, relation="source"),
    )
    return Clause.model_validate(facts)


def place(above: tuple[Section, ...], block: Block | None = None) -> str:
    """The label path of a clause in its source: ``Ⅱ 1 (1) ・``; a part without a label by its heading."""
    words = [section.label or section.heading[:20] for section in above]
    if block is not None and block.label:
        words.append(block.label)
    return " ".join(word for word in words if word)


def _requests(document: Document) -> Iterator[tuple[Block, tuple[Section, ...]]]:
    """The blocks that become clauses, each with the sections above it.

    In a document without headed parts (意見書) the requests stand in the preamble: its items, or, where there
    are none, its asking paragraphs.
    """
    if not document.sections:
        items = [b for b in document.preamble if b.kind is BlockKind.ITEM and b.request]
        yield from ((b, ()) for b in items or [b for b in document.preamble if b.request])
        return
    stack: list[tuple[Block | Section, tuple[Section, ...]]] = [(s, ()) for s in reversed(document.sections)]
    while stack:
        node, above = stack.pop()
        if isinstance(node, Block):
            if node.request and node.kind in (BlockKind.PARAGRAPH, BlockKind.ITEM):
                yield node, above
        else:
            stack.extend((below, (*above, node)) for below in reversed(node.content))
