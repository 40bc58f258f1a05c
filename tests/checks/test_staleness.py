"""Every fact of the table: named as of today it is found, named as of its time it is not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from rule_cases import read

from drafter.checks import engine, staleness
from drafter.document import DateLine
from drafter.findings import Finding
from drafter.inspection.targets import Targets
from drafter.lexicon import facts
from drafter.model.settings import Settings

TABLE = facts.bundled()
ENDED = [fact for fact in TABLE.facts if fact.until is not None]
CODES = {"organisation": "STA001", "plan": "STA002", "law": "STA003", "system": "STA004", "subsidy": "STA004"}


def found(text: str, day: date, settings: Settings | None = None) -> list[Finding]:
    document = replace(read(f"[１] 施策\n  : {text}"), date=DateLine(day.isoformat(), day.isoformat()))
    context = engine.Context(settings=settings, file="case")
    findings = [
        *staleness.report(engine_rule("STA001"), document, context.about(document), ("organisation",)),
        *staleness.report(engine_rule("STA002"), document, context.about(document), ("plan",)),
        *staleness.report(engine_rule("STA003"), document, context.about(document), ("law",)),
        *staleness.report(engine_rule("STA004"), document, context.about(document), ("system", "subsidy")),
    ]
    return sorted(findings, key=lambda one: one.place.column)


def engine_rule(code: str) -> engine.Rule:
    rule = engine.by_key(code)
    assert rule is not None
    return rule


@pytest.mark.parametrize("fact", ENDED, ids=lambda fact: fact.name)
def test_a_fact_is_found_from_the_day_after_its_last(fact: facts.Fact) -> None:
    assert fact.until is not None
    for name in fact.names:
        text = f"要望する。{name}について、国において速やかに検討すること。"
        after = found(text, fact.until + timedelta(days=1))
        assert [(one.code, one.excerpt) for one in after] == [(CODES[fact.kind], name)]
        assert found(text, fact.until) == []
        repair = after[0].repair
        assert (repair.new if repair else "") == fact.successor
        assert repair is None or not repair.safe


HISTORY = [
    "旧{}の施設を活用すること。",
    "{}（当時）が示した考え方を改めること。",
    "{}を引き継ぐ取組を支援すること。",
    "国は、かつて{}により取組を進めてきた。",
    "{}（現{}）の記録を公開すること。",
    "{}の廃止に伴う影響を調べること。",
]


@pytest.mark.parametrize("form", HISTORY)
def test_history_is_left_alone(form: str) -> None:
    for fact in ENDED:
        assert fact.until is not None
        text = form.replace("{}", fact.name, 1).replace("{}", fact.now or "何か")
        assert found(text, date(2030, 1, 1)) == [], text


def test_a_date_before_the_name_tells_when() -> None:
    for fact in ENDED:
        assert fact.until is not None
        if fact.until.year > 1990:
            text = f"{fact.until.year - 1}年に{fact.name}で示された考え方を改めること。"
            assert found(text, date(2030, 1, 1)) == [], text


@pytest.mark.parametrize(
    ("until", "excerpts"),
    [
        ("2025", ["甲庁"]),
        ("2025-03", ["甲庁"]),
        ("令和７年３月31日", ["甲庁"]),
        ("令和７年度", ["甲庁"]),
        ("いつか", []),
    ],
)
def test_the_users_own_facts(until: str, excerpts: list[str]) -> None:
    settings = Settings.model_validate({"facts": [{"name": "甲庁", "until": until, "now": "乙庁"}]})
    assert [one.excerpt for one in found("甲庁において検討すること。", date(2027, 1, 1), settings)] == excerpts
    assert found("甲庁において検討すること。", date(2024, 1, 1), settings) == []


def test_a_day_that_is_none_is_told_at_its_place(tmp_path: Path) -> None:
    file = tmp_path / "drafter.yaml"
    file.write_text("facts:\n  - {name: 甲庁, until: 2025-13}\n  - {name: 乙庁, until: 令和７年度}\n", encoding="utf-8")
    told = Targets().check(str(file)).findings
    assert [(one.code, one.excerpt, one.place.line) for one in told] == [("SET004", "2025-13", 2)]
