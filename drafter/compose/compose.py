"""Draft → Document: clauses taken from the library, values filled, parts in order, numbers set.

The codes of what compose itself notices (everything else is found by ``checks`` on the Document):

* ``CMP001 unknown-clause``   the draft uses a clause that no collection has
* ``CMP002 bad-value``        a value is not of its slot's kind
* ``CMP003 parts-incomplete`` the ``parts`` of draft or template leave out a part that has content (it is printed
  all the same, where the usual order has it)
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from drafter.compose.order import KEYS, usual_index
from drafter.compose.values import KINDS, Filled, fill
from drafter.document import Block, BlockKind, DateLine, Document, Line, Origin, Part, Section
from drafter.errors import InputError
from drafter.findings import Finding, Severity
from drafter.japanese import eras
from drafter.language import Message
from drafter.library.index import Library
from drafter.model import draft as shapes
from drafter.model.collection import Slot, SlotKind
from drafter.model.loading import Loaded
from drafter.model.scheme import scheme_of
from drafter.model.template import Template
from drafter.numbering.apply import number

_State = Literal["library", "adapted", "local", "template"]
_Path = tuple[str | int, ...]
_Rule = tuple[str, str, Severity]

UNKNOWN_CLAUSE: _Rule = ("CMP001", "unknown-clause", Severity.ERROR)
BAD_VALUE: _Rule = ("CMP002", "bad-value", Severity.ERROR)
PARTS_INCOMPLETE: _Rule = ("CMP003", "parts-incomplete", Severity.WARNING)


def compose(loaded: Loaded[shapes.Draft], template: Template, library: Library) -> Document:
    """The Document of a draft.

    Args:
        loaded: the draft with the places of its keys.
        template: the house style; its scheme numbers the document.
        library: where ``use`` finds clauses. A clause that is not there becomes a marked blank and a finding.

    Raises:
        InputError: the template names a numbering scheme that does not exist.
    """
    scheme = scheme_of(template)
    return number(_Composer(loaded, template, library).document(), scheme)


@dataclass(slots=True)
class _Composer:
    loaded: Loaded[shapes.Draft]
    template: Template
    library: Library
    findings: list[Finding] = field(default_factory=list)
    used: set[str] = field(default_factory=set)
    kinds: dict[str, Slot] = field(default_factory=dict)
    told: set[tuple[str, str, str]] = field(default_factory=set)

    def document(self) -> Document:
        draft, phrases = self.loaded.value, self.template.phrases
        self.kinds = _kinds(draft, self.library)
        preamble = [*self.entries(draft.preamble, ("preamble",)), *self.lead()]
        sections = tuple(self.section(section, 1, ("sections", i)) for i, section in enumerate(draft.sections))
        closing = draft.closing
        end = phrases.end if closing.end is None else closing.end
        document = Document(
            title=self.line(draft.title, ("title",)),
            subtitle=self.line(draft.subtitle, ("subtitle",)),
            issuer=self.lines(draft.issuer, ("issuer",)),
            addressees=tuple(self.addressee(text, ("addressees", i)) for i, text in enumerate(draft.addressees)),
            date=self.date(),
            status=draft.status,
            front=_only_blocks(self.entries(draft.front, ("front",))),
            preamble=_only_blocks(preamble),
            sections=sections,
            closing=_only_blocks(self.entries(closing.paragraphs, ("closing", "paragraphs"))),
            end=self.line(end, ("closing", "end"), "template" if closing.end is None else "local"),
            signature=tuple(self.line(text, ("closing", "signature", i)) for i, text in enumerate(closing.signature)),
            template=self.template.template,
            mark=phrases.draft_mark if draft.status == "draft" else "",
            origin=self.origin((), "local"),
        )
        unused = tuple(name for name in draft.values if name not in self.used)
        parts = self.parts(document)
        return replace(document, parts=parts, unused_values=unused, findings=tuple(self.findings))

    # the parts

    def parts(self, document: Document) -> tuple[Part, ...]:
        """The draft's order, else the template's; a part with content is never left out.

        One that the order does not name stands beside its neighbours in the usual order (``Part``). Only the title
        may be left out on purpose, by the draft's own ``parts``.
        """
        own = self.loaded.value.parts
        order = list(own or tuple(entry.part for entry in self.template.parts) or document.parts)
        has = {
            Part.FRONT: document.front,
            Part.TITLE: document.title,
            Part.SUBTITLE: document.subtitle,
            Part.DATE: document.date,
            Part.ADDRESSEES: document.addressees,
            Part.ISSUER: document.issuer,
            Part.PREAMBLE: document.preamble,
            Part.BODY: document.sections,
            Part.CLOSING: document.closing,
            Part.END: document.end,
            Part.SIGNATURE: document.signature,
        }
        if own and Part.TITLE not in own:
            has[Part.TITLE] = ()  # a document without a title is named by one all the same
        missing = [part for part in Part if has[part] and part not in order]
        named = bool(own or self.template.parts)
        for part in missing:
            order.insert(usual_index(part, order), part)
            if named:
                self.left_out(part, own=bool(own))
        return tuple(dict.fromkeys(order))

    def left_out(self, part: Part, *, own: bool) -> None:
        """Tells of a part that ``parts`` does not name though there is something to print in it."""
        whose = Message(ja="原案", en="the draft's") if own else Message(ja="様式", en="the template's")
        self.report(
            PARTS_INCOMPLETE,
            Message(
                ja=f"{whose.ja}の parts に {part} がありませんが、内容があるため標準の位置に印字します",
                en=f"{whose.en} parts leave out {part}, which has content: it is printed in its usual place",
            ),
            self.origin(("parts",) if own else KEYS.get(part, (part.value,))),
        )

    def lead(self) -> Iterator[Block | Section]:
        """The sentence that leads into the requests, as the last paragraph of the preamble."""
        own = self.loaded.value.lead
        text = self.template.phrases.lead if own is None else own
        if text.strip():
            origin = self.origin(("lead",), "template" if own is None else "local")
            yield self.block(BlockKind.PARAGRAPH, text, origin)

    def date(self) -> DateLine | None:
        draft, formats = self.loaded.value, self.template.formats
        origin = self.origin(("date",))
        if draft.printed_date:
            return DateLine(draft.printed_date, draft.date, origin)
        if draft.date is None:
            return None
        blank = draft.status == "draft" or len(draft.date) < 10
        try:
            return DateLine(
                eras.era_date(draft.date, formats.digits, formats.year, blank_day=blank), draft.date, origin
            )
        except ValueError as error:
            raise InputError(
                Message(ja=f"日付 {draft.date} はありません", en=f"there is no date {draft.date}"),
                self.loaded.place("date"),
            ) from error

    def addressee(self, text: str, path: _Path) -> Line:
        own = self.loaded.value.addressee_suffix
        suffix = self.template.phrases.addressee_suffix if own is None else own
        honorific = text.rstrip().endswith(("様", "殿", "御中", "宛", "宛て", "あて"))
        return self.line(text if honorific else text + suffix, path)

    # the tree

    def section(self, section: shapes.Section, level: int, path: _Path) -> Section:
        content = [
            *self.entries(section.clauses, (*path, "clauses"), level),
            *(self.section(below, level + 1, (*path, "sections", i)) for i, below in enumerate(section.sections)),
        ]
        origin = self.origin(path)
        heading = self.filled(section.heading, {}, origin).text
        label = section.label if section.numbered else ""
        return Section(level, label, heading, tuple(content), origin=origin)

    def entries(self, entries: tuple[shapes.Entry, ...], path: _Path, level: int = 0) -> Iterator[Block | Section]:
        for i, entry in enumerate(entries):
            yield from self.entry(entry, (*path, i), level)

    def entry(self, entry: shapes.Entry, path: _Path, level: int) -> Iterator[Block | Section]:
        origin = self.origin(path)
        match entry:
            case str():
                yield from self.paragraphs(entry, origin)
            case shapes.UseClause():
                yield from self.use(entry, path)
            case shapes.LocalClause():
                origin = self.origin(path, "local", entry.id)
                yield from self.clause(entry, entry.text, {}, origin)
            case shapes.ParagraphEntry():
                yield from self.paragraphs(entry.paragraph, origin)
            case shapes.ItemEntry():
                yield self.block(BlockKind.ITEM, entry.item, origin, label=entry.label, level=entry.level)
            case shapes.NoteEntry():
                yield self.block(BlockKind.NOTE, entry.note, origin, label=entry.label)
            case shapes.FigureEntry():
                yield self.block(BlockKind.FIGURE, entry.figure, origin)
            case shapes.TableEntry():
                cells = [[self.filled(cell, {}, origin) for cell in row] for row in entry.table.rows]
                rows = tuple(tuple(cell.text for cell in row) for row in cells)
                blanks = tuple(dict.fromkeys(name for row in cells for cell in row for name in cell.blanks))
                yield Block(BlockKind.TABLE, "", rows=rows, header=entry.table.header, blanks=blanks, origin=origin)
            case shapes.Section():
                yield self.section(entry, level + 1, path)

    def use(self, entry: shapes.UseClause, path: _Path) -> Iterator[Block]:
        """A library clause, as it is or adapted."""
        known = self.library.clauses.get(entry.use)
        state: _State = "library" if entry.text is None else "adapted"
        origin = self.origin(path, state, entry.use)
        if known is None:
            self.unknown(entry.use, path)
            if entry.text is None:
                yield self.block(BlockKind.PARAGRAPH, self.blank(entry.use), origin, clause=entry.use)
                return
        slots = known.clause.slots if known else {}
        text = entry.text if entry.text is not None else (known.clause.text if known else "")
        yield from self.clause(entry, text, slots, origin)

    def clause(
        self,
        entry: shapes.UseClause | shapes.LocalClause,
        text: str,
        slots: Mapping[str, Slot],
        origin: Origin,
    ) -> Iterator[Block]:
        """A clause's paragraphs; the first is the item where the clause is one of a list."""
        for i, paragraph in enumerate(_paragraphs(text)):
            item = entry.form == "item" and i == 0
            yield self.block(
                BlockKind.ITEM if item else BlockKind.PARAGRAPH,
                paragraph,
                origin,
                label=entry.label if i == 0 and (item or entry.label) else None,
                level=entry.level if item else 0,
                clause=origin.clause,
                slots=slots,
                values=entry.values,
            )

    def paragraphs(self, text: str, origin: Origin) -> Iterator[Block]:
        for paragraph in _paragraphs(text):
            yield self.block(BlockKind.PARAGRAPH, paragraph, origin)

    def block(
        self,
        kind: BlockKind,
        text: str,
        origin: Origin,
        *,
        label: str | None = None,
        level: int = 0,
        clause: str | None = None,
        slots: Mapping[str, Slot] | None = None,
        values: Mapping[str, str] | None = None,
    ) -> Block:
        filled = self.filled(text, slots or {}, origin, values or {})
        return Block(
            kind,
            filled.text,
            label,
            level=level,
            clause=clause,
            request=any(ending in filled.text for ending in self.template.request_endings),
            blanks=filled.blanks,
            origin=origin,
        )

    # leaves

    def filled(
        self,
        text: str,
        slots: Mapping[str, Slot],
        origin: Origin,
        values: Mapping[str, str] | None = None,
    ) -> Filled:
        """A text with its slots filled; the entry's own values come before the draft's.

        A name that the text itself does not declare (in a title, a heading, a clause written here) is of the kind
        that the library clauses of this draft give it, so that one year is printed in one way throughout.
        """
        if "{{" not in text:
            return Filled(text)
        own = values or {}
        every = {**self.loaded.value.values, **own}
        filled = fill(text, every, {**self.kinds, **slots}, self.template.formats, self.template.phrases.blank)
        self.used |= filled.used - set(own)
        for name, value, kind in filled.misfits:
            self.misfit(name, value, kind, origin if name in own else self.origin(("values", name)))
        return filled

    def misfit(self, name: str, value: str, kind: SlotKind, origin: Origin) -> None:
        """A value that is not of its slot's kind, told once however often it is printed."""
        if (name, value, origin.key) in self.told:
            return
        self.told.add((name, value, origin.key))
        what, example = KINDS[kind]
        self.report(
            BAD_VALUE,
            Message(
                ja=f"値「{name}: {value}」は{what.ja}として読めません（例: {example}）",
                en=f"the value “{name}: {value}” is no {what.en} (for example {example})",
            ),
            origin,
            value,
        )

    def line(self, text: str, path: _Path, state: _State = "local") -> Line:
        origin = self.origin(path, state)
        return Line(self.filled(text, {}, origin).text, origin)

    def lines(self, text: str, path: _Path) -> tuple[Line, ...]:
        return tuple(self.line(part, path) for part in _paragraphs(text))

    def blank(self, name: str) -> str:
        return self.template.phrases.blank.replace("{name}", name)

    def origin(self, path: _Path, state: _State = "local", clause: str | None = None) -> Origin:
        place = self.loaded.place(*path)
        return Origin(place.file, place.line, place.line, place.column, 0, clause, state, place.key)

    def unknown(self, clause: str, path: _Path) -> None:
        import difflib

        near = difflib.get_close_matches(clause, self.library.clauses, 1)
        self.report(
            UNKNOWN_CLAUSE,
            Message(
                ja=f"文例「{clause}」は文例集にありません" + (f"（もしかして {near[0]}）" if near else ""),
                en=f"no collection has the clause “{clause}”" + (f" (did you mean {near[0]}?)" if near else ""),
            ),
            self.origin((*path, "use"), clause=clause),
            clause,
        )

    def report(self, rule: _Rule, message: Message, origin: Origin, excerpt: str = "") -> None:
        code, name, severity = rule
        self.findings.append(Finding(code, name, severity, message, origin.place, excerpt, origin.clause))


def _kinds(draft: shapes.Draft, library: Library) -> dict[str, Slot]:
    """The kind of each slot, by name, as the draft's library clauses declare it; the first one counts."""
    kinds: dict[str, Slot] = {}
    stack: list[shapes.Entry] = [*draft.front, *draft.preamble, *draft.sections, *draft.closing.paragraphs]
    while stack:
        entry = stack.pop(0)
        if isinstance(entry, shapes.Section):
            stack[:0] = [*entry.clauses, *entry.sections]
        elif isinstance(entry, shapes.UseClause) and entry.use in library.clauses:
            for name, slot in library.clauses[entry.use].clause.slots.items():
                kinds.setdefault(name, Slot(kind=slot.kind))
    return kinds


def _paragraphs(text: str) -> list[str]:
    return [line for line in text.split("\n") if line.strip()]


def _only_blocks(nodes: Iterator[Block | Section] | list[Block | Section]) -> tuple[Block, ...]:
    """Front matter and closing hold no sections; a headed part written there is taken apart, nothing is lost."""
    out: list[Block] = []
    for node in nodes:
        if isinstance(node, Block):
            out.append(node)
        else:
            out.append(Block(BlockKind.NOTE, node.heading, node.label or None, origin=node.origin))
            out.extend(_only_blocks(list(node.content)))
    return tuple(out)
