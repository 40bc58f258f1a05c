"""Where an opinion's paragraph stands in the draft as it is now.

An opinion is told against the version that was sent; since then the draft may have been edited, moved about, applied
to. A clause is found by its id, all else by its key where the words are still the same, then by its words.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from drafter.compose import compose
from drafter.compose.values import printed as print_value
from drafter.document import Block, BlockKind, Document, Line, Look, Section
from drafter.edit.paths import EditRefused, Path, clause_id, key_text, look, parse_key, walk
from drafter.edit.words import text_of
from drafter.files.yaml_load import YamlTree
from drafter.library import slots
from drafter.library.index import Library
from drafter.library.marks import Mark, Node, parse
from drafter.model.collection import Slot
from drafter.model.draft import Draft, Table, TableEntry, UseClause
from drafter.model.draft import Section as SectionShape
from drafter.model.loading import Loaded
from drafter.model.template import Template
from drafter.review.opinions import Target

#: like words that are taken for the same paragraph
_ALIKE = 0.6
#: the same where it stands elsewhere by now, and how far all others must lie behind
_MUCH_ALIKE, _APART = 0.8, 0.15
_HEADING = ".heading"


@dataclass(frozen=True, slots=True)
class Press:
    """What prints a draft.

    Attributes:
        template: its house style. library: where it finds clauses. file: its name.
    """

    template: Template
    library: Library
    file: str = ""

    def document(self, draft: Draft) -> Document:
        """The document of a draft; places are key paths. Raises InputError for a scheme that does not exist."""
        return compose(Loaded(draft, self.file, "", YamlTree(None, None, self.file)), self.template, self.library)

    def known(self, draft: Draft, path: Path, source: str) -> dict[str, str]:
        """What each slot of a text prints, by name."""
        entry = look(draft, path) if path and isinstance(path[-1], int) else None
        own: dict[str, str] = getattr(entry, "values", {})
        found: dict[str, str] = {}
        for name in slots.names(source):
            slot = self._slot(draft, entry, name)
            value = own.get(name, "").strip() or draft.values.get(name, "").strip() or (slot.default or "").strip()
            if value:
                found[name] = print_value(value, slot.kind, self.template.formats) or value
            else:
                found[name] = self.template.phrases.blank.replace("{name}", name)
        return found

    def _slot(self, draft: Draft, entry: object, name: str) -> Slot:
        """What a slot is: as its own clause declares it, else as the draft's first clause does that has it."""
        if isinstance(entry, UseClause) and entry.use in self.library.clauses:
            mine = self.library.clauses[entry.use].clause.slots
            if name in mine:
                return mine[name]
        for node in walk(draft):
            if isinstance(node.value, UseClause) and node.value.use in self.library.clauses:
                theirs = self.library.clauses[node.value.use].clause.slots
                if name in theirs:
                    return Slot(kind=theirs[name].kind)
        return Slot()

    def library_text(self, entry: object) -> str:
        """What the library says for a clause of it; empty for all else."""
        known = self.library.clauses.get(entry.use) if isinstance(entry, UseClause) else None
        return known.clause.text if known else ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A printed paragraph, heading, cell or line of the draft as it is now.

    Attributes:
        path: of the entry, section or key. heading: whether it is a section's heading.
        nth: which paragraph of the entry (or line of the issuer), from 0; ``count``: how many it has.
        row, column: of a cell, else -1. clause: id, empty outside clauses.
        part: ``footnote`` (the nth of its entry's text) or ``caption`` (of its table); empty for the text itself.
        source: as the draft (or the library) has it; None where that is not known line by line.
        printed: as printed, without number.
    """

    path: Path
    printed: str
    source: str | None
    heading: bool = False
    nth: int = 0
    count: int = 1
    row: int = -1
    column: int = -1
    clause: str = ""
    part: Literal["", "footnote", "caption"] = ""

    @property
    def key(self) -> str:
        """The key path of its entry, section or key."""
        return key_text(self.path)


class Spots:
    """All spots of a draft, in printed order of its parts."""

    def __init__(self, draft: Draft, press: Press) -> None:
        self.draft, self.press = draft, press
        self.document = press.document(draft)
        self.all = tuple(self._spots())
        self._clauses: dict[str, list[Spot]] = {}
        self._paths: dict[Path, list[Spot]] = {}
        for spot in self.all:
            self._paths.setdefault(spot.path, []).append(spot)
            if spot.clause:
                self._clauses.setdefault(spot.clause, []).append(spot)

    def at(self, path: Path) -> list[Spot]:
        """The spots of an entry, section or key."""
        return self._paths.get(path, [])

    # ------------------------------------------------------------ making

    def _spots(self) -> Iterator[Spot]:
        yield from self._fields()
        blocks, headings = self._by_key()
        for place in walk(self.draft):
            key = key_text(place.path)
            own = blocks.pop(key, [])
            if isinstance(place.value, SectionShape):
                text = [block for block in own if block.look != Look.FOOTNOTE]
                printed = text[0].text if text else headings.get(key, "")  # outside the body it is printed as a line
                yield Spot(place.path, printed, place.value.heading, heading=True)
                yield from self._footnotes(place.path, place.value.heading, own)
            else:
                yield from self._entry(place.path, place.value, own)
        if lead := blocks.pop("lead", []):
            own_lead = self.draft.lead
            yield Spot(("lead",), lead[0].text, self.press.template.phrases.lead if own_lead is None else own_lead)
        for key, left in blocks.items():
            yield from self._elsewhere(key, left)

    def _by_key(self) -> tuple[dict[str, list[Block]], dict[str, str]]:
        """What is printed of each key path: blocks in order, and headings."""
        blocks: dict[str, list[Block]] = {}
        headings: dict[str, str] = {}
        document = self.document
        parts: tuple[Block | Section, ...] = (
            *document.cover,
            *document.front,
            *document.preamble,
            *document.sections,
            *document.closing,
        )
        stack: list[Block | Section] = list(reversed(parts))
        while stack:
            node = stack.pop()
            if isinstance(node, Section):
                headings[node.origin.key] = node.heading
                if node.form is not None:
                    form = Block(BlockKind.NOTE, node.form.text, origin=node.form.origin)
                    blocks.setdefault(node.form.origin.key, []).append(form)
                stack.extend(reversed(node.content))
            else:
                blocks.setdefault(node.origin.key, []).append(node)
        return blocks, headings

    def _entry(self, path: Path, entry: object, blocks: list[Block]) -> Iterator[Spot]:
        """An entry's paragraphs, then its footnotes, its table's caption and cells."""
        text = [b for b in blocks if b.kind is not BlockKind.TABLE and b.look not in (Look.FOOTNOTE, Look.CAPTION)]
        yield from self._paragraphs(path, entry, text)
        words = text_of(entry, self.press.library_text(entry)) if not isinstance(entry, TableEntry) else ""
        yield from self._footnotes(path, words, blocks)
        table = table_of(entry)
        if table is None:
            return
        for block in blocks:
            if block.look == Look.CAPTION:
                yield Spot(path, block.text, table.caption, part="caption")
            elif block.kind is BlockKind.TABLE:
                yield from self._cells(path, table, block)

    def _footnotes(self, path: Path, words: str, blocks: list[Block]) -> Iterator[Spot]:
        sources = [words[mark.first : mark.end - 2] for mark in notes_in(words)]
        feet = [block for block in blocks if block.look == Look.FOOTNOTE]
        for i, (block, source) in enumerate(zip(feet, sources, strict=False)):
            yield Spot(path, block.text, source, nth=i, count=len(feet), part="footnote")

    def _elsewhere(self, key: str, blocks: list[Block]) -> Iterator[Spot]:
        """Lines of a text of its own: of the covering letter, a form's number, the caption of a picture."""
        path = parse_key(key)
        try:
            text = look(self.draft, path)
        except EditRefused:
            return
        if isinstance(text, str) and path:
            sources = [line for line in text.split("\n") if line.strip()]
            for i, (block, source) in enumerate(zip(blocks, sources, strict=False)):
                yield Spot(path, block.text, source, nth=i, count=len(blocks))

    def _fields(self) -> Iterator[Spot]:
        """The lines of the front and end matter."""
        draft, document = self.draft, self.document
        yield Spot(("title",), document.title.text, draft.title)
        yield Spot(("subtitle",), document.subtitle.text, draft.subtitle)
        yield from self._lines(("issuer",), document.issuer, [one for one in draft.issuer.split("\n") if one.strip()])
        for i, (line, text) in enumerate(zip(document.addressees, draft.addressees, strict=False)):
            yield Spot(("addressees", i), line.text, text)
        if document.date is not None:
            yield Spot(("date",), document.date.printed, None)
        end = draft.closing.end
        yield Spot(("closing", "end"), document.end.text, self.press.template.phrases.end if end is None else end)
        for i, (line, text) in enumerate(zip(document.signature, draft.closing.signature, strict=False)):
            yield Spot(("closing", "signature", i), line.text, text)

    def _lines(self, path: Path, lines: tuple[Line, ...], sources: list[str]) -> Iterator[Spot]:
        for i, (line, source) in enumerate(zip(lines, sources, strict=False)):
            yield Spot(path, line.text, source, nth=i, count=len(lines))

    def _cells(self, path: Path, table: Table, block: Block) -> Iterator[Spot]:
        for r, (row, sources) in enumerate(zip(block.rows, table.rows, strict=False)):
            for c, (cell, source) in enumerate(zip(row, sources, strict=False)):
                yield Spot(path, cell, source, row=r, column=c, clause=block.clause or "")

    def _paragraphs(self, path: Path, entry: object, blocks: list[Block]) -> Iterator[Spot]:
        if isinstance(entry, TableEntry):
            return
        text = text_of(entry, self.press.library_text(entry))
        sources = [line for line in text.split("\n") if line.strip()]
        if len(blocks) == 1 and len(sources) != 1:
            sources = [text]  # an item or a note is printed as one, line breaks and all
        known = len(sources) == len(blocks)
        for i, block in enumerate(blocks):
            source = sources[i] if known else None
            yield Spot(path, block.text, source, nth=i, count=len(blocks), clause=clause_id(entry) or "")

    # ------------------------------------------------------------ finding

    def find(self, target: Target) -> Spot | None:
        """The spot that a paragraph of the version that was sent is now; None where none is left that is like it.

        What stands at its own place counts before what is like it elsewhere; elsewhere it must be much more like it
        than all else, lest the words of one paragraph get into another.
        """
        if target.row >= 0:
            return self._cell(target)
        if target.clause:
            return self._in_clause(target)
        heading = target.key.endswith(_HEADING)
        path = parse_key(target.key.removesuffix(_HEADING))
        if path and (path[0] not in _TREES or path[:2] in (("closing", "end"), ("closing", "signature"))):
            return self._field(path, target)
        like = [spot for spot in self.all if spot.heading == heading and not spot.clause and spot.row < 0]
        here = sorted((spot for spot in like if spot.path == path), key=lambda spot: spot.nth != target.nth)
        if here and here[0].printed == target.text:
            return here[0]
        equal = [spot for spot in like if spot.printed == target.text]
        if len(equal) == 1:
            return equal[0]
        if not target.text:
            return here[0] if here else None
        near = _closest(here, target)
        if near is None and len(equal) > 1:
            near = next((spot for spot in equal if spot.path[:-1] == path[:-1]), None)
        return near or _closest(like, target, alone=True)

    def _cell(self, target: Target) -> Spot | None:
        """A cell of the same table: at its place where its words are the same or alike, else in its column."""
        path = parse_key(target.key)
        cells = [spot for spot in self.all if spot.row >= 0 and spot.clause == target.clause]
        own = [spot for spot in cells if spot.path == path]
        if not own and not target.clause:  # the table stands elsewhere by now
            corner = [spot for spot in cells if _same_cell(spot, target) and spot.printed == target.text]
            own = [spot for spot in cells if len(corner) == 1 and spot.path == corner[0].path]
        own = own or (cells if target.clause else [])
        here = [spot for spot in own if _same_cell(spot, target)]
        if here and (here[0].printed == target.text or not target.text):
            return here[0]
        equal = [spot for spot in own if spot.column == target.column and spot.printed == target.text]
        return equal[0] if len(equal) == 1 else _closest(here, target)

    def _in_clause(self, target: Target) -> Spot | None:
        found = [spot for spot in self._clauses.get(target.clause, []) if spot.row < 0]
        paths = {spot.path for spot in found}
        if len(paths) > 1:
            same = [spot for spot in found if spot.key == target.key]
            found = same or found
        equal = [spot for spot in found if spot.printed == target.text]
        if equal:
            return min(equal, key=lambda spot: abs(spot.nth - target.nth))
        nth = [spot for spot in found if spot.nth == target.nth]
        if len(found) == 1 or not target.text:
            return nth[0] if nth else None
        return _closest(nth, target) or _closest(found, target)

    def _field(self, path: Path, target: Target) -> Spot | None:
        found = [spot for spot in self.all if spot.path[0] == path[0]]
        if path[0] == "closing":
            found = [spot for spot in found if spot.path[:2] == path[:2]]
        equal = [spot for spot in found if spot.printed == target.text]
        here = [spot for spot in found if spot.path == path and spot.nth == target.nth]
        return next(iter((*equal, *here)), None)


def table_of(entry: object) -> Table | None:
    """The table of an entry or of a clause."""
    found = getattr(entry, "table", None)
    return found if isinstance(found, Table) else None


def notes_in(text: str) -> list[Mark]:
    """The footnotes of a text, in order."""
    stack: list[Node] = list(reversed(parse(text)))
    found: list[Mark] = []
    while stack:
        node = stack.pop()
        if isinstance(node, Mark) and node.kind == "note":
            found.append(node)
        elif isinstance(node, Mark):
            stack.extend(reversed(node.inner))
    return found


_TREES = ("front", "preamble", "sections", "closing")


def _same_cell(spot: Spot, target: Target) -> bool:
    return (spot.row, spot.column) == (target.row, target.column)


def _closest(spots: list[Spot], target: Target, *, alone: bool = False) -> Spot | None:
    """The spot whose words are most like those that were sent; the first of equals.

    Args:
        alone: only one that is much like them and that no other comes near.
    """
    least = _MUCH_ALIKE if alone else _ALIKE
    scored: list[tuple[float, Spot]] = []
    for spot in spots:
        matcher = SequenceMatcher(None, spot.printed, target.text, autojunk=False)
        if matcher.real_quick_ratio() >= least - _APART and matcher.quick_ratio() >= least - _APART:
            scored.append((matcher.ratio(), spot))
    scored.sort(key=lambda one: -one[0])
    if not scored or scored[0][0] < least:
        return None
    if alone and len(scored) > 1 and scored[1][0] > scored[0][0] - _APART:
        return None
    return scored[0][1]
