"""Grams: how a Japanese text, which has no blanks between words, is cut for searching and comparing.

Both search and similarity look at the same key of a text, so that what is found alike by one is alike for the other.
"""

from __future__ import annotations

import unicodedata


def key(text: str) -> str:
    """What is compared: NFKC, case folded, letters and digits only. For searching, never for printing."""
    return "".join(filter(str.isalnum, unicodedata.normalize("NFKC", text).casefold()))


def grams(key: str, size: int) -> list[str]:
    """The runs of ``size`` characters of a key, in order, with repetitions; a shorter key is its own only run.

    ``光ファイバ`` in twos: ``光フ ファ ァイ イバ``.
    """
    return [key[at : at + size] for at in range(max(1, len(key) - size + 1))]
