"""A screen of its own beside the main one: it has its own actions and keymap, and takes keys strictly in order."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping

from textual.screen import Screen

from drafter.tui.actions import Action


class Stage(Screen[None]):
    """What the application asks of such a screen.

    Attributes:
        actions: what it can do, as the palette and the help list it. keys: the action of each key.
        commands: what each action does.
    """

    AUTO_FOCUS = ""
    actions: tuple[Action, ...] = ()
    keys: Mapping[str, str] = {}
    commands: Mapping[str, Callable[[], Awaitable[None] | None]] = {}

    def take_pane_key(self, key: str) -> bool:
        """Keys that mean something to the pane with the focus, before the keymap is asked."""
        raise NotImplementedError

    async def act(self, action: str) -> None:
        """Do an action by its id."""
        done = self.commands[action]()
        if done is not None:
            await done
