"""Whether a printed line goes on with the one before: decided by edges, indents, labels and the words themselves."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from drafter.japanese.width import cells
from drafter.numbering import labels
from drafter.numbering.recognise import matter
from drafter.numbering.recognise.lines import Role
from drafter.numbering.recognise.marks import Mark, loose, style
from drafter.readers._layout import FAR, NO_LINE_START, Layout, goes_on, nominal, stopped, torn, unit
from drafter.readers._lines import Row

#: percent of the text's size by which two lines are no one paragraph
_UNLIKE = 8


@dataclass(slots=True)
class Open:
    """The passage that is being joined."""

    rows: list[Row] = field(default_factory=list)
    gap: int = 0
    mark: Mark | None = None
    #: whether a stop was seen in it
    sentence: bool = False
    comma: bool = False
    length: int = 0


def joins(current: Open, row: Row, begins: Mark, layout: Layout) -> bool:
    """Whether a row goes on with the passage before it."""
    last = current.rows[-1]
    if len(current.rows) == 1 and _label_alone(last, row, begins, layout):
        return True
    if (len(row.text) <= 9 and matter.squeezed(row.text) in ("記", "以上", "敬具")) or _set_apart(last, row):
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


def _joins_wrapped(current: Open, row: Row, begins: Mark, layout: Layout, gap: int) -> bool:
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
        return (
            gap <= 0
            and not _labelled(begins)
            and ((_begs(last.text) and not _slogan(current, row)) or torn)
            and not _front_line(current, row)
        )
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


def _is_full(current: Open, last: Row, row: Row, layout: Layout) -> bool:
    """Whether the next unit would not have fitted on the line. Items may be set in: their edge is less sure."""
    if layout.even:
        return last.right + unit(row.text) > layout.width
    labelled = current.mark is not None and current.mark.kind in ("number", "bullet", "note")
    slack = 8 if labelled else 2
    return last.right + unit(row.text) > layout.width - slack


def _same_paragraph(current: Open, row: Row, layout: Layout) -> bool:
    """Whether a line goes on behind a stop that happens to end a full line."""
    margin = _margin(current, layout)
    if len(current.rows) > 1 and row.indent < margin - 2:
        return False  # lines that were seen to be set in go on there: what stands further out is something else
    if _listed(current) and row.indent < margin - 1 and (0 < row.indent == layout.indented or _hangs(current, layout)):
        return False  # neither at the margin nor under the text behind the label: a paragraph begins
    if layout.indented:
        return row.indent <= margin + 1
    if layout.spaced:
        return row.page == current.rows[-1].page and not row.fed
    # without indents and blank lines only a list tells: few items are followed by a paragraph
    return _listed(current)


def _margin(current: Open, layout: Layout) -> int:
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


def _hangs(current: Open, layout: Layout) -> bool:
    """Whether the file shows how texts with the label of what is open go on."""
    return current.mark is not None and not _doubtful(current.mark, layout)


def _set_right(row: Row, last: Row, layout: Layout) -> bool:
    """One of two lines is set to the right or centred, the other not: a date, a signature, a title."""
    far = layout.width * 0.3
    return (row.indent >= far and row.indent > last.indent + 8) or (last.indent >= far and last.indent > row.indent + 8)


def _mid_word(text: str) -> bool:
    """Whether a line breaks off where no phrase ends."""
    if nominal(text):
        return False
    return "ぁ" <= text[-1] <= "ん" or text[-1] in "ーァィゥェォッャュョ、，,､・"


def _begs(text: str) -> bool:
    """Whether a line asks for another, wherever it was broken."""
    return text[-1] in "、，を" or (len(text) > 12 and text.endswith(("は", "が", "の", "及び", "又は", "並びに")))


def _slogan(current: Open, row: Row) -> bool:
    """１　放課後に居場所を: a heading all the same, where what follows is whole sentences of its own."""
    whole = "。" in row.text[:-1] or len(row.text) >= 40
    return _headed(current) and current.length <= 24 and not current.comma and whole and not goes_on(row.text)


def _running(current: Open) -> bool:
    """Whether what is open reads as running text."""
    return current.sentence or (current.comma and current.length > 24) or current.length > 80


def _heals(current: Open, last: Row, row: Row, layout: Layout) -> bool:
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


def _listed(current: Open) -> bool:
    """Whether what is open begins with a label (``５年間…`` begins with a figure)."""
    mark = current.mark
    return mark is not None and (mark.kind == "bullet" or (mark.kind == "number" and mark.score >= 0))


def _listed_or_text(current: Open) -> bool:
    """Whether what is open can go on at all: text or a labelled line, no caption and no note."""
    return current.mark is not None and current.mark.kind in ("text", "number", "bullet")


def _headed(current: Open) -> bool:
    """Whether what is open begins with a label and no sentence has ended in it."""
    return _listed(current) and not current.sentence


def _heading_done(current: Open, row: Row, layout: Layout) -> bool:
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


def _front_line(current: Open, row: Row) -> bool:
    """Lines of the front or end matter are never joined with running text."""
    last = current.rows[-1].text
    if len(row.text) > 64 and len(last) > 64:
        return False
    if row.indent >= FAR and current.rows[-1].indent >= FAR and Role.ISSUER in map(matter.role_of, (last, row.text)):
        return True  # signatures beneath one another
    return not _running(current) and (
        (
            matter.role_of(row.text) is not None
            and row.text[0] not in NO_LINE_START
            and matter.role_of(row.text) is not Role.ISSUER
        )
        or matter.role_of(last) in (Role.DATE, Role.ADDRESSEE, Role.END, Role.NUMBER)
    )


def _cut_hard(current: Open, last: Row, layout: Layout) -> bool:
    if stopped(last.text) or not _running(current):
        return False
    return not layout.width or last.right >= layout.width - 8


def _joins_whole(current: Open, last: Row, row: Row, begins: Mark, layout: Layout) -> bool:
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
    hanging = _begs(last.text) and current.length >= (6 if _listed(current) else 15) and not _slogan(current, row)
    torn_off = current.length >= 15 and goes_on(row.text) and _listed_or_text(current) and row.indent <= last.indent
    if torn_off and (row.fed or current.comma or current.sentence or _listed(current)):
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
