"""Every text of a document asked for every kind of damage, once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from drafter.damage import Damage, Field, Words, _doubles, _joins, _memory
from drafter.damage._hit import Hit, Known
from drafter.damage._kinds import KINDS
from drafter.damage._misspelt import Misspelt
from drafter.damage._places import Places
from drafter.damage._texts import Text, texts
from drafter.document import Block, Document
from drafter.findings import shown
from drafter.language import Message
from drafter.numbering.account import Account
from drafter.numbering.recognise.lines import Role

_AROUND = 10


def find(document: Document, account: Account | None, words: Words) -> tuple[Damage, ...]:
    """See ``drafter.damage.find``."""
    every = list(texts(document))
    known = Known("\n".join(text.text for text in every), words)
    known.judge("misspelt", Misspelt(known).judge)
    known.judge("title", lambda _: document.title.text)
    account = account or Account()
    places = Places(account, document.origin.file)
    running = frozenset(
        {line.text for line in account.lines if line.role in (Role.HEADER, Role.FOOTER)} | {document.title.text}
    )
    found: list[Damage] = []
    for text in every:
        hits: Sequence[Hit] = _memory.hits(text, known)
        if text.kind == "running" and len(places.lines(text.node)) > 1:
            hits = _over_lines(hits, text, known, places, running)
        if hits:
            found += [_damage(hit, text, places) for hit in _apart(hits)]
    found += _torn(document, every, places)
    return tuple(sorted(found, key=lambda damage: (damage.place.line, damage.place.column)))


def _over_lines(
    hits: Sequence[Hit], text: Text, known: Known, places: Places, running: frozenset[str]
) -> Sequence[Hit]:
    """The hits of a text that was printed on several lines: what stands on a line of its own tells more."""
    lines, joins = places.lines(text.node), partial(places.joins, text)
    own = list(_joins.heads(text, joins, lines, running, places.beyond))
    own += _joins.numbers(text, known, joins, lines, places.beyond)  # before the dashes around them are looked at
    own += [_doubles.at_line(hit, joins) for hit in hits if hit.kind != "page"]
    known.asked()
    return own


def _apart(hits: Sequence[Hit]) -> list[Hit]:
    """The hits that do not lie on an earlier one; kinds count in the order in which they were asked."""
    taken: list[Hit] = []
    covered: set[int] = set()
    for hit in hits:
        stretch = range(hit.start, hit.end)
        if covered.isdisjoint(stretch):
            covered.update(stretch)
            taken.append(hit)
    return sorted(taken, key=lambda hit: hit.start)


def _damage(hit: Hit, text: Text, places: Places) -> Damage:
    kind = KINDS[hit.kind]
    old = text.text[hit.start : hit.end] if hit.kind != "torn-paragraph" else "\n"
    return Damage(
        kind.rule,
        _message(hit.kind, old, hit.new),
        places.place(text, min(hit.start, len(text.text) - 1)),
        text.node,
        text.field,
        hit.start,
        hit.end,
        old,
        hit.new,
        hit.safe,
        text.text[max(0, hit.start - _AROUND) : hit.end + _AROUND],
        text.text,
        text.owner,
    )


@lru_cache(maxsize=1024)
def _message(kind: str, old: str, new: str | None) -> Message:
    """A font's damage is the same few letters over and over."""
    return KINDS[kind].message(shown(old), None if new is None else shown(new))


def _torn(document: Document, every: Sequence[Text], places: Places) -> Iterator[Damage]:
    """Paragraphs torn in two, in every list of neighbours."""
    of = {(text.node, text.field): text for text in every}
    groups: list[tuple[str, Sequence[object]]] = [
        ("front", document.front),
        ("preamble", document.preamble),
        ("closing", document.closing),
    ]
    stack = [(f"sections[{i}]", section) for i, section in enumerate(document.sections)]
    while stack:
        node, section = stack.pop()
        groups.append((f"{node}.content", section.content))
        for i, child in enumerate(section.content):
            if not isinstance(child, Block):
                stack.append((f"{node}.content[{i}]", child))
        if section.content and isinstance(section.content[0], Block) and section.heading:
            yield from _beneath(section.heading, section.content[0], of, node, places)
            head = _joins.trailing_head(section.heading, section.content[0], document.title.text)
            if head is not None:
                yield _damage(head, of[node, "text"], places)
    for name, nodes in groups:
        for i, (first, second) in enumerate(pairwise(nodes)):
            if isinstance(first, Block) and isinstance(second, Block) and first.text:
                text = of[f"{name}[{i}]", "text"]
                if second.text:
                    yield from _pages(first.text, second, (text, of[f"{name}[{i + 1}]", "text"]), places)
                    head = _joins.trailing_head(first.text, second, document.title.text)
                    if head is not None:
                        yield _damage(head, text, places)
                hit = _joins.torn(first, second, full=places.full(text.node))
                if hit is not None:
                    yield _damage(hit, text, places)


def _beneath(
    heading: str, block: Block, of: Mapping[tuple[str, Field], Text], node: str, places: Places
) -> Iterator[Damage]:
    """A paragraph torn in two whose first part was taken for a heading, with a page number between or not."""
    hit = _joins.torn_heading(heading, block, full=places.full(node))
    if hit is not None:
        yield _damage(hit, of[node, "text"], places)
    if block.text:
        yield from _pages(heading, block, (of[node, "text"], of[f"{node}.content[0]", "text"]), places)


def _pages(before: str, block: Block, texts_of: tuple[Text, Text], places: Places) -> Iterator[Damage]:
    """A page number between a text and the paragraph that goes on with it: at the end of one, or the other's start."""
    for hit, text in zip(
        (_joins.trailing_page(before, block), _joins.leading_page(before, block)), texts_of, strict=True
    ):
        if hit is not None:
            yield _damage(hit, text, places)
