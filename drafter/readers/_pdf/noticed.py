"""Findings on whole pages of a PDF: what has no text, no characters, or text that a machine guessed."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.readers._pdf.page import Page


def findings(pages: Sequence[Page], file: str, *, guessed: Sequence[int] = (), whole: bool = True) -> Iterator[Finding]:
    """What is to be told of a file's pages.

    Args:
        guessed: numbers of the pages that an OCR program has read. whole: whether the file has its end.
    """
    place = Place(file)
    empty = [page.number for page in pages if not page.pieces]
    if empty:
        message = Message(
            ja=f"文字のないページは読んでいません: {numbers(empty)}ページ",
            en=f"pages without text were not read: {numbers(empty)}",
        )
        yield Finding("READ050", "page-without-text", Severity.WARNING, message, place)
    unreadable = [page.number for page in pages if page.unreadable]
    if unreadable:
        count = sum(page.unreadable for page in pages)
        message = Message(
            ja=f"何の字か PDF に示されていない字が {count} 字あります（� で表示）: {numbers(unreadable)}ページ",
            en=f"{count} characters (shown as �) that the PDF does not name: pages {numbers(unreadable)}",
        )
        yield Finding("READ051", "unnamed-glyph", Severity.ERROR, message, place)
    hidden = [page.number for page in pages if page.hidden * 2 > sum(len(piece.text) for piece in page.pieces) > 0]
    if hidden or guessed:
        told = numbers(sorted({*hidden, *guessed}))
        message = Message(
            ja=f"文字認識（OCR）による文字です。読み違いを確かめてください: {told}ページ",
            en=f"the text comes from OCR; look for misread characters: pages {told}",
        )
        yield Finding("READ052", "text-from-ocr", Severity.WARNING, message, place)
    if not whole:
        message = Message(
            ja="PDF の終わりの印がありません。途中で切れて、文が欠けているおそれがあります",
            en="the PDF lacks its end: it may be cut off, and text missing",
        )
        yield Finding("READ053", "file-cut-off", Severity.WARNING, message, place)


#: characters of a page from which it is judged
_ENOUGH = 20
#: what proposals are written in: Latin, Greek, Cyrillic, punctuation, signs, figures in circles, Japanese, Korean
_WRITTEN = re.compile(
    "[\\u0021-\\u024f\\u0370-\\u04ff\\u2000-\\u22ff\\u2460-\\u26ff\\u2e80-\\u9fff\\uac00-\\ud7af\\uf900-\\ufaff\\ufe30-\\ufe4f"
    "\\uff01-\\uffee\\U0001f000-\\U0003ffff]"
)


def garbled(page: Page) -> bool:
    """Whether most of a page's characters have no meaning: its fonts do not tell which characters their glyphs are."""
    letters = "".join(piece.text for piece in page.pieces)
    letters = "".join(letters.split())
    return len(letters) >= _ENOUGH and len(_WRITTEN.findall(letters)) * 2 < len(letters)


def numbers(pages: Sequence[int]) -> str:
    """``1–3, 7``."""
    runs: list[list[int]] = []
    for number in pages:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{a}–{b}" if b > a else str(a) for a, b in runs)
