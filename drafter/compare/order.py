"""What moved, and where what was dropped stood."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from drafter.compare.comparison import MATTER, Entry, Match


def heaviest_rise(numbers: Sequence[int], weights: Sequence[int]) -> set[int]:
    """Positions of a rising subsequence of the greatest weight (O(n log n), a Fenwick tree of best sums).

    Args:
        numbers: all different. weights: positive, one for each number.
    """
    ranks = sorted(numbers)
    best: list[tuple[int, int]] = [(0, -1)] * (len(numbers) + 1)
    before: list[int] = []
    for at, (number, weight) in enumerate(zip(numbers, weights, strict=True)):
        rank = bisect_right(ranks, number)
        top, i = (0, -1), rank - 1
        while i > 0:
            top = max(top, best[i], key=lambda one: one[0])
            i -= i & -i
        before.append(top[1])
        found, i = (top[0] + weight, at), rank
        while i <= len(numbers):
            best[i] = max(best[i], found, key=lambda one: one[0])
            i += i & -i
    last, i = (0, -1), len(numbers)
    while i > 0:
        last = max(last, best[i], key=lambda one: one[0])
        i -= i & -i
    out, at = set(), last[1]
    while at >= 0:
        out.add(at)
        at = before[at]
    return out


def ordered(matches: Sequence[Match], old: Sequence[Entry], new: Sequence[Entry]) -> tuple[Match, ...]:
    """The matches in the new document's order, what was dropped where it stood; ``moved`` and ``displaced`` set."""
    there = sorted((match for match in matches if match.new), key=lambda match: match.new)
    dropped = sorted((match for match in matches if not match.new), key=lambda match: match.old)
    there = _displaced(there, old)
    there = _moved(there, old, new)
    return tuple(_with_dropped(there, dropped, old, new))


def _weight(match: Match, old: Sequence[Entry]) -> int:
    return 1 + sum(len(old[at].text) for at in match.old)


def _displaced(there: list[Match], old: Sequence[Entry]) -> list[Match]:
    both = [at for at, match in enumerate(there) if match.old]
    steady = heaviest_rise([there[at].old[0] for at in both], [_weight(there[at], old) for at in both])
    out = {both[i] for i in range(len(both)) if i not in steady}
    return [replace(match, displaced=at in out) for at, match in enumerate(there)]


def _moved(there: list[Match], old: Sequence[Entry], new: Sequence[Entry]) -> list[Match]:
    partner = {match.new[0]: match.old[0] for match in there if match.old}
    back = {match.old[0]: match.new[0] for match in there if match.old}
    groups: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    moved: set[int] = set()
    for at, match in enumerate(there):
        if not match.old or new[match.new[0]].kind in MATTER:
            continue
        now, was = new[match.new[0]], old[match.old[0]]
        above, before = _heading(new, match.new[0], old, partner), _heading(old, match.old[0], new, back)
        same_top = above < 0 and before < 0 and now.part is was.part
        if same_top or (above >= 0 and partner.get(above) == before):
            groups[above, now.part.value].append(at)
        else:
            moved.add(at)
    beneath = _beneath(old)
    for members in groups.values():
        weights = [sum(1 + beneath[a] for a in there[at].old) for at in members]
        steady = heaviest_rise([there[at].old[0] for at in members], weights)
        moved |= {members[i] for i in range(len(members)) if i not in steady}
    return [replace(match, moved=at in moved) for at, match in enumerate(there)]


def _heading(side: Sequence[Entry], at: int, other: Sequence[Entry], ties: Mapping[int, int]) -> int:
    """The heading above an entry; one that is a paragraph in the other document is none."""
    above = side[at].parent
    while above in ties and other[ties[above]].kind is not side[above].kind:
        above = side[above].parent
    return above


def _beneath(side: Sequence[Entry]) -> list[int]:
    """Letters of each entry and of all that stands beneath it."""
    out = [len(entry.text) for entry in side]
    for at in range(len(side) - 1, -1, -1):
        if side[at].parent >= 0:
            out[side[at].parent] += out[at]
    return out


def behind(
    some: Sequence[Match], gone: Sequence[Match], old: Sequence[Entry], new: Sequence[Entry]
) -> dict[int, list[Match]]:
    """Where something stood before, among what stayed in its order: position in ``some`` (-1: before all) → what.

    Args:
        some: matches in the new document's order. gone: what is looked for, by its old entries.
    """
    landmarks = [match.old[0] if match.old and not match.displaced and not match.moved else None for match in some]
    depths = [new[match.new[0]].depth if match.new else 0 for match in some]
    ordered = sorted(gone, key=lambda one: one.old)
    found = places([(match.old[0], old[match.old[0]].depth) for match in ordered], landmarks, depths)
    out: defaultdict[int, list[Match]] = defaultdict(list)
    for match, at in zip(ordered, found, strict=True):
        out[at].append(match)
    return out


def places(gone: Sequence[tuple[int, int]], landmarks: Sequence[int | None], depths: Sequence[int]) -> list[int]:
    """Behind which member of a sequence each of some old things goes: -1 before all.

    It goes behind the last landmark that stood before it; and behind what is new there and belongs to a deeper
    section than its own, so that it does not tear that section apart.

    Args:
        gone: old position and depth of each, in the old order.
        landmarks: for each member its old position where it stayed in the old order (they rise), else None.
        depths: how many headings are above each member.
    """
    steady = [(position, at) for at, position in enumerate(landmarks) if position is not None]
    out: list[int] = []
    last = -1
    for position, depth in gone:
        i = bisect_right(steady, (position, -1)) - 1
        at = max(steady[i][1] if i >= 0 else -1, last)
        while at + 1 < len(landmarks) and landmarks[at + 1] is None and depths[at + 1] > depth:
            at += 1
        last = at
        out.append(at)
    return out


def _with_dropped(
    there: Sequence[Match], dropped: Sequence[Match], old: Sequence[Entry], new: Sequence[Entry]
) -> list[Match]:
    """What was dropped goes behind what stood before it, where that stayed in its order."""
    found = behind(there, dropped, old, new)
    out = [*found.get(-1, ())]
    for at, match in enumerate(there):
        out += [match, *found.get(at, ())]
    return out
