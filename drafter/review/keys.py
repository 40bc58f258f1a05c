"""When two texts of a Word file say the same: what programs change by themselves is no edit.

Three keys, each looser than the one before: :func:`told` (the words as they are told), :func:`plain` (without blanks,
line breaks and kinds of quotation marks, which Word and LibreOffice change as people type) and :func:`folded` (without
width besides, by which paragraphs are found again).
"""

from __future__ import annotations

import re
import unicodedata
from difflib import SequenceMatcher

from drafter.numbering import labels

_BLANK = re.compile(r"[\s\u3000\u200b-\u200f\u2028-\u202f\u2060\ufeff\u00ad]+")
_OUTER = " \t\n\r\u3000\u00a0\u200b\ufeff"
#: what autocorrection makes of what was typed: quotation marks, dashes, dots, signs
_SIGNS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'", "…": "...", "–": "-", "‐": "-", "‑": "-"})
_WIDE = re.compile("[\uff01-\uff5e\uff61-\uffee]+")
#: with these a label ends where no blank stands behind it
_LABEL_ENDS = frozenset("．.、)）］]・●○■□◆◇※")
_PAGE = re.compile(r"[.・…-]*[0-9]*$")
#: texts of so different lengths are not held against one another: what they can share at most is told
_FAR = 0.3
#: letters of two texts, multiplied, up to which their common stretches are looked for: two of 3,000
LONG = 9_000_000
#: letters by which two texts must share a stretch at least
_STRETCH = 3


def told(text: str) -> str:
    """The words of a paragraph as they are told and applied: composed (NFC), without outer blanks."""
    return unicodedata.normalize("NFC", text).strip(_OUTER)


def plain(text: str) -> str:
    """Without what programs change by themselves."""
    return _BLANK.sub("", unicodedata.normalize("NFC", text).translate(_SIGNS))


def folded(text: str) -> str:
    """Without width besides: full-width letters, digits and signs and half-width katakana."""
    return _WIDE.sub(lambda found: unicodedata.normalize("NFKC", found[0]), plain(text)).replace("--", "-")


def likeness(one: str, other: str) -> float:
    """How alike two folded texts are, 0 to 1; 1 for equal ones."""
    from rapidfuzz import fuzz

    if not one or not other:
        return 1.0 if one == other else 0.0
    most = 2 * min(len(one), len(other)) / (len(one) + len(other))
    return most if most < _FAR else fuzz.ratio(one, other) / 100


def covered(part: str, whole: str) -> float:
    """How much of one folded text stands in another in the same order, by stretches of some letters, 0 to 1."""
    if not part:
        return 0.0
    if part in whole:
        return 1.0
    if len(part) * len(whole) > LONG:
        from rapidfuzz.distance import LCSseq

        return LCSseq.similarity(part, whole) / len(part)
    blocks = SequenceMatcher(None, part, whole, autojunk=False).get_matching_blocks()
    least = min(_STRETCH, len(part))
    return sum(block.size for block in blocks if block.size >= least) / len(part)


def contents_line(text: str) -> str:
    """A line of a table of contents without its label, leader and page number, folded."""
    return _PAGE.sub("", folded(unlabelled(text.strip(_OUTER))[1]))


def without(text: str, before: str) -> str | None:
    """What stands behind some words at the start of a text, blanks aside; None where it does not begin with them."""
    rest = plain(before)
    for at, char in enumerate(text):
        if not rest:
            return text[at:].lstrip(_OUTER)
        own = plain(char)
        if not rest.startswith(own):
            return None
        rest = rest[len(own) :]
    return None if rest else ""


def unlabelled(text: str) -> tuple[str, str]:
    """A text's own label with the blank behind it, and the rest; an empty label where it begins with none."""
    found = labels.split(text)
    if found is None or not (found.gap or found.printed[-1] in _LABEL_ENDS):
        return "", text  # 第一に、… is a sentence
    return text[: len(text) - len(found.rest)], found.rest
