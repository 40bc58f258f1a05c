"""Half- and full-width writing within one document, and its stops: which are its own, and where they are left.

Digits, letters, brackets and stops (、。 or ，．) are each looked at on their own, and only in running text and
headings: labels have their rule (NUM005), tables and names are set out otherwise, and what stands in 「」 is another
document's.

One figure and several are two choices, too: many houses print １ in full width and 12 in half.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from drafter.checks.context import Context, Node
from drafter.checks.rule import Rule
from drafter.checks.texts import kind_of
from drafter.findings import Finding
from drafter.japanese import glyphs, kanji_numbers, lazy, sentences
from drafter.language import Message

Sort = Literal["digits", "letters", "brackets", "stops"]
#: where a width is a document's own: so many places, and of these at least so large a share
FEWEST, SHARE = 12, 0.9
_KINDS = frozenset({"heading", "paragraph", "item", "note"})
_QUOTED = lazy.compile("「[^「」]*」|『[^『』]*』|https?://[!-~]+|[!-~]+@[!-~]+")
_LATIN = "A-Za-zＡ-Ｚａ-ｚ"
_NUMBER = lazy.compile(
    rf"(?<![{_LATIN}0-9０-９.．,，\-－/／+＋\[［])[0-9０-９]+(?:[.．,，][0-9０-９]+)*(?![{_LATIN}0-9０-９\-－/／+＋.．])"
)
_ACRONYM = lazy.compile(
    rf"(?<![{_LATIN}0-9０-９&＆.．\-－/ 　])(?:[A-Z]{{2,6}}|[Ａ-Ｚ]{{2,6}})(?![{_LATIN}0-9０-９&＆.．\-－/ 　])"
)
_JAPANESE = lazy.compile("[ぁ-んァ-ヶ一-鿿]")
_STOP = lazy.compile(
    "(?<=[ぁ-んァ-ヶー一-鿿」』）])(?:[、，,](?=[ぁ-んァ-ヶ一-鿿「『])|[。．](?=[ぁ-んァ-ヶ一-鿿「『]|\\Z)|\\.\\Z)"
)
#: an entry of a bibliography is written in its own way
_SOURCE = lazy.compile(r"(?<![A-Za-z])(?:pp?\. ?[0-9]|Vol\. ?[0-9]|ISBN|ISSN|doi[:.])", re.IGNORECASE, needs="p|V|I|d")
#: a list's label or a reference to one, not a remark
_LABEL = lazy.compile("[0-9０-９一二三四五六七八九十ア-ンa-zａ-ｚ]{1,3}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A number, abbreviation or pair of brackets. ``group``: what it is compared with; ``full``: its width."""

    start: int
    end: int
    group: str
    full: bool


def check(rule: Rule, sort: Sort, context: Context) -> Iterable[Finding]:
    """One finding for each piece whose width is not the document's own."""
    places = [
        (node, path, text, piece)
        for node, path, text in context.texts
        if kind_of(node) in _KINDS
        for piece in pieces(text, sort)
    ]
    count = Counter((piece.group, piece.full) for *_, piece in places)
    house = context.profile.digits if sort == "digits" else "any"
    for node, path, text, piece in places:
        if house == "kanji":
            yield _in_kanji(rule, context, (node, path, text), piece)
            continue
        own, other = count[piece.group, not piece.full], count[piece.group, piece.full]
        if house != "any":
            if piece.full == (house == "full"):
                continue
        elif own < FEWEST or own < SHARE * (own + other):
            continue
        old = text[piece.start : piece.end]
        new = turned(old, sort, full=not piece.full)
        yield context.finding(
            rule,
            node,
            _told(sort, old, new, own, full=not piece.full, house=house != "any"),
            path=path,
            text=text,
            span=(piece.start, piece.end),
            new=new,
            safe=True,
        )


def _in_kanji(rule: Rule, context: Context, place: tuple[Node, tuple[int, ...], str], piece: Piece) -> Finding:
    """A number in figures where the house has kanji: １０分の９ → 十分の九. A year is known by the 年 behind it."""
    node, path, text = place
    end = piece.end + (text[piece.end : piece.end + 1] in ("年", "%", "％"))
    old, new = text[piece.start : end], kanji_numbers.counted(text[piece.start : end])
    message = Message(
        ja=f"この様式の数字は漢数字です。「{old}」を「{new}」にします",
        en=f"the template has numbers in kanji: “{old}” should be “{new}”",
    )
    perhaps_a_year = re.fullmatch("[0-9]{4}", glyphs.half_digits(old)) is not None
    return context.finding(
        rule, node, message, path=path, text=text, span=(piece.start, end), new=new, safe=not perhaps_a_year
    )


@lru_cache(maxsize=16384)
def pieces(text: str, sort: Sort) -> tuple[Piece, ...]:
    """What of a text is compared."""
    if _SOURCE.search(text):
        return ()
    found = _FIND[sort](text)
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    return tuple(one for one in found if not any(a <= one.start and one.end <= b for a, b in quoted))


def _runs(text: str, pattern: lazy.Pattern) -> Iterator[Piece]:
    for found in pattern.finditer(text):
        widths = {char >= "！" for char in found[0] if char.isalnum()}
        if len(widths) == 1:  # of both widths: mixed-digits
            yield Piece(found.start(), found.end(), "one" if len(found[0]) == 1 else "several", widths.pop())


def _brackets(text: str) -> Iterator[Piece]:
    for start, end in sentences.pairs(text).items():
        inside = text[start + 1 : end]
        if text[start] + text[end] in ("()", "（）") and _JAPANESE.search(inside) and not _LABEL.fullmatch(inside):
            yield Piece(start, end + 1, "round", text[start] == "（")


def _stops(text: str) -> Iterator[Piece]:
    for found in _STOP.finditer(text):
        yield Piece(found.start(), found.end(), "comma" if found[0] in "、，," else "stop", found[0] in "、。")


_FIND: dict[Sort, Callable[[str], Iterator[Piece]]] = {
    "digits": lambda text: _runs(text, _NUMBER),
    "letters": lambda text: _runs(text, _ACRONYM),
    "brackets": _brackets,
    "stops": _stops,
}


def turned(text: str, sort: Sort, *, full: bool) -> str:
    """The same in the other width: only the digits with their stops, the letters, or the outer brackets."""
    match sort:
        case "digits":
            marks = str.maketrans(",.", "，．") if full else str.maketrans("，．", ",.")
            return (glyphs.full_digits(text) if full else glyphs.half_digits(text)).translate(marks)
        case "letters":
            return glyphs.full_letters(text) if full else glyphs.half_letters(text)
        case "stops":
            return text.translate(str.maketrans("，,．.", "、、。。") if full else str.maketrans("、。", "，．"))
        case "brackets":
            return f"（{text[1:-1]}）" if full else f"({text[1:-1]})"


def _told(sort: Sort, old: str, new: str, own: int, *, full: bool, house: bool) -> Message:
    if sort == "stops":
        return _stop_message(old, new, own)
    if house:
        ja, en = ("全角", "full width") if full else ("半角", "half width")
        return Message(
            ja=f"この様式の数字は{ja}です。「{old}」を「{new}」にします",
            en=f"the template has digits in {en}: “{old}” should be “{new}”",
        )
    return _message(old, new, own, full=full)


def _message(old: str, new: str, own: int, *, full: bool) -> Message:
    old, new = (f"{one[:11]}…{one[-1]}" if len(one) > 14 else one for one in (old, new))
    ja, en = ("全角", "full width") if full else ("半角", "half width")
    return Message(
        ja=f"「{old}」だけ幅が違います。この文書は{ja}です（ほかに {own} か所）。「{new}」にそろえます",
        en=f"“{old}” differs in width: this document writes {en} ({own} other places); “{new}”",
    )


def _stop_message(old: str, new: str, own: int) -> Message:
    return Message(
        ja=f"句読点の「{old}」が混ざっています。この文書は「{new}」です（ほかに {own} か所）",
        en=f"the stop “{old}” among “{new}” ({own} other places)",
    )
