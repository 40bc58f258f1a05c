"""A list that draws only the rows that are seen: 100,000 rows cost no more than 20."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import ClassVar, Generic, TypeVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

T = TypeVar("T")


class Listing(ScrollView, Generic[T], can_focus=True):
    """Rows of one line each, one of them under the cursor.

    Args:
        highlighted: called when the cursor comes to another row. chosen: called for Enter and a double click.

    Subclasses draw a row in ``row``.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "list--cursor",
        "list--cursor-blurred",
        "list--label",
        "list--muted",
        "list--strong",
        "list--good",
        "list--warning",
        "list--error",
    }
    DEFAULT_CSS = """
    Listing {
        height: 1fr; background: $background; scrollbar-size-vertical: 1; overflow-x: hidden;
        & .list--cursor { background: $primary; color: $text; text-style: bold; }
        & .list--cursor-blurred { background: $primary-muted; }
        & .list--label { color: $accent; }
        & .list--muted { color: $secondary; }
        & .list--strong { text-style: bold; }
        & .list--good { color: $success; }
        & .list--warning { color: $warning; }
        & .list--error { color: $error; }
    }
    """

    def __init__(
        self,
        *,
        highlighted: Callable[[T], None] | None = None,
        chosen: Callable[[T], None] | None = None,
        id: str | None = None,  # noqa: A002 - textual's name
    ) -> None:
        super().__init__(id=id)
        self.items: tuple[T, ...] = ()
        self.at = 0
        self.highlighted = highlighted
        self.chosen = chosen
        self.active = False  # drawn as if focused: a search field above steers it

    # content

    def fill(self, items: Iterable[T], at: int | None = None) -> None:
        """Other rows; the cursor at ``at``, or where it was. Calls nothing."""
        self.items = tuple(items)
        self.at = max(0, min(self.at if at is None else at, len(self.items) - 1))
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.items))
        self.show_cursor()
        self.refresh()

    @property
    def current(self) -> T | None:
        """The item under the cursor."""
        return self.items[self.at] if self.items else None

    def go(self, at: int) -> None:
        """The cursor to a row."""
        if not self.items:
            return
        at = max(0, min(at, len(self.items) - 1))
        moved = at != self.at
        self.at = at
        self.show_cursor()
        self.refresh()
        if moved and self.highlighted is not None:
            self.highlighted(self.items[at])

    def show_cursor(self) -> None:
        """Scroll so that the row under the cursor is seen."""
        if self.is_mounted:
            self.scroll_to_region(Region(0, self.at, 1, 1), animate=False, force=True)

    def on_resize(self) -> None:
        """The width of the rows is the width of the list."""
        self.virtual_size = Size(self.scrollable_content_region.width, len(self.items))
        self.show_cursor()

    # drawing

    def row(self, item: T, width: int, style: Callable[[str], Style]) -> list[Segment]:
        """The segments of a row; ``style`` gives the style of a component (``muted``) over the row's own."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """One row of the screen."""
        width = self.scrollable_content_region.width
        at = y + self.scroll_offset.y
        base = self.rich_style
        if at >= len(self.items):
            return Strip.blank(width, base)
        if at == self.at:
            name = "list--cursor" if self.has_focus or self.active else "list--cursor-blurred"
            base = base + self.get_component_rich_style(name, partial=True)

        cursor = at == self.at and (self.has_focus or self.active)

        def style(name: str) -> Style:
            if cursor:  # colours of words are hardly read on the cursor's own
                return base
            return base + self.get_component_rich_style(f"list--{name}", partial=True) if name else base

        return Strip(self.row(self.items[at], width, style)).crop_extend(0, width, base)

    # keys and mouse

    def take_list_key(self, key: str) -> bool:
        """Moving and choosing. False: the key means nothing here."""
        page = max(1, self.size.height - 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if key in steps:
            self.go(self.at + steps[key])
        elif key in ("home", "end"):
            self.go(0 if key == "home" else len(self.items) - 1)
        elif key == "enter" and self.chosen is not None and self.current is not None:
            self.chosen(self.current)
        else:
            return False
        return True

    def on_focus(self) -> None:
        """The cursor's row is drawn otherwise with the focus."""
        self.refresh()

    def on_blur(self) -> None:
        """See ``on_focus``."""
        self.refresh()

    def on_click(self, event: events.Click) -> None:
        """A click moves the cursor; a second one chooses."""
        offset = event.get_content_offset(self)
        at = (offset.y if offset else event.y) + self.scroll_offset.y
        if at < len(self.items):
            self.go(at)
            if event.chain == 2 and self.chosen is not None:
                self.chosen(self.items[at])
