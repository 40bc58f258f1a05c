"""A clause collection: ``library/*.yaml`` (design, section 4)."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafter.model._base import FilledText, Identifier, IsoDate, Sequence, Shape, Text

SlotKind = Literal["text", "fiscal-year", "date", "number", "percent"]
Relation = Literal["same", "reworded", "merged", "split", "source"]
Status = Literal["active", "fulfilled", "withdrawn"]


class Source(Shape):
    """出典: one past document."""

    id: Identifier
    title: FilledText
    issuer: Text = ""
    date: IsoDate | None = None


class Slot(Shape):
    """A typed blank in a clause's text, written ``{{name}}`` there.

    ``example`` shows what may fill it; ``default`` fills it when the draft gives no value.
    """

    kind: SlotKind = "text"
    example: Text = ""
    default: Text | None = None


class Precedent(Shape):
    """先例: where the clause was asked before."""

    source: Identifier
    at: Text = ""
    relation: Relation = "source"


class Clause(Shape):
    """要望文: the unit that is kept, reused, revised, compared and reviewed.

    ``text`` may hold several paragraphs, one a line.
    """

    id: Identifier
    heading: Text = ""
    text: FilledText
    slots: dict[str, Slot] = Field(default_factory=dict)
    topics: Annotated[tuple[FilledText, ...], Sequence] = ()
    ministries: Annotated[tuple[FilledText, ...], Sequence] = ()
    precedents: Annotated[tuple[Precedent, ...], Sequence] = ()
    status: Status = "active"
    outcome: Text = ""
    review_by: IsoDate | None = None
    note: Text = ""


class Collection(Shape):
    """文例集: one YAML file of the library."""

    collection: Identifier
    title: Text = ""
    sources: Annotated[tuple[Source, ...], Sequence] = ()
    clauses: Annotated[tuple[Clause, ...], Sequence] = ()
