"""Two documents compared: one comparison, shown as 新旧対照表 (table), 見え消し (redline) or 溶け込み (clean)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.compare.comparison import Comparison
    from drafter.document import Document

__all__ = ["compare"]


def compare(old: Document, new: Document, *, widths: bool = True) -> Comparison:
    """What became of each line of a document.

    Args:
        old, new: two documents, whatever they were read from.
        widths: whether another width of letters and other blanks count as a change (``Fate.SPELLING``); else such
            lines are told as kept.
    """
    from drafter.compare import entries, telling

    return telling.told(entries.of_document(old), entries.of_document(new), widths=widths)
