"""The agenda that slides show again before each part: once the contents, later the heading of the part that begins."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from drafter.japanese.glyphs import squeeze
from drafter.numbering.recognise.lines import Role
from drafter.numbering.recognise.sentences import is_sentence
from drafter.readers._markup.walk import Found

#: entries that an agenda has at least, and how often it is shown at least
_ENTRIES = 3
_TIMES = 3


def mark(found: list[Found]) -> list[Found]:
    """Keep the first showing as contents; of each later one only the entry that it announces.

    Which one that is: the only one set bold; else, where the agenda is shown once for each entry (and once more in
    front), the entries in their order. Where neither tells, the later showings are left out as page furniture.
    """
    shown = _showings(found)
    if not shown:
        return found
    count, starts = shown
    announced = _announced(found, count, starts)
    first = next((s + h for s, h in zip(starts, announced, strict=True) if h is not None), len(found))
    top = _least(found[:first]) or 1
    gone: set[int] = set()
    heads: set[int] = set()
    for order, start in enumerate(starts):
        head = announced[order]
        for k in range(count):
            one = found[start + k]
            if k == head:
                heads.add(start + k)
                one.passage = replace(one.passage, depth=top, nest=0, labelled=0, fixed=None)
            elif order == 0:
                one.passage = replace(one.passage, fixed=Role.CONTENTS, nest=0, depth=0, labelled=0)
            else:
                gone.add(start + k)
                for chunk in one.chunks:
                    chunk.role = Role.HEADER
    shift = top + 1 - (_least([one for i, one in enumerate(found[first:], first) if i not in heads]) or top + 1)
    for i, one in enumerate(found[first:], first):
        if one.passage.depth and i not in heads:  # what stands in a part is beneath it
            one.passage = replace(one.passage, depth=one.passage.depth + shift)
    return [one for i, one in enumerate(found) if i not in gone]


def _least(found: Sequence[Found]) -> int:
    return min((one.passage.depth for one in found if one.passage.depth), default=0)


def _showings(found: Sequence[Found]) -> tuple[int, list[int]] | None:
    """Length of the agenda, and where it is shown."""
    keys = [_key(one) for one in found]
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for i in range(len(keys) - _ENTRIES + 1):
        gram = tuple(keys[i : i + _ENTRIES])
        if all(gram) and len(set(gram)) == _ENTRIES:
            where[gram].append(i)
    for starts in sorted(where.values(), key=lambda s: s[0]):
        if len(starts) < _TIMES:
            continue
        count = _ENTRIES
        while count < 40 and _shared(keys, starts, count):
            count += 1
        if all(b - a >= count for a, b in pairwise(starts)):
            return count, starts
    return None


def _shared(keys: Sequence[str], starts: Sequence[int], count: int) -> bool:
    following = {keys[s + count] if s + count < len(keys) else "" for s in starts}
    return len(following) == 1 and "" not in following and keys[starts[0]] not in following


def _key(one: Found) -> str:
    passage = one.passage
    if passage.fixed is not None or len(passage.text) > 60 or is_sentence(passage.text):
        return ""
    return squeeze(passage.text)


def _announced(found: Sequence[Found], count: int, starts: Sequence[int]) -> list[int | None]:
    """For each showing the entry whose part begins."""
    strong = [_only_strong(found, start, count) for start in starts]
    if sum(one is not None for one in strong) >= 2:
        return strong
    if len(starts) == count + 1:
        return [None, *range(count)]
    if len(starts) == count:
        return list(range(count))
    return [None] * len(starts)


def _only_strong(found: Sequence[Found], start: int, count: int) -> int | None:
    bold = [k for k in range(count) if found[start + k].passage.strong]
    return bold[0] if len(bold) == 1 else None
