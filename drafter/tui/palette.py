"""The command palette: every action, found by typing a part of its name in either language."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from textual.widget import Widget

from drafter.japanese.glyphs import squeeze
from drafter.language import Lang, Message
from drafter.tui.actions import ACTIONS, Action, key_name
from drafter.tui.dialogs import Choice, Choices, Dialog
from drafter.tui.fields import Field

_TITLE = Message(ja="操作一覧", en="Actions")
_HINT = Message(ja="言葉で絞り込み、↑↓ で選び Enter", en="Type to narrow, ↑↓ and Enter")


def matching(text: str, actions: Sequence[Action] = ACTIONS) -> list[Action]:
    """The actions whose id or title, Japanese or English, holds every word; those that begin with them first."""
    wanted = [squeeze(word).casefold() for word in text.split()]
    found: list[tuple[int, int, Action]] = []
    for action in actions:
        names = [squeeze(name).casefold() for name in (action.id, action.title.ja, action.title.en)]
        if all(any(word in name for name in names) for word in wanted):
            whole = "".join(wanted)
            rank = min((0 if name == whole else 1 if name.startswith(whole) else 2) for name in names)
            found.append((rank if wanted else 0, len(found), action))
    return [action for _, _, action in sorted(found, key=lambda one: one[:2])]


class Palette(Dialog):
    """All actions of a screen with their keys (``keys``: action by key, as the keymap has it)."""

    DEFAULT_CSS = """
    Palette #actions { height: 16; }
    """

    def __init__(self, lang: Lang, keys: Mapping[str, str], actions: Sequence[Action] = ACTIONS) -> None:
        super().__init__(_TITLE.text(lang))
        self.lang = lang
        self.keys = keys
        self.actions = actions
        self.field = Field(one_line=True, changed=self._typed, submitted=lambda _: self._run())
        self.field.placeholder = _HINT.text(lang)
        self.list = Choices(id="actions", chosen=lambda _: self._run())
        self.list.active = True

    def body(self) -> list[Widget]:
        """Field and list."""
        return [self.field, self.list]

    @property
    def first(self) -> Widget:
        """The field."""
        return self.field

    def on_mount(self) -> None:
        """See ``Dialog``."""
        super().on_mount()
        self._typed(self.field)

    async def take_dialog_key(self, key: str) -> bool:
        """The arrows move in the list while the field keeps the focus."""
        if key in ("up", "down", "pageup", "pagedown"):
            return self.list.take_list_key(key)
        return await super().take_dialog_key(key)

    def _typed(self, field: Field) -> None:
        keys: dict[str, list[str]] = {}
        for key, action in self.keys.items():
            keys.setdefault(action, []).append(key_name(key))
        found = matching(field.text, self.actions)
        self.list.fill((Choice(a.id, a.title.text(self.lang), " ".join(keys.get(a.id, ()))) for a in found), 0)

    def _run(self) -> None:
        if self.list.current is not None:
            self.app.call_in_order(self._go, self.list.current.key)  # type: ignore[attr-defined]

    async def _go(self, action: str) -> None:
        await self.close()
        await self.app.act(action)  # type: ignore[attr-defined]
