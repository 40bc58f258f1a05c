"""Words that changed: nothing is lost, no word or number is cut."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.japanese.wording import changes, marked, only_figures, words

CUT = [
    "令和８年度|から|必要な|財政措置|を|講じる|とともに|、|見直し|を|図る|こと|。",
    "世帯|カバー|率|を|99.9％|とする|目標",
    "令和6年|（|2024年|）|3月末|まで|に",
    "並びに|地方公共団体|における|速やかに|設けられたい",
    "引き続き|支援|を|拡充|する|こと",
    "三年|以内|に|５Ｇ|基地局|を|整備|すべき|である|。",
    "Ｗｅｂ３.０|や|ＡＩ|など",
]


@pytest.mark.parametrize("expected", CUT)
def test_where_a_text_is_cut(expected: str) -> None:
    assert words(expected.replace("|", "")) == expected.split("|")


CHANGED = [
    (
        "令和８年度から支援すること。",
        "令和９年度から支援すること。",
        "〔-令和８年度-〕〔+令和９年度+〕から支援すること。",
    ),
    ("支援を行うこと。", "支援を速やかに行うこと。", "支援を〔+速やかに+〕行うこと。"),
    ("必要な支援を行うこと。", "支援を行うこと。", "〔-必要な-〕支援を行うこと。"),
    ("支援を拡充する。", "措置を講じる。", "〔-支援を拡充する-〕〔+措置を講じる+〕。"),
    ("目標を50％とする。", "目標を５０％とする。", "目標を〔-50％-〕〔+５０％+〕とする。"),
    ("", "新しい要望。", "〔+新しい要望。+〕"),
]


@pytest.mark.parametrize(("old", "new", "expected"), CHANGED)
def test_changed_words(old: str, new: str, expected: str) -> None:
    assert marked(changes(old, new)) == expected


def test_long_equal_stretches_are_shortened() -> None:
    old = "住民の暮らしを守る観点から、" + "道路の除雪に要する費用" * 5 + "を令和８年度に支援すること。"
    shown = marked(changes(old, old.replace("８", "９")), shown=8)
    assert shown.startswith("…")
    assert "〔-令和８年度-〕〔+令和９年度+〕" in shown
    assert len(shown) < 50


TEXT = st.text("令和８９年度国の補助率を引き上げ、支援すること。カバー率99.9% 　（）ABｶﾅ々\n🙂", max_size=60)


@given(TEXT)
def test_words_are_the_text(text: str) -> None:
    assert "".join(words(text)) == text


@given(TEXT, TEXT)
def test_changes_hold_both_texts_and_their_places(old: str, new: str) -> None:
    found = changes(old, new)
    assert "".join(one.old for one in found) == old
    assert "".join(one.new for one in found) == new
    for one in found:
        assert old[one.old_at : one.old_at + len(one.old)] == one.old
        assert new[one.new_at : one.new_at + len(one.new)] == one.new
        assert (one.op == "equal") == (one.old == one.new != "")
        assert one.op != "delete" or not one.new
        assert one.op != "insert" or not one.old
    assert not any(a.op == b.op == "equal" for a, b in pairwise(found))


@given(TEXT, TEXT)
def test_changes_never_cut_a_number(old: str, new: str) -> None:
    for one in changes(old, new):
        before = new[one.new_at - 1 : one.new_at] if one.new_at else ""
        if one.op == "equal" or not one.new or not before:
            continue
        assert not (before.isdecimal() and one.new[0].isdecimal())


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("令和８年度までに３割とする。", "令和９年度までに4割とする。", True),
        ("令和６年（2024年）末", "令和７年（2025年）末", True),
        ("３年後に見直す。", "五年後に見直す。", True),
        ("99.9％とする。", "100％とする。", True),
        ("令和８年度までに整備する。", "令和９年度までに検討する。", False),
        ("令和８年度", "令和８年度", False),
        ("令和８年度", "令和8年度", False),
        ("二酸化炭素の排出を減らす。", "一酸化炭素の排出を減らす。", False),
    ],
)
def test_figures_only(old: str, new: str, expected: bool) -> None:
    assert only_figures(old, new) is expected
