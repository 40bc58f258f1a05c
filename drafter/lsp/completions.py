"""What an editor offers while a name is typed: clause ids, sources, topics, ministries, slots, values, templates."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lsprotocol import types

from drafter.errors import InputError
from drafter.japanese.ministries import MINISTRIES
from drafter.language import Lang, Message
from drafter.library import slots
from drafter.library.grams import key as folded
from drafter.library.index import Library
from drafter.lsp import context
from drafter.lsp.buffers import Buffer
from drafter.lsp.desk import kind
from drafter.lsp.hovers import STATUS, clause
from drafter.model.loading import Kind
from drafter.workspace import Workspace

TRIGGERS = ("{", ":", " ", "[", ",", "-")
#: a list longer than this is cut, and asked for again with more typed
_MOST = 500
_ID = re.compile(r"(?:^|[\s{,-])(?:use|id)[ ]*:[ ]+[\"']?([a-z0-9-]+)", re.MULTILINE)
#: what may stand in double braces besides slots (``library.marks``)
_MARKS = {
    "ref": Message(ja="参照: 要望文か項目の id", en="a reference to a clause or section"),
    "note": Message(ja="脚注", en="a footnote"),
    "em": Message(ja="強調（圏点など）", en="emphasis"),
    "strong": Message(ja="太字", en="bold letters"),
    "ruby": Message(ja="ふりがな（漢字|かんじ）", en="a reading (漢字|かんじ)"),
}
_STOPS = {"use": "", "source": "", "template": "", "topics": " ", "ministries": " ", "addressees": " "}


@dataclass(frozen=True, slots=True)
class Near:
    """What can be named from a file: the library and the workspace that count for it."""

    buffer: Buffer
    library: Library
    workspace: Workspace
    lang: Lang


@dataclass(frozen=True, slots=True)
class Offer:
    """One name: what is inserted, what is shown beside it, by what else it is found, what it means."""

    name: str
    detail: str = ""
    found_by: str = ""
    text: str = ""
    insert: str = ""
    markdown: bool = False


def completion(near: Near, position: types.Position) -> types.CompletionList:
    """The names that fit at a position of a YAML file."""
    buffer = near.buffer
    what = kind(buffer)
    if what is None:
        return types.CompletionList(False, [])
    spot = context.spot(buffer, position)
    offers = list(_offers(spot, what, near, position.line))
    wanted = folded(spot.word)
    fitting = [one for one in offers if wanted in folded(f"{one.name} {one.found_by}")]
    end = _end(buffer.line(position.line), buffer.column(position), spot)
    place = types.Range(buffer.at(position.line, spot.start), buffer.at(position.line, end))
    items = [_item(at, one, place) for at, one in enumerate(fitting[:_MOST])]
    return types.CompletionList(len(fitting) > _MOST, items)


def _offers(spot: context.Spot, what: Kind, near: Near, line: int) -> Iterator[Offer]:
    buffer, library = near.buffer, near.library
    if spot.reference:
        yield from _references(buffer, library)
        return
    if spot.slot:
        yield from _slot_names(what, buffer, library, line)
        yield from (Offer(f"{name}:", about.text(near.lang), insert=f"{name}:") for name, about in _MARKS.items())
        return
    match spot.key:
        case "use" if what == "draft":
            yield from _clauses(library, near.lang)
        case "source" if what == "collection":
            for source in library.sources.values():
                yield Offer(source.id, f"{source.issuer} {source.date or ''}".strip(), source.title, source.title)
        case "topics":
            yield from (Offer(name, str(count)) for name, count in library.topics.items())
        case "ministries" | "addressees":
            known = dict.fromkeys((*library.ministries, *(name for name, _ in MINISTRIES)))
            yield from (Offer(name) for name in known)
        case "template" if what in ("draft", "settings"):
            yield from _templates(near.workspace, near.lang)
        case "" if spot.outer[:1] == ("values",) and what == "draft":
            yield from _values(buffer, library, line)
        case _:
            pass


def _clauses(library: Library, lang: Lang) -> Iterator[Offer]:
    entries = sorted(library.clauses.values(), key=lambda entry: entry.clause.status != "active")
    for entry in entries:
        one = entry.clause
        status = "" if one.status == "active" else f"〔{STATUS[one.status].text(lang)}〕"
        found_by = " ".join((one.heading, *one.topics))
        yield Offer(one.id, f"{status}{one.heading}", found_by, clause(entry, library, lang), markdown=True)


def _templates(workspace: Workspace, lang: Lang) -> Iterator[Offer]:
    for name in workspace.template_names():
        try:
            template = workspace.template(name)
        except InputError:
            continue
        yield Offer(name, template.title_en if lang == "en" and template.title_en else template.title)


def _slot_names(what: Kind, buffer: Buffer, library: Library, line: int) -> Iterator[Offer]:
    """Those of this file and its clauses first, then the library's."""
    known = {name: about for entry in library.clauses.values() for name, about in entry.clause.slots.items()}
    own = slots.names(buffer.text)
    if what == "draft":
        own = (*own, *(name for id_ in context.used(buffer, line) for name in _slots(library, id_)))
    for name in dict.fromkeys((*own, *known)):
        about = known.get(name)
        yield Offer(name, f"{about.kind} {about.example}".strip() if about else "", insert=name + "}}")


def _references(buffer: Buffer, library: Library) -> Iterator[Offer]:
    """The clauses and sections with an id of this draft."""
    for name in dict.fromkeys(_ID.findall(buffer.text)):
        entry = library.clauses.get(name)
        yield Offer(name, entry.clause.heading if entry is not None else "", insert=name + "}}")


def _values(buffer: Buffer, library: Library, line: int) -> Iterator[Offer]:
    """The slots of the clauses that are used, without those that have a value in the same list."""
    given = set(_siblings(buffer, line))
    for id_ in context.used(buffer, line):
        one = library.clauses.get(id_)
        for name in _slots(library, id_):
            if one is not None and name not in given:
                given.add(name)
                about = one.clause.slots.get(name)
                example = about.example if about else ""
                detail = f"{about.kind} {example}".strip() if about else ""
                yield Offer(name, f"{detail} — {id_}" if detail else id_, one.clause.heading, insert=f"{name}: ")


def _siblings(buffer: Buffer, line: int) -> Iterator[str]:
    """The keys of the mapping that a line is in, by their indentation."""
    own = buffer.line(line)
    indent = len(own) - len(own.lstrip())
    for step in (-1, 1):
        number = line + step
        while 0 <= number < len(buffer.starts):
            text = buffer.line(number)
            if text.strip() and len(text) - len(text.lstrip()) < indent:
                break
            if text.strip() and len(text) - len(text.lstrip()) == indent:
                yield text.partition(":")[0].strip().strip("\"'")
            number += step


def _slots(library: Library, id_: str) -> Iterable[str]:
    entry = library.clauses.get(id_)
    return dict.fromkeys(slots.names(entry.clause.text)) if entry is not None else ()


def _end(line: str, column: int, spot: context.Spot) -> int:
    """Where the word that is typed over ends: what stands behind the cursor belongs to the name, or is none's."""
    if spot.slot:
        while column < len(line) and line[column] not in "{}、。 　":
            column += 1
        return column + 2 if line.startswith("}}", column) else column
    stops = ",[]{}#\"'" + _STOPS.get(spot.key, "")
    while column < len(line) and line[column] not in stops and not (spot.key and line[column] == " "):
        if not spot.key and line[column] == ":":
            return column
        column += 1
    return column


def _item(at: int, offer: Offer, place: types.Range) -> types.CompletionItem:
    text = offer.insert or offer.name
    markup = types.MarkupKind.Markdown if offer.markdown else types.MarkupKind.PlainText
    return types.CompletionItem(
        offer.name,
        kind=types.CompletionItemKind.Reference,
        detail=offer.detail or None,
        documentation=types.MarkupContent(markup, offer.text) if offer.text else None,
        sort_text=f"{at:06}",
        filter_text=f"{offer.name} {offer.found_by}".strip(),
        text_edit=types.TextEdit(place, text),
    )
