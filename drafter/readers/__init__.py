"""Readers: a past document's bytes → Document, with an account of every line.

One module a format, found by discovery: ``EXTENSIONS`` (``(".txt", ".text")``), ``LIMIT`` (bytes of the largest file
that is opened at all) and ``read(data, file, options) -> Reading``. A reader finds passages and hands them to
``numbering.recognise``; it decides nothing about labels itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from drafter.document import Document
from drafter.numbering.account import Account, AccountLine
from drafter.numbering.recognise.lines import Decision, Role

__all__ = ["DEFAULTS", "Account", "AccountLine", "Changes", "Decision", "Options", "Reading", "Role"]

Changes = Literal["accepted", "original", "all"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to read; each reader heeds what concerns its format.

    Attributes:
        changes: tracked changes of Word: as if all were accepted, as if all were rejected, or both texts, marked.
        document: which of several documents in one file, from 1; 0 for all of them.
        ocr: whether a PDF without text may be read through an OCR program, where one is installed.
        repair: whether damage is put right where that is safe (``drafter.damage``); readers leave it alone.
    """

    changes: Changes = "accepted"
    document: int = 0
    ocr: bool = False
    repair: bool = False


DEFAULTS = Options()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file.

    Attributes:
        document: with the findings that reading made.
        account: every line (of a Word file: paragraph) once. decisions: why each is what it is.
        text: the file's text, by which findings are shown in their line; empty where it is no text.
    """

    document: Document
    account: Account = field(default_factory=Account)
    decisions: Sequence[Decision] = ()
    text: str = ""
