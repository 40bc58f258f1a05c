"""The findings pane: what the checks say, each leading to its place."""

from __future__ import annotations

from collections.abc import Callable

from rich.segment import Segment
from rich.style import Style
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.widgets import Static

from drafter.findings import SEVERITY_NAMES, Severity, shown
from drafter.language import Lang, Message
from drafter.session.views import Located
from drafter.tui.glyphs import fit, on_screen
from drafter.tui.lists import Listing
from drafter.tui.prose import Prose

_NONE = Message(ja="指摘はありません。", en="No findings.")
_COUNT = Message(
    ja="Enter でその場所へ、Alt+F で直す、Alt+A で了承", en="Enter leads to the place, Alt+F mends, Alt+A accepts"
)
_STYLES = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "muted"}


class Found(Listing[Located]):
    """The rows."""

    lang: Lang = "ja"

    def row(self, item: Located, width: int, style: Callable[[str], Style]) -> list[Segment]:
        """``誤り 文言``."""
        found = item.finding
        name = fit(SEVERITY_NAMES[found.severity].text(self.lang), 8 if self.lang == "en" else 5)
        room = width - len(on_screen(" ")) - (8 if self.lang == "en" else 5) - 1
        return [
            Segment(f" {name}", style(_STYLES[found.severity])),
            Segment(fit(found.message.text(self.lang), room), style("")),
        ]


class FindingsPane(Vertical):
    """The list, and the finding under the cursor in full."""

    DEFAULT_CSS = """
    FindingsPane {
        & > #findings-note { height: 1; padding: 0 1; color: $secondary; }
        & > #found { height: 1fr; min-height: 3; }
        & > #finding { height: 35%; max-height: 9; padding: 0 1; background: $surface; }
    }
    """

    def __init__(self, lang: Lang, lead: Callable[[Located], None]) -> None:
        super().__init__(id="findings")
        self.lang = lang
        self.list = Found(id="found", highlighted=self._full, chosen=lead)
        self.list.lang = lang
        self.prose = Prose(id="finding")

    def compose(self) -> ComposeResult:
        """Note, list, details."""
        yield Static(id="findings-note", markup=False)
        yield self.list
        yield self.prose

    def show(self, found: tuple[Located, ...]) -> None:
        """The findings of the draft as it is."""
        self.list.fill(found)
        note = (_COUNT if found else _NONE).text(self.lang)
        self.query_one("#findings-note", Static).update(on_screen(note))
        if self.list.current is not None:
            self._full(self.list.current)
        else:
            self.prose.show(())

    def _full(self, item: Located) -> None:
        found = item.finding
        lines = [found.message.text(self.lang)]
        if found.excerpt:
            lines.append(f"「{found.excerpt}」")
        if found.repair is not None:
            new = shown(found.repair.new) or Message(ja="（取り除く）", en="(taken out)").text(self.lang)
            lines.append(f"→「{new}」")
        lines.append(f"{found.code} {found.name}")
        self.prose.show(lines)

    def after(self, rank: int, ranks: Callable[[Located], int]) -> Located | None:
        """The next finding below a place, from the top again after the last."""
        below = [item for item in self.list.items if ranks(item) > rank]
        chosen = below[0] if below else (self.list.items[0] if self.list.items else None)
        if chosen is not None:
            self.list.go(self.list.items.index(chosen))
        return chosen
