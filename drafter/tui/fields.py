"""The one field in which everything is typed on this screen; made for Japanese input.

Textual's own TextArea and Input are not used. Measured on Textual 8.2.8, they ignore U+3000, run keys of a burst
out of order (their bindings wait for the message to bubble), wrap without 禁則, count Ⅰ as one column, put the
terminal's cursor, where the IME shows its candidates, in the wrong place once they scroll, and stop inside
か+濁点. Mending that would mean replacing a dozen private methods of theirs; this field uses public ones only
(``ScrollView``, ``render_line``, key and paste events).

Keys are taken by ``take_key`` at once, without waiting: the application calls it in the order of the key presses.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from typing import Any, ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Offset, Region, Size
from textual.scroll_view import ScrollView
from textual.strip import Strip

from drafter.tui.buffer import Buffer, typed
from drafter.tui.glyphs import columns, on_screen
from drafter.tui.rows import Row, Rows

#: columns kept free at the right for the cursor
_CURSOR_ROOM = 1


class Field(ScrollView, can_focus=True):
    """A text to type in: one line (``one_line``; Enter submits) or several.

    ``changed`` is called after each change by the user, ``submitted`` for Enter in a one-line field: at once and
    not by a message, so that what is typed has reached the draft before the next key is looked at.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"field--cursor", "field--selection", "field--placeholder"}
    DEFAULT_CSS = """
    Field {
        background: $surface; color: $foreground; padding: 0 1; height: 1fr; scrollbar-size-vertical: 1;
        scrollbar-size-horizontal: 0; overflow-x: hidden;
        & .field--cursor { text-style: reverse; }
        & .field--selection { background: $primary-muted; }
        & .field--placeholder { color: $secondary; }
        &:focus { background: $surface-lighten-1; }
        &.-one-line { height: 1; overflow-y: hidden; scrollbar-size-vertical: 0; }
    }
    """

    def __init__(
        self,
        text: str = "",
        *,
        one_line: bool = False,
        placeholder: str = "",
        own_undo: bool = True,
        read_only: bool = False,
        changed: Callable[[Field], None] | None = None,
        submitted: Callable[[Field], None] | None = None,
        id: str | None = None,  # noqa: A002 - textual's name
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self.buffer = Buffer(text, one_line=one_line)
        self.placeholder = placeholder
        self.own_undo = own_undo
        self.read_only = read_only
        self.changed = changed
        self.submitted = submitted
        self._upstream = False
        self._wish: int | None = None  # the column that ↑ and ↓ aim for
        self._left = 0  # columns scrolled away in a one-line field
        self._rows = Rows(text, 0)
        self._dragging = False
        self.set_class(one_line, "-one-line")

    # the text

    @property
    def text(self) -> str:
        """What is written."""
        return self.buffer.text

    def load(self, text: str, *, cursor: int | None = None) -> None:
        """Show another text (``changed`` is not called)."""
        self.buffer.load(text)
        self.buffer.move(len(text) if cursor is None and self.buffer.one_line else cursor or 0)
        self._layout()

    def refill(self, text: str) -> None:
        """The same text changed from outside (undo): the cursor stays where the change is."""
        if text == self.buffer.text:
            return
        old, at = self.buffer.text, self.buffer.cursor
        end = next(
            (i for i in range(min(len(old), len(text))) if old[-1 - i] != text[-1 - i]), min(len(old), len(text))
        )
        self.buffer.load(text)
        resting = len(text) if self.buffer.one_line else 0
        self.buffer.move((len(text) - end if end < len(text) else at) if self.has_focus else resting)
        self._layout()

    # layout

    @property
    def _width(self) -> int:
        return max(0, self.scrollable_content_region.width)

    def _layout(self) -> None:
        width = 0 if self.buffer.one_line else self._width - _CURSOR_ROOM
        self._rows = Rows(self.buffer.text, width)
        self.virtual_size = Size(self._width, len(self._rows))
        self._follow()
        self.refresh()

    def _follow(self) -> None:
        x, y = self._rows.place(self.buffer.cursor, upstream=self._upstream)
        if self.buffer.one_line:
            self._left = self._scrolled(x)
        elif self.is_mounted:
            self.scroll_to_region(Region(0, y, 1, 1), animate=False, force=True)
        self.refresh()

    def _scrolled(self, x: int) -> int:
        """Columns to scroll away in a one-line field so that column ``x`` is seen; none without the focus."""
        width = self._width
        whole = sum(columns(self.buffer.text)) + _CURSOR_ROOM
        if not self.has_focus or whole <= width:
            return 0
        room = min(8, width // 3)
        left = self._left
        if x - left >= width - 1:
            left = x - width + 1 + room
        elif x < left:
            left = x - room
        return max(0, min(left, whole - width))

    @property
    def caret(self) -> Offset:
        """Where the cursor is on the terminal, for the IME's candidates."""
        x, y = self._rows.place(self.buffer.cursor, upstream=self._upstream)
        region = self.content_region
        shown = y - self.scroll_offset.y
        column = max(0, min(x - self._left, max(0, region.width - 1)))
        return Offset(region.x + column, region.y + max(0, min(shown, max(0, region.height - 1))))

    def on_resize(self) -> None:
        """Rows anew for the new width."""
        self._layout()

    def on_focus(self) -> None:
        """Show the cursor."""
        self._follow()

    def on_blur(self) -> None:
        """A one-line field shows its beginning again."""
        self._follow()

    # drawing

    def render_line(self, y: int) -> Strip:
        """One row: text, selection, cursor."""
        row_at = y if self.buffer.one_line else y + self.scroll_offset.y
        base = self.rich_style
        if not self.buffer.text and row_at == 0:
            return self._empty(base)
        if row_at >= len(self._rows):
            return Strip.blank(self._width, base)
        row = self._rows.rows[row_at]
        strip = Strip(self._segments(row, row_at, base))
        return strip.crop_extend(self._left, self._left + self._width, base)

    def _empty(self, base: Style) -> Strip:
        hint = on_screen(self.placeholder)
        cursor = self.get_component_rich_style("field--cursor") if self.has_focus else base
        style = self.get_component_rich_style("field--placeholder")
        return Strip([Segment(hint[:1] or " ", cursor), Segment(hint[1:], style)]).crop_extend(0, self._width, base)

    def _segments(self, row: Row, row_at: int, base: Style) -> list[Segment]:
        start, end = self.buffer.selection
        selection = base + self.get_component_rich_style("field--selection", partial=True)
        cursor = base + self.get_component_rich_style("field--cursor", partial=True)
        at = self.buffer.cursor
        here = self.has_focus and self._rows.row_of(at, upstream=self._upstream) == row_at
        stop = self.buffer.after(at)
        cuts = sorted({row.start, row.end} | {c for c in (start, end, at, stop) if row.start <= c <= row.end})
        segments = []
        for left, right in itertools.pairwise(cuts):
            style = cursor if here and left == at else selection if start <= left < end else base
            segments.append(Segment(on_screen(self.buffer.text[left:right]), style))
        if here and at == row.end:
            segments.append(Segment(" ", cursor))
        return segments

    # keys

    def take_key(self, event: events.Key) -> bool:
        """Do what a key means here, now. False: the key means nothing to a field."""
        action = self._action(event.key)
        if action is not None:
            return action()
        if event.key == "enter":
            return self._enter()
        if typed(event.character) and not event.key.startswith(("alt+", "ctrl+", "super+")) and event.key != "tab":
            return self.type(event.character or "")
        return False

    def type(self, words: str) -> bool:
        """Put words in at the cursor, as typed or pasted."""
        if self.read_only:
            return False
        return self._changed(self.buffer.insert(words))

    def take_paste(self, text: str) -> bool:
        """Put pasted text in."""
        return self.type(text)

    def _enter(self) -> bool:
        if self.buffer.one_line:
            if self.submitted is None:
                return False
            self.submitted(self)
            return True
        return self.type("\n")

    async def _on_key(self, event: events.Key) -> None:
        if self.take_key(event):
            event.stop()
            event.prevent_default()

    async def _on_paste(self, event: events.Paste) -> None:
        if self.take_paste(event.text):
            event.stop()

    def _action(self, key: str) -> Callable[[], bool] | None:
        select = key.startswith("shift+") or "+shift+" in key
        plain = key.replace("shift+", "") if select else key
        moves: dict[str, Callable[..., Any]] = {
            "left": self.buffer.left,
            "right": self.buffer.right,
            "ctrl+left": self.buffer.word_left,
            "ctrl+right": self.buffer.word_right,
        }
        if plain in moves:
            return lambda: self._moved(moves[plain], select)
        if plain in ("home", "end", "ctrl+home", "ctrl+end"):
            return lambda: self._edge(plain, select)
        if plain in ("up", "down", "pageup", "pagedown"):
            return None if self.buffer.one_line else lambda: self._vertical(plain, select)
        edits: dict[str, Callable[[], bool]] = {
            "backspace": self.buffer.delete_left,
            "ctrl+h": self.buffer.delete_left,  # what Backspace sends in some terminals
            "delete": self.buffer.delete_right,
            "ctrl+w": self.buffer.delete_word_left,
            "ctrl+x": self._cut,
            "ctrl+v": lambda: self.buffer.insert(self.app.clipboard),
        }
        if self.own_undo:
            edits |= {"ctrl+z": self.buffer.undo, "ctrl+y": self.buffer.redo}
        if key in edits:
            return None if self.read_only else lambda: self._changed(edits[key]())
        return {"ctrl+a": self._select_all, "ctrl+c": self._copy}.get(key)

    def _changed(self, changed: bool) -> bool:
        self._upstream, self._wish = False, None
        if changed:
            self._layout()
            if self.changed is not None:
                self.changed(self)
        return True

    def _moved(self, move: Callable[..., Any], select: bool) -> bool:
        self._upstream, self._wish = False, None
        move(select=select)
        self._follow()
        return True

    def _edge(self, key: str, select: bool) -> bool:
        self._wish = None
        row = self._rows.rows[self._rows.row_of(self.buffer.cursor, upstream=self._upstream)]
        far = {"home": row.start, "end": row.end, "ctrl+home": 0, "ctrl+end": len(self.buffer.text)}[key]
        self.buffer.move(far, select=select)
        self._upstream = key == "end" and not row.last
        self._follow()
        return True

    def _vertical(self, key: str, select: bool) -> bool:
        x, y = self._rows.place(self.buffer.cursor, upstream=self._upstream)
        self._wish = x if self._wish is None else self._wish
        page = max(1, self.scrollable_content_region.height - 1)
        step = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}[key]
        to = y + step if abs(step) == 1 else max(0, min(y + step, len(self._rows) - 1))
        offset = self._rows.offset(self._wish, to)
        self.buffer.move(offset, select=select)
        self._upstream = (
            0 <= to < len(self._rows) and offset == self._rows.rows[to].end and not self._rows.rows[to].last
        )
        self._follow()
        return True

    def _select_all(self) -> bool:
        self.buffer.select_all()
        self._follow()
        return True

    def _copy(self) -> bool:
        if self.buffer.selected:
            self.app.copy_to_clipboard(self.buffer.selected)
        return True

    def _cut(self) -> bool:
        self._copy()
        return self.buffer.replace(*self.buffer.selection, "")

    # mouse

    def _offset_at(self, event: events.MouseEvent) -> int:
        region = self.content_region
        x = event.screen_x - region.x + self._left
        y = event.screen_y - region.y + self.scroll_offset.y
        return self._rows.offset(int(x), max(0, int(y)))

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """The cursor goes where the mouse points."""
        self.screen.set_focus(self)
        self.buffer.move(self._offset_at(event), select=event.shift)
        self._upstream, self._wish, self._dragging = False, None, True
        self.capture_mouse()
        self._follow()

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Dragging selects."""
        if self._dragging:
            self.buffer.move(self._offset_at(event), select=True)
            self._follow()

    def on_mouse_up(self) -> None:
        """The drag is over."""
        self._dragging = False
        self.release_mouse()

    def wide(self) -> int:
        """Columns of the text as drawn (for tests and for fitting)."""
        return sum(columns(self.buffer.text))
