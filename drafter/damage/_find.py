"""Every text of a document asked for every kind of damage, once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache, partial
from itertools import pairwise

from drafter.damage import Damage, Words, _blanks, _characters, _doubles, _joins, _lookalikes, shown
from drafter.damage._hit import Hit, Known
from drafter.damage._kinds import KINDS
from drafter.damage._misspelt import Misspelt
from drafter.damage._places import Places
from drafter.damage._texts import Text, texts
from drafter.document import Block, Document
from drafter.errors import Place
from drafter.findings import Severity
from drafter.language import Message
from drafter.numbering.recognise.lines import Role
from drafter.readers import Account

_AROUND = 10


def find(document: Document, account: Account, words: Words) -> tuple[Damage, ...]:
    """See ``drafter.damage.find``."""
    every = list(texts(document))
    whole = "\n".join(text.text for text in every)
    known = Known(whole, words, radicals=any("\u2e80" <= char <= "\u2fdf" for char in set(whole)))
    places = Places(account, document.origin.file)
    running = frozenset(
        {line.text for line in account.lines if line.role in (Role.HEADER, Role.FOOTER)} | {document.title.text}
    )
    misspelt = Misspelt(known)
    found: list[Damage] = []
    for text in every:
        hits = [*_characters.find(text, known), *_lookalikes.find(text, known), *_blanks.find(text, known)]
        hits += misspelt.find(text)
        joins = partial(places.joins, text)
        hits += _doubles.find(text, known, joins)
        if text.kind == "running":
            lines = places.lines(text.node)
            hits += _joins.numbers(text, known, joins, lines)
            hits += _joins.heads(text, joins, lines, running)
        found += [_damage(hit, text, places) for hit in _apart(hits)]
    found += _torn(document, every, places)
    if not document.title and all(f.code != "READ009" for f in document.findings):  # each of several has its own
        found.append(_untitled(document, account))
    return tuple(sorted(found, key=lambda damage: (damage.place.line, damage.place.column)))


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
        kind.code,
        kind.name,
        kind.severity,
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
    for name, nodes in groups:
        for i, (first, second) in enumerate(pairwise(nodes)):
            if isinstance(first, Block) and isinstance(second, Block) and first.text:
                text = of[f"{name}[{i}]", "text"]
                hit = _joins.torn(first, second)
                if hit is not None:
                    yield _damage(hit, text, places)


def _untitled(document: Document, account: Account) -> Damage:
    first = account.lines[0].line if account.lines else 0
    return Damage(
        "READ007",
        "no-title",
        Severity.WARNING,
        Message(
            ja="標題が見当たりません。標題が本文の前に一行で立っているか確かめてください",
            en="no title was found; see whether it stands on a line of its own before the text",
        ),
        Place(document.origin.file, first),
    )
