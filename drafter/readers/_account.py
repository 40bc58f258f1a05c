"""The account: every non-blank line of the input once, with what it is and where it went."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from drafter.document import Block, Document, Line, Part, Section
from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.numbering.recognise.lines import FURNITURE, Role
from drafter.readers import Account, AccountLine


class Piece(Protocol):
    """What is accounted for: a printed line of a text, a paragraph or cell of a Word file, with what it is called
    by its place in the file. ``role`` is set where it is furniture or left out."""

    @property
    def number(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def role(self) -> Role | None: ...
    @property
    def page(self) -> int: ...
    @property
    def offset(self) -> int: ...


def account(
    rows: Sequence[Piece], members: Sequence[Sequence[Piece]], roles: Sequence[Role], document: Document
) -> Account:
    """Match the pieces of a file and the nodes of its document.

    Args:
        rows: all pieces of the file. members: the pieces of each passage. roles: the role of each passage.
    """
    role_of = {id(row): role for passage, role in zip(members, roles, strict=True) for row in passage}
    first_of = {id(row): passage[0].number for passage in members for row in passage}
    nodes = _nodes(document)
    lines: list[AccountLine] = []
    more: list[tuple[Role, str]] = []  # of the last line; a page may be a single line of thousands
    for row in rows:
        role = row.role if row.role in FURNITURE else role_of.get(id(row), Role.UNPLACED)
        node = "" if role in FURNITURE else nodes.get(first_of.get(id(row), 0), nodes.get(row.number, ""))
        if role not in FURNITURE and not node:
            role = Role.UNPLACED
        assert role is not None
        if lines and lines[-1].line == row.number:
            more.append((role, row.text))
            if node and not lines[-1].node:
                lines[-1] = replace(lines[-1], node=node)
        else:
            _with_more(lines, more)
            lines.append(AccountLine(row.number, role, row.text, node, (), row.page, row.offset + 1))
            more = []
    _with_more(lines, more)
    return Account(tuple(lines))


def _with_more(lines: list[AccountLine], more: list[tuple[Role, str]]) -> None:
    if more:
        lines[-1] = replace(lines[-1], more=tuple(more))


def _nodes(document: Document) -> dict[int, str]:
    """First line of each node → its path; each line of a title of several lines."""
    found: dict[int, str] = {}
    for path, first, last in _paths(document):
        for line in range(first, last + 1):
            found.setdefault(line, path)
    return found


def _paths(document: Document) -> Iterator[tuple[str, int, int]]:
    for name, line in _lines(document):
        yield name, line.origin.line, line.origin.end_line
    if document.date is not None and Part.DATE in document.parts:
        yield "date", document.date.origin.line, document.date.origin.line
    groups = {
        "cover": document.cover,
        "front": document.front,
        "preamble": document.preamble,
        "closing": document.closing,
    }
    for name, blocks in groups.items():
        for i, block in enumerate(blocks):
            yield f"{name}[{i}]", block.origin.line, block.origin.line
    stack: list[tuple[str, Block | Section]] = [
        (f"sections[{i}]", section) for i, section in reversed(list(enumerate(document.sections)))
    ]
    while stack:
        path, node = stack.pop()
        yield path, node.origin.line, node.origin.line
        if isinstance(node, Section):
            if node.form is not None:
                yield f"{path}.form", node.form.origin.line, node.form.origin.line
            stack.extend((f"{path}.content[{i}]", child) for i, child in reversed(list(enumerate(node.content))))


def _lines(document: Document) -> Iterator[tuple[str, Line]]:
    groups: tuple[tuple[Part, str, tuple[Line, ...]], ...] = (
        (Part.TITLE, "title", (document.title,)),
        (Part.SUBTITLE, "subtitle", (document.subtitle,)),
        (Part.ISSUER, "issuer", document.issuer),
        (Part.ADDRESSEES, "addressees", document.addressees),
        (Part.END, "end", (document.end,)),
        (Part.SIGNATURE, "signature", document.signature),
    )
    for part, name, lines in groups:
        if part not in document.parts:
            continue
        for i, line in enumerate(lines):
            if line:
                yield name if len(lines) == 1 else f"{name}[{i}]", line


def findings(found: Account, file: str, document: Document) -> Iterator[Finding]:
    """A finding for each line that could not be placed, and one where no title was found."""
    if not document.title and all(f.code != "READ009" for f in document.findings):  # each of several has its own
        yield Finding(
            "READ007",
            "no-title",
            Severity.WARNING,
            Message(
                ja="標題が見当たりません。標題が本文の前に一行で立っているか確かめてください",
                en="no title was found; see whether it stands on a line of its own before the text",
            ),
            Place(file, found.lines[0].line if found.lines else 0),
        )
    for line in found.lines:
        if line.role is Role.UNPLACED:
            yield Finding(
                "READ001",
                "unplaced-line",
                Severity.WARNING,
                Message(
                    ja="見出し・本文・列記のどれとも判断できない行です。この位置に注記として残しました",
                    en="this line could not be placed as heading, text or item; it is kept here as a note",
                ),
                Place(file, line.line),
                line.text[:60],
            )
