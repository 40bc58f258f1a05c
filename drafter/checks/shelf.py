"""The collection that a check looks at, clause by clause: rules on library hygiene see its data, not only its words."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from drafter.checks.context import Context
from drafter.document import Document
from drafter.model.collection import Clause, Collection
from drafter.model.loading import Loaded


def collection(document: Document, context: Context) -> Loaded[Collection] | None:
    """The collection that the document was made of; None for a draft and for a past document."""
    if context.is_draft or context.library is None or not document.origin.file:
        return None
    return next((one for one in context.library.collections if _same(one.file, document.origin.file)), None)


def clauses(loaded: Loaded[Collection]) -> Iterator[tuple[int, Clause]]:
    """Its clauses with their positions."""
    yield from enumerate(loaded.value.clauses)


def _same(one: str, other: str) -> bool:
    return one == other or Path(one).resolve() == Path(other).resolve()
