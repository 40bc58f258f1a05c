"""The version that was sent: kept whenever a draft is rendered to Word, found again when a file comes back.

``WORKSPACE/.drafter/sent/<hash>/`` holds ``draft.yaml`` (the draft's text as it was), ``sent.docx`` (the very file)
and ``printed.json`` (what the draft printed, each with its key path), where ``<hash>`` is the first 32 digits of the
source hash in the file's custom properties (``writers/_docx_identity.py``). A version is kept once; rendering it
again only tells that it is still wanted. Of more than :data:`VERSIONS` versions, or :data:`SENT_BYTES`, those that
were rendered longest ago go first.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from drafter.errors import DrafterError, InputError
from drafter.files import limits
from drafter.language import Message
from drafter.review.opinions import Form, Target

if TYPE_CHECKING:
    from drafter.pipeline import Opened
    from drafter.workspace import Workspace

#: versions that are kept in one workspace, and bytes of them all: years of a secretariat's work
VERSIONS = 2_000
SENT_BYTES = 512 * 1024 * 1024
#: how many of them go at once, so that not every rendering looks for the oldest
_AT_ONCE = 50
#: after so many new versions in one run it is looked again whether some must go
_LOOK = 100

_FOLDER = (".drafter", "sent")
_DRAFT, _DOCX, _PRINTED = "draft.yaml", "sent.docx", "printed.json"
_DIGITS = 32
_since_look = 0


@dataclass(frozen=True, slots=True)
class Printed:
    """A paragraph, or a table's cell, of the version that was sent.

    Attributes:
        target: which it is. stream: ``body``, ``note``, ``margin`` (header, footer) or ``box``.
        raw: its text in the Word file: ``before`` + ``target.text`` + ``after``, with a label that is text
            in front, a mark like （案） behind.
        form, level: what it is.
        names: bookmarks around it. table: the number of its table in the file, from 0; -1 elsewhere.
        fields: results of the fields in it (references), in order.
    """

    target: Target
    raw: str = ""
    before: str = ""
    after: str = ""
    stream: str = "body"
    form: Form = Form.PARAGRAPH
    level: int = 0
    names: tuple[str, ...] = ()
    table: int = -1
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sent:
    """A version that was sent.

    Attributes:
        hash: of what was printed. document: the draft's id. draft: its file name.
        text: the draft's YAML. printed: what was printed, in order.
        contents: the lines of its table of contents, folded.
        kept: whether it was kept when it was rendered; else it is the draft as it is now.
    """

    hash: str
    document: str
    draft: str
    text: str
    printed: tuple[Printed, ...]
    contents: frozenset[str] = frozenset()
    kept: bool = True


def folder(workspace: Workspace) -> Path:
    """Where the versions of a workspace are kept."""
    return workspace.root.joinpath(*_FOLDER)


def keep(workspace: Workspace, opened: Opened, data: bytes) -> None:
    """Keeps a version as it is rendered, whole or not at all; the same version is kept once.

    Nothing is kept of a past document, nor in the bundled workspace, which is nobody's.

    Args:
        data: the Word file that was made of it.

    Raises:
        OutputError: it could not be written.
    """
    from drafter.files import saving
    from drafter.review import identity

    if opened.loaded is None or workspace.bundled:
        return
    digits = _digits(identity.of(data, opened.file).source)
    if not digits:
        return
    target = folder(workspace) / digits
    try:
        if target.is_dir():
            os.utime(target)
            return
        _write(target, opened, data)
    except OSError as error:
        if not target.is_dir():  # another process may have kept it meanwhile
            raise saving.failure(error, target) from error
    _look(target.parent)


def keep_or_tell(workspace: Workspace, opened: Opened, data: bytes) -> Message | None:
    """What ``render`` and ``build`` call for each Word file: keeps it, or tells why not, which stops nothing.

    Args:
        data: the Word file.
    """
    try:
        keep(workspace, opened, data)
    except DrafterError as error:
        return Message(
            ja=f"{opened.file}: 送った版の控えを残せませんでした（{error.message.ja}）。"
            "戻ってきたファイルは、そのときの原案と比べることになります。",
            en=f"{opened.file}: the version that is sent could not be kept ({error.message.en}); "
            "what comes back will be compared with the draft as it is then.",
        )
    return None


def find(workspace: Workspace, source: str) -> Sent | None:
    """The version with that source hash (``sha256:…`` or the digits); None where none was kept, or not whole."""
    digits = _digits(source)
    place = folder(workspace) / digits
    if not digits or not place.is_dir():
        return None
    from drafter.review import printing

    try:
        text, data = (place / _DRAFT).read_text(encoding="utf-8"), (place / _DOCX).read_bytes()
        stored = json.loads((place / _PRINTED).read_text(encoding="utf-8"))
        nodes = [printing.Node(*node) for node in stored["nodes"]]
        printed, contents = printing.printed(data, str(place / _DOCX), nodes)
        return Sent(str(stored["source"]), str(stored["document"]), str(stored["draft"]), text, printed, contents)
    except (OSError, ValueError, KeyError, TypeError, InputError):
        return None  # a version that somebody damaged is as good as none


def versions(workspace: Workspace, document: str) -> Iterator[Sent]:
    """The versions of one draft that are kept, the newest first; each is read when it is asked for."""
    for place in reversed(_by_age(folder(workspace))):
        try:
            stored = json.loads((place / _PRINTED).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            continue
        if isinstance(stored, dict) and stored.get("document") == document:
            found = find(workspace, place.name)
            if found is not None:
                yield found


def now(opened: Opened, workspace: Workspace) -> Sent:
    """The draft as it is now, as if it were sent.

    Raises:
        InputError: it is no draft.
    """
    from drafter import pipeline
    from drafter.review import identity, printing

    if opened.loaded is None:
        raise InputError(
            Message(ja=f"{opened.file}: 原案（YAML）ではありません", en=f"{opened.file}: this is no draft (YAML)")
        )
    data = pipeline.render(opened, "docx", workspace)
    known = identity.of(data, opened.file)
    printed, contents = printing.printed(data, opened.file, printing.nodes(opened.document))
    return Sent(known.source, known.document, known.draft, opened.text, printed, contents, kept=False)


def _digits(source: str) -> str:
    """The name of a version's folder; empty for what is no hash."""
    found = re.fullmatch(r"(?:sha256:)?([0-9a-f]{32,64})", source)
    return found[1][:_DIGITS] if found else ""


def _write(target: Path, opened: Opened, data: bytes) -> None:
    """Writes a folder beside and renames it: it is there whole or not at all."""
    from drafter.review import identity, printing

    known = identity.of(data, opened.file)
    stored: dict[str, Any] = {
        "source": known.source,
        "document": known.document,
        "draft": known.draft,
        "nodes": [list(node) for node in printing.nodes(opened.document)],
    }
    if len(data) > limits.WORD_BYTES:
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    made = Path(tempfile.mkdtemp(prefix=".new-", dir=target.parent))
    try:
        (made / _DRAFT).write_bytes(opened.text.encode("utf-8", "surrogatepass"))
        (made / _DOCX).write_bytes(data)
        (made / _PRINTED).write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")
        made.chmod(0o755)
        made.rename(target)
    finally:
        shutil.rmtree(made, ignore_errors=True)


def _look(place: Path) -> None:
    """Once a run, and then after every so many versions: what is too much goes, the oldest first."""
    global _since_look  # noqa: PLW0603  a count of this process
    _since_look += 1
    if _since_look % _LOOK != 1:
        return
    clean(place)


def clean(place: Path, versions: int = VERSIONS, size: int = SENT_BYTES) -> int:
    """Removes the versions that were rendered longest ago where there are too many, or too large ones together.

    Args:
        place: the folder of the versions. versions, size: how many may stay, and how many bytes of all.

    Returns:
        How many were removed.
    """
    every = _by_age(place)
    sizes = [sum(_size(file) for file in one.iterdir()) for one in every]
    gone = 0
    total = sum(sizes)
    if len(every) > versions or total > size:
        room = max(1, versions - _AT_ONCE) if versions > _AT_ONCE else versions
        while gone < len(every) - 1 and (len(every) - gone > room or total > size):
            shutil.rmtree(every[gone], ignore_errors=True)
            total -= sizes[gone]
            gone += 1
    return gone


def _by_age(place: Path) -> list[Path]:
    found: list[tuple[float, str, Path]] = []
    with contextlib.suppress(OSError):
        for one in place.iterdir():
            if _digits(one.name):
                with contextlib.suppress(OSError):
                    found.append((one.stat().st_mtime, one.name, one))
    return [one for _, _, one in sorted(found)]


def _size(file: Path) -> int:
    try:
        return file.stat().st_size
    except OSError:
        return 0
