"""Line breaking: 追い出し, 禁則 at both ends, whole numbers and words, whatever the width."""

from __future__ import annotations

import re
import time
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from drafter.japanese.width import cells
from drafter.japanese.wrap import NO_END, NO_START, balanced, breaks, wrap

# the rule that the brief of a Japanese typist would name, written out here again
MUST_NOT_BEGIN = "、。，．・：；？！）］｝」』】〉》〕’”ーぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々ゝゞヽヾ％‐～"
MUST_NOT_END = "（［｛「『【〈《〔‘“￥"
NUMBER = r"[0-9０-９]+(?:[.,．，][0-9０-９]+)*"

_PIECES = st.sampled_from(
    [
        *"東京都内閣府通信整備令和年度",
        *"あいうえおかきく",
        *"、。）」』・ーっゃょ々％",
        *"（「『【",
        "１２，３４５",
        "99.9％",
        "令和１０年度",
        "Society5.0",
        "Wi-Fi",
        "ＤＸ",
        "https://example.go.jp/a/b",
        "……",
        "——",
        "か\u3099",
        "①",
        " ",
        "\u3000",
    ]
)
TEXTS = st.lists(_PIECES, max_size=60).map("".join)


def test_the_rule_is_in_the_tables() -> None:
    assert set(MUST_NOT_BEGIN) <= NO_START
    assert set(MUST_NOT_END) <= NO_END


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("あいうえお、かき", 10, ["あいうえ", "お、かき"]),
        ("あいうえ「かき」", 10, ["あいうえ", "「かき」"]),
        ("あいう１２３４円", 10, ["あいう", "１２３４円"]),
        ("あいう1,234円", 8, ["あいう", "1,234円"]),
        ("割合は９９．９％だ", 12, ["割合は", "９９．９％だ"]),
        ("あいうえSociety", 12, ["あいうえ", "Society"]),
        ("これは……だ", 8, ["これは", "……だ"]),
        ("あい　　うえ", 6, ["あい", "うえ"]),
        ("ab cd ef", 5, ["ab cd", "ef"]),
        ("整備すること。", 12, ["整備するこ", "と。"]),
        ("▲１０％となる", 8, ["▲１０％", "となる"]),
        ("一行\n二行", 20, ["一行", "二行"]),
        ("", 10, [""]),
    ],
)
def test_cases(text: str, width: int, lines: list[str]) -> None:
    assert wrap(text, width) == lines


def test_prefixes_hang() -> None:
    assert wrap("あいうえおかきく", 10, first="・", rest="　") == ["・あいうえ", "　おかきく"]
    assert wrap("", 10, first="(1) ", rest="    ") == ["(1)"]


@given(TEXTS, st.integers(-3, 50), st.sampled_from(["", "・", "(1) "]))
@example("（" * 30, 4, "")
@example("、" * 30, 5, "")
@example("1" * 50, 8, "")
def test_nothing_is_lost_and_no_line_is_too_wide(text: str, width: int, label: str) -> None:
    rest = " " * cells(label)
    lines = wrap(text, width, first=label, rest=rest)
    bare = [line[len(label if i == 0 else rest) :] for i, line in enumerate(lines)]
    assert re.sub(r"\s", "", "".join(bare)) == re.sub(r"\s", "", text)
    assert all(line == line.rstrip() for line in lines)
    room = max(width - cells(rest), 2)
    assert all(cells(line) <= max(room, 2) for line in bare)


@given(TEXTS, st.integers(30, 80))
def test_prohibitions_hold(text: str, width: int) -> None:
    lines = wrap(text, width)
    for before, after in pairwise(lines):
        if not before.strip() or not after or _impossible(text, width):
            continue
        assert after[0] not in MUST_NOT_BEGIN, (before, after)
        assert before[-1] not in MUST_NOT_END, (before, after)
        assert not (before[-1] in "…—" and after[0] == before[-1])
        assert not (before[-1].isascii() and before[-1].isalnum() and after[0].isascii() and after[0].isalnum()) or (
            re.search(rf"{re.escape(before[-1])}[ \u3000]+{re.escape(after[0])}", text)
        )


@given(TEXTS, st.integers(30, 80))
def test_no_number_is_broken(text: str, width: int) -> None:
    if _impossible(text, width):
        return
    starts = set(breaks(text, width))
    for number in re.finditer(NUMBER, text):
        inside = set(range(number.start() + 1, number.end()))
        assert not inside & starts, number[0]


def _impossible(text: str, width: int) -> bool:
    """Whether a chain that may nowhere be broken is wider than half a line (prohibited marks in a row, glued words)."""
    closers, openers = re.escape(MUST_NOT_BEGIN + "()"), re.escape(MUST_NOT_END)
    glued = rf"[!-~０-９Ａ-Ｚａ-ｚ…—{closers}{openers}\s]"
    chains = re.findall(rf".?{glued}+.?", text)
    return any(cells(chain) > width // 2 for chain in chains)


@given(TEXTS, st.integers(2, 40), st.booleans())
def test_breaks_are_rising_offsets(text: str, width: int, hang: bool) -> None:
    starts = breaks(text, width, hang=hang)
    assert starts[0] == 0
    assert starts == sorted(set(starts))
    assert all(start < max(len(text), 1) for start in starts)
    if not hang:
        for begin, end in zip(starts, [*starts[1:], len(text)], strict=True):
            assert cells(text[begin:end]) <= max(width, 2)


@given(TEXTS, st.integers(10, 60))
def test_balanced_needs_no_more_lines(text: str, width: int) -> None:
    assert len(balanced(text, width)) <= len(wrap(text, width))


def test_marks_stay_with_their_letter() -> None:
    assert wrap("か\u3099か\u3099か\u3099", 2) == ["か\u3099"] * 3
    assert wrap("葛\U000e0100葛\U000e0100", 2) == ["葛\U000e0100"] * 2


@pytest.mark.parametrize(
    "text", ["（" * 20000, "。" * 20000, "1" * 20000, "a," * 10000, "…" * 20000, " " * 20000, "’a" * 9999]
)
def test_hostile_runs_are_fast(text: str) -> None:
    began = time.perf_counter()
    wrap(text, 40)
    assert time.perf_counter() - began < 2
