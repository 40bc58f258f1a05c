"""The journal: what is on the screen is on the disk within a second, and is found after a crash.

One file a draft, ``<workspace>/.drafter/journal/<name>-<hash>.jsonl`` (or the user's state folder where the
workspace cannot be written). Each line is a JSON record with its own checksum, written and fsync'ed before the call
returns; a line torn by a crash is left out when reading. Records:

* ``open``   the draft's file, its fingerprint, when, which process
* ``state``  the whole draft, and what is selected
* ``live``   words being typed in one place since the last state

The journal is locked while its screen lives: a lock that can be had tells a dead screen. A clean end removes it.
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sys
import time
import zlib
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, BinaryIO

from drafter.edit import words
from drafter.edit.paths import EditRefused
from drafter.edit.paths import Path as Place
from drafter.errors import InputError, OutputError
from drafter.files import saving
from drafter.files.saving import Fingerprint
from drafter.language import Message
from drafter.model.draft import Draft

#: a journal longer than this (bytes) is begun anew with the last state
ROTATE = 4 * 1024 * 1024
#: a journal longer than this is not read: it cannot be one
LARGEST = 64 * 1024 * 1024
#: screens on one draft at the same time
SCREENS = 20


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a dead screen left.

    Attributes:
        draft: the draft with what was being typed in it.
        selection: the place that was selected.
        when: seconds since 1970 of the last record.
        base: the file as it was when that screen read or saved it.
        words: what was being typed last, for showing.
        journals: the journal files, to be removed when the offer is taken or turned down.
    """

    draft: Draft
    selection: Place
    when: float
    base: Fingerprint
    words: str
    journals: tuple[Path, ...]


def folder(workspace: Path | None) -> Path:
    """Where the journals of a draft lie: in its workspace, else in the user's state folder."""
    home = workspace if workspace and _writable(workspace) else None
    if home is not None:
        return home / ".drafter" / "journal"
    state = os.environ.get("XDG_STATE_HOME") or os.environ.get("LOCALAPPDATA") or str(Path.home() / ".local" / "state")
    return Path(state) / "drafter" / "journal"


def _writable(place: Path) -> bool:
    return place.is_dir() and os.access(place, os.W_OK)


def name_of(draft_file: Path) -> str:
    """The journal's name: readable, and one for each path."""
    full = os.path.realpath(draft_file)
    return f"{draft_file.stem[:40]}-{hashlib.sha256(full.encode('utf-8', 'surrogatepass')).hexdigest()[:12]}"


class Journal:
    """The journal of one screen.

    Args:
        place: the folder.
        draft_file: the draft's file.
        base: its fingerprint when it was read.

    Raises:
        OutputError: the journal cannot be written.
    """

    def __init__(self, place: Path, draft_file: Path, base: Fingerprint) -> None:
        self.draft_file = draft_file
        self.base = base
        self._last: dict[str, Any] | None = None
        self._stream: BinaryIO | None = None
        try:
            place.mkdir(parents=True, exist_ok=True)
            _ignore(place.parent)
            self.path, self._stream = _take(place, name_of(draft_file))
            self._begin()
        except OSError as error:
            raise saving.failure(error, place) from error

    def state(self, data: dict[str, Any], selection: Place) -> None:
        """The whole draft (``to_data``). Raises OutputError."""
        self._last = {"kind": "state", "at": time.time(), "draft": data, "selection": list(selection)}
        self._add(self._last)

    def live(self, place: Place, text: str, library_text: str | None) -> None:
        """Words being typed at one place. Raises OutputError."""
        record = {"kind": "live", "at": time.time(), "path": list(place), "text": text, "library": library_text}
        self._add(record)

    def rebase(self, base: Fingerprint) -> None:
        """The file holds everything now: begin anew. Raises OutputError."""
        self.base = base
        self._last = None
        self._again()

    def close(self) -> None:
        """A clean end: nothing to recover. (The lock goes with the file.)"""
        if self._stream is None:
            return
        stream, self._stream = self._stream, None
        if sys.platform == "win32":
            stream.close()
        with contextlib.suppress(OSError):
            self.path.unlink()
        if sys.platform != "win32":
            stream.close()

    def _begin(self) -> None:
        self._add(
            {
                "kind": "open",
                "at": time.time(),
                "file": str(self.draft_file.absolute()),
                "base": asdict(self.base),
                "pid": os.getpid(),
            }
        )

    def _again(self) -> None:
        if self._stream is None:
            return
        try:
            self._stream.seek(0)
            self._stream.truncate()
        except OSError as error:
            raise saving.failure(error, self.path) from error
        self._begin()

    def _move_on(self) -> None:
        """A new journal with the last state; the long one goes when that is on the disk."""
        old, path = self._stream, self.path
        self.path, self._stream = _take(path.parent, name_of(self.draft_file))
        self._begin()
        if self._last is not None:
            self._add(self._last, fresh=True)
        if old is not None:
            old.close()
        path.unlink()

    def _add(self, record: dict[str, Any], *, fresh: bool = False) -> None:
        if self._stream is None:
            return
        body = json.dumps(record, ensure_ascii=True, separators=(",", ":"))
        line = f"{zlib.crc32(body.encode()):08x} {body}\n".encode()
        try:
            self._stream.seek(0, os.SEEK_END)
            if self._stream.tell() + len(line) > ROTATE and self._last is not None and not fresh:
                self._move_on()
                if record is self._last:
                    return
                self._stream.seek(0, os.SEEK_END)
            self._stream.write(line)
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise saving.failure(error, self.path) from error


def _ignore(place: Path) -> None:
    """The folder keeps itself out of version control."""
    mark = place / ".gitignore"
    if not mark.exists():
        with contextlib.suppress(OSError):
            mark.write_text("*\n", encoding="utf-8")


def _take(place: Path, name: str) -> tuple[Path, BinaryIO]:
    """The first journal of that name that no living screen holds and that holds nothing to recover."""
    for number in range(1, SCREENS + 1):
        path = place / (f"{name}.jsonl" if number == 1 else f"{name}.{number}.jsonl")
        stream = path.open("a+b")
        stream.seek(0, os.SEEK_END)
        if _lock(stream) and stream.tell() == 0:
            return path, stream
        stream.close()
    raise OutputError(Message(ja="同じ原案が多くの画面で開かれています", en="too many screens have this draft open"))


def _lock(stream: BinaryIO) -> bool:
    """Take the lock that falls when the process dies; False when a living one holds it."""
    try:
        if sys.platform == "win32":
            import msvcrt

            stream.seek(LARGEST)  # beyond all records: reading them is not barred
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            stream.seek(0, os.SEEK_END)
        else:
            import fcntl

            fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def busy(place: Path, draft_file: Path) -> bool:
    """Whether another living screen has the draft open."""
    return any(not dead for _, dead in _journals(place, draft_file))


def find(place: Path, draft_file: Path) -> Recovery | None:
    """What dead screens left of a draft; the newest. Journals without any change are cleared away."""
    left: list[tuple[Path, Recovery]] = []
    for path, dead in _journals(place, draft_file):
        if not dead:
            continue
        found = _read(path)
        if found is not None:
            left.append((path, found))
            continue
        with contextlib.suppress(OSError):
            if _empty(path):
                path.unlink()
            else:  # words that this version cannot read are kept all the same
                path.rename(path.with_suffix(".unreadable"))
    if not left:
        return None
    newest = max((found for _, found in left), key=lambda found: found.when)
    return Recovery(
        newest.draft, newest.selection, newest.when, newest.base, newest.words, tuple(path for path, _ in left)
    )


def left(place: Path) -> tuple[Path, ...]:
    """The drafts of which dead screens left changes, by name; also those that never had a file."""
    found: set[Path] = set()
    for path in place.glob("*.jsonl"):
        with contextlib.suppress(OSError, KeyError, TypeError):
            with path.open("r+b") as stream:
                if not _lock(stream):
                    continue
            lines = records(path.read_bytes()) if path.stat().st_size <= LARGEST else []
            if any(record["kind"] == "state" for record in lines):
                found.update(Path(str(record["file"])) for record in lines if record["kind"] == "open")
    return tuple(sorted(found))


def discard(recovery: Recovery) -> None:
    """Remove the journals of an offer that was taken (its draft is in a new journal by then) or turned down."""
    for path in recovery.journals:
        with contextlib.suppress(OSError):
            path.unlink()


def _journals(place: Path, draft_file: Path) -> list[tuple[Path, bool]]:
    """The journals of a draft, each with whether its screen is dead."""
    name = name_of(draft_file)
    found = []
    for path in sorted([*place.glob(f"{name}.jsonl"), *place.glob(f"{name}.*.jsonl")]):
        with contextlib.suppress(OSError), path.open("r+b") as stream:
            found.append((path, _lock(stream)))
    return found


def records(data: bytes) -> list[dict[str, Any]]:
    """The whole records of a journal, in order; torn or foreign lines are left out."""
    found = []
    for line in data.split(b"\n"):
        check, _, body = line.partition(b" ")
        with contextlib.suppress(ValueError):
            if body and int(check, 16) == zlib.crc32(body):
                record = json.loads(body)
                if isinstance(record, dict):
                    found.append(record)
    return found


def _empty(path: Path) -> bool:
    return path.stat().st_size < LARGEST and all(r.get("kind") == "open" for r in records(path.read_bytes()))


def _read(path: Path) -> Recovery | None:
    """What a journal holds beyond its ``open``; None when that is nothing or no draft any more."""
    try:
        if path.stat().st_size > LARGEST:
            return None
        lines = records(path.read_bytes())
    except OSError:
        return None
    base, draft, selection, typed, when = Fingerprint(0, -1, ""), None, (), "", 0.0
    for record in lines:
        try:
            match record["kind"]:
                case "open":
                    base = Fingerprint(**record["base"])
                    draft, typed = None, ""
                case "state":
                    draft, selection = _draft(record["draft"]), tuple(record["selection"])
                case "live" if draft is not None:
                    selection, typed = tuple(record["path"]), str(record["text"])
                    draft = words.set_text(draft, selection, typed, record["library"]).draft
            when = float(record["at"])
        except (KeyError, TypeError, ValueError, EditRefused, InputError):
            continue
    return None if draft is None else Recovery(draft, selection, when, base, typed, (path,))


def _draft(data: object) -> Draft:
    return Draft.model_validate(data)
