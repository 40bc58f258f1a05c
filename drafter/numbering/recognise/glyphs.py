"""Radicals from the fonts of PDFs, read as the letters that they stand for (for recognising only).

``⽇`` (U+2F47) looks like ``日`` and is another character; a date or a label must be found all the same. Source:
Unicode blocks Kangxi Radicals and CJK Radicals Supplement, compatibility decompositions.
"""

from __future__ import annotations

import re
import unicodedata

#: every letter set apart from the next: 要 望 書, as old prints and their scans have it
_SPREAD = re.compile(r"\S(?:[ \u3000]\S){5,}")
_RADICAL = re.compile("[\u2e80-\u2fdf]")


def plain_radicals(text: str) -> str:
    """The text with each radical as its letter; the same length, so that places in it stay valid."""
    return _RADICAL.sub(_plain, text) if _RADICAL.search(text) else text


def _plain(found: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFKC", found[0])
    return letter if len(letter) == 1 else found[0]


def tight(text: str) -> str:
    """A line whose letters all stand apart (``要 望 事 項``), pulled together; any other as it is."""
    if text[1:2] not in (" ", "\u3000") or text[3:4] not in (" ", "\u3000") or not _SPREAD.match(text):
        return text
    pulled = text.replace(" ", "").replace("\u3000", "")
    return pulled if len(pulled) * 5 <= len(text) * 3 else text
