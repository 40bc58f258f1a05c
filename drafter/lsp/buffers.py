"""The text of an open file as the client holds it: lines and positions in the units of the protocol.

LSP 3.17 counts lines from 0, divided by ``\\n``, ``\\r\\n`` or ``\\r`` and by nothing else (a form feed stays within
its line), and characters from 0 in units of the encoding that was agreed on: UTF-16 unless the client offers another.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from lsprotocol import types

_BREAK = re.compile(r"\r\n|\r|\n")
_HALF = re.compile("[\ud800-\udfff]")
#: Python's codec and bytes of one unit for each encoding of the protocol
_CODECS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}


def whole(text: str) -> str:
    """A text without half characters: a pair of surrogates becomes its character, a lone one U+FFFD."""
    if _HALF.search(text) is None:
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def units(text: str, encoding: str) -> int:
    """How long a text is in units of an encoding (``utf-8``, ``utf-16``, ``utf-32``)."""
    if encoding == "utf-32" or text.isascii():
        return len(text)
    codec, size = _CODECS[encoding]
    return len(text.encode(codec)) // size


def characters(text: str, count: int, encoding: str) -> int:
    """How many whole characters the first units of a text are; beyond its end all of them."""
    if encoding == "utf-32" or text.isascii():
        return min(max(count, 0), len(text))
    codec, size = _CODECS[encoding]
    return len(text.encode(codec)[: max(count, 0) * size].decode(codec, "ignore"))


@dataclass(frozen=True)
class Buffer:
    """One state of an open file.

    Attributes:
        uri: the client's name of it. file: its path.
        text: whole characters only. version: the client's count of its states.
        encoding: of positions.
    """

    uri: str
    file: str
    text: str
    version: int = 0
    encoding: str = "utf-16"

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins, in characters; the text of an empty file is one line."""
        return [0, *(found.end() for found in _BREAK.finditer(self.text))]

    @property
    def bom(self) -> int:
        """1 where a byte order mark stands in front: drafter's columns do not count it."""
        return int(self.text.startswith("\ufeff"))

    def line(self, number: int) -> str:
        """A line, from 0, without its break; empty where there is none."""
        if not 0 <= number < len(self.starts):
            return ""
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.text)
        return self.text[self.starts[number] : end].rstrip("\r\n")

    def offset(self, position: types.Position) -> int:
        """Where a position is, in characters of the text; one beyond a line's end means its end."""
        if position.line >= len(self.starts):
            return len(self.text)
        return self.starts[position.line] + self.column(position)

    def column(self, position: types.Position) -> int:
        """The characters before a position in its line."""
        return characters(self.line(position.line), position.character, self.encoding)

    def position(self, offset: int) -> types.Position:
        """The position of a character of the text."""
        from bisect import bisect_right

        offset = min(max(offset, 0), len(self.text))
        number = bisect_right(self.starts, offset) - 1
        return self.at(number, offset - self.starts[number])

    def at(self, number: int, column: int) -> types.Position:
        """The position of a character (from 0) of a line (from 0); both are kept within the text."""
        number = min(max(number, 0), len(self.starts) - 1)
        return types.Position(number, units(self.line(number)[: max(column, 0)], self.encoding))

    def span(self, start: int, end: int) -> types.Range:
        """The range between two characters of the text."""
        return types.Range(self.position(start), self.position(end))

    def changed(self, changes: list[types.TextDocumentContentChangeEvent], version: int) -> Buffer:
        """The state after a ``didChange``: its changes one after the other, each in the text that the last one left."""
        now = self
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = sorted((now.offset(change.range.start), now.offset(change.range.end)))
                text = now.text[:start] + text + now.text[end:]
            now = Buffer(self.uri, self.file, whole(text), version, self.encoding)
        return now
