"""The screen in a terminal of its own: first paint, and the time from a key to its echo.

Measured from outside, through a pseudo-terminal, as a user waits; the peer is a minimal Textual application with one
text area in the same terminal. Skipped where there are no pseudo-terminals.
"""

from __future__ import annotations

import contextlib
import os
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import ROOT, Row

MINIMAL = """
from textual.app import App
from textual.widgets import TextArea
class A(App):
    def compose(self):
        yield TextArea("READY")
A().run()
"""
_WAIT = 30.0
#: stands for a copy of the sample, a fresh one each time: a screen that was killed leaves a journal behind
SAMPLE = "SAMPLE"


def rows() -> list[Row]:
    """First paint and echo of a key, at 80×24 and 200×60."""
    if sys.platform == "win32":
        return []
    out = []
    for columns, lines in ((80, 24), (200, 60)):
        peer_paint, peer_echo = _measured(["-c", MINIMAL], b"READY", [], columns, lines)
        down = [b"\x1b[B"] * 9
        words = ["-m", "drafter", "--lang", "ja", "-w", str(ROOT), "edit", SAMPLE]
        paint, echo = _measured(words, "構成".encode(), [*down, b"\x1bOQ"], columns, lines)
        size = f"{columns}×{lines}"
        out += [
            Row(f"first paint of the sample, {size}", paint, "minimal Textual app", peer_paint),
            Row(f"a key in the clause editor, {size}", echo, "TextArea of the same", peer_echo),
        ]
    return out


def _measured(words: list[str], ready: bytes, keys: list[bytes], columns: int, lines: int) -> tuple[float, float]:
    """Median milliseconds to the first paint, and from a typed character to its echo."""
    paints, echoes = [], []
    for _ in range(3):
        with _terminal(words, columns, lines) as (terminal, started):
            _until(terminal, ready)
            paints.append((time.perf_counter() - started) * 1000)
            _rest(terminal)
            for key in keys:
                os.write(terminal, key)
                _rest(terminal, 0.3)
            for letter in "ゑゐヱヰヮヴゞヾ〆々":
                start = time.perf_counter()
                os.write(terminal, letter.encode())
                _until(terminal, letter.encode())
                echoes.append((time.perf_counter() - start) * 1000)
                _rest(terminal, 0.4)
    return statistics.median(paints), statistics.median(echoes)


@contextlib.contextmanager
def _terminal(words: list[str], columns: int, lines: int) -> Iterator[tuple[int, float]]:
    with tempfile.TemporaryDirectory() as folder:
        draft = Path(folder) / "2027-digital.yaml"
        shutil.copy(ROOT / "drafts" / draft.name, draft)
        given = [str(draft) if word == SAMPLE else word for word in words]
        with _running(given, folder, columns, lines) as pair:
            yield pair


@contextlib.contextmanager
def _running(words: list[str], folder: str, columns: int, lines: int) -> Iterator[tuple[int, float]]:
    import fcntl
    import pty
    import struct
    import termios

    main, inner = pty.openpty()
    fcntl.ioctl(inner, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
    started = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, *words],
        cwd=ROOT,
        env={**os.environ, "TERM": "xterm-256color", "LC_ALL": "C.UTF-8", "XDG_STATE_HOME": folder},
        stdin=inner,
        stdout=inner,
        stderr=inner,
        start_new_session=True,
    )
    os.close(inner)
    try:
        yield main, started
    finally:
        process.kill()
        process.wait()
        os.close(main)


def _until(terminal: int, wanted: bytes) -> None:
    seen = b""
    end = time.monotonic() + _WAIT
    while wanted not in seen:
        if time.monotonic() > end:
            raise TimeoutError(f"{wanted.decode()} never came; last: {seen[-200:]!r}")
        if select.select([terminal], [], [], 0.05)[0]:
            seen += os.read(terminal, 65536)


def _rest(terminal: int, seconds: float = 0.8) -> None:
    """Reads on for a while (a cursor that blinks never rests)."""
    end = time.monotonic() + seconds
    while (left := end - time.monotonic()) > 0:
        if select.select([terminal], [], [], left)[0]:
            os.read(terminal, 65536)
