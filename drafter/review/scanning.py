"""A Word file as reviewers leave it: paragraphs in order, each piece of text with who put it in and who took it out.

Unlike the readers, which show one state of the changes, this keeps all of them: the text with every change rejected
and with every change accepted, and the view of each author, come from the same pieces (``units.py``).

Source: ISO/IEC 29500-1, 17.13.5 (revisions), 17.13.6 (bookmarks), 17.13.4 (comments), 17.16 (fields), 17.4 (tables).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from drafter.errors import InputError, Place
from drafter.language import Message
from drafter.numbering.recognise.lines import Role
from drafter.readers._word import symbols
from drafter.readers._word.elements import attribute, child, number, on
from drafter.readers._word.markup import MC, M, W
from drafter.readers._word.styles import ParagraphStyle, Styles
from drafter.review.paras import BODY, BOX, MARGIN, NOTE, Atom, Cell, Change, Para, Scan

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.readers._word.package import Package

#: what Word put in and took out; moved text is put in at one place and taken out at the other
_PUT_IN, _TAKEN_OUT = frozenset({"ins", "moveTo"}), frozenset({"del", "moveFrom"})
_NESTED = 32
#: changes of one file: a proposal of 300 clauses where every word is changed has 20,000
MOST_CHANGES = 50_000
#: authors of them: 47 prefectures with four each
MOST_AUTHORS = 200
#: bookmarks, and comments, that stay open from one paragraph to the next
_OPEN = 200
_PROPERTIES = "pPr rPr sdtPr sdtEndPr rubyPr tblPr tblGrid trPr tcPr sectPr tblPrEx numPr"
_UNSEEN = "instrText delInstrText rt softHyphen proofErr footnoteRef endnoteRef annotationRef separator"
_SKIPPED = frozenset(f"{W}{name}" for name in f"{_PROPERTIES} {_UNSEEN}".split())


def scan(package: Package) -> Scan:
    """The paragraphs of an open Word file: body with its text boxes, notes, then headers and footers.

    Raises:
        InputError: damaged, beyond a limit.
    """
    from drafter.readers._word import markup

    styles = Styles(*(_root(package, kind) for kind in ("styles", "numbering")))
    found = Scan()
    _Walk(found, styles, package.file, BODY).blocks(markup.body(package.data(package.main), package.file, package.main))
    for kind in ("footnote", "endnote"):
        root = _root(package, f"{kind}s")
        for note in root.iterfind(f"{W}{kind}") if root is not None else ():
            if note.get(f"{W}type") in (None, "normal"):
                _Walk(found, styles, package.file, NOTE).blocks(note)
    margins = {r.target for r in package.relations.values() if r.kind in ("header", "footer") and not r.external}
    for name in sorted(margins):
        if package.has(name):
            _Walk(found, styles, package.file, MARGIN).blocks(package.root(name))
    return found


def _root(package: Package, kind: str) -> _Element | None:
    name = package.related(kind)
    return package.root(name) if name else None


@dataclass(slots=True)
class _Field:
    id: int
    code: bool = True
    contents: bool = False


class _Walk:
    """Walks one stream."""

    def __init__(self, found: Scan, styles: Styles, file: str, stream: str) -> None:
        self.found, self.styles, self.file, self.stream = found, styles, file, stream
        self.put: list[Change] = []
        self.taken: list[Change] = []
        self.fields: list[_Field] = []
        self.open_names: dict[str, tuple[str, list[Para], int]] = {}
        self.open_remarks: dict[str, tuple[list[Para], int]] = {}
        self.contents = 0
        self.cell: Cell | None = None
        self.tables = max((p.cell.table for p in found.paras if p.cell), default=-1) + 1
        self.count = 0
        self.para: Para | None = None
        self.waiting: list[_Element] = []

    # ------------------------------------------------------------ blocks

    def blocks(self, elements: Iterable[_Element]) -> None:
        """Walks blocks in order."""
        for element in elements:
            self.block(element)

    def block(self, element: _Element) -> None:
        tag = element.tag
        if tag == f"{W}p":
            self.paragraph(element)
        elif tag == f"{W}tbl":
            self.table(element)
        elif tag == f"{W}sdt":
            self.control(element)
        elif tag == f"{MC}AlternateContent":
            self.blocks(_chosen(element))
        elif tag in _RANGES:
            self.range(element)
        elif (change := self.changed(element)) is not None:
            with_ = self.put if element.tag[len(W) :] in _PUT_IN else self.taken
            with_.append(change)
            self.blocks(element)
            with_.pop()
        elif tag == f"{W}r":
            self.paragraph(element)
        elif isinstance(tag, str) and tag not in _SKIPPED:
            self.blocks(element)

    def control(self, sdt: _Element) -> None:
        gallery = sdt.find(f"{W}sdtPr/{W}docPartObj/{W}docPartGallery")
        contents = gallery is not None and (attribute(gallery) or "").lower() == "table of contents"
        self.contents += contents
        self.blocks(_content(sdt))
        self.contents -= contents

    def changed(self, element: _Element) -> Change | None:
        """Who, for an element that marks a change of what it holds."""
        tag = element.tag
        if not isinstance(tag, str) or not tag.startswith(W) or tag[len(W) :] not in _PUT_IN | _TAKEN_OUT:
            return None
        return self.change(element)

    def change(self, element: _Element) -> Change:
        found = self.found
        found.changes += 1
        if found.changes > MOST_CHANGES:
            raise InputError(
                Message(
                    ja=f"変更履歴が多すぎます（上限 {MOST_CHANGES:,} か所）",
                    en=f"too many tracked changes (at most {MOST_CHANGES:,})",
                ),
                Place(self.file),
                Message(
                    ja="Word で書式などの変更履歴を承諾してから保存し直してください",
                    en="accept the changes that matter to nobody in Word, and save it again",
                ),
            )
        if len(found.authors) > MOST_AUTHORS:
            raise InputError(
                Message(
                    ja=f"変更履歴の作成者が多すぎます（上限 {MOST_AUTHORS} 人）",
                    en=f"too many authors of tracked changes (at most {MOST_AUTHORS})",
                ),
                Place(self.file),
                Message(ja="ファイルを人ごとに分けてください", en="have one file for each few reviewers"),
            )
        change = Change(element.get(f"{W}author") or "", element.get(f"{W}date") or "")
        found.authors[change.author] = found.authors.get(change.author, 0) + 1
        return change

    def table(self, tbl: _Element) -> None:
        outer, table = self.cell, self.tables
        self.tables += 1
        for at, tr in enumerate(_inner(tbl, "tr")):
            properties = tr.find(f"{W}trPr")
            put, taken = (self.mark(properties, names) for names in (_PUT_IN, _TAKEN_OUT))
            column = number(attribute(child(properties, "gridBefore"))) or 0
            for tc in _inner(tr, "tc"):
                own = tc.find(f"{W}tcPr")
                mine = self.mark(own, ("cellIns",)) or put, self.mark(own, ("cellDel",)) or taken
                self.cell = outer or Cell(table, at, min(max(column, 0), 63), *mine)
                merged = child(tc, "tcPr", "vMerge")
                if merged is None or attribute(merged) == "restart":
                    self.blocks(tc)
                column += max(1, number(attribute(child(tc, "tcPr", "gridSpan"))) or 1)
        self.cell = outer

    def mark(self, properties: _Element | None, names: Iterable[str]) -> Change | None:
        """The change of a mark (of a paragraph, a row) of one of these kinds."""
        for inner in properties if properties is not None else ():
            if isinstance(inner.tag, str) and inner.tag[len(W) :] in names and inner.tag.startswith(W):
                return self.change(inner)
        return None

    # ------------------------------------------------------------ paragraphs

    def paragraph(self, p: _Element) -> None:
        """A paragraph; then the text boxes in it."""
        found, outer = self.found, self.para
        properties = p.find(f"{W}pPr")
        style = self.styles.paragraph(p)
        letters = child(properties, "rPr")
        para = Para(len(found.paras) + 1, self.stream, heading=style.depth, role=style.hint, cell=self.cell)
        para.put = self.mark(letters, _PUT_IN) or (self.put[0] if self.put else None)
        para.taken = self.mark(letters, _TAKEN_OUT) or (self.taken[0] if self.taken else None)
        para.item = _item(style)
        para.contents = self.contents > 0 or style.toc > 0 or any(f.contents for f in self.fields)
        found.styled = found.styled or bool(style.depth)
        found.paras.append(para)
        self.para = para
        for members, _ in self.open_remarks.values():
            members.append(para)
        for _, members, _ in self.open_names.values():
            members.append(para)
        self.inline(p if p.tag == f"{W}p" else [p])
        para.contents = para.contents or any(f.contents for f in self.fields)
        self.para = outer
        boxes, self.waiting = self.waiting, []
        for box in boxes:
            inner = _Walk(found, self.styles, self.file, BOX if self.stream == BODY else self.stream)
            inner.put, inner.taken, inner.tables = self.put, self.taken, self.tables
            inner.blocks(box)
            self.tables = inner.tables

    def inline(self, elements: Iterable[_Element]) -> None:
        for element in elements:
            tag = element.tag
            if not isinstance(tag, str) or tag in _SKIPPED:
                continue
            if tag in (f"{W}t", f"{W}delText", f"{M}t"):
                self.text(_of(element))
            elif tag in _SIGNS:
                self.text(_SIGNS[tag])
            elif tag in _RANGES:
                self.range(element)
            elif tag == f"{MC}AlternateContent":
                self.inline(_chosen(element))
            elif (change := self.changed(element)) is not None:
                with_ = self.put if tag[len(W) :] in _PUT_IN else self.taken
                with_.append(change)
                self.inline(element)
                with_.pop()
            elif not self.special(element, tag):
                self.inline(element)

    def special(self, element: _Element, tag: str) -> bool:
        """What is neither text nor a change; False for what only holds other elements."""
        if tag == f"{W}br":
            self.text("" if element.get(f"{W}type") in ("page", "column") else "\n")
        elif tag == f"{W}sym":
            self.text(_symbol(element))
        elif tag == f"{W}fldChar":
            self.field_char(element)
        elif tag == f"{W}fldSimple":
            self.fields.append(self.field(element.get(f"{W}instr") or ""))
            self.fields[-1].code = False
            self.inline(element)
            self.fields.pop()
        elif tag == f"{W}txbxContent":
            self.waiting.append(element)
        elif tag == f"{W}p":
            self.waiting.append(_wrapped(element))
        elif tag == f"{W}sdt":
            self.inline(_content(element))
        elif tag == f"{W}r":
            if on(child(element, "rPr", "vanish")) is not True:
                self.code(element)
                self.inline(element)
        else:
            return False
        return True

    def text(self, text: str) -> None:
        if not text or self.para is None or any(f.code for f in self.fields):
            return
        cell = self.para.cell
        put = self.put[0] if self.put else cell.put if cell else None
        taken = self.taken[0] if self.taken else cell.taken if cell else None
        shown = self.fields[0].id if self.fields and not self.fields[0].contents else 0
        self.para.atoms.append(Atom(text, put, taken, shown))

    # ------------------------------------------------------------ fields, ranges

    def field(self, code: str) -> _Field:
        self.count += 1
        return _Field(self.count, contents=code.split()[:1] == ["TOC"])

    def field_char(self, element: _Element) -> None:
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            del self.fields[: max(0, len(self.fields) - _NESTED + 1)]
            self.fields.append(self.field(""))
        elif kind == "separate" and self.fields:
            self.fields[-1].code = False
        elif kind == "end" and self.fields:
            self.fields.pop()

    def code(self, run: _Element) -> None:
        """Whether an open field is a table of contents, and whether its result is a link's: those are words."""
        for code in run.iterfind(f"{W}instrText"):
            words = (code.text or "").split()[:1]
            if self.fields and words:
                self.fields[-1].contents = self.fields[-1].contents or words == ["TOC"]
                if words[0].upper() in ("HYPERLINK", "QUOTE", "EQ"):
                    self.fields[-1].id = 0
                elif words[0].upper() == "REF" and len(self.fields) > 1:
                    # within QUOTE, as our references are written: a number that Word works out, no words
                    self.fields[-2].id = self.fields[-2].id or self.count

    def range(self, element: _Element) -> None:
        """Bookmarks and comments begin and end between any two pieces, also between paragraphs."""
        kind, name = element.tag[len(W) :], element.get(f"{W}id") or ""
        here = [] if self.para is None else [self.para]
        at = len(here[0].atoms) if here else 0
        if kind == "bookmarkStart" and len(self.open_names) < _OPEN:
            self.open_names[name] = (element.get(f"{W}name") or "", here, at)
        elif kind == "bookmarkEnd" and name in self.open_names:
            label, paras, start = self.open_names.pop(name)
            for para, first, end in _covered(paras, start):
                para.names.append((label, first, end))
        elif kind == "commentRangeStart" and len(self.open_remarks) < _OPEN:
            self.open_remarks.setdefault(name, (here, at))
        elif kind == "commentRangeEnd" and name in self.open_remarks:
            paras, start = self.open_remarks.pop(name)
            for para, first, end in _covered(paras, start):
                para.remarks.append((name, first, end))
        elif kind == "commentReference" and here and not any(name == one for one, _, _ in _all(self.found.paras[-3:])):
            here[0].remarks.append((name, at, at))


_RANGES = frozenset(
    f"{W}{name}"
    for name in ("bookmarkStart", "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference")
)
_SIGNS = {f"{W}tab": "\t", f"{W}ptab": "\t", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}


def _covered(paras: list[Para], start: int) -> Iterator[tuple[Para, int, int]]:
    """The pieces of each paragraph under a range; of several paragraphs none without a piece under it."""
    for at, para in enumerate(paras):
        first, end = (start if at == 0 else 0), len(para.atoms)
        if len(paras) == 1 or end > first:
            yield para, first, end


def _all(paras: list[Para]) -> Iterator[tuple[str, int, int]]:
    for para in paras:
        yield from para.remarks


def _inner(element: _Element, name: str) -> Iterator[_Element]:
    """Rows of a table or cells of a row, also within content controls, custom XML and alternatives."""
    for inner in element:
        if inner.tag == f"{W}{name}":
            yield inner
        elif inner.tag == f"{MC}AlternateContent":
            choice = inner.find(f"{MC}Choice")
            yield from _inner(choice if choice is not None else inner, name)
        elif inner.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}moveTo", f"{W}smartTag"):
            yield from _inner(inner, name)


def _chosen(element: _Element) -> Iterable[_Element]:
    """Of alternatives the first choice that holds anything, else the fallback."""
    chosen = next((c for c in element if c.tag == f"{MC}Choice" and len(c)), None)
    if chosen is None:
        chosen = element.find(f"{MC}Fallback")
    return chosen if chosen is not None else ()


def _content(sdt: _Element) -> Iterable[_Element]:
    content = sdt.find(f"{W}sdtContent")
    return content if content is not None else ()


def _wrapped(p: _Element) -> _Element:
    """A paragraph within a paragraph, as a block of its own."""
    from lxml import etree

    holder = etree.Element(f"{W}txbxContent")
    holder.append(p)
    return holder


def _of(t: _Element) -> str:
    """Only ``w:br`` breaks a line."""
    return (t.text or "").replace("\r\n", " ").replace("\n", " ").replace("\r", " ")


def _symbol(sym: _Element) -> str:
    try:
        char = chr(int(sym.get(f"{W}char") or "", 16))
    except (ValueError, OverflowError):
        return "〓"
    return symbols.shown(char, sym.get(f"{W}font") or "")


def _item(style: ParagraphStyle) -> int:
    """The level of a list, from 1; 0 for what is none."""
    if style.depth:
        return 0
    if style.num_id not in (None, "0"):
        return (style.ilvl or 0) + 1
    return 1 if style.hint is Role.ITEM else 0
