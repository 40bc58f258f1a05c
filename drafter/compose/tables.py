"""Tables of a draft → blocks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter.document import Block, BlockKind, CellSpans, Layout, Look, Origin
from drafter.model.collection import Slot
from drafter.model.draft import Table

if TYPE_CHECKING:
    from drafter.compose.compose import Composer


def table(
    run: Composer,
    shape: Table,
    origin: Origin,
    slots: Mapping[str, Slot] | None = None,
    values: Mapping[str, str] | None = None,
) -> Iterator[Block]:
    """The caption, the table and the footnotes of its cells.

    Args:
        origin: of the entry; the table of a clause belongs to the clause.
        slots, values: those of the clause.
    """
    if shape.caption.strip():
        yield from run.block(BlockKind.NOTE, shape.caption, replace(origin, clause=None), look=Look.CAPTION)
    filled = [[run.filled(cell, slots or {}, origin, values, footnotes=True) for cell in row] for row in shape.rows]
    rows = tuple(tuple(cell.text for cell in row) for row in filled)
    blanks = tuple(dict.fromkeys(name for row in filled for cell in row for name in cell.blanks))
    cells = tuple(
        CellSpans(i, j, cell.laid.spans)
        for i, row in enumerate(filled)
        for j, cell in enumerate(row)
        if cell.laid.spans
    )
    plain = not (shape.widths or shape.merge or shape.landscape)
    yield Block(
        BlockKind.TABLE,
        "",
        rows=rows,
        header=shape.header,
        clause=origin.clause,
        blanks=blanks,
        origin=origin,
        cells=cells,
        layout=None if plain else Layout(shape.widths, shape.merge, shape.landscape),
    )
    for row in filled:
        for cell in row:
            yield from run.footnotes(cell, origin)
