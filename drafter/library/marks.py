"""What stands in double braces in a text: slots ``{{name}}`` and marks ``{{kind:…}}``. The one parser of both.

========================  =====================================================================
``{{ref:clause-id}}``     a reference to a clause or a section with an id
``{{ruby:漢字|かんじ}}``   a reading above the letters
``{{em:…}}``              emphasis: dots or bold letters, as the template says
``{{strong:…}}``          bold letters
``{{note:…}}``            a footnote
========================  =====================================================================

Slots and marks may stand within a mark. Kind and colon may be typed in either width, as an input method gives them;
what begins with Latin letters and a colon is a mark, never a slot's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal

from drafter.japanese.glyphs import half_digits

KINDS = ("ref", "ruby", "em", "strong", "note")
#: the marks whose words are no part of the running text
APART = ("ref", "note")

_BLANK = "[ \u3000]*"
_LETTERS = "A-Za-zＡ-Ｚａ-ｚ"
_BEGIN = rf"\{{\{{{_BLANK}(?P<kind>[{_LETTERS}]+){_BLANK}[:：]"
_SLOT = rf"\{{\{{{_BLANK}(?P<slot>[^{{}}\n]*?[^{{}}\n \u3000]){_BLANK}\}}\}}"
_TOKEN = re.compile(rf"{_BEGIN}|{_SLOT}|(?P<end>\}}\}})")
_MARK = re.compile(_BEGIN)
#: a slot of a text without marks; its name
SLOT = re.compile(_SLOT)
_BAR = re.compile("[|｜]")
_HALF = {0xFF21 + i: 0x41 + i for i in range(26)} | {0xFF41 + i: 0x61 + i for i in range(26)}
#: deeper than this, marks within marks are taken for text
_DEEPEST = 4


@dataclass(frozen=True, slots=True)
class Words:
    """Text as it stands; ``start``: its first character in the whole text."""

    text: str
    start: int


@dataclass(frozen=True, slots=True)
class SlotMark:
    """``{{name}}``, from ``start`` to ``end``."""

    name: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """``{{kind:…}}``.

    Attributes:
        kind: in small half-width letters; of ``KINDS``, or what somebody took for one.
        inner: what stands in it. reading: of a ruby, what stands behind the bar; None without a bar.
        start, end: the mark; ``first``: the first character of ``inner``.
    """

    kind: str
    inner: tuple[Node, ...]
    start: int
    first: int
    end: int
    reading: tuple[Node, ...] | None = None

    @property
    def known(self) -> bool:
        """Whether there is such a mark."""
        return self.kind in KINDS


Node = Words | SlotMark | Mark


@dataclass(slots=True)
class _Open:
    """A mark that is not closed yet."""

    kind: str
    start: int
    first: int
    nodes: list[Node] = field(default_factory=list)


def marked(text: str) -> bool:
    """Whether a mark begins anywhere in a text; most texts have slots alone, which are found faster."""
    return _MARK.search(text) is not None


def parse(text: str) -> tuple[Node, ...]:
    """Words, slots and marks of a text, in order; put together they are the text.

    A mark that is not closed, and braces that form nothing, are words.
    """
    if "{{" not in text:
        return (Words(text, 0),) if text else ()
    stack = [_Open("", 0, 0)]
    at = 0
    for token in _TOKEN.finditer(text):
        if token["end"] and len(stack) == 1:
            continue
        if token["kind"] and len(stack) > _DEEPEST:
            continue
        _words(stack[-1], text, at, token.start())
        at = token.end()
        if token["kind"]:
            stack.append(_Open(token["kind"].translate(_HALF).lower(), token.start(), token.end()))
        elif token["slot"]:
            stack[-1].nodes.append(SlotMark(token["slot"], *token.span()))
        else:
            done = stack.pop()
            stack[-1].nodes.append(_closed(done, token.end()))
    _words(stack[-1], text, at, len(text))
    while len(stack) > 1:
        left = stack.pop()
        stack[-1].nodes += [Words(text[left.start : left.first], left.start), *left.nodes]
    return tuple(_joined(stack[0].nodes))


def _words(into: _Open, text: str, start: int, end: int) -> None:
    if start < end:
        into.nodes.append(Words(text[start:end], start))


def _closed(done: _Open, end: int) -> Mark:
    inner, reading = tuple(_joined(done.nodes)), None
    if done.kind == "ruby":
        inner, reading = _split(inner)
    return Mark(done.kind, inner, done.start, done.first, end, reading)


def _split(nodes: tuple[Node, ...]) -> tuple[tuple[Node, ...], tuple[Node, ...] | None]:
    """What stands before and behind the first bar."""
    for i, node in enumerate(nodes):
        if isinstance(node, Words) and (bar := _BAR.search(node.text)):
            before = Words(node.text[: bar.start()], node.start)
            behind = Words(node.text[bar.end() :], node.start + bar.end())
            return tuple(n for n in (*nodes[:i], before) if n != Words("", node.start)), (behind, *nodes[i + 1 :])
    return nodes, None


def _joined(nodes: list[Node]) -> Iterator[Node]:
    """Neighbouring words in one."""
    before: Words | None = None
    for node in nodes:
        if isinstance(node, Words) and before is not None:
            before = Words(before.text + node.text, before.start)
            continue
        if before is not None:
            yield before
        before = node if isinstance(node, Words) else None
        if before is None:
            yield node
    if before is not None:
        yield before


def marks(text: str) -> Iterator[Mark]:
    """All marks of a text, those within others too, in order."""
    stack = list(reversed(parse(text))) if "{{" in text else []
    while stack:
        node = stack.pop()
        if isinstance(node, Mark):
            yield node
            stack.extend(reversed((*node.inner, *(node.reading or ()))))


def plain(text: str) -> str:
    """The running text without its marks: emphasis and ruby give their words, references and footnotes nothing;
    slots stay as they are written."""
    return "".join(_plain(parse(text), text)) if "{{" in text else text


def _plain(nodes: tuple[Node, ...], text: str) -> Iterator[str]:
    for node in nodes:
        match node:
            case Words():
                yield node.text
            case SlotMark():
                yield text[node.start : node.end]
            case Mark() if node.kind not in APART:
                yield from _plain(node.inner, text)
            case _:
                pass


def write(kind: Literal["ref", "ruby", "em", "strong", "note"], text: str, reading: str = "") -> str:
    """How a mark is written."""
    return "{{" + kind + ":" + text + (f"|{reading}" if kind == "ruby" else "") + "}}"


def name_of(mark: Mark) -> str:
    """The id that a reference names; an input method's full-width letters count as what they mean."""
    said = "".join(node.text for node in mark.inner if isinstance(node, Words))
    return half_digits(said).translate(_HALF).replace("－", "-").strip(" \u3000")
