"""Labels: number → text by a level, text → every way to read it, and a line → label and rest.

Recognition accepts any mix of widths and brackets (１ 1 （１） (1) ⑴ 第１ 第一 ア （ア） ① ・ 1の2 1-1) and keeps
what was printed; which of several readings holds is decided where the whole document is known (``recognise``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from drafter.numbering import glyphs
from drafter.numbering.schemes import Level

Family = Literal["decimal", "roman", "alpha", "katakana", "iroha", "circled", "dark-circled", "kanji", "bullet"]
Width = Literal["half", "full", "mixed", "none"]

BULLETS = "・･•‣◦●○◯◎■□◆◇▪▫▶▷►▼▽★☆➢➤✓⚫⚪" + "-–—―－※*＊→⇒"
_OPEN = "(（[［〔【<＜〈《｢「"
_CLOSE = ")）]］〕】>＞〉》｣」"
_PAIR = dict(zip(_OPEN, _CLOSE, strict=True))
_ROUND = {"(": "(", "（": "(", "[": "[", "［": "[", "<": "<", "＜": "<"} | {c: c for c in "〔【〈《"}
_ROUND_CLOSE = {")": ")", "）": ")"}
_DOTS = {".": ".", "．": ".", "、": "、", "，": "、", ",": "、", ":": ":", "：": ":"}
COUNTERS = ("編", "部", "章", "節", "款", "目", "条", "項", "号", "点")


@dataclass(frozen=True, slots=True)
class Reading:
    """One way to read a label.

    Attributes:
        family: the alphabet.
        number: from 1; 0 for a bullet.
        branches: 枝番: ``1の2`` is number 1, branches (2,).
        ancestors: numbers of the levels above that a compound label repeats: ``2-1`` is (2,) and number 1.
        prefix: ``第`` or empty. ``bracket``: the opening bracket in half width (``(`` also for full width),
            ``)`` where only the closing one stands, or empty. ``suffix``: ``.`` ``、`` ``:``, a counter (章 …) or
            empty.
        width: of the digits or letters.
        mark: the glyph of a bullet.
    """

    family: Family
    number: int
    branches: tuple[int, ...] = ()
    ancestors: tuple[int, ...] = ()
    prefix: str = ""
    bracket: str = ""
    suffix: str = ""
    width: Width = "none"
    mark: str = ""

    @property
    def style(self) -> tuple[str, str, str, str, int]:
        """What labels of one list share, whatever their width: family, prefix, bracket, suffix/mark, depth."""
        return (self.family, self.prefix, self.bracket, self.suffix or self.mark, len(self.ancestors))


@dataclass(frozen=True, slots=True)
class Split:
    """A line taken apart: ``printed + gap + rest`` is the line without its indent."""

    printed: str
    gap: str
    rest: str
    readings: tuple[Reading, ...]


def format(level: Level, number: int) -> str:  # noqa: A001 - the field's own word
    """The label of a number at a level.

    Args:
        number: from 1; a bullet ignores it.

    Raises:
        ValueError: for a number under 1 or over 9999.
    """
    if not 1 <= number <= 9999:
        raise ValueError(f"a label counts from 1 to 9999, not {number}")
    if level.form == "circled" and number > len(glyphs.CIRCLED):
        return f"（{number}）"
    return level.prefix + bare(level, number) + level.suffix


def bare(level: Level, number: int) -> str:
    """The number alone, without prefix and suffix."""
    match level.form:
        case "decimal":
            return str(number)
        case "decimal-full":
            return str(number).translate(glyphs.FULL_DIGITS)
        case "decimal-mixed":
            return str(number).translate(glyphs.FULL_DIGITS) if number < 10 else str(number)
        case "upper-roman":
            return glyphs.ROMAN_GLYPHS[number - 1] if number <= 12 else _long_roman(number)
        case "lower-alpha":
            return glyphs.repeated(glyphs.LOWER, number)
        case "lower-alpha-full":
            return glyphs.repeated(glyphs.LOWER, number).translate(glyphs.FULL_LETTERS)
        case "katakana":
            return glyphs.repeated(glyphs.KATAKANA, number)
        case "iroha":
            return glyphs.repeated(glyphs.IROHA, number)
        case "circled":
            return glyphs.CIRCLED[number - 1]
        case "kanji":
            return glyphs.kanji(number)
        case "bullet":
            return level.mark


def _long_roman(number: int) -> str:
    return glyphs.roman(number) if number < 400 else str(number)


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Reading, ...]:
    """All readings of a whole label (no text after it); empty when it is none."""
    text = text.strip(" \t\u3000")
    if not text or len(text) > 24:
        return ()
    if text in BULLETS and len(text) == 1:
        return (Reading("bullet", 0, mark=text),)
    prefix, bracket, suffix, core = _peel(text)
    if core is None:
        return ()
    return tuple(
        Reading(family, number, branches, ancestors, prefix, brack or bracket, suffix, _width(core))
        for family, number, branches, ancestors, brack in _numbers(core, prefix, bracket)
    )


def number_in(level: Level, text: str) -> int | None:
    """The number that a label has at a level, whatever its width and brackets; None when it cannot be one."""
    family = _FAMILY[level.form]
    for reading in parse(text):
        if reading.branches or reading.ancestors:
            continue
        if reading.family == family and (family != "bullet" or reading.mark == level.mark):
            return reading.number
        if family == "circled" and reading.family == "decimal" and reading.number > len(glyphs.CIRCLED):
            return reading.number
        if family == "roman" and reading.family == "decimal" and reading.number >= 400:
            return reading.number
    return None


_FAMILY: dict[str, Family] = {
    "decimal": "decimal",
    "decimal-full": "decimal",
    "decimal-mixed": "decimal",
    "upper-roman": "roman",
    "lower-alpha": "alpha",
    "lower-alpha-full": "alpha",
    "katakana": "katakana",
    "iroha": "iroha",
    "circled": "circled",
    "kanji": "kanji",
    "bullet": "bullet",
}


def family(level: Level) -> Family:
    """The alphabet of a level's labels."""
    return _FAMILY[level.form]


def _peel(text: str) -> tuple[str, str, str, str | None]:
    """Prefix, bracket, suffix and core of a label; core None when brackets do not fit."""
    prefix = bracket = suffix = ""
    if text[0] == "第":
        prefix, text = "第", text[1:].lstrip(" \u3000")
    if text and text[-1] in _DOTS and len(text) > 1:
        suffix, text = _DOTS[text[-1]], text[:-1]
    if text and text[0] in _ROUND:
        if len(text) < 3 or text[-1] not in _CLOSE or _ROUND.get(text[0]) != _opening(text[-1]):
            return prefix, bracket, suffix, None
        bracket, text = _ROUND[text[0]], text[1:-1].strip(" \u3000")
    elif len(text) > 1 and text[-1] in _ROUND_CLOSE and not set(text) & set("(（"):
        bracket, text = ")", text[:-1]
    for counter in COUNTERS if prefix and not bracket else ():
        if text.endswith(counter) and len(text) > 1:
            suffix, text = counter, text[: -len(counter)]
            break
        at = text.find(counter + "の")
        if at > 0:  # 第3条の2
            suffix, text = counter, text[:at] + text[at + 1 :]
            break
    return prefix, bracket, suffix, text.strip(" \u3000") or None


def _opening(close: str) -> str | None:
    for opening, closing in _PAIR.items():
        if closing == close:
            return _ROUND.get(opening)
    return None


_Number = tuple[Family, int, tuple[int, ...], tuple[int, ...], str]
_BRANCHED = re.compile(r"([0-9]{1,4}|[〇一二三四五六七八九十百千]+)((?:の(?:[0-9]{1,3}|[一二三四五六七八九十]+))+)")
_COMPOUND = re.compile(r"[0-9]{1,3}(?:[-－‐–−.．・][(（]?[0-9]{1,3}[)）]?)+")


def _numbers(core: str, prefix: str, bracket: str) -> list[_Number]:
    one = core.translate(glyphs.ONE_WIDTH)
    if re.fullmatch(r"[0-9]{1,4}", one):
        return [("decimal", int(one), (), (), "")] if int(one) and not (len(one) > 1 and one[0] == "0") else []
    if branched := _BRANCHED.fullmatch(one):
        return _branched(branched)
    if _COMPOUND.fullmatch(one):
        *above, last = (int(n) for n in re.findall(r"[0-9]+", one))
        return [("decimal", last, (), tuple(above), "(" if one[-1] in ")）" else "")] if last else []
    if len(core) == 1 and (single := _single(core)):
        return [single]
    return _letters(one, prefix)


def _branched(match: re.Match[str]) -> list[_Number]:
    head: str = match[1]
    parts: list[str] = [head, *match[2].split("の")[1:]]
    values = [int(part) if part.isdigit() else glyphs.from_kanji(part) or 0 for part in parts]
    family: Family = "decimal" if head.isdigit() else "kanji"
    return [(family, values[0], tuple(values[1:]), (), "")] if all(values) else []


def _single(char: str) -> _Number | None:
    tables: tuple[tuple[str, Family, str], ...] = (
        (glyphs.CIRCLED, "circled", ""),
        (glyphs.DARK_CIRCLED, "dark-circled", ""),
        (glyphs.ROMAN_GLYPHS, "roman", ""),
        (glyphs.ROMAN_GLYPHS_LOWER, "roman", ""),
        (glyphs.PARENTHESISED, "decimal", "("),
        (glyphs.DOTTED, "decimal", ""),
        (glyphs.KANJI_PARENTHESISED, "kanji", "("),
        (glyphs.CIRCLED_KATAKANA, "katakana", "○"),
    )
    for table, family, bracket in tables:
        if char in table:
            return (family, table.index(char) + 1, (), (), bracket)
    return None


def _letters(one: str, prefix: str) -> list[_Number]:
    found: list[_Number] = []
    if (number := glyphs.from_kanji(one)) is not None:
        found.append(("kanji", number, (), (), ""))
    if prefix:
        return found
    for alphabet, family in ((glyphs.KATAKANA, "katakana"), (glyphs.IROHA, "iroha")):
        if (number := glyphs.from_repeated(alphabet, one)) is not None:
            found.append((family, number, (), (), ""))  # type: ignore[arg-type]
    if one.isascii() and one.isalpha() and (one.islower() or one.isupper()):
        if (number := glyphs.from_roman(one)) is not None:
            found.append(("roman", number, (), (), ""))
        if (number := glyphs.from_repeated(glyphs.LOWER, one.lower())) is not None:
            found.append(("alpha", number, (), (), ""))
    return found


def _width(core: str) -> Width:
    half = any((c.isascii() and c.isalnum()) or c in glyphs.HALF_KATAKANA for c in core)
    full = any("０" <= c <= "９" or "Ａ" <= c <= "ｚ" or c in glyphs.KATAKANA for c in core)
    return "mixed" if half and full else "half" if half else "full" if full else "none"


_D = r"[0-9０-９]"
_KANJI = r"[〇一二三四五六七八九十百]"
_CORE = rf"(?:{_D}{{1,4}}(?:の{_D}{{1,3}})*|{_KANJI}{{1,7}}(?:の{_KANJI}{{1,4}})*)"
_LETTER = "[ァ-ヶｦ-ﾟ]{1,3}|[A-Za-zＡ-Ｚａ-ｚ]{1,5}|[Ⅰ-Ⅻⅰ-ⅻ]"
_BRACKETED = rf"[(（\[［〔【<＜〈《][ \u3000]?(?:{_CORE}|{_LETTER})[ \u3000]?[)）\]］〕】>＞〉》]"
_STRONG = re.compile(
    rf"第[ \u3000]?{_CORE}(?:[編部章節款目条項号](?:の{_D}{{1,3}})*)?[.．、]?"
    rf"|{_D}{{1,3}}(?:[-－‐–−.．](?:[(（]{_D}{{1,3}}[)）]|{_D}{{1,3}}(?!{_D})))+[.．、]?"
    rf"|{_BRACKETED}[.．、]?"
    r"|[①-⑳㉑-㉟㊱-㊿❶-❿⓫-⓴㋐-㋾Ⅰ-Ⅻⅰ-ⅻ⑴-⒇⒈-⒛㈠-㈩][.．、]?"
    rf"|{_CORE}[)）]"
    r"|[ァ-ヶｦ-ﾟA-Za-zＡ-Ｚａ-ｚ][)）]"
    rf"|{_D}{{1,4}}(?:の{_D}{{1,3}})*[.．、:：]?(?!{_D})"
)
# a bare kana, letter or kanji numeral is a label only where a gap or a dot follows
_WEAK = re.compile(
    rf"(?:{_KANJI}{{1,5}}|([ァ-ヶｦ-ﾟ])\1{{0,2}}|([A-Za-zＡ-Ｚａ-ｚ])\2{{0,4}}|[IVXLC]{{1,9}}|[ivxlc]{{1,9}})"
    r"(?:[.．、]|(?=[ \t\u3000]))"
)
_BULLET = re.compile(rf"[{re.escape(BULLETS)}]")
_GAP = re.compile(r"[ \t\u3000]*")


def split(line: str) -> Split | None:
    """Takes a possible label off a line.

    Args:
        line: one line; blanks before the label are passed over.

    Returns:
        The longest thing that can be a label, with the gap and the rest as printed; None when the line
        starts with nothing of the kind. A figure that begins a sentence (``10年間…``) comes out too:
        whether it is a label is for the caller, who knows the neighbours.
    """
    text = line.lstrip(" \t\u3000")
    for pattern in (_STRONG, _WEAK, _BULLET):
        match = pattern.match(text)
        if match and (readings := parse(match[0])):
            gap = _GAP.match(text, match.end())
            end = gap.end() if gap else match.end()
            return Split(match[0], text[match.end() : end], text[end:], readings)
    return None
