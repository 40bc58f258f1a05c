"""Two years' requests: who is whose successor, on labelled data; and that every request has exactly one fate."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from library.years import THEMES, years

from drafter.library.lineage import Fate, Lineage, Unit, pair, relation

Pairs = set[tuple[int, int]]


def _pairs(links: list[tuple[tuple[int, ...], tuple[int, ...]]]) -> Pairs:
    return {(a, b) for olds, news in links for a in olds for b in news}


def _f1(found: Pairs, true: Pairs) -> float:
    return 2 * len(found & true) / (len(found) + len(true))


@pytest.mark.parametrize("backwards", [False, True], ids=["same order", "other order"])
def test_labelled_pairs_are_found(backwards: bool) -> None:
    made = years(backwards=backwards)
    found = pair(made.old, made.new)
    true = _pairs([(olds, news) for olds, news, _ in made.links])
    assert sum(len(theme.pairs) for theme in THEMES) >= 60
    assert _f1(_pairs([(link.old, link.new) for link in found.links]), true) >= 0.98


def test_each_theme_alone_is_enough_to_weigh_by() -> None:
    found: list[tuple[int, int]] = []
    true: list[tuple[int, int]] = []
    hits = 0
    for theme in THEMES:
        made = years((theme,))
        got = _pairs([(link.old, link.new) for link in pair(made.old, made.new).links])
        want = _pairs([(olds, news) for olds, news, _ in made.links])
        hits += len(got & want)
        found += got
        true += want
    assert 2 * hits / (len(found) + len(true)) >= 0.97


def test_labelled_fates() -> None:
    made = years()
    found = {(link.old, link.new): link.fate for link in pair(made.old, made.new).links}
    wrong = [
        (fate, found.get((olds, news)), made.old[olds[0]].text if olds else made.new[news[0]].text)
        for olds, news, fate in made.links
        if found.get((olds, news)) is not fate
    ]
    assert len(wrong) <= 2, wrong


def _texts(lineage: Lineage) -> list[tuple[str, list[str], list[str], bool]]:
    return [
        (
            link.fate.value,
            [lineage.old[at].text for at in link.old],
            [lineage.new[at].text for at in link.new],
            link.moved,
        )
        for link in lineage.links
    ]


def _units(*texts: str) -> list[Unit]:
    return [Unit(text, at=f"{at}") for at, text in enumerate(texts, 1)]


SNOW = "除雪機械の更新に要する費用を支援すること。"
NURSE = "看護師の離職を防ぐため宿舎の整備を補助すること。"
DEER = "シカの食害を防ぐ柵の資材費を補助すること。"
BUS = "路線バスの運転手の免許取得費を支援すること。"


def test_what_moved_is_told_and_what_was_only_renumbered_is_not() -> None:
    inserted = pair(_units(SNOW, NURSE, DEER), _units(BUS, SNOW, NURSE, DEER))
    assert [(link.fate.value, link.moved) for link in inserted.links] == [("new", False)] + [("kept", False)] * 3
    moved = pair(_units(SNOW, NURSE, DEER, BUS), _units(BUS, SNOW, NURSE, DEER))
    assert [link.moved for link in moved.links] == [True, False, False, False]


def test_dropped_ones_come_last_in_the_old_order() -> None:
    assert _texts(pair(_units(SNOW, NURSE, DEER), _units(NURSE))) == [
        ("kept", [NURSE], [NURSE], False),
        ("dropped", [SNOW], [], False),
        ("dropped", [DEER], [], False),
    ]


def test_like_texts_stay_under_their_headings() -> None:
    again = "必要な財政措置を講じること。"
    old = [Unit(again, "道路の除雪"), Unit(again, "看護師の確保"), Unit(again, "バスの存続")]
    new = [Unit(again, "バスの存続"), Unit(again, "道路の除雪"), Unit(again, "看護師の確保")]
    assert [link.old for link in pair(old, new).links] == [(2,), (0,), (1,)]


def test_an_exchange_betters_a_greedy_choice() -> None:
    """The best single pair would leave its rivals without a counterpart that they have."""
    old = _units("除雪機械の更新費を支援すること。", "除雪機械の更新費と燃料費を支援すること。")
    new = _units("除雪機械の更新費と燃料費とを国が支援すること。", "除雪機械の更新の費用を支援すること。")
    assert [link.old for link in pair(old, new).links] == [(1,), (0,)]


def test_relation_of_two_texts() -> None:
    assert relation("令和８年度（案）", "令和８年度（案）") is Fate.KEPT
    assert relation("令和８年度（案）", "令和8年度 (案)") is Fate.SPELLING
    assert relation("令和８年度から", "令和9年度から") is Fate.FIGURES
    assert relation("令和８年度から", "令和９年度まで") is Fate.REWORDED


def test_texts_without_letters_and_empty_lists() -> None:
    assert pair([], []).links == ()
    assert [link.fate for link in pair(_units("―", "…"), _units("…", "※")).links] == [
        Fate.KEPT,
        Fate.NEW,
        Fate.DROPPED,
    ]


@settings(max_examples=60, deadline=None)
@given(st.randoms(use_true_random=False), st.integers(0, 40), st.integers(0, 40))
def test_every_request_has_exactly_one_fate(chance: random.Random, count_old: int, count_new: int) -> None:
    made = years()
    old, new = chance.sample(made.old, count_old), chance.sample(made.new, count_new)
    lineage = pair(old, new)
    assert sorted(at for link in lineage.links for at in link.old) == list(range(count_old))
    assert sorted(at for link in lineage.links for at in link.new) == list(range(count_new))
    assert sum(lineage.counts().values()) == len(lineage.links)
    assert [link.new for link in lineage.links if link.new] == sorted(link.new for link in lineage.links if link.new)
    assert pair(old, new) == lineage
    for link in lineage.links:
        assert (link.fate is Fate.NEW) == (not link.old)
        assert (link.fate is Fate.DROPPED) == (not link.new)
        assert "".join(change.new for change in lineage.changes(link)) == lineage.new_text(link)


@given(st.permutations(range(len(years().old))))
@settings(max_examples=10, deadline=None)
def test_a_document_against_itself_in_any_order(order: list[int]) -> None:
    old = years().old
    lineage = pair(old, [replace(old[at], at="") for at in order])
    assert [link.old for link in lineage.links] == [(at,) for at in order]
    assert {link.fate for link in lineage.links} == {Fate.KEPT}
