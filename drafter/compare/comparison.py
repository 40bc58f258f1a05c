"""What a comparison is: the entries of two documents, and what became of each.

::

    old Document ── entries ──┐                   kept · spelling · figures · revised     one to one
                              ├─ compare() ──►    split · merged                          one to several, several to one
    new Document ── entries ──┘                   new · dropped                           none to one, one to none

An entry is one printed line of a document's tree: a line of the title page, a heading, a paragraph, an item, a note, a
figure or a table. Its number is no part of its text: ``Match.renumbered`` tells it apart.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from drafter.document import Part
from drafter.japanese.wording import Change


class Kind(StrEnum):
    """What an entry is."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    DATE = "date"
    ADDRESSEE = "addressee"
    ISSUER = "issuer"
    END = "end"
    SIGNATURE = "signature"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    FIGURE = "figure"
    TABLE = "table"
    #: 様式第１号, above a heading
    FORM = "form"


#: kinds that hold running text, and may follow from one another
WORDS = frozenset({Kind.PARAGRAPH, Kind.ITEM, Kind.NOTE, Kind.FIGURE, Kind.FORM})
#: lines of the front and end matter; their order is the template's
MATTER = frozenset({Kind.TITLE, Kind.SUBTITLE, Kind.DATE, Kind.ADDRESSEE, Kind.ISSUER, Kind.END, Kind.SIGNATURE})

Rows = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a document.

    Attributes:
        text: as printed, without its label; a table's cells, a line a row, tabs between them.
        label: as printed, empty without one.
        level: of a heading from 1 at the top, of an item its depth in the list, else 0.
        parent: position of the heading above among the entries, -1 without one. depth: how many headings are above.
        rows, header: of a table. clause: id of the clause, else empty.
        at: its place in words (``Ⅱ １ (1)``). line: in its file, from 1; 0 unknown.
    """

    kind: Kind
    part: Part
    text: str
    label: str = ""
    level: int = 0
    parent: int = -1
    depth: int = 0
    rows: Rows = ()
    header: bool = False
    clause: str = ""
    at: str = ""
    line: int = 0


class Fate(StrEnum):
    """What became of an entry.

    KEPT: word for word. SPELLING: but for widths of letters and blanks. FIGURES: but for numbers, dates and years.
    REVISED: other words. SPLIT: one into several. MERGED: several into one. NEW, DROPPED: without a counterpart.
    """

    KEPT = "kept"
    SPELLING = "spelling"
    FIGURES = "figures"
    REVISED = "revised"
    SPLIT = "split"
    MERGED = "merged"
    NEW = "new"
    DROPPED = "dropped"


@dataclass(frozen=True, slots=True)
class Match:
    """Entries that belong together.

    Attributes:
        fate: what became of them.
        old, new: positions in ``Comparison.old`` and ``Comparison.new``, in order; one of them is empty for what is
            new or dropped.
        moved: whether it stands under another heading, or elsewhere among its neighbours under the same one. What
            lies beneath a heading that moved is not moved itself.
        displaced: whether it stands outside the longest stretch that both documents have in one order, so that a
            text with changes must show it twice.
        renumbered: whether only one entry stands on either side and its label differs.
        changes: the words, of the old texts joined by line breaks to the new ones likewise; a table has none.
    """

    fate: Fate
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()
    moved: bool = False
    displaced: bool = False
    renumbered: bool = False
    changes: tuple[Change, ...] = ()

    @property
    def same(self) -> bool:
        """Whether no word of it changed, nor where it stands."""
        return self.fate is Fate.KEPT and not self.moved


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two documents, entry by entry; each entry is in exactly one match.

    Attributes:
        old, new: their entries, in printed order.
        matches: in the order of the new document; what was dropped stands where it stood.
    """

    old: tuple[Entry, ...]
    new: tuple[Entry, ...]
    matches: tuple[Match, ...]

    def old_entries(self, match: Match) -> tuple[Entry, ...]:
        """The old entries of a match."""
        return tuple(self.old[at] for at in match.old)

    def new_entries(self, match: Match) -> tuple[Entry, ...]:
        """The new entries of a match."""
        return tuple(self.new[at] for at in match.new)

    @property
    def unchanged(self) -> bool:
        """Whether both documents say the same in the same order, with the same numbers."""
        return all(match.same and not match.renumbered for match in self.matches)

    def counts(self) -> dict[Fate, int]:
        """How many matches there are of each fate, none left out; front and end matter are not counted."""
        out = dict.fromkeys(Fate, 0)
        for match in self.matches:
            if any(entry.kind not in MATTER for entry in (*self.old_entries(match), *self.new_entries(match))):
                out[match.fate] += 1
        return out


def joined(entries: Sequence[Entry]) -> str:
    """The texts of some entries, a line each."""
    return "\n".join(entry.text for entry in entries)
