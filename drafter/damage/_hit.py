"""What the kinds of damage hand over, and what they may ask about the document as a whole."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from drafter.damage import Words

#: a letter of a Japanese word
KANJI = "\u3005\u3400-\u9fff"
HIRAGANA = "\u3041-\u3096\u309d\u309e"
KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe"
JAPANESE = KANJI + HIRAGANA + KATAKANA

WORD = re.compile(f"[{KATAKANA}]{{2,}}")


@dataclass(frozen=True, slots=True)
class Hit:
    """One damaged stretch of a text: its kind (``kinds.KINDS``), its place in the text, and what it should be."""

    kind: str
    start: int
    end: int
    new: str | None
    safe: bool = False


@dataclass(slots=True)
class Known:
    """The document as a whole, as evidence.

    Attributes:
        whole: all its texts, a line each. words: see ``Words``.
        radicals: whether a font's radicals stand in it: then its other odd forms are the font's, too.
    """

    whole: str
    words: Words
    radicals: bool = False
    _memo: dict[str, bool] = field(default_factory=dict)
    _katakana: Counter[str] | None = None
    _listed: frozenset[str] | None = None
    _library: Mapping[str, int] | None = None

    def stands(self, words: str) -> bool:
        """Whether the words stand anywhere in the document."""
        if words not in self._memo:
            self._memo[words] = words in self.whole
        return self._memo[words]

    @property
    def katakana(self) -> Counter[str]:
        """Its katakana words, counted."""
        if self._katakana is None:
            self._katakana = Counter(WORD.findall(self.whole))
        return self._katakana

    @property
    def listed(self) -> frozenset[str]:
        """The katakana words that drafter itself knows."""
        if self._listed is None:
            from drafter.damage._words import WORDS

            self._listed = frozenset(WORDS.split())
        return self._listed

    @property
    def library(self) -> Mapping[str, int]:
        """The katakana words of the library, counted; asked last, for it has to be loaded."""
        if self._library is None:
            self._library = self.words()
        return self._library

    def is_word(self, word: str) -> bool:
        """Whether a katakana word is known: listed, twice in the document, or in the library."""
        return word in self.listed or self.katakana[word] > 1 or word in self.library


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters next to a stretch, empty at the ends of the text."""
    return text[start - 1 : start] if start else "", text[end : end + 1]
