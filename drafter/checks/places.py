"""References within a document (``２(1)のとおり``, ``Ⅰの３に掲げる``, ``第１の２``, ``前記１(2)``), and their targets.

Only what is clearly a reference to this document is read: a chain of labels with a cue before or after it, outside
quotation marks, with no other document named just before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from drafter.document import Block, Section
from drafter.japanese import lazy
from drafter.numbering import labels
from drafter.numbering.labels import Reading

_D = r"[0-9０-９]"
_TOKEN = (
    rf"第[ 　]?(?:{_D}{{1,2}}|[一二三四五六七八九十]{{1,3}})(?![条項号次回期版種類者章節部編])"
    r"|[Ⅰ-Ⅻ]"
    rf"|[(（](?:{_D}{{1,2}}|[ア-ン])[)）]"
    r"|[①-⑳]"
    rf"|(?<![0-9０-９.．,，%％]){_D}{{1,2}}(?![0-9０-９.．,，%％年月日度割歳件団体府県市町村か箇カヶ点つ人円万億倍種社者次回])"
)
#: a single katakana is a label only after another one: １(2)ア
_LINK = r"(?:[ 　]?の[ 　]?|[ 　]|-|－)?"
_CHAIN = lazy.compile(rf"(?P<chain>(?:{_TOKEN})(?:{_LINK}(?:{_TOKEN}|[ア-ン](?![ア-ンー])))*)")
_AFTER = lazy.compile(
    r"(?:のとおり|の通り|に掲げる|に掲げた|に掲げて|に記載|に示した|に示す|で示した|で述べた|に述べた|を参照|参照|に同じ)"
)
_BEFORE = lazy.compile(
    r"(?:上記の?|前記の?|前述の|下記の?|後記の?|後述の|後掲の|前掲の|本提言の|本要望の|再掲[:：])[ 　]?$"
)
_BEFORE_ENDS = lazy.compile(r"[のにをはがとで、。）)」及並又・]|$")
_OTHERS = lazy.compile(
    r"(?:提言|要望書|報告|計画|法|条例|省令|政令|通知|指針|大綱|方針|要綱|要領|別紙|別添|別表|資料|図|表|注|昨年|前年|年度|ガイドライン"
    r"|戦略|プラン|会議|答申|協定|規則|規程|約款|仕様書)[^、。]{0,12}$"
)
_FREE = lazy.compile(r"[、。「（( \u3000ぁ-ん及又]$|^$")
_TOKENS = lazy.compile(rf"{_TOKEN}|[ア-ン]")
_QUOTED = lazy.compile(r"「[^「」]*」|『[^『』]*』")


_Kind = tuple[str, str, str]
_Key = tuple[_Kind, int, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class Reference:
    """A reference: its place in the text, its labels from the top down, and the word before it (``上記``)."""

    start: int
    end: int
    chain: tuple[str, ...]
    explicit: bool
    cue: str = ""


@lru_cache(maxsize=8192)
def references(text: str) -> tuple[Reference, ...]:
    """The clear references in one text."""
    if not (
        _AFTER.search(text) or "記" in text or "述" in text or "掲" in text or "本提言" in text or "本要望" in text
    ):
        return ()
    quoted = [match.span() for match in _QUOTED.finditer(text)]
    found: list[Reference] = []
    for match in _CHAIN.finditer(text):
        if any(a <= match.start() < b for a, b in quoted):
            continue
        before, chain = text[max(0, match.start() - 40) : match.start()], tuple(_TOKENS.findall(match["chain"]))
        cue = _BEFORE.search(before)
        after = _AFTER.match(text, match.end())
        if cue and not after and not _BEFORE_ENDS.match(text, match.end()):
            continue
        if not cue and (not after or not _FREE.search(before) or _OTHERS.search(before)):
            continue
        word = cue[0].strip("の 　") if cue else ""
        found.append(Reference(match.start(), match.end(), chain, bool(cue) or len(chain) > 1, word))
    return tuple(found)


class Targets:
    """What references can mean: the labels of sections and items, with what stands beneath them."""

    def __init__(self, nodes: Iterable[tuple[tuple[int, ...], Section | Block]]) -> None:
        self._paths: dict[_Key, list[tuple[int, ...]]] = {}
        self._known: dict[tuple[str, ...], bool] = {}
        for path, node in nodes:
            for key in dict.fromkeys(map(_key, labels.parse(node.label))) if node.label else ():
                self._paths.setdefault(key, []).append(path)
        self._kinds = {key[0] for key in self._paths}

    def knows_kind(self, token: str) -> bool:
        """Whether any label of the document is of the token's kind: (1), １, Ⅰ, 第１ …"""
        return any(_kind(reading) in self._kinds for reading in labels.parse(token))

    def has(self, chain: tuple[str, ...]) -> bool:
        """Whether some label of the document is the first of the chain, with the next beneath it, and so on.

        ``１の２`` is both the 枝番 １の２ and the ２ beneath １.
        """
        if chain not in self._known:
            branch = ("の".join(chain[:2]), *chain[2:])
            self._known[chain] = self._goes_on((), chain) or (len(chain) > 1 and self._goes_on((), branch))
        return self._known[chain]

    def paths(self, chain: tuple[str, ...]) -> tuple[tuple[int, ...], ...]:
        """Where the places of a chain stand, in printed order: all that it may mean."""
        branch = ("の".join(chain[:2]), *chain[2:])
        found = {*self._ends((), chain), *(self._ends((), branch) if len(chain) > 1 else ())}
        return tuple(sorted(found))

    def _ends(self, path: tuple[int, ...], chain: tuple[str, ...]) -> Iterator[tuple[int, ...]]:
        if not chain:
            yield path
            return
        for reading in labels.parse(chain[0]):
            for below in self._paths.get(_key(reading), ()):
                if len(below) > len(path) and below[: len(path)] == path:
                    yield from self._ends(below, chain[1:])

    def _goes_on(self, path: tuple[int, ...], chain: tuple[str, ...]) -> bool:
        if not chain:
            return True
        return any(
            self._goes_on(below, chain[1:])
            for reading in labels.parse(chain[0])
            for below in self._paths.get(_key(reading), ())
            if len(below) > len(path) and below[: len(path)] == path
        )


def _kind(reading: Reading) -> _Kind:
    return (reading.family, reading.prefix, reading.bracket)


def _key(reading: Reading) -> _Key:
    return (_kind(reading), reading.number, reading.branches)
