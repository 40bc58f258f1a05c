"""What every reader hands to the recognition: passages; and what it gets back.

A passage is one logical line (a heading, a paragraph, an item), wraps joined. Text files, Word, PDF and Markdown
differ in how they find passages; what the passages *are* is decided once, here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


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
    UNPLACED = "unplaced"


#: roles whose lines are page furniture: they are in the account and nowhere else
FURNITURE = frozenset({Role.PAGE_NUMBER, Role.HEADER, Role.FOOTER})


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
        depth: heading level where the format itself says so (Word, Markdown), 0 for none.
        full: whether the first line reaches the right edge of the text.
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
    depth: int = 0
    full: bool = False


Kind = Literal["number", "bullet", "caption", "plain", "note", "text", "fixed"]
