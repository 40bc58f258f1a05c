"""Explicit tables change what they name and nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.japanese import glyphs

CHANGES = [glyphs.half_digits, glyphs.full_digits, glyphs.half_letters, glyphs.full_letters,
           glyphs.half_brackets, glyphs.full_brackets]  # fmt: skip


def test_squeeze_is_a_key() -> None:
    assert glyphs.squeeze(" Ⅱ　①\n㎡ＤＸ ") == "II1m2DX"


@pytest.mark.parametrize("change", CHANGES)
def test_what_nfkc_would_break_is_kept(change: object) -> None:
    assert callable(change)
    assert change("①Ⅱ…㎡～ー㍻℃") == "①Ⅱ…㎡～ー㍻℃"


def test_tables() -> None:
    assert glyphs.half_digits("令和９年") == "令和9年"
    assert glyphs.full_digits("令和9年") == "令和９年"
    assert glyphs.full_letters("DX5") == "ＤＸ5"
    assert glyphs.half_brackets("（１）［２］") == "(１)[２]"
    assert glyphs.full_brackets("(1)｢ア｣｡") == "（1）「ア」。"


@given(st.text(alphabet="0123456789あ①Ⅰ", max_size=20))
def test_digits_round_trip(text: str) -> None:
    assert glyphs.half_digits(glyphs.full_digits(text)) == text


@given(st.text(max_size=40))
def test_length_stays(text: str) -> None:
    for change in CHANGES:
        assert len(change(text)) == len(text)
