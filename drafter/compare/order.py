"""What moved, and where what was dropped stood."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
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
    return tuple(_with_dropped(there, dropped))


def _weight(match: Match, old: Sequence[Entry]) -> int:
    return 1 + sum(len(old[at].text) for at in match.old)


def _displaced(there: list[Match], old: Sequence[Entry]) -> list[Match]:
    both = [at for at, match in enumerate(there) if match.old]
    steady = heaviest_rise([there[at].old[0] for at in both], [_weight(there[at], old) for at in both])
    out = {both[i] for i in range(len(both)) if i not in steady}
    return [replace(match, displaced=at in out) for at, match in enumerate(there)]


def _moved(there: list[Match], old: Sequence[Entry], new: Sequence[Entry]) -> list[Match]:
    partner = {match.new[0]: match.old[0] for match in there if match.old}
    groups: defaultdict[tuple[int, str], list[int]] = defaultdict(list)
    moved: set[int] = set()
    for at, match in enumerate(there):
        if not match.old or new[match.new[0]].kind in MATTER:
            continue
        above, was = new[match.new[0]], old[match.old[0]]
        same_top = above.parent < 0 and was.parent < 0 and above.part is was.part
        if same_top or (above.parent >= 0 and partner.get(above.parent) == was.parent):
            groups[above.parent, above.part.value].append(at)
        else:
            moved.add(at)
    for members in groups.values():
        steady = heaviest_rise([there[at].old[0] for at in members], [_weight(there[at], old) for at in members])
        moved |= {members[i] for i in range(len(members)) if i not in steady}
    return [replace(match, moved=at in moved) for at, match in enumerate(there)]


def behind(some: Sequence[Match], gone: Sequence[Match], without: Sequence[Match] = ()) -> dict[int, list[Match]]:
    """Where something stood before, among what stayed in its order: position in ``some`` (-1: before all) → what.

    Args:
        some: matches in the new document's order. gone: what is looked for, by its old entries, in their order.
        without: matches of ``some`` that are no landmarks.
    """
    out: defaultdict[int, list[Match]] = defaultdict(list)
    steady = [
        (match.old[0], at)
        for at, match in enumerate(some)
        if match.old and not match.displaced and match not in without
    ]
    steady.sort()
    for match in sorted(gone, key=lambda one: one.old):
        i = bisect_right(steady, (match.old[0], -1)) - 1
        out[steady[i][1] if i >= 0 else -1].append(match)
    return out


def _with_dropped(there: Sequence[Match], dropped: Sequence[Match]) -> list[Match]:
    """What was dropped goes behind what stood before it, where that stayed in its order."""
    found = behind(there, dropped)
    out = [*found.get(-1, ())]
    for at, match in enumerate(there):
        out += [match, *found.get(at, ())]
    return out
