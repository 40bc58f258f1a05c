"""Our own Word files, opened and saved by LibreOffice as people do, come back as the same Document.

Once as .docx, and once by way of .odt, which many municipal offices keep their files in.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from drafted import DRAFTS, ROOT, TEMPLATES, WORKSPACE, shape, stripped

from drafter.document import Document
from drafter.pipeline import open_document
from drafter.readers import docx as reader
from drafter.writers import docx as writer

WORD = "docx:MS Word 2007 XML"
#: LibreOffice 7.4 to 25.2 writes the chapters' own lists into .odt such that １ does not begin anew beneath Ⅱ
RUNS_ON = "nga"


def drafted(name: str, template: str) -> Document:
    return stripped(open_document(str(ROOT / "drafts" / name), WORKSPACE).document, TEMPLATES[template])


def stem(name: str, template: str) -> str:
    return f"{template}-{Path(name).stem}"


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of what LibreOffice saves: ``docx``, ``odt``, ``again`` (.docx of .odt) and ``text`` of that."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    for template in TEMPLATES:
        for name in DRAFTS:
            data = writer.write(drafted(name, template), TEMPLATES[template])
            (folder / f"{stem(name, template)}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    steps = (
        ("docx", WORD, folder, "docx"),
        ("odt", "odt", folder, "docx"),
        ("again", WORD, folder / "odt", "odt"),
        ("text", "txt:Text (encoded):UTF8", folder / "again", "docx"),
    )
    for out, target, source, ending in steps:
        command = [program, profile, "--headless", "--convert-to", target, "--outdir", str(folder / out)]
        files = sorted(source.glob(f"*.{ending}"))
        subprocess.run([*command, *files], check=True, capture_output=True, timeout=180)
    return folder


def again(path: Path) -> Document:
    return reader.read(path.read_bytes(), path.name).document


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", DRAFTS)
def test_saved_as_word(name: str, template: str, saved: Path) -> None:
    found = again(saved / "docx" / f"{stem(name, template)}.docx")
    assert shape(found) == shape(drafted(name, template))


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", DRAFTS)
def test_saved_as_odt_and_then_as_word(name: str, template: str, saved: Path) -> None:
    found, wanted = again(saved / "again" / f"{stem(name, template)}.docx"), drafted(name, template)
    if template == RUNS_ON:
        assert shape(found)["preamble"] == shape(wanted)["preamble"]
        assert [(level, heading) for level, _, heading in headings(found)] == [
            (level, heading) for level, _, heading in headings(wanted)
        ]
    else:
        assert shape(found) == shape(wanted)


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("name", DRAFTS)
def test_labels_are_those_that_libreoffice_shows(name: str, template: str, saved: Path) -> None:
    file = stem(name, template)
    lines = {"".join(line.split()) for line in (saved / "text" / f"{file}.txt").read_text("utf-8-sig").splitlines()}
    found = [
        "".join(f"{label or ''}{heading}".split())
        for _, label, heading in headings(again(saved / "again" / f"{file}.docx"))
    ]
    assert found
    assert [heading for heading in found if heading not in lines] == []


def headings(document: Document) -> Iterator[tuple[int, str | None, str]]:
    return ((section.level, section.label, section.heading) for _, section in document.walk())
