"""Drafter in a real terminal: a tmux window that is typed into and looked at."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[2]
#: seconds to wait for something to appear; a busy machine is slow
PATIENCE = 20.0


class Terminal:
    """One tmux window with drafter in it."""

    def __init__(self, folder: Path, *words: str, size: tuple[int, int] = (80, 24)) -> None:
        self.socket = f"drafter-{os.getpid()}-{time.monotonic_ns()}"
        env = {**os.environ, "PYTHONPATH": str(ROOT), "LANG": "C.UTF-8", "TERM": "xterm-256color"}
        command = " ".join(["exec", sys.executable, "-m", "drafter", "edit", "--lang", "ja", *words])
        tmux = ["tmux", "-L", self.socket, "-f", os.devnull]
        window = ["new-session", "-d", "-x", str(size[0]), "-y", str(size[1]), "-c", str(folder), command]
        options = [";", "set", "-g", "escape-time", "10", ";", "set", "-g", "remain-on-exit", "on"]
        subprocess.run([*tmux, *window, *options], check=True, env=env)

    def tmux(self, *words: str) -> str:
        done = subprocess.run(["tmux", "-L", self.socket, *words], check=True, capture_output=True, text=True)
        return done.stdout

    def keys(self, *keys: str) -> None:
        """Named keys, without a pause between them."""
        self.tmux("send-keys", *keys)

    def type(self, words: str) -> None:
        """Words, all at once, as an IME commits them."""
        self.tmux("send-keys", "-l", words)

    def paste(self, words: str) -> None:
        """Words from the clipboard, in brackets as terminals send them."""
        self.tmux("set-buffer", words)
        self.tmux("paste-buffer", "-p")

    @property
    def seen(self) -> str:
        return self.tmux("capture-pane", "-p")

    def wait(self, what: str | Callable[[str], bool]) -> str:
        """Until something is seen; the screen then."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            seen = self.seen
            if what(seen) if callable(what) else what in seen:
                return seen
            time.sleep(0.05)
        raise AssertionError(f"never seen: {what}\n{self.seen}")

    @property
    def pid(self) -> int:
        return int(self.tmux("list-panes", "-F", "#{pane_pid}").split()[0])

    def kill(self) -> None:
        """kill -9, as a crash or a lost machine."""
        os.kill(self.pid, signal.SIGKILL)
        self.ended()
        self.end()

    def ended(self) -> None:
        """Until the program has ended."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.tmux("list-panes", "-F", "#{pane_dead}").strip() == "1":
                return
            time.sleep(0.05)
        raise AssertionError(f"still there:\n{self.seen}")

    def end(self) -> None:
        subprocess.run(["tmux", "-L", self.socket, "kill-server"], check=False, capture_output=True)


def start(terminals: list[Terminal], folder: Path, *words: str, size: tuple[int, int] = (80, 24)) -> Terminal:
    terminal = Terminal(folder, *words, size=size)
    terminals.append(terminal)
    return terminal
