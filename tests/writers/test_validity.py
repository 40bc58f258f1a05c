"""Every Word file that we write is valid, and the validator tells what is not."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from conftest import ROOT, Run
from docx.enum.section import WD_ORIENT
from full_draft import rich
from house import house
from samples import TEMPLATES, everything, numbered
from writers.validator import validate

from drafter import pipeline
from drafter.files import office
from drafter.workspace import Workspace
from drafter.writers import docx as writer

DRAFTS = sorted(path.name for path in (ROOT / "drafts").glob("*.yaml"))
SHIPPED = sorted(path.stem for path in (ROOT / "templates").glob("*.yaml"))


@pytest.mark.parametrize("name", TEMPLATES)
def test_every_kind_of_piece_is_valid(name: str) -> None:
    template = TEMPLATES[name]
    assert validate(writer.write(numbered(template, everything()), template)) == []


@pytest.mark.parametrize("template", SHIPPED)
@pytest.mark.parametrize("draft", DRAFTS)
def test_the_samples_are_valid_in_every_template(draft: str, template: str, tmp_path: Path) -> None:
    text = (ROOT / "drafts" / draft).read_text("utf-8")
    file = tmp_path / draft
    file.write_text(re.sub(r"(?m)^template: .*$", f"template: {template}", text), "utf-8")
    workspace = Workspace.at(ROOT)
    assert validate(pipeline.render(pipeline.open_document(str(file), workspace), "docx", workspace)) == []


@pytest.mark.parametrize("worn", [False, True], ids=["own look", "a house's look"])
@pytest.mark.parametrize("template", SHIPPED)
def test_everything_that_a_draft_may_hold_is_valid(template: str, worn: bool, tmp_path: Path) -> None:
    workspace = Workspace.at(ROOT)
    opened = pipeline.open_document(str(rich(tmp_path, template)), workspace)
    assert not [finding for finding in opened.document.findings if finding.code not in ("VAL001", "CMP006")]
    if worn:
        (tmp_path / "house.docx").write_bytes(house())
        opened = pipeline.dressed(opened, str(tmp_path / "house.docx"), workspace)
    data = pipeline.render(opened, "docx", workspace)
    assert validate(data) == []
    assert validate(pipeline.printable(opened, workspace)) == []
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = set(package.namelist())
    assert {"word/footnotes.xml", "word/document.xml", "docProps/custom.xml"} <= names
    assert any(name.startswith("word/media/") for name in names)


_LAYOUTS = ["table", "table --full", "redline", "redline --static", "clean", "clean --marks"]


@pytest.mark.parametrize("layout", _LAYOUTS)
def test_comparisons_are_valid(layout: str, drafter: Run, tmp_path: Path) -> None:
    new = rich(tmp_path, "nga")
    old = tmp_path / "old.yaml"
    text = new.read_text("utf-8").replace("進めること。", "やめること。").replace("第二の段落、", "")
    old.write_text(text.replace("      - {item: 列記の一つ。}\n", ""), "utf-8")
    for first, second in ((old, new), (ROOT / "drafts/2026-digital.yaml", ROOT / "drafts/2027-digital.yaml")):
        out = tmp_path / "out.docx"
        done = drafter("compare", first, second, "--layout", *layout.split(), "--to", "docx", "--output", out, cwd=ROOT)
        assert done.returncode in (0, 1), done.stderr
        assert validate(out.read_bytes()) == []
        out.unlink()


@pytest.mark.parametrize("template", SHIPPED)
def test_python_docx_opens_everything(template: str, tmp_path: Path) -> None:
    workspace = Workspace.at(ROOT)
    opened = pipeline.open_document(str(rich(tmp_path, template)), workspace)
    read = docx.Document(io.BytesIO(pipeline.render(opened, "docx", workspace)))
    assert any(paragraph.style.name == "Title" for paragraph in read.paragraphs)
    assert len(read.tables) == 2
    assert {section.orientation for section in read.sections} == {_usual(template), WD_ORIENT.LANDSCAPE}


@pytest.mark.parametrize("template", SHIPPED)
def test_pandoc_opens_everything_without_a_warning(template: str, tmp_path: Path) -> None:
    pandoc = shutil.which("pandoc")
    if pandoc is None:
        pytest.skip("pandoc is not installed")
    workspace = Workspace.at(ROOT)
    opened = pipeline.open_document(str(rich(tmp_path, template)), workspace)
    file = tmp_path / "a.docx"
    file.write_bytes(pipeline.render(opened, "docx", workspace))
    done = subprocess.run(
        [pandoc, "-f", "docx", "-t", "plain", "--wrap=none", "--fail-if-warnings", file],
        capture_output=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, b"")
    assert "結びの文である。" in done.stdout.decode()


@pytest.mark.parametrize("template", SHIPPED)
def test_libreoffice_prints_every_word(template: str, tmp_path: Path) -> None:
    if office.find() is None:
        pytest.skip("LibreOffice is not installed")
    import pypdfium2

    workspace = Workspace.at(ROOT)
    opened = pipeline.open_document(str(rich(tmp_path, template)), workspace)
    pages = pypdfium2.PdfDocument(pipeline.render(opened, "pdf", workspace))
    printed = re.sub(r"\s", "", "".join(page.get_textpage().get_text_bounded() for page in pages))
    for words in (
        "全てを備えた提言",
        "第二の段落",
        "区分",
        "額",
        "列記の一つ",
        "横に長い表",
        "様式第２号",
        "結びの文である",
    ):
        assert words in printed, words
    lying = {page.get_width() > page.get_height() for page in pages}
    assert lying == {True, _usual(template) == WD_ORIENT.LANDSCAPE}


def _usual(template: str) -> WD_ORIENT:
    page = Workspace.at(ROOT).template(template).page
    return WD_ORIENT.LANDSCAPE if page.orientation == "landscape" else WD_ORIENT.PORTRAIT


BODY, STYLES, RELS, TYPES = (
    "word/document.xml",
    "word/styles.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)
_FAULTS: dict[str, tuple[str, str, str, str]] = {
    "order of a paragraph's properties": (BODY, r"(<w:pStyle [^>]*/>)(<w:jc [^>]*/>)", r"\2\1", "pStyle"),
    "a value that there is not": (STYLES, r'<w:jc w:val="both"/>', '<w:jc w:val="flush"/>', "flush"),
    "an element that there is not": (BODY, "<w:docGrid", "<w:grid/><w:docGrid", "grid"),
    "order of a section": (BODY, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1", "pgSz"),
    "a bookmark without end": (BODY, r'<w:bookmarkEnd w:id="1"/>', "", "bookmark"),
    "a bookmark twice": (BODY, "_cl_fiber__2", "_cl_fiber", "2 times"),
    "a name too long": (BODY, "_cl_fiber__2", "_cl_" + "x" * 40, "refuses"),
    "a field without end": (
        BODY,
        "</w:p><w:sectPr",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r></w:p><w:sectPr',
        "without an end",
    ),
    "a style that is not there": (BODY, 'w:pStyle w:val="BodyText"', 'w:pStyle w:val="None"', "style None"),
    "a list that is not there": (BODY, r'w:numId w:val="2"', 'w:numId w:val="999"', "list 999"),
    "a note that is not there": (
        BODY,
        "</w:p><w:sectPr",
        '<w:r><w:footnoteReference w:id="7"/></w:r></w:p><w:sectPr',
        "footnote 7",
    ),
    "two changes of one number": (
        BODY,
        "</w:p><w:sectPr",
        '<w:ins w:id="5" w:author="a"/><w:del w:id="5" w:author="a"/></w:p><w:sectPr',
        "change 5",
    ),
    "a relation that is not there": (RELS, r'Target="settings.xml"', 'Target="none.xml"', "none.xml"),
    "a part without a type": (TYPES, r'<Override PartName="/word/settings.xml"[^>]*/>', "", "settings.xml"),
}


@pytest.mark.parametrize("fault", _FAULTS)
def test_the_validator_tells(fault: str) -> None:
    part, pattern, instead, told = _FAULTS[fault]
    template = TEMPLATES["nga"]
    good = writer.write(numbered(template, everything()), template)
    bad = changed(good, part, lambda text: re.sub(pattern, instead, text, count=1))
    assert bad != good
    assert any(told in problem for problem in validate(bad))


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w") as new:
        for name in old.namelist():
            text = old.read(name).decode("utf-8")
            altered = change(text) if name == part else text
            assert name != part or altered != text, "nothing was changed"
            new.writestr(name, altered)
    return stream.getvalue()
