"""Words that changed, as a person would mark them; whatever the texts, both can be read off again."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.japanese.wording import marked, readable, words

CASES = Path(__file__).with_name("words.yaml")


def _cases() -> list[dict[str, str]]:
    import yaml

    loaded: list[dict[str, str]] = yaml.safe_load(CASES.read_text(encoding="utf-8"))
    return loaded


@pytest.mark.parametrize("case", _cases(), ids=lambda case: case["why"])
def test_what_is_marked(case: dict[str, str]) -> None:
    assert marked(readable(case["old"], case["new"])) == case["told"]


PIECES = st.lists(
    st.sampled_from(
        [
            *"令和８年度末",
            *"（）「」、。",
            "令和９年度",
            "99.9%",
            "１０分の９",
            "デジタル",
            "ＤＸ",
            "支援",
            "並びに",
            "及び",
            "こと。",
            "を",
            "の",
            "とともに、",
            "\n",
            " ",
            "🙂",
        ]
    ),
    max_size=24,
).map("".join)


@given(PIECES, PIECES)
def test_both_texts_can_be_read_off(old: str, new: str) -> None:
    found = readable(old, new)
    assert "".join(one.old for one in found) == old
    assert "".join(one.new for one in found) == new
    for one in found:
        assert old[one.old_at :].startswith(one.old)
        assert new[one.new_at :].startswith(one.new)
        assert (one.op == "equal") == (one.old == one.new != "")
    assert not any((one.op == "equal") == (other.op == "equal") for one, other in pairwise(found))


@given(PIECES, PIECES)
def test_no_word_is_cut(old: str, new: str) -> None:
    """Every end of a stretch is an end of a word."""
    for text, stretches in (
        (old, [one.old for one in readable(old, new)]),
        (new, [one.new for one in readable(old, new)]),
    ):
        ends, at = {0}, 0
        for word in words(text):
            at += len(word)
            ends.add(at)
        at = 0
        for stretch in stretches:
            at += len(stretch)
            assert at in ends


@given(PIECES)
def test_equal_texts_have_no_change(text: str) -> None:
    assert all(one.op == "equal" for one in readable(text, text))
