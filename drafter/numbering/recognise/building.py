"""From decided nodes to sections and blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafter.document import Block, BlockKind, Origin, Section, Span
from drafter.numbering.recognise import captions, matter, requests
from drafter.numbering.recognise.deciding import RUN_IN
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.tree import Decision, Node, Outcome, from_leaves

#: the decisions whose text is what stands behind the label
_WITHOUT_LABEL = ("section", "run-in", "item", "note")
_LEVELLED = ("section", "run-in", "item")


def build(
    root: Node, passages: Sequence[Passage], file: str, outcomes: list[Outcome | None], base: int = 0
) -> list[Block | Section]:
    """The content of the root, in printed order; sets the outcome of each passage.

    Args:
        base: how many levels stand above the root.
    """
    depths = _section_depths(root, base)
    for node in from_leaves(root):
        below = [one for child in node.children for one in child.built]
        if node.placed is None:
            node.built = below
            continue
        node.built = _built(node, below, passages[node.placed.index], file, depths[id(node)])
        level = depths[id(node)][node.decision == "item"] + 1 if node.decision in _LEVELLED else 0
        role = _role(node, passages[node.placed.index])
        outcomes[node.placed.index] = Outcome(node.placed, node.decision, role, level)
        for child in node.children:
            child.built = []
    return root.built


def _section_depths(root: Node, base: int) -> dict[int, tuple[int, int]]:
    """For each node: how many sections, and how many items since the last of them, stand above it."""
    depths: dict[int, tuple[int, int]] = {id(root): (base, 0)}
    stack = [root]
    while stack:
        node = stack.pop()
        sections, items = depths[id(node)]
        if node.decision in ("section", "run-in"):
            sections, items = sections + 1, 0
        elif node.decision == "item":
            items += 1
        for child in node.children:
            depths[id(child)] = (sections, items)
            stack.append(child)
    return depths


def _built(
    node: Node, below: list[Block | Section], passage: Passage, file: str, depth: tuple[int, int]
) -> list[Block | Section]:
    placed = node.placed
    if placed is None:
        return below
    where = origin(passage, file, len(passage.text) - len(placed.rest) if node.decision in _WITHOUT_LABEL else 0)
    label = placed.label or None
    match node.decision:
        case "section":
            return [Section(depth[0] + 1, label, placed.rest, tuple(below), origin=where)]
        case "run-in":
            matched = captions.run_in(placed.rest) if placed.kind == "caption" else RUN_IN.fullmatch(placed.rest)
            head, text = (matched["head"], matched["text"]) if matched else (placed.rest, "")
            first = block(BlockKind.PARAGRAPH, text, None, where)
            return [Section(depth[0] + 1, label, head, (first, *below), origin=where)]
        case "item":
            return [block(BlockKind.ITEM, placed.rest, label, where, depth[1] + 1), *below]
        case "note":
            return [block(BlockKind.NOTE, placed.rest, label, where), *below]
        case "fixed":
            return [fixed_block(passage, where), *below]
        case _:
            kind = BlockKind.NOTE if _unplaced(node, passage) else BlockKind.PARAGRAPH
            return [block(kind, passage.text, None, where), *below]


def _unplaced(node: Node, passage: Passage) -> bool:
    """A fragment in the text that is neither a sentence nor anything else that is known; what is wrapped is text."""
    placed = node.placed
    return (
        node.decision == "paragraph"
        and placed is not None
        and not node.held
        and not placed.sentence
        and len(placed.rest) <= 40
        and passage.rows_count == 1
        and not matter.is_greeting(placed.rest)
    )


def origin(passage: Passage, file: str, skip: int = 0) -> Origin:
    """Where a passage stood. ``skip``: characters before the node's own text (the label), by which spans move."""
    return Origin(file, passage.line, passage.end_line, page=passage.page, spans=_moved(passage.spans, skip))


def _moved(spans: Iterable[Span], skip: int) -> tuple[Span, ...]:
    """The spans of a text that begins further on; what lay before that is cut off."""
    return tuple(replace(s, start=max(0, s.start - skip), end=s.end - skip) for s in spans if s.end >= skip)


def block(kind: BlockKind, text: str, label: str | None, where: Origin, level: int = 0) -> Block:
    """A block; whether it asks for something is told by its endings."""
    request = kind in (BlockKind.PARAGRAPH, BlockKind.ITEM) and requests.asks(text)
    return Block(kind, text, label, level=level, request=request, origin=where)


def fixed_block(passage: Passage, where: Origin) -> Block:
    """A table, figure, or a line that the reader kept as it stands."""
    match passage.fixed:
        case Role.TABLE if passage.rows:
            return Block(BlockKind.TABLE, "", rows=passage.rows, header=passage.header, origin=where)
        case Role.FIGURE:
            return Block(BlockKind.FIGURE, passage.text, origin=where)
        case _ if label := passage.text[: passage.labelled].strip(" \t　"):  # a footnote with its own number
            apart = replace(where, spans=_moved(passage.spans, passage.labelled))
            return Block(BlockKind.NOTE, passage.text[passage.labelled :], label, origin=apart)
        case _:
            return Block(BlockKind.NOTE, passage.text, origin=where)


_ROLES: dict[Decision, Role] = {
    "section": Role.HEADING,
    "run-in": Role.HEADING,
    "item": Role.ITEM,
    "note": Role.NOTE,
    "paragraph": Role.BODY,
}


def _role(node: Node, passage: Passage) -> Role:
    if node.decision == "fixed":
        return passage.fixed or Role.NOTE
    if _unplaced(node, passage):
        known = node.placed is not None and matter.is_matter(node.placed.rest)
        return Role.NOTE if known else Role.UNPLACED
    return _ROLES.get(node.decision, Role.BODY)
