"""Timing: the median of several runs, in milliseconds."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass(frozen=True, slots=True)
class Row:
    """One figure and its peer, both in milliseconds."""

    what: str
    ms: float
    peer: str = ""
    peer_ms: float = 0.0

    def text(self) -> str:
        """``what  12.3 ms  ×0.8 of peer (15.1 ms)``."""
        ratio = f"×{self.ms / self.peer_ms:.2f} of {self.peer} ({self.peer_ms:.1f} ms)" if self.peer_ms else ""
        return f"{self.what:<58} {self.ms:>9.1f} ms   {ratio}"


def median(action: Callable[[], object], times: int = 7) -> float:
    """Median wall time of an action in milliseconds, after one run to warm up."""
    action()
    taken = []
    for _ in range(times):
        start = time.perf_counter()
        action()
        taken.append((time.perf_counter() - start) * 1000)
    return statistics.median(taken)


def process(words: Sequence[object], times: int = 7) -> float:
    """Median wall time of ``python WORDS`` in milliseconds, start-up and all."""
    command = [sys.executable, *map(str, words)]
    env = {**os.environ, "LC_ALL": "C.UTF-8"}

    def once() -> None:
        subprocess.run(command, cwd=ROOT, env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)

    return median(once, times)
