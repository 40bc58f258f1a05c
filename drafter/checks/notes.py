"""Numbered notes (``※１ …``, ``（注２）…``, ``[3] …``), and the signs that refer to them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.checks.context import Context, Unit
from drafter.document import Block, BlockKind, Inline
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits

_D = "0-9０-９"
#: sign → what it is called: ※1, 注1 (also in brackets, with a colon), *1
_SIGN = rf"(?P<sign>※|注[ 　]?|[*＊])(?P<n>[{_D}]{{1,2}})(?![{_D}.．%％])"
_DEFINED = lazy.compile(
    rf"[（(〔［\[【]?{_SIGN}[）)〕］\]】]?(?P<gap>[ 　:：、.．]*)"
    r"(?=[^ 　:：、.．のはをがにで及参・～〜）)〕］\]】]|「)",
    needs="※|注|*|＊",
)
_REFERRED = lazy.compile(
    rf"{_SIGN}(?:[ 　]?(?P<link>[～〜\-－・、,，])[ 　]?(?:※|注|[*＊])?(?P<to>[{_D}]{{1,2}})"
    rf"(?![{_D}.．%％年月日件人]))?"
)
_EXPLAINED = lazy.compile(rf"{_SIGN}[）)〕］\]】]?(?:は、|印|を付|の付)")
_LABEL = lazy.compile(rf"[（(〔［\[【]?{_SIGN}[）)〕］\]】]?[.．:：]?", needs="※|注|*|＊")


@dataclass(frozen=True, slots=True)
class Note:
    """A note, or a sign that refers to one: sign (※, 注, *), number, and its characters."""

    sign: str
    number: int
    start: int
    end: int

    @property
    def key(self) -> tuple[str, int]:
        """What a sign and its note share."""
        return (self.sign, self.number)


def notes(context: Context) -> Iterator[tuple[Unit, Note]]:
    """The notes of a document; a note's characters are empty where its sign is its label."""
    for unit in context.units:
        node = unit.node
        if not isinstance(node, Block):
            continue
        label = _LABEL.fullmatch(node.label or "")
        if label is not None:
            yield unit, Note(_sign(label["sign"]), int(half_digits(label["n"])), 0, 0)
        elif node.kind in (BlockKind.NOTE, BlockKind.PARAGRAPH, BlockKind.ITEM) and (found := _defined(unit.text)):
            yield unit, found


@lru_cache(maxsize=8192)
def _defined(text: str) -> Note | None:
    """The note that a text is."""
    match = _DEFINED.match(text)
    # 注２に示す: a sentence; a note has a gap, a bracket or a colon behind its number
    if match is None or not (match["gap"] or text[0] in "（(〔［[【" or match["sign"] == "※"):
        return None
    return Note(_sign(match["sign"]), int(half_digits(match["n"])), 0, match.end("n"))


@lru_cache(maxsize=8192)
def signs(text: str) -> tuple[Note, ...]:
    """The signs in a text, those of a range each by itself (注１～３)."""
    if not any(sign in text for sign in "※注*＊"):
        return ()
    found: list[Note] = []
    for match in _REFERRED.finditer(text):
        if match["sign"].startswith("注") and text[: match.start()][-1:] in tuple("発受備脚傍頭要原"):
            continue
        if match["sign"] in "*＊" and text[: match.start()][-1:].isascii() and match.start():
            continue  # a multiplication
        first = int(half_digits(match["n"]))
        last = int(half_digits(match["to"])) if match["to"] else first
        whole = range(first, last + 1) if match["link"] and match["link"] in "～〜-－" else (first, last)
        found += [Note(_sign(match["sign"]), number, *match.span()) for number in dict.fromkeys(whole)]
    return tuple(found)


@lru_cache(maxsize=8192)
def explained(text: str) -> frozenset[str]:
    """The signs whose meaning a sentence tells: （※１）は継続の項目を示す。"""
    if not any(sign in text for sign in "※注*＊"):
        return frozenset()
    return frozenset(_sign(match["sign"]) for match in _EXPLAINED.finditer(text))


def linked(unit: Unit) -> frozenset[str]:
    """Labels of the notes that the file itself ties to a text (Word's own notes)."""
    return frozenset(half_digits(span.text) for span in unit.node.origin.spans if span.kind is Inline.NOTE)


def _sign(printed: str) -> str:
    return "注" if printed.startswith("注") else "*" if printed in "*＊" else printed
