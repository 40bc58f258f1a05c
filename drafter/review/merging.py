"""Three texts into one: what two people made of the same sent words, where their changes do not meet.

::

    sent ──► as it is now      both changes lie apart: one text with both
     └─────► as a reviewer has it      they meet: nobody but a person can decide

Words are cut as ``japanese.wording`` cuts them, so that a number or a compound is changed whole.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import accumulate

from drafter.japanese import wording


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """A stretch ``start`` to ``end`` of a text (characters) and what is to stand in its place."""

    start: int
    end: int
    new: str


def edits(old: str, new: str) -> tuple[Edit, ...]:
    """The stretches of a text that differ in another, in order; none of them touches the next."""
    return tuple(
        Edit(one.old_at, one.old_at + len(one.old), one.new) for one in wording.changes(old, new) if one.op != "equal"
    )


def applied(text: str, some: Iterable[Edit]) -> str:
    """A text with edits done that lie apart."""
    out, at = [], 0
    for one in sorted(some):
        out += [text[at : one.start], one.new]
        at = one.end
    return "".join((*out, text[at:]))


def merge(sent: str, ours: str, theirs: str) -> str | None:
    """The words with both changes; None where they meet.

    The same change by both is done once. Words put in at the edge of what the other changed meet it: nobody can tell
    in which order they shall stand.
    """
    if ours in (sent, theirs):
        return theirs
    if theirs == sent:
        return ours
    for way in (edits, _fine):
        mine, further = set(way(sent, ours)), set(way(sent, theirs))
        shared = mine & further
        if way is _fine and not shared:
            return None  # words that happen to stand in both rewritten texts are no ground to mix these
        if not any(_meet(one, other) for one in mine for other in further - shared if one != other):
            return applied(sent, mine | further)
    return None


def _fine(old: str, new: str) -> tuple[Edit, ...]:
    """The stretches that differ, word by word, none drawn together over what is the same between them."""
    before, after = wording.words(old), wording.words(new)
    at = [0, *accumulate(map(len, before))]
    codes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return tuple(Edit(at[a], at[b], "".join(after[c:d])) for tag, a, b, c, d in codes if tag != "equal")


def _meet(one: Edit, other: Edit) -> bool:
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def merge_all(sent: str, texts: Iterable[str]) -> str | None:
    """The words with the changes of all; None where any of them meet."""
    merged: str | None = sent
    for text in texts:
        if merged is None:
            return None
        merged = merge(sent, merged, text)
    return merged
