"""What stands in a paragraph: its text, and what lies on the text.

A soft line break is ``\\n`` in the text; nothing else is. What is not shown (deleted, hidden) is kept apart; text
boxes, pictures and notes wait until the paragraph is done.

Source: ISO/IEC 29500-1, 17.3.2 and 17.3.3 (runs), 17.13.5 (revisions), 17.16 (fields), 22.1 (mathematics).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.document import Inline, Span
from drafter.readers._word import anchors, drawing, fields, symbols
from drafter.readers._word.markup import MC, M, W
from drafter.readers._word.styles import ParagraphStyle, RunStyle

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.readers._word.flow import Flow

#: what a sign is read as that no font table explains (a geta, as printers set it)
UNKNOWN_SIGN = "〓"
_PLAIN = RunStyle()
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SPACE = " \t\r\n"
#: fields within one another (Word nests about twenty), and comments that stay open from one paragraph to the next
_NESTED, _OPEN = 32, 16
#: where a symbol font has its letters
_SYMBOLS = re.compile("[\uf020-\uf0ff]")


@dataclass(slots=True)
class Ink:
    """What a paragraph holds.

    Attributes:
        chars: its text in pieces, ``length`` characters in all. spans: what lies on it.
        left_out: what is not shown, with ``hidden`` or not (deleted).
        boxes: text boxes, drawn words. figures: descriptions of pictures. notes: label and (kind, id).
        sizes: letters by size in half points. bold: how many letters are.
        page: the page that it begins, where one turned before its first letter, else 0.
    """

    chars: list[str] = field(default_factory=list)
    length: int = 0
    spans: list[Span] = field(default_factory=list)
    emphasis: list[tuple[int, int, str]] = field(default_factory=list)
    left_out: list[tuple[bool, str]] = field(default_factory=list)
    boxes: list[_Element | str] = field(default_factory=list)
    figures: list[str] = field(default_factory=list)
    notes: list[tuple[str, str, str]] = field(default_factory=list)
    sizes: Counter[int] = field(default_factory=Counter)
    bold: int = 0
    letters: int = 0
    page: int = 0

    @property
    def text(self) -> str:
        """All of it."""
        if len(self.chars) > 1:
            self.chars = ["".join(self.chars)]
        return self.chars[0] if self.chars else ""

    def put(self, text: str, style: RunStyle) -> None:
        """Add letters that are shown."""
        count = len(text) if text.isalnum() else len("".join(text.split()))
        if count:
            self.sizes[style.size] += count
            self.letters += count
            self.bold += count * style.bold
            if style.bold:
                self._emphasise(self.length, self.length + len(text), "strong")
            if style.emphasis:
                self._emphasise(self.length, self.length + len(text), "em")
        self.chars.append(text)
        self.length += len(text)

    def _emphasise(self, start: int, end: int, kind: str) -> None:
        for i in range(len(self.emphasis) - 1, max(-1, len(self.emphasis) - 3), -1):
            if self.emphasis[i][1:] == (start, kind):
                self.emphasis[i] = (self.emphasis[i][0], end, kind)
                return
        self.emphasis.append((start, end, kind))

    def mark(self, kind: Inline, start: int, text: str = "", author: str = "", date: str = "") -> None:
        """Lay a span from ``start`` to the end of what there is."""
        if self.length > start:
            self.spans.append(Span(kind, start, self.length, text, author, date))


class Reader:
    """Reads paragraphs of a flow into Ink."""

    def __init__(self, flow: Flow) -> None:
        self.flow = flow
        self.ink = Ink()
        self.style = ParagraphStyle()
        self.run_style = _PLAIN
        #: how many elements around are not shown in the wanted state of the changes
        self.dropped = 0
        self._runs: dict[object, RunStyle] = {}
        self._handlers: dict[object, Callable[[_Element], None]] = {
            f"{W}{name}": handler for names, handler in self._table() for name in names.split()
        }
        self._handlers |= {
            f"{MC}AlternateContent": self._alternate,
            f"{M}oMath": self._math,
            f"{M}oMathPara": self._math,
        }

    def _table(self) -> Iterator[tuple[str, Callable[[_Element], None]]]:
        yield "r", self._run
        yield "t delText", self._text
        yield "tab ptab", lambda _: self.put("\t")
        yield "cr", lambda _: self._line()
        yield "br", self._break
        yield "noBreakHyphen", lambda _: self.put("-")
        yield "sym", self._symbol
        yield "ruby", self._ruby
        yield "hyperlink", self._hyperlink
        yield "ins del moveFrom moveTo", self._change
        yield "fldChar", self._field_char
        yield "fldSimple", self._field_simple
        yield "instrText", self._instruction
        yield "commentRangeStart", self._comment_start
        yield "commentRangeEnd", self._comment_end
        yield "commentReference", self._comment_here
        yield "footnoteReference", lambda e: self._note("footnote", e)
        yield "endnoteReference", lambda e: self._note("endnote", e)
        yield "lastRenderedPageBreak", lambda _: self.flow.turn(self.ink, rendered=True)
        yield "drawing pict object", self._drawing
        yield "sdt", self._content_control
        yield "subDoc altChunk", self.flow.foreign
        yield "p", self.flow.stray  # a paragraph within a paragraph: not legal, read after this one
        skipped = "pPr rPr delInstrText sdtPr sdtEndPr rubyPr smartTagPr customXmlPr softHyphen proofErr"
        yield skipped, _nothing

    def feed(self, p: Iterable[_Element], style: ParagraphStyle) -> None:
        """Read the content of a paragraph behind what there is."""
        self.style = style
        self.nodes(p)

    def nodes(self, parent: Iterable[_Element]) -> None:
        """Read children; of what is not known, what is inside it."""
        handlers = self._handlers
        for child in parent:
            handler = handlers.get(child.tag)
            if handler is not None:
                handler(child)
            elif len(child) and isinstance(child.tag, str):
                self.nodes(child)

    def put(self, text: str) -> None:
        """Letters of the current run: shown, hidden, deleted, or of a field's code."""
        if not text or any(field.in_code for field in self.flow.fields):
            return
        for field_ in self.flow.fields:
            field_.shown = True
        if self.dropped:
            self.ink.left_out.append((False, text))
        elif self.run_style.vanish:
            self.ink.left_out.append((True, text))
        else:
            self.flow.fresh = self.flow.fresh and not text.strip()
            self.ink.put(text, self.run_style)

    # ------------------------------------------------------------ runs

    def _run(self, r: _Element) -> None:
        properties = r.find(f"{W}rPr")
        before = self.run_style
        self.run_style = self._style_of(r, properties)
        for child in r:
            handler = self._handlers.get(child.tag)
            if handler is not None:
                handler(child)
            elif len(child) and isinstance(child.tag, str):
                self.nodes(child)
        self.run_style = before

    def _style_of(self, r: _Element, properties: _Element | None) -> RunStyle:
        key: tuple[object, ...] = (self.style.style_id, self.style.bold, self.style.size, self.style.vanish)
        if properties is not None:
            key += tuple((e.tag, *e.attrib.values()) for e in properties)
        found = self._runs.get(key)
        if found is None:
            found = self._runs[key] = self.flow.styles.run(self.style, r)
        return found

    def _text(self, t: _Element) -> None:
        text = t.text or ""
        if text[:1] in _SPACE or text[-1:] in _SPACE:
            text = _trimmed(t, text)
        if "\n" in text or "\r" in text:  # only w:br breaks a line
            text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        if _SYMBOLS.search(text):
            run = t.getparent()
            fonts = run.find(f"{W}rPr/{W}rFonts") if run is not None else None
            names = [fonts.get(f"{W}{slot}") or "" for slot in ("ascii", "hAnsi", "cs")] if fonts is not None else []
            font = next((name for name in names if symbols.known(name)), None)
            if font is not None:  # a letter of a symbol font that was typed, not inserted
                text = _SYMBOLS.sub(lambda found: symbols.shown(found[0], font), text)
        self.put(text)

    def _break(self, br: _Element) -> None:
        kind = br.get(f"{W}type")
        if kind == "page":
            self.flow.turn(self.ink)
        if kind != "page" or self.ink.text.strip():
            self._line()

    def _line(self) -> None:
        self.flow.file.count_line()
        self.put("\n")

    def _symbol(self, sym: _Element) -> None:
        font, code = sym.get(f"{W}font") or "", sym.get(f"{W}char") or ""
        try:
            char = chr(int(code, 16))
        except (ValueError, OverflowError):
            char = "\ufffd"
        shown = symbols.shown(char, font)
        if shown == char and (char == "\ufffd" or symbols.known(font) or "\ue000" <= char <= "\uf8ff"):
            self.flow.noticed.symbol(self.flow.number, code, font)
            shown = UNKNOWN_SIGN
        self.put(shown)

    def _ruby(self, ruby: _Element) -> None:
        start = self.ink.length
        base = ruby.find(f"{W}rubyBase")
        if base is not None:
            self.nodes(base)
        reading = "".join(t.text or "" for t in ruby.iterfind(f"{W}rt//{W}t"))
        if reading:
            self.ink.mark(Inline.RUBY, start, reading)

    def _hyperlink(self, link: _Element) -> None:
        from drafter.readers._word.markup import R

        start = self.ink.length
        self.nodes(link)
        relation = self.flow.relations.get(link.get(f"{R}id") or "")
        anchor = link.get(f"{W}anchor")
        address = (relation.target if relation else "") + (f"#{anchor}" if anchor else "")
        if anchor and not relation and (name := anchors.referred(anchor)):
            self.ink.mark(Inline.REFERENCE, start, name)
        elif address:
            self.ink.mark(Inline.LINK, start, address)

    def _content_control(self, sdt: _Element) -> None:
        content = sdt.find(f"{W}sdtContent")
        if content is not None:
            self.nodes(content)

    def _alternate(self, element: _Element) -> None:
        """One of the alternatives: the first choice that holds anything, else the fallback."""
        chosen = next((c for c in element if c.tag == f"{MC}Choice" and len(c)), None)
        if chosen is None:
            chosen = element.find(f"{MC}Fallback")
        if chosen is not None:
            self.nodes(chosen)

    def _math(self, math: _Element) -> None:
        self.put(drawing.formula(math))

    def _drawing(self, element: _Element) -> None:
        if self.dropped or self.run_style.vanish or any(field.in_code for field in self.flow.fields):
            return
        found = drawing.drawn(element)
        self.ink.boxes.extend(found.boxes)
        diagrams = [self.flow.diagram(relation) for relation in found.diagrams]
        self.ink.figures.extend(text for text in (found.description, *diagrams) if text)
        if found.pictures and not found.description:
            self.flow.noticed.picture(self.flow.number)

    # ------------------------------------------------------------ changes, comments, notes

    def _change(self, element: _Element) -> None:
        name = element.tag[len(W) :]
        self.flow.noticed.change(self.flow.number)
        if not self.flow.shows(name):
            self.dropped += 1
            self.nodes(element)
            self.dropped -= 1
            return
        start = self.ink.length
        self.nodes(element)
        if self.flow.options.changes == "all":
            kind = {"ins": Inline.INSERTED, "del": Inline.DELETED}.get(name, Inline.MOVED)
            author, date = element.get(f"{W}author") or "", element.get(f"{W}date") or ""
            text = self.ink.text[start:] if kind is Inline.DELETED else ""
            self.ink.mark(kind, start, text, author, date)

    def _comment_start(self, element: _Element) -> None:
        self.flow.open_comments.setdefault(element.get(f"{W}id") or "", self.ink.length)

    def _comment_end(self, element: _Element) -> None:
        name = element.get(f"{W}id") or ""
        start = self.flow.open_comments.pop(name, None)
        if start is not None:
            self._comment(name, start)

    def _comment_here(self, element: _Element) -> None:
        name = element.get(f"{W}id") or ""
        if name not in self.flow.commented:  # no range: a point
            comment = self.flow.comment(name)
            here = self.ink.length
            self.ink.spans.append(Span(Inline.COMMENT, here, here, comment.text, comment.author, comment.date))

    def _comment(self, name: str, start: int) -> None:
        comment = self.flow.comment(name)
        self.flow.commented.add(name)
        self.ink.mark(Inline.COMMENT, start, comment.text, comment.author, comment.date)

    def break_comments(self) -> None:
        """At a paragraph's end: open comments lie on it to its end and begin anew in the next."""
        still_open = list(self.flow.open_comments.items())
        for name, start in still_open:
            self._comment(name, start)
        self.flow.open_comments = dict.fromkeys([name for name, _ in still_open[-_OPEN:]], 0)

    def _note(self, kind: str, element: _Element) -> None:
        if self.dropped or self.run_style.vanish:
            return
        name = element.get(f"{W}id") or ""
        own = element.get(f"{W}customMarkFollows") in ("1", "true", "on")
        run = element.getparent()
        following = "".join(t.text or "" for t in run.iterfind(f"{W}t")) if own and run is not None else ""
        label = following or self.flow.note_label(kind)
        self.ink.spans.append(Span(Inline.NOTE, self.ink.length, self.ink.length, label))
        self.ink.notes.append((label, kind, name))

    # ------------------------------------------------------------ fields

    def _field_char(self, element: _Element) -> None:
        kind = element.get(f"{W}fldCharType")
        stack = self.flow.fields
        if kind == "begin":
            if len(stack) == _NESTED:
                del stack[0]
            stack.append(fields.Field())
            if box := fields.checkbox(element):
                stack[-1].in_code = False
                self.put(box)
                stack[-1].in_code = True
        elif kind == "separate" and stack:
            stack[-1].in_code = False
            stack[-1].start = self.ink.length
        elif kind == "end" and stack:
            self._field_done(stack.pop())

    def _field_simple(self, element: _Element) -> None:
        field_ = fields.Field([element.get(f"{W}instr") or ""], False, False, self.ink.length)
        self.flow.fields.append(field_)
        self.nodes(element)
        if field_ in self.flow.fields:
            self.flow.fields.remove(field_)
        self._field_done(field_)

    def _instruction(self, element: _Element) -> None:
        if self.flow.fields and not self.dropped:
            self.flow.fields[-1].code.append(element.text or "")

    def _field_done(self, done: fields.Field) -> None:
        if done.shown:
            address = done.address()
            if address and not done.in_code:
                self.ink.mark(Inline.LINK, done.start, address)
            return
        if any(field.in_code for field in self.flow.fields):
            return
        worked = fields.worked_out(done.text)
        if worked is not None:
            start = self.ink.length
            self.put(worked.text)
            if worked.reading:
                self.ink.mark(Inline.RUBY, start, worked.reading)
        elif done.name in fields.NUMBERS:
            self.flow.noticed.field(self.flow.number, done.name)


def _trimmed(t: _Element, text: str) -> str:
    """Outer blanks count only where ``xml:space`` says so (XML 1.0, 2.10), on the element or around it."""
    own = t.get(_XML_SPACE)
    kept = own == "preserve" or (own is None and any(a.get(_XML_SPACE) == "preserve" for a in t.iterancestors()))
    return text if kept else text.strip(_SPACE)


def _nothing(_: _Element) -> None:
    """What shows nothing."""
