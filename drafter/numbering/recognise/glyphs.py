"""Radicals from the fonts of PDFs, read as the letters that they stand for (for recognising only).

``⽇`` (U+2F47) looks like ``日`` and is another character; a date or a label must be found all the same. Source:
Unicode blocks Kangxi Radicals and CJK Radicals Supplement, compatibility decompositions.
"""

from __future__ import annotations

import re
import unicodedata

_RADICAL = re.compile("[\u2e80-\u2fdf]")


def plain_radicals(text: str) -> str:
    """The text with each radical as its letter; the same length, so that places in it stay valid."""
    return _RADICAL.sub(_plain, text) if _RADICAL.search(text) else text


def _plain(found: re.Match[str]) -> str:
    letter = unicodedata.normalize("NFKC", found[0])
    return letter if len(letter) == 1 else found[0]
