"""Findings as an editor shows them."""

from __future__ import annotations

from pathlib import Path

from lsprotocol import types
from pygls.uris import from_fs_path

from drafter.errors import DrafterError, Place
from drafter.findings import Finding, Severity
from drafter.language import Lang
from drafter.lsp.buffers import Buffer
from drafter.lsp.desk import Seen

SOURCE = "drafter"
_SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def published(seen: Seen, lang: Lang, *, related: bool) -> list[types.Diagnostic]:
    """All that a check found in a file, or why it could not be checked.

    Args:
        related: whether the client shows places in other files.
    """
    return [
        *(_of_error(seen.buffer, error, lang, related=related) for error in seen.errors),
        *(of_finding(seen.buffer, finding, lang, related=related) for finding in seen.findings),
    ]


def of_finding(buffer: Buffer, finding: Finding, lang: Lang, *, related: bool = False) -> types.Diagnostic:
    """A finding."""
    return types.Diagnostic(
        span(buffer, finding.place),
        finding.message.text(lang),
        severity=_SEVERITIES[finding.severity],
        code=finding.code,
        source=SOURCE,
        related_information=_elsewhere(buffer, finding.place, finding.message.text(lang)) if related else None,
    )


def _of_error(buffer: Buffer, error: DrafterError, lang: Lang, *, related: bool) -> types.Diagnostic:
    message = error.message.text(lang)
    told = f"{message}\n→ {error.hint.text(lang)}" if error.hint else message
    if not own(buffer, error.place):
        told = f"{error.place.text()}: {told}"
    return types.Diagnostic(
        span(buffer, error.place),
        told,
        severity=types.DiagnosticSeverity.Error,
        code="input",
        source=SOURCE,
        related_information=_elsewhere(buffer, error.place, message) if related else None,
    )


def own(buffer: Buffer, place: Place) -> bool:
    """Whether a place is in this file."""
    return place.file is None or place.file == buffer.file or Path(place.file).absolute() == Path(buffer.file)


def span(buffer: Buffer, place: Place) -> types.Range:
    """The range of a place: to its end where that is known, else to the end of its line; the first line for a place
    in another file.
    """
    if not own(buffer, place) or not place.line:
        return types.Range(buffer.at(0, 0), buffer.at(0, len(buffer.line(0))))
    first = place.line - 1
    text = buffer.line(first)
    start = _column(buffer, first, place.column) if place.column else len(text) - len(text.lstrip())
    if place.end_line:
        last, end = place.end_line - 1, _column(buffer, place.end_line - 1, place.end_column)
    else:
        last, end = first, max(len(text.rstrip()), min(start + 1, len(text)))
    last, end = max((last, end), (first, start))
    return types.Range(buffer.at(first, start), buffer.at(last, end))


def _column(buffer: Buffer, line: int, column: int) -> int:
    return column - 1 + (buffer.bom if line == 0 else 0)


def _elsewhere(buffer: Buffer, place: Place, message: str) -> list[types.DiagnosticRelatedInformation] | None:
    """The place itself where it is in another file."""
    if place.file is None or own(buffer, place):
        return None
    uri = from_fs_path(str(Path(place.file).absolute()))
    start = types.Position(max(place.line - 1, 0), 0)
    return [types.DiagnosticRelatedInformation(types.Location(uri or "", types.Range(start, start)), message)]
