"""From printed words back to how a draft spells them: slots and marks stay where what they print was not touched.

A clause says ``{{整備目標年度}}までに``, Word shows ``令和９年度までに``. What a reviewer changed beside the year is
changed beside the slot; who changed the year itself meant its value, or these words alone: that is asked.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile

from drafter.library import slots
from drafter.library.marks import Mark, parse
from drafter.review.merging import Edit, edits

_OPEN, _CLOSE = "{{", "}}"
#: a reading belongs to the very words that it stands on
_READING = "{{ruby:"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a source and what it prints.

    Attributes:
        start, end: characters of the source. at: where it is printed. text: what is printed.
        mark: whether it is a slot, a reference or the braces of a mark, not words.
    """

    start: int
    end: int
    at: int
    text: str
    mark: bool

    @property
    def to(self) -> int:
        """Where the printed text ends."""
        return self.at + len(self.text)


@dataclass(frozen=True, slots=True)
class ValueEdit:
    """A slot or reference whose printed words were changed.

    Attributes:
        mark: as the source has it (``{{整備目標年度}}``). name: the slot's, empty for a reference.
        old: what it printed. new: what is wanted there; None where the words around it were changed as well and
            nobody can tell.
    """

    mark: str
    name: str
    old: str
    new: str | None


@dataclass(frozen=True, slots=True)
class Respelled:
    """A source with changed words.

    Attributes:
        kept: with every slot whose value may be changed instead (``values``). None where one was lost in other words.
        fixed: with the changed words in place of those slots.
        values: slots that were written over; empty: ``kept`` and ``fixed`` are the same.
    """

    kept: str | None
    fixed: str
    values: tuple[ValueEdit, ...] = ()


def pieces(source: str, printed: str, known: Mapping[str, str]) -> tuple[Piece, ...] | None:
    """How a source prints, stretch by stretch; None where it does not print these words.

    Args:
        known: what each slot prints, by name.
    """
    out: list[Piece] = []
    at = 0
    for start, end, mark in _stretches(source):
        text = source[start:end]
        if mark:
            follows = _next_words(source, end)
            shown = _printed(text, printed, at, follows, known)
            if shown is None:
                return None
            text = shown
        elif not printed.startswith(text, at):
            return None
        out.append(Piece(start, end, at, text, mark))
        at += len(text)
    return tuple(out) if at == len(printed) else None


def _stretches(source: str) -> list[tuple[int, int, bool]]:
    out: list[tuple[int, int, bool]] = []
    at = 0
    for start, end in slots.spans(source):
        if start > at:
            out.append((at, start, False))
        if end > start:
            out.append((start, end, True))
        at = end
    if at < len(source):
        out.append((at, len(source), False))
    return out


def _next_words(source: str, at: int) -> str:
    """The words between a mark and the next."""
    return next((source[start:end] for start, end, mark in _stretches(source) if start == at and not mark), "")


def _printed(mark: str, printed: str, at: int, follows: str, known: Mapping[str, str]) -> str | None:
    """What a mark prints: its known value, nothing, or all up to the words that follow."""
    for hint in _hints(mark, known):
        if printed.startswith(hint + follows, at):
            return hint
    if not _whole(mark):
        return None
    to = printed.find(follows, at) if follows else len(printed)
    return printed[at:to] if to >= 0 else None


def _hints(mark: str, known: Mapping[str, str]) -> list[str]:
    if not _whole(mark) or _is_note(mark):  # a footnote stands at the foot of the page
        return [""]
    return [known[name] for name in slots.names(mark) if name in known]


def _is_note(mark: str) -> bool:
    return any(isinstance(node, Mark) and node.kind == "note" for node in parse(mark))


def _whole(mark: str) -> bool:
    return mark.startswith(_OPEN) and mark.endswith(_CLOSE)


def respell(source: str, printed: str, new: str, known: Mapping[str, str]) -> Respelled | None:
    """The source with the words changed that were changed in print; None where the source prints something else.

    Args:
        source: one paragraph as the draft has it. printed: what it prints. new: what it shall print.
        known: what each slot prints, by name.
    """
    found = pieces(source, printed, known)
    if found is None:
        return None
    speller = _Speller(source, printed, found)
    done = [part for one in edits(printed, new) for part in speller.parts(one)]
    values = tuple(one.value for one in done if one.value is not None)
    fixed = speller.written([one.edit for one in done])
    if any(value.new is None for value in values):
        return Respelled(None, fixed, values)
    return Respelled(speller.written([one.edit for one in done if one.value is None]), fixed, values)


@dataclass(frozen=True, slots=True)
class _Done:
    """An edit of the printed words that touches no mark, or one that writes over a mark (``value``)."""

    edit: Edit
    value: ValueEdit | None = None


@dataclass(frozen=True, slots=True)
class _Speller:
    source: str
    printed: str
    found: tuple[Piece, ...]

    def mark(self, piece: Piece) -> str:
        return self.source[piece.start : piece.end]

    def shown(self) -> list[Piece]:
        """The marks that print something."""
        return [piece for piece in self.found if piece.mark and piece.text]

    # which marks an edit writes over

    def parts(self, edit: Edit) -> list[_Done]:
        """An edit taken apart at the marks within it: those whose words are still there stay."""
        edit = self._grown(self._trimmed(edit))
        start, new = edit.start, edit.new
        out: list[_Done] = []
        lost: list[Piece] = []
        for piece in self.shown():
            if not (edit.start <= piece.at and piece.to <= edit.end):
                continue
            at = new.find(piece.text)
            if at < 0 or (len(piece.text) < 2 and new.count(piece.text) > 1):
                lost.append(piece)
                continue
            out += self._between(Edit(start, piece.at, new[:at]), lost)
            start, new, lost = piece.to, new[at + len(piece.text) :], []
        return [*out, *self._between(Edit(start, edit.end, new), lost)]

    def _trimmed(self, edit: Edit) -> Edit:
        """An edit without the letters at its ends that stay, which may belong to another mark than those between."""
        old, new = self.printed[edit.start : edit.end], edit.new
        head = _shared(old, new)
        tail = _shared(old[head:][::-1], new[head:][::-1])
        return Edit(edit.start + head, edit.end - tail, new[head : len(new) - tail])

    def _grown(self, edit: Edit) -> Edit:
        """An edit that reaches into what a mark prints, taken as one of all that it prints."""
        for piece in self.shown():
            if piece.at < edit.start < piece.to or piece.at < edit.end < piece.to:
                start, end = min(edit.start, piece.at), max(edit.end, piece.to)
                new = self.printed[start : edit.start] + edit.new + self.printed[edit.end : end]
                edit = Edit(start, end, new)
        return edit

    def _between(self, edit: Edit, lost: Sequence[Piece]) -> list[_Done]:
        """An edit between marks that stay; ``lost`` are marks within it whose words are gone."""
        if self.printed[edit.start : edit.end] == edit.new:
            return []
        if not lost or not edit.new:  # taken out as a whole, with the words around: no value was changed
            return [_Done(edit)]
        piece = lost[0]
        before, after = self.printed[edit.start : piece.at], self.printed[piece.to : edit.end]
        inner = edit.new.removeprefix(before).removesuffix(after)
        if len(lost) > 1 or len(inner) != len(edit.new) - len(before) - len(after):
            return [_Done(edit, self._value(piece, None))]
        return [_Done(Edit(piece.at, piece.to, inner), self._value(piece, inner) if inner else None)]

    def _value(self, piece: Piece, new: str | None) -> ValueEdit:
        mark = self.mark(piece)
        return ValueEdit(mark, next(iter(slots.names(mark)), ""), piece.text, new)

    # writing

    def written(self, todo: Sequence[Edit]) -> str:
        """The source with edits done."""
        writing = _Writing(self.printed, todo)
        stale = self._stale(todo)
        for piece in self.found:
            kind = _kind(self.mark(piece)) if piece.mark else "words"
            if kind != "close":  # words put in behind a marked word stand outside its braces
                writing.put_in(piece.at)
            if kind == "words":
                writing.words(piece)
            elif piece.text:
                writing.mark(piece, self.mark(piece))
            elif piece not in stale and not (kind == "whole" and writing.through(piece.at)):
                writing.out.append((kind, self.mark(piece)))
        writing.put_in(len(self.printed))
        return _without_empty(writing.out)

    def _stale(self, todo: Sequence[Edit]) -> list[Piece]:
        """The braces of readings whose words are changed."""
        out: list[Piece] = []
        opened: list[Piece] = []
        for piece in self.found:
            kind = _kind(self.mark(piece)) if piece.mark else ""
            if kind == "open":
                opened.append(piece)
            elif kind == "close" and opened:
                first = opened.pop()
                touched = any(e.start < piece.at and e.end > first.at for e in todo)
                if touched and self.mark(first).startswith(_READING):
                    out += [first, piece]
        return out


def _shared(one: str, other: str) -> int:
    """How many letters two texts begin with alike."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


class _Writing:
    """Words and marks as they are written, edits done on the way."""

    def __init__(self, printed: str, todo: Sequence[Edit]) -> None:
        self.printed, self.out = printed, list[tuple[str, str]]()
        self.waiting = {edit.start: edit for edit in todo if edit.start == edit.end}
        self.cover = {at: edit for edit in todo for at in range(edit.start, edit.end)}
        self.written: set[Edit] = set()

    def put_in(self, at: int) -> None:
        """What is put in before a printed character."""
        if at in self.waiting:
            self.out.append(("words", self.waiting.pop(at).new))

    def words(self, piece: Piece) -> None:
        """Words, character by character."""
        for at in range(piece.at, piece.to):
            self.put_in(at)
            if at in self.cover:
                self._replace(self.cover[at])
            else:
                self.out.append(("words", self.printed[at]))

    def mark(self, piece: Piece, source: str) -> None:
        """A mark that prints something: kept, or what is written over it."""
        if piece.at in self.cover:
            self._replace(self.cover[piece.at])
        else:
            self.out.append(("words", source))

    def through(self, at: int) -> bool:
        """Whether the words on both sides of a place are taken out together."""
        edit = self.cover.get(at)
        return edit is not None and edit.start < at and not edit.new

    def _replace(self, edit: Edit) -> None:
        if edit not in self.written:
            self.written.add(edit)
            self.out.append(("words", edit.new))


def _kind(mark: str) -> str:
    """A mark that stands whole, the braces in front of marked words, or those behind."""
    if _whole(mark):
        return "whole"
    return "open" if mark.startswith(_OPEN) else "close"


def _without_empty(out: Sequence[tuple[str, str]]) -> str:
    """Written down, without the braces that nothing stands between any more."""
    kept: list[tuple[str, str]] = []
    for kind, text in out:
        if not text:
            continue
        if kind == "close" and kept and kept[-1][0] == "open":
            kept.pop()
        else:
            kept.append((kind, text))
    return "".join(text for _, text in kept)
