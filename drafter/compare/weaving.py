"""Two texts woven into one flow of Word paragraphs: words kept, struck and put in, paragraphs split and joined."""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from drafter.compare import atoms
from drafter.compare.atoms import W
from drafter.compare.footnotes import Footnotes, identity, references
from drafter.compare.marking import Change, Pen
from drafter.compare.sides import Para
from drafter.japanese import wording

if TYPE_CHECKING:
    from lxml.etree import _Element


class Desk(Protocol):
    """What a flow needs of the file that is written.

    Attributes:
        numbered: whether numbers are printed as they stand in either document; else Word counts.
        notes: the footnotes of both files.
    """

    @property
    def numbered(self) -> bool: ...

    @property
    def notes(self) -> Footnotes: ...

    def properties(self, para: Para, *, old: bool, struck: bool) -> _Element:
        """A paragraph's properties, with its printed number in them."""


@dataclass(slots=True)
class Flow:
    """Paragraphs as they fill: content, then the paragraph's end."""

    pen: Pen
    desk: Desk
    olds: Sequence[Para]
    news: Sequence[Para]
    out: list[_Element] = field(default_factory=list)
    content: list[_Element] = field(default_factory=list)

    def end(self, change: Change, a: int, b: int) -> None:
        """Ends a paragraph: with the new one's properties, or with those of an old one that is taken out."""
        from lxml import etree

        gone = change in ("del", "moveFrom")
        if gone and not self.pen.shows_old:
            return
        para = self.olds[a] if gone else self.news[b]
        properties = self.desk.properties(para, old=gone, struck=gone)
        if not change and self.olds:
            was, now = self.olds[a], self.news[b]
            if self.desk.numbered and (was.label != now.label or _style(was) != _style(now)):
                self.pen.formerly(properties, self.desk.properties(was, old=True, struck=False))
        self.pen.mark(properties, change)
        paragraph = etree.Element(f"{W}p")
        if len(properties):
            paragraph.append(properties)
        paragraph.extend(self.content)
        self.content = []
        self.out.append(paragraph)

    def keep(self, para: Para) -> None:
        """Ends a paragraph whose mark stays: the last one of a note that is taken out."""
        from lxml import etree

        paragraph = etree.Element(f"{W}p")
        if para.properties is not None:
            paragraph.append(copy.deepcopy(para.properties))
        paragraph.extend(self.content)
        self.content = []
        self.out.append(paragraph)

    def put(self, para: Para, start: int, end: int, change: Change) -> None:
        """A stretch of a paragraph's text."""
        found = atoms.cut(para.content, start, end)
        for reference in references(found):
            if change in ("del", "moveFrom") and self.pen.shows_old:
                reference.set(f"{W}id", self.desk.notes.gone(identity(reference), "del"))
            elif change:
                self.desk.notes.fresh(identity(reference), "ins")
        self.content += self.pen.runs(found, change)


def _style(para: Para) -> str:
    style = para.properties.find(f"{W}pStyle") if para.properties is not None else None
    return (style.get(f"{W}val") or "") if style is not None else ""


def woven(pen: Pen, desk: Desk, olds: Sequence[Para], news: Sequence[Para]) -> list[_Element]:
    """Some old paragraphs and the new ones that came of them, as one flow."""
    flow = Flow(pen, desk, olds, news)
    before, after = _Reader(olds), _Reader(news)
    for change in wording.readable(before.text, after.text):
        if change.op == "equal":
            _same(flow, before, after, len(change.new))
            continue
        _one_side(flow, before, after, "del", len(change.old))
        _one_side(flow, before, after, "ins", len(change.new))
    if not news[-1].text:
        flow.put(news[-1], 0, 0, "")
    flow.end("", len(olds) - 1, len(news) - 1)
    return flow.out


@dataclass(slots=True)
class _Reader:
    """Some paragraphs read letter by letter; ``para`` and ``at`` are where reading has come to."""

    paras: Sequence[Para]
    para: int = 0
    at: int = 0

    @property
    def text(self) -> str:
        """All of it, a line break where a paragraph ends."""
        return "\n".join(para.text for para in self.paras)

    @property
    def here(self) -> Para:
        """The paragraph that is being read."""
        return self.paras[self.para]

    @property
    def room(self) -> int:
        """Characters to the end of this paragraph."""
        return len(self.here.text) - self.at

    def over(self) -> None:
        """On to the next paragraph."""
        self.para, self.at = self.para + 1, 0


def _one_side(flow: Flow, before: _Reader, after: _Reader, change: Change, count: int) -> None:
    """Words and ends of paragraphs that only one of the two texts has."""
    side = before if change == "del" else after
    while count:
        if not side.room:
            flow.end(change, before.para, after.para)
            side.over()
            count -= 1
            continue
        step = min(count, side.room)
        flow.put(side.here, side.at, side.at + step, change)
        side.at += step
        count -= step


def _same(flow: Flow, before: _Reader, after: _Reader, count: int) -> None:
    """Equal text; a line break within a paragraph may stand where the other text has a paragraph's end."""
    while count:
        step = min(count, before.room, after.room)
        if step:
            kept = references(atoms.cut(before.here.content, before.at, before.at + step))
            for was, now in zip(
                kept, references(atoms.cut(after.here.content, after.at, after.at + step)), strict=False
            ):
                flow.desk.notes.both(identity(was), identity(now))
            flow.put(after.here, after.at, after.at + step, "")
            before.at, after.at, count = before.at + step, after.at + step, count - step
        elif not before.room and not after.room:
            flow.end("", before.para, after.para)
            before.over()
            after.over()
            count -= 1
        else:
            _one_side(flow, before, after, "del", 1)
            _one_side(flow, before, after, "ins", 1)
            count -= 1
