"""Start the worker, watch it, and turn its answers into pages or one clear error."""

from __future__ import annotations

import base64
import json
import os
import queue
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import IO, Any

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.language import Message
from drafter.readers._pdf.page import Page, Piece, Rule

_PRINT_AGAIN = Message(
    ja="元のソフトで開いて PDF に印刷し直すか、元の Word・テキストを指定してください",
    en="open it in another program and print it to PDF again, or name the Word or text file that it was made from",
)
_ERRORS: dict[str, tuple[Message, Message]] = {
    "encrypted": (
        Message(ja="パスワードで保護された PDF です", en="the PDF is protected with a password"),
        Message(
            ja="パスワードを外して保存し直したものを指定してください",
            en="save a copy without the password and name that",
        ),
    ),
    "broken": (
        Message(
            ja="PDF が壊れています（途中で切れているか、PDF ではありません）",
            en="the PDF is broken (cut off, or no PDF)",
        ),
        _PRINT_AGAIN,
    ),
    "pages": (
        Message(
            ja=f"ページが多すぎます（{limits.PDF_PAGES:,} ページまで）",
            en=f"too many pages (at most {limits.PDF_PAGES:,} are read)",
        ),
        Message(ja="提言の部分だけを PDF にしてください", en="make a PDF of the proposal alone"),
    ),
    "characters": (
        Message(
            ja=f"文字が多すぎます（1ページ {limits.PDF_PAGE_CHARACTERS:,} 字、全体 {limits.PDF_CHARACTERS:,} 字まで）",
            en=f"too many characters (at most {limits.PDF_PAGE_CHARACTERS:,} a page, {limits.PDF_CHARACTERS:,} in all)",
        ),
        _PRINT_AGAIN,
    ),
    "objects": (
        Message(
            ja=f"1ページの図形が多すぎます（{limits.PDF_PAGE_OBJECTS:,} まで）",
            en=f"too many drawn objects on a page (at most {limits.PDF_PAGE_OBJECTS:,})",
        ),
        _PRINT_AGAIN,
    ),
    "memory": (
        Message(
            ja=f"読むのに必要なメモリが多すぎます（{limits.megabytes(limits.PDF_MEMORY)} まで）",
            en=f"reading it takes too much memory (at most {limits.megabytes(limits.PDF_MEMORY)})",
        ),
        _PRINT_AGAIN,
    ),
    "time": (
        Message(
            ja=f"読み取りが進みません（{limits.PDF_SECONDS:g}秒待ちました）",
            en=f"reading it does not get on (waited {limits.PDF_SECONDS:g} seconds)",
        ),
        _PRINT_AGAIN,
    ),
    "crash": (
        Message(ja="PDF が壊れていて、読み取りが止まりました", en="the PDF is broken: reading it came to a stop"),
        _PRINT_AGAIN,
    ),
    "library": (
        Message(
            ja="PDF を読むためのライブラリ（pypdfium2）がありません",
            en="the library that reads PDFs (pypdfium2) is missing",
        ),
        Message(ja="drafter を入れ直してください", en="install drafter again"),
    ),
}


def pages(data: bytes, file: str) -> list[Page]:
    """All pages of a PDF.

    Args:
        data: the file. file: its name, for places.

    Raises:
        InputError: encrypted, broken, or beyond a limit.
    """
    if b"%PDF-" not in data[:1024]:  # PDF 32000-1 annex H.3.4, note 13
        raise _error("broken", file)
    with _Worker(data, file) as worker:
        expected = int(worker.next("pages")["pages"])
        return [_page(worker.next("page")) for _ in range(expected)]


def picture(data: bytes, file: str, page: int, dots: int) -> bytes:
    """One page drawn in grey, as a PGM file, at so many dots an inch.

    Raises:
        InputError: as ``pages``.
    """
    with _Worker(data, file, str(page), str(dots)) as worker:
        worker.next("pages")
        return base64.b64decode(worker.next("picture", limits.PDF_PICTURE_SECONDS)["picture"])


class _Worker:
    """A running worker; leaving the block ends it, whatever it is doing."""

    def __init__(self, data: bytes, file: str, *words: str) -> None:
        self.file = file
        self.lines: queue.Queue[bytes] = queue.Queue()
        self.process = subprocess.Popen(
            [sys.executable, "-P", "-m", "drafter.readers._pdf.worker", *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_environment(),
        )
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.threads = (
            threading.Thread(target=_feed, args=(self.process.stdin, data), daemon=True),
            threading.Thread(target=_listen, args=(self.process.stdout, self.lines), daemon=True),
        )
        for thread in self.threads:
            thread.start()

    def __enter__(self) -> _Worker:
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        for thread in self.threads:
            thread.join()
        for stream in (self.process.stdin, self.process.stdout):
            if stream is not None:
                stream.close()

    def next(self, key: str, seconds: float | None = None) -> dict[str, Any]:
        """The next answer, which must hold ``key``. Raises InputError for an error, a crash or a silence."""
        deadline = time.monotonic() + (limits.PDF_SECONDS if seconds is None else seconds)
        while True:
            try:
                line = self.lines.get(timeout=max(0.01, deadline - time.monotonic()))
            except queue.Empty:
                raise _error("time", self.file) from None
            if line == b"":
                raise _error("crash", self.file)
            try:
                answer = json.loads(line)
            except ValueError:
                continue  # torn by the memory watch, which answers on a line of its own
            if "error" in answer:
                raise _error(str(answer["error"]), self.file)
            if key in answer:
                return dict(answer)


def _environment() -> dict[str, str]:
    """The child finds the same drafter as we are, wherever that was loaded from."""
    home = str(Path(__file__).resolve().parents[3])
    known = [entry for entry in sys.path if entry]
    return {**os.environ, "PYTHONPATH": os.pathsep.join([home, *known]), "PYTHONIOENCODING": "utf-8"}


def _feed(stream: IO[bytes], data: bytes) -> None:
    try:
        stream.write(data)
        stream.close()
    except (OSError, ValueError):
        return  # the worker ended before it had read all: its answer tells why


def _listen(stream: IO[bytes], lines: queue.Queue[bytes]) -> None:
    try:
        for line in stream:
            lines.put(line)
    except (OSError, ValueError):
        return  # ended by us
    lines.put(b"")


def _page(answer: dict[str, Any]) -> Page:
    if answer.get("broken"):
        return Page(answer["page"], 0, 0)
    width, height = answer["size"]
    pieces = [
        Piece(text, tuple(edges), base, size, bool(bold), bool(gothic), flow)
        for text, edges, base, size, bold, gothic, flow in answer["pieces"]
    ]
    return Page(
        answer["page"],
        width,
        height,
        tuple(pieces),
        tuple(Rule(*sides) for sides in answer["rules"]),
        answer["unreadable"],
        answer["hidden"],
        answer["vertical"],
        answer["pictures"],
    )


def _error(word: str, file: str) -> InputError:
    message, hint = _ERRORS.get(word, _ERRORS["crash"])
    return InputError(message, Place(file), hint)
