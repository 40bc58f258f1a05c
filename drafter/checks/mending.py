"""Repairs done: a text with the words of some findings replaced."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.findings import Repair


def mended(text: str, repairs: Iterable[Repair]) -> str:
    """A text with repairs done; of those that overlap the first counts.

    Args:
        text: of a node. repairs: those that were found in this very text (``Repair.text``); others are passed over.
    """
    pieces: list[str] = []
    done = 0
    for repair in sorted(repairs, key=lambda one: (one.start, one.end)):
        if repair.text != text or repair.start < done or text[repair.start : repair.end] != repair.old:
            continue
        pieces += [text[done : repair.start], repair.new]
        done = repair.end
    return "".join([*pieces, text[done:]])
