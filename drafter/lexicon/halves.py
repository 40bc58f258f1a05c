"""Nouns half in kana (信らい, 把あく): every form that a noun of 常用漢字表 can take, and the noun.

``words/half_forms.txt`` has them by their kanji; ``lexicon.derive`` makes it of the nouns and their readings.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

__all__ = ["noun_of"]

_FILE = Path(__file__).parent / "words" / "half_forms.txt"


@lru_cache(maxsize=16384)
def noun_of(form: str) -> str:
    """The noun that a form of one kanji and some kana stands for; empty where it is none."""
    first = "ぁ" <= form[0] <= "ん"
    kanji, kana = (form[-1], form[:-1]) if first else (form[0], form[1:])
    cells = _table().get(kanji)
    cell = cells[0 if first else 1] if cells and kana else ""
    at = cell.find(f" {kana}")
    while at >= 0:
        other = cell[at + 1 + len(kana)]
        if not "ぁ" <= other <= "ん":
            return other + kanji if first else kanji + other
        at = cell.find(f" {kana}", at + 1)
    return ""


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, str]]:
    lines = (line.split("\t") for line in _FILE.read_text(encoding="utf-8").split("\n") if line[:1] not in ("", "#"))
    return {kanji: (f" {ends}", f" {begins}") for kanji, ends, begins in lines}
