"""Document → Collection: each block that asks for something, word for word, as a clause of its own source."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from drafter.document import Block, Document
from drafter.intake import naming, themes, units
from drafter.intake.units import Above
from drafter.library.lineage import Unit
from drafter.model.collection import Clause, Collection, Precedent, Source

Asked = tuple[Block, Above]


@dataclass(frozen=True, slots=True)
class Collected:
    """A collection, and the clause id of each block, by ``id(block)``."""

    collection: Collection
    clause_of: dict[int, str]


def asked(document: Document) -> list[Asked]:
    """The requests of a document, each with the sections above it."""
    return [one for one in units.requests(document) if not themes.is_designation(one[0])]


def as_units(requests: Sequence[Asked]) -> list[Unit]:
    """The same as units that can be paired."""
    return [
        Unit(block.text, units.heading(above), units.place(above, block), block.origin.line)
        for block, above in requests
    ]


def collect(
    document: Document,
    source: str,
    *,
    requests: Sequence[Asked] | None = None,
    names: Sequence[str] | None = None,
    elsewhere: Mapping[int, str] | None = None,
    notes: Mapping[int, str] | None = None,
    topics: Callable[[str], tuple[str, ...]] = lambda _: (),
    declared: bool = False,
) -> Collected:
    """The clauses of a document.

    Args:
        document: as a reader made it; blocks with ``request`` become clauses.
        source: the id of the source (``naming.source_id``).
        requests, names: what it asks (``asked``), and the id of each; told from the document when None.
        elsewhere: requests, by position, that a clause of another file stands for: its id.
        notes: a remark for the clauses of some requests, by position.
        topics: the topics of the clause of the library that is most like a text.
        declared: whether the library has that source already, so that the collection only refers to it.
    """
    requests = asked(document) if requests is None else requests
    if names is None:
        taken = {source}
        names = [naming.clause_id(source, block.text, taken) for block, _ in requests]
    elsewhere, notes = elsewhere or {}, notes or {}
    clauses: list[Clause] = []
    clause_of: dict[int, str] = {}
    for at, (block, above) in enumerate(requests):
        clause_of[id(block)] = elsewhere.get(at, names[at])
        if at not in elsewhere:
            clauses.append(_clause(names[at], (block, above), source, topics, notes.get(at, "")))
    title = document.title.text or "（標題なし）"
    sources = () if declared else (_source(document, source, title),)
    collection = Collection(collection=source, title=title, sources=sources, clauses=tuple(clauses))
    return Collected(collection, clause_of)


def _source(document: Document, source: str, title: str) -> Source:
    facts: dict[str, object] = {"id": source, "title": naming.escape(title)}
    if document.issuer:
        facts["issuer"] = " ".join(line.text for line in document.issuer)
    date = document.date.iso if document.date else None
    if date and len(date) >= 7:
        facts["date"] = date
    return Source.model_validate(facts)


def _clause(name: str, one: Asked, source: str, topics: Callable[[str], tuple[str, ...]], note: str) -> Clause:
    block, above = one
    text = naming.escape(block.text)
    facts: dict[str, object] = {"id": name}
    if heading := units.heading(above):
        facts["heading"] = naming.escape(heading)
    facts["text"] = text
    if slots := naming.brace_slots(text):
        facts["slots"] = slots
    if about := themes.topics(tuple(section.heading for section in above), topics(block.text)):
        facts["topics"] = about
    if named := themes.ministries(block, above):
        facts["ministries"] = named
    at = units.place(above, block)
    facts["precedents"] = (
        Precedent(source=source, at=at, relation="source") if at else Precedent(source=source, relation="source"),
    )
    if note:
        facts["note"] = note
    return Clause.model_validate(facts)
