"""Okurigana with a kana too few or too many: 改る for 改める, 伴なう for 伴う.

``words/okurigana.txt`` holds the beginnings of all such forms of the verbs, adjectives and adverbs of 常用漢字表, made
by rule from their inflections; none of them begins a right form of any word.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

__all__ = ["slips"]

_FILE = Path(__file__).parent / "words" / "okurigana.txt"


def slips(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and right form of each in a text; a kanji behind another one is none's beginning."""
    table, longest = _table()
    for at in range(len(text) - 1):
        if not _is_kanji(text[at]) or not "ぁ" <= text[at + 1] <= "ん" or (at and _is_kanji(text[at - 1])):
            continue
        for size in range(longest, 1, -1):
            right = table.get(text[at : at + size])
            if right is not None:
                yield at, at + size, right
                break


def _is_kanji(char: str) -> bool:
    return "一" <= char <= "龠" or char == "々"


@lru_cache(maxsize=1)
def _table() -> tuple[dict[str, str], int]:
    lines = _FILE.read_text(encoding="utf-8").splitlines()
    rows = (line.partition("\t") for line in lines if line and not line.startswith("#"))
    table = {wrong: right for wrong, _, right in rows}
    return table, max(map(len, table))
