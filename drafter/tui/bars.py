"""The lines above and below the panes: title, tabs, message, keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.strip import Strip
from textual.widget import Widget

from drafter.japanese.width import cells
from drafter.tui.glyphs import fit, on_screen


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a bar.

    Attributes:
        style: name of a component class of the bar, empty for its own.
        key: what a click on it means, empty for nothing.
    """

    text: str
    style: str = ""
    key: str = ""


class Bar(Widget):
    """One line of pieces, some of which can be clicked."""

    COMPONENT_CLASSES = {"bar--strong", "bar--muted", "bar--active", "bar--key", "bar--warning", "bar--error"}  # noqa: RUF012
    DEFAULT_CSS = """
    Bar {
        height: 1; width: 1fr; background: $panel; color: $foreground;
        & .bar--strong { text-style: bold; }
        & .bar--muted { color: $secondary; }
        & .bar--active { background: $primary; color: $text; text-style: bold; }
        & .bar--key { color: $accent; text-style: bold; }
        & .bar--warning { color: $warning; }
        & .bar--error { color: $error; text-style: bold; }
        &.-plain { background: $background; }
    }
    """

    def __init__(self, clicked: Callable[[str], None] | None = None, *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._clicked = clicked
        self._left: tuple[Piece, ...] = ()
        self._right: tuple[Piece, ...] = ()
        self._spots: list[tuple[int, int, str]] = []

    def show(self, left: Sequence[Piece], right: Sequence[Piece] = ()) -> None:
        """Other pieces. What does not fit is cut at the left part's end; the right part stays whole."""
        if (tuple(left), tuple(right)) != (self._left, self._right):
            self._left, self._right = tuple(left), tuple(right)
            self.refresh()

    def render_line(self, y: int) -> Strip:
        """The bar."""
        del y
        base = self.rich_style
        width = self.size.width
        tail = sum(cells(piece.text, 2) for piece in self._right)
        self._spots = []
        segments: list[Segment] = []
        at = self._draw(self._left, 0, max(0, width - tail), segments, base)
        segments.append(Segment(" " * max(0, width - tail - at), base))
        self._draw(self._right, max(at, width - tail), width, segments, base)
        return Strip(segments).crop_extend(0, width, base)

    def _draw(self, pieces: tuple[Piece, ...], at: int, limit: int, segments: list[Segment], base: Style) -> int:
        for piece in pieces:
            size = min(cells(piece.text, 2), max(0, limit - at))
            if size <= 0:
                break
            style = base + self.get_component_rich_style(f"bar--{piece.style}", partial=True) if piece.style else base
            segments.append(Segment(fit(piece.text, size), style))
            if piece.key:
                self._spots.append((at, at + size, piece.key))
            at += size
        return at

    def on_resize(self) -> None:
        """Cut anew."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """What was clicked."""
        key = next((key for start, end, key in self._spots if start <= event.x < end), "")
        if key and self._clicked is not None:
            self._clicked(key)

    @property
    def shown(self) -> str:
        """The bar's text (for tests)."""
        return on_screen("".join(piece.text for piece in (*self._left, *self._right)))
