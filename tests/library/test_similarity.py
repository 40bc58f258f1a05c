"""Which requests are alike: equal texts wholly, unrelated ones not, and the index as a full comparison would say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from library.years import years

from drafter.library.grams import grams, key
from drafter.library.similarity import SAME_REQUEST, Index, Weights, alike, gram_set

YEARS = years()
TEXTS = [unit.text for unit in YEARS.old]


def test_grams_of_a_key() -> None:
    assert grams(key("光ファイバ、"), 2) == ["光フ", "ファ", "ァイ", "イバ"]
    assert gram_set("国の支援") == {"国", "支", "援", "国の", "の支", "支援"}
    assert gram_set("すること") == {"する", "るこ", "こと"}  # nothing but hiragana: better that than nothing
    assert gram_set("―…。") == frozenset()


@given(st.text(max_size=40), st.text(max_size=40))
def test_score_is_symmetric_and_between_0_and_1(one: str, other: str) -> None:
    a, b = gram_set(one), gram_set(other)
    weights = Weights.of([a, b])
    assert weights.cosine(a, b) == pytest.approx(weights.cosine(b, a))
    assert 0.0 <= weights.cosine(a, b) <= 1.0 + 1e-9
    assert weights.cosine(a, a) == pytest.approx(1.0 if a else 0.0)


@given(st.sampled_from(TEXTS))
def test_width_case_and_blanks_do_not_matter(text: str) -> None:
    wide = text.translate({code: code + 0xFEE0 for code in range(0x21, 0x7F)}).replace("の", "　の ")
    assert gram_set(wide) == gram_set(text)


def test_all_pairs_are_what_each_pair_scores() -> None:
    old, new = [gram_set(t) for t in TEXTS], [gram_set(unit.text) for unit in YEARS.new]
    weights = Weights.of([*old, *new])
    found = {(a, b): score for score, a, b in alike(old, new, weights)}
    for a, one in enumerate(old):
        for b, other in enumerate(new):
            score = weights.cosine(one, other)
            assert found.get((a, b), 0.0) == pytest.approx(score if score >= SAME_REQUEST else 0.0)


def test_index_finds_what_a_scan_finds() -> None:
    index = Index(TEXTS)
    assert len(index) == len(TEXTS)
    for unit in YEARS.new:
        asked = gram_set(unit.text)
        scores = [index.weights.cosine(asked, gram_set(text)) for text in TEXTS]
        best = max(range(len(TEXTS)), key=lambda at, scores=scores: (scores[at], -at))  # type: ignore[misc]
        found = index.nearest(unit.text, 1)
        assert [match.at for match in found] == ([best] if scores[best] >= SAME_REQUEST else [])


def test_index_of_equal_texts_gives_the_first_and_heeds_its_bounds() -> None:
    index = Index(["除雪費を支援すること。"] * 3 + ["保育士を増やすこと。"])
    found = index.nearest("除雪費を支援すること。", 2)
    assert [(match.at, round(match.score, 6)) for match in found] == [(0, 1.0), (1, 1.0)]
    assert index.nearest("雪", least=0.99) == []
    assert index.nearest("") == Index([]).nearest("除雪") == []
