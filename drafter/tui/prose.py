"""Text to read: wrapped with 禁則 like everything that is printed, scrolled, never edited."""

from __future__ import annotations

from collections.abc import Sequence

from rich.segment import Segment
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.japanese.wrap import wrap
from drafter.tui.glyphs import on_screen

#: what stands before the further lines of a paragraph that begins with a label (``主題: …``)
HANGING = "  "
#: characters in which a label ends
LABEL = 16


class Prose(ScrollView, can_focus=False):
    """Paragraphs. One that begins with ``# `` is a heading, one with ``! `` an alarm."""

    COMPONENT_CLASSES = {"prose--heading", "prose--alarm"}  # noqa: RUF012 - textual's way
    DEFAULT_CSS = """
    Prose {
        height: 1fr; scrollbar-size-vertical: 1; scrollbar-gutter: stable; overflow-x: hidden;
        & .prose--heading { color: $accent; text-style: bold; }
        & .prose--alarm { color: $error; }
        &.-fitted { height: auto; scrollbar-gutter: auto; }
    }
    """

    def __init__(self, paragraphs: Sequence[str] = (), *, hanging: bool = True, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.paragraphs = tuple(paragraphs)
        self.hanging = hanging
        self._lines: list[tuple[str, str]] = []

    def show(self, paragraphs: Sequence[str]) -> None:
        """Another text, from its top."""
        if tuple(paragraphs) == self.paragraphs:
            return
        self.paragraphs = tuple(paragraphs)
        self._wrap()
        self.scroll_to(y=0, animate=False)

    def _wrap(self) -> None:
        width = max(4, self.scrollable_content_region.width)
        self._lines = list(self._wrapped(width))
        self.virtual_size = Size(width, len(self._lines))
        if self.has_class("-fitted"):
            self.styles.height = len(self._lines)
        self.refresh()

    def _wrapped(self, width: int) -> list[tuple[str, str]]:
        found = []
        for paragraph in self.paragraphs:
            kind = {"# ": "heading", "! ": "alarm"}.get(paragraph[:2], "")
            words = paragraph[2:] if kind else paragraph
            rest = HANGING if self.hanging and width > 20 and ": " in words[:LABEL] else ""
            found += [(line, kind) for line in wrap(words, width, rest=rest)]
        return found

    def on_resize(self) -> None:
        """Lines anew for the width."""
        self._wrap()

    def render_line(self, y: int) -> Strip:
        """One line."""
        base = self.rich_style
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        if at >= len(self._lines):
            return Strip.blank(width, base)
        line, kind = self._lines[at]
        style = base + self.get_component_rich_style(f"prose--{kind}", partial=True) if kind else base
        return Strip([Segment(on_screen(line), style)]).crop_extend(0, width, base)

    def take_scroll_key(self, key: str) -> bool:
        """Arrows and pages scroll."""
        page = max(1, self.size.height - 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page, "home": -(10**6), "end": 10**6}
        if key not in steps:
            return False
        self.scroll_to(y=max(0, self.scroll_offset.y + steps[key]), animate=False)
        return True
