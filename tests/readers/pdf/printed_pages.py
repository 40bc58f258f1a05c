"""LibreOffice as a printer: flat OpenDocument and Word files → PDF. Skips, saying so, where it is not installed."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest


def printed(files: Mapping[str, bytes], folder: Path, option: str = "pdf") -> dict[str, Path]:
    """Print files in one run.

    Args:
        files: name with ending (``letter.fodt``, ``draft.docx``) → content. folder: an empty one.
        option: LibreOffice's ``--convert-to``.

    Returns:
        Name without ending → the PDF.
    """
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    for name, content in files.items():
        (folder / name).write_bytes(content)
    profile = (folder / "profile").as_uri()
    subprocess.run(
        [office, f"-env:UserInstallation={profile}", "--headless", "--convert-to", option, "--outdir", folder]
        + [folder / name for name in files],
        check=True,
        capture_output=True,
        timeout=180,
    )
    found = {Path(name).stem: folder / f"{Path(name).stem}.pdf" for name in files}
    missing = [name for name, path in found.items() if not path.is_file()]
    if missing:
        pytest.skip(f"LibreOffice printed no PDF of {', '.join(missing)}")
    return found
