"""What the kinds of damage hand over, and what they may ask about the document as a whole."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from drafter.damage import Words
from drafter.japanese import lazy

#: a letter of a Japanese word
KANJI = "\u3005\u3400-\u9fff"
HIRAGANA = "\u3041-\u3096\u309d\u309e"
KATAKANA = "\u30a1-\u30fa\u30fc-\u30fe"
JAPANESE = KANJI + HIRAGANA + KATAKANA

WORD = lazy.compile(f"[{KATAKANA}]{{2,}}")


@dataclass(frozen=True, slots=True)
class Hit:
    """One damaged stretch of a text: its kind (``kinds.KINDS``), its place in the text, and what it should be."""

    kind: str
    start: int
    end: int
    new: str | None
    safe: bool = False


#: one thing that was asked of a document, and the answer
Asked = tuple[str, str, object]


class Known:
    """The document as a whole, as evidence; it notes what it is asked, so that an answer can be remembered with it.

    Args:
        whole: all its texts, a line each. words: see ``Words``.
    """

    def __init__(self, whole: str, words: Words) -> None:
        self.whole = whole
        self._words = words
        self._memo: dict[tuple[str, str], object] = {}
        self._asked: list[Asked] = []
        self._judges: dict[str, Callable[[str], object]] = {
            "stands": lambda words: words in self.whole,
            "radicals": lambda _: any("\u2e80" <= char <= "\u2fdf" for char in set(self.whole)),
            "word": lambda word: word in listed() or self.katakana[word] > 1 or word in self.library,
        }

    def judge(self, name: str, by: Callable[[str], object]) -> None:
        """Let a further kind of question be asked, and remembered."""
        self._judges[name] = by

    def ask(self, name: str, words: str = "") -> object:
        """The answer to a question of some kind, worked out once."""
        key = (name, words)
        if key not in self._memo:
            self._memo[key] = self._judges[name](words)
        self._asked.append((name, words, self._memo[key]))
        return self._memo[key]

    def asked(self) -> tuple[Asked, ...]:
        """What was asked since the last call."""
        done, self._asked = tuple(dict.fromkeys(self._asked)), []
        return done

    def stands(self, words: str) -> bool:
        """Whether the words stand anywhere in the document."""
        return bool(self.ask("stands", words))

    @property
    def radicals(self) -> bool:
        """Whether a font's radicals stand in it: then its other odd forms are the font's, too."""
        return bool(self.ask("radicals"))

    def is_word(self, word: str) -> bool:
        """Whether a katakana word is known: listed, twice in the document, or in the library."""
        return bool(self.ask("word", word))

    @cached_property
    def katakana(self) -> Counter[str]:
        """Its katakana words, counted."""
        return Counter(WORD.findall(self.whole))

    @cached_property
    def library(self) -> Mapping[str, int]:
        """The katakana words of the library, counted; asked last, for it has to be loaded."""
        return self._words()


@lru_cache(maxsize=1)
def listed() -> frozenset[str]:
    """The katakana words that drafter itself knows."""
    from drafter.damage._words import WORDS

    return frozenset(WORDS.split())


def composed(word: str, parts: Mapping[str, int] | frozenset[str]) -> bool:
    """Whether a word is two or more known ones written together."""
    reached = [False] * (len(word) + 1)
    reached[0] = True
    for end in range(2, len(word) + 1):
        reached[end] = any(reached[start] and word[start:end] in parts for start in range(max(0, end - 14), end - 1))
    return reached[-1]


def around(text: str, start: int, end: int) -> tuple[str, str]:
    """The characters next to a stretch, empty at the ends of the text."""
    return text[start - 1 : start] if start else "", text[end : end + 1]
