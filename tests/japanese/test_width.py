"""Widths in cells."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.japanese.width import advances, cells, cut, pad


@pytest.mark.parametrize(
    ("text", "narrow", "wide"),
    [
        ("", 0, 0),
        ("abc", 3, 3),
        ("漢字かな", 8, 8),
        ("ｶﾞｷﾞ", 4, 4),
        ("か\u3099", 2, 2),
        ("が", 2, 2),
        ("e\u0301", 1, 1),
        ("①Ⅰ※…—→■○×", 9, 18),
        ("“引用”", 6, 8),
        ("葛\U000e0100城", 4, 4),
        ("\u3000", 2, 2),
        ("１２３", 6, 6),
        ("a\tb", 2, 2),
        ("\x1b[0m", 3, 3),
        ("👨\u200d👩\u200d👧", 2, 2),
        ("👍🏽", 2, 2),
        ("☎\ufe0f", 2, 2),
        ("한글", 4, 4),
        ("\u1112\u1161\u11ab", 2, 2),
        ("a\u200bb\u2060c", 3, 3),
    ],
)
def test_cells(text: str, narrow: int, wide: int) -> None:
    assert cells(text, 1) == narrow
    assert cells(text, 2) == wide
    assert cells(text) == wide


@given(st.text(), st.integers(0, 40), st.sampled_from([1, 2]))
def test_cut_is_the_longest_beginning_that_fits(text: str, limit: int, ambiguous: int) -> None:
    begun = cut(text, limit, ambiguous)
    assert text.startswith(begun)
    assert cells(begun, ambiguous) <= limit
    if begun != text:
        assert sum(advances(text, ambiguous)[: len(begun) + 1]) > limit
        assert unicodedata.category(text[len(begun)]) not in ("Mn", "Me")


@given(st.text(), st.text())
def test_cells_are_the_sum_of_the_advances(first: str, second: str) -> None:
    assert cells(first + second) == sum(advances(first + second))
    assert len(advances(first + second)) == len(first + second)


def test_pad_fills_up_and_never_cuts() -> None:
    assert pad("漢字", 6) == "漢字  "
    assert pad("漢字かな", 6) == "漢字かな"
