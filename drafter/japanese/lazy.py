"""Patterns that are compiled when they are first asked: a check meets most of its texts without needing most of them.

A class of kanji is twenty thousand characters, and Python lays out each one when it compiles: the patterns of all rules
take a third of a second. ``compile`` stands in for ``re.compile``; with ``needs`` or ``near`` a text that has
nothing of the kind is passed over, and the pattern may never be compiled at all.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

_METHODS = ("search", "match", "fullmatch", "finditer", "findall", "sub", "split")


class Pattern:
    """A regular expression that compiles itself when it is first needed.

    Args:
        source, flags: as for ``re.compile``. needs: of these words one stands in every text that it can match anywhere;
            empty: not told. near: a pattern of no kanji that matches in every such text; empty: not told.
    """

    def __init__(self, source: str, flags: int = 0, needs: tuple[str, ...] = (), near: str = "") -> None:
        self.pattern, self.flags, self.needs, self.near = source, flags, needs, near
        self._compiled: re.Pattern[str] | None = None

    @property
    def compiled(self) -> re.Pattern[str]:
        """The pattern itself."""
        if self._compiled is None:
            self._compiled = re.compile(self.pattern, self.flags)
            if not self.needs and not self.near:  # from now on it is asked directly
                self.__dict__.update((method, getattr(self._compiled, method)) for method in _METHODS)
        return self._compiled

    def _in(self, text: str) -> bool:
        if self.needs and not any(word in text for word in self.needs):
            return False
        return not self.near or re.search(self.near, text) is not None

    def search(self, text: str, *span: int) -> re.Match[str] | None:
        """As ``re.Pattern.search``."""
        return self.compiled.search(text, *span) if self._in(text) else None

    def match(self, text: str, *span: int) -> re.Match[str] | None:
        """As ``re.Pattern.match``."""
        return self.compiled.match(text, *span) if self._in(text) else None

    def fullmatch(self, text: str, *span: int) -> re.Match[str] | None:
        """As ``re.Pattern.fullmatch``."""
        return self.compiled.fullmatch(text, *span) if self._in(text) else None

    def finditer(self, text: str, *span: int) -> Iterator[re.Match[str]]:
        """As ``re.Pattern.finditer``."""
        return self.compiled.finditer(text, *span) if self._in(text) else iter(())

    def findall(self, text: str, *span: int) -> list[str]:
        """As ``re.Pattern.findall``; for patterns of at most one group."""
        return self.compiled.findall(text, *span) if self._in(text) else []

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str, count: int = 0) -> str:
        """As ``re.Pattern.sub``."""
        return self.compiled.sub(new, text, count) if self._in(text) else text

    def split(self, text: str, maxsplit: int = 0) -> list[str]:
        """As ``re.Pattern.split``; for patterns whose groups all take part."""
        return self.compiled.split(text, maxsplit) if self._in(text) else [text]


def compile(source: str, flags: int = 0, *, needs: str = "", near: str = "") -> Pattern:  # noqa: A001  stands in for re.compile
    """A pattern that is compiled when it is first asked.

    Args:
        needs: words with ``|`` between, of which every text that it matches has one.
        near: a pattern that is quick to compile and matches in every text that it matches.
    """
    return Pattern(source, flags, tuple(needs.split("|")) if needs else (), near)
