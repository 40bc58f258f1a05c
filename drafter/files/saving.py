"""The one place that writes files: whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import hashlib
import os
import stat
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import OutputError, Place
from drafter.language import Message


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """How a file was when it was read. ``size`` is -1 for a file that is not there."""

    mtime_ns: int
    size: int
    sha256: str


def write(path: Path, data: bytes) -> None:
    """Write a file atomically: a temporary file beside it, flushed to the disk, then put in its place.

    A symbolic link is followed and its target replaced; permission bits of an existing file are kept; missing
    parent folders are made.

    Raises:
        OutputError: nothing was written; what was there before is untouched and no temporary file stays.
    """
    temporary: Path | None = None
    try:
        target = Path(os.path.realpath(path))
        mode = _mode(target)
        target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(descriptor)
        temporary.chmod(mode)
        temporary.replace(target)
        temporary = None
    except (OSError, ValueError) as error:
        raise failure(error, path) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()
    _sync_folder(target.parent)


def encoded(text: str, encoding: str) -> bytes:
    """Text in the encoding that its file was read in; in UTF-8 where that one has no sign for a new letter.

    Args:
        text: with U+FEFF in front where the file had a byte order mark.
        encoding: ``Decoded.encoding``.

    Raises:
        OutputError: half a character (a lone surrogate), which no file can hold.
    """
    for name in (encoding, "utf-8"):
        try:
            return text.encode(name)
        except UnicodeEncodeError:
            continue
    raise OutputError(
        Message(
            ja="文字の半分（サロゲート）が含まれるため保存できません",
            en="cannot be saved: the text holds half a character (a lone surrogate)",
        )
    )


def _mode(target: Path) -> int:
    """Permission bits for the file: those it has, or what the user's mask leaves. Refuses what is no file."""
    try:
        status = target.stat()
    except FileNotFoundError:
        return 0o666 & ~_umask()
    if stat.S_ISDIR(status.st_mode):
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    if not stat.S_ISREG(status.st_mode):
        raise OSError(errno.ENXIO, "not a regular file", str(target))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(target))
    return stat.S_IMODE(status.st_mode)


def _umask() -> int:
    # The mask cannot be read without being set on most systems; /proc tells it without a race between threads.
    with contextlib.suppress(OSError, ValueError), Path("/proc/self/status").open(encoding="ascii") as lines:
        for line in lines:
            if line.startswith("Umask:"):
                return int(line.split()[1], 8)
    mask = os.umask(0o022)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the new name itself last through a loss of power, where the system can (not on Windows)."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def failure(error: OSError | ValueError, path: Path | str) -> OutputError:
    """An operating system's error in writing as the error that a user reads."""
    code = error.errno if isinstance(error, OSError) else None
    message, hint = _REASONS.get(code or 0, (None, None))
    if message is None:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        message = Message(ja=f"書き込めません（{reason}）", en=f"cannot be written ({reason})")
    return OutputError(message, Place(str(path)), hint)


_FULL = (
    Message(
        ja="ディスクの空きがなく、書き込めません。元のファイルはそのままです",
        en="cannot be written: the disk is full; what was there before is untouched",
    ),
    Message(ja="空きを作ってからやり直してください", en="make room and try again"),
)
_DENIED = (
    Message(ja="書き込みが許可されていません", en="permission to write is denied"),
    Message(
        ja="フォルダーの権限を確かめるか、別の場所を指定してください",
        en="look at the folder's permissions, or name another place",
    ),
)
_REASONS: dict[int, tuple[Message | None, Message | None]] = {
    errno.ENOSPC: _FULL,
    getattr(errno, "EDQUOT", errno.ENOSPC): _FULL,
    errno.EACCES: _DENIED,
    errno.EPERM: _DENIED,
    errno.EROFS: (
        Message(ja="書き込みできない場所（読み取り専用）です", en="this place is read-only"),
        Message(ja="別の場所を指定してください", en="name another place"),
    ),
    errno.ENOENT: (Message(ja="フォルダーを作れません", en="the folder cannot be made"), None),
    errno.EISDIR: (
        Message(ja="同じ名前のフォルダーがあるため書き込めません", en="cannot be written: a folder has this name"),
        None,
    ),
    errno.ENOTDIR: (
        Message(
            ja="途中の名前がフォルダーではないため書き込めません",
            en="cannot be written: a part of the path is no folder",
        ),
        None,
    ),
    errno.EEXIST: (
        Message(
            ja="フォルダーを作れません。同じ名前のファイルがあります",
            en="the folder cannot be made: a file has this name",
        ),
        None,
    ),
    errno.ENAMETOOLONG: (Message(ja="ファイル名が長すぎます", en="the file name is too long"), None),
    errno.ENXIO: (
        Message(
            ja="普通のファイルではないため書き込めません（装置・パイプなど）",
            en="cannot be written: this is not a regular file (a device, pipe or socket)",
        ),
        None,
    ),
}


def fingerprint(path: Path) -> Fingerprint:
    """How the file is now; a missing or unreadable one gives size -1 and no hash."""
    try:
        with path.open("rb") as stream:
            status = os.fstat(stream.fileno())
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return Fingerprint(0, -1, "")
    return Fingerprint(status.st_mtime_ns, status.st_size, digest)


def changed(path: Path, before: Fingerprint) -> bool:
    """Whether the file's content is another than at ``before``.

    Time and size are looked at first; only where they differ is the content read, so that a file merely touched
    (copied back, synchronised) does not count.
    """
    try:
        status = path.stat()
    except OSError:
        return before.size != -1
    if (status.st_mtime_ns, status.st_size) == (before.mtime_ns, before.size):
        return False
    return fingerprint(path).sha256 != before.sha256
