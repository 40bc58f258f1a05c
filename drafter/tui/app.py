"""The application: keys strictly in their order, the keymap, the cursor for the IME, light and dark."""

from __future__ import annotations

import inspect
import os
from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from textual import events
from textual.app import App
from textual.geometry import Offset
from textual.screen import Screen
from textual.theme import Theme
from textual.widget import Widget

from drafter.language import Lang, Message
from drafter.tui import opening
from drafter.tui.actions import keymap
from drafter.tui.bench import Bench
from drafter.tui.commands import COMMANDS
from drafter.tui.dialogs import Dialog
from drafter.tui.fields import Field
from drafter.tui.lists import Listing
from drafter.tui.stage import Stage
from drafter.tui.terminal_keys import mend
from drafter.tui.work import OpenOpinions

DARK = Theme(
    name="drafter-dark",
    primary="#4f7fb5",
    secondary="#8d97a5",
    accent="#8fb8de",
    warning="#d9a75a",
    error="#e0706a",
    success="#7fb88a",
    foreground="#d8dde4",
    background="#15191f",
    surface="#1b2028",
    panel="#222935",
    dark=True,
)
LIGHT = Theme(
    name="drafter-light",
    primary="#7aa5d6",
    secondary="#5f6873",
    accent="#1f5f9f",
    warning="#9a6200",
    error="#b3261e",
    success="#2f6f3e",
    foreground="#1f252d",
    background="#fbfbf9",
    surface="#f3f3ef",
    panel="#e7e9ec",
    dark=False,
)


class DrafterApp(App[None]):
    """The screen.

    Textual posts a key to the focused widget, and a binding that the widget does not handle itself comes back to
    the application later, so that in a burst (a slow line, an IME that commits, a paste without brackets) text and
    commands overtake each other. Here each key is done to its end before the next is looked at: first the field
    with the focus, then the pane, then the keymap.
    """

    ENABLE_COMMAND_PALETTE = False
    ESCAPE_TO_MINIMIZE = False
    CSS = """
    Static { background: transparent; }
    """

    def __init__(
        self,
        bench: Bench,
        lang: Lang,
        keys: Mapping[str, str] | None = None,
        *,
        choosing: bool = False,
        template: str = "",
        returned: Sequence[str] = (),
    ) -> None:
        super().__init__()
        self.lang = lang
        self.choosing = choosing
        self.template = template
        self.bench = bench
        self.returned = tuple(returned)  # Word files to read at once
        self.rebound = dict(keys or {})
        self.keys = keymap(keys)
        self._cursor = Offset(0, 0)
        self._waiting: list[Callable[[], Awaitable[None]]] = []
        self._later: list[tuple[Callable[..., Any], tuple[object, ...]]] = []
        mend()
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = DARK.name

    async def on_mount(self) -> None:
        """Show the draft; offer what a crash left, or let the user choose a draft."""
        await self.push_screen(self.bench)
        if self.choosing:
            await opening.choose(self, self.bench.desk.workspace, self.lang, self.bench.take, template=self.template)
            return
        await opening.offer_recovery(self.bench)
        if not self.returned:
            self.bench.work.look_for_opinions()
            return
        from drafter.tui.review_opening import read

        await self.when_free(lambda: read(self.bench, self.returned))

    async def when_free(self, call: Callable[[], Awaitable[None]]) -> None:
        """Do something as soon as nothing lies over the main screen."""
        if self.screen is self.bench:
            await call()
        else:
            self._waiting.append(call)

    async def freed(self) -> None:
        """The main screen is back: what waits for it is done."""
        if self._waiting and self.screen is self.bench:
            await self._waiting.pop(0)()

    async def on_open_opinions(self, event: OpenOpinions) -> None:
        """The draft that was opened has opinions to decide on."""
        from drafter.tui.review_opening import offer

        if event.desk is self.bench.desk and self.bench.round is None:
            await self.when_free(lambda: offer(self.bench, event.count))

    def _fatal_error(self) -> None:
        """A fault of drafter: what is on the screen goes to the journal; one line instead of a traceback."""
        self.bench.desk.write_journal()
        if os.environ.get("DRAFTER_DEBUG"):
            super()._fatal_error()
            return
        name = type(self._exception).__name__
        told = Message(
            ja=f"drafter: 内部エラー（{name}: {self._exception}）。入力は残っています。もう一度開くと復元できます。",
            en=f"drafter: internal error ({name}: {self._exception}). What you typed is kept: open the draft again.",
        )
        self.panic(told.text(self.lang))

    # the cursor of the terminal, where the IME shows its candidates: always where the field's cursor is

    @property
    def cursor_position(self) -> Offset:
        """Where the terminal's cursor stands."""
        try:
            focused = self.focused
        except Exception:
            return self._cursor
        return focused.caret if isinstance(focused, Field) else self._cursor

    @cursor_position.setter
    def cursor_position(self, value: Offset) -> None:
        self._cursor = value

    # keys in order

    async def on_event(self, event: events.Event) -> None:
        """Keys and pastes are done here and now; everything else takes textual's way."""
        if isinstance(event, events.Key) and not event.is_forwarded:
            self.app_focus = True
            if await self.take_key(event):
                return
        elif isinstance(event, events.Paste) and not event.is_forwarded:
            if isinstance(self.focused, Field):
                self.focused.take_paste(event.text)
                await self._settle()
            return
        await super().on_event(event)

    async def take_key(self, event: events.Key) -> bool:
        """One key, to its end. False: nobody here knows it."""
        if event.key.startswith("alt+") and not (event.character or "").isascii():
            # Escape and, close behind it, a letter of an IME: nobody has Alt+あ
            await self.take_key(events.Key("escape", None))
            return await self.take_key(events.Key(event.key.removeprefix("alt+"), event.character))
        focused = self.focused
        taken = isinstance(focused, Field) and focused.take_key(event)
        if not taken and event.key in ("tab", "shift+tab"):
            (self.screen.focus_next if event.key == "tab" else self.screen.focus_previous)()
            taken = True
        if not taken and isinstance(self.screen, Dialog):
            taken = await self.screen.take_dialog_key(event.key)
        elif not taken:
            taken = await self._take_screen_key(self.screen, focused, event.key)
        await self._settle()
        return taken

    async def _take_screen_key(self, screen: Screen[Any], focused: Widget | None, key: str) -> bool:
        """A key that no field took: the pane's, the list's, the keymap's."""
        if not isinstance(screen, Bench | Stage):
            return False
        if screen.take_pane_key(key) or (isinstance(focused, Listing) and focused.take_list_key(key)):
            return True
        keys = screen.keys if isinstance(screen, Stage) else self.keys
        if key not in keys:
            return False
        await self.act(keys[key])
        return True

    def call_in_order(self, call: Callable[..., Any], *args: object) -> None:
        """Have something done before the next key is looked at (from a handler that cannot wait itself)."""
        self._later.append((call, args))
        self.call_later(self._settle)

    async def _settle(self) -> None:
        while self._later:
            call, args = self._later.pop(0)
            done = call(*args)
            if inspect.isawaitable(done):
                await done

    async def act(self, action: str) -> None:
        """Do an action of the screen that is seen, by its id."""
        if isinstance(self.screen, Stage):
            await self.screen.act(action)
            return
        done: Awaitable[None] | None = COMMANDS[action](self.bench)
        if done is not None:
            await done

    def act_later(self, action: str) -> None:
        """Do an action for a click."""
        self.call_in_order(self.act, action)
