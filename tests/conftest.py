"""What all tests share: the real proposals (where they are at hand) and a way to run the command line."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PROPOSALS = ROOT.parent / "shared" / "proposals"

Run = Callable[..., subprocess.CompletedProcess[str]]

# what a shell starts in the background ignores Ctrl-C, and so does all that it starts; the tests send it
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.fixture(scope="session")
def proposals() -> Path:
    """The folder of real past proposals; tests that need it skip where it is absent."""
    if not PROPOSALS.is_dir():
        pytest.skip("the real proposals (../shared/proposals) are not at hand")
    return PROPOSALS


@pytest.fixture(scope="session")
def drafter() -> Run:
    """Runs ``python -m drafter …`` as a user would: its own process, English unless told otherwise."""

    def run(
        *words: str | Path, cwd: Path | None = None, lang: str = "en", stdin: bytes = b"", **env: str
    ) -> subprocess.CompletedProcess[str]:
        done = subprocess.run(
            [sys.executable, "-m", "drafter", *map(str, words)],
            cwd=cwd,
            env={**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error", "LC_ALL": f"{lang}.UTF-8", **env},
            input=stdin,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return subprocess.CompletedProcess(
            done.args, done.returncode, done.stdout.decode("utf-8", "replace"), done.stderr.decode("utf-8", "replace")
        )

    return run
