"""Fields: what Word shows of them is their stored result; what has none is worked out where the code says it.

Source: ISO/IEC 29500-1, 17.16 (fields), 17.16.5 (codes); Word's EQ field (``\\o`` sets signs over one another), with
which Japanese Word writes enclosed letters and older versions wrote ruby.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.readers._word import symbols
from drafter.readers._word.markup import W

if TYPE_CHECKING:
    from lxml.etree import _Element

_ADDRESS = re.compile(r'HYPERLINK\s+(?:\\l\s+"(?P<anchor>[^"]*)"|"(?P<address>[^"]*)"(?:\s+\\l\s+"(?P<more>[^"]*)")?)')
_SYMBOL = re.compile(r'SYMBOL\s+(?P<code>0x[0-9A-Fa-f]{1,6}|\d{1,7})(?:.*?\\f\s+"?(?P<font>[^"\\]+)"?)?')
_SWITCH = re.compile(r'\\\*\s*(?:"[^"]*"|\S+)|\\(?!o\b|s\b|up\b|do\b)[a-z]{1,3}\d*|\\(?:up|do)\s*\d+')
_LETTERS = re.compile(r"[^\s\\,;()（）]+")
#: codes whose result Word never stores
NUMBERS = ("AUTONUM", "AUTONUMLGL", "AUTONUMOUT", "LISTNUM")
#: codes that show nothing by their nature
SILENT = ("TC", "XE", "RD", "TA", "SET", "ASK", "ADVANCE", "PRIVATE", "BIBLIOGRAPHY", "NEXT", "SKIPIF", "MACROBUTTON")


@dataclass(slots=True)
class Field:
    """A field that is open.

    Attributes:
        code: pieces of its instruction. in_code: before its result. shown: whether its result held anything.
        start: where its result begins in the paragraph.
    """

    code: list[str] = field(default_factory=list)
    in_code: bool = True
    shown: bool = False
    start: int = 0

    @property
    def text(self) -> str:
        """The instruction."""
        return " ".join("".join(self.code).split())

    @property
    def name(self) -> str:
        """Its first word, in capitals."""
        return self.text.partition(" ")[0].upper()

    def address(self) -> str:
        """The address of a HYPERLINK; empty for any other field."""
        found = _ADDRESS.match(self.text)
        if found is None:
            return ""
        anchor = found["anchor"] or found["more"]
        return (found["address"] or "") + (f"#{anchor}" if anchor else "")


@dataclass(frozen=True, slots=True)
class Worked:
    """The text of a field without result, and the reading that it sets over the text."""

    text: str
    reading: str = ""


def worked_out(code: str) -> Worked | None:
    """What a field without stored result shows, where its code holds it; None where it does not."""
    name = code.partition(" ")[0].upper()
    if name == "SYMBOL" and (found := _SYMBOL.match(code)):
        number = int(found["code"], 0)
        if 0x20 <= number <= 0x10FFFF and not 0xD800 <= number <= 0xDFFF:
            return Worked(symbols.shown(chr(number), (found["font"] or "").strip()))
    if name == "EQ":
        return _equation(code[2:])
    if name == "QUOTE":
        return Worked(code[5:].strip().strip('"'))
    return None


def _equation(code: str) -> Worked | None:
    """``\\o\\ac(○,印)`` shows both signs over one another: what is in the ring; ``\\s\\up 9(かな),漢字`` is ruby."""
    ruby = re.search(r"\\s\s*\\up\s*\d*\s*\((?P<reading>[^()]*)\)\s*[,;]\s*(?P<base>[^()]*)\)", code)
    if ruby:
        return Worked(ruby["base"].strip(), ruby["reading"].strip())
    ring = re.search(r"\\o\s*(?:\\[a-z]+\s*)*\(\s*(?P<ring>[○◯□△◇〇◎])\s*[,;]\s*(?P<inner>[^()]*)\)", code)
    if ring:
        return Worked(ring["inner"].strip())
    plain = "".join(_LETTERS.findall(_SWITCH.sub(" ", code)))
    return Worked(plain) if plain else None


def checkbox(begin: _Element) -> str:
    """☑ or ☐ for a form's check box (17.16.7), empty for any other field."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    state = box.find(f"{W}checked")
    if state is None:
        state = box.find(f"{W}default")
    return "☑" if state is not None and state.get(f"{W}val") not in ("0", "false", "off") else "☐"
