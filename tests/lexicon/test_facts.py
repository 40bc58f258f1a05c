"""Facts: the table is well formed, its days are in order, and names are found in every spelling."""

from __future__ import annotations

import re
from datetime import date

import pytest

from drafter.lexicon import facts
from drafter.lexicon.facts import Facts, parse

TABLE = facts.bundled()


def names(text: str) -> list[str]:
    return [text[one.start : one.end] for one in TABLE.find(text)]


def test_there_are_many_and_each_is_told_once() -> None:
    assert len(TABLE.facts) >= 250
    keys = [facts.key(name) for fact in TABLE.facts for name in fact.names]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("fact", TABLE.facts, ids=lambda fact: fact.name)
def test_a_fact_is_well_formed(fact: facts.Fact) -> None:
    assert fact.since or fact.until
    assert fact.since is None or fact.until is None or fact.since < fact.until
    assert fact.note[0] != fact.note[1]
    for condition in (fact.before, fact.after):
        re.compile(condition.removeprefix("!"))
    # what is now is not itself over, as far as the table knows
    for now in filter(None, fact.now.split("／")):
        whole = [one.fact for one in TABLE.find(now) if (one.start, one.end) == (0, len(now))]
        assert not any(one.until for one in whole)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国土強靭化のための５ヵ年加速化対策", ["国土強靭化のための５ヵ年加速化対策"]),
        ("国土強靱化のための５カ年加速化対策", ["国土強靱化のための５カ年加速化対策"]),
        ("デジタル田園都市国家構想総合戦略の", ["デジタル田園都市国家構想総合戦略"]),
        ("ＩＴ総合戦略本部とIT総合戦略本部", ["ＩＴ総合戦略本部", "IT総合戦略本部"]),
        ("厚生労働省の労働省令", []),
        ("こども家庭庁は", ["こども家庭庁"]),
    ],
)
def test_names_are_found_in_every_spelling(text: str, expected: list[str]) -> None:
    assert names(text) == expected


@pytest.mark.parametrize(
    ("iso", "first", "last"),
    [
        ("2025", date(2025, 1, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("2025-03-30", date(2025, 3, 30), date(2025, 3, 30)),
    ],
)
def test_days_of_a_part_of_a_date(iso: str, first: date, last: date) -> None:
    assert (facts.first_day(iso), facts.last_day(iso)) == (first, last)


def test_it_ends_with_its_last_day() -> None:
    fact = parse("甲省\torganisation\t\t2025-03-31\t乙省\n")[0]
    assert not fact.ended(date(2025, 3, 31))
    assert fact.ended(date(2025, 4, 1))


def test_conditions() -> None:
    table = Facts(parse("甲制度\tsystem\t\t2025\t\t\t!新\t!案\n"))
    assert [bool(table.find(text)) for text in ("甲制度を", "新甲制度を", "甲制度案を")] == [True, False, False]


@pytest.mark.parametrize("line", ["甲\tthing\t\t2025", "\tplan\t\t2025", "甲\tplan\t\t令和７年", "甲\tplan\t\t2025-13"])
def test_a_line_that_is_none_is_told(line: str) -> None:
    with pytest.raises(ValueError, match=r"line|ISO|month"):
        parse(line)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("○○法", "law"),
        ("○○に関する法律", "law"),
        ("○○計画2030", "plan"),
        ("○○交付金", "subsidy"),
        ("○○庁", "organisation"),
        ("○○の日", "system"),
    ],
)
def test_what_a_name_is(name: str, kind: str) -> None:
    assert facts.kind_of(name) == kind
