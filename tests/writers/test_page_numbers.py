"""--page-numbers: the contents of a Word file have the numbers that the pages bear."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT, Run
from full_draft import rich
from word_labels import W, part
from writers.validator import validate

from drafter import pipeline
from drafter.files import office
from drafter.workspace import Workspace
from drafter.writers import _docx_page_numbers
from drafter.writers._docx_goals import CONTENTS_PREFIX

pytestmark = pytest.mark.skipif(office.find() is None, reason="LibreOffice is not installed")
TEMPLATES = ("nga", "tategaki")


def entries(data: bytes) -> list[tuple[str, str]]:
    """What stands before and behind the leader of each entry."""
    body: Any = part(data, "word/document.xml")
    out = []
    for link in body.iter(f"{W}hyperlink"):
        if not (link.get(f"{W}anchor") or "").startswith(CONTENTS_PREFIX):
            continue  # a reference within the text
        runs = list(link.iter(f"{W}t", f"{W}tab"))
        at = [one.tag for one in runs].index(f"{W}tab")
        texts = [one.text or "" for one in runs]
        out.append(("".join(texts[:at]), "".join(texts[at + 1 :])))
    return out


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_numbers_are_those_of_the_pages(template: str, tmp_path: Path) -> None:
    """The rich draft: covering letter (without a number), contents, and chapters on pages of their own."""
    import pypdfium2

    place = Workspace.at(ROOT)
    opened = pipeline.open_document(str(rich(tmp_path, template)), place)
    data = pipeline.with_pages(opened, place)
    assert validate(data) == []
    assert data == pipeline.with_pages(opened, place)
    with pypdfium2.PdfDocument(pipeline.render(opened, "pdf", place)) as pdf:
        pages = [re.sub(r"\s", "", page.get_textpage().get_text_bounded()) for page in pdf]
    for words, number in entries(data):
        heading = re.sub(r"\s|^[0-9０-９一二三ⅠⅡⅢ（(]+[）)．、]?\s*", "", words)
        found = [i for i, text in enumerate(pages) if heading[:3] in text][-1]  # dots above letters come between
        assert number == str(found), heading  # the letter is no page of the proposal


def test_without_the_option_word_is_asked_for_them(drafter: Run, tmp_path: Path) -> None:
    file = rich(tmp_path, "nga")
    for words, numbered in (((), False), (("--page-numbers",), True)):
        done = drafter("render", file, "--to", "docx", "--output", tmp_path / "out", *words)
        assert done.returncode == 0, done.stderr
        data = (tmp_path / "out" / "rich.docx").read_bytes()
        xml: Any = part(data, "word/document.xml")
        dirty = [one for one in xml.iter(f"{W}fldChar") if one.get(f"{W}dirty")]
        assert bool(dirty) is not numbered
        assert all(bool(number) is numbered for _, number in entries(data))
        settings: Any = part(data, "word/settings.xml")
        assert settings.find(f"{W}updateFields") is None


def test_numbers_as_the_page_prints_them() -> None:
    assert [_docx_page_numbers.roman(n) for n in (1, 4, 9, 14, 40, 99)] == ["i", "iv", "ix", "xiv", "xl", "xcix"]
