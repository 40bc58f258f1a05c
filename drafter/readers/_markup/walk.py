"""One walk over a tree, from top to bottom: text → passages, what is left out → the account.

No recursion but for tables within tables, which the parser's own limit bounds.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from drafter.document import Inline, Span
from drafter.numbering.recognise.lines import Passage, Role
from drafter.readers._markup import boilerplate, lists, tables
from drafter.readers._markup.breaks import begins_labelled
from drafter.readers._markup.inline import Buffer, Chunk, Line, all_strong, merged
from drafter.readers._markup.names import BLOCKS, HINTS, NOTE_HOLDERS, NOTES, PARTS
from drafter.readers._markup.source import LAST_LINE

if TYPE_CHECKING:
    from lxml.etree import _Element

_LISTS = frozenset(("ul", "ol", "menu", "dir"))
_STRONG = frozenset(("b", "strong"))
_EMPHASIS = {"em": "", "i": "", "u": "underline", "code": "code", "kbd": "code", "mark": "mark"} | {
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "sub": "sub",
}
_NOTE_REFERENCE = re.compile(r"(?:[※＊*†]|注)?[\s]*[\[(（［]?\^?[0-9０-９]{1,3}[\])）］]?|[※＊*†‡]|注")
_HEADING = re.compile(r"h([1-6])")
_BOLD_STYLE = re.compile(r"font-weight\s*:\s*(?:bold|[6-9]00)|mso-bidi-font-weight\s*:\s*bold", re.IGNORECASE)
_ALIGN = re.compile(r"text-align\s*:\s*(center|right|end)", re.IGNORECASE)
_MSO_LEVEL = re.compile(r"mso-list:[^;]*\blevel(\d)", re.IGNORECASE)
#: characters of an attribute that are looked at: styles of Word have some 300, addresses of pages up to 2,000
_LONGEST = 2000
_MSO_LABEL = re.compile(r"mso-list:\s*ignore", re.IGNORECASE)


@dataclass(slots=True)
class Found:
    """A passage with the pieces of the file that it was made of. ``apart``: whether a blank line stands before it;
    ``top``: whether the number of a page does."""

    passage: Passage
    chunks: list[Chunk] = field(default_factory=list)
    apart: bool = False
    top: bool = False


@dataclass(slots=True)
class _Open:
    """An element whose end is to come: what is done there."""

    start: int
    kind: Inline | None = None
    text: str = ""
    part: int = 0


_CALLED = ("role", "class", "style")
_PLAIN = _Open(0)
_LABEL = _Open(0, None, "label")


@dataclass(slots=True)
class Walker:
    """The state of a walk.

    Attributes:
        page: whether the tree is a web page, of which only the article is read.
        found: the passages. chunks: every piece of the file, in order.
        line: of the source, where the walk is.
    """

    page: bool = False
    keep: boilerplate.Keep = field(default_factory=boilerplate.Keep)
    found: list[Found] = field(default_factory=list)
    chunks: list[Chunk] = field(default_factory=list)
    line: int = 1
    lists: list[lists.List] = field(default_factory=list)
    label: str | None = None
    item_line: int = 0
    nest: int = 0
    depth: int = 0
    hint: Role | None = None
    fixed: list[tuple[Role, int]] = field(default_factory=list)
    noted: list[_Element] = field(default_factory=list)
    preformatted: int = 0
    centred: bool = False
    flush_right: bool = False
    strong_block: bool = False
    buffer: Buffer = field(default_factory=Buffer)
    open: list[_Open | None] = field(default_factory=list)
    base: int = 0

    def walk(self, root: _Element) -> None:
        """Read a tree; its own tail is not part of it."""
        from lxml.etree import iterwalk

        walking = iterwalk(root, events=("start", "end", "comment", "pi"))
        for event, element in walking:
            if event == "start":
                self._seek(element)
                if self._start(element):
                    walking.skip_subtree()
                    self.open.append(None)
            elif event == "end":
                self._end(element)
                if element is not root and element.tail:
                    self._text(element.tail)
            else:
                self._comment(element)
                if element is not root and element.tail:
                    self._text(element.tail)
        self.flush()

    def _seek(self, element: _Element) -> None:
        """Beyond what libxml2 counts, the line ends of the text are counted."""
        number = line_of(element)
        if self.line <= number < LAST_LINE:
            self.line = number

    def _text(self, data: str) -> None:
        add = self.buffer.verbatim if self.preformatted else self.buffer.add
        self.line = add(data, self.line)

    def _comment(self, element: _Element) -> None:
        text = element.text or ""
        self._seek(element)
        if text.strip() and not text.startswith(("[if", "[endif")):
            self.chunks.append(Chunk(self.line, text.strip().split("\n")[0][:200], Role.COMMENT))

    # ------------------------------------------------------------ elements

    def _start(self, element: _Element) -> bool:
        """Whether the element's content is dealt with already."""
        tag = str(element.tag)
        attributes = (
            {str(key): str(value)[:_LONGEST] for key, value in element.attrib.items()} if element.attrib else {}
        )
        left_out = boilerplate.role_of(element, tag, attributes, self.keep if self.page else None)
        if left_out is not None:
            self.leave_out(element, left_out, block=tag in BLOCKS)
            return True
        if tag == "table" and tables.is_data(element):
            self.flush()
            self._table(element)
            return True
        if tag in ("rt", "rp", "img", "br", "svg"):
            self._replaced(element, tag, attributes)
            return True
        if tag in BLOCKS or attributes.get("role") == "heading":
            self._start_block(element, tag, attributes)
        self.open.append(self._start_inline(tag, attributes))
        if element.text:
            self._text(element.text)
        return False

    def _start_inline(self, tag: str, attributes: Mapping[str, str]) -> _Open:
        start = self.buffer.length
        if tag in _STRONG or (tag == "span" and _BOLD_STYLE.search(attributes.get("style", ""))):
            return _Open(start, Inline.EMPHASIS, "strong")
        if tag in _EMPHASIS:
            return _Open(start, Inline.EMPHASIS, _EMPHASIS[tag])
        if tag == "sup":
            return _Open(start, Inline.NOTE, "sup", len(self.buffer.parts))
        if tag == "ins":
            return _Open(start, Inline.INSERTED)
        if tag == "a" and attributes.get("href"):
            return _Open(start, Inline.LINK, attributes["href"])
        if tag == "ruby":
            self.base = start
        if "data-label" in attributes or (tag == "span" and _MSO_LABEL.search(attributes.get("style", ""))):
            return _LABEL
        return _PLAIN

    def _end(self, element: _Element) -> None:
        opened = self.open.pop()
        tag = str(element.tag)
        if opened is not None:
            self._end_inline(opened)
        if opened is not None and (tag in BLOCKS or element.get("role") == "heading"):
            self._end_block(tag, element)

    def _end_inline(self, opened: _Open) -> None:
        if opened.kind is None:
            if opened.text == "label":
                self.buffer.labelled = self.buffer.length
            return
        if opened.text == "sup":
            said = "".join(self.buffer.parts[opened.part :]).strip()
            if not _NOTE_REFERENCE.fullmatch(said):
                self.buffer.mark(Inline.EMPHASIS, opened.start, "sup")
            else:
                self.buffer.mark(Inline.NOTE, opened.start, said)
            return
        self.buffer.mark(opened.kind, opened.start, opened.text)

    def _start_block(self, element: _Element, tag: str, attributes: Mapping[str, str]) -> None:
        self.flush()
        heading = _HEADING.fullmatch(tag)
        if heading or attributes.get("role") == "heading":
            given = attributes.get("aria-level", heading[1] if heading else "2")
            self.depth = int(given) if re.fullmatch(r"[1-9]\d?", given) else 2
        elif tag in _LISTS:
            count = sum(child.tag == "li" for child in element) if "reversed" in attributes else 0
            self.lists.append(lists.opened(tag, attributes, len(self.lists) + 1, count))
        elif tag == "li":
            self._item(attributes)
        elif tag in ("pre", "xmp", "listing"):
            self.preformatted += 1
        elif tag == "dt":
            self.strong_block = True
        level = _MSO_LEVEL.search(attributes.get("style", ""))
        if level:
            self.nest = int(level[1])
        if tag in ("p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "td", "center"):
            self._aligned(tag, attributes)
        self.hint = HINTS.get(attributes.get("class", "")) if not attributes.get("data-part") else None
        if part := attributes.get("data-part"):
            self.hint = PARTS.get(part)
        if tag == "figure" or "data-kind" in attributes:
            self.fixed.append((Role.FIGURE if tag == "figure" else Role.NOTE, len(self.found)))
        elif tag in NOTE_HOLDERS and NOTES.search(" ".join(map(attributes.get, _CALLED, "   "))):
            self.noted.append(element)

    def _aligned(self, tag: str, attributes: Mapping[str, str]) -> None:
        found = _ALIGN.search(attributes.get("style", ""))
        align = (found[1] if found else attributes.get("align", "")).lower()
        self.centred = align == "center" or tag == "center"
        self.flush_right = align in ("right", "end")

    def _item(self, attributes: Mapping[str, str]) -> None:
        self.item_line = self.line
        if not self.lists:
            self.label, self.nest = lists.BULLET, 1
            return
        self.label, self.nest = self.lists[-1].label(attributes), self.lists[-1].depth

    def _end_item(self) -> None:
        """A number without text of its own is printed all the same: it heads what follows."""
        label, self.label, self.nest = self.label, None, 0
        if label and label != lists.BULLET:
            self.emit(Passage(label, self.item_line, self.item_line), [Chunk(self.item_line, label)])

    def _end_fixed(self) -> None:
        """All lines of a figure or note are one."""
        role, start = self.fixed.pop()
        lines = [one for one in self.found[start:] if one.passage.fixed is role]
        if len(lines) < 2 or len(lines) != len(self.found) - start:
            return
        first, last = lines[0].passage, lines[-1].passage
        text = "\n".join(one.passage.text for one in lines)
        whole = replace(first, text=text, end_line=last.end_line, spans=(), labelled=0)
        self.found[start:] = [Found(whole, [chunk for one in lines for chunk in one.chunks])]

    def _end_block(self, tag: str, element: _Element) -> None:
        self.flush()
        if tag in _LISTS and self.lists:
            self.lists.pop()
        elif tag == "li":
            self._end_item()
        elif tag in ("pre", "xmp", "listing"):
            self.preformatted -= 1
        if (tag == "figure" or element.get("data-kind") is not None) and self.fixed:
            self._end_fixed()
        if self.noted and element is self.noted[-1]:
            self.noted.pop()
        self.depth, self.hint, self.strong_block = 0, None, False
        if tag != "li":
            self.nest = self.lists[-1].depth if self.lists and tag not in _LISTS else 0
        self.centred = self.flush_right = False

    def _replaced(self, element: _Element, tag: str, attributes: Mapping[str, str]) -> None:
        match tag:
            case "br":
                if not self.preformatted:
                    self.buffer.cut("soft" if "data-soft" in attributes else "hard")
                else:
                    self.buffer.cut("line")
            case "rt":
                reading = _said(element).strip()
                self.buffer.mark(Inline.RUBY, self.base, reading)
                if reading:
                    self.buffer.beside(reading, self.line)
                self.base = self.buffer.length
            case "img":
                self._image(attributes)
            case "svg":
                said = " ".join(_said(element).split())
                if said:
                    self.flush()
                    self.emit(Passage(said, self.line, self.line, fixed=Role.FIGURE), [Chunk(self.line, said)])
            case _:
                pass

    def _image(self, attributes: Mapping[str, str]) -> None:
        from drafter.readers._markup.inline import Image

        source = attributes.get("src", "")
        self.buffer.images.append(Image(attributes.get("alt", "").strip(), source, self.line))
        self.buffer.spans.append(Span(Inline.LINK, self.buffer.length, self.buffer.length, source[:200]))

    def _table(self, element: _Element) -> None:
        read = tables.read(element, self.line)
        self.line = max(self.line, read.end_line)
        for caption in read.captions:
            self.emit(replace(caption.passage, fixed=Role.NOTE, labelled=0, nest=0), caption.chunks)
        self.chunks.extend(read.left_out)
        if read.rows:
            passage = Passage("", read.line, read.last, fixed=Role.TABLE, rows=read.rows, header=read.header)
            self.emit(passage, read.chunks)

    def leave_out(self, element: _Element, role: Role, *, block: bool) -> None:
        """Text that is no part of the document: into the account alone."""
        if block:
            self.flush()
        buffer, line = Buffer(), self.line
        for node in element.iter():
            number = line_of(node)
            if line <= number < LAST_LINE:
                line = number
            if isinstance(node.tag, str):
                line = buffer.add(node.text or "", line)
            if node is not element:
                line = buffer.add(node.tail or "", line)
        self.line = line
        for chunk in merged(chunk for _, chunk in buffer.chunks):
            self.chunks.append(Chunk(chunk.number, chunk.text, role))

    # ------------------------------------------------------------ passages

    def flush(self) -> None:
        """The text so far as passages."""
        images, labelled = self.buffer.images, self.buffer.labelled
        lines = self.buffer.take()
        if not lines:
            for image in images:
                self._figure(image.alt, image.source, image.line)
            return
        for order, line in enumerate(lines):
            self._passage(line, first=order == 0, labelled=labelled if order == 0 else 0)
        self.label = None

    def _figure(self, alt: str, source: str, line: int) -> None:
        name = alt or re.split(r"[/\\?#]", source.rstrip("/"))[-1] if not source.startswith("data:") else alt
        if name:
            self.emit(Passage(name, line, line, fixed=Role.FIGURE), [Chunk(line, name)])

    def _passage(self, line: Line, *, first: bool, labelled: int) -> None:
        text, spans = line.text, line.spans
        label = self.label if first else None
        if label == lists.BULLET and begins_labelled(text):
            label = None
        if label:
            ahead = label if label == lists.BULLET else label + " "
            text = ahead + text
            spans = tuple(replace(s, start=s.start + len(ahead), end=s.end + len(ahead)) for s in spans)
            labelled = len(ahead)
        fixed = self.fixed[-1][0] if self.fixed else Role.NOTE if self.noted else None
        self.emit(
            Passage(
                text,
                line.line,
                line.end_line,
                indent=line.indent,
                rows_count=max(1, line.end_line - line.line + 1),
                fixed=fixed,
                depth=self.depth if fixed is None else 0,
                nest=self.nest if first or not self.label else 0,
                labelled=min(labelled, len(text) - 1),
                hint=self.hint,
                strong=self.strong_block or all_strong(spans, text, labelled),
                centred=self.centred,
                flush_right=self.flush_right,
                spans=spans,
            ),
            line.chunks,
        )

    def emit(self, passage: Passage, chunks: list[Chunk]) -> None:
        """One passage, and the pieces of the file that it is."""
        self.found.append(Found(passage, chunks))
        self.chunks.extend(chunks)


def line_of(element: _Element) -> int:
    """The line of the source in which an element's start tag ends; 0 where it is not known."""
    number = element.sourceline
    return number if isinstance(number, int) else 0


def _said(element: _Element) -> str:
    return "".join(str(text) for text in element.itertext())
