"""The state of one stream of text (body, text box, note, header), and what all streams of a file share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.files import limits
from drafter.language import Message
from drafter.numbering import word_numbers
from drafter.numbering.recognise.lines import Role
from drafter.readers import Options
from drafter.readers._word import drawing, markup
from drafter.readers._word.fields import Field
from drafter.readers._word.inline import Ink, Reader
from drafter.readers._word.markup import R, W
from drafter.readers._word.noticed import Noticed
from drafter.readers._word.numbers import Automatic, Counters
from drafter.readers._word.package import Package, Relation
from drafter.readers._word.styles import ParagraphStyle, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

#: what is shown in each state of the changes; moved text is shown once
_SHOWN = {
    "accepted": frozenset({"ins", "moveTo"}),
    "original": frozenset({"del", "moveFrom"}),
    "all": frozenset({"ins", "del", "moveTo"}),
}
#: sets of paragraph properties that are remembered
_KEPT = 4096
_NOTE_SETTINGS = re.compile(rb"<(?:\w+:)?(footnote|endnote)Pr(?:\s[^>]*)?(?<!/)>(.*?)</(?:\w+:)?\1Pr>", re.DOTALL)
_SETTING = re.compile(rb"<(?:\w+:)?(numFmt|numStart)\b[^>]*?\bval=[\"']([^\"']{1,40})[\"']")


@dataclass(slots=True)
class Piece:
    """A paragraph, or a line or left-out stretch of one, as the account lists it."""

    number: int
    text: str
    role: Role | None = None
    page: int = 0
    offset: int = 0


@dataclass(slots=True)
class Para:
    """A paragraph as it is shown; or a table, figure or note.

    Attributes:
        ink: its content. style, automatic: its formatting and number. tabs: kinds of its own tab stops.
        parts: (number, start, end) of each Word paragraph in its text; more than one where marks were deleted.
        page: where it begins; top: whether it begins a page. gap: empty paragraphs before it.
        fixed: what it is sure to be. foot: whether a footnote or endnote begins with it.
        rows, header: of a table, whose ``pieces`` are its cells' paragraphs.
    """

    ink: Ink
    style: ParagraphStyle
    automatic: Automatic | None = None
    parts: list[tuple[int, int, int]] = field(default_factory=list)
    page: int = 0
    top: bool = False
    gap: int = 0
    fixed: Role | None = None
    tabs: frozenset[str] = frozenset()
    foot: bool = False
    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False
    pieces: list[Piece] = field(default_factory=list)

    @property
    def label(self) -> str:
        """The automatic number with what stands behind it."""
        return self.automatic.text + self.automatic.gap if self.automatic else ""

    @property
    def printed(self) -> str:
        """Label and text."""
        return self.label + self.ink.text


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment on the text."""

    text: str = ""
    author: str = ""
    date: str = ""


@dataclass(slots=True)
class File:
    """What all streams of a file share: ``body`` and ``late`` count paragraphs; those of notes, headers and comments
    are late (negative until the body's count is known)."""

    package: Package
    options: Options
    styles: Styles
    noticed: Noticed
    comments: dict[str, Comment] = field(default_factory=dict)
    commented: set[str] = field(default_factory=set)
    notes: dict[tuple[str, str], _Element] = field(default_factory=dict)
    noted: set[tuple[str, str]] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    formats: dict[str, str] = field(default_factory=dict)
    formatting: dict[bytes, ParagraphStyle] = field(default_factory=dict)
    lines: int = 0
    body: int = 0
    late: int = 0
    page: int = 1
    rendered: bool = False
    left_out: list[Piece] = field(default_factory=list)
    margins: dict[str, Role] = field(default_factory=dict)

    def count_line(self) -> None:
        """Count a line that is broken by hand. Raises InputError beyond the limit of paragraphs."""
        self.lines += 1
        if self.lines > limits.WORD_PARAGRAPHS:
            raise markup.too_much(self.package.file, self.package.main)

    def style_of(self, p: _Element, properties: _Element | None) -> ParagraphStyle:
        """The formatting of a paragraph; most paragraphs of a file have one of a few dozen sets of properties."""
        from lxml import etree

        if properties is None:
            return self.styles.paragraph(p)
        key = etree.tostring(properties, with_tail=False)
        found = self.formatting.get(key)
        if found is None:
            found = self.styles.paragraph(p)
            if len(self.formatting) < _KEPT:
                self.formatting[key] = found
        return found

    def note_settings(self, *parts: bytes) -> None:
        """How notes are numbered (17.11.4, 17.11.11): the first of the settings and the sections that says so."""
        for part in parts:
            for found in _NOTE_SETTINGS.finditer(part):
                kind = found[1].decode()
                said = {k.decode(): v.decode("utf-8", "replace") for k, v in _SETTING.findall(found[2])}
                if "numFmt" in said:
                    self.formats.setdefault(kind, said["numFmt"])
                if said.get("numStart", "").isdigit():
                    self.counts.setdefault(kind, int(said["numStart"]) - 1)


class Flow:
    """One stream of text.

    Attributes:
        file: what is shared. fields: those that are open. open_comments: start of each comment's range.
        number: of the paragraph that is being read. fresh: whether nothing was printed since the page turned.
        late: whether it is no part of the body.
    """

    def __init__(self, file: File, relations: dict[str, Relation], *, late: bool = False) -> None:
        self.file = file
        self.relations = relations
        self.late = late
        self.styles = file.styles
        self.options = file.options
        self.noticed = file.noticed
        self.commented = file.commented
        self.counters = Counters(file.styles)
        self.fields: list[Field] = []
        self.open_comments: dict[str, int] = {}
        self.number = 0
        self.fresh = True
        self.reader = Reader(self)

    @property
    def page(self) -> int:
        """The page that the text has come to; 0 beside the body."""
        return 0 if self.late else self.file.page

    def next_number(self) -> int:
        """The number of the next paragraph."""
        if self.late:
            self.file.late += 1
            self.number = -self.file.late
        else:
            self.file.body += 1
            self.number = self.file.body
        return self.number

    def shows(self, change: str) -> bool:
        """Whether text under a change of this name is shown."""
        return change in _SHOWN[self.options.changes]

    def turn(self, ink: Ink, *, rendered: bool = False) -> None:
        """A page turns. Word notes where it last turned pages, besides the break that made it turn."""
        if self.late or any(field.in_code for field in self.fields):
            return
        self.file.rendered = self.file.rendered or rendered
        if not self.fresh:
            self.file.page += 1
            self.fresh = True
        if not ink.text.strip():
            ink.page = self.file.page

    def comment(self, name: str) -> Comment:
        """A comment by its id; empty where the file has none of that id."""
        return self.file.comments.get(name, Comment())

    def note_label(self, kind: str) -> str:
        """The next number of a note."""
        count = self.file.counts[kind] = self.file.counts.get(kind, 0) + 1
        form = self.file.formats.get(kind, "lowerRoman" if kind == "endnote" else "decimal")
        return word_numbers.spell(form, count) or str(count)

    def diagram(self, relation: str) -> str:
        """The words of a SmartArt drawing."""
        found = self.relations.get(relation)
        if found is None or found.external or not self.file.package.has(found.target):
            self.noticed.picture(self.number)
            return ""
        return drawing.diagram_text(self.file.package.root(found.target))

    def foreign(self, element: _Element) -> None:
        """A part of another document that stands here; it is not followed."""
        relation = self.relations.get(element.get(f"{R}id") or "")
        target = relation.target if relation else "?"
        self.noticed.unread.append(
            (
                self.number,
                Message(
                    ja=f"差し込まれた別の文書（{target}）は読んでいません。Word で開いて保存し直すと本文になります",
                    en=f"another document that is inserted here ({target}) is not read; saving in Word makes it text",
                ),
            )
        )

    def stray(self, p: _Element) -> None:
        """A paragraph inside a paragraph is read after it."""
        self.reader.ink.boxes.append(p)

    def section(self, properties: _Element) -> None:
        """Remember the headers and footers of a section."""
        for name, role in (("headerReference", Role.HEADER), ("footerReference", Role.FOOTER)):
            for reference in properties.iterfind(f"{W}{name}"):
                relation = self.relations.get(reference.get(f"{R}id") or "")
                if relation is not None and not relation.external:
                    self.file.margins.setdefault(relation.target, role)
