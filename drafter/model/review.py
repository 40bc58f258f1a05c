"""``*.review.yaml``: what reviewers wrote in the files that they returned, and what was decided, beside the draft."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from drafter.model._base import FilledText, Flag, Sequence, Shape, Text, ToCount

#: what was done; as ``review.opinions.Kind``
ChangeKind = Literal["text", "heading", "cell", "matter", "new", "deleted", "moved", "split", "joined", "comment"]
#: what a paragraph is that is new, deleted or moved; as ``review.opinions.Form``
FormName = Literal["paragraph", "item", "heading", "row", "cell", "table", "note"]
#: how the place was found; as ``review.opinions.Sureness``
Certainty = Literal["bookmark", "equal", "alike", "unsure"]
#: accepted: applied as the reviewer has it; edited: applied in other words; noted: an answer and no change
Verdict = Literal["open", "accepted", "edited", "rejected", "noted"]
Count = Annotated[int, Field(ge=0), ToCount]


class RemarkEntry(Shape):
    """A comment of a reviewer, with the answers that the file has to it."""

    author: Text = ""
    date: Text = ""
    text: Text = ""
    anchor: Text = ""
    resolved: Flag = False
    replies: Annotated[tuple[RemarkEntry, ...], Sequence] = ()


class PlaceEntry(Shape):
    """A paragraph of the version that was sent."""

    clause: Text = ""
    nth: Count = 0
    key: Text = ""
    row: Count | None = None
    column: Count | None = None
    at: Text = ""
    text: Text = ""


class OpinionEntry(Shape):
    """One opinion: who wants what and where; then what was decided by whom, and the answer.

    ``id`` knows it again: it is the same whenever the same opinion is read, from whichever file.
    """

    id: FilledText
    verdict: Verdict = "open"
    reviewer: Text = ""
    at: Text = ""
    kind: ChangeKind
    old: Text = ""
    new: Text = ""
    remarks: Annotated[tuple[RemarkEntry, ...], Sequence] = ()
    response: Text = ""
    applied: Text = ""
    by: Text = ""
    decided: Text = ""
    sure: Certainty = "bookmark"
    tracked: Flag = False
    slight: Flag = False
    form: FormName = "paragraph"
    level: Count = 0
    date: Text = ""
    file: Text = ""
    line: Count = 0
    version: Text = ""
    target: PlaceEntry = PlaceEntry()
    after: PlaceEntry | None = None
    joined: Annotated[tuple[PlaceEntry, ...], Sequence] = ()
    candidates: Annotated[tuple[PlaceEntry, ...], Sequence] = ()


class Review(Shape):
    """All opinions on one draft, in the order in which they came."""

    opinions: Annotated[tuple[OpinionEntry, ...], Sequence] = ()


RemarkEntry.model_rebuild()
