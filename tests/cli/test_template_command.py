"""``drafter template``: the list, and a Word file to begin with."""

from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from conftest import ROOT, Run
from writers.validator import validate

SHIPPED = sorted(path.stem for path in (ROOT / "templates").glob("*.yaml"))


def test_the_list(drafter: Run, tmp_path: Path) -> None:
    done = drafter("template", cwd=tmp_path)
    assert done.returncode == 0
    assert [line.split()[0] for line in done.stdout.splitlines()] == SHIPPED
    assert "縦書き" in drafter("template", "list", cwd=tmp_path, lang="ja").stdout


@pytest.mark.parametrize("name", SHIPPED)
def test_a_file_to_begin_with(name: str, drafter: Run, tmp_path: Path) -> None:
    done = drafter("template", "docx", name, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    data = (tmp_path / f"{name}.docx").read_bytes()
    assert validate(data) == []
    used = {paragraph.style.name for paragraph in docx.Document(io.BytesIO(data)).paragraphs}
    assert {"Title", "Subtitle", "Heading 1", "Body Text", "Item", "Addressee", "Cover Subject", "Closing Text"} <= used
    again = drafter("template", "docx", name, "--output", tmp_path / "b.docx", cwd=tmp_path)
    assert again.returncode == 0
    assert (tmp_path / "b.docx").read_bytes() == data
    # it serves as it is, and lacks nothing
    draft = ROOT / "drafts" / "2027-digital.yaml"
    done = drafter("render", draft, "--to", "docx", "--output", tmp_path, "--reference-doc", tmp_path / "b.docx")
    assert done.returncode == 0
    assert "TPL004" not in done.stderr
    assert validate((tmp_path / "2027-digital.docx").read_bytes()) == []


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("docx",), "missing"),
        (("docx", "none"), "none"),
        (("docx", "nga", "--output", "there.docx"), "already"),
        (("list", "nga"), "neither"),
        (("pdf",), "pdf"),
    ],
)
def test_what_cannot_be_done_is_told(words: tuple[str, ...], told: str, drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "there.docx").write_bytes(b"mine")
    done = drafter("template", *words, cwd=tmp_path)
    assert done.returncode == 2
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "there.docx").read_bytes() == b"mine"
