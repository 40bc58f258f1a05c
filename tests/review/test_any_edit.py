"""Any edit of any paragraph, and the lines of the front matter."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from towns import Kind, loaded, opinion, press, printed, target

from drafter.model import loading
from drafter.model.draft import Draft
from drafter.review.applying import Decided, Outcome, Reason, apply
from drafter.review.opinions import Opinion, Target

PARAGRAPHS = (
    "町村の暮らし",
    "通学路",
    "橋の点検",
    "水道管の多く",
    "更新に要する費用への",
    "路線バス",
    "件数は",
    "強く求める",
)
PIECES = st.text(st.sampled_from("国は必要な支援を令和９年度１０、。（）ア"), max_size=8)


@settings(deadline=None, max_examples=40)
@given(st.sampled_from(PARAGRAPHS), st.integers(0, 50), st.integers(0, 20), PIECES, st.sampled_from(["value", "text"]))
def test_any_edit_is_printed_as_it_was_written_or_held(
    words_of: str, at: int, cut: int, put_in: str, values: str
) -> None:
    old = target(words_of).text
    new = old[:at] + put_in + old[at + cut :]
    if new == old or not new.strip():
        return
    applied = apply(loaded().value, [Decided(opinion(words_of, new), values=values)], press())  # type: ignore[arg-type]
    (result,) = applied.results
    if result.outcome is Outcome.HELD:
        assert result.reason in (Reason.VALUE, Reason.PRINTS)
        assert values == "value"
        assert applied.draft == loaded().value
        return
    before, after = printed(loaded().value), printed(applied.draft)
    assert new in after
    if not result.values:
        assert [line for line in before if line != old] == [line for line in after if line != new]


def put(one: Opinion, draft: Draft | None = None) -> Draft:
    applied = apply(draft or loaded().value, [Decided(one)], press())
    assert [result.outcome for result in applied.results] == [Outcome.DONE], applied.results
    assert apply(applied.draft, [Decided(one)], press()).draft == applied.draft
    return applied.draft


DATE = Target(key="date", text="令和９年８月　日")


@pytest.mark.parametrize(
    ("new", "date", "pinned"),
    [
        ("令和９年９月　日", "2027-09", ""),
        ("令和９年８月吉日", "2027-08-01", "令和９年８月吉日"),
    ],
)
def test_the_date(new: str, date: str, pinned: str) -> None:
    """A day that is printed so is a date; what is no date is pinned as it was written."""
    draft = put(Opinion("○○県", "a.docx", 3, Kind.MATTER, DATE, old=DATE.text, new=new))
    assert (draft.date, draft.printed_date) == (date, pinned)
    assert new in printed(draft)


def test_addressees_come_and_go() -> None:
    more = put(opinion("総務省", "農林水産省　御中", kind=Kind.NEW))
    assert more.addressees == ("総務省", "農林水産省", "国土交通省")
    fewer = put(opinion("総務省", kind=Kind.DELETED))
    assert fewer.addressees == ("国土交通省",)
    odd = apply(loaded().value, [Decided(opinion("総務省", "農林水産省", kind=Kind.NEW))], press())
    assert odd.results[0].reason is Reason.PRINTS
    assert odd.draft == loaded().value


def test_a_further_issuer() -> None:
    assert put(opinion("○○地方町村会", "□□地方町村会", kind=Kind.NEW)).issuer.split("\n") == [
        "○○地方町村会",
        "□□地方町村会",
        "△△地方町村会",
    ]


def test_the_template_s_own_sentence_becomes_the_draft_s() -> None:
    """The lead that the template has is written into the draft when a reviewer changes or drops it."""
    lead = target("ついては")
    changed = put(
        Opinion("○○県", "a.docx", 5, Kind.TEXT, lead, old=lead.text, new=lead.text.replace("速やかに", "直ちに"))
    )
    assert changed.lead == lead.text.replace("速やかに", "直ちに")
    assert put(Opinion("○○県", "a.docx", 5, Kind.DELETED, lead, old=lead.text)).lead == ""


def test_two_tables_with_the_same_words() -> None:
    """A cell is looked for in its own table, wherever rows were put in since."""
    text = """\
title: 表
template: nga
sections:
  - heading: 表
    clauses:
      - table: {rows: [[同, 一], [同, 二]]}
      - table: {rows: [[新, 新], [同, 一], [同, 二]]}
"""
    draft = loading.parse("draft", text, "draft.yaml").value
    where = Target("", 0, "sections[0].clauses[1]", 1, 1, "", "二")  # sent before the first row was put in
    one = Opinion("○○県", "a.docx", 5, Kind.CELL, where, old="二", new="三")
    rows = loading.to_data(put(one, draft))["sections"][0]["clauses"]
    assert rows[0]["table"]["rows"] == [["同", "一"], ["同", "二"]]
    assert rows[1]["table"]["rows"] == [["新", "新"], ["同", "一"], ["同", "三"]]
    gone = replace(one, target=replace(where, text="四"), old="四")
    assert apply(draft, [Decided(gone)], press()).draft == draft
