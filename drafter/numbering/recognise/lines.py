"""What every reader hands to the recognition: passages; and what it gets back.

A passage is one logical line (a heading, a paragraph, an item), wraps joined. Text files, Word, PDF and Markdown
differ in how they find passages; what the passages *are* is decided once, here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from drafter.document import Span
from drafter.language import Message


class Role(StrEnum):
    """What a line of the input is (the words of ``outline --account``)."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING = "heading"
    BODY = "body"
    ITEM = "item"
    NOTE = "note"
    TABLE = "table"
    FIGURE = "figure"
    DATE = "date"
    ISSUER = "issuer"
    ADDRESSEE = "addressee"
    SIGNATURE = "signature"
    END = "end"
    CONTENTS = "contents"
    NUMBER = "document-number"
    PAGE_NUMBER = "page-number"
    HEADER = "repeated-header"
    FOOTER = "repeated-footer"
    HIDDEN = "hidden"
    DELETED = "deleted"
    COMMENT = "comment"
    RULE = "rule"
    OTHER = "other-document"
    UNPLACED = "unplaced"


#: roles whose lines are no part of the printed text: they are in the account and nowhere else
FURNITURE = frozenset(
    {
        Role.PAGE_NUMBER,
        Role.HEADER,
        Role.FOOTER,
        Role.HIDDEN,
        Role.DELETED,
        Role.COMMENT,
        Role.RULE,
        Role.OTHER,
    }
)


@dataclass(frozen=True, slots=True)
class Passage:
    """One logical line.

    Attributes:
        text: as printed, wraps joined, without indent and outer blanks; never empty, except for a table.
        line, end_line: first and last line in the source, from 1; page: from 1, 0 without pages.
        indent: cells before the text. right: cells of its right edge in the first line.
        gap: blank lines before it beyond the document's own line spacing.
        rows_count: printed lines that it was joined from.
        top: whether it begins a page.
        fixed: the role that the reader is already sure of.
        rows: a table's cells.
        header: whether a table's first row is a heading row.
        full: whether the first line reaches the right edge of the text.
        depth: heading level where the format itself says so (Word's outline level, ``##``, ``<h2>``), 0 for none.
            Evidence, not law: labels that contradict it win.
        nest: depth in a list where the format says so (Word's ilvl + 1, ``<ul>`` in ``<ul>``), 0 for none.
        labelled: how many characters at the beginning are a label that the format itself printed (an automatic
            number of Word, an ``<ol>``'s), with the blanks after it; 0 where a label, if any, is typed text.
        hint: what the format calls it (Word's style Title, Subtitle, Date): believed unless the text speaks against.
        strong: whether the whole line is bold or set larger than the text. larger: by how many half points
            its letters are, 0 where they are not or nobody knows.
        centred, flush_right: how it is set. boxed: whether it stands alone in a box; box: the number of the box in
            which it stands with others, 0 for none.
        spans: emphasis, readings, links, comments and changes, by characters of ``text``.
    """

    text: str
    line: int = 0
    end_line: int = 0
    page: int = 0
    indent: int = 0
    right: int = 0
    gap: int = 0
    rows_count: int = 1
    top: bool = False
    fixed: Role | None = None
    rows: tuple[tuple[str, ...], ...] = ()
    header: bool = False
    full: bool = False
    depth: int = 0
    nest: int = 0
    labelled: int = 0
    hint: Role | None = None
    strong: bool = False
    larger: int = 0
    centred: bool = False
    flush_right: bool = False
    boxed: bool = False
    box: int = 0
    spans: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """Why a line is what it is (``outline --explain``).

    Attributes:
        line: first line. text: its beginning, as printed. role: what it was taken for. label, level: as decided.
        reasons: the evidence, most weighty first: sequence, neighbours, indent, length, end of sentence, format.
    """

    line: int
    text: str
    role: Role
    label: str = ""
    level: int = 0
    reasons: tuple[Message, ...] = ()


Kind = Literal["number", "bullet", "caption", "plain", "note", "text", "fixed"]
