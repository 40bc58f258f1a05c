"""The list of places with opinions, in the order of the document: what was decided, and where opinions differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from drafter.japanese.width import cells
from drafter.language import Lang
from drafter.tui.glyphs import fit, on_screen
from drafter.tui.lists import Listing


@dataclass(frozen=True, slots=True)
class Row:
    """One place.

    Attributes:
        number: of the group in the round. state, style: what was decided there, in a word, and its colour.
        at: the place as printed. text: its words.
        count: how many reviewers say something. harmony: conflict, unsure and so on, in a word; empty for nothing.
    """

    number: int
    state: str
    style: str
    at: str
    text: str
    count: int
    harmony: str = ""
    alarm: str = ""


#: columns of the state: the longest word in either language, and a blank
STATE = {"ja": 9, "en": 9}


class Places(Listing[Row]):
    """The rows."""

    lang: Lang = "ja"

    def row(self, item: Row, width: int, style: Callable[[str], Style]) -> list[Segment]:
        """``未決    2 競合 Ⅰ １ (1) 言葉…``; in a narrow list the words give way."""
        harmony = f"{item.harmony} " if item.harmony else ""
        count = f"{item.count} " if item.count > 1 else ""
        label = f"{item.at} " if item.at else ""
        ahead = STATE[self.lang]
        room = width - 1 - ahead - cells(count + harmony, 2)
        shown = fit(label, min(cells(label, 2), max(0, room))) if label else ""
        return [
            Segment(" " + fit(item.state, ahead), style(item.style)),
            Segment(on_screen(harmony), style(item.alarm)),
            Segment(on_screen(count), style("muted")),
            Segment(shown, style("label")),
            Segment(fit(item.text, max(0, room - cells(label, 2))), style("")),
        ]
