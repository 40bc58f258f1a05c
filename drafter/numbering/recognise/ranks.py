"""What custom says about kinds of label: how high each stands, which bullets mark items only."""

from __future__ import annotations

from drafter.numbering.recognise.marks import Style
from drafter.numbering.recognise.scores import HEADING_BULLETS


def rank(key: Style) -> int | None:
    """How high a kind of label stands by custom (公用文の細別): 章, 第１, Ⅰ, 一, １, (1), ①, ア."""
    family, prefix, bracket, suffix, depth = key
    if family in ("bullet", "caption", "plain", "format") or depth:
        return None
    if prefix:
        return {"編": 0, "部": 0, "章": 1, "節": 2}.get(suffix, 3)
    if bracket:
        return {"decimal": 7, "kanji": 6, "katakana": 9, "alpha": 10}.get(family, 8)
    return {"roman": 3, "kanji": 4, "decimal": 5, "circled": 8, "katakana": 8, "iroha": 8, "alpha": 9}.get(family, 8)


def is_item_bullet(key: Style) -> bool:
    """A bullet that heads no part in any house."""
    return key[0] == "bullet" and key[3] not in HEADING_BULLETS
