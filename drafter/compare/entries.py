"""The entries of a document: its tree laid flat, in printed order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from drafter.compare.comparison import Entry, Kind
from drafter.document import Block, BlockKind, Document, Line, Part, Section

_KINDS = {
    BlockKind.PARAGRAPH: Kind.PARAGRAPH,
    BlockKind.ITEM: Kind.ITEM,
    BlockKind.NOTE: Kind.NOTE,
    BlockKind.FIGURE: Kind.FIGURE,
    BlockKind.TABLE: Kind.TABLE,
}
_MATTER = {
    Part.TITLE: Kind.TITLE,
    Part.SUBTITLE: Kind.SUBTITLE,
    Part.DATE: Kind.DATE,
    Part.ADDRESSEES: Kind.ADDRESSEE,
    Part.ISSUER: Kind.ISSUER,
    Part.END: Kind.END,
    Part.SIGNATURE: Kind.SIGNATURE,
}


def of_document(document: Document) -> tuple[Entry, ...]:
    """Every line that a document prints, in its order; empty ones are left out."""
    flat = _Flat()
    for part in document.parts:
        match part:
            case Part.COVER:
                flat.blocks(part, document.cover)
            case Part.CONTENTS:
                pass  # follows from the headings
            case Part.FRONT:
                flat.blocks(part, document.front)
            case Part.PREAMBLE:
                flat.blocks(part, document.preamble)
            case Part.CLOSING:
                flat.blocks(part, document.closing)
            case Part.BODY:
                flat.body(document.sections)
            case _:
                flat.out += [
                    Entry(_MATTER[part], part, line.text, line=line.origin.line) for line in _lines(document, part)
                ]
    return tuple(flat.out)


def _lines(document: Document, part: Part) -> Iterator[Line]:
    date = document.date
    found: tuple[Line, ...]
    match part:
        case Part.TITLE:
            found = (Line(document.title.text + document.mark, document.title.origin),)
        case Part.SUBTITLE:
            found = (document.subtitle,)
        case Part.DATE:
            found = (Line(date.printed, date.origin),) if date else ()
        case Part.ADDRESSEES:
            found = document.addressees
        case Part.ISSUER:
            found = document.issuer
        case Part.END:
            found = (document.end,)
        case _:
            found = document.signature
    yield from (line for line in found if line.text.strip())


@dataclass(slots=True)
class _Flat:
    """Entries as they are found."""

    out: list[Entry] = field(default_factory=list)

    def blocks(self, part: Part, blocks: tuple[Block, ...]) -> None:
        for block in blocks:
            self.block(part, block, -1, ())

    def body(self, sections: tuple[Section, ...]) -> None:
        """Sections at any depth, without recursion."""
        stack: list[tuple[Block | Section, int, int, tuple[str, ...]]] = [
            (one, -1, 0, ()) for one in reversed(sections)
        ]
        while stack:
            node, parent, depth, above = stack.pop()
            if isinstance(node, Block):
                self.block(Part.BODY, node, parent, above, depth)
                continue
            here = (*above, node.label or node.heading[:12])
            if node.form:
                self.out.append(
                    Entry(Kind.FORM, Part.BODY, node.form.text, "", 0, parent, depth, line=node.form.origin.line)
                )
            at = len(self.out)
            self.out.append(
                Entry(
                    Kind.HEADING,
                    Part.BODY,
                    node.heading,
                    node.label or "",
                    depth + 1,
                    parent,
                    depth,
                    at=_place(here),
                    line=node.origin.line,
                )
            )
            stack.extend((one, at, depth + 1, here) for one in reversed(node.content))

    def block(self, part: Part, block: Block, parent: int, above: tuple[str, ...], depth: int = 0) -> None:
        table = block.kind is BlockKind.TABLE
        text = "\n".join("\t".join(row) for row in block.rows) if table else block.text
        if not text.strip() and not block.label:
            return
        self.out.append(
            Entry(
                _KINDS[block.kind],
                part,
                text,
                block.label or "",
                block.level,
                parent,
                depth,
                block.rows,
                block.header,
                block.clause or "",
                _place((*above, block.label or "")),
                block.origin.line,
            )
        )


def _place(words: tuple[str, ...]) -> str:
    return " ".join(word for word in words if word)
