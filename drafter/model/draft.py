"""A draft: ``drafts/*.yaml``, one a proposal and year (design, section 4).

Entries of ``preamble``, of a section's ``clauses`` and of ``closing.paragraphs`` share one set of shapes, told
apart by their key: ``use`` (a library clause), ``id`` (a clause written here), ``paragraph``, ``item``,
``note``, ``table``, ``figure``, ``heading`` (a section between them). A plain string is a paragraph.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from drafter.model._base import (
    FilledText,
    Flag,
    Identifier,
    IsoDate,
    PartName,
    Sequence,
    Shape,
    Text,
    ToCount,
    ToMeasure,
)

Form = Literal["paragraph", "item"]
#: of a column's width
Share = Annotated[float, Field(gt=0, le=1000), ToMeasure]


class Table(Shape):
    """Rows of cells; ``header`` marks the first row as headings.

    ``widths`` of the columns against one another (``[2, 1, 1]``); ``merge`` joins an empty cell of the heading row with
    the one at its left; ``landscape`` puts the table on pages that lie on their side.
    """

    rows: Annotated[tuple[Annotated[tuple[Text, ...], Sequence], ...], Sequence]
    header: Flag = False
    caption: Text = ""
    widths: Annotated[tuple[Share, ...], Sequence] = ()
    merge: Flag = False
    landscape: Flag = False


class UseClause(Shape):
    """A clause of the library: as it is, or adapted when ``text`` is given."""

    use: Identifier
    text: FilledText | None = None
    form: Form = "paragraph"
    level: Annotated[int, Field(ge=1, le=9), ToCount] = 1
    label: Text | None = None
    values: dict[str, Text] = Field(default_factory=dict)
    note: Text = ""
    table: Table | None = None


class LocalClause(Shape):
    """A clause written in the draft itself."""

    id: Identifier
    text: FilledText
    form: Form = "paragraph"
    level: Annotated[int, Field(ge=1, le=9), ToCount] = 1
    label: Text | None = None
    heading: Text = ""
    topics: Annotated[tuple[FilledText, ...], Sequence] = ()
    ministries: Annotated[tuple[FilledText, ...], Sequence] = ()
    values: dict[str, Text] = Field(default_factory=dict)
    note: Text = ""
    table: Table | None = None


class ParagraphEntry(Shape):
    """Background without a request."""

    paragraph: FilledText


class ItemEntry(Shape):
    """A listed line without a request. ``label`` pins the printed mark."""

    item: FilledText
    label: Text | None = None
    level: Annotated[int, Field(ge=1, le=9), ToCount] = 1


class NoteEntry(Shape):
    """A note (※ …), a caption in brackets, or any line that is neither paragraph nor item."""

    note: Text
    label: Text | None = None


class TableEntry(Shape):
    """A table."""

    table: Table


class Figure(Shape):
    """A picture (PNG or JPEG) beside the draft.

    ``alt`` says what it shows, for those who cannot see it; ``width`` in millimetres.
    """

    file: FilledText
    alt: FilledText
    caption: Text = ""
    width: Annotated[float, Field(ge=5, le=400), ToMeasure] | None = None


class FigureEntry(Shape):
    """A picture, or the words of a figure, kept in their place."""

    figure: Text | Figure


#: the key that tells what an entry is, in the order in which they are looked for
ENTRY_KEYS = ("use", "id", "paragraph", "item", "note", "table", "figure", "heading")


def _which(value: object) -> str | None:
    if isinstance(value, str):
        return "paragraph-text"
    if isinstance(value, dict):
        has = set(value)
    elif isinstance(value, Shape):
        has = set(type(value).model_fields)
    else:
        return None
    if {"id", "heading"} <= has and "text" not in has:
        return "heading"  # a section may have an id too
    return next((key for key in ENTRY_KEYS if key in has), None)


class Section(Shape):
    """項目: a heading, entries in their order, and further sections.

    ``label`` pins the printed number; without it the scheme gives it. ``numbered: false`` prints none.
    ``id`` names the section for suppressions and references; optional. ``landscape`` lays its pages on their side;
    ``form_number`` (様式第１号) stands at the top right of a page that begins with the section.
    """

    heading: Text
    id: Identifier | None = None
    label: Text | None = None
    numbered: Flag = True
    landscape: Flag = False
    form_number: Text = ""
    clauses: Annotated[tuple[Entry, ...], Sequence] = ()
    sections: Annotated[tuple[Section, ...], Sequence] = ()


Entry = Annotated[
    Annotated[FilledText, Tag("paragraph-text")]
    | Annotated[UseClause, Tag("use")]
    | Annotated[LocalClause, Tag("id")]
    | Annotated[ParagraphEntry, Tag("paragraph")]
    | Annotated[ItemEntry, Tag("item")]
    | Annotated[NoteEntry, Tag("note")]
    | Annotated[TableEntry, Tag("table")]
    | Annotated[FigureEntry, Tag("figure")]
    | Annotated[Section, Tag("heading")],
    Discriminator(_which),
]


class Closing(Shape):
    """結び: what stands after the requests. ``end`` is 以上 or empty; unset takes the template's."""

    paragraphs: Annotated[tuple[Entry, ...], Sequence] = ()
    end: Text | None = None
    signature: Annotated[tuple[Text, ...], Sequence] = ()


class Cover(Shape):
    """鑑文: the covering letter, on a page of its own before the proposal.

    What is left out is taken from the draft (``date``, ``addressees``, ``sender`` its issuer); ``subject`` is 件名,
    ``number`` 文書番号, ``text`` the letter, ``record`` what is listed beneath 記, ``attachments`` what goes with it.
    """

    number: Text = ""
    date: Text = ""
    addressees: Annotated[tuple[FilledText, ...], Sequence] | None = None
    sender: Text | None = None
    subject: FilledText
    text: Text = ""
    record: Annotated[tuple[FilledText, ...], Sequence] = ()
    attachments: Annotated[tuple[FilledText, ...], Sequence] = ()


class Draft(Shape):
    """原案: the YAML from which a proposal is built.

    Attributes:
        issuer: one line, or several with line breaks.
        date: ISO; ``printed_date`` pins how it is printed (an imported document keeps its own).
        lead: the sentence that leads into the requests; unset takes the template's, empty prints none.
        addressee_suffix: 様, 御中 …; unset takes the template's, empty prints the addressees as they stand.
        front: lines before the preamble that are no other part (document number, contents).
        parts: the order of the parts where it differs from the template's.
        cover: the covering letter. contents: whether a table of contents is printed; unset as the template says.
        form_number: 様式第１号, at the top right of the first page.
    """

    title: FilledText
    subtitle: Text = ""
    template: Text = ""
    issuer: Text = ""
    addressees: Annotated[tuple[FilledText, ...], Sequence] = ()
    date: IsoDate | None = None
    printed_date: Text = ""
    status: Literal["draft", "final"] = "draft"
    previous: Text = ""
    values: dict[str, Text] = Field(default_factory=dict)
    addressee_suffix: Text | None = None
    parts: Annotated[tuple[PartName, ...], Sequence] = ()
    cover: Cover | None = None
    contents: Flag | None = None
    form_number: Text = ""
    front: Annotated[tuple[Entry, ...], Sequence] = ()
    preamble: Annotated[tuple[Entry, ...], Sequence] = ()
    lead: Text | None = None
    sections: Annotated[tuple[Section, ...], Sequence] = ()
    closing: Closing = Closing()


Section.model_rebuild()
Closing.model_rebuild()
Draft.model_rebuild()
