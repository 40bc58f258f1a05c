"""The rows of a 新旧対照表: what stands beside what, what is left out, what is remarked.

All layouts of the table (Word, HTML, text, JSON) print these rows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from drafter.compare import grids
from drafter.compare.comparison import MATTER, Comparison, Entry, Fate, Kind, Match, Rows
from drafter.compare.order import behind
from drafter.japanese.wording import Change
from drafter.model.template import Comparing

REMARKS = {
    Fate.KEPT: "",
    Fate.SPELLING: "表記",
    Fate.FIGURES: "時点修正",
    Fate.REVISED: "修正",
    Fate.SPLIT: "分割",
    Fate.MERGED: "統合",
    Fate.NEW: "新規",
    Fate.DROPPED: "削除",
}
#: letters by which a text that moved away is known where it stood
_NAMED = 16
MOVED, RENUMBERED, REORDERED = "移動", "項番号のみ", "順序変更"


@dataclass(frozen=True, slots=True)
class Piece:
    """Words of a cell; ``changed`` ones are marked as the template says."""

    text: str
    changed: bool = False


Pieces = tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a cell.

    Attributes:
        label: its number, printed before the words. kind: of the entry; None for （新設） and the like.
        depth: how deep it stands, from 0. grid: of a table, its cells, row by row.
    """

    pieces: Pieces
    label: str = ""
    kind: Kind | None = None
    depth: int = 0
    grid: tuple[tuple[Pieces, ...], ...] = ()

    @property
    def text(self) -> str:
        """The words without marks."""
        return "".join(piece.text for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        new, old: the two cells. remark: for 備考. fates: what it tells of, empty for a row that is there for
            orientation.
    """

    new: tuple[Line, ...]
    old: tuple[Line, ...]
    remark: str = ""
    fates: tuple[Fate, ...] = ()


def rows(comparison: Comparison, look: Comparing, *, full: bool = False) -> tuple[Row, ...]:
    """The rows of the table.

    Args:
        full: whether unchanged text is printed too, in place of （略）.
    """
    return tuple(_Rows(comparison, look, full).all())


@dataclass(slots=True)
class _Rows:
    comparison: Comparison
    look: Comparing
    full: bool
    run: list[Match] = field(default_factory=list)
    partner: dict[int, int] = field(init=False)

    def __post_init__(self) -> None:
        self.partner = {match.new[0]: match.old[0] for match in self.comparison.matches if match.new and match.old}

    def all(self) -> Iterator[Row]:
        matches = self.comparison.matches
        pointers = self.pointers()
        yield from (self.pointer(one) for one in pointers.get(-1, ()))
        at = 0
        while at < len(matches):
            match = matches[at]
            end = at + 1
            if self.left_out(match):
                end = self.subtree(at)
                if not self.heads(match) or (all(self.left_out(one) for one in matches[at:end])):
                    if not self.is_matter(match):
                        self.run.append(match)
                    waiting = [one for i in range(at, end) for one in pointers.get(i, ())]
                    if waiting:
                        yield from self.flushed()
                        yield from map(self.pointer, waiting)
                    at = end
                    continue
                end = at + 1
            yield from self.flushed()
            end = self.together(at)
            yield self.several(matches[at:end]) if end > at + 1 else self.row(match)
            yield from (self.pointer(one) for i in range(at, end) for one in pointers.get(i, ()))
            at = end
        yield from self.flushed()

    def together(self, at: int) -> int:
        """Behind the last match that one row takes: what is new, or gone, beneath one heading or in one clause."""
        matches = self.comparison.matches
        first = matches[at]
        if first.fate not in (Fate.NEW, Fate.DROPPED):
            return at + 1
        side = self.comparison.new if first.new else self.comparison.old
        head = (first.new or first.old)[0]
        end, text = at + 1, side[head].kind is not Kind.HEADING
        while end < len(matches) and matches[end].fate is first.fate:
            here = (matches[end].new or matches[end].old)[0]
            if text and side[here].kind is Kind.HEADING:
                break
            text = text or side[here].kind is not Kind.HEADING
            same = side[here].clause != "" and side[here].clause == side[head].clause
            if not (same or _beneath(side, side[here].parent, head)):
                break
            end += 1
        return end

    def several(self, some: Sequence[Match]) -> Row:
        """What is new, or gone, in one row."""
        fate = some[0].fate
        entries = [
            entry
            for match in some
            for entry in (*self.comparison.new_entries(match), *self.comparison.old_entries(match))
        ]
        whole, fates = _whole(entries), tuple(match.fate for match in some)
        if fate is Fate.NEW:
            return Row(whole, (_word(self.look.added, entries),), REMARKS[fate], fates)
        return Row((_word(self.look.dropped, entries),), whole, REMARKS[fate], fates)

    # ------------------------------------------------------------ what is left out

    def left_out(self, match: Match) -> bool:
        return match.same and not self.full

    def is_matter(self, match: Match) -> bool:
        return all(self.comparison.new[at].kind in MATTER for at in match.new)

    def heads(self, match: Match) -> bool:
        return bool(match.new) and self.comparison.new[match.new[0]].kind is Kind.HEADING

    def subtree(self, at: int) -> int:
        """Behind the last match beneath a heading; the next one for anything else."""
        matches, new, old = self.comparison.matches, self.comparison.new, self.comparison.old
        match = matches[at]
        if not self.heads(match):
            return at + 1
        end = at + 1
        while end < len(matches):
            one = matches[end]
            side, wanted, first = (new, match.new[0], one.new) if one.new else (old, match.old[0], one.old)
            if not _beneath(side, first[0], wanted):
                break
            end += 1
        return end

    def flushed(self) -> Iterator[Row]:
        """The run of unchanged text as one row."""
        run, self.run = self.run, []
        if not run:
            return
        new = self.abridged([self.comparison.new[match.new[0]] for match in run])
        old = self.abridged([self.comparison.old[match.old[0]] for match in run])
        numbers = any(match.renumbered and self.comparison.new[match.new[0]].label for match in run)
        yield Row(new, old, RENUMBERED if numbers else "")

    def abridged(self, entries: Sequence[Entry]) -> tuple[Line, ...]:
        """Unchanged entries: a heading by its words, other text by the range of its numbers."""
        out: list[Line] = []
        waiting: list[Entry] = []

        def flush() -> None:
            if waiting:
                out.append(Line((Piece(_range(waiting) + self.look.same),), depth=_depth(waiting[0])))
                waiting.clear()

        for entry in entries:
            if entry.kind is not Kind.HEADING:
                waiting.append(entry)
                continue
            flush()
            words = (Piece(entry.text), Piece(f"　{self.look.same}"))
            out.append(Line(words, entry.label, Kind.HEADING, _depth(entry)))
        flush()
        return tuple(out)

    # ------------------------------------------------------------ what is shown

    def row(self, match: Match) -> Row:
        fates = (match.fate,)
        news, olds = self.comparison.new_entries(match), self.comparison.old_entries(match)
        if match.fate in (Fate.NEW, Fate.DROPPED):
            return self.several([match])
        remark = REMARKS[match.fate]
        if match.moved:
            remark = "\n".join(part for part in (self.came(match), remark) if part)
        elif match.renumbered and match.fate is Fate.KEPT:
            remark = RENUMBERED if news[0].label else ""
        if news[0].kind is Kind.TABLE and olds[0].kind is Kind.TABLE:
            new, old = _grids(olds[0], news[0], changed=match.fate is not Fate.KEPT)
            return Row((new,), (old,), remark, fates)
        if not match.changes:
            return Row(_plain(news), _plain(olds), remark, fates)
        return Row(_marked(news, match.changes, old=False), _marked(olds, match.changes, old=True), remark, fates)

    def pointers(self) -> dict[int, list[Match]]:
        """Where what moved stood before: position among the matches → what moved from behind it."""
        moved = [match for match in self.comparison.matches if match.moved]
        return behind(self.comparison.matches, moved, self.comparison.old, self.comparison.new)

    def came(self, match: Match) -> str:
        """Whence it moved, for 備考."""
        if self.stays_beneath(match):
            return REORDERED
        was = _at(self.comparison.old[match.old[0]])
        return f"{MOVED}（旧{was}）" if was else MOVED

    def stays_beneath(self, match: Match) -> bool:
        """Whether what moved stands under the heading under which it stood; another number tells its new place."""
        now, was = self.comparison.new[match.new[0]].parent, self.comparison.old[match.old[0]].parent
        numbered = match.renumbered and self.comparison.new[match.new[0]].label
        return not numbered and (now == was == -1 or self.partner.get(now, -2) == was)

    def pointer(self, match: Match) -> Row:
        olds, news = self.comparison.old_entries(match), self.comparison.new_entries(match)
        to, near = _at(news[0]), self.stays_beneath(match)
        words = f"（{REORDERED}）" if near else f"（{to}へ{MOVED}）" if to else f"（{MOVED}）"
        named = olds[0].text.split("\n")[0]
        short = len(named) <= _NAMED or olds[0].kind is Kind.HEADING
        gone = Piece(f"{named if short else named[:_NAMED] + '…'}　")
        old = Line((gone, Piece(self.look.same)), olds[0].label, olds[0].kind, _depth(olds[0]))
        return Row((Line((Piece(words),), depth=_depth(olds[0])),), (old,), REORDERED if near else MOVED)


def _beneath(side: Sequence[Entry], at: int, wanted: int) -> bool:
    while at >= 0:
        if at == wanted:
            return True
        at = side[at].parent
    return False


def _depth(entry: Entry) -> int:
    return entry.depth + max(0, entry.level - 1 if entry.kind is Kind.ITEM else 0)


def _at(entry: Entry) -> str:
    return "".join(entry.at.split(" ")) if len(entry.at) <= 12 else entry.at


def _range(entries: Sequence[Entry]) -> str:
    """``(1)～(3)　``: the numbers of some texts, nothing where they have none or only bullets."""
    labels = [entry.label for entry in entries]
    if not all(labels) or len(set(labels)) < len(labels):
        return ""
    joint = "～" if len(labels) > 2 else "・"
    return (labels[0] if len(labels) == 1 else f"{labels[0]}{joint}{labels[-1]}") + "　"


def _word(word: str, beside: Sequence[Entry]) -> Line:
    return Line((Piece(word),), depth=_depth(beside[0]))


def _line(entry: Entry, pieces: Pieces) -> Line:
    return Line(pieces, entry.label, entry.kind, _depth(entry))


def _plain(entries: Sequence[Entry]) -> tuple[Line, ...]:
    return tuple(_line(entry, (Piece(entry.text),)) for entry in entries)


def _whole(entries: Sequence[Entry]) -> tuple[Line, ...]:
    """Entries without a counterpart: all words are marked."""
    out = []
    for entry in entries:
        if entry.kind is Kind.TABLE:
            grid = tuple(tuple((Piece(cell, True),) for cell in row) for row in _full(entry.rows))
            out.append(Line((), entry.label, entry.kind, _depth(entry), grid))
        else:
            out.append(_line(entry, (Piece(entry.text, True),)))
    return tuple(out)


def _marked(entries: Sequence[Entry], changes: Sequence[Change], *, old: bool) -> tuple[Line, ...]:
    """The words of one side, cut where an entry ends; those that changed are marked."""
    ends: list[int] = []
    at = -1
    for entry in entries:
        at += 1 + len(entry.text)
        ends.append(at)
    lines: list[list[Piece]] = [[] for _ in entries]
    at = line = 0
    for change in changes:
        text, marked = (change.old if old else change.new), change.op != "equal"
        while text:
            room = ends[line] - at
            if room < len(text) and line + 1 < len(entries):
                lines[line].append(Piece(text[:room], marked))
                text, at, line = text[room + 1 :], ends[line] + 1, line + 1
            else:
                lines[line].append(Piece(text, marked))
                at, text = at + len(text), ""
    return tuple(
        _line(entry, tuple(piece for piece in pieces if piece.text))
        for entry, pieces in zip(entries, lines, strict=True)
    )


def _full(cells: Rows) -> Rows:
    """Rows of one length."""
    width = grids.columns(cells)
    return tuple((*row, *[""] * (width - len(row))) for row in cells)


def _grids(old: Entry, new: Entry, *, changed: bool) -> tuple[Line, Line]:
    """Both tables (new, old), the cells that changed marked word by word."""
    found = grids.aligned(old.rows, new.rows) if changed else None
    ours: list[list[Pieces]] = [[(Piece(cell, changed),) for cell in row] for row in _full(old.rows)]
    theirs: list[list[Pieces]] = [[(Piece(cell, changed),) for cell in row] for row in _full(new.rows)]
    for row in found or ():
        for at, changes in enumerate(row.cells):
            ours[row.old][at] = tuple(Piece(one.old, one.op != "equal") for one in changes if one.old)
            theirs[row.new][at] = tuple(Piece(one.new, one.op != "equal") for one in changes if one.new)
    lines = [
        Line((), entry.label, entry.kind, _depth(entry), tuple(map(tuple, cells)))
        for entry, cells in ((new, theirs), (old, ours))
    ]
    return lines[0], lines[1]
