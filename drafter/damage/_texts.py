"""The texts of a document, each with where it stands: what every kind of damage is looked for in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from drafter.damage import Field
from drafter.document import Block, BlockKind, DateLine, Document, Line, Origin, Part, Section

#: what a text is: running text, a short line (heading, title, label), a name, a cell of a table
Kind = Literal["running", "short", "name", "cell"]
_NOWHERE = Origin()
Owner = Block | Section | Line | DateLine


@dataclass(frozen=True, slots=True)
class Text:
    """One text of one node.

    Attributes:
        text: as printed. node: as the account names it. field: what of the node.
        before: how many letters, blanks not counted, the node prints before this text (its label, earlier cells).
        owner: the node.
    """

    text: str
    node: str
    kind: Kind
    field: Field = "text"
    before: int = 0
    owner: Owner | None = None

    @property
    def origin(self) -> Origin:
        """Where the node came from."""
        return self.owner.origin if self.owner is not None else _NOWHERE

    @property
    def sentence(self) -> bool:
        """Whether it is running text that holds whole sentences, and not a line that is set out."""
        return self.kind == "running" and ("。" in self.text or len(self.text) > 40)


def texts(document: Document) -> Iterator[Text]:
    """All texts, parts first as the account names them; each label as a text of its own."""
    yield from _lines(document)
    for name, blocks in (("front", document.front), ("preamble", document.preamble), ("closing", document.closing)):
        for i, block in enumerate(blocks):
            yield from _block(block, f"{name}[{i}]")
    stack: list[tuple[str, Block | Section]] = [
        (f"sections[{i}]", section) for i, section in reversed(list(enumerate(document.sections)))
    ]
    while stack:
        node, found = stack.pop()
        if isinstance(found, Section):
            label = found.label or ""
            if label:
                yield Text(label, node, "short", "label", 0, found)
            yield Text(found.heading, node, "short", "text", letters(label), found)
            stack.extend((f"{node}.content[{i}]", child) for i, child in reversed(list(enumerate(found.content))))
        else:
            yield from _block(found, node)


def letters(text: str) -> int:
    """How many characters are no blanks."""
    return len("".join(text.split()))


def _lines(document: Document) -> Iterator[Text]:
    groups: tuple[tuple[Part, str, tuple[Line, ...], Kind], ...] = (
        (Part.TITLE, "title", (document.title,), "short"),
        (Part.SUBTITLE, "subtitle", (document.subtitle,), "short"),
        (Part.ISSUER, "issuer", document.issuer, "name"),
        (Part.ADDRESSEES, "addressees", document.addressees, "name"),
        (Part.END, "end", (document.end,), "short"),
        (Part.SIGNATURE, "signature", document.signature, "name"),
    )
    for part, name, lines, kind in groups:
        if part in document.parts:
            for i, line in enumerate(lines):
                if line:
                    yield Text(line.text, name if len(lines) == 1 else f"{name}[{i}]", kind, owner=line)
    if document.date is not None and Part.DATE in document.parts:
        yield Text(document.date.printed, "date", "short", owner=document.date)


def _block(block: Block, node: str) -> Iterator[Text]:
    label = block.label or ""
    if label:
        yield Text(label, node, "short", "label", 0, block)
    if block.text:
        kind: Kind = "cell" if block.kind is BlockKind.FIGURE else "running"
        yield Text(block.text, node, kind, "text", letters(label), block)
    before = letters(label) + letters(block.text)
    for r, row in enumerate(block.rows):
        for c, cell in enumerate(row):
            if cell:
                yield Text(cell, node, "cell", (r, c), before, block)
            before += letters(cell)
