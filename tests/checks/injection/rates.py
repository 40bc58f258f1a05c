"""How much of the injected damage is told, by family and kind."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random

from checks.injection import clean, grown, listed, made, shaped
from checks.injection.trial import Injector, Trial, judge

from drafter.findings import Finding


@dataclass
class Rate:
    """What came of the trials of one kind. ``missed``: those that nothing told; ``elsewhere``: news at other places."""

    family: str
    kind: str
    done: int = 0
    told: int = 0
    missed: list[Trial] = field(default_factory=list)
    elsewhere: list[tuple[Trial, Finding]] = field(default_factory=list)


def injectors() -> dict[tuple[str, str], Injector]:
    """All injectors, by family and kind."""
    return {**listed.injectors(), **made.injectors(), **shaped.injectors(), **grown.injectors()}


def families() -> tuple[str, ...]:
    return tuple(dict.fromkeys(family for family, _ in injectors()))


def measured(family: str, times: int) -> Iterator[Rate]:
    """The rates of a family's kinds, each at ``times`` random places of random documents; the same each time."""
    documents = clean.every()
    for (of, kind), inject in injectors().items():
        if of != family:
            continue
        chance, rate = Random(f"{family} {kind}"), Rate(family, kind)
        for _ in range(times * 12):
            trial = inject(chance.choice(documents), chance)
            if trial is None:
                continue
            outcome = judge(trial)
            rate.done += 1
            rate.told += outcome.told
            if not outcome.told:
                rate.missed.append(trial)
            rate.elsewhere += [(trial, one) for one in outcome.elsewhere]
            if rate.done == times:
                break
        yield rate
