"""How a Word file shows a change: tracked, by strike and underline only, or not at all.

Source: ISO/IEC 29500-1, 17.13.5 (revisions), 17.13.5.20-.25 (moves).
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from drafter.compare import atoms
from drafter.compare.atoms import W

if TYPE_CHECKING:
    from lxml.etree import _Element

Change = Literal["", "ins", "del", "moveFrom", "moveTo"]
#: tracked changes; strike and underline; the new text alone, with its changed places marked or not
Style = Literal["tracked", "static", "marked", "plain"]
_GONE = ("del", "moveFrom")


@dataclass(slots=True)
class Pen:
    """Writes changes, with ids that no other element of the file has.

    Attributes:
        author, date: of tracked changes; ``date`` as Word writes it (``2027-08-01T00:00:00Z``), empty for none.
        last: the last id given.
        whole: whether a whole paragraph is being written. It is dated two minutes later than words within one: where
            these end a paragraph and the next one is new, LibreOffice would take both for one change, and the mark
            between them with it.
    """

    style: Style
    author: str = ""
    date: str = ""
    last: int = 0
    whole: bool = False

    def stamp(self, element: _Element) -> _Element:
        """Id, author and date of a change."""
        self.last += 1
        element.set(f"{W}id", str(self.last))
        element.set(f"{W}author", self.author)
        if self.date:
            element.set(f"{W}date", self.date.replace("T00:00:00", "T00:02:00") if self.whole else self.date)
        return element

    def made(self, name: str) -> _Element:
        """A tracked change without content."""
        from lxml import etree

        return self.stamp(etree.Element(f"{W}{name}"))

    @property
    def tracked(self) -> bool:
        """Whether changes are tracked."""
        return self.style == "tracked"

    @property
    def shows_old(self) -> bool:
        """Whether old words are shown."""
        return self.style in ("tracked", "static")

    def runs(self, elements: Sequence[_Element], change: Change) -> list[_Element]:
        """Some content of a paragraph, as changed in this way."""
        if not change:
            return list(elements)
        if change in _GONE and not self.shows_old:
            return []
        if change in _GONE:
            elements = atoms.struck(list(elements))
        if not self.tracked:
            for run in elements:
                if run.tag == f"{W}r":
                    self._drawn(run, change)
            return list(elements)
        return self._wrapped(elements, change)

    def _drawn(self, run: _Element, change: Change) -> None:
        if self.style == "marked":
            atoms.look(run, "u", "dotted")
        elif self.style == "static" and change in _GONE:
            atoms.look(run, "strike" if change == "del" else "dstrike")
        elif self.style == "static":
            atoms.look(run, "u", "single" if change == "ins" else "double")

    def _wrapped(self, elements: Sequence[_Element], change: Change) -> list[_Element]:
        """Neighbouring runs in one tracked change; bookmarks stay outside."""
        out: list[_Element] = []
        group: _Element | None = None
        for element in elements:
            if element.tag != f"{W}r":
                out.append(element)
                group = None
                continue
            if group is None:
                group = self.made(change)
                out.append(group)
            group.append(atoms.as_deleted(element) if change == "del" else element)
        return out

    def mark(self, properties: _Element, change: Change) -> None:
        """Tracks the paragraph's mark: whether it was put in or taken out."""
        from lxml import etree

        if self.style == "static" and change in _GONE:
            atoms.look(properties, "strike")  # the label is set as the mark is
            run = properties.find(f"{W}rPr")
            if run is not None and run.getparent() is properties:
                properties.remove(run)
                _put_last(properties, run)
        if not change or not self.tracked:
            return
        run = properties.find(f"{W}rPr")
        if run is None:
            run = etree.Element(f"{W}rPr")
            _put_last(properties, run)
        run.insert(0, self.made(change))

    def formerly(self, properties: _Element, old: _Element | None) -> None:
        """Tracks that a paragraph had another number or style."""
        from lxml import etree

        if not self.tracked:
            return
        change = self.made("pPrChange")
        former = copy.deepcopy(old) if old is not None else etree.Element(f"{W}pPr")
        for name in ("rPr", "sectPr", "pPrChange"):
            for child in former.findall(f"{W}{name}"):
                former.remove(child)
        change.append(former)
        properties.append(change)

    def row(self, tr: _Element, change: Change) -> None:
        """Tracks a row of a table."""
        from lxml import etree

        if not change or not self.tracked:
            return
        properties = tr.find(f"{W}trPr")
        if properties is None:
            properties = etree.Element(f"{W}trPr")
            at = sum(child.tag in (f"{W}tblPrEx",) for child in tr)
            tr.insert(at, properties)
        properties.append(self.made("del" if change in _GONE else "ins"))


def _put_last(properties: _Element, run: _Element) -> None:
    """The look of a paragraph's mark, behind all but the section and what was changed."""
    at = sum(child.tag not in (f"{W}sectPr", f"{W}pPrChange") for child in properties)
    properties.insert(at, run)
