"""Sentences of a paragraph, and where one was cut off."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.japanese import sentences

SPLIT = [
    ("橋を直すこと。道も直すこと。", ["橋を直すこと。", "道も直すこと。"]),
    ("「直す。」と答えた。次に進む。", ["「直す。」と答えた。", "次に進む。"]),
    ("橋（国道。県道を含む。）を直すこと。", ["橋（国道。県道を含む。）を直すこと。"]),
    ("橋を直すこと。（再掲）", ["橋を直すこと。（再掲）"]),
    ("橋を直すこと。（再掲）道も。", ["橋を直すこと。", "（再掲）道も。"]),
    ("「橋を直すこと。道も直すこと。", ["「橋を直すこと。", "道も直すこと。"]),
    ("「橋を直す｣こと。道も。", ["「橋を直す｣こと。", "道も。"]),
    ("１．５倍にすること。", ["１．５倍にすること。"]),
    ("本当か？ はい。", ["本当か？", "はい。"]),
    ("橋を直す", ["橋を直す"]),
    ("一行目。\n二行目", ["一行目。", "二行目"]),
    ("　", []),
]


@pytest.mark.parametrize(("text", "expected"), SPLIT)
def test_split(text: str, expected: list[str]) -> None:
    assert [sentence.text for sentence in sentences.split(text)] == expected


def test_a_remark_is_no_part_of_the_core() -> None:
    (sentence,) = sentences.split("橋を直すこと。（再掲）")
    assert (sentence.core, sentence.ended) == ("橋を直すこと。", True)


CUT = [
    ("橋を直すこと。", None),
    ("橋を直すこと。（再掲）", None),
    ("次のとおりである：", None),
    ("「直すこと。」", None),
    ("橋を直し、", "comma"),
    ("橋の点検を", "particle"),
    ("橋を直すこと", "unended"),
    ("", None),
]


@pytest.mark.parametrize(("text", "how"), CUT)
def test_cut_off(text: str, how: str | None) -> None:
    assert sentences.cut_off(text) == how


pieces = st.text(alphabet="あ橋。、「」（）()『』｣！？．１ \n　", max_size=60)


@given(pieces)
def test_nothing_is_lost_between_sentences(text: str) -> None:
    found = sentences.split(text)
    assert "".join(s.text for s in found).split() == "".join(text[s.start : s.end] for s in found).split()
    assert "".join("".join(s.text.split()) for s in found) == "".join(text.split())
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


@given(pieces)
def test_pairs_nest(text: str) -> None:
    found = sorted(sentences.pairs(text).items())
    for index, (a, b) in enumerate(found):
        assert a < b
        assert all(d < b for c, d in found[index + 1 :] if c < b)
