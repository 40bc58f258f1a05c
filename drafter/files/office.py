"""LibreOffice as a converter: found where it is installed, run on its own, stopped when it does not end.

Each run has a profile of its own, so that it neither disturbs nor waits for one that a user has open; macros are off
and nothing outside is asked for. Several files go through one run: starting takes longer than converting.

Source: LibreOffice Help, "Starting the LibreOffice Software With Parameters" and "PDF Export Command Line Parameters".
"""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from drafter.errors import OutputError
from drafter.files import limits
from drafter.language import Message

#: names the program's file where it stands elsewhere
VARIABLE = "DRAFTER_SOFFICE"
_NAMES = ("soffice", "libreoffice", "soffice.com")
_PLACES = {
    "darwin": ("/Applications/LibreOffice.app/Contents/MacOS/soffice",),
    "win32": tuple(
        rf"{os.environ.get(name, default)}\LibreOffice\program\soffice.com"
        for name, default in (("ProgramFiles", r"C:\Program Files"), ("ProgramFiles(x86)", r"C:\Program Files (x86)"))
    ),
    "linux": ("/usr/lib/libreoffice/program/soffice", "/opt/libreoffice/program/soffice", "/snap/bin/libreoffice"),
}
#: a tagged PDF with the headings as bookmarks: readable by a screen reader
_PDF = {"UseTaggedPDF": True, "ExportBookmarks": True, "DisplayPDFDocumentTitle": True}
_SETTINGS = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">\
<prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop></item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">\
<prop oor:name="Link" oor:op="fuse"><value>0</value></prop></item>
</oor:items>
"""


def find() -> str | None:
    """The program, or None where LibreOffice is not installed.

    ``DRAFTER_SOFFICE`` counts before the search path, that before the places where it is installed by custom.
    """
    named = os.environ.get(VARIABLE, "")
    if named:
        return named if Path(named).is_file() else None
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES.get(sys.platform, ()) if Path(place).is_file()), None)


def needed() -> str:
    """The program.

    Raises:
        OutputError: LibreOffice is not installed.
    """
    program = find()
    if program is None:
        raise _missing()
    return program


def to_pdf(documents: Mapping[str, bytes]) -> dict[str, bytes]:
    """Word files to PDF, all in one run.

    Args:
        documents: any name → bytes of a DOCX.

    Returns:
        name → PDF; a document that LibreOffice could not convert is missing.

    Raises:
        OutputError: LibreOffice is not installed, or did not end in time.
    """
    program = needed()
    with tempfile.TemporaryDirectory(prefix="drafter-pdf-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        files = {}
        for i, (key, data) in enumerate(documents.items()):
            files[key] = folder / f"{i}.docx"
            files[key].write_bytes(data)
        _convert(program, folder, list(files.values()))
        made = {key: file.with_suffix(".pdf") for key, file in files.items()}
        return {key: _timeless(file.read_bytes()) for key, file in made.items() if file.is_file()}


_DAY = re.compile(rb"/CreationDate\(D:[0-9]{14}[^)]*\)")
_MARKS = re.compile(rb"(/ID\s*\[\s*|/DocChecksum\s*/|<)([0-9A-F]{32})(?=[>\s])")


def _timeless(pdf: bytes) -> bytes:
    """The same PDF with a fixed day, and marks made of its content, each as long as it was: the same every time."""

    def day(matched: re.Match[bytes]) -> bytes:
        return b"/CreationDate(D:19800101000000" + matched[0][len(b"/CreationDate(D:") + 14 :]

    pdf = _DAY.sub(day, pdf)
    body, trailer, marks = pdf.rpartition(b"trailer")
    mark = hashlib.sha256(body).hexdigest()[:32].upper().encode()
    return body + trailer + _MARKS.sub(rb"\g<1>" + mark, marks)


def failed(name: str) -> OutputError:
    """LibreOffice ran and wrote no PDF of a document."""
    return OutputError(
        Message(ja=f"{name}: LibreOffice が PDF を作れませんでした", en=f"{name}: LibreOffice made no PDF of it"),
        hint=Message(
            ja="docx に書き出し、Word か LibreOffice で開いて確かめてください",
            en="render to docx, and see whether Word or LibreOffice opens it",
        ),
    )


def _missing() -> OutputError:
    """There is no LibreOffice."""
    named = os.environ.get(VARIABLE, "")
    if named:
        return OutputError(
            Message(
                ja=f"{VARIABLE} に書かれた LibreOffice がありません: {named}",
                en=f"{VARIABLE} names a program that is not there: {named}",
            ),
            hint=Message(
                ja="soffice の場所を書くか、この変数を消してください", en="name soffice, or unset the variable"
            ),
        )
    return OutputError(
        Message(
            ja="PDF を作るには LibreOffice が要りますが、見つかりません",
            en="PDF needs LibreOffice, which is not installed here",
        ),
        hint=Message(
            ja=f"LibreOffice を入れるか、場所を環境変数 {VARIABLE} に書いてください。"
            "または --to docx で書き出し、Word で PDF として保存してください",
            en=f"install LibreOffice, or name its soffice in {VARIABLE}; or render to docx and save it as PDF in Word",
        ),
    )


def _convert(program: str, folder: Path, files: list[Path]) -> None:
    profile = folder / "profile"
    (profile / "user").mkdir(parents=True)
    (profile / "user" / "registrymodifications.xcu").write_text(_SETTINGS, encoding="utf-8")
    options = {name: {"type": "boolean", "value": str(value).lower()} for name, value in _PDF.items()}
    command = [
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        *("--headless", "--norestore", "--nologo", "--nodefault", "--nolockcheck", "--nofirststartwizard"),
        "--convert-to",
        "pdf:writer_pdf_Export:" + json.dumps(options, separators=(",", ":")),
        "--outdir",
        str(folder),
        *map(str, files),
    ]
    seconds = limits.OFFICE_START_SECONDS + limits.OFFICE_FILE_SECONDS * len(files)
    with _started(command) as process:
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired as error:
            raise OutputError(
                Message(
                    ja=f"LibreOffice が {seconds:.0f} 秒たっても終わらないため、止めました",
                    en=f"LibreOffice was stopped: it did not end within {seconds:.0f} seconds",
                )
            ) from error


@contextlib.contextmanager
def _started(command: list[str]) -> Iterator[subprocess.Popen[bytes]]:
    """A process and its children; both are gone when the block is left, however it is left."""
    windows = sys.platform == "win32"
    environment = {**os.environ, "SAL_USE_VCLPLUGIN": "svp"}  # no screen
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=environment,
            start_new_session=not windows,
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
    except OSError as error:
        raise OutputError(
            Message(ja=f"LibreOffice を始められません: {error}", en=f"LibreOffice cannot be started: {error}")
        ) from error
    try:
        yield process
    finally:
        _end(process, windows=windows)


def _end(process: subprocess.Popen[bytes], *, windows: bool) -> None:
    """soffice is a small program that starts a larger one: both are ended, and nothing else."""
    if process.poll() is not None and windows:
        return
    if windows:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    process.wait()
