"""The tree of placed passages: each hangs beneath the one that opened its level.

What the nodes are is decided in ``deciding``, and sections and blocks are made of them in ``building``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from drafter.document import Block, Section
from drafter.numbering.recognise.lines import Role
from drafter.numbering.recognise.walk import Placed

Decision = Literal["root", "section", "item", "paragraph", "note", "fixed", "run-in"]


@dataclass(slots=True, eq=False)
class Node:
    """A passage in the tree. ``placed`` None: the root."""

    placed: Placed | None
    children: list[Node] = field(default_factory=list)
    decision: Decision = "paragraph"
    held: bool = False
    built: list[Block | Section] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a passage became: its role, and the level of the section or item that it opens (0 for others)."""

    placed: Placed
    decision: Decision
    role: Role
    level: int = 0


def tree(placed: Sequence[Placed]) -> Node:
    """Hang each passage beneath the one that opened its level."""
    root = Node(None, decision="root")
    open_nodes = [root]
    for one in placed:
        if one.depth:
            del open_nodes[one.depth :]
            node = Node(one)
            open_nodes[-1].children.append(node)
            open_nodes.append(node)
        else:
            if one.under is not None:
                del open_nodes[one.under + 1 :]
            open_nodes[-1].children.append(Node(one))
    return root


def from_leaves(root: Node) -> list[Node]:
    """All nodes, children before their parents (no recursion: an outline may be a thousand deep)."""
    order, stack = [], [root]
    while stack:
        node = stack.pop()
        order.append(node)
        stack.extend(node.children)
    order.reverse()
    return order
