"""Every rule: cases that fail and cases that pass, as data in ``tests/rules``."""

from __future__ import annotations

from dataclasses import replace

import pytest
import rule_cases
from rule_cases import Case

from drafter import registry
from drafter.checks import engine, rules
from drafter.checks.mending import mended
from drafter.findings import SEVERITIES

#: code → name, as the case files have them
EXPECTED = rule_cases.names()


def test_the_rules_are_these() -> None:
    assert {entry.rule.code: entry.rule.name for entry in engine.checks()} == EXPECTED


def test_a_rule_is_a_module_of_its_name() -> None:
    assert set(registry.names(rules)) == {name.replace("-", "_") for name in EXPECTED.values()}


def test_every_rule_has_cases() -> None:
    assert {path.stem for path in rule_cases.RULES.glob("*.yaml")} == set(EXPECTED)


@pytest.mark.parametrize("case", [case for case in rule_cases.cases() if "to" in case.data], ids=str)
def test_fix(case: Case) -> None:
    found = rule_cases.run(case)
    assert found, "nothing is found"
    text = str(next(case.data[key] for key in rule_cases.TEXTS if key in case.data))
    repairs = [finding.repair for finding in found if finding.repair is not None]
    assert {repair.safe for repair in repairs} == {case.data.get("safe", True)}
    assert mended(text, repairs) == case.data["to"]
    key = next(key for key in rule_cases.TEXTS if key in case.data)
    again = rule_cases.run(replace(case, data={**case.data, key: case.data["to"]}))
    assert not [finding for finding in again if finding.repair is not None]


@pytest.mark.parametrize("entry", engine.checks(), ids=lambda entry: entry.rule.code)
def test_a_rule_that_mends_has_cases_of_it(entry: engine.Check) -> None:
    fixed = {
        case.data.get("safe", True) for case in rule_cases.cases() if case.rule == entry.rule.code and "to" in case.data
    }
    wanted = {"none": set(), "safe": {True}, "unsafe": {False}, "both": {True, False}}[entry.rule.repairs]
    assert fixed == wanted


@pytest.mark.parametrize("case", [case for case in rule_cases.cases() if "to" not in case.data], ids=str)
def test_case(case: Case) -> None:
    found = rule_cases.run(case)
    assert [finding.excerpt for finding in found] == case.finds, [finding.message.ja for finding in found]
    if "severity" in case.data:
        assert {finding.severity for finding in found} == {SEVERITIES[case.data["severity"]]}
    if "at" in case.data:
        assert [[finding.place.line, finding.place.column] for finding in found] == case.data["at"]
    for finding in found:
        assert finding.name == EXPECTED[finding.code]
        assert finding.message.ja != finding.message.en
        assert finding.place.file == rule_cases.FILE


@pytest.mark.parametrize("entry", engine.checks(), ids=lambda entry: entry.rule.code)
def test_a_rule_explains_itself_in_both_languages(entry: engine.Check) -> None:
    rule = entry.rule
    for message in (rule.title, rule.why, rule.rests_on):
        assert message.ja.strip()
        assert message.en.strip()
        assert message.ja != message.en
    assert rule.wrong != rule.right
