"""Numbers in kanji, as vertical writing has them: 令和九年度, 二〇二七年, 十二月, 千七百, 九十九・九パーセント.

Source: 公用文作成の考え方 (2022), Ⅰ-4: vertical writing takes kanji. Years of the western calendar are read off here,
everything else is counted.
"""

from __future__ import annotations

import re

from drafter.japanese.glyphs import half_digits

_DIGITS = "〇一二三四五六七八九"
_SMALL = ("", "十", "百", "千")
_LARGE = ("", "万", "億", "兆")
_READ_OFF = str.maketrans("0123456789", _DIGITS)
_NUMBER = re.compile(r"(?<![0-9])([0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.([0-9]+))?(年)?")
_SIGNS = {"%": "パーセント", "％": "パーセント"}


def kanji(number: int) -> str:
    """A number from 0 below 10**16: 0 → 〇, 12 → 十二, 1700 → 千七百, 30000 → 三万."""
    if number == 0:
        return _DIGITS[0]
    groups = []
    for unit in _LARGE:
        number, rest = divmod(number, 10_000)
        if rest:
            groups.append(("一千" if unit and rest == 1000 else _below(rest)) + unit)
    return "".join(reversed(groups))


def _below(number: int) -> str:
    """A number below 10,000; 一 is not said before 十, 百 and 千 (but 一千万)."""
    out = ""
    for place in (3, 2, 1, 0):
        digit = number // 10**place % 10
        if digit:
            out += ("" if digit == 1 and place else _DIGITS[digit]) + _SMALL[place]
    return out


def counted(text: str) -> str:
    """A text with its numbers in kanji.

    Years of four digits are read off (二〇二七年), others counted; a decimal point becomes ・ and what stands behind it
    is read off; % becomes パーセント. Numbers that begin with 0 or are beyond 兆 are read off.
    """
    out = _NUMBER.sub(_counted, half_digits(text).replace("，", ",").replace("．", "."))
    return "".join(_SIGNS.get(sign, sign) for sign in out)


def _counted(matched: re.Match[str]) -> str:
    whole, decimals, year = matched[1].replace(",", ""), matched[2], matched[3] or ""
    as_read = (len(whole) == 4 and year and not decimals) or (whole[0] == "0" and len(whole) > 1) or len(whole) > 16
    number = whole.translate(_READ_OFF) if as_read else kanji(int(whole))
    return number + (f"・{decimals.translate(_READ_OFF)}" if decimals else "") + year
