"""見え消し and 溶け込み in Word: the whole new document in the house's template, with what changed since the old one.

All changes accepted give the new document, all rejected the old one. The paragraphs are those that the house's writer
makes of the two documents; here they are cut at the words that changed and put into one sequence (``steps``).

Source: ISO/IEC 29500-1, 17.13.5 (revisions). A paragraph's mark that is taken out joins it to the next paragraph, whose
properties stay.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.compare import atoms, footnotes, grids, word
from drafter.compare.atoms import W
from drafter.compare.footnotes import Footnotes
from drafter.compare.marking import Change, Pen, Style
from drafter.compare.numbers import set_number
from drafter.compare.sides import Para, Side, side_of
from drafter.compare.steps import State, Step, steps
from drafter.compare.weaving import Flow, woven

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.compare.comparison import Comparison
    from drafter.document import Document
    from drafter.model.template import Template

_WHOLE: dict[State, Change] = {State.NEW: "ins", State.DROPPED: "del", State.FROM: "moveFrom", State.TO: "moveTo"}


def write(
    old: Document,
    new: Document,
    comparison: Comparison,
    template: Template,
    *,
    style: Style = "tracked",
    author: str = "",
    date: str = "",
) -> bytes:
    """The Word file.

    Args:
        template: the house style in which both documents are set.
        style: tracked changes, strike and underline without names, or the new text with or without marked places.
        author, date: of tracked changes.
    """
    sides = side_of(old, template, comparison.old), side_of(new, template, comparison.new)
    pen = Pen(style, author, date, last=_last_id(sides[1].root))
    body = _Body(comparison, sides[0], sides[1], pen)
    out = list(body.all())
    target = word.body_of(sides[1].root)
    for child in list(target):
        target.remove(child)
    target.extend(out)
    if sides[1].section is not None:
        target.append(sides[1].section)
    changed = {word.DOCUMENT: sides[1].root, word.NUMBERING: sides[1].lists.numbering}
    if body.notes.new is not None:
        footnotes.added(sides[1].parts, sides[0].parts, changed)
        changed[footnotes.FOOTNOTES] = body.notes.new
    return word.packed(sides[1].parts, changed)


def _last_id(root: _Element) -> int:
    found = (one.get(f"{W}id") or "" for one in root.iter(f"{W}bookmarkStart"))
    return max((int(one) for one in found if one.isdecimal()), default=0)


@dataclass(slots=True)
class _Body:
    comparison: Comparison
    old: Side
    new: Side
    pen: Pen
    notes: Footnotes = field(init=False)

    def __post_init__(self) -> None:
        self.notes = Footnotes(self.old.notes, self.new.notes, self.note)

    @property
    def numbered(self) -> bool:
        """Whether numbers are printed as they stand in either document; else Word counts."""
        return self.pen.shows_old

    def all(self) -> Iterator[_Element]:
        """Everything between ``w:body`` and the last section's properties.

        A paragraph that goes joins the next one; before a table, and at the very end, an empty one waits for it. Two
        tables that follow one another would be one table to Word.
        """
        last: _Element | None = None
        for element in self.elements():
            if element.tag == f"{W}tbl" and last is not None and (last.tag == f"{W}tbl" or _is_changed(last)):
                yield _waiting()
            yield element
            if element.tag in (f"{W}p", f"{W}tbl"):
                last = element
        if last is not None and (last.tag != f"{W}p" or _is_changed(last)):
            yield _waiting()

    def elements(self) -> Iterator[_Element]:
        yield from self.new.beside.get(-1, ())
        for step in steps(self.comparison):
            yield from self.step(step)
            if step.state in (State.BOTH, State.NEW, State.TO):
                for at in step.new:
                    yield from self.new.beside.get(at, ())

    def step(self, step: Step) -> list[_Element]:
        olds = [at for at in step.old if at in self.old.elements]
        news = [at for at in step.new if at in self.new.elements]
        if step.state is State.BOTH and not (olds and news):
            return [*self.alone(olds, State.DROPPED, ()), *self.alone(news, State.NEW, ())]
        if step.state is State.BOTH:
            return self.both(olds, news)
        if step.state in (State.NEW, State.TO):
            return self.alone(news, step.state, olds)
        return self.alone(olds, step.state, news)

    # ------------------------------------------------------------ both

    def both(self, olds: list[int], news: list[int]) -> list[_Element]:
        tables = [self.old.elements[olds[0]].tag, self.new.elements[news[0]].tag]
        if f"{W}tbl" in tables:
            if tables[0] == tables[1]:
                return self.grid(olds[0], news[0])
            return [*self.alone(olds, State.DROPPED, ()), *self.alone(news, State.NEW, ())]
        return self.woven([self.old.para(at) for at in olds], [self.new.para(at) for at in news])

    def woven(self, olds: Sequence[Para], news: Sequence[Para]) -> list[_Element]:
        """Some old paragraphs and the new ones that came of them."""
        return woven(self.pen, self, olds, news)

    # ------------------------------------------------------------ one side only

    def alone(self, places: Sequence[int], state: State, others: Sequence[int]) -> list[_Element]:
        change = _WHOLE[state]
        gone = change in ("del", "moveFrom")
        if gone and not self.pen.shows_old:
            return []
        side = self.old if gone else self.new
        out: list[_Element] = []
        self.pen.whole = True
        for at in places:
            element = side.elements[at]
            if element.tag == f"{W}tbl":
                out += self.whole_table(copy.deepcopy(element), "del" if gone else "ins")
                continue
            if len(places) == len(others) == 1 and self.verbatim(places[0], others[0], change):
                out += self.moved(places[0], others[0], change)
                continue
            plain: Change = "del" if gone else "ins"
            para = side.para(at)
            flow = Flow(self.pen, self, [para] if gone else [], [] if gone else [para])
            flow.put(para, 0, len(para.text), plain)
            flow.end(plain, 0, 0)
            out += flow.out
        self.pen.whole = False
        return out

    def verbatim(self, at: int, other: int, change: Change) -> bool:
        """Whether a paragraph that moved has the same words at both places.

        Others are taken out and put in, as Word itself does: of a moved text with words put in, LibreOffice leaves an
        empty paragraph behind.
        """
        if change not in ("moveFrom", "moveTo"):
            return False
        a, b = (at, other) if change == "moveFrom" else (other, at)
        tags = {side.elements[i].tag for side, i in ((self.old, a), (self.new, b)) if i in side.elements}
        both = a in self.old.elements and b in self.new.elements and tags == {f"{W}p"}
        return both and self.old.para(a).text == self.new.para(b).text

    def moved(self, at: int, other: int, change: Change) -> list[_Element]:
        """A paragraph that stands elsewhere, word for word."""
        gone = change == "moveFrom"
        here = (self.old if gone else self.new).para(at)
        flow = Flow(self.pen, self, [here] if gone else [], [] if gone else [here])
        flow.put(here, 0, len(here.text), change)
        flow.end(change, 0, 0)
        return self.ranged(flow.out, change, min(other, at) * 100_000 + max(other, at))

    def ranged(self, found: list[_Element], change: Change, name: int) -> list[_Element]:
        """The paragraph within the range by which Word ties both places of a move together."""
        from lxml import etree

        if not self.pen.tracked or not found:
            return found
        start = self.pen.made(f"{change}RangeStart")
        start.set(f"{W}name", f"move{name}")
        end = etree.Element(f"{W}{change}RangeEnd")
        end.set(f"{W}id", start.get(f"{W}id") or "")
        properties = found[0].find(f"{W}pPr")
        found[0].insert(0 if properties is None else 1, start)
        return [*found, end]

    def note(self, old: list[_Element], new: list[_Element], change: Change) -> list[_Element]:
        """The paragraphs of a footnote."""
        olds, news = _paras(old), _paras(new)
        if not change:
            return self.woven(olds, news)
        flow = Flow(self.pen, self, olds, news)
        for at, para in enumerate(news or olds):
            flow.put(para, 0, len(para.text), change)
            flow.end("", at, at) if news else flow.keep(para)
        return flow.out

    # ------------------------------------------------------------ tables

    def grid(self, a: int, b: int) -> list[_Element]:
        """A table in both documents, cell by cell; where its columns differ, the old one and the new one."""
        was, now = self.comparison.old[a], self.comparison.new[b]
        old, new = copy.deepcopy(self.old.elements[a]), copy.deepcopy(self.new.elements[b])
        found = grids.aligned(was.rows, now.rows)
        if found is None:
            from lxml import etree

            before = self.whole_table(old, "del") if self.pen.shows_old else []
            apart = [etree.Element(f"{W}p")] if before else []
            return [*before, *apart, *self.whole_table(new, "ins")]
        ours, theirs = old.findall(f"{W}tr"), new.findall(f"{W}tr")
        at = new.index(theirs[0])
        for tr in theirs:
            new.remove(tr)
        widths = [one.get(f"{W}w") or "" for one in new.findall(f"{W}tblGrid/{W}gridCol")]
        for row in found:
            if row.old >= 0 and row.new >= 0:
                tr = self.cells(ours[row.old], theirs[row.new])
            elif row.new >= 0:
                tr = self.whole_row(theirs[row.new], "ins")
            elif self.pen.shows_old:
                tr = self.whole_row(ours[row.old], "del")
                for width, cell in zip(widths, tr.iter(f"{W}tcW"), strict=False):
                    cell.set(f"{W}w", width)
            else:
                continue
            new.insert(at, tr)
            at += 1
        return [new]

    def cells(self, old: _Element, new: _Element) -> _Element:
        for ours, theirs in zip(old.findall(f"{W}tc"), new.findall(f"{W}tc"), strict=True):
            paragraphs = theirs.findall(f"{W}p")
            at = theirs.index(paragraphs[0])
            made = self.woven(_paras(ours.findall(f"{W}p")), _paras(paragraphs))
            for p in paragraphs:
                theirs.remove(p)
            for i, p in enumerate(made):
                theirs.insert(at + i, p)
        return new

    def whole_table(self, table: _Element, change: Change) -> list[_Element]:
        for tr in table.findall(f"{W}tr"):
            self.whole_row(tr, change)
        return [table]

    def whole_row(self, tr: _Element, change: Change) -> _Element:
        for tc in tr.findall(f"{W}tc"):
            for p in tc.findall(f"{W}p"):
                para = Para(p.find(f"{W}pPr"), atoms.atoms(p))
                flow = Flow(self.pen, self, [para], [para])
                flow.put(para, 0, len(para.text), change)
                flow.end(change, 0, 0)
                tc.replace(p, flow.out[0])
        self.pen.row(tr, change)
        return tr

    # ------------------------------------------------------------ properties

    def properties(self, para: Para, *, old: bool, struck: bool) -> _Element:
        """A paragraph's properties, with its printed number in them."""
        from lxml import etree

        made = copy.deepcopy(para.properties) if para.properties is not None else etree.Element(f"{W}pPr")
        if old and (section := made.find(f"{W}sectPr")) is not None:
            made.remove(section)
        if not para.label or (para.place is not None and not self.numbered):
            return made
        source = self.old.lists if old else self.new.lists
        static = struck and not self.pen.tracked
        set_number(made, self.new.lists.literal(para.label, para.place, source, para.gap, struck=static))
        return made


def _paras(elements: Sequence[_Element]) -> list[Para]:
    return [Para(p.find(f"{W}pPr"), atoms.atoms(p)) for p in elements]


def _waiting() -> _Element:
    """A paragraph of a blank, as low as can be.

    LibreOffice gives a joined paragraph the properties of the first one where the second is empty; an empty line with
    the number of what is gone would be left.
    """
    from lxml import etree

    paragraph = etree.Element(f"{W}p")
    spacing = etree.SubElement(etree.SubElement(paragraph, f"{W}pPr"), f"{W}spacing")
    for name, value in (("before", "0"), ("after", "0"), ("line", "20"), ("lineRule", "exact")):
        spacing.set(f"{W}{name}", value)
    atoms.words(etree.SubElement(paragraph, f"{W}r"), " ")
    return paragraph


def _is_changed(paragraph: _Element) -> bool:
    run = paragraph.find(f"{W}pPr/{W}rPr")
    return run is not None and any(run.find(f"{W}{name}") is not None for name in ("ins", "del", "moveFrom", "moveTo"))
