"""Blocks of a stream in document order: paragraphs, tables, content controls, text boxes, notes.

Source: ISO/IEC 29500-1, 17.2 (body), 17.3.1 (paragraphs), 17.4 (tables), 17.5 (content controls), 17.13.5 (revisions).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.numbering.recognise.lines import Role
from drafter.readers._word import ours, tables
from drafter.readers._word.flow import Flow, Para, Piece
from drafter.readers._word.inline import Ink
from drafter.readers._word.markup import MC, W
from drafter.readers._word.styles import ParagraphStyle

if TYPE_CHECKING:
    from lxml.etree import _Element

_CHANGES = ("ins", "del", "moveFrom", "moveTo")
_MARK_CHANGES = tuple((name, f"{W}rPr/{W}{name}") for name in _CHANGES)
#: characters of a line of a table of contents, at most
_CONTENTS_LINE = 200


@dataclass(slots=True)
class _Held:
    """A paragraph whose mark is deleted: it goes on in the next one."""

    ink: Ink
    parts: list[tuple[int, int, int]]
    page: int
    gap: int


class Story:
    """Reads blocks of a flow into paragraphs.

    Args:
        flow: its state. out: where the paragraphs go.
    """

    def __init__(self, flow: Flow, out: list[Para]) -> None:
        self.flow = flow
        self.out = out
        self.gap = 0
        self.contents = 0
        self._held: _Held | None = None
        self._section = False

    def blocks(self, elements: Iterable[_Element]) -> None:
        """Read elements and, at their end, what is still held."""
        for element in elements:
            self._block(element)
        self.finish()

    def finish(self) -> None:
        """A last paragraph whose mark is deleted stands for itself."""
        if self._held is not None:
            held, self._held = self._held, None
            self._emit(Para(held.ink, ParagraphStyle(), parts=held.parts, page=held.page, gap=held.gap))

    def _block(self, element: _Element) -> None:
        tag = element.tag
        if tag == f"{W}p":
            self.paragraph(element)
        elif tag == f"{W}tbl":
            self.finish()
            self._table(element)
        elif tag == f"{W}sdt":
            self._content_control(element)
        elif tag == f"{W}sectPr":
            self.flow.section(element)
        elif tag in (f"{W}altChunk", f"{W}subDoc"):
            self.flow.foreign(element)
        elif tag in (f"{W}commentRangeStart", f"{W}commentRangeEnd"):
            self._comment(element)
        elif tag == f"{MC}AlternateContent":
            self._alternate(element)
        elif isinstance(tag, str) and tag.startswith(W) and tag[len(W) :] in _CHANGES:
            self._changed(element, tag[len(W) :])
        elif tag in (f"{W}r", f"{W}hyperlink", f"{W}fldSimple", f"{W}smartTag"):
            self.paragraph(element)  # not legal without a paragraph; its words are kept
        elif isinstance(tag, str) and len(element):
            for child in element:
                self._block(child)

    def _comment(self, element: _Element) -> None:
        """A comment's range that begins or ends between paragraphs."""
        name = element.get(f"{W}id") or ""
        if element.tag == f"{W}commentRangeStart":
            self.flow.open_comments.setdefault(name, 0)
        else:
            self.flow.open_comments.pop(name, None)

    def _alternate(self, element: _Element) -> None:
        chosen = next((c for c in element if c.tag == f"{MC}Choice" and len(c)), None)
        if chosen is None:
            chosen = element.find(f"{MC}Fallback")
        for child in chosen if chosen is not None else ():
            self._block(child)

    def _changed(self, element: _Element, name: str) -> None:
        dropped = not self.flow.shows(name)
        self.flow.reader.dropped += dropped
        for child in element:
            self._block(child)
        self.flow.reader.dropped -= dropped

    def _content_control(self, sdt: _Element) -> None:
        gallery = sdt.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        contents = gallery is not None and (gallery.get(f"{W}val") or "").lower() == "table of contents"
        content = sdt.find(f"{W}sdtContent")
        self.contents += contents
        for child in content if content is not None else ():
            self._block(child)
        self.contents -= contents

    # ------------------------------------------------------------ paragraphs

    def paragraph(self, p: _Element) -> None:
        """Read one paragraph, then what waits behind it."""
        flow, reader = self.flow, self.flow.reader
        number = flow.next_number()
        properties = p.find(f"{W}pPr")
        if properties is not None and flow.options.changes == "original":
            properties = _formerly(p, properties)
        style = flow.file.style_of(p, properties)
        cut = self._cut(properties)
        held, self._held = self._held, None
        ink = reader.ink = held.ink if held else Ink()
        in_contents = self.contents > 0 or any(f.name == "TOC" for f in flow.fields)
        if style.page_break_before and not held:
            flow.turn(ink)
        start, left, page = ink.length, len(ink.left_out), flow.page
        fresh = flow.fresh and not flow.late
        reader.feed(p if p.tag == f"{W}p" else [p], style)
        page = ink.page or page
        flow.fields[:] = [f for f in flow.fields if not f.in_code]
        self._leave_out(number, page, ink, left)
        parts = [*(held.parts if held else ()), (number, start, ink.length)]
        if cut and not reader.dropped:
            page, gap = (held.page, held.gap) if held else (page, self.gap)
            self._held = _Held(ink, parts, page, gap) if ink.text or ink.boxes or ink.notes else None
            return
        reader.break_comments()
        unseen = not ink.text.strip() and (reader.dropped > 0 or (style.mark_vanish and len(ink.left_out) > left))
        para = Para(ink, style, parts=parts, page=held.page if held else page, gap=held.gap if held else self.gap)
        if not unseen:
            para.automatic = flow.counters.next(p, style)
        para.tabs = _tab_kinds(properties)
        para.top = ink.page > 0 or fresh or self._section
        in_contents = in_contents or any(f.name == "TOC" for f in flow.fields)
        para.fixed = Role.CONTENTS if style.toc or (in_contents and self._is_contents(para)) else None
        ours.settle(para)
        self._emit(para)
        self._section = False
        if properties is not None and (section := properties.find(f"{W}sectPr")) is not None:
            flow.section(section)
            self._section = True

    def _is_contents(self, para: Para) -> bool:
        """Within a table of contents; a field that never ends does not swallow the document."""
        text = para.ink.text.rstrip()
        if self.contents or para.style.hint is Role.CONTENTS:
            return True
        return len(text) < _CONTENTS_LINE and ("\t" in text or bool(para.ink.spans) or text[-1:].isdecimal())

    def _cut(self, properties: _Element | None) -> bool:
        """Whether the paragraph's mark is not there in the wanted state, so that it goes on in the next one."""
        if properties is None or properties.find(f"{W}rPr") is None:
            return False
        changes = [name for name, path in _MARK_CHANGES if properties.find(path) is not None]
        if changes:
            self.flow.noticed.change(self.flow.number)
        return self.flow.options.changes != "all" and any(not self.flow.shows(name) for name in changes)

    def _leave_out(self, number: int, page: int, ink: Ink, left: int) -> None:
        """Deleted and hidden words of a paragraph: each kind in one piece."""
        for hidden in (False, True):
            text = "".join(words for kind, words in ink.left_out[left:] if kind is hidden).strip()
            if text:
                role = Role.HIDDEN if hidden else Role.DELETED
                self.flow.file.left_out.append(Piece(number, " ".join(text.split("\n")), role, page))
                if hidden:
                    self.flow.noticed.hidden[number] += 1

    def _emit(self, para: Para) -> None:
        ink = para.ink
        if ink.text.strip() or para.label.strip():
            self.out.append(para)
            self.gap = 0
        elif not (ink.boxes or ink.figures or ink.left_out):
            self.gap += 1
        for text in ink.figures:
            self.out.append(self._made(text, Role.FIGURE, para))
        for box in ink.boxes:
            self._box(box, para)
        for label, kind, name in ink.notes:
            self._note(label, kind, name)

    def _made(self, text: str, fixed: Role | None, para: Para) -> Para:
        """Words that stand in no paragraph: a picture's description, drawn letters; a number of their own."""
        number = self.flow.next_number()
        ink = Ink()
        ink.put(" ".join(text.split()), self.flow.reader.run_style)
        return Para(ink, ParagraphStyle(), parts=[(number, 0, ink.length)], page=para.page, fixed=fixed)

    def _box(self, box: _Element | str, para: Para) -> None:
        if isinstance(box, str):
            self.out.append(self._made(box, None, para))
            return
        inner = Flow(self.flow.file, self.flow.relations, late=self.flow.late)
        inner.fresh = False
        Story(inner, self.out).blocks([box] if box.tag == f"{W}p" else box)

    def _note(self, label: str, kind: str, name: str) -> None:
        """The text of a note, right after the paragraph that refers to it, once."""
        file = self.flow.file
        note = file.notes.get((kind, name))
        if note is None or (kind, name) in file.noted:
            return
        file.noted.add((kind, name))
        found: list[Para] = []
        Story(Flow(file, file.package.relations, late=True), found).blocks(note)
        for i, para in enumerate(found):
            para.fixed = para.fixed or Role.NOTE
            para.page = file.page
            if i == 0:
                para.automatic = tables.note_label(label)
                para.foot = True
        self.out.extend(found)

    def _table(self, tbl: _Element) -> None:
        self.out.extend(tables.read(tbl, self.flow, self.gap, Story))
        self.gap = 0


def _formerly(p: _Element, properties: _Element) -> _Element:
    """The properties before a tracked change of them (17.13.5.29), put in place of those after; its mark stays."""
    former = properties.find(f"{W}pPrChange/{W}pPr")
    if former is None:
        return properties
    for name in ("rPr", "sectPr"):
        if (kept := properties.find(f"{W}{name}")) is not None:
            former.append(kept)
    p.replace(properties, former)
    return former


def _tab_kinds(properties: _Element | None) -> frozenset[str]:
    """The kinds of a paragraph's own tab stops."""
    tabs = properties.find(f"{W}tabs") if properties is not None else None
    if tabs is None:
        return frozenset()
    return frozenset(tab.get(f"{W}val") or "" for tab in tabs)
