"""Accepted opinions taken back: the draft is as it was, but for what came in since."""

from __future__ import annotations

import pytest
from towns import Form, Kind, loaded, opinion, press, printed

from drafter.model.draft import Draft
from drafter.model.review import Review
from drafter.review import ledger, rounds
from drafter.review.applying import Decided
from drafter.review.opinions import Opinion


def taken(*opinions: Opinion, draft: Draft | None = None, text: str | None = None) -> rounds.Taken:
    review = ledger.with_opinions(Review(), opinions)
    return rounds.take(draft or loaded().value, review, [Decided(one, text) for one in opinions], press(), "事務局")


def back(now: rounds.Taken, one: Opinion) -> rounds.Marked:
    return rounds.mark(now.draft, now.review, one.id, "open", press(), by="事務局")


WHOLE = {
    "a clause with slots": opinion("橋の点検", "引き上げる→大きく引き上げる"),
    "a clause of the draft": opinion("通学路", "支援→十分な支援"),
    "the second paragraph": opinion("更新に要する費用への", "費用→全ての費用"),
    "a heading": opinion("道路と橋", "と→及び", kind=Kind.HEADING),
    "a cell": opinion("来年度", "来年度→再来年度", kind=Kind.CELL),
    "the title": opinion("暮らしの基盤", "提言→要望", kind=Kind.MATTER),
    "a paragraph split": opinion(
        "町村の暮らしは", "町村の暮らしは、道路、\n水道、交通などの基盤に支えられている。", kind=Kind.SPLIT
    ),
    "a new clause": opinion("通学路", "冬期の除雪に要する費用を支援すること。", kind=Kind.NEW),
    "a new item": opinion("路線バス", "乗合タクシーの運行を支援すること。", kind=Kind.NEW, form=Form.ITEM),
    "a new line within a clause": opinion("水道管の多く", "漏水も増えている。", kind=Kind.NEW),
}


@pytest.mark.parametrize("name", WHOLE)
def test_the_draft_prints_what_it_did(name: str) -> None:
    now = taken(WHOLE[name])
    assert now.draft != loaded().value
    marked = back(now, WHOLE[name])
    assert printed(marked.draft) == printed(loaded().value)
    assert marked.review.opinions[0].verdict == "open"
    assert not marked.review.opinions[0].applied
    assert marked.told is not None
    assert "元に戻しました" in marked.told.ja
    again = rounds.take(marked.draft, marked.review, [Decided(WHOLE[name])], press(), "事務局")
    assert printed(again.draft) == printed(now.draft)


def test_what_another_changed_beside_it_stays() -> None:
    mine, other = (
        opinion("通学路", change, reviewer=who)
        for change, who in (("安全→安全と安心", "甲"), ("支援→十分な支援", "乙"))
    )
    marked = back(taken(mine, other), mine)
    assert "通学路の安全を確かめる点検に対する十分な支援を設けること。" in printed(marked.draft)
    assert [one.verdict for one in marked.review.opinions] == ["open", "accepted"]


def test_words_that_another_wants_too_stay() -> None:
    both = [opinion("通学路", "支援→十分な支援", reviewer=who) for who in ("甲", "乙")]
    now = taken(*both)
    one = back(now, both[0])
    assert one.draft == now.draft
    assert one.told is not None
    assert "残しました" in one.told.ja
    two = rounds.mark(one.draft, one.review, both[1].id, "rejected", press(), by="事務局")
    assert printed(two.draft) == printed(loaded().value)


def test_adapted_words_go_too() -> None:
    one = opinion("通学路", "支援→十分な支援")
    now = taken(one, text="通学路の安全のための支援を設けること。")
    assert printed(back(now, one).draft) == printed(loaded().value)


@pytest.mark.parametrize(
    "one",
    [
        opinion("スクールバス", kind=Kind.DELETED, form=Form.ITEM),
        opinion("通学路", "通学路の点検を止めること。"),
    ],
)
def test_what_cannot_be_put_back_is_told_and_left(one: Opinion) -> None:
    now = taken(one)
    draft = now.draft
    if one.kind is Kind.TEXT:  # written anew by hand since
        later = taken(opinion("路線バス", "こと→べきこと"), draft=draft).draft
        draft = later.model_copy(update={"sections": loaded().value.sections[1:]})
    marked = rounds.mark(draft, now.review, one.id, "open", press(), by="事務局")
    assert marked.draft == draft
    assert marked.told is not None
    assert "戻せませんでした" in marked.told.ja
    assert marked.review.opinions[0].verdict == "open"
