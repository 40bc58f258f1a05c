"""Last year's draft a year on."""

from __future__ import annotations

import copy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.edit.rollover import next_year, rolled
from drafter.japanese import eras
from drafter.library.index import Library, assemble
from drafter.model.loading import parse

LIBRARY = assemble(
    [
        parse(
            "collection",
            "collection: a\nclauses:\n"
            "  - id: x\n    text: '{{目標}}と{{率}}と{{期日}}'\n"
            "    slots: {目標: {kind: fiscal-year}, 率: {kind: percent}, 期日: {kind: date}}\n"
            "  - {id: y, text: '{{名}}', slots: {名: {kind: text}}}\n"
            "  - {id: z, text: '{{名}}', slots: {名: {kind: fiscal-year}}}\n",
            "l.yaml",
        )
    ]
)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("令和9年度", "令和10年度"),
        ("令和９年度", "令和１０年度"),
        ("令和9年度末", "令和10年度末"),
        ("2027年度", "2028年度"),
        ("２０２７年度", "２０２８年度"),
        ("令和9年度（2027年度）", "令和10年度（2028年度）"),
        ("2027", "2028"),
        ("2027-08", "2028-08"),
        ("2027-08-01", "2028-08-01"),
        ("2028-02-29", "2029-02-28"),
        ("令和9年8月1日", "令和10年8月1日"),
        ("令和10年2月29日", "令和11年2月28日"),
        ("平成30年度", "令和元年度"),
        ("99%", None),
        ("早期", None),
        ("", None),
        ("令和9年度までに", None),
    ],
)
def test_next_year(text: str, later: str | None) -> None:
    assert next_year(text) == later


@given(st.integers(1990, 2090), st.sampled_from(["half", "full"]), st.sampled_from(["era", "western", "both"]))
def test_any_fiscal_year(year: int, digits: Any, style: Any) -> None:
    if "元" in eras.print_fiscal_year(year, digits, style):
        return  # it has no digits that would tell their width
    assert next_year(eras.print_fiscal_year(year, digits, style)) == eras.print_fiscal_year(year + 1, digits, style)


DATA: dict[str, Any] = {
    "title": "提言（令和9年度）",
    "template": "nga",
    "date": "2027-08-01",
    "printed_date": "令和9年8月1日",
    "status": "final",
    "previous": "2026.yaml",
    "values": {"目標": "令和9年度", "率": "2027", "期日": "2027-08", "名": "令和9年度", "他": "令和9年度"},
    "sections": [
        {
            "heading": "令和9年度の取組",
            "clauses": [{"use": "x", "values": {"目標": "令和12年度"}}, {"use": "y"}, "段落"],
        }
    ],
}


def test_what_moves_on_and_what_stays() -> None:
    before = copy.deepcopy(DATA)
    result = rolled(DATA, LIBRARY, "2027.yaml")
    assert before == DATA
    new = result.data
    assert new["values"] == {
        "目標": "令和10年度",
        "率": "2027",
        "期日": "2028-08",
        "名": "令和9年度",
        "他": "令和9年度",
    }
    assert new["sections"][0]["clauses"][0]["values"] == {"目標": "令和13年度"}
    assert new["sections"][0]["heading"] == "令和9年度の取組"
    assert (new["date"], new["status"], new["previous"], new["template"]) == (None, "draft", "2027.yaml", "nga")
    assert "printed_date" not in new
    assert ("values.目標", "令和9年度", "令和10年度") in result.advanced
    assert ("sections[0].clauses[0].values.目標", "令和12年度", "令和13年度") in result.advanced
    assert len(result.advanced) == 3
    assert result.remaining == (("title", "提言（令和9年度）"),)


def test_another_template() -> None:
    assert rolled(DATA, Library(), "p", "mayors").data["template"] == "mayors"


def test_without_a_library_no_value_moves() -> None:
    assert rolled(DATA, Library(), "p").advanced == ()
