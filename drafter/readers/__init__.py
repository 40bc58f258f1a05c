"""Readers: a past document's bytes → Document, with an account of every line.

One module a format, found by discovery: ``EXTENSIONS`` (``(".txt", ".text")``) and ``read(data, file) -> Reading``.
"""

from __future__ import annotations

from dataclasses import dataclass

from drafter.document import Document
from drafter.numbering.recognise.lines import Role

__all__ = ["Account", "AccountLine", "Reading", "Role"]


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One non-blank line of the input.

    Attributes:
        line: from 1. role: what it is. text: as it stood, without outer blanks.
        node: where it went (``sections[0].content[2]``, ``title`` …); empty for page furniture.
        more: further pieces of the same line with their roles, where a form feed parts it.
    """

    line: int
    role: Role
    text: str
    node: str = ""
    more: tuple[tuple[Role, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Account:
    """Every non-blank line of the input exactly once, in order."""

    lines: tuple[AccountLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """What a reader makes of a file."""

    document: Document
    account: Account = Account()
