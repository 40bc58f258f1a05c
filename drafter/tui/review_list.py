"""The list of places with opinions, in the order of the document: what was decided, and where opinions differ."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from rich.segment import Segment
from rich.style import Style

from drafter.japanese.width import cells
from drafter.language import Lang, Message
from drafter.tui import review_words as w
from drafter.tui.glyphs import fit, on_screen
from drafter.tui.lists import Listing


@dataclass(frozen=True, slots=True)
class Row:
    """One place.

    Attributes:
        number: of the group in the round. state: what was decided there: a verdict, or ``mixed``. style: its colour.
        at: the place as printed. text: its words.
        count: how many reviewers say something. harmony: ``conflict``, ``unsure`` and so on; empty for nothing.
    """

    number: int
    state: str
    style: str
    at: str
    text: str
    count: int
    harmony: str = ""


#: columns of the state in words: the longest, and a blank; columns from which there is room for words
STATE, WORDS = 9, 40


class Places(Listing[Row]):
    """The rows."""

    lang: Lang = "ja"

    def row(self, item: Row, width: int, style: Callable[[str], Style]) -> list[Segment]:
        """``未決     競合 2 Ⅰ １ (1) 言葉…``; in a narrow list ``未 競2 Ⅰ １ (1) 言葉…``."""
        wide = width >= WORDS
        names: Mapping[str, Message] = w.STATES_HERE if wide else w.SHORT
        harmony = names[item.harmony].text(self.lang) + (" " if wide else "") if item.harmony else ""
        count = f"{item.count} " if item.count > 1 else ""
        label = f"{item.at} " if item.at else ""
        ahead = STATE if wide else 3
        room = width - 1 - ahead - cells(count + harmony, 2)
        shown = fit(label, min(cells(label, 2), max(0, room))) if label else ""
        alarm = {"conflict": "error", "unsure": "warning"}.get(item.harmony, "good")
        return [
            Segment(" " + fit(names[item.state].text(self.lang), ahead), style(item.style)),
            Segment(on_screen(harmony), style(alarm)),
            Segment(on_screen(count), style("muted")),
            Segment(shown, style("label")),
            Segment(fit(item.text, max(0, room - cells(label, 2))), style("")),
        ]
