"""Boxes drawn around several lines: which of them hold all that they head."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.numbering.recognise.lines import Passage
from drafter.numbering.recognise.marks import Mark


def closed(passages: Sequence[Passage], marks: Sequence[Mark]) -> frozenset[int]:
    """Boxes that hold what their first line heads (principles, a summary), so that nothing behind them belongs to it.

    A box around a numbered heading and its ministries heads what follows.
    """
    first: dict[int, int] = {}
    told: set[int] = set()
    for i, passage in enumerate(passages):
        if passage.box:
            first.setdefault(passage.box, i)
            if marks[i].sentence or marks[i].kind == "bullet":
                told.add(passage.box)
    return frozenset(box for box in told if marks[first[box]].kind != "number")
