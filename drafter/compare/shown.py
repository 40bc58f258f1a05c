"""見え消し and 溶け込み for text, HTML and JSON: the two documents as one sequence of marked lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from drafter.compare import grids
from drafter.compare.comparison import Comparison, Entry, Kind, joined
from drafter.compare.steps import State, Step, steps
from drafter.japanese import wording
from drafter.japanese.wording import Change

Op = Literal["equal", "insert", "delete", "from", "to"]


@dataclass(frozen=True, slots=True)
class Mark:
    """Words in one state; ``from`` and ``to`` are words that stand elsewhere in the other document."""

    op: Op
    text: str


Marks = tuple[Mark, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A paragraph, heading or table.

    Attributes:
        state: where it stands. label: as the new document prints it, or the old one what is only there.
        former: the old label of what has another number now, else empty.
        marks: its words; line breaks in them may be ends of paragraphs that were split or merged.
        grid: of a table, its cells, row by row.
        old, new: positions of the entries.
    """

    state: State
    kind: Kind
    label: str
    former: str
    depth: int
    marks: Marks
    grid: tuple[tuple[Marks, ...], ...] = ()
    old: tuple[int, ...] = ()
    new: tuple[int, ...] = ()


def redline(comparison: Comparison) -> tuple[Shown, ...]:
    """Everything, what was taken out in its place."""
    return tuple(_shown(comparison, step) for step in steps(comparison))


def clean(comparison: Comparison) -> tuple[Shown, ...]:
    """The new document only; what is new in it keeps its marks, whole paragraphs that moved theirs."""
    return tuple(
        Shown(
            one.state,
            one.kind,
            one.label,
            "",
            one.depth,
            _kept(one.marks),
            tuple(tuple(_kept(cell) for cell in row) for row in one.grid if _there(row)),
            new=one.new,
        )
        for one in redline(comparison)
        if one.new and one.state is not State.FROM
    )


def _kept(marks: Marks) -> Marks:
    return tuple(mark for mark in marks if mark.op not in ("delete", "from"))


def _there(row: Sequence[Marks]) -> bool:
    """Whether a row of a table is still there."""
    return any(mark.op != "delete" for cell in row for mark in cell) or not any(row)


def _shown(comparison: Comparison, step: Step) -> Shown:
    olds = [comparison.old[at] for at in step.old]
    news = [comparison.new[at] for at in step.new]
    gone = step.state in (State.DROPPED, State.FROM)
    entry = (olds if gone else news)[0]
    other = olds[0] if step.state is State.BOTH else None
    marks: Marks = ()
    grid: tuple[tuple[Marks, ...], ...] = ()
    if entry.kind is Kind.TABLE:
        grid = tuple(_grid(entry, other, gone=gone))
    else:
        marks = tuple(_marks(joined(olds), joined(news), step.state))
    former = other.label if other is not None and other.label != entry.label else ""
    depth = entry.depth + max(0, entry.level - 1 if entry.kind is Kind.ITEM else 0)
    return Shown(step.state, entry.kind, entry.label, former, depth, marks, grid, step.old, step.new)


def _marks(old: str, new: str, state: State) -> Iterator[Mark]:
    match state:
        case State.NEW:
            yield Mark("insert", new)
        case State.DROPPED:
            yield Mark("delete", old)
        case State.FROM:
            for change in wording.readable(old, new):
                if change.old:
                    yield Mark("from" if change.op == "equal" else "delete", change.old)
        case State.TO:
            for change in wording.readable(old, new):
                if change.new:
                    yield Mark("to" if change.op == "equal" else "insert", change.new)
        case _:
            yield from _both(wording.readable(old, new))


def _both(changes: Sequence[Change]) -> Iterator[Mark]:
    for change in changes:
        if change.op == "equal":
            yield Mark("equal", change.new)
            continue
        if change.old:
            yield Mark("delete", change.old)
        if change.new:
            yield Mark("insert", change.new)


def _grid(entry: Entry, other: Entry | None, *, gone: bool) -> Iterator[tuple[Marks, ...]]:
    found = grids.aligned(other.rows, entry.rows) if other is not None and other.kind is Kind.TABLE else None
    if found is None:
        if other is not None:
            yield from (tuple((Mark("delete", cell),) for cell in row) for row in other.rows)
        op: Op = "delete" if gone else "insert"
        yield from (tuple((Mark(op, cell),) for cell in row) for row in entry.rows)
        return
    old = other.rows if other is not None else ()
    for row in found:
        if row.old >= 0 and row.new >= 0:
            yield tuple(tuple(_both(cell)) for cell in row.cells)
        elif row.new >= 0:
            yield tuple((Mark("insert", cell),) for cell in entry.rows[row.new])
        else:
            yield tuple((Mark("delete", cell),) for cell in old[row.old])
