"""The running text of one block: blanks as a browser shows them, stretches with something on them, line breaks."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from drafter.document import Inline, Span
from drafter.japanese.width import cells
from drafter.numbering.recognise.lines import Role
from drafter.readers._markup.breaks import Break, together

#: blanks that HTML makes one (WHATWG HTML, ASCII whitespace); U+3000 and no-break blanks stay
_BLANKS = re.compile(r"[ \t\r\f]+")
#: letters without width, which only tell a browser where to break
_NOTHING = re.compile("[\u200b\u200c\u2060\ufeff\u00ad]")
#: characters at the end of what was said that tell whether a sentence goes on
_TAIL = 400
_EDGES = " \t\u3000\u00a0\u2002\u2003\u2009"
_WIDE = re.compile("[\u2010-\u303f\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(slots=True, eq=False)
class Chunk:
    """A piece of the file for the account. ``role`` is set where it is no part of the printed text."""

    number: int
    text: str
    role: Role | None = None
    page: int = 0
    offset: int = 0


@dataclass(slots=True)
class Line:
    """One logical line of a block.

    Attributes:
        text: without outer blanks; ``indent``: cells of the blanks before it.
        line, end_line: of the source. chunks: the pieces that it was made of.
    """

    text: str
    line: int
    end_line: int
    indent: int = 0
    spans: tuple[Span, ...] = ()
    chunks: list[Chunk] = field(default_factory=list)


@dataclass(slots=True)
class Image:
    """A picture in the text: what it is called, and where it lies."""

    alt: str
    source: str
    line: int


@dataclass(slots=True)
class Buffer:
    """Text that is being gathered; ``take`` hands it over and begins anew."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    last: str = ""
    pending: str = ""
    chunks: list[tuple[int, Chunk]] = field(default_factory=list)
    breaks: list[tuple[int, Break]] = field(default_factory=list)
    spans: list[Span] = field(default_factory=list)
    images: list[Image] = field(default_factory=list)
    labelled: int = 0

    def add(self, data: str, line: int) -> int:
        """Add text that begins in a line of the source.

        Returns:
            The line in which it ends.
        """
        if _NOTHING.search(data):
            data = _NOTHING.sub("", data)
        for order, part in enumerate(data.split("\n")):
            if order:
                line += 1
                self.pending = "\n"
            self._put(part, line)
        return line

    def _put(self, part: str, line: int) -> None:
        words = _BLANKS.sub(" ", part)
        body = words.strip(" ")
        if words[:1] == " " and not self.pending:
            self.pending = " "
        if not body:
            return
        if self.length and not (self.breaks and self.breaks[-1][0] == self.length):
            self._raw(glue(self.pending, self.last, body[0]))
        self.chunks.append((self.length, Chunk(line, body.replace("\u00a0", " "))))
        self._raw(body.replace("\u00a0", " "))
        self.pending = " " if words[-1] == " " else ""

    def verbatim(self, data: str, line: int) -> int:
        """Add preformatted text: blanks stay, each line is a line of its own."""
        for order, part in enumerate(_NOTHING.sub("", data).split("\n")):
            if order:
                line += 1
                self.cut("line")
            if part.strip():
                self.chunks.append((self.length, Chunk(line, part.strip())))
                self._raw(part.rstrip().replace("\t", "    "))
        return line

    def _raw(self, text: str) -> None:
        if text:
            self.parts.append(text)
            self.length += len(text)
            self.last = text[-1]

    def cut(self, kind: Break) -> None:
        """A line break here."""
        self.breaks.append((self.length, kind))
        self.pending = ""

    def beside(self, text: str, line: int) -> None:
        """Text that is accounted for with this block and is no part of its words (a reading, an image's name)."""
        self.chunks.append((self.length, Chunk(line, text)))

    def mark(self, kind: Inline, start: int, text: str = "") -> None:
        """Something lies on the text from ``start`` to here."""
        if start < self.length or kind is not Inline.EMPHASIS:
            self.spans.append(Span(kind, min(start, self.length), self.length, text))

    def take(self) -> list[Line]:
        """The logical lines so far; the buffer is empty afterwards."""
        text = "".join(self.parts)
        groups = _grouped(text, _pieces(text, self.breaks))
        lines = [_line(text, group) for group in groups]
        _with_spans(lines, groups, self.spans)
        _with_chunks(lines, groups, self.chunks)
        self.parts, self.length, self.last, self.pending = [], 0, "", ""
        self.chunks, self.breaks, self.spans, self.images, self.labelled = [], [], [], [], 0
        return lines


def glue(blank: str, last: str, first: str) -> str:
    """What stands between two words that a blank of the source parts: a line end is nothing beside Japanese."""
    if not blank or last in _EDGES or first in _EDGES:
        return ""
    return "" if blank == "\n" and (_WIDE.match(last) or _WIDE.match(first)) else " "


@dataclass(slots=True)
class _Piece:
    start: int
    end: int
    kind: Break
    indent: int
    at: int = 0


def _pieces(text: str, breaks: Sequence[tuple[int, Break]]) -> list[_Piece]:
    """The stretches between breaks that are not blank, without their outer blanks."""
    found: list[_Piece] = []
    start = 0
    worst: Break = "line"
    ends: tuple[tuple[int, Break], ...] = (*breaks, (len(text), "line"))
    for end, after in ends:
        piece = text[start:end]
        body = piece.strip(_EDGES)
        if body:
            first = start + piece.index(body[0])
            found.append(_Piece(first, first + len(body), worst, cells(text[start:first].replace("\u00a0", " "))))
            worst = after
        elif after == "line" or found:
            worst = "line"  # an empty line parts
        start = end
    return found


def _grouped(text: str, pieces: Sequence[_Piece]) -> list[list[_Piece]]:
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups:
            before = groups[-1]
            said = text[max(before[0].start, before[-1].end - _TAIL) : before[-1].end]
            last = text[before[-1].start : before[-1].end]
            if together(said, last, text[piece.start : piece.end], piece.kind):
                before.append(piece)
                continue
        groups.append([piece])
    return groups


def _line(text: str, group: Sequence[_Piece]) -> Line:
    """The text of a line; each piece is told where in it it begins."""
    out, last, length = [], "", 0
    for piece in group:
        body = text[piece.start : piece.end]
        between = glue("\n", last, body[0]) if last else ""
        piece.at = length + len(between)
        out += [between, body]
        last, length = body[-1], piece.at + len(body)
    return Line("".join(out), 0, 0, group[0].indent)


def _with_spans(lines: Sequence[Line], groups: Sequence[Sequence[_Piece]], spans: Iterable[Span]) -> None:
    """Each span in every line that it lies on, once a line; what stands between two characters in the first."""
    pieces = [(piece, order) for order, group in enumerate(groups) for piece in group]
    ends = [piece.end for piece, _ in pieces]
    moved: list[list[Span]] = [[] for _ in lines]
    for span in spans:
        empty, known = span.start == span.end, -1
        at = bisect_left(ends, span.start) if empty else bisect_right(ends, span.start)
        while at < len(pieces) and (pieces[at][0].start < span.end or pieces[at][0].start == span.start):
            piece, order = pieces[at]
            first = piece.at + max(span.start, piece.start) - piece.start
            last = piece.at + min(span.end, piece.end) - piece.start
            if order == known:
                moved[order][-1] = replace(moved[order][-1], end=last)
            else:
                moved[order].append(span if (first, last) == (span.start, span.end) else _moved(span, first, last))
            known, at = order, at + 1
            if empty:
                break
    for line, own in zip(lines, moved, strict=True):
        line.spans = tuple(own)


def _moved(span: Span, start: int, end: int) -> Span:
    """``dataclasses.replace`` in a third of its time: a page may have a hundred thousand."""
    return Span(span.kind, start, end, span.text, span.author, span.date)


def _with_chunks(
    lines: Sequence[Line], groups: Sequence[Sequence[_Piece]], chunks: Sequence[tuple[int, Chunk]]
) -> None:
    """The pieces of the file that a line was made of; those behind all text go with the last line."""
    positions = [position for position, _ in chunks]
    for line, group in zip(lines, groups, strict=True):
        first, stop = bisect_left(positions, group[0].start), bisect_left(positions, group[-1].end)
        own = [chunk for _, chunk in chunks[first:stop]]
        numbers = [chunk.number for chunk in own] or [0]
        line.line, line.end_line, line.chunks = min(numbers), max(numbers), merged(own)
        if line is lines[-1]:
            line.chunks.extend(c for p, c in chunks[stop:] if p == positions[-1] and c.number > line.end_line)


def merged(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Neighbouring chunks of one line and role as one."""
    found = []
    for (number, role), group in groupby(chunks, key=lambda c: (c.number, c.role)):
        members = list(group)
        found.append(members[0] if len(members) == 1 else Chunk(number, "".join(c.text for c in members), role))
    return found


def all_strong(spans: tuple[Span, ...], text: str, labelled: int) -> bool:
    """Whether all of a line is set bold."""
    bold = sorted((s.start, s.end) for s in spans if s.kind is Inline.EMPHASIS and s.text == "strong")
    at = labelled
    for start, end in bold:
        if text[at:start].strip():
            return False
        at = max(at, end)
    return bool(bold) and not text[at:].strip()
