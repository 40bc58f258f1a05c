"""Draft → Document: clauses taken from the library, values filled, parts in order, numbers set, marks resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from drafter.compose import matter, pictures, tables
from drafter.compose.inline import PLACE, Laid
from drafter.compose.order import ordered_parts
from drafter.compose.resolving import resolve
from drafter.compose.telling import BAD_MARK, Path, State, Telling
from drafter.compose.values import Filled, declared, fill
from drafter.document import Block, BlockKind, DateLine, Document, Inline, Line, Look, Origin, Section, Span
from drafter.errors import InputError
from drafter.japanese import eras
from drafter.language import Message
from drafter.library.index import Library
from drafter.model import draft as shapes
from drafter.model.collection import Slot
from drafter.model.loading import Loaded
from drafter.model.scheme import scheme_of
from drafter.model.template import Template
from drafter.numbering.apply import number


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
    run = Composer(loaded, template, library)
    document = number(run.document(), scheme)
    if run.marked:
        document = resolve(document, template.references, run.not_printed)
    return replace(document, findings=tuple(run.findings))


@dataclass(slots=True)
class Composer(Telling):
    """Makes the Document of one draft; ``tables``, ``pictures`` and ``matter`` make parts of it.

    Attributes:
        used: names of the values that are printed. marked: whether any text has
            references or footnotes. noted: how many footnotes there are.
    """

    used: set[str] = field(default_factory=set)
    kinds: dict[str, Slot] = field(default_factory=dict)
    marked: bool = False
    noted: int = 0

    def document(self) -> Document:
        draft, phrases = self.loaded.value, self.template.phrases
        self.kinds = declared(draft, self.library)
        self.ids = matter.clause_ids(draft)
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
            front=(*matter.form_number(self, draft.form_number), *_only_blocks(self.entries(draft.front, ("front",)))),
            preamble=_only_blocks(preamble),
            sections=sections,
            closing=_only_blocks(self.entries(closing.paragraphs, ("closing", "paragraphs"))),
            end=self.line(end, ("closing", "end"), "template" if closing.end is None else "local"),
            signature=tuple(self.line(text, ("closing", "signature", i)) for i, text in enumerate(closing.signature)),
            template=self.template.template,
            mark=phrases.draft_mark if draft.status == "draft" else "",
            origin=self.origin((), "local"),
        )
        document = replace(document, cover=matter.cover(self, document))
        unused = tuple(name for name in draft.values if name not in self.used)
        return replace(document, parts=ordered_parts(self, document), unused_values=unused)

    # the parts

    def lead(self) -> Iterator[Block | Section]:
        """The sentence that leads into the requests, as the last paragraph of the preamble."""
        own = self.loaded.value.lead
        text = self.template.phrases.lead if own is None else own
        if text.strip():
            origin = self.origin(("lead",), "template" if own is None else "local")
            yield from self.block(BlockKind.PARAGRAPH, text, origin)

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

    def addressee(self, text: str, path: Path) -> Line:
        own = self.loaded.value.addressee_suffix
        suffix = self.template.phrases.addressee_suffix if own is None else own
        honorific = text.rstrip().endswith(("様", "殿", "御中", "宛", "宛て", "あて"))
        return self.line(text if honorific else text + suffix, path)

    # the tree

    def section(self, section: shapes.Section, level: int, path: Path) -> Section:
        content = [
            *self.entries(section.clauses, (*path, "clauses"), level),
            *(self.section(below, level + 1, (*path, "sections", i)) for i, below in enumerate(section.sections)),
        ]
        origin = self.origin(path, clause=section.id)
        if section.id is not None:
            self.named(section.id, self.origin((*path, "id"), clause=section.id))
        heading = self.filled(section.heading, {}, origin, footnotes=True)
        label = section.label if section.numbered else ""
        form = self.line(section.form_number, (*path, "form_number")) if section.form_number else None
        return Section(
            level,
            label,
            heading.text,
            (*self.footnotes(heading, origin), *content),
            origin=self.lain(heading, origin),
            landscape=section.landscape,
            form=form,
        )

    def entries(self, entries: tuple[shapes.Entry, ...], path: Path, level: int = 0) -> Iterator[Block | Section]:
        for i, entry in enumerate(entries):
            yield from self.entry(entry, (*path, i), level)

    def entry(self, entry: shapes.Entry, path: Path, level: int) -> Iterator[Block | Section]:
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
                yield from self.block(BlockKind.ITEM, entry.item, origin, label=entry.label, level=entry.level)
            case shapes.NoteEntry():
                yield from self.block(BlockKind.NOTE, entry.note, origin, label=entry.label)
            case shapes.FigureEntry(figure=str(words)):
                yield from self.block(BlockKind.FIGURE, words, origin)
            case shapes.FigureEntry(figure=shapes.Figure() as picture):
                yield from pictures.figure(self, picture, (*path, "figure"))
            case shapes.TableEntry():
                yield from tables.table(self, entry.table, origin)
            case shapes.Section():
                yield self.section(entry, level + 1, path)

    def use(self, entry: shapes.UseClause, path: Path) -> Iterator[Block]:
        """A library clause, as it is or adapted."""
        known = self.library.clauses.get(entry.use)
        state: State = "library" if entry.text is None else "adapted"
        origin = self.origin(path, state, entry.use)
        if known is None:
            self.unknown(entry.use, path)
            if entry.text is None:
                yield from self.block(BlockKind.PARAGRAPH, self.blank(entry.use), origin, clause=entry.use)
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
        """A clause's paragraphs; the first is the item where the clause is one of a list. Then its footnotes (so that
        the paragraphs are neighbours) and its table."""
        at_foot: list[Block] = []
        for i, paragraph in enumerate(paragraphs(text)):
            item = entry.form == "item" and i == 0
            block, *notes = self.block(
                BlockKind.ITEM if item else BlockKind.PARAGRAPH,
                paragraph,
                origin,
                label=entry.label if i == 0 and (item or entry.label) else None,
                level=entry.level if item else 0,
                clause=origin.clause,
                slots=slots,
                values=entry.values,
            )
            yield block
            at_foot += notes
        yield from at_foot
        if entry.table is not None:
            yield from tables.table(self, entry.table, origin, slots, entry.values)

    def paragraphs(self, text: str, origin: Origin) -> Iterator[Block]:
        for paragraph in paragraphs(text):
            yield from self.block(BlockKind.PARAGRAPH, paragraph, origin)

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
        look: Look = Look.PLAIN,
    ) -> Iterator[Block]:
        """A block and its footnotes."""
        filled = self.filled(text, slots or {}, origin, values or {}, footnotes=True)
        yield Block(
            kind,
            filled.text,
            label,
            level=level,
            clause=clause,
            request=any(ending in filled.text for ending in self.template.request_endings),
            blanks=filled.blanks,
            origin=self.lain(filled, origin),
            look=look,
        )
        yield from self.footnotes(filled, origin)

    def footnotes(self, filled: Filled, origin: Origin) -> Iterator[Block]:
        """The footnotes of a text. Their labels, and those of their spans, are keys until all are numbered."""
        keys = (span.text for span in filled.laid.spans if span.kind is Inline.NOTE)
        for note, key in zip(filled.laid.notes, keys, strict=True):
            lain = replace(origin, spans=note.spans)
            yield Block(BlockKind.NOTE, note.text, key, origin=lain, look=Look.FOOTNOTE)

    # leaves

    def filled(
        self,
        text: str,
        slots: Mapping[str, Slot],
        origin: Origin,
        values: Mapping[str, str] | None = None,
        *,
        footnotes: bool = False,
    ) -> Filled:
        """A text with its slots filled and its marks taken out; the entry's own values come before the draft's.

        A name that the text itself does not declare (in a title, a heading, a clause written here) is of the kind
        that the library clauses of this draft give it, so that one year is printed in one way throughout.
        """
        if "{{" not in text:
            return Filled(Laid(text))
        own = values or {}
        every = {**self.loaded.value.values, **own}
        template, kinds = self.template, {**self.kinds, **slots}
        filled = fill(text, every, kinds, template.formats, template.phrases.blank, footnotes=footnotes)
        self.used |= filled.used - set(own)
        for name, value, kind in filled.misfits:
            self.misfit(name, value, kind, origin if name in own else self.origin(("values", name)))
        if filled.laid.spans or filled.laid.wrong:
            return replace(filled, laid=self.marks(filled.laid, origin))
        return filled

    def marks(self, laid: Laid, origin: Origin) -> Laid:
        """Tells of wrong marks, and gives each footnote its key."""
        for wrong in laid.wrong:
            self.report(BAD_MARK, wrong.message, self.within(origin, wrong.written), wrong.written)
        spans: list[Span] = []
        for span in laid.spans:
            if span.kind is Inline.NOTE:
                self.noted += 1
                spans.append(replace(span, text=f"{PLACE}{self.noted}"))  # no label that anybody writes
            else:
                spans.append(span)
        inner = (span for note in laid.notes for span in note.spans)
        kinds = {span.kind for span in (*spans, *inner)}
        self.marked = self.marked or not kinds.isdisjoint((Inline.REFERENCE, Inline.NOTE))
        return replace(laid, spans=tuple(spans))

    @staticmethod
    def lain(filled: Filled, origin: Origin) -> Origin:
        """The origin of a text with what lies on it."""
        return replace(origin, spans=filled.laid.spans) if filled.laid.spans else origin

    def line(self, text: str, path: Path, state: State = "local") -> Line:
        origin = self.origin(path, state)
        filled = self.filled(text, {}, origin)
        return Line(filled.text, self.lain(filled, origin))

    def lines(self, text: str, path: Path) -> tuple[Line, ...]:
        return tuple(self.line(part, path) for part in paragraphs(text))

    def blank(self, name: str) -> str:
        return self.template.phrases.blank.replace("{name}", name)


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: its lines that are not blank."""
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
