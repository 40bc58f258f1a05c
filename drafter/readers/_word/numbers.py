"""The automatic numbers of a Word file, as Word shows them.

Source: ISO/IEC 29500-1, 17.9; of what it leaves open, what Word does: lists that share an abstract list share its
counters; a start of a list's own holds once, when that list first counts at that level.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.numbering import word_numbers
from drafter.readers._word import symbols
from drafter.readers._word.levels import LEVELS, Level, Num
from drafter.readers._word.styles import ParagraphStyle, Styles

if TYPE_CHECKING:
    from lxml.etree import _Element

_PLACE = re.compile(r"%([1-9])")
_GAPS = {"tab": "\u3000", "space": " ", "nothing": ""}
#: what a picture that serves as a bullet is read as
_PICTURE = "・"
#: longer texts before a paragraph are no numbers
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Automatic:
    """A number that Word shows before a paragraph.

    Attributes:
        text: as shown; empty where the list shows none. gap: what stands for the tab or blank after it.
        level: ``ilvl``, from 0. bullet: whether it is a sign and no number.
    """

    text: str
    gap: str
    level: int
    bullet: bool


class Counters:
    """The counters of one stream of text (the body; each footnote, text box or header has its own).

    Args:
        styles: of the file, with its lists.
    """

    def __init__(self, styles: Styles) -> None:
        self._lists = styles.lists
        self._counts: dict[tuple[str, int], int] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, p: _Element, paragraph_style: ParagraphStyle) -> Automatic | None:
        """The number of the next paragraph; to be called once a paragraph, in document order.

        Paragraphs that are not shown (hidden as a whole; their mark deleted by an accepted change, so that they go
        on in the next one's line) are not counted: the caller leaves them out.

        Args:
            p: the ``w:p``. paragraph_style: its formatting (``Styles.paragraph``).

        Returns:
            None for a paragraph without a list, or with one that the file does not define.
        """
        num_id, index = paragraph_style.num_id, paragraph_style.ilvl or 0
        num = self._lists.nums.get(num_id or "")
        if num_id is None or num is None or not 0 <= index < LEVELS or index not in num.levels:
            return None
        self._count(num_id, num, index)
        level = num.levels[index]
        bullet = level.picture or level.format == "bullet"
        text = "" if level.hidden else _bullet(level) if bullet else self._text(num, index)
        return Automatic(text, _GAPS.get(level.suffix, "\u3000") if text else "", index, bullet)

    def _count(self, num_id: str, num: Num, index: int) -> None:
        key = (num.abstract, index)
        fresh = index in num.starts and (num_id, index) not in self._started
        if fresh or key not in self._counts:
            self._started.add((num_id, index))
            self._counts[key] = _start(num, index)
        else:
            self._counts[key] += 1
        for below in range(index + 1, LEVELS):
            level = num.levels.get(below)
            if level is None or index < level.restart:
                self._counts.pop((num.abstract, below), None)

    def _text(self, num: Num, index: int) -> str:
        """``w:lvlText`` with its places filled; a level that has not been counted shows its start."""
        level = num.levels[index]

        def fill(match: re.Match[str]) -> str:
            place = int(match[1]) - 1
            shown = num.levels.get(place)
            if shown is None or place > index:
                return ""
            count = self._counts.get((num.abstract, place), _start(num, place))
            if level.legal and shown.format not in ("none", "bullet"):
                return str(count)
            return word_numbers.spell(shown.format, count, shown.pattern)

        return _PLACE.sub(fill, level.text)[:_LONGEST]


def _bullet(level: Level) -> str:
    return _PICTURE if level.picture else "".join(symbols.bullet(c, level.font) for c in level.text)[:_LONGEST]


def _start(num: Num, index: int) -> int:
    """The number that a level begins with: the list's own start wins."""
    return num.starts[index] if index in num.starts else num.levels[index].start
