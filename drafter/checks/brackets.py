"""Brackets and quotes of a text: those that find no partner, and those whose partner is of another width."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from drafter.japanese import lazy
from drafter.japanese.sentences import pairs

_ANY = lazy.compile(r"[「」『』（）()【】〔〕［］\[\]《》〈〉“”｢｣]")
_OPENING = "「『（(【〔［[《〈“｢"
#: ``1)`` ``ａ）`` ``①)``: a label within the text, closed without being opened
_LABEL = lazy.compile(r"(?:^|[、。，,\s　・:：])[0-9０-９a-zA-Zａ-ｚＡ-Ｚア-ン①-⑳]{1,2}$")
_PARTNER = dict(zip("「『（(【〔［[《〈“｢", "」』）)】〕］]》〉”｣", strict=True))


class Brackets(NamedTuple):
    """Offsets in a text: openings never closed, closings never opened, pairs of mixed width."""

    open: tuple[int, ...]
    closed: tuple[int, ...]
    mixed: tuple[tuple[int, int], ...]


_NONE = Brackets((), (), ())


@lru_cache(maxsize=8192)
def look(text: str) -> Brackets:
    """The brackets of one text."""
    if not _ANY.search(text):
        return _NONE
    matched = pairs(text)
    partners = {*matched, *matched.values()}
    lone = [m.start() for m in _ANY.finditer(text) if m.start() not in partners]
    return Brackets(
        tuple(at for at in lone if text[at] in _OPENING),
        tuple(at for at in lone if text[at] not in _OPENING and not _is_label(text, at)),
        tuple((a, b) for a, b in sorted(matched.items()) if text[a] in _PARTNER and _PARTNER[text[a]] != text[b]),
    )


def _is_label(text: str, at: int) -> bool:
    return text[at] in ")）" and _LABEL.search(text[:at]) is not None


def partner(char: str) -> str:
    """The bracket that an opening or closing one wants."""
    if char in _PARTNER:
        return _PARTNER[char]
    return next((opening for opening, closing in _PARTNER.items() if closing == char), "")
