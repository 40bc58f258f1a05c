"""What a reference can name in a numbered document, and by which labels it is known."""

from __future__ import annotations

from dataclasses import dataclass

from drafter.document import Block, BlockKind, Document, Section


@dataclass(frozen=True, slots=True)
class Step:
    """One label on the way from the top to what is named.

    Attributes:
        label: as printed. counted: whether it is the scheme's own, not a pinned one.
        section: how many headings there are up to the one that has it, from 1; 0: the clause has it itself.
    """

    label: str
    counted: bool
    section: int = 0


@dataclass(frozen=True, slots=True)
class Target:
    """What a reference can name.

    Attributes:
        steps: the labels from the top down. heading: of a section. section: as in ``Step``; 0 for a clause.
    """

    steps: tuple[Step, ...]
    heading: str = ""
    section: int = 0


def targets(document: Document) -> dict[str, Target]:
    """Clauses and sections by id; the first of an id counts.

    A clause without a number of its own is known by the section that it stands in; a section without one by its
    heading.
    """
    found: dict[str, Target] = {}

    def block(one: Block, path: tuple[Step, ...]) -> None:
        if one.clause is not None and one.clause not in found:
            own = one.label if one.kind is BlockKind.ITEM and one.label and is_number(one.label) else ""
            found[one.clause] = Target((*path, Step(own, own == one.computed)) if own else path)

    for one in (*document.front, *document.preamble, *document.closing):
        block(one, ())
    stack: list[tuple[Block | Section, tuple[Step, ...]]] = [(section, ()) for section in reversed(document.sections)]
    nth = 0
    while stack:
        node, path = stack.pop()
        if isinstance(node, Block):
            block(node, path)
            continue
        nth += 1
        below = path
        if node.label and is_number(node.label):
            below = (*path, Step(node.label, node.label == node.computed, nth))
        if node.origin.clause is not None:
            found.setdefault(node.origin.clause, Target(below if below != path else (), node.heading, nth))
        stack.extend((inner, below) for inner in reversed(node.content))
    return found


def is_number(label: str) -> bool:
    """Whether a label is a number or letter, not a bullet: ``①`` and ``ア``, not ``・``."""
    return any(char.isalnum() for char in label)


def shortened(label: str) -> str:
    """A label as it stands within a reference: without the full stop behind it."""
    return label.strip(" \u3000").rstrip(".．、,")
