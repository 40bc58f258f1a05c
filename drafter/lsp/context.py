"""Where the cursor stands in a YAML file, told by its lines alone: the file may be half typed and no YAML yet."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lsprotocol import types

from drafter.lsp.buffers import Buffer

_KEY = r"""[^\s:#,\[\]{}"'-][^:#,\[\]{}"']*?"""
#: a line's indentation, its dashes, and its key where it has one
_LINE = re.compile(rf"^([ ]*)((?:-[ ]+|-$)*)(?:({_KEY})[ ]*:(?:[ ]|$))?")
_SLOT = re.compile(r"\{\{[ \u3000]*([^{}]*)$")
_MARK = re.compile(r"([a-z]+)[ \u3000]*[:：][ \u3000]*(.*)")
_FLOW_LIST = re.compile(rf"(?:^|[\s{{,-])({_KEY})[ ]*:[ ]*\[([^\]]*)$")
_FLOW_MAP = re.compile(rf"(?:^|[\s{{,-])({_KEY})[ ]*:[ ]*\{{([^}}]*)$")
_VALUE = re.compile(rf"(?:^|[\s{{,-])({_KEY})[ ]*:[ ]+[\"']?([^\"',\[\]{{}}]*)$")
#: names that stand behind these keys lead to somewhere else
_NAME = re.compile(r"(?:^|[\s{,-])(use|source|template|previous)[ ]*:[ ]+[\"']?([^\s\"',{}\[\]]+)")
_USE = re.compile(r"(?:^|[\s{,-])use[ ]*:[ ]+[\"']?([a-z0-9-]+)")
#: lines above the cursor in which its outer keys are looked for
_FAR = 20_000


@dataclass(frozen=True, slots=True)
class Spot:
    """What is being typed.

    Attributes:
        key: the key whose value (or an item of whose list) it is; empty where a key itself is typed.
        outer: the keys around it, from within.
        word: what is typed of it so far; it begins at the character ``start`` of the line (from 0).
        slot: whether it is the name of a slot, after ``{{``. reference: whether it is the id that a ``{{ref:`` names.
    """

    key: str
    outer: tuple[str, ...]
    word: str
    start: int
    slot: bool = False
    reference: bool = False


@dataclass(frozen=True, slots=True)
class Name:
    """A name that leads somewhere: ``key`` is use, source, template or previous; columns from 0."""

    key: str
    text: str
    start: int
    end: int


def spot(buffer: Buffer, position: types.Position) -> Spot:
    """What is being typed at a position."""
    column = buffer.column(position)
    before = buffer.line(position.line)[:column]
    indent, dashes, key = _parts(before)
    if slot := _SLOT.search(before):
        mark = _MARK.fullmatch(slot[1])
        if mark is None:
            return Spot("", (), slot[1], slot.start(1), slot=True)
        if mark[1] == "ref":
            return Spot("", (), mark[2], slot.start(1) + mark.start(2), slot=True, reference=True)
        return Spot("mark", (), "", column)  # words: nothing to name
    inner = indent + 1 if dashes else indent
    if found := _FLOW_LIST.search(before):
        return Spot(found[1].strip(), (), *_last(before, found.start(2)))
    if (found := _FLOW_MAP.search(before)) and ":" not in found[2].rpartition(",")[2]:
        return Spot("", (found[1].strip(),), *_last(before, found.start(2)))
    outer = tuple(_outer(buffer, position.line, inner))
    if found := _VALUE.search(before):
        around = outer if key == found[1].strip() and not dashes else ("", *outer)
        return Spot(found[1].strip(), around, found[2], found.start(2))
    start = indent + len(dashes)
    if dashes and outer:
        return Spot(outer[0], outer[1:], before[start:], start)
    return Spot("", outer, before[start:], start)


def _last(before: str, first: int) -> tuple[str, int]:
    """The last item of a flow list or mapping that is open, and where it begins."""
    start = max(first, before.rfind(",") + 1)
    while start < len(before) and before[start] in " \"'":
        start += 1
    return before[start:], start


def _outer(buffer: Buffer, line: int, indent: int) -> Iterator[str]:
    """The keys around a line that begins at a column, from within."""
    for number in range(line - 1, max(-1, line - _FAR), -1):
        if indent <= 0:
            return
        text = buffer.line(number)
        if not text.strip() or text.lstrip().startswith("#"):
            continue
        first, dashes, key = _parts(text)
        column = first + len(dashes)
        if key and column < indent:
            yield key
            indent = column
        if dashes and first < indent:
            indent = first + 1  # a list may stand as far left as its key


def _parts(line: str) -> tuple[int, str, str]:
    found = _LINE.match(line)
    return (len(found[1]), found[2], found[3] or "") if found else (0, "", "")


def name_at(buffer: Buffer, position: types.Position) -> Name | None:
    """The name at a position that leads somewhere."""
    column = buffer.column(position)
    for found in _NAME.finditer(buffer.line(position.line)):
        if found.start(1) <= column <= found.end(2):
            return Name(found[1], found[2], found.start(2), found.end(2))
    return None


def used(buffer: Buffer, line: int) -> list[str]:
    """The ids that a draft uses, the nearest above a line first, each once."""
    found = [(number, match[1]) for number in range(len(buffer.starts)) for match in _uses(buffer, number)]
    return list(dict.fromkeys(id_ for _, id_ in sorted(found, key=lambda one: (one[0] > line, abs(line - one[0])))))


def _uses(buffer: Buffer, number: int) -> Iterator[re.Match[str]]:
    text = buffer.line(number)
    return _USE.finditer(text) if "use" in text else iter(())
