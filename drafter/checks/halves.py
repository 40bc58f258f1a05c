"""Nouns of 常用漢字表 written half in kana, by their readings: は握, 信らい, 補しょう.

Kana before a kanji are read so only where nothing else can end there (at the start, or after a particle); kana behind
one only where a particle, a mark or another kanji follows. One single kana is read only where it can be no particle.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from drafter.japanese import lazy
from drafter.lexicon.halves import noun_of

_RUN = lazy.compile(r"([ぁ-ん]+)[一-龠]")
_AFTER = lazy.compile(
    r"([一-龠])([ぁ-ん]{1,3}?)(?=[をがはにのでともへや、。，．・」』）)\s一-龠ァ-ヶ]|する|した|して|され|し(?=[、，])|から|まで|より|な(?=[一-龠])|\Z)"
)
#: what may stand before a noun within a run of kana
_LEAD = lazy.compile(
    r"(?:\A|[をがはにので]|[一-龠ァ-ヶー](?:[ともへや]|な)|から|より|まで|など|とも|する|した|への|との|では|には|とは|ための|その|この|[一-龠](?:い|う|く|る))\Z"
)
#: kana that are adverbs and endings as well
_ADVERBS = frozenset(["こう", "そう", "どう", "もう", "よう", "たい", "ない", "いう", "いく", "とう", "しん", "いっ"])
_KEPT = frozenset(["障がい", "住まい", "子ども", "友だち", "人びと", "まん延", "けい留", "ほう助", "さく井", "ばい煙"])


@lru_cache(maxsize=4096)
def halves(text: str) -> tuple[tuple[int, int, str], ...]:
    """Start, end and noun of each in a text."""
    return tuple(_found(text))


def _found(text: str) -> Iterator[tuple[int, int, str]]:
    for run in _RUN.finditer(text):
        found = _before(text, run)
        if found is not None:
            yield found
    for matched in _AFTER.finditer(text):
        noun = noun_of(matched[0])
        if noun and matched[0] not in _KEPT:
            yield matched.start(), matched.end(), noun


def _before(text: str, run: re.Match[str]) -> tuple[int, int, str] | None:
    """A noun of which the last kana of a run are the first half."""
    kana, end = run[1], run.end()
    for size in range(min(3, len(kana)), 0, -1):
        part = kana[-size:]
        noun = noun_of(part + text[end - 1])
        start = end - 1 - size
        if noun and size == 1 and (size < len(kana) or part in "がはをにのともでへや"):
            continue
        if noun and part + text[end - 1] not in _KEPT and _begins(text, run, start) and _ends(text, part, start, end):
            return start, end, noun
    return None


def _begins(text: str, run: re.Match[str], start: int) -> bool:
    """Whether a word may begin at a place of a run of kana."""
    before = text[run.start() - 1 : run.start()]
    if start == run.start():
        return re.match(r"[一-龠々]", before) is None
    return _LEAD.search(before + text[run.start() : start]) is not None


def _ends(text: str, part: str, start: int, end: int) -> bool:
    """Whether the kanji at a place is no verb's stem: what follows is a particle, a mark or another word."""
    after = text[end : end + 1]
    if part in _ADVERBS:
        return part != "ない" and re.match(r"[をがのにはも、。的化性]", after) is not None
    return re.match(r"[ぁ-ん]", after) is None or after in "をがはにのでともへやなすしさ"
