"""Captions: a bracketed line over its text (``【現状】``), or on one line with it (``【現状】　本県では…``)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

#: a bracketed or boxed line: 【…】 〔…〕 ＜…＞ ≪…≫, alone on its line
ALONE = re.compile(
    r"(?:【[^【】]{1,60}】|〔[^〔〕]{1,60}〕|＜[^＜＞]{1,60}＞|<[^<>]{1,60}>|〈[^〈〉]{1,60}〉"
    r"|《[^《》]{1,60}》|≪[^≪≫]{1,60}≫"
    r"|\[[^\[\]]{1,60}\]|［[^［］]{1,60}］|〘[^〘〙]{1,60}〙|[（(][^（）()]{1,30}[）)]|「[^「」]{1,40}」"
    r"|『[^『』]{1,40}』)"
    r"[ 　]*(?:[（(〔][^（）()〔〕]{1,40}[）)〕])?"
)
_RUN_IN = re.compile(
    r"(?P<head>【[^【】。、]{1,20}】|〔[^〔〕。、]{1,20}〕|＜[^＜＞。、]{1,20}＞|<[^<>。、]{1,20}>"
    r"|〈[^〈〉。、]{1,20}〉|《[^《》。、]{1,20}》|≪[^≪≫。、]{1,20}≫|［[^［］。、]{1,20}］"
    r"|[（(](?:[^（）()。、]{0,6}(?:現状|現況|課題|背景|理由|趣旨|要旨|目的|効果|内容|説明|対応|提案|要望|提言|要請))[)）])"
    r"(?P<gap>[ 　\t]*)(?P<text>[^ 　\t、，。・のをはがにで].{9,})",
    re.DOTALL,
)


def run_in(text: str) -> re.Match[str] | None:
    """A caption with its text on one line: the groups ``head`` and ``text``; None for anything else."""
    found = _RUN_IN.match(text)
    return found if found and "。" in found["text"] else None


def runs_in(texts: Sequence[str], alone: Sequence[str]) -> frozenset[int]:
    """Which lines are captions with their text behind them.

    One such line may be anything (``【注】…``, a quotation); where its brackets head further text, behind them or
    beneath, it is a caption.

    Args:
        texts: all lines. alone: the captions that stand on a line of their own.
    """
    found = {i: text[0] for i, text in enumerate(texts) if text[:1] in _OPENING and run_in(text) is not None}
    counts = Counter([*found.values(), *(caption[0] for caption in alone if caption[0] in _OPENING)])
    return frozenset(i for i, bracket in found.items() if counts[bracket] > 1)


_OPENING = frozenset("【〔＜<〈《≪［（(")
