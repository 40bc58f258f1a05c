"""Where a name leads: from ``use:`` to the collection, from ``source:``, ``template:`` and ``previous:`` to theirs."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from drafter.errors import InputError, Place
from drafter.library.index import Library
from drafter.lsp import context
from drafter.lsp.buffers import Buffer
from drafter.workspace import Workspace


def definition(
    buffer: Buffer, library: Library, workspace: Workspace, position: types.Position
) -> types.Location | None:
    """The place that the name at a position means; None where there is none."""
    name = context.name_at(buffer, position)
    if name is None:
        return None
    match name.key:
        case "use":
            entry = library.clauses.get(name.text)
            return _location(entry.place) if entry is not None else None
        case "source":
            return _location(library.source_places.get(name.text))
        case "template":
            try:
                return _location(Place(str(workspace.template_file(name.text)), 1, 1))
            except InputError:
                return None
        case _:
            return _location(Place(str(Path(buffer.file).parent / name.text), 1, 1))


def _location(place: Place | None) -> types.Location | None:
    if place is None or place.file is None or not Path(place.file).is_file():
        return None
    uri = from_fs_path(str(Path(place.file).absolute()))
    # clauses and sources begin after blanks and dashes only: one unit a character in every encoding
    start = types.Position(max(place.line - 1, 0), max(place.column - 1, 0))
    return types.Location(uri, types.Range(start, start)) if uri else None
