"""The outline of a file: sections with the numbers that will be printed, requests, a collection's clauses."""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from drafter.document import Block, BlockKind, Document, Origin, Section
from drafter.errors import DrafterError
from drafter.language import printable
from drafter.lsp.buffers import Buffer
from drafter.lsp.desk import Desk, kind
from drafter.model import loading

_SHORT = 40


def symbols(buffer: Buffer, desk: Desk) -> list[types.DocumentSymbol] | None:
    """The outline of a state of a file; None while it cannot be read."""
    match kind(buffer):
        case "collection":
            return _collection(buffer)
        case "draft" | None:
            document = desk.document(buffer)
            return _document(buffer, document) if document is not None else None
        case _:
            return []


def flat(uri: str, found: Sequence[types.DocumentSymbol], inside: str = "") -> list[types.SymbolInformation]:
    """The same for a client that knows no tree."""
    result: list[types.SymbolInformation] = []
    for one in found:
        location = types.Location(uri, one.range)
        result.append(types.SymbolInformation(location, one.name, one.kind, container_name=inside or None))
        result += flat(uri, one.children or (), one.name)
    return result


def _collection(buffer: Buffer) -> list[types.DocumentSymbol] | None:
    try:
        loaded = loading.parse("collection", buffer.text, buffer.file)
    except (DrafterError, RecursionError):
        return None
    places = [loaded.place("clauses", at) for at in range(len(loaded.value.clauses))]
    ends = [place.line - 1 for place in places[1:]] + [len(buffer.starts)]
    return [
        _symbol(buffer, clause.id, (place.line, end), types.SymbolKind.String, clause.heading)
        for clause, place, end in zip(loaded.value.clauses, places, ends, strict=True)
    ]


def _document(buffer: Buffer, document: Document) -> list[types.DocumentSymbol]:
    found: list[types.DocumentSymbol] = []
    if document.title.text and _here(buffer, document.title.origin):
        line = document.title.origin.line
        found.append(_symbol(buffer, document.title.text, (line, line), types.SymbolKind.File))
    return [*found, *_below(buffer, document.sections, len(buffer.starts))]


def _below(buffer: Buffer, nodes: Sequence[Block | Section], last: int) -> list[types.DocumentSymbol]:
    """The symbols of neighbours, each up to where the next begins."""
    shown = [node for node in nodes if _here(buffer, node.origin) and (isinstance(node, Section) or _told(node))]
    found = []
    for at, node in enumerate(shown):
        line = node.origin.line
        following = shown[at + 1].origin.line - 1 if at + 1 < len(shown) else last
        end = max(line, min(following, last))
        if isinstance(node, Section):
            symbol = _symbol(buffer, _name(node.label, node.heading), (line, end), types.SymbolKind.Module)
            symbol.children = _below(buffer, node.content, end)
        else:
            name = _name(node.label, node.text or node.kind.value)
            symbol = _symbol(buffer, name, (line, end), types.SymbolKind.String, node.clause or "")
        found.append(symbol)
    return found


def _told(block: Block) -> bool:
    return block.request or block.clause is not None or block.kind in (BlockKind.TABLE, BlockKind.FIGURE)


def _here(buffer: Buffer, origin: Origin) -> bool:
    return origin.line > 0 and (origin.file in (None, buffer.file) or origin.state in ("library", "adapted"))


def _name(label: str | None, text: str) -> str:
    text = f"{label or ''} {' '.join(text.split())}".strip()
    return text if len(text) <= _SHORT else text[: _SHORT - 1] + "…"


def _symbol(
    buffer: Buffer, name: str, lines: tuple[int, int], symbol: types.SymbolKind, detail: str = ""
) -> types.DocumentSymbol:
    """A symbol on lines from 1, the last one included; its name is never empty (clients refuse that)."""
    line, end = lines
    whole = types.Range(buffer.at(line - 1, 0), buffer.at(end - 1, len(buffer.line(end - 1))))
    own = types.Range(buffer.at(line - 1, 0), buffer.at(line - 1, len(buffer.line(line - 1))))
    return types.DocumentSymbol(printable(name).strip() or "…", symbol, whole, own, detail=detail or None)
