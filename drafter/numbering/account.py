"""The account of a past document: every line of the file once, with what it is and where it went."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.numbering.recognise.lines import Role


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One non-blank line of the input.

    Attributes:
        line: from 1. page: from 1, 0 without pages. column: of the text's first character, from 1, 0 unknown.
        role: what it is. text: as it stood, without outer blanks.
        node: where it went (``sections[0].content[2]``, ``title`` …); empty for page furniture.
        more: further pieces of the same line with their roles, where a form feed parts it.
    """

    line: int
    role: Role
    text: str
    node: str = ""
    more: tuple[tuple[Role, str], ...] = ()
    page: int = 0
    column: int = 0


@dataclass(frozen=True, slots=True)
class Account:
    """Every non-blank line of the input exactly once, in order."""

    lines: tuple[AccountLine, ...] = ()
