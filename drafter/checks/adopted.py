"""Names that a document itself calls adopted, founded or in force: what is then （仮称） or （案） no longer.

The name of a provisional mark is what stands directly before it; where it begins is not printed, so every beginning
behind a particle or a comma is tried, the longest first.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.checks.context import Context
from drafter.japanese import lazy
from drafter.japanese.glyphs import squeeze

_DONE = r"(?:(?:閣議)?決定|策定|公布|成立|施行|設置|創設|発足|制定|改定|開設|新設)"
#: behind the name: that it was adopted
_AFTER = lazy.compile(
    rf"[」』]?(?:[（(][^（）()]{{0,24}}{_DONE}[）)]|[がは]、?(?:[^、。]{{0,16}}に)?{_DONE}され(?:た|て(?:いる|おり|きた))"
    rf"|を、?(?:[^、。]{{0,16}}に)?{_DONE}した)"
)
#: before it: 本年６月に策定された「…」
_BEFORE = lazy.compile(rf"{_DONE}(?:された|した)、?[「『]?$")
#: that it will be, or ought to be: no evidence at all
_YET = lazy.compile(r"(?:予定|見込|検討|目指|早期|速やか|できるだけ|場合|際|まで|れば|ように|すること)")
#: where a name may begin
_CUTS = lazy.compile(
    r"(?<=[、。「『（(をにはがとも・])|(?<=[^もこ]の)|(?<=における)|(?<=に関する)|(?<=した)|(?<=する)|(?<=された)"
)
_RUN = lazy.compile(r"[^、。「」『』（）()\s]{3,40}$")
#: a name this short is a common noun (計画, 本部)
SHORTEST = 5


@dataclass(frozen=True, slots=True)
class Marked:
    """A name with a mark behind or before it: the name's and the mark's characters, ends exclusive."""

    names: tuple[str, ...]
    start: int
    end: int


def marked(text: str, mark: lazy.Pattern) -> Iterator[Marked]:
    """The names that stand directly before a mark, each with every name that it may be."""
    for hit in mark.finditer(text):
        lead = text[: hit.start()]
        quoted = re.search(r"[「『]([^「」『』]{3,60})[」』]$", lead)
        run = _RUN.search(lead)
        names = (quoted[1],) if quoted else tuple(_suffixes(run[0])) if run else ()
        if names:
            yield Marked(names, *hit.span())


def _suffixes(run: str) -> Iterator[str]:
    for at in dict.fromkeys((0, *(cut.start() for cut in _CUTS.finditer(run)))):
        if len(run) - at >= SHORTEST:
            yield run[at:]


class Adopted:
    """The names that a document calls adopted."""

    def __init__(self, context: Context) -> None:
        self._texts = [text for _, _, text in context.texts if _speaks(text)]

    def name(self, names: Iterable[str]) -> str | None:
        """The first of some names that it calls adopted, without a provisional mark; None for none."""
        return next((name for name in names if any(_told(text, name) for text in self._texts)), None)


@lru_cache(maxsize=8192)
def _speaks(text: str) -> bool:
    return re.search(_DONE, text) is not None


def _told(text: str, name: str) -> bool:
    wanted = squeeze(name)
    at = text.find(name)
    while at >= 0 and wanted:
        end = at + len(name)
        behind = text[end : end + 60]
        stop = behind.find("。")
        clause = behind[: stop + 1] if stop >= 0 else behind
        if (_AFTER.match(behind) and not _YET.search(clause[:20])) or _BEFORE.search(text[max(0, at - 24) : at]):
            return True
        at = text.find(name, end)
    return False
