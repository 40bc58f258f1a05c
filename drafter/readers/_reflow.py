"""Printed lines → passages: wraps joined, paragraphs cut by a page healed.

Characters stay as they are and in their order; where two lines are joined nothing is put between them, except a
blank between two Latin words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from drafter.japanese.glyphs import squeeze
from drafter.numbering import labels
from drafter.numbering.recognise.lines import Passage, Role
from drafter.numbering.recognise.marks import of_line
from drafter.readers import _footnotes
from drafter.readers._joining import Open, joins
from drafter.readers._layout import Layout
from drafter.readers._lines import Row, spans_of

#: a paragraph longer than this is not looked at whole
_LOOK = 400
#: no heading is longer
_TITLE = 120
#: percent of the text's size from which letters are those of a heading
_LARGE = 112


def reflow(
    rows: Sequence[Row], layout: Layout, titles: frozenset[str] = frozenset()
) -> tuple[list[Passage], list[list[Row]]]:
    """Join the rows that are no furniture.

    Args:
        titles: the headings that the table of contents lists, without blanks.

    Returns:
        The passages, and for each the rows it was made of.
    """
    notes = _footnotes.between(rows, layout)
    made = _Made(layout, titles)
    held = {id(row) for group in notes.values() for row in group}
    for i, row in enumerate(rows):
        if id(row) in held:
            continue
        made.notes = notes.get(i, made.notes)
        made.take(row)
    made.close()
    for k, passage in enumerate(made.passages):
        box = made.members[k][0].box
        if box:
            alone = made.boxes[box] == 1
            made.passages[k] = replace(passage, boxed=alone, box=0 if alone else box)
    return made.passages, made.members


@dataclass(slots=True)
class _Made:
    """The passages so far, with the rows of each, and the one that is open."""

    layout: Layout
    titles: frozenset[str] = frozenset()
    passages: list[Passage] = field(default_factory=list)
    members: list[list[Row]] = field(default_factory=list)
    current: Open | None = None
    #: whether a rule stood before the row that is looked at
    apart: bool = False
    #: footnotes that stood within the open passage, and come behind it
    notes: list[Row] = field(default_factory=list)
    #: how many passages stand in each box
    boxes: Counter[int] = field(default_factory=Counter)

    def take(self, row: Row) -> None:
        """The next row: a part of the open passage, or the first of the next."""
        if row.role is Role.RULE:
            self.apart = True
            return
        current, apart = self.current, self.apart or row.apart
        begins = of_line(row.text[:_LOOK], row.indent) if row.role is None else None
        if current is not None and not apart:
            last = current.rows[-1]
            if (
                _same_table(last, row)
                or self._names(current, row)
                or (
                    begins is not None
                    and last.role is None
                    and joins(current, row, begins, _boxed(self.layout, row.limit))
                )
            ):
                _add(current, row)
                return
        self.close()
        self.current = Open(gap=max(int(apart), row.blanks - self.layout.spacing), mark=begins)
        _add(self.current, row)

    def _names(self, current: Open, row: Row) -> bool:
        """Whether a row goes on with a heading that the table of contents has whole."""
        if not self.titles or row.role is not None or current.rows[0].role is not None or current.length > _TITLE:
            return False
        begun = squeeze("".join(one.text for one in current.rows))
        return begun not in self.titles and begun + squeeze(row.text) in self.titles

    def close(self) -> None:
        """The open passage is whole; the notes that parted it follow."""
        current, notes = self.current, self.notes
        self.current, self.notes, self.apart = None, [], False
        if current is not None:
            self.passages.append(_passage(current, self.layout))
            self.members.append(current.rows)
            self.boxes[current.rows[0].box] += 1
        for row in notes:
            self.take(row)
        if notes:
            self.close()


def _same_table(last: Row, row: Row) -> bool:
    if row.group or last.group:
        return row.group == last.group
    return bool(row.cells) and len(row.cells) == len(last.cells)


def _boxed(layout: Layout, limit: int) -> Layout:
    """The layout within a box: its own right edge, and nothing that blanks behind a line could tell."""
    return replace(layout, width=limit, spacing=0, trailing="") if limit else layout


def _add(current: Open, row: Row) -> None:
    current.rows.append(row)
    current.sentence = current.sentence or "。" in row.text
    current.comma = current.comma or "、" in row.text
    current.length += len(row.text)


def _passage(current: Open, layout: Layout) -> Passage:
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
        larger=min(row.larger for row in current.rows),
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
