"""Slots: the one syntax of typed blanks."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.library.slots import fill, malformed, names, write


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", ()),
        ("{{年}}まで", ("年",)),
        ("{{ 年 }}と{{　目標 値　}}", ("年", "目標 値")),
        ("{{年}}{{年}}", ("年", "年")),
        ("{年}", ()),
        ("{{}}", ()),
        ("{{ }}", ()),
        ("{{年\n度}}", ()),
        ("{{{年}}}", ("年",)),
        ("{{a}b}}", ()),
    ],
)
def test_names(text: str, found: tuple[str, ...]) -> None:
    assert names(text) == found


def test_fill_leaves_what_it_does_not_know() -> None:
    assert fill("{{年}}までに{{率}}とすること。", {"年": "令和9年度"}) == "令和9年度までに{{率}}とすること。"
    assert fill("{{ 年 }}", {"年": "\\1 {{率}}"}) == "\\1 {{率}}"


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("{{年}}まで", []),
        ("{{年まで", [0]),
        ("年}}まで", [1]),
        ("{{}}", [0, 2]),
        ("｛｛年｝｝", [0, 3]),
        ("{{年}}と{{月", [6]),
        ("集合 {a} は可", []),
    ],
)
def test_malformed(text: str, places: list[int]) -> None:
    assert [at for at, _ in malformed(text)] == places


@given(
    st.text(alphabet="年度目標a ", min_size=1).filter(lambda name: name.strip(" 　")),
    st.text(alphabet="あい{}。", max_size=5),
)
def test_what_is_written_is_found_and_filled(name: str, around: str) -> None:
    name = name.strip()
    text = f"前{write(name)}後"
    assert names(text) == (name,)
    assert fill(text, {name: around}) == f"前{around}後"
    assert list(malformed(text)) == []
