"""Opinions (意見): what one reviewer wants at one place, read from a returned Word file.

::

    returned.docx ── reading ──► Opinion… ── side by side, by place ──► Group ── decided ──► draft + ledger

An opinion is told against the version that was sent, paragraph by paragraph; numbers are no part of its texts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a reviewer did.

    TEXT: other words in a paragraph or an item. HEADING: in a heading. CELL: in a cell of a table. MATTER: in the
    title, date, addressees, issuer, signature. NEW: a paragraph that the sent version has not. DELETED: a paragraph
    taken out. MOVED: the same words elsewhere. SPLIT: one paragraph made several. JOINED: several made one.
    COMMENT: a remark, nothing changed.
    """

    TEXT = "text"
    HEADING = "heading"
    CELL = "cell"
    MATTER = "matter"
    NEW = "new"
    DELETED = "deleted"
    MOVED = "moved"
    SPLIT = "split"
    JOINED = "joined"
    COMMENT = "comment"


class Form(StrEnum):
    """What a paragraph is, as it looks in the returned file: of what is NEW, DELETED or MOVED."""

    PARAGRAPH = "paragraph"
    ITEM = "item"
    HEADING = "heading"
    ROW = "row"
    CELL = "cell"
    TABLE = "table"
    NOTE = "note"


class Sureness(StrEnum):
    """How the place was found: by its bookmark, by equal words, by like words, or not well enough to act alone."""

    BOOKMARK = "bookmark"
    EQUAL = "equal"
    ALIKE = "alike"
    UNSURE = "unsure"


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment and the answers to it.

    Attributes:
        author, date: as the file gives them. text: line breaks between its paragraphs.
        anchor: the words that it is hung on; empty for a whole paragraph.
        resolved: whether it is marked as done. replies: in order.
    """

    author: str
    date: str
    text: str
    anchor: str = ""
    resolved: bool = False
    replies: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Target:
    """A paragraph of the version that was sent.

    Attributes:
        clause: id of the clause, empty outside clauses. nth: which of its paragraphs, from 0.
        key: key path in the draft that was sent (``sections[0].clauses[2]``, ``title``, ``addressees[1]``,
            ``sections[0].heading`` for a heading); empty for what no part of the draft prints by itself.
        row, column: of a table's cell, from 0; -1 elsewhere.
        at: the place in words, as printed (``Ⅱ １ (1)``). text: the words that were sent.
    """

    clause: str = ""
    nth: int = 0
    key: str = ""
    row: int = -1
    column: int = -1
    at: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Opinion:
    """What one reviewer wants at one place.

    Attributes:
        reviewer: the author that the file names, else the file's name. date: as the file gives it, else empty.
        file: the returned file as the user named it. line: its paragraph there, from 1.
        kind: what was done. target: where; for NEW the paragraph before it, for JOINED the first of the joined.
        joined: further paragraphs that JOINED takes in.
        after: for MOVED the paragraph that it stands behind now; an empty Target at the very beginning.
        form, level: what a NEW, DELETED or MOVED paragraph is; ``level`` of a heading or item, from 1, else 0. A ROW
            is a whole row of a table: its cells with a tab between, ``target`` its first cell (of NEW the first
            cell of the row before; column -1 where it is the new first row). A TABLE: its rows with a line break
            between, ``target`` its first cell (of NEW the paragraph before). A CELL: of a column put in or taken
            out, ``target`` the cell, of NEW the one at its left.
        old, new: the words, without numbers; ``new`` has a line for each paragraph of a SPLIT, ``old`` one for each
            of a JOINED; ``new`` is empty for DELETED and COMMENT.
        slight: only width, blanks, line breaks or quotation marks differ.
        remarks: comments on the place.
        tracked: whether Word recorded the change. sure: how the place was found.
        candidates: other places that it may be, when unsure.
        version: hash of the version that the file was made from (``sent.Sent.hash``).
    """

    reviewer: str
    file: str
    line: int
    kind: Kind
    target: Target
    old: str = ""
    new: str = ""
    date: str = ""
    joined: tuple[Target, ...] = ()
    after: Target | None = None
    form: Form = Form.PARAGRAPH
    level: int = 0
    remarks: tuple[Remark, ...] = ()
    tracked: bool = False
    sure: Sureness = Sureness.BOOKMARK
    candidates: tuple[Target, ...] = ()
    slight: bool = False
    version: str = ""

    @property
    def id(self) -> str:
        """Twelve hexadecimal digits that are the same whenever the same opinion is read again."""
        target = self.target
        words = (
            self.reviewer,
            self.kind,
            target.clause or target.key,
            str(target.nth),
            f"{target.row},{target.column}",
        )
        said = (self.old, self.new, *(f"{one.author}\0{one.text}" for one in self.remarks))
        return hashlib.sha256("\1".join((*words, *said)).encode("utf-8", "replace")).hexdigest()[:12]
