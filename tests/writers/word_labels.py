"""What Word shows: a small reading of DOCX numbering of its own, written from ISO/IEC 29500-1, 17.9.

It shares nothing with the writer, so that a fault there is not repeated here.
"""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_AIUEO = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン"
_IROHA = "イロハニホヘトチリヌルヲワカヨタレソツネナラムウヰノオクヤマケフコエテアサキユメミシヱヒモセスン"


@dataclass(frozen=True)
class Shown:
    """One paragraph as Word shows it; ``native`` tells whether the label was counted by Word."""

    style: str
    label: str
    text: str
    native: bool
    bookmarks: tuple[str, ...]


def part(data: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read(name))


def paragraphs(data: bytes) -> list[Shown]:
    """All paragraphs of the body outside tables, in order."""
    body = part(data, "word/document.xml").find(f"{W}body")
    numbers = _Numbers(part(data, "word/numbering.xml"))
    styles = _styles(part(data, "word/styles.xml"))
    return [_paragraph(p, numbers, styles) for p in body.findall(f"{W}p")]


def _paragraph(p: etree._Element, numbers: _Numbers, styles: dict[str, tuple[str, int]]) -> Shown:
    style = p.find(f"{W}pPr/{W}pStyle").get(f"{W}val")
    num = p.find(f"{W}pPr/{W}numPr")
    place = styles.get(style)
    if num is not None:
        place = (num.find(f"{W}numId").get(f"{W}val"), int(num.find(f"{W}ilvl").get(f"{W}val")))
    counted = place is not None and place[0] != "0"
    label = numbers.next(*place) if counted and place else ""
    marks = tuple(mark.get(f"{W}name") for mark in p.findall(f"{W}bookmarkStart"))
    return Shown(style, label, "".join(_texts(p)), counted, marks)


def _texts(p: etree._Element) -> list[str]:
    kinds = {f"{W}t": lambda e: e.text or "", f"{W}tab": lambda _: "\t", f"{W}br": lambda _: "\n"}
    return [kinds[e.tag](e) for r in p.findall(f"{W}r") for e in r if e.tag in kinds]


def _styles(root: etree._Element) -> dict[str, tuple[str, int]]:
    out = {}
    for style in root.findall(f"{W}style"):
        num = style.find(f"{W}pPr/{W}numPr")
        if num is not None and num.find(f"{W}numId") is not None:
            level = num.find(f"{W}ilvl")
            out[style.get(f"{W}styleId")] = (
                num.find(f"{W}numId").get(f"{W}val"),
                int(level.get(f"{W}val")) if level is not None else 0,
            )
    return out


class _Numbers:
    def __init__(self, root: etree._Element) -> None:
        self.abstract = {
            a.get(f"{W}abstractNumId"): {int(x.get(f"{W}ilvl")): x for x in a.findall(f"{W}lvl")}
            for a in root.findall(f"{W}abstractNum")
        }
        self.nums = {n.get(f"{W}numId"): n for n in root.findall(f"{W}num")}
        self.counts: dict[tuple[str, int], int] = {}
        self.recent: set[tuple[str, int]] = set()
        self.started: set[tuple[str, int]] = set()

    def next(self, num_id: str, level: int) -> str:
        num = self.nums[num_id]
        abstract = num.find(f"{W}abstractNumId").get(f"{W}val")
        levels = dict(self.abstract[abstract])
        for override in num.findall(f"{W}lvlOverride"):
            at = int(override.get(f"{W}ilvl"))
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[at] = own
            start = override.find(f"{W}startOverride")
            if start is not None and at == level and (num_id, at) not in self.started:
                self.started.add((num_id, at))
                self.counts[abstract, at] = int(start.get(f"{W}val")) - 1
        key = (abstract, level)
        jumped = key not in self.counts and any(a == abstract and below > level for a, below in self.recent)
        self.recent = {(a, at) for a, at in self.recent if a != abstract or at < level} | {key}
        self.counts[key] = self.counts.get(key, int(levels[level].find(f"{W}start").get(f"{W}val")) - 1) + 1
        for below, definition in levels.items():
            restart = definition.find(f"{W}lvlRestart")
            if below > level and (restart is None or restart.get(f"{W}val") != "0"):
                self.counts.pop((abstract, below), None)
        text: str = levels[level].find(f"{W}lvlText").get(f"{W}val")
        counted = f"%{level + 1}" in text
        assert not (jumped and counted), "a level after deeper ones, without a start: LibreOffice counts 2, Word 1"
        for at, definition in levels.items():
            if f"%{at + 1}" in text:
                shape = definition.find(f"{W}numFmt").get(f"{W}val")
                text = text.replace(f"%{at + 1}", number(shape, self.counts.get((abstract, at), 1)))
        return text


def number(shape: str, n: int) -> str:
    """A number as Word writes it; fails where Word's own writing is not known for certain."""
    match shape:
        case "decimal":
            return str(n)
        case "decimalFullWidth":
            return "".join(chr(ord(c) + 0xFEE0) for c in str(n))
        case "upperRoman":
            return _roman(n)
        case "lowerLetter":
            return chr(96 + (n - 1) % 26 + 1) * ((n - 1) // 26 + 1)
        case "aiueoFullWidth" if n <= len(_AIUEO):
            return _AIUEO[n - 1]
        case "irohaFullWidth" if n <= len(_IROHA):
            return _IROHA[n - 1]
        case "decimalEnclosedCircle" if n <= 20:
            return chr(0x2460 + n - 1)
        case "japaneseCounting" if n < 100:
            tens, ones = divmod(n, 10)
            digits = "〇一二三四五六七八九"
            return (("" if tens == 1 else digits[tens]) + "十" if tens else "") + (digits[ones] if ones else "")
        case _:
            raise AssertionError(f"{shape} {n}: not certain what Word shows")


def _roman(n: int) -> str:
    out = ""
    for value, sign in (
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ):
        while n >= value:
            out, n = out + sign, n - value
    return out
