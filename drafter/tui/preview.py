"""The preview: the plain text as the text writer sets it, following what is selected."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from drafter.japanese.glyphs import squeeze
from drafter.tui.glyphs import on_screen
from drafter.tui.lists import Listing

#: full-width columns of the usual print
COLUMNS = 40
#: characters of a text that are enough to find it in the print
ENOUGH = 40


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line of the print; ``chosen``: it belongs to what is selected."""

    text: str
    chosen: bool = False


class Preview(Listing[PrintedLine]):
    """The printed lines. Its cursor only scrolls."""

    def row(self, item: PrintedLine, width: int, style: Callable[[str], Style]) -> list[Segment]:
        """The line as printed; a margin where there is room beside 40 full-width columns."""
        margin = " " if width > 2 * COLUMNS else ""
        return [Segment(margin + on_screen(item.text), style("label" if item.chosen else ""))]

    def show(self, lines: tuple[str, ...], words: str) -> None:
        """Show a print and bring the lines with ``words`` into sight."""
        first, last = _span(lines, words)
        self.fill(
            (PrintedLine(line, first <= i <= last) for i, line in enumerate(lines)),
            first if first >= 0 else None,
        )
        if first >= 0 and self.is_mounted:
            self.scroll_to(y=max(0, first - max(2, self.size.height // 3)), animate=False, force=True)


def _span(lines: tuple[str, ...], words: str) -> tuple[int, int]:
    """First and last line that hold the words, (-1, -2) when they are not there. Blanks do not count."""
    wanted = squeeze(words)
    if not wanted:
        return -1, -2
    whole, ends = "", []
    for line in lines:
        whole += squeeze(line)
        ends.append(len(whole))
    at = whole.find(wanted)
    if at < 0:
        at = whole.find(wanted[:ENOUGH])
        wanted = wanted[:ENOUGH]
    if at < 0:
        return -1, -2
    first = next(i for i, end in enumerate(ends) if end > at)
    last = next(i for i, end in enumerate(ends) if end >= at + len(wanted))
    return first, last
