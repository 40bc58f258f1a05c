"""The label a browser prints before an item (WHATWG HTML §4.4.5, §4.4.8; CSS Counter Styles 3 §6, §7)."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from drafter.numbering import glyphs

BULLET = "・"
_TYPES = {"1": "decimal", "a": "lower-alpha", "A": "upper-alpha", "i": "lower-roman", "I": "upper-roman"}
_STYLE = re.compile(r"list-style(?:-type)?\s*:([^;]*)", re.IGNORECASE)
#: bullets of a style: as Japanese documents print them
_GLYPHS = {"none": "", "circle": "○", "square": "■"}
_SIGNS = re.compile(r"[\"']([^\"']{1,3})[\"']")
_HIRAGANA = "あいうえおかきくけこさしすせそたちつてとなにぬねのはひふへほまみむめもやゆよらりるれろわゐゑをん"
#: of Google Docs: the depth is in the class
_KIX = re.compile(r"\blst-kix_\w+-(\d)\b")
_MOST = 9999


@dataclass(slots=True)
class List:
    """An open list.

    Attributes:
        ordered: ``<ol>``. style: its list-style-type. number: of the next item. step: -1 for a reversed one.
        depth: of the list, from 1.
    """

    ordered: bool
    style: str
    number: int
    step: int
    depth: int

    def label(self, item: Mapping[str, str]) -> str:
        """The label of the next item, as printed; empty where none is."""
        typed = item.get("data-number")
        if typed is not None:
            return typed
        style = style_of(item) or _TYPES.get(item.get("type", ""), self.style)
        if self.ordered and re.fullmatch(r"-?\d{1,7}", item.get("value", "").strip()):
            self.number = int(item["value"])
        number, self.number = self.number, self.number + self.step
        if not self.ordered and style not in _NUMBERS:
            return _GLYPHS.get(style, BULLET) if len(style) > 3 or not style else style
        return numbered(style, number)


def opened(tag: str, attributes: Mapping[str, str], depth: int, count: int) -> List:
    """A list that begins.

    Args:
        depth: from 1. count: its items, from which a reversed list counts down.
    """
    ordered = tag == "ol"
    style = style_of(attributes) or _TYPES.get(attributes.get("type", ""), "decimal" if ordered else "")
    back = "reversed" in attributes
    start = attributes.get("start", "").strip()
    number = int(start) if re.fullmatch(r"-?\d{1,7}", start) else (count if back else 1)
    kix = _KIX.search(attributes.get("class", ""))
    return List(ordered, style, number, -1 if back else 1, max(depth, int(kix[1]) + 1 if kix else 0))


def style_of(attributes: Mapping[str, str]) -> str:
    """The list-style-type of a style attribute; a quoted sign stands for itself; empty where none is given."""
    found = _STYLE.search(attributes.get("style", ""))
    if not found:
        return ""
    if sign := _SIGNS.search(found[1]):
        return sign[1].strip()
    words = [w for w in found[1].lower().split() if w in _NUMBERS or w in _GLYPHS or w == "disc"]
    return words[0] if words else ""


def numbered(style: str, number: int) -> str:
    """A number as a style prints it, with what stands behind it: ``3.``, ``ウ、``."""
    make, behind, least, most = _NUMBERS.get(style, _NUMBERS["decimal"])
    if style == "none":
        return ""
    if not least <= number <= most:
        return f"{number}."
    return make(number) + behind


def _series(signs: str) -> Callable[[int], str]:
    return lambda n: glyphs.repeated(signs, n)


def _decimal(n: int) -> str:
    return str(n)


_NUMBERS: dict[str, tuple[Callable[[int], str], str, int, int]] = {
    "none": (_decimal, "", -_MOST, _MOST),
    "decimal": (_decimal, ".", -_MOST, 10**9),
    "decimal-leading-zero": (lambda n: f"{n:02d}", ".", 0, _MOST),
    "lower-alpha": (_series(glyphs.LOWER), ".", 1, 26),
    "lower-latin": (_series(glyphs.LOWER), ".", 1, 26),
    "upper-alpha": (lambda n: glyphs.repeated(glyphs.LOWER, n).upper(), ".", 1, 26),
    "upper-latin": (lambda n: glyphs.repeated(glyphs.LOWER, n).upper(), ".", 1, 26),
    "lower-roman": (lambda n: glyphs.roman(n).lower(), ".", 1, 399),
    "upper-roman": (lambda n: glyphs.roman(n).upper(), ".", 1, 399),
    "katakana": (_series(glyphs.KATAKANA), "、", 1, len(glyphs.KATAKANA)),
    "katakana-iroha": (_series(glyphs.IROHA), "、", 1, len(glyphs.IROHA)),
    "hiragana": (_series(_HIRAGANA), "、", 1, len(_HIRAGANA)),
    "cjk-decimal": (lambda n: str(n).translate(str.maketrans("0123456789", "〇一二三四五六七八九")), "、", 0, _MOST),
    "cjk-ideographic": (glyphs.kanji, "、", 1, _MOST),
    "japanese-informal": (glyphs.kanji, "、", 1, _MOST),
    "cjk-earthly-branch": (lambda n: "子丑寅卯辰巳午未申酉戌亥"[n - 1], "、", 1, 12),
    "cjk-heavenly-stem": (lambda n: "甲乙丙丁戊己庚辛壬癸"[n - 1], "、", 1, 10),
}
