"""``numbering.xml`` as data: which levels a ``w:num`` has.

Source: ISO/IEC 29500-1, 17.9: abstractNum (17.9.1), isLgl (17.9.4), lvl (17.9.6), lvlOverride (17.9.8),
lvlRestart (17.9.10), numFmt (17.9.17), numStyleLink (17.9.21), pStyle (17.9.23), start (17.9.25),
startOverride (17.9.26), styleLink (17.9.27), suff (17.9.28).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.readers._word.elements import attribute, child, children, number, on, value

if TYPE_CHECKING:
    from lxml.etree import _Element

#: Word has nine levels; what lies deeper is no list
LEVELS = 9
#: one style's link to a list that names another style: longer chains are cycles
_LINKS = 4


@dataclass(frozen=True, slots=True)
class Level:
    """One ``w:lvl``.

    Attributes:
        start: the first number. format: ``w:numFmt``, ``custom`` with its ``pattern`` (``001, 002, …``).
        restart: the level counts anew when one of index under this was counted; 0 for never.
        legal: ``w:isLgl``, all numbers in its text are decimal.
        suffix: ``tab``, ``space`` or ``nothing``. text: ``w:lvlText``. font: that of its bullet.
        picture: whether its bullet is a picture. hidden: whether its label is set in hidden letters.
        style: ``w:pStyle``, the style whose paragraphs stand at this level, or empty.
        properties: its ``w:pPr``, for the indents.
    """

    start: int
    format: str
    pattern: str
    restart: int
    legal: bool
    suffix: str
    text: str
    font: str
    picture: bool
    hidden: bool
    style: str
    properties: _Element | None


@dataclass(frozen=True, slots=True)
class Num:
    """One ``w:num``: the counters that it shares (``abstract``), its levels by index, and starts of its own."""

    abstract: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(slots=True)
class Lists:
    """The lists of one file. A file without ``numbering.xml`` has none."""

    nums: dict[str, Num] = field(default_factory=dict)

    def level(self, num_id: str | None, index: int | None) -> Level | None:
        """The definition of a level; None where the file has none."""
        num = self.nums.get(num_id or "")
        return num.levels.get(index or 0) if num else None

    def level_of_style(self, num_id: str, style_id: str) -> int | None:
        """The level of that list whose ``w:pStyle`` names the style (17.9.23)."""
        num = self.nums.get(num_id)
        return next((i for i, level in num.levels.items() if level.style == style_id), None) if num else None


def lists(numbering_xml: _Element | None, styles_xml: _Element | None) -> Lists:
    """Reads ``numbering.xml``.

    Args:
        numbering_xml: its root. styles_xml: the root of ``styles.xml``, for lists that are defined by a style.
    """
    abstracts = {attribute(a, "abstractNumId") or "": a for a in children(numbering_xml, "abstractNum")}
    targets = {attribute(n, "numId") or "": value(n, "abstractNumId") or "" for n in children(numbering_xml, "num")}
    defining = _defining(abstracts, targets, styles_xml)
    nums = {}
    for num in children(numbering_xml, "num"):
        key = _linked(value(num, "abstractNumId") or "", abstracts, defining)
        abstract = abstracts.get(key)
        if abstract is not None:
            nums[attribute(num, "numId") or ""] = _num(num, key, abstract)
    return Lists(nums)


def _defining(
    abstracts: Mapping[str, _Element], targets: Mapping[str, str], styles_xml: _Element | None
) -> dict[str, str]:
    """List style → the abstract list that defines it: by ``styleLink``, else by the style's own ``numPr``."""
    found: dict[str, str] = {}
    for style in children(styles_xml, "style"):
        num_id = value(style, "pPr", "numPr", "numId")
        if attribute(style, "type") == "numbering" and num_id is not None and num_id in targets:
            found[attribute(style, "styleId") or ""] = targets[num_id]
    for key, abstract in abstracts.items():
        if link := value(abstract, "styleLink"):
            found[link] = key
    return found


def _linked(key: str, abstracts: Mapping[str, _Element], defining: Mapping[str, str]) -> str:
    """The abstract list that holds the levels: ``numStyleLink`` followed."""
    for _ in range(_LINKS):
        link = value(abstracts.get(key), "numStyleLink")
        if link is None or link not in defining:
            break
        key = defining[link]
    return key


def _num(num: _Element, key: str, abstract: _Element) -> Num:
    levels = {index: _level(lvl, index) for index, lvl in _indexed(abstract, "lvl")}
    starts: dict[int, int] = {}
    for index, override in _indexed(num, "lvlOverride"):
        own = child(override, "lvl")
        if own is not None:
            levels[index] = _level(own, index)
        start = number(value(override, "startOverride"))
        if start is not None:
            starts[index] = start
    return Num(key, levels, starts)


def _indexed(element: _Element, name: str) -> list[tuple[int, _Element]]:
    found = [(number(attribute(e, "ilvl")), e) for e in children(element, name)]
    return [(index, e) for index, e in found if index is not None and 0 <= index < LEVELS]


def _level(lvl: _Element, index: int) -> Level:
    form = child(lvl, "numFmt")
    start = number(value(lvl, "start"))
    restart = number(value(lvl, "lvlRestart"))
    fonts = child(lvl, "rPr", "rFonts")
    return Level(
        start=0 if start is None else start,
        format=attribute(form) or "decimal",
        pattern=attribute(form, "format") or "",
        # a restart by a level that is not above this one is as if it were not there (17.9.10)
        restart=restart if restart is not None and 0 <= restart <= index else index,
        legal=bool(on(child(lvl, "isLgl"))),
        suffix=value(lvl, "suff") or "tab",
        text=_text(child(lvl, "lvlText")),
        font=attribute(fonts, "hAnsi") or attribute(fonts, "ascii") or attribute(fonts, "eastAsia") or "",
        picture=child(lvl, "lvlPicBulletId") is not None,
        hidden=bool(on(child(lvl, "rPr", "vanish"))),
        style=value(lvl, "pStyle") or "",
        properties=child(lvl, "pPr"),
    )


def _text(element: _Element | None) -> str:
    """``w:lvlText``; with ``w:null`` it is empty, whatever it says (17.9.11)."""
    if element is None or attribute(element, "null") in ("1", "true", "on"):
        return ""
    return attribute(element) or ""
