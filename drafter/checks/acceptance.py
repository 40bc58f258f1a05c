"""Findings that were looked at and accepted: known again after edits, and reported when nothing needs them any more."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from drafter.findings import Finding
from drafter.japanese import lazy
from drafter.model.accepted import Acceptance

#: letters next to the words that must be the same where nothing else tells the place
_NEAR = 4
_MARKED = lazy.compile(r"(.*?)\[(.*)\](.*)", re.DOTALL)


def apply(findings: Iterable[Finding], accepted: Sequence[Acceptance]) -> tuple[list[Finding], list[int]]:
    """The findings that are left, and the indices of the acceptances that no finding needs."""
    left: list[Finding] = []
    used: set[int] = set()
    for finding in findings:
        fitting = [i for i, entry in enumerate(accepted) if fits(finding, entry)]
        used.update(fitting)
        if not fitting:
            left.append(finding)
    return left, [i for i in range(len(accepted)) if i not in used]


def fits(finding: Finding, entry: Acceptance) -> bool:
    """Whether an acceptance means a finding.

    The same rule; the same clause where one is named; the same words; and, outside clauses, at least four of the
    letters on one side of them.
    """
    if entry.rule.lower() not in (finding.code.lower(), finding.name):
        return False
    if entry.clause and entry.clause != finding.clause:
        return False
    if not entry.text or finding.around == entry.text:
        return True
    mine, theirs = _MARKED.fullmatch(finding.around), _MARKED.fullmatch(entry.text)
    if mine is None or theirs is None or mine[2] != theirs[2]:
        return False
    return bool(entry.clause) or _meet(mine[1][::-1], theirs[1][::-1]) or _meet(mine[3], theirs[3])


def _meet(one: str, other: str) -> bool:
    shared = len(list(takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))))
    return shared >= _NEAR or (one == other and shared > 0)


def entry_of(finding: Finding, reason: str, date: str = "") -> Acceptance:
    """The acceptance of a finding."""
    return Acceptance(rule=finding.code, clause=finding.clause or "", text=finding.around, reason=reason, date=date)
