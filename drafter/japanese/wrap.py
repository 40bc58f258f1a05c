"""Breaking Japanese lines: 追い出し with 禁則 at both ends.

Rules: JIS X 4051:2004 6.1 and JLREQ (Requirements for Japanese Text Layout, W3C) 3.1.7–3.1.10: closing brackets,
punctuation, small kana, iteration and long-vowel marks do not begin a line, opening brackets do not end one,
—— and …… are not parted. Numbers (１，２３４．５％ as 1,234.5%) and words of Latin letters stay whole as well.
What may not begin a line takes its predecessor along to the next one (追い出し); lines are never over their width.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate

from drafter.japanese.width import advances, cells

#: small kana, iteration and long-vowel marks: the milder half of what may not begin a line
NO_START_KANA = (
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿｧｨｩｪｫｬｭｮｯ々〻ヽヾゝゞーｰﾞﾟ゛゜"
)
#: closing brackets, punctuation, dividing and trailing signs (JLREQ cl-02 to cl-07 and cl-13)
NO_START_SIGNS = "’”）〕］｝〉》」』】｠〙〗»〟｣)]}、，。．､｡・･：；！？‼⁇⁈⁉!?,.:;‐–〜～゠％‰℃°′″￠%"
#: what may not begin a line
NO_START = frozenset(NO_START_KANA + NO_START_SIGNS)
#: opening brackets and signs before a number (JLREQ cl-01 and cl-12): what may not end a line
NO_END = frozenset("‘“（〔［｛〈《「『【｟〘〖«〝｢([{￥＄￡＃€№¥£$")

_SPACES = " \u3000\t"
_MARKS = (
    "\u0300-\u036f\u0483-\u0489\u0591-\u05bd\u064b-\u065f\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff"
    "\u1dc0-\u1dff\u200d\u20d0-\u20ff\u2060\u302a-\u302f\u3099\u309a\ufe00-\ufe0f\ufe20-\ufe2f"
    "\U0001f3fb-\U0001f3ff\U000e0100-\U000e01ef"
)
_OPEN = re.escape("".join(sorted(NO_END)))
_CLOSE = re.escape("".join(sorted(NO_START)))
_WIDE_WORD = "０-９Ａ-Ｚａ-ｚ"
_WORD = rf"!-~\u00a0À-ÖØ-öø-ɏ{_WIDE_WORD}"
_PARTED = r"—―─…‥⋯"  # never parted from their like

#: one unbreakable piece, and the blanks behind it
_PIECE = re.compile(
    rf"((?:\A[{_SPACES}]+)?"
    rf"(?:[{_OPEN}][{_SPACES}]*)*"
    rf"(?:[▲△−±＋－]?[{_WORD}]*[{_WIDE_WORD}!-'*-Z\\^-z|~\u00a0À-ÖØ-öø-ɏ\])}}][{_MARKS}]*"
    rf"(?:[．，：／＆＠＿－’.,:/’]+[{_WIDE_WORD}0-9A-Za-z][{_WORD}]*(?<![(\[{{$]))*"
    rf"|[{_PARTED}]+"
    rf"|.(?:\u200d.|[{_MARKS}])*)"
    rf"(?:[{_SPACES}]*[{_CLOSE}][{_MARKS}]*)*)"
    rf"([{_SPACES}]*)",
    re.DOTALL,
)


def wrap(text: str, width: int, *, first: str = "", rest: str = "", ambiguous: int = 2) -> list[str]:
    """Break a text into lines.

    Args:
        text: line breaks in it are kept; blanks at a break are dropped.
        width: half-width cells of a whole line, prefix included. Too narrow a width for a character and the
            prefix gives lines of one character that stick out.
        first, rest: what stands before the first line, and before all others (hanging indent).
        ambiguous: cells of characters of ambiguous width.

    Returns:
        The lines with their prefixes, without trailing blanks; at least one.
    """
    lines: list[str] = []
    for part in text.splitlines() or [""]:
        ahead = rest if lines else first
        starts = breaks(part, width, first=cells(ahead, ambiguous), rest=cells(rest, ambiguous), ambiguous=ambiguous)
        for begin, end in zip(starts, [*starts[1:], len(part)], strict=True):
            lines.append((ahead + part[begin:end]).rstrip(_SPACES))
            ahead = rest
    return lines


def balanced(text: str, width: int, *, ambiguous: int = 2) -> list[str]:
    """Break a title into as few lines as the width allows, of like length."""
    count = len(wrap(text, width, ambiguous=ambiguous))
    low, high = 2, width
    while count > 1 and low < high:
        middle = (low + high) // 2
        if len(wrap(text, middle, ambiguous=ambiguous)) <= count:
            high = middle
        else:
            low = middle + 1
    return wrap(text, high, ambiguous=ambiguous)


def breaks(text: str, width: int, *, first: int = 0, rest: int = 0, ambiguous: int = 2, hang: bool = True) -> list[int]:
    """Where lines begin: offsets into a text without line breaks; the first is 0.

    Args:
        width: cells of a whole line.
        first, rest: cells taken by the indents of the first line and of the others.
        hang: blanks at a break hang over the margin (printing); else they take their place and may begin a
            line (editing).
    """
    offsets = list(accumulate(advances(text, ambiguous), initial=0))
    room = width - first
    if offsets[-1] <= room:
        return [0]
    stops, ends = _pieces(text, hang)
    reach = [offsets[stop] for stop in stops]
    starts, piece, begin = [0], 0, 0
    while True:
        fits = bisect_right(reach, offsets[begin] + room, lo=piece)
        if fits == len(ends):
            return starts
        if fits == piece:  # no line can hold this piece
            begin = _least_evil(text, begin, stops[piece], offsets, room)
            fits = piece + (begin == stops[piece])
        if fits > piece:
            begin = ends[fits - 1]
            if fits == len(ends):
                return starts
        piece = fits
        starts.append(begin)
        room = width - rest


def _pieces(text: str, hang: bool) -> tuple[list[int], list[int]]:
    """Ends of the unbreakable pieces, without and with the blanks behind them."""
    stops: list[int] = []
    ends: list[int] = []
    for match in _PIECE.finditer(text):
        stop, end = match.end(1), match.end()
        stops.append(stop)
        if hang:
            ends.append(end)
        else:
            ends.append(stop)
            stops.extend(range(stop + 1, end + 1))
            ends.extend(range(stop + 1, end + 1))
    return stops, ends


def _least_evil(text: str, begin: int, stop: int, offsets: list[int], room: int) -> int:
    """Where to break a piece that fits no line: the mildest place that fits, the last of its kind."""
    mild, best = 9, 0
    for i in range(begin + 1, stop):
        if offsets[i] - offsets[begin] > room and best:
            break
        if offsets[i] == offsets[i + 1] or text[i - 1] == "\u200d":
            continue  # never between a letter and its mark
        evil = _evil(text[i - 1], text[i])
        if not best or (evil <= mild and offsets[i] - offsets[begin] <= room):
            mild, best = evil, i
        if offsets[i] - offsets[begin] >= room:
            break
    return best or stop


def _evil(before: str, after: str) -> int:
    """How bad a break between two characters is, where none is good."""
    if before in _SPACES:
        return 0
    if before.isdigit() and (after.isdigit() or after in ".,．，%％"):
        return 5
    if before in ".,．，" and after.isdigit():
        return 5
    if before in NO_END or after in NO_START_SIGNS:
        return 4
    if before in "-/_&?=#@" and after.isascii():
        return 1
    if after in NO_START_KANA:
        return 2
    return 3
