"""Paragraphs of a Word file → passages with the evidence of the format, and the pieces of each for the account."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from drafter.document import Inline, Span
from drafter.japanese.width import cells
from drafter.numbering import labels
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.sentences import ended
from drafter.readers._word.flow import Para, Piece
from drafter.readers._word.styles import Indents

_BLANKS = (
    " \t\u3000\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u200b\ufeff\r\v\x85\u2028\u2029"
)
#: cells of a line that was broken by hand because it was full
_FULL = 50
#: a tab moves on by so many cells where nothing else is known (17.15.1.25: 720 twips, four letters of 9 points)
_TAB = 8
#: half points by which a heading's letters are larger than the text's
_LARGER = 2
#: what a style's name settles: the words of a figure and of a table of contents look like any others
_SURE = (Role.CONTENTS, Role.FIGURE)
_HEADS = (Role.TITLE, Role.SUBTITLE, Role.HEADING)


@dataclass(frozen=True, slots=True)
class Body:
    """What is usual in the document: the size of its letters in half points, and whether most are bold."""

    size: int = 21
    bold: bool = False


def usual(paras: Sequence[Para]) -> Body:
    """Measure the text."""
    sizes: Counter[int] = Counter()
    bold = letters = 0
    for para in paras:
        sizes.update(para.ink.sizes)
        bold += para.ink.bold
        letters += para.ink.letters
    return Body(sizes.most_common(1)[0][0] if sizes else 21, bold * 2 > letters)


def passages(paras: Sequence[Para], *, paged: bool) -> tuple[list[Passage], list[list[Piece]]]:
    """The passages of a document and the pieces of each.

    Args:
        paras: in the order of reading. paged: whether their pages are known.
    """
    body = usual(paras)
    found: list[Passage] = []
    members: list[list[Piece]] = []
    for para in paras:
        page = para.page if paged else 0
        made = [_table(para)] if para.fixed is Role.TABLE else _lines(para, body)
        for passage, pieces in made:
            if pieces or passage.text:
                found.append(replace(passage, page=page))
                members.append(pieces)
    return found, members


def _table(para: Para) -> tuple[Passage, list[Piece]]:
    numbers = [piece.number for piece in para.pieces if piece.role is None]
    first, last = (numbers[0], max(numbers)) if numbers else (0, 0)
    passage = Passage("", first, last, gap=para.gap, fixed=Role.TABLE, rows=para.rows, header=para.header, top=para.top)
    return passage, para.pieces if numbers else []


def _lines(para: Para, body: Body) -> Iterator[tuple[Passage, list[Piece]]]:
    """One passage for each line that is one: a heading's lines are one, so are those of a wrapped paragraph."""
    waiting = sorted(_laid(para, body), key=lambda span: span.start, reverse=True)
    active: list[Span] = []
    for order, stretch in enumerate(_stretches(para)):
        active = [span for span in active if span.end >= stretch[0][0]]
        while waiting and waiting[-1].start <= stretch[-1][1]:
            active.append(waiting.pop())
        passage = _passage(para, stretch, body, active, first=order == 0)
        yield passage, _members(para, stretch, para.label if order == 0 else "")


def _stretches(para: Para) -> list[list[tuple[int, int]]]:
    """Groups of lines of a paragraph's text, each line by its start and end without outer blanks."""
    text = para.ink.text
    found: list[list[tuple[int, int]]] = []
    at = 0
    for line in text.split("\n"):
        body = line.strip(_BLANKS)
        start = at + line.find(body) if body else at
        if body:
            place = (start, start + len(body))
            if found and _goes_on(para, text, found[-1], place):
                found[-1].append(place)
            else:
                found.append([place])
        at += len(line) + 1
    return found or ([[(0, 0)]] if para.label.strip() else [])


def _goes_on(para: Para, text: str, group: list[tuple[int, int]], place: tuple[int, int]) -> bool:
    """Whether a line behind a soft break continues the lines before it."""
    if para.style.depth or para.style.hint in _HEADS or para.fixed is not None:
        return True
    start, end = group[-1]
    before, line = text[start:end], text[place[0] : place[1]]
    wide = max(cells(text[a:b]) for a, b in group)
    full = wide >= _FULL and cells(before) >= wide - 6
    indented = text[place[0] - 1 : place[0]] == "\u3000"
    return full and not ended(before) and not indented and labels.split(line[:200]) is None


def _passage(para: Para, stretch: list[tuple[int, int]], body: Body, laid: Sequence[Span], *, first: bool) -> Passage:
    label = para.label if first else ""
    text, moved = _joined(para.ink.text, stretch)
    spans = _spans(laid, moved, len(label))
    lines = [number for number, _, _ in _within(para, stretch)] or [para.parts[-1][0]]
    ink, style = para.ink, para.style
    leading = para.ink.text[: stretch[0][0]].rpartition("\n")[2] if first else ""
    larger = min(ink.sizes) - body.size if ink.letters else 0
    strong = bool(ink.letters) and ((ink.bold == ink.letters and not body.bold) or larger >= _LARGER)
    jc = "center" if "\t" in leading and "center" in para.tabs else style.jc
    right = jc == "right" or ("\t" in leading and bool({"right", "end"} & para.tabs))
    return Passage(
        (label + text).strip(_BLANKS),
        min(lines),
        max(lines),
        indent=_indent(style.indents, body, first=first) + (0 if label else _width(leading)),
        gap=para.gap if first else 0,
        top=para.top and first,
        fixed=para.fixed or (style.hint if style.hint in _SURE else None),
        depth=style.depth if first else 0,
        nest=para.automatic.level + 1 if para.automatic and first and para.fixed is None else 0,
        labelled=len(label) if text else len(label.strip(_BLANKS)),
        hint=style.hint if style.hint not in _SURE else None,
        strong=strong,
        larger=larger if larger >= _LARGER else 0,
        centred=jc == "center",
        flush_right=right,
        spans=spans,
    )


def _joined(text: str, stretch: list[tuple[int, int]]) -> tuple[str, list[tuple[int, int, int]]]:
    """The lines of a stretch in one, and where each went: (start, end, new start). Latin words stay apart."""
    out = ""
    moved: list[tuple[int, int, int]] = []
    for start, end in stretch:
        line = text[start:end]
        apart = out[-1:].isascii() and out[-1:].isalnum() and line[:1].isascii() and line[:1].isalnum()
        out += " " if apart else ""
        moved.append((start, end, len(out)))
        out += line
    return out, moved


def _laid(para: Para, body: Body) -> list[Span]:
    """What lies on a paragraph; bold letters are emphasis where not all are bold."""
    ink = para.ink
    whole = [span[:2] for span in ink.emphasis] == [(0, ink.length)] or (ink.bold == ink.letters and ink.letters)
    emphasis = () if whole or body.bold else ink.emphasis
    return [*ink.spans, *(Span(Inline.EMPHASIS, start, end, kind) for start, end, kind in emphasis)]


def _spans(laid: Sequence[Span], moved: list[tuple[int, int, int]], shift: int) -> tuple[Span, ...]:
    """What lies on a stretch of the text, by the characters of the passage."""
    found: list[Span] = []
    for span in laid:
        inside = [
            (new + max(span.start, start) - start, new + min(span.end, end) - start)
            for start, end, new in moved
            if (span.start < end and span.end > start) or (span.start == span.end and start <= span.start <= end)
        ]
        if inside:
            found.append(replace(span, start=inside[0][0] + shift, end=inside[-1][1] + shift))
    return tuple(sorted(found, key=lambda s: (s.start, s.end)))


def _within(para: Para, stretch: list[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """The Word paragraphs that a stretch of the text lies in: (number, start, end)."""
    first, last = stretch[0][0], stretch[-1][1]
    for number, start, end in para.parts:
        if max(start, first) < min(end, last):
            yield number, max(start, first), min(end, last)


def _members(para: Para, stretch: list[tuple[int, int]], label: str) -> list[Piece]:
    text = para.ink.text
    found: list[Piece] = []
    for number, start, end in _within(para, stretch):
        inside = [(max(a, start), min(b, end)) for a, b in stretch if max(a, start) < min(b, end)]
        words = _joined(text, inside)[0].strip(_BLANKS)
        if words:
            found.append(Piece(number, (label if not found else "") + words, None, para.page))
    if not found and label.strip():
        found.append(Piece(para.parts[-1][0], label.strip(_BLANKS), None, para.page))
    return found


def _indent(indents: Indents, body: Body, *, first: bool) -> int:
    """Half-width cells of the text's left edge; in the first line that of the label."""
    cell = max(1, body.size * 5)  # half a letter of `size` half points, in twips
    left = indents.left_chars / 50 if indents.left_chars else indents.left / cell
    if first:
        left += indents.first_chars / 50 if indents.first_chars else indents.first / cell
    return max(0, min(200, round(left)))


def _width(blank: str) -> int:
    return sum(_TAB if char == "\t" else cells(char) for char in re.sub("[\u200b\ufeff\r\v]", "", blank))
