"""Every Word file that we write is valid, and the validator tells what is not."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT
from samples import TEMPLATES, everything, numbered
from writers.validator import validate

from drafter import pipeline
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
