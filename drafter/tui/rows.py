"""Where the characters of a text stand on the screen: rows with 禁則, shared with the text writer.

The wrap is ``drafter.japanese.wrap.breaks``; here it is asked to let blanks take their place (``hang=False``), so
that a full-width blank that was typed is seen and the cursor can stand behind it.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from drafter.japanese.wrap import breaks
from drafter.tui.glyphs import columns


@dataclass(frozen=True, slots=True)
class Row:
    """One row: the span of the text in it, and whether the text's own line ends here."""

    start: int
    end: int
    last: bool


class Rows:
    """A text laid out in a width (columns); 0 means one endless row a line."""

    def __init__(self, text: str, width: int) -> None:
        self.text = text
        self.width = width
        self.rows: list[Row] = []
        at = 0
        for line in text.split("\n"):
            starts = breaks(line.replace("\t", "\u3000"), width, ambiguous=2, hang=False) if width > 2 else [0]
            for start, end in zip(starts, [*starts[1:], len(line)], strict=True):
                self.rows.append(Row(at + start, at + end, end == len(line)))
            at += len(line) + 1
        self._starts = [row.start for row in self.rows]

    def __len__(self) -> int:
        return len(self.rows)

    def row_of(self, offset: int, *, upstream: bool = False) -> int:
        """The row of an offset; ``upstream``: at a break the end of the upper row, not the start of the lower."""
        y = max(0, bisect_right(self._starts, offset) - 1)
        if upstream and y > 0 and self.rows[y].start == offset == self.rows[y - 1].end:
            return y - 1
        return y

    def place(self, offset: int, *, upstream: bool = False) -> tuple[int, int]:
        """Column and row of an offset."""
        y = self.row_of(offset, upstream=upstream)
        row = self.rows[y]
        return sum(columns(self.text[row.start : offset])), y

    def offset(self, x: int, y: int) -> int:
        """The offset nearest to a column in a row."""
        if y < 0:
            return 0
        if y >= len(self.rows):
            return len(self.text)
        row = self.rows[y]
        ends = list(accumulate(columns(self.text[row.start : row.end])))
        left = 0
        for i, right in enumerate(ends):
            if x < (left + right + 1) / 2:
                return row.start + i
            left = right
        return row.end
