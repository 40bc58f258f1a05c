"""Numbers in kanji: cases, and back again."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.japanese import eras
from drafter.japanese.kanji_numbers import counted, kanji

_CASES = {
    "0": "〇",
    "10": "十",
    "11": "十一",
    "20": "二十",
    "105": "百五",
    "1,700": "千七百",
    "１,０００": "千",
    "10000": "一万",
    "11,000,000": "千百万",
    "10,000,000,000,000": "十兆",
    "100,001,000": "一億千",
    "99.9%": "九十九・九パーセント",
    "0.05": "〇・〇五",
    "2027年": "二〇二七年",
    "2027年度": "二〇二七年度",
    "令和9年12月31日": "令和九年十二月三十一日",
    "007": "〇〇七",
    "本文": "本文",
}


@pytest.mark.parametrize(("text", "printed"), _CASES.items())
def test_cases(text: str, printed: str) -> None:
    assert counted(text) == printed


_VALUES = {"〇": 0, **{sign: i for i, sign in enumerate("一二三四五六七八九", 1)}}


def read(text: str) -> int:
    """A number in kanji, read by a way of its own."""
    total = group = digit = 0
    for sign in text:
        if sign in _VALUES:
            digit = _VALUES[sign]
        elif sign in "十百千":
            group += (digit or 1) * {"十": 10, "百": 100, "千": 1000}[sign]
            digit = 0
        else:
            total += (group + digit) * {"万": 10**4, "億": 10**8, "兆": 10**12}[sign]
            group = digit = 0
    return total + group + digit


@given(st.integers(0, 10**16 - 1))
def test_a_number_is_read_back(number: int) -> None:
    printed = kanji(number)
    assert read(printed) == number
    assert printed == "〇" or "〇" not in printed


@given(st.integers(2019, 2100), st.integers(1, 12))
def test_dates_are_read_back(year: int, month: int) -> None:
    if (year, month) < (2019, 5):
        return
    printed = eras.era_date(f"{year}-{month:02d}", "kanji")
    parsed = eras.parse(printed)
    assert parsed is not None
    assert (parsed.year, parsed.month) == (year, month)


def test_fiscal_years() -> None:
    assert eras.print_fiscal_year(2027, "kanji") == "令和九年度"
    assert eras.print_fiscal_year(2027, "kanji", "both") == "令和九年度（二〇二七年度）"
    assert eras.print_fiscal_year(2019, "kanji") == "令和元年度"
