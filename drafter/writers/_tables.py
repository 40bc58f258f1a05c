"""How wide the columns of a table are: after their longest cells, squeezed fairly where the page is too narrow."""

from __future__ import annotations

from collections.abc import Sequence

from drafter.japanese.width import cells

_LEAST = 8


def columns(rows: Sequence[Sequence[str]], width: int, gutter: int = 0) -> list[int]:
    """Cells of each column.

    Args:
        rows: may be of unlike length; shorter ones lack cells at their end.
        width: cells that the table may take, gutters between its columns included.

    Returns:
        One width a column. Columns narrower than their fair share keep what they need; the others share the rest
        by need, with eight cells at least where there is room. On a page too narrow for all, each keeps two cells
        at least.
    """
    count = max(map(len, rows), default=0)
    needs = [max((_need(row[i]) for row in rows if i < len(row)), default=2) for i in range(count)]
    room = width - gutter * (count - 1)
    if sum(needs) <= room or not count:
        return needs
    share = max(room // count, 2)
    small = {i for i, need in enumerate(needs) if need <= max(share, _LEAST)}
    left = room - sum(needs[i] for i in small)
    large = [i for i in range(count) if i not in small]
    if not large or left < _LEAST * len(large):
        return [share] * count
    kept = {i: needs[i] for i in small}
    while short := [i for i in large if left * needs[i] // sum(needs[j] for j in large) < _LEAST]:
        # what lifts a short column to the least is taken from the long ones, not from the margin
        kept.update(dict.fromkeys(short, _LEAST))
        large = [i for i in large if i not in kept]
        left = room - sum(kept.values())
    wanted = sum(needs[i] for i in large)
    return [kept[i] if i in kept else left * need // wanted for i, need in enumerate(needs)]


def _need(cell: str) -> int:
    return max((cells(line) for line in cell.splitlines()), default=2) or 2
