"""The page of a review: lines of marked text, scrolled, some of which can be clicked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar, NamedTuple

from rich.segment import Segment
from textual import events
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.tui.glyphs import on_screen
from drafter.tui.review_marks import Line


class Spot(NamedTuple):
    """A rectangle of the page that answers a click: lines ``top`` to ``bottom`` (not included), columns alike."""

    top: int
    bottom: int
    left: int
    right: int
    number: int


class Page(ScrollView, can_focus=False):
    """Lines that are drawn as they come. ``clicked(number)`` tells which version was clicked."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "page--heading",
        "page--muted",
        "page--old",
        "page--new",
        "page--current",
        "page--good",
        "page--warning",
        "page--comment",
    }
    DEFAULT_CSS = """
    Page {
        height: 1fr; padding: 0 1; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden;
        & .page--heading { color: $accent; text-style: bold; }
        & .page--muted { color: $secondary; }
        & .page--old { color: $error; text-style: strike; }
        & .page--new { color: $success; text-style: underline; }
        & .page--current { background: $primary; color: $text; text-style: bold; }
        & .page--good { color: $success; }
        & .page--warning { color: $warning; }
        & .page--comment { color: $accent; }
    }
    """

    def __init__(self, resized: Callable[[], None], clicked: Callable[[int], None], *, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.lines: tuple[Line, ...] = ()
        self.spots: tuple[Spot, ...] = ()
        self._resized = resized
        self._clicked = clicked

    @property
    def room(self) -> int:
        """Columns of a line."""
        return max(8, self.scrollable_content_region.width)

    def show(self, lines: Sequence[Line], spots: Sequence[Spot] = (), *, top: int | None = None) -> None:
        """Other lines. ``top``: the line to bring into sight; None leaves the page scrolled as it is."""
        self.lines, self.spots = tuple(lines), tuple(spots)
        self.virtual_size = Size(self.room, len(self.lines))
        self.refresh()
        if top is not None and self.is_mounted:
            shown = self.scroll_offset.y <= top < self.scroll_offset.y + max(1, self.size.height - 2)
            if top == 0 or not shown:
                self.scroll_to(y=top, animate=False, force=True)

    def on_resize(self) -> None:
        """Laid out anew for the width."""
        self._resized()

    def render_line(self, y: int) -> Strip:
        """One line."""
        base = self.rich_style
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self.lines):
            return Strip.blank(width, base)
        segments = []
        for run in self.lines[at]:
            own = self.get_component_rich_style(f"page--{run.style}", partial=True) if run.style else None
            segments.append(Segment(on_screen(run.text), base + own if own else base))
        return Strip(segments).crop_extend(0, width, base)

    def take_scroll_key(self, key: str) -> bool:
        """Pages scroll."""
        page = max(1, self.size.height - 1)
        steps = {"ctrl+up": -1, "ctrl+down": 1, "ctrl+pageup": -page, "ctrl+pagedown": page}
        if key not in steps:
            return False
        self.scroll_to(y=max(0, self.scroll_offset.y + steps[key]), animate=False, force=True)
        return True

    def on_click(self, event: events.Click) -> None:
        """A click chooses the version under it."""
        offset = event.get_content_offset(self)
        if offset is None:
            return
        line = offset.y + self.scroll_offset.y
        for spot in self.spots:
            if spot.top <= line < spot.bottom and spot.left <= offset.x < spot.right:
                self._clicked(spot.number)
                return
