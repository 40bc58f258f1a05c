"""Which of many texts are nearly one another: runs of letters first, then word by word.

Two requests may share nearly all their words and yet be two: 離島 in one, 半島 in the other. They are one where nothing
but particles, endings and figures was exchanged, or words were only put in or taken out.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from drafter.japanese import lazy, wording
from drafter.japanese.glyphs import squeeze
from drafter.library.grams import grams, key

_RUN = 5
#: runs of letters that two texts share, of those of the shorter one, so that they are looked at word by word
_SHARED = 0.45
#: so many texts are remembered
_REMEMBERED = 4096
#: of the longer text, at most so much may be put in
_ADDED = 0.30
#: what is in the text itself, not its grammar
_CONTENT = lazy.compile(r"[\u3400-\u9fff々〆ァ-ヴー0-9０-９A-Za-zＡ-Ｚａ-ｚ]")
#: what links words, and says nothing alone
_LINKS = "等及並又若"
#: words of one sense: where all else is equal, the second request asks for the same
_SAME = tuple(
    group.split()
    for group in (
        "支援 援助 助成 補助",
        "支え 助け",
        "地方 地域",
        "拡充 充実 拡大 強化 増額",
        "整備 構築 設置",
        "人材 担い手",
        "推進 促進 実施 展開",
        "軽減 低減 縮減 抑制",
        "見直し 改善 是正",
        "活用 利用 使用",
        "周知 広報 啓発",
        "連携 協力 連絡調整",
        "早急 早期 速やか 迅速 直ち",
        "財政措置 財政支援 財源措置 財政的支援 財政上の措置",
        "地方公共団体 自治体 地方自治体 地方団体",
        "市町村 市区町村",
        "経費 費用 コスト",
        "取組 施策 対策",
        "課題 問題",
        "必要 十分 適切",
        "確保 担保",
        "検討 議論",
        "仕組み 制度 体制 枠組み",
        "住民 市民 県民",
        "創設 新設",
        "一層 更なる 更に さらなる",
        "併せて あわせて また さらに 更に 加えて 同時に",
        "明確 明示 明らか",
        "継続 恒久 安定",
        "向上 改善",
        "対応 対処",
        "講ず 講じ 図 行 実施",
        "速やかに 早期に 早急に 直ちに",
    )
)
#: a request as long as that says the same although this much of it was exchanged, but for what it is about
_AT_LENGTH = 90
_EXCHANGED = 0.08
#: how a request begins tells what it is about
_ABOUT = 20
#: what a request is about, not what it asks for: two requests that differ in it are two
_NAMED = lazy.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ]|[都道府県市区町村省庁局国島法]|[ァ-ヴー]{2}")
#: verbs of asking, which may be exchanged for one another
_ASKING = lazy.compile(
    r"(?:支援|措置|推進|促進|対応|配慮|検討|実施|推進|充実|強化|拡充|確保|整備|講じ|講ず|行|図|進め|努め|必要な|十分な|確実な|適切な|着実に|速やかに|早急に|強力に|積極的に"
    r"|対|関|係|向|際|[ぁ-ん、])+"
)


@dataclass(frozen=True, slots=True)
class Twin:
    """A later text that is nearly an earlier one: their positions, and whether they differ in figures alone."""

    first: int
    second: int
    figures: bool


@lru_cache(maxsize=8192)
def runs(text: str) -> frozenset[str]:
    """The runs of letters by which a text is found; blanks, marks and widths do not count."""
    return frozenset(grams(key(text), _RUN))


class _Known:
    """Every text that was asked for, with those that share much of it: after a key stroke one text is new."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.holders: defaultdict[str, list[str]] = defaultdict(list)
        self.near: dict[str, dict[str, None]] = {}

    def of(self, text: str) -> dict[str, None]:
        """The texts met so far, or to be met, that share enough runs with a text."""
        with self.lock:
            if text not in self.near:
                self._meet(text)
            return self.near[text]

    def _meet(self, text: str) -> None:
        if len(self.near) >= _REMEMBERED:
            self.near.clear()
            self.holders.clear()
        mine = runs(text)
        shared: dict[str, int] = {}
        for run in mine:
            before = self.holders[run]
            for other in before:  # mostly none: a Counter's own way costs four times as much
                shared[other] = shared.get(other, 0) + 1
            before.append(text)
        self.near[text] = {}
        for other, count in shared.items():
            if count >= _SHARED * min(len(mine), len(runs(other))):
                self.near[text][other] = self.near[other][text] = None


_known = _Known()


def twins(texts: Sequence[str]) -> Iterable[Twin]:
    """The pairs of a list that are nearly one text, each later one with the first of its kind; equal ones are none."""
    for text in texts:
        _known.of(text)
    first: dict[str, int] = {}
    for at, text in enumerate(texts):
        for before, other in sorted((first[other], other) for other in (*_known.of(text),) if other in first):
            found = compared(other, text)
            if found is not None:
                yield Twin(before, at, found == "figures")
                break
        first.setdefault(text, at)


@lru_cache(maxsize=4096)
def compared(one: str, other: str) -> str | None:
    """``figures`` or ``words`` for two texts that are nearly one another; None for equal and for different ones."""
    if squeeze(one) == squeeze(other):
        return None
    if key(one) == key(other):
        return "words"
    if wording.only_figures(one, other):
        return "figures"
    added = exchanged = 0
    for change in wording.changes(one, other):
        if change.op == "equal":
            continue
        longer = max(len(change.old), len(change.new))
        if change.op == "replace" and not _slight(change.old, change.new):
            if change.old_at < _ABOUT or _NAMED.search(change.old) or _NAMED.search(change.new):
                return None
            exchanged += longer
        added += longer
    length = max(len(one), len(other))
    if exchanged and (length < _AT_LENGTH or exchanged > _EXCHANGED * length):
        return None
    return "words" if added <= _ADDED * length else None


def _slight(old: str, new: str) -> bool:
    """Whether words that were exchanged say the same: grammar, or one verb of asking for another."""
    if _content(old) == _content(new):
        return True
    if any(a != b and a in old and _content(old.replace(a, b, 1)) == _content(new) for a, b in _pairs()):
        return True
    return _ASKING.fullmatch(old) is not None and _ASKING.fullmatch(new) is not None


@lru_cache(maxsize=1)
def _pairs() -> tuple[tuple[str, str], ...]:
    """Words of one sense, each with each."""
    return tuple((a, b) for group in _SAME for a in group for b in group)


def _content(words: str) -> str:
    return "".join(char for char in _CONTENT.findall(words) if char not in _LINKS)
