"""Printed numbers in a Word file that shows two documents at once.

Word counts what it shows, the struck and the inserted together, and would print numbers that neither document has. So
each label gets a list of its own whose text is the label itself, made of the level by which the house's template sets
it (indent, gap and font stay). What stayed but has another number carries the old one as a tracked change of the
paragraph's properties: rejected, the old number is back.

Source: ISO/IEC 29500-1, 17.9 (numbering), 17.9.8 (lvlOverride), 17.13.5.29 (pPrChange).
"""

from __future__ import annotations

import copy
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.compare.atoms import W, look

if TYPE_CHECKING:
    from lxml.etree import _Element

#: what stands before numPr in a paragraph's properties (17.3.1.26)
_BEFORE = {f"{W}{name}" for name in ("pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")}


@dataclass(slots=True)
class Lists:
    """The lists of one Word file, and those that are added.

    Attributes:
        numbering, styles: roots of ``numbering.xml`` and ``styles.xml``.
    """

    numbering: _Element
    styles: _Element
    made: dict[tuple[str, int, str, str, bool], int] = field(default_factory=dict)

    def level(self, properties: _Element | None) -> tuple[str, int] | None:
        """``w:numId`` and ``w:ilvl`` that number a paragraph, its own or its style's; None without."""
        if properties is None:
            return None
        own = properties.find(f"{W}numPr")
        if own is not None:
            number, level = own.find(f"{W}numId"), own.find(f"{W}ilvl")
            identity = _value(number)
            return None if identity in ("", "0") else (identity, int(_value(level) or 0))
        style = _value(properties.find(f"{W}pStyle"))
        for one in self.styles.iter(f"{W}style"):
            if one.get(f"{W}styleId") == style and (number := one.find(f"{W}pPr/{W}numPr/{W}numId")) is not None:
                return self._linked(_value(number), style)
        return None

    def _linked(self, identity: str, style: str) -> tuple[str, int] | None:
        abstract = self._abstract(identity)
        for level in abstract.iter(f"{W}lvl") if abstract is not None else ():
            if _value(level.find(f"{W}pStyle")) == style:
                return identity, int(level.get(f"{W}ilvl") or 0)
        return (identity, 0) if abstract is not None else None

    def _num(self, identity: str) -> _Element | None:
        return next((one for one in self.numbering.iter(f"{W}num") if one.get(f"{W}numId") == identity), None)

    def _abstract(self, identity: str) -> _Element | None:
        num = self._num(identity)
        wanted = _value(num.find(f"{W}abstractNumId")) if num is not None else ""
        return next(
            (one for one in self.numbering.iter(f"{W}abstractNum") if one.get(f"{W}abstractNumId") == wanted), None
        )

    def _definition(self, identity: str, index: int) -> _Element | None:
        num = self._num(identity)
        for override in num.iter(f"{W}lvlOverride") if num is not None else ():
            own = override.find(f"{W}lvl")
            if own is not None and override.get(f"{W}ilvl") == str(index):
                return own
        abstract = self._abstract(identity)
        levels = abstract.iter(f"{W}lvl") if abstract is not None else iter(())
        return next((one for one in levels if one.get(f"{W}ilvl") == str(index)), None)

    def literal(self, label: str, place: tuple[str, int] | None, source: Lists, gap: str, *, struck: bool) -> _Element:
        """``w:numPr`` of a list that prints one label.

        Args:
            place: the list and level that printed it in its own file, ``source``; None where it was printed as text,
                with ``gap`` behind it.
            struck: whether the label itself is struck out (where changes are not tracked).
        """
        from lxml import etree

        side = "" if source is self else "old"
        key = (f"{side}{place[0] if place else gap}", place[1] if place else -1, label, side, struck)
        if key not in self.made:
            self.made[key] = self._made(label, place, source, gap, struck=struck)
        numbered = etree.Element(f"{W}numPr")
        for name, value in (("ilvl", str(place[1] if place else 0)), ("numId", str(self.made[key]))):
            etree.SubElement(numbered, f"{W}{name}").set(f"{W}val", value)
        return numbered

    def _made(self, label: str, place: tuple[str, int] | None, source: Lists, gap: str, *, struck: bool) -> int:
        from lxml import etree

        defined = source._definition(*place) if place else None
        index = str(place[1]) if place else "0"
        level = copy.deepcopy(defined) if defined is not None else _plain(gap)
        level.set(f"{W}ilvl", index)
        for linked in level.findall(f"{W}pStyle"):
            level.remove(linked)
        text = level.find(f"{W}lvlText")
        if text is not None:
            text.set(f"{W}val", label)
        if struck:
            if level.find(f"{W}rPr") is None:
                etree.SubElement(level, f"{W}rPr")
            look(level, "strike")
        used = [int(one.get(f"{W}abstractNumId") or 0) for one in self.numbering.iter(f"{W}abstractNum")]
        own = etree.Element(f"{W}abstractNum")
        own.set(f"{W}abstractNumId", str(max(used, default=-1) + 1))
        etree.SubElement(own, f"{W}multiLevelType").set(f"{W}val", "multilevel")
        own.append(level)
        self.numbering.insert(len(used), own)
        identity = max((int(one.get(f"{W}numId") or 0) for one in self.numbering.iter(f"{W}num")), default=0) + 1
        num = etree.SubElement(self.numbering, f"{W}num")
        num.set(f"{W}numId", str(identity))
        etree.SubElement(num, f"{W}abstractNumId").set(f"{W}val", own.get(f"{W}abstractNumId") or "")
        return identity


def set_number(properties: _Element, numbered: _Element | None) -> None:
    """Puts ``w:numPr`` at its place among a paragraph's properties, or takes it out."""
    for former in properties.findall(f"{W}numPr"):
        properties.remove(former)
    if numbered is not None:
        at = sum(child.tag in _BEFORE for child in properties)
        properties.insert(at, numbered)


def _plain(gap: str) -> _Element:
    """A level without an indent of its own: the paragraph has one."""
    from lxml import etree

    level = etree.Element(f"{W}lvl")
    level.set(f"{W}ilvl", "0")
    suffix = "tab" if "\t" in gap else "space" if gap else "nothing"
    for name, value in (("start", "1"), ("numFmt", "decimal"), ("suff", suffix), ("lvlText", ""), ("lvlJc", "left")):
        etree.SubElement(level, f"{W}{name}").set(f"{W}val", value)
    return level


def _value(element: _Element | None) -> str:
    return (element.get(f"{W}val") or "") if element is not None else ""
