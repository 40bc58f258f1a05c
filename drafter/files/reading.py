"""Bytes of a file the user named, and their text whatever Japanese encoding it was saved in.

Nothing is guessed silently: bytes that fit no encoding strictly stop the run with the place of the first wrong
byte; there is no replacement character. Formats recognised by their first bytes follow the ``file(1)`` magic of
each format's own specification.
"""

from __future__ import annotations

import codecs
import errno
import os
import re
import stat
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.language import Message

#: the name that stands for standard input on the command line
STDIN = "-"


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file.

    Attributes:
        text: without byte order mark; every line ends in ``\\n`` (``\\r\\n`` and ``\\r`` are turned into it). Form
            feeds, U+0085 and U+2028 stay inside their lines: split at ``\\n`` only.
        encoding: Python's name of it: ``utf-8``, ``utf-16-le``, ``cp932``, ``euc_jp``, ``iso2022_jp`` …
        bom: whether a byte order mark stood in front.
        original: the text with its own line ends and, as U+FEFF, its byte order mark.
    """

    text: str
    encoding: str
    bom: bool
    original: str


_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its beginning
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_OFFICE = "Word・Excel", "a Word or Excel file"
_PICTURE = "画像", "a picture"
_MAGIC = (
    (b"PK\x03\x04", ("Word・Excel・ZIP", "a Word, Excel or ZIP file")),
    (b"%PDF-", ("PDF", "a PDF")),
    (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        ("旧形式の Word・Excel・一太郎", "an old Word, Excel or Ichitaro file"),
    ),
    (b"{\\rtf", ("リッチテキスト（RTF）", "a rich text (RTF) file")),
    (b"\x7fELF", ("プログラム", "a program")),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"\x1f\x8b", ("圧縮ファイル（gzip）", "a compressed file (gzip)")),
    (b"7z\xbc\xaf\x27\x1c", ("圧縮ファイル（7z）", "a compressed file (7z)")),
    (b"SQLite format 3\x00", ("データベース", "a database")),
)


def read_bytes(path: str, *, limit: int = limits.TEXT_BYTES) -> bytes:
    """Read a regular file, or standard input for ``-``, of at most ``limit`` bytes.

    Raises:
        InputError: missing, a directory, a device or pipe (never opened for reading: it might hang), no permission,
            too large.
    """
    if path == STDIN:
        return _bounded(_stdin, "-", limit)
    try:
        _regular(Path(path).stat(), path)
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    except (OSError, ValueError) as error:
        raise _unreadable(error, path) from error
    with os.fdopen(descriptor, "rb") as stream:
        status = os.fstat(descriptor)
        _regular(status, path)
        if status.st_size > limit:
            raise _too_large(path, limit, status.st_size)
        return _bounded(stream.read, path, limit)


def _stdin(count: int) -> bytes:
    if sys.stdin is None:
        return b""
    return sys.stdin.buffer.read(count)


def _bounded(read: Callable[[int], bytes], path: str, limit: int) -> bytes:
    try:
        data = read(limit + 1)
    except OSError as error:
        raise _unreadable(error, path) from error
    if len(data) > limit:
        raise _too_large(path, limit, None)
    return data


def _regular(status: os.stat_result, path: str) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise InputError(
            Message(ja="フォルダーです。ファイルを指定してください", en="this is a folder; name a file"),
            Place(path),
        )
    if not stat.S_ISREG(status.st_mode):
        raise InputError(
            Message(
                ja="普通のファイルではありません（装置・パイプなど）",
                en="this is not a regular file (a device, pipe or socket)",
            ),
            Place(path),
            Message(
                ja="標準入力から読むときは - を指定してください",
                en="to read from standard input, give - instead",
            ),
        )


def _too_large(path: str, limit: int, size: int | None) -> InputError:
    most = limits.megabytes(limit)
    ja = f"大きすぎます（{limits.megabytes(size)}、上限 {most}）" if size else f"大きすぎます（上限 {most}）"
    en = f"too large ({limits.megabytes(size)}, at most {most})" if size else f"too large (at most {most})"
    return InputError(
        Message(ja=ja, en=en),
        Place(path),
        Message(ja="一つの文書ごとに分けてください", en="split it into one file a document"),
    )


def _unreadable(error: OSError | ValueError, path: str) -> InputError:
    code = error.errno if isinstance(error, OSError) else None
    known = {
        errno.ENOENT: Message(ja="ファイルがありません", en="no such file"),
        errno.ENOTDIR: Message(
            ja="ファイルがありません（途中の名前がフォルダーではありません）",
            en="no such file (a part of the path is no folder)",
        ),
        errno.EACCES: Message(ja="読み取りが許可されていません", en="permission to read is denied"),
        errno.EPERM: Message(ja="読み取りが許可されていません", en="permission to read is denied"),
        errno.EISDIR: Message(ja="フォルダーです。ファイルを指定してください", en="this is a folder; name a file"),
        errno.ELOOP: Message(ja="リンクが循環しています", en="its symbolic links go round in a circle"),
        errno.ENAMETOOLONG: Message(ja="ファイル名が長すぎます", en="the file name is too long"),
    }
    reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
    other = Message(ja=f"読み取れません（{reason}）", en=f"cannot be read ({reason})")
    return InputError(known.get(code, other) if code else other, Place(path))


def decode(data: bytes, file: str) -> Decoded:
    """Decode a text file: UTF-8, UTF-16 and UTF-32 with or without BOM, CP932 (Shift_JIS), EUC-JP, ISO-2022-JP.

    Args:
        data: the whole file. Empty gives an empty text: whether that is wrong is the caller's to say.
        file: its name, for messages.

    Raises:
        InputError: a binary file (saying what it seems to be), or bytes wrong in their encoding, with line and
            column of the first.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decoded(_strict(data[len(mark) :], encoding, file), encoding, bom=True)
    _refuse_known(data, file)
    if b"\x00" in data:
        return _wide(data, file)
    if b"\x1b$" in data and data.isascii():
        return _decoded(_strict(data, "iso2022_jp_ext", file), "iso2022_jp", bom=False)
    try:
        return _decoded(_plausible(data.decode("utf-8"), file), "utf-8", bom=False)
    except UnicodeDecodeError as error:
        if _mostly_utf8(data):
            raise _bad_byte(data, "utf-8", error.start, file) from error
        return _legacy(data, error.start, file)


def read_text(path: str, *, limit: int = limits.TEXT_BYTES) -> Decoded:
    """``decode(read_bytes(path))``."""
    return decode(read_bytes(path, limit=limit), path)


def _decoded(text: str, encoding: str, *, bom: bool) -> Decoded:
    plain = text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    return Decoded(plain, encoding, bom, "\ufeff" + text if bom else text)


def _strict(data: bytes, encoding: str, file: str) -> str:
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise _bad_byte(data, encoding, error.start, file) from error
    return _plausible(text, file)


def _bad_byte(data: bytes, encoding: str, at: int, file: str) -> InputError:
    before = data[:at].decode(encoding, errors="ignore").replace("\r\n", "\n").replace("\r", "\n")
    line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
    name = {"iso2022_jp_ext": "ISO-2022-JP"}.get(encoding, encoding.upper())
    shown = f"0x{data[at]:02X}" if at < len(data) else "…"
    return InputError(
        Message(
            ja=f"文字が壊れています：{name} として読めないバイト {shown} があります",
            en=f"the text is damaged: the byte {shown} is not valid {name} here",
        ),
        Place(file, line, column),
        Message(
            ja="元のファイルを確かめ、文字コードを UTF-8 にして保存し直してください",
            en="look at the original and save it again as UTF-8",
        ),
    )


def _refuse_known(data: bytes, file: str) -> None:
    for magic, (ja, en) in _MAGIC:
        if data.startswith(magic):
            raise _binary(file, ja, en)


def _binary(file: str, ja: str = "バイナリ（文章ではないデータ）", en: str = "a binary file") -> InputError:
    return InputError(
        Message(
            ja=f"テキストファイルではありません。{ja}のファイルのようです",
            en=f"this is not a text file; it looks like {en}",
        ),
        Place(file),
        Message(
            ja="テキスト（UTF-8）として保存したファイルを指定してください",
            en="name a file saved as text (UTF-8)",
        ),
    )


def _plausible(text: str, file: str) -> str:
    """Refuse what decodes but is no text: NUL, or control characters in more than one place of twenty."""
    odd = len(re.findall(r"[\x00-\x08\x0b\x0e-\x1a\x1c-\x1f\x7f]", text))
    if "\x00" in text or odd * 20 > len(text):
        raise _binary(file)
    return text


def _wide(data: bytes, file: str) -> Decoded:
    """UTF-16 without a mark: its NUL bytes are halves of ASCII letters and line ends, and kana are among the rest."""
    tried = []
    for encoding in ("utf-16-le", "utf-16-be"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError:
            continue
        if text.isascii() or re.search("[\u3041-\u30ff]", text):
            tried.append((1.0 if text.isascii() else _score(text), encoding, text))
    best = max(tried, default=None)
    if best is None or best[0] < 0.6 or re.search(r"[\x00-\x08\x0e-\x1a\x80-\x9f]", best[2]):
        raise _binary(file)
    return _decoded(best[2], best[1], bom=False)


def _mostly_utf8(data: bytes) -> bool:
    """Whether half of the bytes outside ASCII belong to whole Japanese letters of UTF-8 (three bytes from 0xE2 on).

    In CP932 and EUC-JP such triples are rare: kana begin with 0x82, 0x83 and 0xA4, 0xA5.
    """
    high = len(re.findall(rb"[\x80-\xff]", data))
    whole = sum(map(len, re.findall(rb"[\xe2-\xef][\x80-\xbf]{2}", data)))
    return whole >= 6 and whole * 2 >= high


def _legacy(data: bytes, at: int, file: str) -> Decoded:
    """CP932 or EUC-JP, whichever reads strictly and more like Japanese."""
    tried = []
    for encoding in ("cp932", "euc_jp"):
        try:
            text = data.decode(encoding)
        except UnicodeDecodeError as error:
            tried.append((-1.0, encoding, "", error.start))
            continue
        bad = re.search(r"[\x80-\x9f\xa0\uf8f0-\uf8f3]", text)
        tried.append((-1.0 if bad else _score(text), encoding, text, at))
    score, encoding, text, _ = max(tried)
    if score > 0:
        return _decoded(_plausible(text, file), encoding, bom=False)
    if score == -1.0:
        far = max(tried, key=lambda one: one[3])
        if far[3] * 2 > len(data) and _score(data[: far[3]].decode(far[1], errors="ignore")) > 0.4:
            raise _bad_byte(data, far[1], far[3], file)
    raise _bad_byte(data, "utf-8", at, file)


def _score(text: str) -> float:
    """How Japanese a text looks, per character outside ASCII: kana 1, kanji and marks 0.6; half-width kana and
    private letters, which wrong decodings are full of, count against it."""
    letters = [c for c in text if not c.isascii()]
    if not letters:
        return 0.0
    total = 0.0
    for c in letters:
        if "\u3040" <= c <= "\u30ff":
            total += 1.0
        elif "\u4e00" <= c <= "\u9fff" or "\u3000" <= c <= "\u303f" or "\uff01" <= c <= "\uff5e":
            total += 0.6
        elif "\uff61" <= c <= "\uff9f":
            total += 0.05
        elif "\ue000" <= c <= "\uf8ff":
            total -= 2.0
    return total / len(letters)
