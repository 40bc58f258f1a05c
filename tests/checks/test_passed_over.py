"""What a pattern says that it needs stands in every text that it matches: nothing is passed over wrongly."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
import rule_cases

import drafter.checks
import drafter.checks.rules
import drafter.damage
from drafter import registry
from drafter.damage import _blanks, _characters, _doubles, _joins, _lookalikes, _markup, _misspelt
from drafter.japanese import lazy

MODULES = (
    *registry.modules(drafter.checks),
    *registry.modules(drafter.checks.rules),
    *(_blanks, _characters, _doubles, _joins, _lookalikes, _markup, _misspelt),
)


def _patterns() -> Iterator[tuple[str, lazy.Pattern]]:
    for module in MODULES:
        for name, value in vars(module).items():
            for at, one in enumerate(value if isinstance(value, tuple) else (value,)):
                if isinstance(one, lazy.Pattern) and (one.needs or one.near):
                    yield f"{module.__name__}.{name}-{at}", one


PATTERNS = dict(_patterns())


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield from (value, *value.split("\n"))
    elif isinstance(value, dict):
        for one in value.values():
            yield from _strings(one)
    elif isinstance(value, list):
        for one in value:
            yield from _strings(one)


TEXTS = sorted({text for case in rule_cases.cases() for text in _strings(case.data)})


@pytest.mark.parametrize("name", PATTERNS)
def test_a_text_that_matches_is_not_passed_over(name: str) -> None:
    pattern = PATTERNS[name]
    matched = [text for text in TEXTS if pattern.compiled.search(text)]
    assert [text for text in matched if pattern.search(text) is None] == []


def test_most_of_these_patterns_match_something() -> None:
    matching = [one for one in PATTERNS.values() if any(one.search(text) for text in TEXTS)]
    assert len(matching) > 0.8 * len(PATTERNS) > 30
