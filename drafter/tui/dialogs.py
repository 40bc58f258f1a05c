"""What opens over the panes and asks something: choices, one line of text."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widget import Widget
from textual.widgets import Static

from drafter.language import Lang
from drafter.tui.fields import Field
from drafter.tui.glyphs import fit, on_screen
from drafter.tui.lists import Listing
from drafter.tui.prose import Prose

Answer = Callable[[str], Awaitable[None] | None]


class Dialog(ModalScreen[None]):
    """A box in the middle of the screen. Escape closes it.

    Subclasses give ``body`` and the widget that takes the focus (``first``). Closing calls nothing; answers go
    through ``answer`` of the subclass, after the box has gone.
    """

    AUTO_FOCUS = ""
    DEFAULT_CSS = """
    Dialog {
        align: center middle; background: $background 60%;
        & > #box { width: 72; max-width: 96%; height: auto; max-height: 94%; padding: 1 2; background: $panel; }
        & #box-title { text-style: bold; height: auto; margin: 0 0 1 0; }
        & #box-text { height: auto; margin: 0 0 1 0; }
        & Field { margin: 0 0 1 0; }
        & Listing { height: auto; max-height: 16; background: $panel; }
    }
    """

    def __init__(self, title: str, text: str = "") -> None:
        super().__init__()
        self.caption = title
        self.explanation = text

    def body(self) -> list[Widget]:
        """The widgets beneath title and text."""
        return []

    @property
    def first(self) -> Widget | None:
        """What takes the focus."""
        return None

    def compose(self) -> ComposeResult:
        """The box."""
        with Vertical(id="box"):
            yield Static(on_screen(self.caption), id="box-title", markup=False)
            if self.explanation:
                text = Prose(self.explanation.splitlines(), hanging=False, id="box-text")
                text.add_class("-fitted")
                yield text
            yield from self.body()

    def on_mount(self) -> None:
        """The focus is there before the next key is looked at."""
        if self.first is not None:
            self.set_focus(self.first)

    async def take_dialog_key(self, key: str) -> bool:
        """Keys that the focused widget left. Escape closes."""
        if key == "escape":
            await self.close()
            return True
        if isinstance(self.focused, Listing):
            return self.focused.take_list_key(key)
        return False

    async def close(self) -> None:
        """Away with the box."""
        if self.is_current:
            await self.app.pop_screen()


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the answers."""

    key: str
    text: str
    note: str = ""


class Choices(Listing[Choice]):
    """The answers, one a row."""

    note_width = 18

    def row(self, item: Choice, width: int, style: Callable[[str], Style]) -> list[Segment]:
        """``text        note``."""
        tail = self.note_width if item.note else 0
        return [
            Segment(" " + fit(item.text, max(0, width - 2 - tail)), style("")),
            Segment(fit(item.note, tail) if tail else "", style("muted")),
        ]


class ChoiceDialog(Dialog):
    """One answer out of a few. ``answer(key)`` gets it when the box has gone; Escape answers nothing."""

    def __init__(self, title: str, text: str, choices: Sequence[Choice], answer: Answer) -> None:
        super().__init__(title, text)
        self.answer = answer
        self.list = Choices(chosen=self._chosen, id="choices")
        self.list.items = tuple(choices)
        self.list.styles.height = min(len(choices), 16)

    def body(self) -> list[Widget]:
        """The answers."""
        return [self.list]

    @property
    def first(self) -> Widget:
        """The answers."""
        return self.list

    def on_mount(self) -> None:
        """See ``Dialog``."""
        super().on_mount()
        self.list.fill(self.list.items, 0)

    def _chosen(self, choice: Choice) -> None:
        self.app.call_in_order(self._answered, choice.key)  # type: ignore[attr-defined]

    async def _answered(self, key: str) -> None:
        await self.close()
        done = self.answer(key)
        if done is not None:
            await done


class LineDialog(Dialog):
    """One line of text. ``check(text)`` gives what is wrong with it, empty when nothing is."""

    DEFAULT_CSS = """
    LineDialog #wrong { height: auto; color: $error; }
    """

    def __init__(
        self, title: str, text: str, value: str, answer: Answer, check: Callable[[str], str] = lambda _: ""
    ) -> None:
        super().__init__(title, text)
        self.answer = answer
        self.check = check
        self.field = Field(value, one_line=True, id="line", submitted=self._submitted)
        self.field.buffer.move(len(value))
        self.wrong = Static("", id="wrong", markup=False)

    def body(self) -> list[Widget]:
        """Field and what is wrong."""
        return [self.field, self.wrong]

    @property
    def first(self) -> Widget:
        """The field."""
        return self.field

    def _submitted(self, field: Field) -> None:
        wrong = self.check(field.text)
        self.wrong.update(on_screen(wrong))
        if not wrong:
            self.app.call_in_order(self._answered, field.text)  # type: ignore[attr-defined]

    async def _answered(self, text: str) -> None:
        await self.close()
        done = self.answer(text)
        if done is not None:
            await done


class TextDialog(Dialog):
    """Something to read."""

    DEFAULT_CSS = """
    TextDialog > #box { width: 84; }
    TextDialog > #box { height: 90%; }
    """

    def __init__(self, title: str, lines: Sequence[str], lang: Lang = "ja") -> None:
        super().__init__(title)
        self.lang = lang
        self.after: Callable[[], Awaitable[None]] | None = None  # what follows when it is closed
        self.prose = Prose(lines)

    def body(self) -> list[Widget]:
        """The text."""
        return [self.prose]

    async def take_dialog_key(self, key: str) -> bool:
        """Enter closes as well."""
        if key in ("enter", "escape"):
            await self.close()
            if self.after is not None:
                await self.after()
            return True
        if self.prose.take_scroll_key(key):
            return True
        return await super().take_dialog_key(key)
