"""LibreOffice for the tests: one office a session, driven over a pipe (UNO), stopped at the end.

``office_script.py`` does the work in a Python that has ``uno`` (the system's, or the one that LibreOffice brings); this
module finds both, starts the office with a profile of its own, and hands over jobs as JSON.
"""

from __future__ import annotations

import contextlib
import functools
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import uuid
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from drafter.files.office import find

_SCRIPT = Path(__file__).with_name("office_script.py")
#: seconds for one batch of jobs, start of the office included
_BATCH = 240


@functools.cache
def missing() -> str:
    """Why LibreOffice cannot be driven here; empty where it can."""
    if find() is None:
        return "LibreOffice (soffice) is not installed"
    return "" if _python() else "no Python with LibreOffice's uno module (package python3-uno)"


@functools.cache
def _python() -> str | None:
    """A Python that can import uno."""
    program = Path(os.path.realpath(find() or ""))
    beside = [str(program.parent / name) for name in ("python", "python.exe", "python3")]
    around = [str(path) for path in program.parent.glob("python-core-*/bin/python*")]
    for candidate in (*beside, *around, "/usr/bin/python3", shutil.which("python3") or "", sys.executable):
        if candidate and Path(candidate).exists():
            tried = subprocess.run([candidate, "-c", "import uno"], capture_output=True, check=False, timeout=60)
            if tried.returncode == 0:
                return candidate
    return None


class Office:
    """A running office. ``run`` does jobs: see ``office_script.py`` for what a job may say."""

    def __init__(self, folder: Path) -> None:
        self.pipe = f"drafter-{uuid.uuid4().hex[:12]}"
        profile = (folder / "profile").as_uri()
        words = ("--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nofirststartwizard")
        self.process = subprocess.Popen(
            [find() or "", *words, f"-env:UserInstallation={profile}", f"--accept=pipe,name={self.pipe};urp;"],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    def run(self, jobs: Sequence[dict[str, Any]]) -> list[str]:
        """Does jobs one after the other; what went wrong with each, empty where nothing did."""
        done = subprocess.run(
            [_python() or "", str(_SCRIPT), self.pipe],
            input=json.dumps({"jobs": list(jobs)}).encode(),
            capture_output=True,
            check=False,
            timeout=_BATCH,
        )
        if done.returncode != 0:
            raise RuntimeError(done.stderr.decode("utf-8", "replace")[-2000:])
        told: list[str] = json.loads(done.stdout.decode("utf-8"))
        return told

    def close(self) -> None:
        """Stops the office and all that it started."""
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait(timeout=30)


@contextlib.contextmanager
def running() -> Iterator[Office]:
    """An office for as long as it is needed; skips the test, saying so, where there is none."""
    if missing():
        pytest.skip(missing())
    with tempfile.TemporaryDirectory(prefix="drafter-office-", ignore_cleanup_errors=True) as name:
        office = Office(Path(name))
        try:
            yield office
        finally:
            office.close()
