"""Three texts into one."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.japanese import wording
from drafter.review.merging import applied, edits, merge, merge_all

SENT = "国は、橋の点検に要する費用を令和９年度から支援すること。"

#: ours, theirs, both
CLEAN = [
    (SENT, SENT, SENT),
    (SENT.replace("支援", "手厚く支援"), SENT, SENT.replace("支援", "手厚く支援")),
    (SENT, SENT.replace("９", "１０"), SENT.replace("９", "１０")),
    (SENT.replace("国は", "政府は"), SENT.replace("９", "１０"), SENT.replace("国は", "政府は").replace("９", "１０")),
    (SENT.replace("９", "１０"), SENT.replace("９", "１０"), SENT.replace("９", "１０")),
    (
        SENT.replace("国は", "政府は").replace("９", "１０"),
        SENT.replace("９", "１０").replace("支援", "全額支援"),
        SENT.replace("国は", "政府は").replace("９", "１０").replace("支援", "全額支援"),
    ),
    (SENT.replace("費用を", ""), SENT.replace("国は", "政府は"), SENT.replace("費用を", "").replace("国は", "政府は")),
]
#: the same words changed by both, or words put in at one place
MEETING = [
    (SENT.replace("９", "１０"), SENT.replace("９", "１１")),
    (SENT.replace("費用を", ""), SENT.replace("費用", "全ての費用")),
    (SENT.replace("支援", "直ちに支援"), SENT.replace("支援", "速やかに支援")),
    ("", SENT.replace("９", "１０")),
]


@pytest.mark.parametrize(("ours", "theirs", "both"), CLEAN)
def test_changes_that_lie_apart_go_together(ours: str, theirs: str, both: str) -> None:
    assert merge(SENT, ours, theirs) == both
    assert merge(SENT, theirs, ours) == both


@pytest.mark.parametrize(("ours", "theirs"), MEETING)
def test_changes_that_meet_are_left_to_people(ours: str, theirs: str) -> None:
    assert merge(SENT, ours, theirs) is None
    assert merge(SENT, theirs, ours) is None


def test_many_at_once() -> None:
    texts = [SENT.replace("国は", "政府は"), SENT.replace("９", "１０"), SENT.replace("支援", "全額支援")]
    assert merge_all(SENT, texts) == "政府は、橋の点検に要する費用を令和１０年度から全額支援すること。"
    assert merge_all(SENT, [*texts, SENT.replace("９", "１２")]) is None


SOME = st.lists(st.sampled_from([*wording.words(SENT), "必要な", "令和１０年度", "十分に", "\n"]), max_size=14).map(
    "".join
)


@given(SOME, SOME)
def test_the_edits_of_a_text_give_the_other(old: str, new: str) -> None:
    found = edits(old, new)
    assert applied(old, found) == new
    assert all(one.end < other.start for one, other in pairwise(found))


@given(SOME, SOME, SOME)
def test_merging_is_fair_and_never_loses_a_text(sent: str, ours: str, theirs: str) -> None:
    assert merge(sent, ours, sent) == ours
    assert merge(sent, sent, theirs) == theirs
    assert merge(sent, ours, ours) == ours
    assert merge(sent, ours, theirs) == merge(sent, theirs, ours)
