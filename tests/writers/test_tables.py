"""Columns of a table: within the page, whatever the cells."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TEMPLATES, document, section
from word_labels import W, part

from drafter.document import Block, BlockKind
from drafter.writers import docx
from drafter.writers._docx_page import page_of
from drafter.writers._tables import columns

WIDE = (
    ("区分", "施設の数", "更新を要する数", "推計する費用", "備考"),
    ("橋りょう", "1,204", "310", "450億円", "点検の結果、緊急に措置すべきとされたものを含み、長大橋は別に数える"),
)


@given(st.lists(st.integers(1, 200), min_size=1, max_size=12), st.integers(0, 4), st.integers(0, 200))
def test_a_table_stays_within_its_room(needs: list[int], gutter: int, spare: int) -> None:
    width = 2 * len(needs) + gutter * (len(needs) - 1) + spare
    made = columns([["x" * need for need in needs]], width, gutter)
    assert sum(made) + gutter * (len(needs) - 1) <= width or made == [max(need, 2) for need in needs]
    assert min(made) >= 1


@pytest.mark.parametrize("name", TEMPLATES)
def test_a_table_in_word_ends_at_the_margin_at_most(name: str) -> None:
    template = TEMPLATES[name]
    tree = document(section("章", section("節", Block(BlockKind.TABLE, "", rows=WIDE, header=True))))
    xml = part(docx.write(tree, template), "word/document.xml")
    (table,) = xml.iter(f"{W}tbl")
    width, indent = (int(table.find(f"{W}tblPr/{W}{key}").get(f"{W}w")) for key in ("tblW", "tblInd"))
    assert indent + width <= page_of(template).text_width
