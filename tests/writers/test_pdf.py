"""PDF by LibreOffice: made, the same each time, several in one run, and told where it cannot be."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, Run
from samples import TEMPLATES, everything, numbered

from drafter.errors import OutputError
from drafter.files import limits, office
from drafter.writers import docx

DRAFT = ROOT / "drafts" / "2027-digital.yaml"
needs_office = pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
posix = pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for soffice is a shell script")


@pytest.fixture
def words() -> bytes:
    template = TEMPLATES["nga"]
    return docx.write(numbered(template, everything()), template)


def stand_in(folder: Path, script: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in soffice's place."""
    file = folder / "soffice"
    file.write_text("#!/bin/sh\n" + script, "utf-8")
    file.chmod(0o755)
    monkeypatch.setenv(office.VARIABLE, str(file))


@needs_office
def test_the_same_bytes_each_time_and_many_in_one_run(words: bytes) -> None:
    first = office.to_pdf({"a": words})
    second = office.to_pdf({"b/c": words, "d": words})
    assert list(second) == ["b/c", "d"]
    assert {*first.values(), *second.values()} == {first["a"]}
    assert first["a"].startswith(b"%PDF-")


@needs_office
def test_the_words_are_in_it_and_it_is_tagged(words: bytes) -> None:
    import pypdfium2

    pdf = pypdfium2.PdfDocument(office.to_pdf({"a": words})["a"])
    text = "".join(page.get_textpage().get_text_bounded() for page in pdf)
    assert "国は整備を進めること。" in text
    assert pdf.is_tagged()
    assert pdf.get_metadata_value("Title") == "見本の提言"


@needs_office
def test_render_and_build(drafter: Run, tmp_path: Path) -> None:
    done = drafter("render", DRAFT, "--to", "pdf,txt", "--output", tmp_path / "one")
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "one").iterdir()} == {"2027-digital.pdf", "2027-digital.txt"}
    done = drafter("build", ROOT / "drafts", "--to", "pdf", "--output", tmp_path / "all")
    assert done.returncode == 0, done.stderr
    made = {path.name for path in (tmp_path / "all").iterdir()}
    assert made == {f"{path.stem}.pdf" for path in (ROOT / "drafts").glob("*.yaml")}
    assert (tmp_path / "one/2027-digital.pdf").read_bytes() == (tmp_path / "all/2027-digital.pdf").read_bytes()


@pytest.mark.parametrize("command", ["render", "build"])
def test_without_libreoffice_it_is_told_and_nothing_is_written(command: str, drafter: Run, tmp_path: Path) -> None:
    words = (command, DRAFT, "--to", "docx,pdf", "--output", tmp_path / "out")
    done = drafter(*words, lang="ja", **{office.VARIABLE: "/nowhere/soffice"})
    assert done.returncode == 3
    assert "LibreOffice" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


@posix
def test_one_that_does_not_end_is_stopped_with_its_children(
    words: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, f"sleep 600 &\necho $! > {tmp_path}/child\nsleep 600\n", monkeypatch)
    monkeypatch.setattr(limits, "OFFICE_START_SECONDS", 0.5)
    monkeypatch.setattr(limits, "OFFICE_FILE_SECONDS", 0.0)
    with pytest.raises(OutputError):
        office.to_pdf({"a": words})
    child = int((tmp_path / "child").read_text())
    assert _gone(child)


def _gone(process: int) -> bool:
    """Whether a process has ended; one that nobody has waited for yet counts as ended."""
    for _ in range(200):
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        state = Path(f"/proc/{process}/stat")
        if state.exists() and state.read_text().rpartition(")")[2].split()[0] == "Z":
            return True
        time.sleep(0.05)
    return False


@posix
def test_one_that_makes_nothing_is_told(
    drafter: Run, words: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    stand_in(tmp_path, "exit 0\n", monkeypatch)
    assert office.to_pdf({"a": words}) == {}
    done = drafter("render", DRAFT, "--to", "pdf", "--output", tmp_path / "out")
    assert done.returncode == 3
    assert "2027-digital" in done.stderr
    done = drafter("build", DRAFT, "--to", "pdf", "--output", tmp_path / "out")
    assert done.returncode == 3


@posix
def test_nothing_is_left_behind(words: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    stand_in(tmp_path, "exit 1\n", monkeypatch)
    temporary = tmp_path / "tmp"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    office.to_pdf({"a": words})
    assert list(temporary.iterdir()) == []
