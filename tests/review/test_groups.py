"""Opinions of several reviewers side by side."""

from __future__ import annotations

from dataclasses import replace

import pytest
from towns import Form, Kind, loaded, opinion, press, printed, target

from drafter.review import groups, ledger, rounds
from drafter.review.applying import Decided
from drafter.review.groups import State
from drafter.review.opinions import Opinion, Remark, Sureness

A, B, C = ({"reviewer": name, "file": f"{name}.docx"} for name in ("○○県", "△△県", "□□県"))
REMARK = replace(opinion("通学路", kind=Kind.COMMENT, **C), new="", remarks=(Remark("□□県", "", "なぜか"),))

#: opinions on one place, and how they stand to each other
CASES: dict[str, tuple[list[Opinion], State]] = {
    "one": ([opinion("通学路", "支援→十分な支援", **A)], State.SINGLE),
    "one and a remark": ([opinion("通学路", "支援→十分な支援", **A), REMARK], State.SINGLE),
    "remarks alone": ([REMARK], State.COMMENT),
    "the same words": ([opinion("通学路", "支援→補助", **A), opinion("通学路", "支援→補助", **B)], State.AGREED),
    "words apart": ([opinion("通学路", "支援→補助", **A), opinion("通学路", "安全→安全性", **B)], State.MERGED),
    "the same place": ([opinion("通学路", "支援→補助", **A), opinion("通学路", "支援→助成", **B)], State.CONFLICT),
    "a split and words apart": (
        [
            opinion("通学路", "点検に→点検が要る。\n点検に", kind=Kind.SPLIT, **A),
            opinion("通学路", "支援を→全額の支援を", **B),
        ],
        State.MERGED,
    ),
    "taken out and reworded": (
        [opinion("通学路", kind=Kind.DELETED, **A), opinion("通学路", "支援→補助", **B)],
        State.CONFLICT,
    ),
    "taken out by both": (
        [opinion("通学路", kind=Kind.DELETED, **A), opinion("通学路", kind=Kind.DELETED, **B)],
        State.AGREED,
    ),
    "moved by one and reworded by another": (
        [
            replace(opinion("路線バス", kind=Kind.MOVED, **A), after=target("通学路")),
            opinion("路線バス", "補助→支援", **B),
        ],
        State.MERGED,
    ),
    "moved to different places": (
        [
            replace(opinion("路線バス", kind=Kind.MOVED, **A), after=target("通学路")),
            replace(opinion("路線バス", kind=Kind.MOVED, **B), after=target("橋の点検")),
        ],
        State.CONFLICT,
    ),
    "the same new paragraph": (
        [
            opinion("通学路", "除雪の費用を支援すること。", kind=Kind.NEW, **A),
            opinion("通学路", "除雪の費用を支援すること。", kind=Kind.NEW, **B),
        ],
        State.AGREED,
    ),
    "two wordings of a new paragraph": (
        [
            opinion("通学路", "除雪の費用を支援すること。", kind=Kind.NEW, **A),
            opinion("通学路", "除雪の費用を全額支援すること。", kind=Kind.NEW, **B),
        ],
        State.CONFLICT,
    ),
    "new paragraphs on different matters": (
        [
            opinion("通学路", "除雪の費用を支援すること。", kind=Kind.NEW, **A),
            opinion("通学路", "港湾における荷役機械の更新計画を公表されたい。", kind=Kind.NEW, **B),
        ],
        State.MERGED,
    ),
    "an unsure place": (
        [opinion("通学路", "支援→補助", sure=Sureness.UNSURE, **A), opinion("通学路", "支援→補助", **B)],
        State.UNSURE,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_how_they_stand(name: str) -> None:
    opinions, state = CASES[name]
    for given in (opinions, opinions[::-1]):
        (group,) = groups.side_by_side(given)
        assert group.state is state
        assert {one.id for one in group.opinions} == {one.id for one in opinions}


def test_the_words_with_all_changes() -> None:
    (group,) = groups.side_by_side(CASES["words apart"][0])
    assert group.merged == "通学路の安全性を確かめる点検に対する補助を設けること。"
    (conflict,) = groups.side_by_side(CASES["the same place"][0])
    assert conflict.merged is None


def test_who_contradicts_nobody_is_told() -> None:
    third = opinion("通学路", "通学路→通園路", **C)
    (group,) = groups.side_by_side([*CASES["the same place"][0], third])
    assert group.state is State.CONFLICT
    assert group.clashing == {one.id for one in CASES["the same place"][0]}


def test_what_was_rejected_contradicts_nobody() -> None:
    opinions, _ = CASES["the same place"]
    (group,) = groups.side_by_side(opinions, dropped={opinions[0].id})
    assert group.state is State.SINGLE
    assert len(group.opinions) == 2


def test_places_in_the_order_of_the_document() -> None:
    first = ["に関する提言", "町村の暮らし", "道路と橋", "橋の点検", "通学路"]
    words = [*first, "水道と交通", "水道管の多く", "更新に要する費用への", "強く求める"]
    given = [opinion(word, "改めた文。") for word in reversed(words)]
    assert [group.target.text for group in groups.side_by_side(given)] == [target(word).text for word in words]


def test_what_is_taken_at_once() -> None:
    """All that is sure and contradicted by nobody; slight differences only where Word recorded them."""
    slight = replace(opinion("件数は", "前年度→前 年度"), slight=True)
    recorded = replace(opinion("強く求める", "実現→実 現"), slight=True, tracked=True)
    conflict, apart = CASES["the same place"][0], opinion("橋の点検", "終える→全て終える", **A)
    unsure = opinion("路線バス", "補助→支援", sure=Sureness.UNSURE)
    row = opinion("来年度", kind=Kind.DELETED, form=Form.ROW)
    review = ledger.with_opinions(ledger.Review(), [*conflict, apart, slight, recorded, unsure, REMARK, row])
    assert set(rounds.sure(review)) == {apart.id, recorded.id, row.id}
    decided = ledger.decide(review, conflict[0].id, "rejected", by="事務局")
    assert conflict[1].id in rounds.sure(decided)
    assert apart.id not in rounds.sure(ledger.decide(review, apart.id, "accepted", by="事務局"))


def test_a_second_round_is_not_held_against_the_first() -> None:
    first = opinion("通学路", "支援→十分な支援")
    once = rounds.take(
        loaded().value, ledger.with_opinions(ledger.Review(), [first]), [Decided(first)], press(), "事務局"
    )
    text = first.new.replace("十分な", "十分かつ安定的な")
    second = replace(first, target=replace(first.target, text=first.new), old=first.new, new=text, version="2")
    review = ledger.with_opinions(once.review, [second])
    assert [group.state for group in rounds.side_by_side(review)] == [State.SINGLE, State.SINGLE]
    assert rounds.sure(review) == (second.id,)
    twice = rounds.take(once.draft, review, [Decided(second)], press(), "事務局")
    assert text in printed(twice.draft)


def test_a_late_opinion_on_the_first_version_meets_what_was_accepted() -> None:
    first, late = (
        opinion("通学路", change, reviewer=who) for change, who in (("支援→十分な支援", "甲"), ("支援→助成", "乙"))
    )
    once = rounds.take(
        loaded().value, ledger.with_opinions(ledger.Review(), [first]), [Decided(first)], press(), "事務局"
    )
    review = ledger.with_opinions(once.review, [late])
    assert [group.state for group in rounds.side_by_side(review)] == [State.CONFLICT]
    assert not rounds.sure(review)
