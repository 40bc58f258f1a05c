"""縦書き: the shipped template, numbers in kanji, short figures upright; read back, nothing is lost."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from hypothesis import given
from hypothesis import strategies as st
from samples import document, numbered, paragraph, section
from word_labels import W, part
from writers.validator import validate

from drafter import pipeline
from drafter.document import Document
from drafter.model.loading import load_template
from drafter.workspace import Workspace
from drafter.writers import docx, html
from drafter.writers._docx_vertical import upright

TATEGAKI = load_template(ROOT / "templates" / "tategaki.yaml").value


@pytest.fixture
def opened(tmp_path: Path) -> pipeline.Opened:
    """The sample draft, vertical."""
    text = (ROOT / "drafts/2027-digital.yaml").read_text("utf-8")
    (tmp_path / "a.yaml").write_text(re.sub(r"(?m)^template: .*$", "template: tategaki", text), "utf-8")
    return pipeline.open_document(str(tmp_path / "a.yaml"), Workspace.at(ROOT))


def test_labels_dates_and_values_are_in_kanji(opened: pipeline.Opened) -> None:
    text = pipeline.render(opened, "txt", Workspace.at(ROOT)).decode()
    assert re.search(r"(?m)^一、", text)
    assert re.search(r"(?m)^　（一）", text)
    assert "令和九年八月" in text
    assert "令和九年度末までに" in text
    assert "九十九・九パーセント" in text


@pytest.mark.parametrize("ending", ["docx", "txt", "html"])
def test_it_is_read_back(ending: str, opened: pipeline.Opened, tmp_path: Path) -> None:
    workspace = Workspace.at(ROOT)
    file = tmp_path / f"back.{ending}"
    file.write_bytes(pipeline.render(opened, ending, workspace))
    again = pipeline.open_document(str(file), workspace)
    assert _outline(again.document) == _outline(opened.document)


def _outline(made: Document) -> list[tuple[str, str | None, str]]:
    sections = [(str(len(path)), one.label, one.heading) for path, one in made.walk()]
    texts = [("", None, block.text) for block in made.blocks()]
    return sections + texts


def test_two_figures_stand_upright_side_by_side() -> None:
    words = "令和10年8月、1,234件、5G、第3回、2027年、12.5%"
    data = docx.write(numbered(TATEGAKI, document(section("節", paragraph(words, "a")))), TATEGAKI)
    assert validate(data) == []
    body: Any = part(data, "word/document.xml")
    set_upright = [run for run in body.iter(f"{W}r") if run.find(f"{W}rPr/{W}eastAsianLayout") is not None]
    assert ["".join(run.itertext()) for run in set_upright] == ["10", "8", "3"]
    # the letters of a wide page are set apart; the two figures would then reach into the next line
    assert [run.find(f"{W}rPr/{W}spacing").get(f"{W}val") for run in set_upright] == ["0"] * 3
    assert words in "".join(body.itertext())
    page = html.write(numbered(TATEGAKI, document(section("節", paragraph(words)))), TATEGAKI).decode()
    assert re.findall(r'<span class="tcy">(\d+)</span>', page) == ["10", "8", "3"]
    assert "writing-mode: vertical-rl" in page


@given(st.text("0123456789A年月.,", max_size=20))
def test_setting_upright_keeps_every_letter(words: str) -> None:
    xml = f'<w:r><w:rPr><w:b/></w:rPr><w:t xml:space="preserve">{words}</w:t></w:r>'
    made = upright(xml)
    assert "".join(re.findall(r"<w:t[^>]*>([^<]*)</w:t>", made)) == words
    assert made.count("<w:b/>") == made.count("<w:r>")


def test_horizontal_pages_have_none_of_it() -> None:
    template = TATEGAKI.model_copy(update={"page": TATEGAKI.page.model_copy(update={"direction": "horizontal"})})
    data = docx.write(document(section("節", paragraph("10年"))), template)
    assert not list(part(data, "word/document.xml").iter(f"{W}eastAsianLayout", f"{W}textDirection"))
