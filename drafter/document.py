"""The Document: one frozen tree for every document, wherever it came from.

A reader makes it from a file, compose from a draft; checks, writers, the outline and the screen read it.
Labels are in it once; nobody downstream counts again.

::

    Document
    ├── parts       the printed order: TITLE, DATE, ADDRESSEES, PREAMBLE, BODY, CLOSING …
    ├── title, subtitle, issuer, addressees, date, signature, end   Line: text and origin
    ├── front, preamble, closing    tuple[Block]
    └── sections    tuple[Section]; Section.content is blocks and sections in their printed order
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Literal

from drafter.errors import Place
from drafter.findings import Finding


class Inline(StrEnum):
    """What may lie on a stretch of a text and is no part of it."""

    EMPHASIS = "emphasis"
    RUBY = "ruby"
    LINK = "link"
    REFERENCE = "reference"
    NOTE = "note-reference"
    COMMENT = "comment"
    INSERTED = "inserted"
    DELETED = "deleted"
    MOVED = "moved"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of a node's text, and what its source had on it.

    Attributes:
        kind: what it is. start, end: characters of the node's text (a heading's without its label); equal for what
            stands between two characters.
        text: the reading of a ruby, the address of a link, the id that a reference names, the label of a note, a
            comment, a deleted text; of an emphasis ``strong`` (bold), ``em`` (dots), or how the source wrote it.
        author: of a comment or a change. date: as the file gives it.
    """

    kind: Inline
    start: int
    end: int
    text: str = ""
    author: str = ""
    date: str = ""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a node came from.

    Attributes:
        file: path as the user named it.
        line, end_line: from 1; lines of a text, paragraphs of a Word file, YAML lines of a draft. 0: unknown.
        column: from 1, in characters.
        page: from 1 where the source has pages, else 0.
        clause: id of the clause.
        state: library text as it is, adapted in the draft, written locally, or read from a file.
        key: key path in the YAML, as ``sections[0].clauses[2]``.
        spans: emphasis, readings, links, references, footnotes, comments and changes that lie on the text.
    """

    file: str | None = None
    line: int = 0
    end_line: int = 0
    column: int = 0
    page: int = 0
    clause: str | None = None
    state: Literal["file", "library", "adapted", "local", "template"] = "file"
    key: str = ""
    spans: tuple[Span, ...] = ()

    @property
    def place(self) -> Place:
        """The place that a finding reports."""
        return Place(self.file, self.line, self.column, self.key)


class BlockKind(StrEnum):
    """What a block is (the ``kind`` of the JSON outline)."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    TABLE = "table"
    NOTE = "note"
    FIGURE = "figure"


class Look(StrEnum):
    """What a block is beyond its kind, where it is set in a way of its own."""

    PLAIN = ""
    #: a note that a ``NOTE`` span of a text before it refers to, printed at the foot
    FOOTNOTE = "footnote"
    #: above a table, beneath a figure
    CAPTION = "caption"
    #: 様式第１号, at the top right of a page of its own
    FORM = "form"
    #: lines of the cover (鑑文)
    NUMBER = "number"
    DATE = "date"
    ADDRESSEE = "addressee"
    SENDER = "sender"
    SUBJECT = "subject"
    RECORD = "record"
    END = "end"
    ATTACHMENT = "attachment"


@dataclass(frozen=True, slots=True)
class CellSpans:
    """What lies on the text of one cell of a table; row and column from 0."""

    row: int
    column: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """How a table is set.

    Attributes:
        widths: of the columns, against one another; empty: after their texts.
        merged: whether an empty cell of the heading row belongs to the cell at its left.
        landscape: whether it stands on pages that lie on their side.
    """

    widths: tuple[float, ...] = ()
    merged: bool = False
    landscape: bool = False


@dataclass(frozen=True, slots=True)
class Image:
    """A picture: its bytes, ``png`` or ``jpeg``, its size in pixels, and the width that it is printed in (mm, 0: as
    large as it is, within the text)."""

    data: bytes
    kind: Literal["png", "jpeg"]
    width: int
    height: int
    name: str = ""
    millimetres: float = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, item of a list, table, note or figure.

    Attributes:
        text: as printed, line wraps joined; empty for a table.
        label: as printed (``・``, ``①``, ``※``), None without one. ``computed``: what the scheme gives
            where the printed one is pinned or was read from a file, None when the scheme says nothing.
        level: depth in a list, from 1, for items; 0 otherwise.
        rows: a table's cells, as printed; ``header`` tells whether the first row is a heading row.
        clause: id of the clause; the paragraphs of one clause are neighbours with the same id.
        request: whether the block asks for something (set by the reader or compose, by the template's endings).
        blanks: names of slots left unfilled in it, as printed in the marked blanks.
        look: what it is beyond its kind. cells: what lies on a table's cells. layout: how a table is set.
        image: of a figure, whose text is what is said of it to those who cannot see it.

    A footnote is a note whose label a ``NOTE`` span of a text before it carries.
    """

    kind: BlockKind
    text: str
    label: str | None = None
    computed: str | None = None
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False
    clause: str | None = None
    request: bool = False
    blanks: tuple[str, ...] = ()
    origin: Origin = Origin()
    look: Look = Look.PLAIN
    cells: tuple[CellSpans, ...] = ()
    layout: Layout | None = None
    image: Image | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the front or end matter: the text as printed, and where it stood."""

    text: str
    origin: Origin = Origin()

    def __bool__(self) -> bool:
        return bool(self.text)


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part.

    Attributes:
        level: from 1 at the top.
        label: as printed, None without one; ``computed``: the scheme's label where the printed one is pinned.
        heading: as printed, without the label; may be empty where only a label was printed.
        content: blocks and sections in their printed order.
        landscape: whether it stands on pages that lie on their side. form: its 様式 number, for which it begins a page.
        origin: its ``clause`` is the id that a draft gives the section.
    """

    level: int
    label: str | None
    heading: str
    content: tuple[Block | Section, ...] = ()
    computed: str | None = None
    origin: Origin = Origin()
    landscape: bool = False
    form: Line | None = None

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The section's own blocks."""
        return tuple(node for node in self.content if isinstance(node, Block))

    @property
    def sections(self) -> tuple[Section, ...]:
        """The sections directly beneath."""
        return tuple(node for node in self.content if isinstance(node, Section))


class Part(StrEnum):
    """A part of a document, in the terms of templates and drafts."""

    COVER = "cover"
    CONTENTS = "contents"
    FRONT = "front"
    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    ADDRESSEES = "addressees"
    ISSUER = "issuer"
    PREAMBLE = "preamble"
    BODY = "body"
    CLOSING = "closing"
    END = "end"
    SIGNATURE = "signature"


@dataclass(frozen=True, slots=True)
class DateLine:
    """The document's date: as printed, and ISO as far as known (``2027-08-01``, ``2027-08``), else None."""

    printed: str
    iso: str | None = None
    origin: Origin = Origin()


@dataclass(frozen=True, slots=True)
class Document:
    """A whole proposal. See the module's text."""

    title: Line = Line("")
    subtitle: Line = Line("")
    issuer: tuple[Line, ...] = ()
    addressees: tuple[Line, ...] = ()
    date: DateLine | None = None
    status: Literal["draft", "final"] = "final"
    #: the covering letter (鑑文), on a page of its own; its blocks tell by their ``look`` what they are
    cover: tuple[Block, ...] = ()
    front: tuple[Block, ...] = ()
    preamble: tuple[Block, ...] = ()
    sections: tuple[Section, ...] = ()
    closing: tuple[Block, ...] = ()
    end: Line = Line("")
    signature: tuple[Line, ...] = ()
    parts: tuple[Part, ...] = (
        Part.TITLE,
        Part.SUBTITLE,
        Part.PREAMBLE,
        Part.BODY,
        Part.CLOSING,
        Part.DATE,
        Part.ISSUER,
    )
    #: key of the template and scheme that made it; empty for a file
    template: str = ""
    #: (draft) or similar mark printed beside the title; empty when final
    mark: str = ""
    #: names of the draft's values that nothing prints; always empty for a file
    unused_values: tuple[str, ...] = ()
    #: what the reader or compose noticed
    findings: tuple[Finding, ...] = ()
    origin: Origin = field(default_factory=Origin)

    def walk(self) -> Iterator[tuple[tuple[int, ...], Section]]:
        """All sections in printed order, each with its path of indices into ``sections``/``content``."""
        stack: list[tuple[tuple[int, ...], Section]] = [((i,), s) for i, s in enumerate(self.sections)]
        stack.reverse()
        while stack:
            path, section = stack.pop()
            yield path, section
            for i, node in reversed(tuple(enumerate(section.content))):
                if isinstance(node, Section):
                    stack.append(((*path, i), node))

    def blocks(self) -> Iterator[Block]:
        """All blocks of the document in printed order of its parts."""
        for part in self.parts:
            match part:
                case Part.COVER:
                    yield from self.cover
                case Part.FRONT:
                    yield from self.front
                case Part.PREAMBLE:
                    yield from self.preamble
                case Part.BODY:
                    yield from _below(self.sections)
                case Part.CLOSING:
                    yield from self.closing
                case _:
                    pass

    def with_findings(self, findings: tuple[Finding, ...]) -> Document:
        """The same document with further findings."""
        return replace(self, findings=self.findings + findings)


def _below(nodes: tuple[Block | Section, ...]) -> Iterator[Block]:
    stack: list[Block | Section] = list(reversed(nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, Block):
            yield node
        else:
            stack.extend(reversed(node.content))
