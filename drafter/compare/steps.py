"""Both documents as one sequence: what a text with its changes shows, one after the other.

Reading only what is new (BOTH, NEW, TO) gives the new document in its order; reading only what is old (BOTH, DROPPED,
FROM) gives the old one. Whatever prints changes within one text walks over these steps.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from enum import StrEnum

from drafter.compare.comparison import Comparison, Fate, Match
from drafter.compare.order import heaviest_rise, places


class State(StrEnum):
    """BOTH: in both documents, at one place. FROM, TO: where something that moved stood, and where it stands now."""

    BOTH = "both"
    NEW = "new"
    DROPPED = "dropped"
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class Step:
    """Entries that are shown together.

    Attributes:
        old, new: positions of entries; FROM and TO have both, so that either tells the other.
        match: position of the match among the comparison's.
    """

    state: State
    old: tuple[int, ...]
    new: tuple[int, ...]
    match: int


def steps(comparison: Comparison) -> tuple[Step, ...]:
    """The sequence."""
    found = [step for at, match in enumerate(comparison.matches) for step in _apart(comparison, match, at)]
    there = sorted((step for step in found if step.new), key=lambda step: step.new)
    both = [at for at, step in enumerate(there) if step.old]
    weights = [1 + sum(len(comparison.old[i].text) for i in there[at].old) for at in both]
    kept = heaviest_rise([there[at].old[0] for at in both], weights)
    steady = {both[i] for i in kept}
    there = [replace(step, state=State.TO) if step.old and at not in steady else step for at, step in enumerate(there)]
    gone = [step for step in found if not step.new]
    gone += [replace(step, state=State.FROM) for step in there if step.state is State.TO]
    gone.sort(key=lambda step: step.old)
    landmarks = [step.old[0] if at in steady else None for at, step in enumerate(there)]
    depths = [comparison.new[step.new[0]].depth for step in there]
    found_at = places([(step.old[0], comparison.old[step.old[0]].depth) for step in gone], landmarks, depths)
    behind: defaultdict[int, list[Step]] = defaultdict(list)
    for step, at in zip(gone, found_at, strict=True):
        behind[at].append(step)
    out = behind[-1]
    for at, step in enumerate(there):
        out += [step, *behind[at]]
    return tuple(out)


def _apart(comparison: Comparison, match: Match, at: int) -> list[Step]:
    """A match as steps: what was split or merged stays together where its parts are neighbours."""
    if match.fate is Fate.NEW:
        return [Step(State.NEW, (), (one,), at) for one in match.new]
    if match.fate is Fate.DROPPED:
        return [Step(State.DROPPED, (one,), (), at) for one in match.old]
    if _neighbours(match.old) and _neighbours(match.new):
        return [Step(State.BOTH, match.old, match.new, at)]
    pairs = [(a, b) for a in match.old for b in match.new]
    best = max(pairs, key=lambda one: _ratio(comparison.old[one[0]].text, comparison.new[one[1]].text))
    return [
        Step(State.BOTH, best[:1], best[1:], at),
        *(Step(State.NEW, (), (one,), at) for one in match.new if one != best[1]),
        *(Step(State.DROPPED, (one,), (), at) for one in match.old if one != best[0]),
    ]


def _neighbours(places: tuple[int, ...]) -> bool:
    return places[-1] - places[0] == len(places) - 1


def _ratio(one: str, other: str) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
