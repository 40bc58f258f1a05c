"""Printed lines → passages: wraps joined, paragraphs cut by a page healed.

Characters stay as they are and in their order; where two lines are joined nothing is put between them, except a
blank between two Latin words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drafter.japanese import sentences
from drafter.japanese.width import cells
from drafter.numbering import labels
from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import Mark, loose, mark, style
from drafter.readers._layout import NO_LINE_START, Layout, goes_on, nominal, stopped, torn, unit
from drafter.readers._lines import Row, spans_of

#: a paragraph longer than this is not looked at whole
_LOOK = 400
#: percent of the text's size from which letters are those of a heading, and by which two lines are no one paragraph
_LARGE, _UNLIKE = 112, 8


@dataclass(slots=True)
class _Open:
    """The passage that is being joined."""

    rows: list[Row] = field(default_factory=list)
    gap: int = 0
    mark: Mark | None = None
    #: whether a stop was seen in it
    sentence: bool = False
    comma: bool = False
    length: int = 0


def reflow(rows: Sequence[Row], layout: Layout) -> tuple[list[Passage], list[list[Row]]]:
    """Join the rows that are no furniture.

    Returns:
        The passages, and for each the rows it was made of.
    """
    passages: list[Passage] = []
    members: list[list[Row]] = []
    current: _Open | None = None
    apart = False
    for row in rows:
        if row.role is Role.RULE:
            apart = True
            continue
        if current is not None and not apart and _same_table(current.rows[-1], row):
            _add(current, row)
            continue
        begins = mark(_lone(row)) if row.role is None else None
        if (
            current is not None
            and not apart
            and begins is not None
            and current.rows[-1].role is None
            and _joins(current, row, begins, _boxed(layout, row.limit))
        ):
            _add(current, row)
            continue
        if current is not None:
            passages.append(_passage(current, layout))
            members.append(current.rows)
        current = _Open(gap=max(int(apart), row.blanks - layout.spacing), mark=begins)
        apart = False
        _add(current, row)
    if current is not None:
        passages.append(_passage(current, layout))
        members.append(current.rows)
    return passages, members


def _same_table(last: Row, row: Row) -> bool:
    if row.group or last.group:
        return row.group == last.group
    return bool(row.cells) and len(row.cells) == len(last.cells)


def _boxed(layout: Layout, limit: int) -> Layout:
    """The layout within a box: its own right edge, and nothing that blanks behind a line could tell."""
    return replace(layout, width=limit, spacing=0, trailing="") if limit else layout


def _lone(row: Row) -> Passage:
    return Passage(row.text[:_LOOK], row.number, row.number, indent=row.indent, right=row.right)


def _add(current: _Open, row: Row) -> None:
    current.rows.append(row)
    current.sentence = current.sentence or "。" in row.text
    current.comma = current.comma or "、" in row.text
    current.length += len(row.text)


def _passage(current: _Open, layout: Layout) -> Passage:
    first, last = current.rows[0], current.rows[-1]
    text = join([row.text for row in current.rows])
    return Passage(
        text,
        first.number,
        last.number,
        page=first.page,
        indent=first.indent,
        right=first.right,
        gap=current.gap,
        rows_count=len(current.rows),
        top=first.fed,
        fixed=first.role,
        rows=first.grid or (tuple(row.cells for row in current.rows) if first.cells else ()),
        header=first.header,
        full=bool(layout.width) and first.right >= layout.width - 4,
        strong=all(row.strong or row.scale >= _LARGE for row in current.rows),
        centred=all(row.centred for row in current.rows),
        flush_right=first.flush_right,
        spans=spans_of(current.rows, text),
    )


def join(texts: Sequence[str]) -> str:
    """Lines of one paragraph in one, with a blank only between two Latin words."""
    out: list[str] = []
    before = ""
    for text in texts:
        if len(out) == 1 and len(before) <= 6 and labels.parse(before):
            out.append("　")  # a label that stood on a line of its own
        elif before and _latin(before[-1]) and text[0].isascii() and (text[0].isalpha() or text[0] in "(\"'"):
            out.append(" ")
        out.append(text)
        before = text
    return "".join(out)


def _latin(char: str) -> bool:
    return char.isascii() and (char.isalpha() or char in ",.;:)'\"")


# ---------------------------------------------------------------- the decision


def _joins(current: _Open, row: Row, begins: Mark, layout: Layout) -> bool:
    """Whether a row goes on with the passage before it."""
    last = current.rows[-1]
    if len(current.rows) == 1 and _label_alone(last, row, begins, layout):
        return True
    if matter.squeezed(row.text) in ("記", "以上", "敬具") or _set_apart(last, row):
        return False
    turned = row.fed or row.page != last.page
    gap = 0 if turned else row.blanks - layout.spacing
    if gap <= 0 and begins.kind == "text" and _listed(current) and torn(last.text, row):
        return True
    if begins.kind in ("caption", "note") and (begins.kind == "note" or not _cut_hard(current, last, layout)):
        return False
    if layout.width and _set_right(row, last, layout):
        return False
    if layout.trailing == "ends" and not turned:
        if last.trailing:
            return False
        if last.right >= layout.width - 8:
            return not _strong(begins)
    if layout.trailing == "goes-on" and last.trailing and not _strong(begins):
        return True
    if layout.width:
        return _joins_wrapped(current, row, begins, layout, gap)
    return _joins_whole(current, last, row, begins, layout)


def _set_apart(last: Row, row: Row) -> bool:
    """Whether the letters of two lines differ: a heading over its text, a note beneath it."""
    if abs(row.scale - last.scale) >= _UNLIKE:
        return True
    return row.strong != last.strong and not _mid_word(last.text)


def _may_be_labelled(begins: Mark) -> bool:
    """Behind a stop, a poor label is still a better reason to part than to join."""
    score = max(begins.score, begins.other.score if begins.other else -4)
    return begins.kind == "bullet" or (begins.kind == "number" and score >= -1)


def _label_alone(last: Row, row: Row, begins: Mark, layout: Layout) -> bool:
    """A label on a line of its own, with its text on the next: ``（１）``, ``●``. Bare figures are left alone."""
    if len(last.text) > 6 or begins.kind not in ("text", "number") or (begins.kind == "number" and begins.score >= 1):
        return False
    if row.blanks > layout.spacing or row.fed or matter.role_of(row.text) is not None:
        return False
    readings = labels.parse(last.text)
    if not readings:
        return False
    first = readings[0]
    sure = first.bracket or first.prefix or first.suffix or first.family in ("bullet", "circled", "roman")
    return bool(sure) and last.text not in "-－―—–‐※*＊" and row.text[0] not in NO_LINE_START


def _strong(begins: Mark) -> bool:
    """A label that stands at the beginning of a line for its own sake."""
    if begins.kind == "number":
        return begins.score >= 2
    return begins.kind == "bullet" and begins.score >= 2


def _labelled(begins: Mark) -> bool:
    score = max(begins.score, begins.other.score if begins.other else -4)
    return begins.kind in ("number", "bullet") and score >= 1


def _joins_wrapped(current: _Open, row: Row, begins: Mark, layout: Layout, gap: int) -> bool:
    last = current.rows[-1]
    full = _is_full(current, last, row, layout)
    cut = full and _mid_word(last.text) and not begins.gap and not last.text.endswith(("こと", "もの"))
    if _strong(begins) and not cut:
        return False
    if stopped(last.text):
        if not full or gap > 0 or _may_be_labelled(begins) or not current.sentence:
            return False
        return _same_paragraph(current, row, layout)
    if not full:
        torn = goes_on(row.text) and current.length > 15 and row.indent <= _margin(current, layout) + 8
        return gap <= 0 and not _labelled(begins) and (_begs(last.text) or torn) and not _front_line(current, row)
    if gap > 0 and not _heals(current, last, row, layout):
        return False
    if _labelled(begins) and not (_running(current) or _mid_word(last.text)):
        return False
    if (
        layout.indented
        and row.indent >= last.indent + layout.indented
        and not _headed(current)
        and not _running(current)
    ):
        return bool(current.mark and current.mark.kind == "text" and not nominal(last.text)) or _begs(last.text)
    if _headed(current) and _heading_done(current, row, layout):
        return False
    return not _front_line(current, row)


def _is_full(current: _Open, last: Row, row: Row, layout: Layout) -> bool:
    """Whether the next unit would not have fitted on the line. Items may be set in: their edge is less sure."""
    if layout.even:
        return last.right >= layout.width - 1
    labelled = current.mark is not None and current.mark.kind in ("number", "bullet", "note")
    slack = 8 if labelled else 2
    return last.right + unit(row.text) > layout.width - slack


def _same_paragraph(current: _Open, row: Row, layout: Layout) -> bool:
    """Whether a line goes on behind a stop that happens to end a full line."""
    if layout.indented:
        return row.indent <= _margin(current, layout) + 1
    if layout.spaced:
        return row.page == current.rows[-1].page and not row.fed
    # without indents and blank lines only a list tells: few items are followed by a paragraph
    return _listed(current)


def _margin(current: _Open, layout: Layout) -> int:
    """Where the next line of what is open begins, in cells."""
    first, last = current.rows[0], current.rows[-1]
    if len(current.rows) > 1:
        return last.indent
    if current.mark is not None and _listed(current):
        return first.indent + _hang(current.mark, layout)
    return first.indent - layout.indented


def _hang(begins: Mark, layout: Layout) -> int:
    """How much further in than its label a labelled text goes on: as measured, else under its first letter."""
    known = layout.hangs.get(loose(style(begins.readings[0]))) if begins.readings else None
    return cells(begins.printed + begins.gap) if known is None else known


def _set_right(row: Row, last: Row, layout: Layout) -> bool:
    """One of two lines is set to the right or centred, the other not: a date, a signature, a title."""
    far = layout.width * 0.3
    return (row.indent >= far and row.indent > last.indent + 8) or (last.indent >= far and last.indent > row.indent + 8)


def _mid_word(text: str) -> bool:
    """Whether a line breaks off where no phrase ends."""
    if nominal(text):
        return False
    return (
        sentences.cut_off(text[-20:]) in ("comma", "particle")
        or "ぁ" <= text[-1] <= "ん"
        or text[-1] in "ーァィゥェォッャュョ"
    )


def _begs(text: str) -> bool:
    """Whether a line asks for another, wherever it was broken."""
    return text[-1] in "、，を" or (len(text) > 12 and text.endswith(("は", "が", "の", "及び", "又は", "並びに")))


def _running(current: _Open) -> bool:
    """Whether what is open reads as running text."""
    return current.sentence or (current.comma and current.length > 24) or current.length > 80


def _heals(current: _Open, last: Row, row: Row, layout: Layout) -> bool:
    """Whether a sentence goes on behind blank lines: a page ended there."""
    labelled = _listed(current)
    if not _running(current):
        return labelled and (_begs(last.text) or goes_on(row.text)) and row.indent <= _margin(current, layout) + 1
    if labelled and current.comma and abs(row.indent - _margin(current, layout)) <= 1:
        return True
    if labelled and not current.sentence and nominal(last.text) and not goes_on(row.text):
        return False
    return (
        row.indent <= _margin(current, layout) + 1
        or row.indent <= last.indent
        or (labelled and row.indent <= current.rows[0].indent + 8)
    )


def _listed(current: _Open) -> bool:
    """Whether what is open begins with a label (``５年間…`` begins with a figure)."""
    mark = current.mark
    return mark is not None and (mark.kind == "bullet" or (mark.kind == "number" and mark.score >= 0))


def _listed_or_text(current: _Open) -> bool:
    """Whether what is open can go on at all: text or a labelled line, no caption and no note."""
    return current.mark is not None and current.mark.kind in ("text", "number", "bullet")


def _headed(current: _Open) -> bool:
    """Whether what is open begins with a label and no sentence has ended in it."""
    return _listed(current) and not current.sentence


def _heading_done(current: _Open, row: Row, layout: Layout) -> bool:
    """A labelled line that fills its line and is whole all the same: what follows is a paragraph of its own.

    Told by where the next line begins: at the indent of paragraphs, or as a wrapped line would (under the text
    behind the label, or at the margin); where both are the same, by the words.
    """
    first, last = current.rows[0], current.rows[-1]
    if not nominal(last.text) or current.mark is None or goes_on(row.text):
        return False
    hanging = first.indent + _hang(current.mark, layout)
    rest = last.indent if len(current.rows) > 1 else None
    apart = abs(row.indent - hanging) > 1 if rest is None else row.indent != rest
    if current.comma and _doubtful(current.mark, layout):
        return False
    if layout.indented and row.indent > first.indent and apart:
        return True
    if layout.indented and row.indent <= first.indent:
        return False
    return not current.comma and _HEADING_NOUN.search(last.text) is not None and _sentence_like(row.text)


def _doubtful(begins: Mark, layout: Layout) -> bool:
    """Whether the file shows nowhere how texts with this label go on: a line with a comma then does."""
    return not begins.readings or loose(style(begins.readings[0])) not in layout.hangs


#: what headings end in
_HEADING_NOUN = re.compile(
    r"(?:確保|充実|推進|整備|支援|拡充|強化|対策|について|促進|向上|見直し|創設|実現|構築|活用|改革|育成|振興|維持|確立|形成|普及|導入|改善|解消|保全"
    r"|防止|継続|向けて|等|化|策|づくり|取組|関係|事項|提言|要望|仕組み|在り方|あり方|[）)」])$"
)


def _sentence_like(text: str) -> bool:
    return "、" in text or "。" in text


def _front_line(current: _Open, row: Row) -> bool:
    """Lines of the front or end matter are never joined with running text."""
    last = current.rows[-1].text
    if len(row.text) > 64 and len(last) > 64:
        return False
    return not _running(current) and (
        (
            matter.role_of(row.text) is not None
            and row.text[0] not in NO_LINE_START
            and matter.role_of(row.text) is not Role.ISSUER
        )
        or matter.role_of(last) in (Role.DATE, Role.ADDRESSEE, Role.END, Role.NUMBER)
    )


def _cut_hard(current: _Open, last: Row, layout: Layout) -> bool:
    if stopped(last.text) or not _running(current):
        return False
    return not layout.width or last.right >= layout.width - 8


def _joins_whole(current: _Open, last: Row, row: Row, begins: Mark, layout: Layout) -> bool:
    """One line a paragraph: only what a page cut in two is joined."""
    # a full line, and a next one that is not set in as paragraphs are
    full = last.right >= layout.widest - 2 and 40 <= layout.widest <= 100 and row.blanks <= layout.spacing
    full = full and row.indent < layout.indented
    if stopped(last.text):
        return full and not _may_be_labelled(begins) and current.sentence
    if _labelled(begins) or row.indent >= 20:
        return False
    if full and begins.kind == "text" and current.comma and not _listed(current) and row.text != "記":
        return matter.role_of(row.text) is None  # a short letter may hold but one wrapped paragraph
    hanging = _begs(last.text) and current.length >= (6 if _listed(current) else 15)
    if current.length >= 15 and goes_on(row.text) and _listed_or_text(current) and row.indent <= last.indent:
        return True
    if not hanging and (current.length < 40 or not (current.comma or current.sentence)):
        return False
    if layout.indented and row.indent >= layout.indented:
        return False
    heading = _listed(current) and not current.sentence
    if heading and (current.length <= 60 or nominal(last.text)) and not _begs(last.text):
        return False
    if matter.role_of(row.text) is not None or row.text == "記":
        return False
    return hanging or _mid_word(last.text) or current.sentence or current.length > 80
