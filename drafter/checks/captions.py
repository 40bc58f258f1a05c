"""Numbered captions of tables and figures (``表１　…``, ``図2-1：…``), and references to them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from drafter.checks.context import Context, Node
from drafter.checks.dates import is_quoted
from drafter.japanese import lazy
from drafter.japanese.glyphs import half_digits

_D = "0-9０-９"
_NAME = rf"(?P<word>図表|図|表|写真)[ 　]?(?P<n>[{_D}]{{1,2}})(?:[-－‐–．.](?P<sub>[{_D}]{{1,2}}))?(?![{_D}])"
_CAPTION = lazy.compile(
    rf"[【〔＜<（(［\[]?{_NAME}(?:[】〕＞>）)］\]]|[ 　:：．.、]|$)"
    r"(?![ 　]*(?:は|に|の|を|が|で|と|から|より|及び|参照)[^ 　])",
    needs="図|表|写真",
)
_REFERENCE = lazy.compile(
    rf"(?<![一-龠ァ-ヶーA-Za-z0-9０-９]){_NAME}"
    r"(?=[）)、。のにをはがとでよ]|から|及び|並びに|参照|〔|（|\(|$)(?!(?:に|の)(?:つ|分)|（(?:単位|出典|資料))"
)
_GOES_ON = lazy.compile(r"続き|つづき|続$|再掲")


@dataclass(frozen=True, slots=True)
class Caption:
    """A caption or a reference: table or figure, its number (``2-1`` is (2, 1)), its characters."""

    word: str
    number: tuple[int, ...]
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Captioned:
    """A caption where it stands."""

    node: Node
    path: tuple[int, ...]
    text: str
    caption: Caption


def captions(context: Context) -> tuple[Captioned, ...]:
    """The captions of a document, in printed order."""
    return tuple(
        Captioned(node, path, text, found) for node, path, text in context.texts if (found := caption(text)) is not None
    )


@lru_cache(maxsize=8192)
def caption(text: str) -> Caption | None:
    """The number of a text that is a caption; None for others, and for one that goes on (表１（続き）)."""
    match = _CAPTION.match(text)
    if match is None or "。" in text or len(text) > 80 or _GOES_ON.search(text):
        return None
    return _made(match)


@lru_cache(maxsize=8192)
def references(text: str) -> tuple[Caption, ...]:
    """The tables and figures that a text speaks of."""
    if "図" not in text and "表" not in text and "写真" not in text:
        return ()
    return tuple(_made(match) for match in _REFERENCE.finditer(text) if not is_quoted(text, match.start()))


def _made(match: re.Match[str]) -> Caption:
    number = tuple(int(half_digits(part)) for part in (match["n"], match["sub"]) if part)
    return Caption(match["word"], number, match.start("word"), match.end("sub") if match["sub"] else match.end("n"))
