"""Slots and marks stay where what they print was not touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library import slots
from drafter.review.spelled import ValueEdit, pieces, respell

KNOWN = {"年度": "令和９年度", "率": "９９％", "数": "３"}
SOURCE = "{{年度}}末までに普及率を{{率}}とするため、支援すること。"
PRINTED = "令和９年度末までに普及率を９９％とするため、支援すること。"

#: printed as wanted → the source that keeps its slots
KEPT = {
    "beside the slots": ("支援→手厚く支援", "{{年度}}末までに普及率を{{率}}とするため、手厚く支援すること。"),
    "before the first": (
        "令和９年度末→遅くとも令和９年度末",
        "遅くとも{{年度}}末までに普及率を{{率}}とするため、支援すること。",
    ),
    "right behind one": ("９９％と→９９％以上と", "{{年度}}末までに普及率を{{率}}以上とするため、支援すること。"),
    "taken out with its words": ("普及率を９９％とするため、→", "{{年度}}末までに支援すること。"),
    "into several paragraphs": (
        "、支援→。\nよって、支援",
        "{{年度}}末までに普及率を{{率}}とするため。\nよって、支援すること。",
    ),
    "words around both": ("令和９年度末までに→令和９年度中に", "{{年度}}中に普及率を{{率}}とするため、支援すること。"),
}


def wanted(change: str) -> str:
    old, _, new = change.partition("→")
    assert old in PRINTED
    return PRINTED.replace(old, new)


@pytest.mark.parametrize("name", KEPT)
def test_slots_stay(name: str) -> None:
    change, source = KEPT[name]
    found = respell(SOURCE, PRINTED, wanted(change), KNOWN)
    assert found is not None
    assert (found.kept, found.fixed, found.values) == (source, source, ())


def test_a_changed_value_is_asked_about() -> None:
    found = respell(SOURCE, PRINTED, wanted("令和９年度→令和１０年度").replace("支援", "手厚く支援"), KNOWN)
    assert found is not None
    assert found.values == (ValueEdit("{{年度}}", "年度", "令和９年度", "令和１０年度"),)
    assert found.kept == "{{年度}}末までに普及率を{{率}}とするため、手厚く支援すること。"
    assert found.fixed == "令和１０年度末までに普及率を{{率}}とするため、手厚く支援すること。"


def test_a_value_lost_in_other_words_is_told() -> None:
    found = respell(SOURCE, PRINTED, "早い時期に普及率を{}とするため、支援すること。".format("９９％"), KNOWN)
    assert found is not None
    assert found.kept is None
    assert found.fixed == "早い時期に普及率を{{率}}とするため、支援すること。"
    assert [value.name for value in found.values] == ["年度"]


#: source, printed, wanted, source then
MARKS = [
    ("{{em:重要}}な施策", "重要な施策", "重要な政策", "{{em:重要}}な政策"),
    ("{{em:重要}}な施策", "重要な施策", "極めて重要な施策", "極めて{{em:重要}}な施策"),
    ("{{em:重要}}な施策", "重要な施策", "施策", "施策"),
    ("{{ruby:邁進|まいしん}}する", "邁進する", "大いに邁進する", "大いに{{ruby:邁進|まいしん}}する"),
    ("{{ruby:邁進|まいしん}}する", "邁進する", "努力する", "努力する"),
    ("{{ref:bridge}}のとおり", "「Ⅰ-１」のとおり", "「Ⅰ-１」に示すとおり", "{{ref:bridge}}に示すとおり"),
    ("{{em:{{年度}}まで}}に", "令和９年度までに", "令和９年度までに必ず", "{{em:{{年度}}まで}}に必ず"),
]


@pytest.mark.parametrize(("source", "printed", "new", "then"), MARKS)
def test_marks_stay(source: str, printed: str, new: str, then: str) -> None:
    found = respell(source, printed, new, KNOWN)
    assert found is not None
    assert found.kept == then


def test_a_source_that_prints_something_else_is_refused() -> None:
    assert pieces(SOURCE, PRINTED + "余り", KNOWN) is None
    assert respell(SOURCE, "全く違う文", "別の文", KNOWN) is None


WORDS = st.lists(
    st.sampled_from(["{{年度}}", "{{率}}", "{{数}}", "国は", "支援", "３", "令和９年度", "、", "まで", "に", "こと。"]),
    max_size=8,
).map("".join)


@given(WORDS, WORDS, st.integers(0, 30), st.integers(0, 12))
def test_what_is_spelled_prints_what_was_wanted(source: str, put_in: str, at: int, cut: int) -> None:
    """Any stretch of a text in place of any other: with its changed values the source prints the new words."""
    printed = slots.fill(source, KNOWN)
    new = printed[:at] + slots.fill(put_in, KNOWN) + printed[at + cut :]
    found = respell(source, printed, new, KNOWN)
    assert found is not None
    assert slots.fill(found.fixed, KNOWN) == new
    if not found.values:
        assert found.kept == found.fixed
