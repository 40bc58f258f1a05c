"""Paragraphs of a Word file with all changes in them: each piece of text with who put it in and who took it out.

``scanning`` makes them of a file; ``units`` tells what they show in one state of the changes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from drafter.numbering.recognise.lines import Role

BODY, NOTE, MARGIN, BOX = "body", "note", "margin", "box"


@dataclass(frozen=True, slots=True)
class Change:
    """Who changed something, and when, as the file gives it."""

    author: str
    date: str


@dataclass(frozen=True, slots=True)
class Atom:
    """A piece of text. ``put``, ``taken``: who put it in and who took it out; ``field``: the field that it is the
    result of, from 1, else 0."""

    text: str
    put: Change | None = None
    taken: Change | None = None
    field: int = 0


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell: number of its table in the file, of its row and of its column, from 0; changes of its row."""

    table: int
    row: int
    column: int
    put: Change | None = None
    taken: Change | None = None


@dataclass(slots=True, eq=False)
class Para:
    """A ``w:p``.

    Attributes:
        number: in document order, from 1. stream: body, note, margin, box.
        put, taken: changes of its mark. names, remarks: bookmarks and comments over it: name or id, first atom, end.
        heading, item: outline level and list level from 1, else 0. contents: of a table of contents.
        cell: the cell that it stands in.
    """

    number: int
    stream: str
    atoms: list[Atom] = field(default_factory=list)
    put: Change | None = None
    taken: Change | None = None
    names: list[tuple[str, int, int]] = field(default_factory=list)
    remarks: list[tuple[str, int, int]] = field(default_factory=list)
    heading: int = 0
    item: int = 0
    role: Role | None = None
    contents: bool = False
    cell: Cell | None = None


@dataclass(slots=True)
class Scan:
    """All paragraphs of a file. ``changes``: how many tracked changes; ``authors``: changes of each, in order of
    meeting; ``styled``: whether any paragraph is a heading by its style."""

    paras: list[Para] = field(default_factory=list)
    changes: int = 0
    authors: dict[str, int] = field(default_factory=dict)
    styled: bool = False
