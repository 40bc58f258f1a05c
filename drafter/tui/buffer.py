"""An editable text with a cursor and a selection; knows nothing of a screen.

Positions are offsets into the text; the cursor never stands inside a cluster (か + combining dakuten).
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right

from drafter.tui.glyphs import cluster_starts

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]")
#: states kept for undo
UNDO_STEPS = 500


def typed(character: str | None) -> bool:
    """Whether a key's character is text: printable, or a blank of any kind (U+3000 too)."""
    return character is not None and (
        character.isprintable() or (len(character) == 1 and unicodedata.category(character) in ("Zs", "Cf"))
    )


def clean(text: str, *, one_line: bool = False) -> str:
    """Pasted text: line ends made one, control characters out; for a one-line field the lines are joined.

    Lines join without a blank between Japanese, with one between Latin words.
    """
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    if not one_line:
        return text
    joined = ""
    for line in filter(None, (part.strip() for part in text.replace("\t", " ").split("\n"))):
        blank = joined[-1:].isascii() and line[:1].isascii() and joined != ""
        joined += (" " if blank else "") + line
    return joined


class Buffer:
    """The text of one field.

    Attributes:
        text: what is written.
        cursor: where typing goes; ``anchor``: the other end of the selection, the same without one.
    """

    def __init__(self, text: str = "", *, one_line: bool = False) -> None:
        self.one_line = one_line
        self.text = ""
        self.cursor = 0
        self.anchor = 0
        self._undo: list[tuple[str, int]] = []
        self._redo: list[tuple[str, int]] = []
        self._grouping = False
        self.load(text)

    def load(self, text: str) -> None:
        """Another text, the cursor at its start, nothing to undo."""
        self.text = text
        self.cursor = self.anchor = 0
        self._undo, self._redo, self._grouping = [], [], False

    # selection

    @property
    def selection(self) -> tuple[int, int]:
        """Start and end of what is selected; equal when nothing is."""
        return min(self.cursor, self.anchor), max(self.cursor, self.anchor)

    @property
    def selected(self) -> str:
        """The words selected."""
        start, end = self.selection
        return self.text[start:end]

    def move(self, to: int, *, select: bool = False) -> None:
        """The cursor to an offset, kept out of clusters."""
        self.cursor = self._snapped(max(0, min(to, len(self.text))))
        if not select:
            self.anchor = self.cursor
        self._grouping = False

    def select_all(self) -> None:
        """Everything selected."""
        self.move(0)
        self.move(len(self.text), select=True)

    def _stops(self) -> list[int]:
        return [i for i, start in enumerate(cluster_starts(self.text)) if start] + [len(self.text)]

    def _snapped(self, at: int) -> int:
        stops = self._stops()
        return stops[bisect_left(stops, at)] if at not in stops else at

    def before(self, at: int) -> int:
        """The place one cluster to the left."""
        stops = self._stops()
        return stops[max(0, bisect_left(stops, at) - 1)]

    def after(self, at: int) -> int:
        """The place one cluster to the right."""
        stops = self._stops()
        return stops[min(len(stops) - 1, bisect_right(stops, at))]

    def left(self, *, select: bool = False) -> None:
        """←; with a selection and no shift to its start."""
        start, end = self.selection
        self.move(self.before(self.cursor) if select or start == end else start, select=select)

    def right(self, *, select: bool = False) -> None:
        """→; never stops inside a cluster."""
        start, end = self.selection
        self.move(self.after(self.cursor) if select or start == end else end, select=select)

    def word_left(self, *, select: bool = False) -> None:
        """To the start of the run of like characters (kanji, kana, Latin …) before the cursor."""
        at = self.cursor
        while at > 0 and self.text[at - 1].isspace():
            at -= 1
        kind = _kind(self.text[at - 1]) if at else ""
        while at > 0 and _kind(self.text[at - 1]) == kind:
            at -= 1
        self.move(at, select=select)

    def word_right(self, *, select: bool = False) -> None:
        """To the end of the run of like characters at the cursor."""
        at, end = self.cursor, len(self.text)
        kind = _kind(self.text[at]) if at < end else ""
        while at < end and _kind(self.text[at]) == kind:
            at += 1
        while at < end and self.text[at].isspace():
            at += 1
        self.move(at, select=select)

    # editing

    def insert(self, words: str) -> bool:
        """Put text in at the cursor, over the selection. Tells whether anything changed."""
        words = clean(words, one_line=self.one_line) if len(words) > 1 else words
        return self.replace(*self.selection, words, grouping=len(words) == 1)

    def delete_left(self) -> bool:
        """Backspace."""
        start, end = self.selection
        return self.replace(self.before(self.cursor) if start == end else start, end, "")

    def delete_right(self) -> bool:
        """Delete."""
        start, end = self.selection
        return self.replace(start, self.after(self.cursor) if start == end else end, "")

    def delete_word_left(self) -> bool:
        """What ``word_left`` passes."""
        start, end = self.selection
        if start == end:
            self.word_left(select=True)
            start, end = self.selection
        return self.replace(start, end, "")

    def replace(self, start: int, end: int, words: str, *, grouping: bool = False) -> bool:
        """Other words for a span; the cursor behind them."""
        if start == end and not words:
            return False
        if not (grouping and self._grouping):
            self._undo.append((self.text, self.cursor))
            del self._undo[:-UNDO_STEPS]
        self._redo.clear()
        self.text = self.text[:start] + words + self.text[end:]
        self.cursor = self.anchor = start + len(words)
        self._grouping = grouping
        return True

    def undo(self) -> bool:
        """The state before the last change, or run of typing."""
        return self._swap(self._undo, self._redo)

    def redo(self) -> bool:
        """The state that ``undo`` left."""
        return self._swap(self._redo, self._undo)

    def _swap(self, source: list[tuple[str, int]], target: list[tuple[str, int]]) -> bool:
        if not source:
            return False
        target.append((self.text, self.cursor))
        self.text, self.cursor = source.pop()
        self.anchor = self.cursor
        self._grouping = False
        return True


def _kind(char: str) -> str:
    if char.isspace():
        return " "
    name = unicodedata.name(char, "")
    for kind in ("HIRAGANA", "KATAKANA", "CJK"):
        if kind in name:
            return kind
    return "word" if char.isalnum() else "sign"
