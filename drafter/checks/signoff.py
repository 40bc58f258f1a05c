"""Sign-off: which clauses of a document are approved, by the words that they print.

An approval is of the printed words of a clause, values filled in, without its number and without the heading above it:
moving a clause or renumbering the document voids nothing, another word or another value does.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.document import Document
from drafter.model.approvals import Approval


@dataclass(frozen=True, slots=True)
class State:
    """How a clause stands.

    Attributes:
        state: approved; void: it was approved and its words are others now; open: nobody has approved it.
        by: who approved it (several with a 、 between); of a void one who did. date: when, the last of them.
    """

    state: Literal["approved", "void", "open"]
    by: str = ""
    date: str = ""


def hashes(document: Document) -> dict[str, str]:
    """What is printed of each clause, as sixteen hexadecimal digits, in printed order."""
    words: dict[str, list[str]] = {}
    for block in document.blocks():
        if block.clause:
            cells = ("\t".join(row) for row in block.rows)
            words.setdefault(block.clause, []).append("\n".join((block.text, *cells)))
    return {
        clause: hashlib.sha256("\n".join(texts).encode("utf-8", "replace")).hexdigest()[:16]
        for clause, texts in words.items()
    }


def states(document: Document, approvals: Sequence[Approval]) -> dict[str, State]:
    """How each clause of a document stands, in printed order."""
    given: dict[str, list[Approval]] = {}
    for one in approvals:
        given.setdefault(one.clause, []).append(one)
    return {clause: _state(given.get(clause, []), now) for clause, now in hashes(document).items()}


def _state(given: list[Approval], now: str) -> State:
    valid = [one for one in given if one.hash == now]
    if not given:
        return State("open")
    counted = valid or given[-1:]
    by = "、".join(dict.fromkeys(one.by for one in counted))
    return State("approved" if valid else "void", by, max(one.date for one in counted))
