"""From a character of a node's text to its line and column in the file, by the account of the node's lines.

A node's text is its lines joined, nothing but blanks changed; so the nth letter that is no blank is the same in both.
Where that does not hold (a label that Word numbered itself, a table drawn with rules) the words around it are looked
for instead.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from drafter.damage._texts import Text
from drafter.errors import Place
from drafter.numbering.account import Account, AccountLine
from drafter.numbering.recognise.lines import FURNITURE

#: letters on either side by which words are looked for
_AROUND = 6
#: letters by which a full line may fall short; how many lines show where the edge is
_LOOSE = 2
_OFTEN = 4


@dataclass(slots=True)
class Printed:
    """The lines of one node.

    Attributes:
        lines: in order. letters: their text without blanks. spots: of each letter its line and index in that line's
            text, -1 in a further piece of the line. starts: which letter each line begins with.
    """

    lines: list[AccountLine]
    letters: str = ""
    spots: list[tuple[int, int]] = field(default_factory=list)
    starts: list[int] = field(default_factory=list)

    def fill(self) -> None:
        """Work out what is not yet known."""
        if self.starts:
            return
        kept: list[str] = []
        for number, line in enumerate(self.lines):
            self.starts.append(len(kept))
            further = "".join(words for role, words in line.more if role not in FURNITURE)
            for offset, char in enumerate(line.text + further):
                if not char.isspace():
                    kept.append(char)
                    self.spots.append((number, offset if offset < len(line.text) else -1))
        self.letters = "".join(kept)


@dataclass(slots=True)
class _Matched:
    """A text in its node's lines: which letter of them it begins with, and the letters before each character."""

    text: Text
    printed: Printed
    first: int | None
    counts: list[int]


class Places:
    """The lines of every node. Args: the account; the file's name."""

    def __init__(self, account: Account, file: str | None) -> None:
        self.file = file
        self._of: dict[str, Printed] = {}
        self._last: _Matched | None = None
        self._edge: int | None = None
        for line in account.lines:
            if line.node:
                self._of.setdefault(line.node, Printed([])).lines.append(line)

    def lines(self, node: str) -> list[AccountLine]:
        """The lines of a node, in order."""
        printed = self._of.get(node)
        return printed.lines if printed else []

    def full(self, node: str) -> bool:
        """Whether the last line of a node reaches as far as the file's lines that go on on another one do."""
        lines = self.lines(node)
        edge = self.edge
        return bool(lines) and edge > 0 and edge - _LOOSE <= _reach(lines[-1]) <= edge + _LOOSE

    @property
    def edge(self) -> int:
        """How far most lines reach that go on on the next; 0 where paragraphs stand on one line each."""
        if self._edge is None:
            reached = Counter(_reach(line) for one in self._of.values() for line in one.lines[:-1])
            often = reached.most_common(1)
            self._edge = often[0][0] if often and often[0][1] > _OFTEN else 0
        return self._edge

    def beyond(self, line: AccountLine) -> float:
        """By how many cells a line reaches further than the lines that go on (a half-width letter has half a cell); 0
        where nobody can tell.
        """
        narrow = sum(char.isascii() or "｡" <= char <= "ﾟ" for char in line.text)
        return max(0.0, _reach(line) - narrow / 2 - self.edge) if self.edge else 0.0

    def place(self, text: Text, start: int) -> Place:
        """The place of a character of a text; its node's own line where nothing more is known."""
        matched = self._matched(text)
        index = None if matched is None else _letter(matched, start)
        if matched is None or index is None or index >= len(matched.printed.spots):
            return Place(self.file, text.origin.line)
        number, offset = matched.printed.spots[index]
        line = matched.printed.lines[number]
        return Place(self.file, line.line, max(line.column, 1) + offset if offset >= 0 else 0)

    def joins(self, text: Text) -> dict[int, int]:
        """The indices in a text at which a line of the file begins, its first left out → which line of the node."""
        matched = self._matched(text)
        if matched is None or matched.first is None or len(matched.printed.lines) < 2:
            return {}
        starts = {start - matched.first: number for number, start in enumerate(matched.printed.starts) if number}
        found: dict[int, int] = {}
        for index, count in enumerate(matched.counts):
            if count and count in starts and not text.text[index].isspace():
                found[index] = starts[count]
        return found

    def _matched(self, text: Text) -> _Matched | None:
        if self._last is None or self._last.text is not text:
            printed = self._of.get(text.node)
            if printed is None:
                return None
            printed.fill()
            counts, count = [], 0
            for char in text.text:
                counts.append(count)
                count += not char.isspace()
            own = "".join(text.text.split())
            first: int | None = text.before
            if printed.letters[text.before : text.before + len(own)] != own:
                first = len(printed.letters) - len(own)
                if not printed.letters.endswith(own):
                    first = printed.letters.find(own)
            self._last = _Matched(text, printed, first if first is not None and first >= 0 else None, counts)
        return self._last


def _reach(line: AccountLine) -> int:
    """The column behind a line's last letter, counted in letters."""
    return max(line.column, 1) + len(line.text)


def _letter(matched: _Matched, start: int) -> int | None:
    """Which letter of the node's lines a character of the text is."""
    words = matched.text.text
    while start < len(words) - 1 and words[start].isspace():
        start += 1
    if start >= len(words):
        return None
    if matched.first is not None:
        return matched.first + matched.counts[start]
    left = "".join(words[max(0, start - 2 * _AROUND) : start].split())[-_AROUND:]
    right = "".join(words[start : start + 2 * _AROUND].split())[:_AROUND]
    for before, after in ((left, right), (left[-2:], right[:3]), ("", right[:2])):
        index = matched.printed.letters.find(before + after)
        if index >= 0:
            return index + len(before)
    return None
