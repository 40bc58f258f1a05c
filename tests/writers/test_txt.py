"""Plain text: the printed lines, and nothing but white space added."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from samples import TEMPLATES, document, everything, item, numbered, paragraph, section

from drafter.document import Block, BlockKind, DateLine, Document, Line
from drafter.japanese.glyphs import squeeze
from drafter.japanese.width import cells
from drafter.japanese.wrap import NO_END, NO_START
from drafter.model.template import Template, TextLayout
from drafter.pipeline import open_document, render
from drafter.workspace import Workspace
from drafter.writers import txt
from drafter.writers._flow import flow

GOLDEN = Path(__file__).parent / "golden"
NAMES = tuple(TEMPLATES)


def printed(tree: Document, template: Template) -> str:
    return txt.write(numbered(template, tree), template).decode()


def words(tree: Document, template: Template) -> str:
    """All characters of a document in printed order, cell after cell in tables, without white space."""
    out = []
    for piece in flow(numbered(template, tree), template):
        rows = piece.block.rows if piece.block else ()
        out += [piece.label or "", piece.text, *(cell for row in rows for cell in row)]
    return squeeze("".join(out))


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str) -> None:
    """One of everything; to renew a golden file after a change that was meant: write ``printed`` into it."""
    assert printed(everything(), TEMPLATES[name]) == (GOLDEN / f"everything-{name}.txt").read_text("utf-8")


@pytest.mark.parametrize("name", NAMES)
def test_no_line_is_too_wide_none_ends_in_blanks(name: str) -> None:
    lines = printed(everything(), TEMPLATES[name]).split("\n")
    assert lines[-1] == ""
    assert lines[-2] != ""
    assert all(line == line.rstrip() and cells(line) <= 80 for line in lines)


def test_prohibitions_hold_in_the_whole_text() -> None:
    tree = document(
        section("節", *[paragraph("「整備」を進め、（Society 5.0）の１，２３４件をもって" * 9) for _ in range(9)])
    )
    before = ""
    for line in printed(tree, TEMPLATES["nga"]).split("\n"):
        if before and not line.startswith("　　　"):
            assert line.strip("　 ")[:1] not in NO_START
            assert before[-1] not in NO_END
        before = line


def test_date_and_issuer_stand_right_title_in_the_middle() -> None:
    tree = document(date=DateLine("令和９年８月１日", "2027-08-01"), issuer=(Line("○○市長会"),))
    lines = printed(tree, TEMPLATES["nga"]).split("\n")
    title, date, issuer = lines[0], lines[2], lines[3]
    assert (cells(date), cells(issuer)) == (80, 80)
    indent = cells(title) - cells(title.strip())
    assert abs(indent - (80 - cells(title))) <= 1


def test_a_long_title_breaks_into_lines_of_like_length() -> None:
    tree = document(
        title=Line("地方における行政手続の電子化と情報通信基盤の整備及び人材の育成の推進に関する緊急の要望書")
    )
    first, second = (cells(line.strip()) for line in printed(tree, TEMPLATES["nga"]).split("\n")[:2])
    assert abs(first - second) <= 4


def test_hanging_indent() -> None:
    template = TEMPLATES["mayors"].model_copy(update={"text": TextLayout(width=20)})
    tree = document(section("整備", item("情報通信基盤の整備を全国の地域において進めること。")))
    assert printed(tree, template).split("\n")[2:] == [
        "１．整備",
        "　(1) 情報通信基盤の整備を全国の地域にお",
        "　　　いて進めること。",
        "",
    ]


def test_a_table_keeps_its_words_in_order() -> None:
    rows = (
        ("区分", "現状"),
        ("離島では海底ケーブルの修繕に費用を要する。", "補助率の引上げが求められている。"),
        ("", "空"),
    )
    template = TEMPLATES["nga"].model_copy(update={"text": TextLayout(width=16)})
    tree = document(section("表", Block(BlockKind.TABLE, "", rows=rows)))
    assert words(tree, template) in squeeze(printed(tree, template))


_TEXT = st.text("あいう漢字、。「」（A1ー ※\n\t", max_size=40)


@settings(deadline=None)
@given(
    st.lists(st.lists(_TEXT, min_size=1, max_size=4), max_size=4), _TEXT, st.integers(10, 60), st.sampled_from(NAMES)
)
def test_only_white_space_is_added(rows: list[list[str]], text: str, width: int, name: str) -> None:
    template = TEMPLATES[name].model_copy(update={"text": TextLayout(width=width)})
    table = Block(BlockKind.TABLE, "", rows=tuple(map(tuple, rows)))
    tree = document(section(text, paragraph(text), table, item(text), item(text, 2, label="（甲）")), title=Line(text))
    assert squeeze(printed(tree, template)) == words(tree, template)


def test_form_feeds_where_the_template_has_pages() -> None:
    template = TEMPLATES["nga"].model_copy(update={"text": TextLayout(page_lines=10)})
    pages = printed(everything(), template).split("\f")
    assert len(pages) > 2
    assert all(page.count("\n") == 10 for page in pages[:-1])


def test_two_hundred_levels() -> None:
    deep = section("底", paragraph("底の本文を長く書いて折り返させるための文である。" * 3))
    for i in range(200):
        deep = section(f"層{i}", deep)
    text = printed(document(deep), TEMPLATES["nga"])
    assert all(cells(line) <= 80 for line in text.split("\n"))


@pytest.mark.parametrize("file", ["nga-2020-10.txt", "nga-2024-08.txt"])
def test_a_past_document_comes_out_with_all_its_characters(proposals: Path, file: str) -> None:
    """What the reader takes for page furniture is not in the Document, and these two have none."""
    workspace = Workspace.find(None, None)
    opened = open_document(str(proposals / file), workspace)
    source = (proposals / file).read_text("utf-8-sig")
    assert squeeze(render(opened, "txt", workspace).decode()) == squeeze(source)
