"""From any path to a Document with findings, and from a Document to bytes.

This is what the commands, the batch and the screen share. Nothing heavy is imported before it is needed: checking a
draft loads neither textual nor docx.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from drafter import readers, registry, writers
from drafter.errors import DrafterError, InputError, Place, UsageError
from drafter.findings import Finding, Severity, ordered
from drafter.language import Message

if TYPE_CHECKING:
    from datetime import date

    from drafter.document import Document
    from drafter.library.index import Library
    from drafter.model.approvals import Approval
    from drafter.model.draft import Draft
    from drafter.model.loading import Loaded
    from drafter.model.template import Template
    from drafter.readers import Reading
    from drafter.workspace import Workspace

DRAFT_ENDINGS = (".yaml", ".yml")
#: what people call a format by
_ALIASES = {"txt": "text", "yml": "yaml", "md": "markdown", "htm": "html"}


@dataclass(frozen=True, slots=True)
class Opened:
    """A document, and what it was made from.

    Attributes:
        file: as the user named it.
        template: the draft's house style; for a past document None (it follows its own).
        loaded: the draft, None for a past document. ``reading``: the other way round, with the account.
        text: the file's text, by which findings are placed to the column; empty where it is no text.
    """

    file: str
    document: Document
    template: Template | None = None
    loaded: Loaded[Draft] | None = None
    reading: Reading | None = None
    library: Library | None = None
    text: str = ""


def open_document(
    file: str,
    workspace: Workspace,
    *,
    from_format: str | None = None,
    options: readers.Options | None = None,
    data: bytes | None = None,
) -> Opened:
    """The Document of a draft or of a past document.

    Args:
        file: a path, or ``-`` for standard input.
        from_format: ``yaml`` or a reader's name (``text``), where the file's ending does not tell.
        options: how to read a past document.
        data: what stands in the file, where that is not what is on the disk.

    Raises:
        InputError: the file cannot be read, is of no known kind, or is not valid.
        UsageError: no reader is called ``from_format``, or it is missing for standard input.
    """
    kind = _given(from_format) if from_format else _kind(file)
    if kind == "yaml":
        from drafter.model.loading import load_draft, parse

        loaded = load_draft(file) if data is None else parse("draft", data.decode("utf-8"), file)
        return compose_draft(loaded, workspace)
    from drafter.files.reading import read_bytes

    module = importlib.import_module(f"drafter.readers.{kind}")
    options = options or readers.DEFAULTS
    reading: Reading = module.read(read_bytes(file, limit=module.LIMIT) if data is None else data, file, options)
    reading = _damage(reading, workspace, mend=options.repair)
    return Opened(file, reading.document, reading=reading, text=reading.text)


def _damage(reading: Reading, workspace: Workspace, *, mend: bool) -> Reading:
    """The reading with its damage as findings; with ``mend``, what is safe is put right and each repair told."""
    from drafter import damage
    from drafter.checks import damaged, engine

    def words() -> Mapping[str, int]:
        # the words of the bundled library are words that drafter lists itself
        if workspace.bundled:
            return {}
        entries = workspace.library(strict=False).clauses.values()
        return damage.katakana(entry.clause.text for entry in entries)

    found = damage.find(reading.document, reading.account, words)
    if not found:
        return reading
    context = engine.Context(file=reading.document.origin.file or "", source=reading.text, account=reading.account)
    context = context.about(reading.document)
    if not mend:
        return replace(reading, document=reading.document.with_findings(damaged.findings(context, found)))
    told = (*damage.repaired(found), *damaged.findings(context, (one for one in found if not one.mended)))
    document = damage.repair(reading.document, found).with_findings(told)
    return replace(reading, document=document, account=damage.moved(reading.account, found))


def compose_draft(loaded: Loaded[Draft], workspace: Workspace) -> Opened:
    """The Document of a draft that is already loaded, as the screen has it."""
    from drafter.compose import compose

    template = _template_of(loaded, workspace)
    library = workspace.library()
    document = compose(loaded, template, library)
    return Opened(loaded.file, document, template, loaded, library=library, text=loaded.text)


def _template_of(loaded: Loaded[Draft], workspace: Workspace) -> Template:
    """The draft's template. Raises InputError at the draft's own line when there is none of that name."""
    named = loaded.value.template
    try:
        return workspace.template(named or workspace.settings.template or "nga")
    except InputError as error:
        if named and not error.place.file:
            raise InputError(error.message, loaded.place("template"), error.hint) from error
        raise


def check(opened: Opened, workspace: Workspace, *, today: date | None = None) -> tuple[Finding, ...]:
    """All findings of a document: what reading or composing noticed, and what the rules find.

    Args:
        today: the day against which years have passed; the day of the call when None.
    """
    import datetime

    from drafter.checks import engine

    context = engine.Context(
        template=opened.template,
        settings=workspace.settings,
        file=opened.file,
        is_draft=opened.loaded is not None,
        source=opened.text,
        before=lambda: previous(opened, workspace),
        library=opened.library,
        words=lambda: _often(opened.library),
        told=opened.reading is not None,
        signed=lambda: signed(opened.file)[0],
        today=today or datetime.date.today(),  # noqa: DTZ011  the user's own calendar is meant
    )
    found = engine.run(opened.document, context)
    if opened.loaded is not None and (unread := signed(opened.file)[1]):
        found = ordered((*found, *unread))
    return not_accepted(found, opened.file)


def signed(file: str) -> tuple[tuple[Approval, ...], tuple[Finding, ...]]:
    """The approvals beside a draft, and what is wrong with a record that cannot be read (it approves nothing).

    Read once for each state of its file: the screen asks after every key stroke.
    """
    from drafter.files import names

    path = names.sidecar(file, names.APPROVALS)
    try:
        stamp = path.stat().st_mtime_ns if file != "-" else 0
    except OSError:
        return (), ()
    if not stamp:
        return (), ()
    if (str(path), stamp) not in _signed:
        from drafter.model.loading import load_approvals

        _signed.clear()
        try:
            _signed[str(path), stamp] = load_approvals(path).value.approved, ()
        except InputError as error:
            told = (error, *error.others)
            found = tuple(Finding("APR003", "approvals-unread", Severity.ERROR, e.message, e.place) for e in told)
            _signed[str(path), stamp] = (), found
    return _signed[str(path), stamp]


#: the approvals that were read last, by path and time
_signed: dict[tuple[str, int], tuple[tuple[Approval, ...], tuple[Finding, ...]]] = {}


def not_accepted(findings: tuple[Finding, ...], file: str) -> tuple[Finding, ...]:
    """The findings without those that ``FILE.accepted.yaml`` accepts, and with one for each acceptance that nothing
    needs any more. A sidecar that cannot be read accepts nothing, and says so.
    """
    from drafter.files import names

    path = names.sidecar(file)
    if file == "-" or not path.is_file():
        return findings
    from drafter.checks import acceptance
    from drafter.model.loading import load_accepted

    try:
        loaded = load_accepted(path)
    except InputError as error:
        told = (error, *error.others)
        return ordered(
            (*findings, *(Finding("ACC002", "not-readable", Severity.ERROR, e.message, e.place) for e in told))
        )
    left, unused = acceptance.apply(findings, loaded.value.accepted)
    for at in unused:
        entry = loaded.value.accepted[at]
        message = Message(
            ja=f"了承した指摘（{entry.rule}）は、もうありません。この項目は消せます",
            en=f"the accepted finding ({entry.rule}) is gone: this entry can be deleted",
        )
        place = loaded.place("accepted", at, "rule")
        left.append(Finding("ACC001", "acceptance-unused", Severity.INFO, message, place, entry.text or entry.rule))
    return ordered(left)


def _often(library: Library | None) -> Mapping[str, int]:
    """The katakana words of a library that stand in it often: a draft is made of it, slips and all."""
    from drafter import damage

    if library is None:
        return {}
    counted = damage.katakana(entry.clause.text for entry in library.clauses.values())
    return {word: count for word, count in counted.items() if count > 2}


def previous(opened: Opened, workspace: Workspace) -> Document | None:
    """The document of the year before, as the draft's ``previous`` names it; None without one that can be read.

    Read once for each state of its file: the screen asks after every key stroke.
    """
    named = opened.loaded.value.previous if opened.loaded is not None else ""
    if not named:
        return None
    path = Path(opened.file).parent / named
    try:
        stamp = path.stat().st_mtime_ns
        key = (str(path), stamp, str(workspace.root))
        if key not in _previous:
            _previous.clear()
            _previous[key] = open_document(str(path), workspace).document
        return _previous[key]
    except (DrafterError, OSError):
        return None  # the draft itself is checked; its previous file is checked when it is named


#: the last document of a year before that was read, by path, time and workspace
_previous: dict[tuple[str, int, str], Document] = {}


def holes(opened: Opened, findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """The findings that would print a hole into a final document: such a one is not written unless forced.

    A clause that no collection has, a slot that nothing fills, a mark or reference that means nothing, a picture that
    is not there, a day that is left blank, a clause without the approval that the house requires. All else (a number
    that a past document really printed twice, say) is told, and printed as it stands.
    """
    if opened.document.status != "final" or opened.loaded is None:
        return ()
    date, pinned = opened.document.date, opened.loaded.value.printed_date
    codes = {"CMP001", "CMP004", "CMP005", "CMP007", "VAL001", "APR002", "APR003"} | (
        {"PRT004"} if date is not None and not pinned else set()
    )
    return tuple(finding for finding in findings if finding.code in codes and finding.severity is Severity.ERROR)


def render(opened: Opened, format_name: str, workspace: Workspace) -> bytes:
    """The document in one format.

    Raises:
        UsageError: for a format that no writer has.
    """
    known_format(format_name)
    module = importlib.import_module(f"drafter.writers.{format_name}")
    written: bytes = module.write(opened.document, _dress(opened, workspace))
    return written


def _dress(opened: Opened, workspace: Workspace) -> Template:
    """The template that a document is written in; a past one has the usual."""
    return opened.template or workspace.template(opened.document.template or "nga")


def printable(opened: Opened, workspace: Workspace) -> bytes:
    """The Word file of which LibreOffice makes the PDF.

    Raises:
        InputError: the reference document cannot be read.
    """
    from drafter.writers import docx

    return docx.for_printing(opened.document, _dress(opened, workspace))


def with_pages(opened: Opened, workspace: Workspace) -> bytes:
    """The Word file with page numbers in its table of contents, worked out by LibreOffice.

    Raises:
        InputError: the reference document cannot be read. OutputError: there is no LibreOffice, or it does not tell.
    """
    from drafter.writers import docx

    return docx.with_pages(opened.document, _dress(opened, workspace))


def dressed(opened: Opened, reference: str, workspace: Workspace) -> Opened:
    """The document with another reference document (a house's own Word file) than its template's."""
    return replace(opened, template=_dress(opened, workspace).model_copy(update={"reference": reference}))


def look(opened: Opened, workspace: Workspace) -> tuple[Finding, ...]:
    """What the template's reference document lacks; nothing without one. Raises InputError: it cannot be read."""
    from drafter.writers import docx

    return docx.lacking(opened.document, _dress(opened, workspace))


def known_format(format_name: str) -> None:
    """Passes for a format that a writer has.

    Raises:
        UsageError: otherwise, naming those that there are.
    """
    if format_name not in formats():
        known = ", ".join(formats())
        raise UsageError(
            Message(ja=f"形式「{format_name}」では書き出せません", en=f"cannot write the format “{format_name}”"),
            hint=Message(ja=f"書き出せる形式: {known}", en=f"formats: {known}"),
        )


@lru_cache(maxsize=1)
def formats() -> tuple[str, ...]:
    """Names of the formats that can be written."""
    return registry.names(writers)


def reader_of(file: str) -> str | None:
    """Name of the reader for a file's ending, None when there is none."""
    ending = Path(file).suffix.lower()
    return next((m.__name__.rsplit(".", 1)[1] for m in registry.modules(readers) if ending in m.EXTENSIONS), None)


def _given(from_format: str) -> str:
    """The reader that a user names. Raises UsageError when there is none."""
    kind = _ALIASES.get(from_format, from_format)
    if kind != "yaml" and kind not in registry.names(readers):
        known = _readable()
        raise UsageError(
            Message(ja=f"形式「{from_format}」は読めません", en=f"cannot read the format “{from_format}”"),
            hint=Message(ja=f"--from-format に書けるもの: {known}", en=f"--from-format takes: {known}"),
        )
    return kind


def _readable() -> str:
    """What ``--from-format`` takes, as it is shown to users."""
    short = {name: alias for alias, name in _ALIASES.items() if alias in ("txt", "md")}
    return ", ".join(("yaml", *(short.get(name, name) for name in registry.names(readers))))


def endings() -> str:
    """The endings of files that can be opened, as they are shown to users."""
    return " ".join((*DRAFT_ENDINGS, *(ending for one in registry.modules(readers) for ending in one.EXTENSIONS)))


def _kind(file: str) -> str:
    ending = Path(file).suffix.lower()
    if ending in DRAFT_ENDINGS:
        return "yaml"
    if file == "-":
        raise UsageError(
            Message(ja="標準入力の形式が分かりません", en="the format of standard input is not known"),
            hint=Message(
                ja=f"--from-format を付けてください（{_readable()}）", en=f"give --from-format ({_readable()})"
            ),
        )
    reader = reader_of(file)
    if reader is not None:
        return reader
    from drafter.files.reading import read_bytes

    if not ending:
        return "text"
    from drafter.files import limits
    from drafter.readers import _refused

    data = read_bytes(file, limit=limits.WORD_BYTES)  # a missing file or a folder is told as such, before its ending
    raise _refused.refusal(file, data) or InputError(
        Message(ja=f"この種類のファイル（{ending}）は読めません", en=f"files of this kind ({ending}) cannot be read"),
        Place(file),
        Message(ja=f"読めるもの: {endings()}", en=f"readable: {endings()}"),
    )
