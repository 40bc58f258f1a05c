"""Air and indents on the page: around tables and pictures, and of items that the scheme has no label for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT
from full_draft import rich
from samples import document, item, numbered, paragraph, section
from word_labels import W, part

from drafter import pipeline
from drafter.model.loading import load_template
from drafter.workspace import Workspace
from drafter.writers import docx, txt
from drafter.writers._docx_page import page_of


def test_an_item_without_a_label_begins_as_a_paragraph_does() -> None:
    template = load_template(ROOT / "templates" / "mayors.yaml").value
    deep = section("一", section("二", section("三", item("列記である。"), paragraph("文である。"))))
    made = numbered(template, document(deep))
    body: Any = part(docx.write(made, template), "word/document.xml")
    lines = {"".join(one.itertext()): one for one in body.iter(f"{W}p")}
    first = {
        text: one.find(f"{W}pPr/{W}ind").get(f"{W}firstLineChars") for text, one in lines.items() if "である" in text
    }
    assert first == {"列記である。": "100", "文である。": "100"}
    printed = txt.write(made, template).decode().splitlines()
    assert {len(line) - len(line.lstrip("　")) for line in printed if "である" in line} == {3}


def test_a_table_and_a_picture_have_air_around_them(tmp_path: Path) -> None:
    workspace = Workspace.at(ROOT)
    opened = pipeline.open_document(str(rich(tmp_path, "nga")), workspace)
    body: Any = part(pipeline.render(opened, "docx", workspace), "word/document.xml").find(f"{W}body")
    assert body is not None
    line = int(body.find(f"{W}sectPr/{W}docGrid").get(f"{W}linePitch"))
    beneath = [above(one.getnext()) for one in body.iter(f"{W}tbl")]
    places = [one.find(f"{W}tblPr/{W}jc") is not None for one in body.iter(f"{W}tbl")]
    assert places == [False, True]  # the second is narrow: in the middle, as its caption is
    pictures = [above(one) for one in body.iter(f"{W}p") if one.find(f".//{W}drawing") is not None]
    assert beneath[0] == line // 2
    assert pictures == [line // 2]


@pytest.mark.parametrize("name", sorted(file.stem for file in (ROOT / "templates").glob("*.yaml")))
def test_lines_hold_their_letters_whatever_the_page_is(name: str) -> None:
    """A line of the grid that is too low for its letters would make them take two."""
    template = load_template(ROOT / "templates" / f"{name}.yaml").value
    for changes in ({}, {"orientation": "landscape"}, {"orientation": "portrait"}, {"lines": 200}, {"size": "B5"}):
        other = template.model_copy(update={"page": template.page.model_copy(update=changes)})
        assert page_of(other).line >= 1.45 * 20 * template.fonts.size


def above(paragraph: Any) -> int:
    spacing = paragraph.find(f"{W}pPr/{W}spacing")
    return int(spacing.get(f"{W}before") or 0) if spacing is not None else 0
