"""Widths of characters, changed by explicit tables; and the one key for comparing and searching.

NFKC is for keys only: it turns ① into 1, Ⅱ into II and ㎡ into m2. Whatever is printed goes through the
tables here, which know digits, Latin letters and a named set of marks, and nothing else.
"""

from __future__ import annotations

import re
import unicodedata

_HALF_DIGITS = "0123456789"
_FULL_DIGITS = "０１２３４５６７８９"
_HALF_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
_FULL_LETTERS = (
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ"
)
_HALF_BRACKETS = "()[]{}"
_FULL_BRACKETS = "（）［］｛｝"
_HALF_KANA_MARKS = "｡｢｣､･"
_FULL_KANA_MARKS = "。「」、・"

_TO_HALF_DIGITS = str.maketrans(_FULL_DIGITS, _HALF_DIGITS)
_TO_FULL_DIGITS = str.maketrans(_HALF_DIGITS, _FULL_DIGITS)
_TO_HALF_LETTERS = str.maketrans(_FULL_LETTERS, _HALF_LETTERS)
_TO_FULL_LETTERS = str.maketrans(_HALF_LETTERS, _FULL_LETTERS)
_TO_HALF_BRACKETS = str.maketrans(_FULL_BRACKETS, _HALF_BRACKETS)
_TO_FULL_BRACKETS = str.maketrans(_HALF_BRACKETS + _HALF_KANA_MARKS, _FULL_BRACKETS + _FULL_KANA_MARKS)
_BLANKS = re.compile(r"\s+")


def squeeze(text: str) -> str:
    """A key for comparing and searching: NFKC, without any white space. Never for printed text."""
    return _BLANKS.sub("", unicodedata.normalize("NFKC", text))


def half_digits(text: str) -> str:
    """``令和９年`` → ``令和9年``; nothing else changes."""
    return text.translate(_TO_HALF_DIGITS)


def full_digits(text: str) -> str:
    """``令和9年`` → ``令和９年``; nothing else changes."""
    return text.translate(_TO_FULL_DIGITS)


def half_letters(text: str) -> str:
    """``ＤＸ`` → ``DX``; Latin letters only."""
    return text.translate(_TO_HALF_LETTERS)


def full_letters(text: str) -> str:
    """``DX`` → ``ＤＸ``; Latin letters only."""
    return text.translate(_TO_FULL_LETTERS)


def half_brackets(text: str) -> str:
    """``（１）`` → ``(１)``; round, square and curly brackets only."""
    return text.translate(_TO_HALF_BRACKETS)


def full_brackets(text: str) -> str:
    """``(1)`` → ``（1）``, ``｢｣`` → ``「」``: brackets and the five half-width Japanese marks."""
    return text.translate(_TO_FULL_BRACKETS)
