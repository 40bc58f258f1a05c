"""What is printed, one after the other: the parts of a Document in order, flat, each with its place on the page.

This is the one place that decides order, alignment, indent and the gap behind a label; the writers only put it
into their format. Measures are full-width columns; ``Template.text`` holds their steps.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum

from drafter.document import Block, BlockKind, Document, Inline, Line, Look, Part, Section, Span
from drafter.japanese.width import cells
from drafter.model.scheme import scheme_of
from drafter.model.template import Align, Template
from drafter.numbering.schemes import Scheme

#: deeper than this nothing is indented further, so that text keeps a readable width
DEEPEST = 12


class Role(StrEnum):
    """What a printed piece is; names the Word style too."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    ADDRESSEE = "addressee"
    ISSUER = "issuer"
    END = "end"
    SIGNATURE = "signature"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    FIGURE = "figure"
    TABLE = "table"
    CAPTION = "caption"
    FORM = "form"
    FOOTNOTE = "footnote"
    COVER = "cover"
    CONTENTS_TITLE = "contents-title"
    CONTENTS = "contents"


_ROLES = {
    BlockKind.PARAGRAPH: Role.PARAGRAPH,
    BlockKind.ITEM: Role.ITEM,
    BlockKind.NOTE: Role.NOTE,
    BlockKind.FIGURE: Role.FIGURE,
    BlockKind.TABLE: Role.TABLE,
}

#: begin one column in, without a label
_BEGINS = (Role.PARAGRAPH, Role.ITEM)

_LOOKS = {Look.CAPTION: Role.CAPTION, Look.FORM: Role.FORM, Look.FOOTNOTE: Role.FOOTNOTE}
#: how the lines of a covering letter are set
_COVER_ALIGN: dict[Look, Align] = {
    Look.NUMBER: "right",
    Look.DATE: "right",
    Look.SENDER: "right",
    Look.SUBJECT: "center",
    Look.RECORD: "center",
    Look.END: "right",
}


@dataclass(frozen=True, slots=True)
class Printed:
    """One printed piece.

    Attributes:
        label, text: as printed; ``gap`` stands between them, empty without a label.
        computed: the scheme's own label; differs from ``label`` where that is pinned.
        indent: columns before the label, or before the lines of a text without one.
        first: further columns before the first line.
        level: depth of a heading, or of an item in its list, from 1; else 0.
        beneath: level of the item whose further paragraph this is; else 0.
        index: index of the scheme's level for a heading or an item, None where it has none.
        block: the block that it is, None for headings and for lines of the front and end matter.
        spans: what lies on the text. nth: how many headings there are up to this one, or up to what an entry of the
            contents leads to; else 0. identity: the id of a section or clause.
        breaks: whether a page begins with it. landscape: whether it stands on pages that lie on their side.
    """

    part: Part
    role: Role
    text: str
    label: str | None = None
    computed: str | None = None
    gap: str = ""
    align: Align = "left"
    indent: int = 0
    beneath: int = 0
    first: int = 0
    level: int = 0
    index: int | None = None
    block: Block | None = None
    spans: tuple[Span, ...] = ()
    nth: int = 0
    identity: str = ""
    breaks: bool = False
    landscape: bool = False

    @property
    def look(self) -> Look:
        """What its block is beyond its kind."""
        return self.block.look if self.block else Look.PLAIN

    def every_span(self) -> Iterator[Span]:
        """What lies on its text and on its cells."""
        yield from self.spans
        for cell in self.block.cells if self.block else ():
            yield from cell.spans

    def airy(self, before: Printed) -> bool:
        """Whether a blank line parts a line of the covering letter from the one before it."""
        looks = (Look.ADDRESSEE, Look.SENDER, Look.SUBJECT, Look.RECORD, Look.ATTACHMENT)
        return self.role is Role.COVER and before.look is not self.look and {before.look, self.look} & {*looks} != set()

    def ends_notes(self, before: Printed) -> bool:
        """Whether the footnotes so far are printed before this piece where there are no pages: at the end of a part or
        chapter."""
        chapter = self.role is Role.FORM or (self.role is Role.HEADING and self.level == 1)
        return before.part is not self.part or (chapter and before.role is not Role.FORM)

    @property
    def pinned(self) -> bool:
        """Whether the label is printed as it stands, not counted."""
        return self.label is not None and self.label != self.computed


def flow(document: Document, template: Template) -> Iterator[Printed]:
    """Everything that is printed, in order.

    Raises:
        InputError: the template names a numbering scheme that does not exist.
    """
    run = _Flow(template, scheme_of(template), {entry.part: entry.align for entry in template.parts})
    item: Printed | None = None
    for printed in run.pieces(document):
        if printed.role is Role.FOOTNOTE:
            yield printed  # stands at the foot: what is around goes on
        elif item is not None and _continues(item, printed):
            label = cells(f"{item.label or ''}{item.gap}")
            yield replace(printed, indent=item.indent + (label + 1) // 2, beneath=item.level)
        else:
            item = printed if printed.role is Role.ITEM else None
            yield printed


def _continues(item: Printed, printed: Printed) -> bool:
    """Whether a paragraph belongs to the clause of the item above: it stands under the item's text."""
    clause = item.block.clause if item.block else None
    same = clause is not None and printed.block is not None and printed.block.clause == clause
    return same and printed.role in (Role.PARAGRAPH, Role.TABLE) and printed.label is None


@dataclass(frozen=True, slots=True)
class _Flow:
    template: Template
    scheme: Scheme
    aligns: dict[Part, Align]
    notes: set[str] = field(default_factory=set)

    def pieces(self, document: Document) -> Iterator[Printed]:
        """All parts; cover and contents have pages of their own."""
        apart = False
        for part in document.parts:
            alone = part in (Part.COVER, Part.CONTENTS)
            first = True
            for printed in self.part(document, part):
                yield replace(printed, breaks=True) if first and (alone or apart) else printed
                first, apart = False, alone

    def part(self, document: Document, part: Part) -> Iterator[Printed]:
        match part:
            case Part.COVER:
                yield from (self.cover(block) for block in document.cover)
            case Part.CONTENTS:
                yield from self.contents(document)
            case Part.FRONT:
                for block in document.front:
                    made = replace(self.block(part, block, 0), first=0)
                    yield made if block.look is Look.FORM else replace(made, align=self.align(part))
            case Part.PREAMBLE:
                yield from (self.block(part, block, 0) for block in document.preamble)
            case Part.CLOSING:
                yield from (self.block(part, block, 0) for block in document.closing)
            case Part.BODY:
                yield from self.body(document.sections)
            case _:
                role, lines = _matter(document, part)
                align = self.align(part)
                yield from (
                    Printed(part, role, line.text, align=align, spans=line.origin.spans) for line in lines if line
                )

    def align(self, part: Part) -> Align:
        return self.aligns.get(part, "left")

    def body(self, sections: tuple[Section, ...]) -> Iterator[Printed]:
        """Sections and blocks at any depth, without recursion: an outline may be 200 deep."""
        stack: list[tuple[Block | Section, int, bool]] = [(section, 0, False) for section in reversed(sections)]
        nth = 0
        while stack:
            node, depth, lying = stack.pop()
            if isinstance(node, Block):
                turned = lying or bool(node.layout and node.layout.landscape)
                made = self.block(Part.BODY, node, depth)
                yield replace(made, landscape=True) if turned else made
            else:
                nth += 1
                self.notes.update(span.text for span in node.origin.spans if span.kind is Inline.NOTE)
                lying = lying or node.landscape
                breaks = depth == 0 and self.template.chapters == "new-page"
                if node.form:
                    yield Printed(Part.BODY, Role.FORM, node.form.text, align="right", breaks=True, landscape=lying)
                yield self.heading(node, depth + 1, nth, breaks=breaks and not node.form, landscape=lying)
                stack.extend((below, depth + 1, lying) for below in reversed(node.content))

    def cover(self, block: Block) -> Printed:
        """A line or paragraph of the covering letter."""
        label = block.label or ""
        align = _COVER_ALIGN.get(block.look, "left")
        first = self.template.text.paragraph_indent if block.kind is BlockKind.PARAGRAPH else 0
        return Printed(
            Part.COVER,
            Role.COVER,
            block.text,
            block.label,
            gap="　" if label else "",
            align=align,
            indent=2 if block.kind is BlockKind.ITEM else 0,
            first=first,
            block=block,
            spans=block.origin.spans,
        )

    def contents(self, document: Document) -> Iterator[Printed]:
        """The headings, as deep as the template lists them."""
        settings = self.template.contents
        if settings.title:
            yield Printed(Part.CONTENTS, Role.CONTENTS_TITLE, settings.title, align="center")
        for nth, (path, section) in enumerate(document.walk(), 1):
            if len(path) <= settings.levels:
                made = self.heading(section, len(path), nth)
                yield replace(made, part=Part.CONTENTS, role=Role.CONTENTS, indent=len(path) - 1, spans=())

    def heading(
        self, section: Section, depth: int, nth: int, *, breaks: bool = False, landscape: bool = False
    ) -> Printed:
        """A heading.

        Args:
            nth: how many headings there are in the document up to this one.
        """
        index = self.scheme.section_index(depth)
        return Printed(
            Part.BODY,
            Role.HEADING,
            section.heading,
            section.label,
            section.computed,
            self.gap(section.label, section.computed, section.heading, index),
            indent=self.section_indent(depth),
            level=depth,
            index=index,
            spans=section.origin.spans,
            nth=nth,
            identity=section.origin.clause or "",
            breaks=breaks,
            landscape=landscape,
        )

    def block(self, part: Part, block: Block, depth: int) -> Printed:
        role = self.role(block)
        step = self.template.text.section_indent
        base = self.section_indent(depth) + step if depth else 0
        index = self.scheme.item_index(depth, block.level) if role is Role.ITEM else None
        if role is Role.ITEM:
            own = self.scheme.levels[index].indent if index is not None else 0
            base = max(base + block.level - 1, own)
        return Printed(
            part,
            role,
            block.text,
            block.label,
            block.computed,
            self.gap(block.label, block.computed, block.text, index),
            indent=min(base, DEEPEST),
            # an item that the scheme has no label for begins as a paragraph does
            first=self.template.text.paragraph_indent if role in _BEGINS and not block.label else 0,
            level=block.level,
            index=index,
            block=block,
            spans=block.origin.spans,
            identity=block.clause or "",
            align="right" if role is Role.FORM else "center" if role is Role.CAPTION or block.image else "left",
        )

    def role(self, block: Block) -> Role:
        """What a block is; a note is a footnote where a text before it refers to it."""
        if block.look in _LOOKS:
            return _LOOKS[block.look]
        if block.kind is BlockKind.NOTE and block.label is not None and block.label in self.notes:
            self.notes.discard(block.label)
            return Role.FOOTNOTE
        for span in block.origin.spans:
            if span.kind is Inline.NOTE:
                self.notes.add(span.text)
        return _ROLES[block.kind]

    def gap(self, label: str | None, computed: str | None, text: str, index: int | None) -> str:
        """The scheme's gap; a pinned label of another kind needs one where the scheme's own (１．) needs none."""
        if not label or not text:
            return ""
        own = self.scheme.levels[index].gap if index is not None else "　"
        return own or ("　" if label != computed and label[-1] not in "．.、)）" else "")

    def section_indent(self, depth: int) -> int:
        """Columns before the label of a section: the scheme's where it says so, else a step a level."""
        index = self.scheme.section_index(depth)
        if index is not None and any(level.indent for level in self.scheme.levels):
            return self.scheme.levels[index].indent
        return min((depth - 1) * self.template.text.section_indent, DEEPEST)


def _matter(document: Document, part: Part) -> tuple[Role, tuple[Line, ...]]:
    """Lines of the front and end matter; the draft mark stands behind the title."""
    date = document.date
    match part:
        case Part.TITLE:
            return Role.TITLE, (replace(document.title, text=document.title.text + document.mark),)
        case Part.SUBTITLE:
            return Role.SUBTITLE, (document.subtitle,)
        case Part.DATE:
            return Role.DATE, (Line(date.printed, date.origin),) if date else ()
        case Part.ADDRESSEES:
            return Role.ADDRESSEE, document.addressees
        case Part.ISSUER:
            return Role.ISSUER, document.issuer
        case Part.END:
            return Role.END, (document.end,)
        case _:
            return Role.SIGNATURE, document.signature
