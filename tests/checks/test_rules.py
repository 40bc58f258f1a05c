"""Every rule: cases that fail and cases that pass, as data in ``tests/rules``."""

from __future__ import annotations

import pytest
import rule_cases
from rule_cases import Case

from drafter import registry
from drafter.checks import engine, rules
from drafter.findings import SEVERITIES

EXPECTED = {
    "NUM001": "number-gap",
    "NUM002": "number-double",
    "NUM003": "number-order",
    "NUM004": "label-style",
    "NUM005": "label-width",
    "NUM006": "label-pinned",
    "PRT001": "part-missing",
    "PRT002": "part-order",
    "PRT003": "lead-in",
    "PRT004": "date-missing",
    "PRT005": "draft-mark",
    "REF001": "missing-place",
    "REQ001": "request-ending",
    "REQ002": "clause-doubled",
    "STR001": "level-jump",
    "STR002": "lone-item",
    "STR003": "empty-section",
    "STR004": "no-request",
    "STR005": "too-deep",
    "TXT001": "sentence-cut",
    "TXT002": "bracket-unbalanced",
    "TXT003": "bracket-mixed",
    "TXT004": "impossible-date",
    "VAL001": "slot-unfilled",
    "VAL002": "value-unused",
}


def test_the_rules_are_these() -> None:
    assert {entry.rule.code: entry.rule.name for entry in engine.checks()} == EXPECTED


def test_a_rule_is_a_module_of_its_name() -> None:
    assert set(registry.names(rules)) == {name.replace("-", "_") for name in EXPECTED.values()}


def test_every_rule_has_cases() -> None:
    assert {path.stem for path in rule_cases.RULES.glob("*.yaml")} == set(EXPECTED)


@pytest.mark.parametrize("case", rule_cases.cases(), ids=str)
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
