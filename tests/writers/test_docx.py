"""Word files: what Word shows is what the document says; whole, safe and the same each time."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from samples import TEMPLATES, document, everything, item, numbered, paragraph, section
from word_labels import W, paragraphs, part

from drafter.document import Block, BlockKind, Document, Line, Section
from drafter.model.template import LevelShape, SchemeShape, Template
from drafter.writers import docx as writer
from drafter.writers._docx_identity import bookmark_name
from drafter.writers._flow import Role, flow

NAMES = tuple(TEMPLATES)


def expected(tree: Document, template: Template) -> list[tuple[str, str]]:
    """Label and text of every printed piece that is no table."""
    return [(p.label or "", p.text) for p in flow(tree, template) if p.role is not Role.TABLE]


def assert_word_agrees(tree: Document, template: Template) -> None:
    shown = [word for word in paragraphs(writer.write(tree, template)) if word.style != "TableText"]
    pieces = [p for p in flow(tree, template) if p.role is not Role.TABLE]
    assert len(shown) == len(pieces)
    for word, piece in zip(shown, pieces, strict=True):
        label = piece.label or ""
        if word.native:
            assert (word.label, word.text) == (label, piece.text)
        else:
            assert word.text.replace("\t", "") == (label + piece.text).replace("\t", "")
            assert not label or piece.pinned or piece.index is None, f"{label} is not counted by Word"


@pytest.mark.parametrize("name", NAMES)
def test_every_kind_of_piece(name: str) -> None:
    template = TEMPLATES[name]
    assert_word_agrees(numbered(template, everything()), template)


def long_lists() -> tuple[Section, ...]:
    many = [section(f"節{i}", *[item(f"項{j}") for j in range(70 if i == 1 else 3)]) for i in range(70)]
    mixed = (item("一"), paragraph("間"), item("二"), item("三", 2), item("四", 2))
    third = [section(f"目{i}", *mixed) for i in range(70)]
    return (section("章", *many), section("章", section("節", *third)), *many)


@pytest.mark.parametrize("name", NAMES)
def test_long_lists_at_every_level(name: str) -> None:
    """Seventy siblings at each depth, items and sections, and each list begins anew."""
    template = TEMPLATES[name]
    tree = numbered(template, document(*long_lists()))
    labels = [label for label, _ in expected(tree, template)]
    assert len(set(labels)) > 60
    assert_word_agrees(tree, template)


_LABELS = st.sampled_from([None, None, None, None, None, "", "（甲）", "１の２", "別紙１", "・", "９"])
_TEXT = st.text("あいう漢字、。「」A1 \t\n※", max_size=12)
_BLOCKS = st.one_of(
    st.builds(paragraph, _TEXT, st.sampled_from([None, "a-b", "c"])),
    st.builds(item, _TEXT, st.integers(1, 4), _LABELS),
    st.builds(lambda t: Block(BlockKind.NOTE, t, "※"), _TEXT),
    st.builds(lambda t: Block(BlockKind.TABLE, "", rows=((t, "b"), ("c",))), _TEXT),
)


def _sections(depth: int) -> st.SearchStrategy[Section]:
    inner = _BLOCKS if depth == 0 else st.one_of(_BLOCKS, _sections(depth - 1))
    return st.builds(lambda h, c, label: section(h, *c, label=label), _TEXT, st.lists(inner, max_size=5), _LABELS)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])
@given(st.lists(_sections(3), max_size=6), st.sampled_from(NAMES))
def test_any_tree(sections: list[Section], name: str) -> None:
    template = TEMPLATES[name]
    assert_word_agrees(numbered(template, document(*sections)), template)


def test_a_scheme_of_nine_levels_in_a_tree_of_eleven() -> None:
    levels = tuple(LevelShape(form="decimal", suffix=f".{i}") for i in range(9))
    template = Template(template="nine", numbering=SchemeShape(levels=levels))
    deep = section("底")
    for i in range(10):
        deep = section(f"層{i}", deep, section("次"))
    assert_word_agrees(numbered(template, document(deep)), template)


def test_a_labelled_paragraph_hangs_in_a_style_without_first_line_indent() -> None:
    labelled = Block(BlockKind.PARAGRAPH, "本文", "（注）")
    shown = paragraphs(writer.write(document(section("節", labelled)), TEMPLATES["nga"]))
    assert (shown[-1].style, shown[-1].text) == ("Item", "（注）\t本文")


def test_deeper_than_word_goes() -> None:
    """Two hundred levels: Word has nine; nothing is lost."""
    template = TEMPLATES["nga"]
    deep = section("底", paragraph("底の本文"))
    for i in range(200):
        deep = section(f"層{i}", deep)
    tree = numbered(template, document(deep))
    texts = [shown.text for shown in paragraphs(writer.write(tree, template))]
    assert texts[-1] == "底の本文"
    assert len(texts) == 203


@pytest.mark.parametrize("name", NAMES)
def test_python_docx_opens_it_and_reads_the_words(name: str) -> None:
    template = TEMPLATES[name]
    tree = numbered(template, everything())
    opened = docx.Document(io.BytesIO(writer.write(tree, template)))
    titled = [p.text for p in opened.paragraphs if p.style.name == "Title"]
    assert titled == ["見本の提言（案）"]
    assert opened.core_properties.title == "見本の提言"
    assert opened.core_properties.author == "○○県市長会"
    assert opened.core_properties.created.isoformat() == "2027-08-01T00:00:00+00:00"
    assert [[cell.text for cell in row.cells] for row in opened.tables[0].rows][2] == ["携帯電話", ""]
    assert opened.sections[0].page_width.mm == pytest.approx(210, abs=0.1)


def test_all_four_font_slots_and_the_language() -> None:
    styles = part(writer.write(document(), TEMPLATES["nga"]), "word/styles.xml")
    default = styles.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr")
    fonts = default.find(f"{W}rFonts")
    assert {slot: fonts.get(f"{W}{slot}") for slot in ("ascii", "hAnsi", "eastAsia", "cs")} == {
        "ascii": "Times New Roman",
        "hAnsi": "Times New Roman",
        "eastAsia": "ＭＳ 明朝",
        "cs": "Times New Roman",
    }
    # Latin words keep their own language: else LibreOffice breaks them anywhere, as it does Japanese
    language = default.find(f"{W}lang")
    assert (language.get(f"{W}val"), language.get(f"{W}eastAsia")) == ("en-US", "ja-JP")


def test_tables_repeat_their_heading_row_and_keep_rows_whole() -> None:
    rows = list(part(writer.write(everything(), TEMPLATES["nga"]), "word/document.xml").iter(f"{W}tr"))
    assert [row.find(f"{W}trPr/{W}tblHeader") is not None for row in rows] == [True, False, False]
    assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)


def test_clauses_lie_in_bookmarks() -> None:
    shown = paragraphs(writer.write(everything(), TEMPLATES["nga"]))
    marks = {mark: paragraph_.text for paragraph_ in shown for mark in paragraph_.bookmarks}
    assert marks == {
        "_cl_fiber": "国は整備を進めること。",
        "_cl_fiber__2": "第二の段落を続けること。",
        "_cl_item_one": "項目その一。",
        "_cl_item_one__2": "項目その一の続きの段落である。",
    }


@given(
    st.lists(
        st.tuples(st.from_regex(r"[a-z0-9]([a-z0-9-]{0,30}[a-z0-9])?", fullmatch=True), st.integers(1, 99)), unique=True
    )
)
def test_bookmark_names_are_fit_for_word_and_differ(clauses: list[tuple[str, int]]) -> None:
    names = [bookmark_name(clause, nth) for clause, nth in clauses]
    assert all(re.fullmatch(r"_cl_[A-Za-z0-9_]{1,36}", name) for name in names)
    assert len(set(names)) == len(names)


def test_bookmark_names_of_odd_ids() -> None:
    assert len(bookmark_name("x" * 200)) == 40
    assert bookmark_name("文例") != bookmark_name("例文")
    assert bookmark_name("文例").isascii()


def test_unfilled_blanks_are_marked() -> None:
    xml = part(writer.write(everything(), TEMPLATES["nga"]), "word/document.xml")
    marked = ["".join(run.itertext()) for run in xml.iter(f"{W}r") if run.find(f"{W}rPr/{W}highlight") is not None]
    assert marked == ["〔目標年度〕"]


def test_same_bytes_and_fixed_times() -> None:
    template = TEMPLATES["nga"]
    data = writer.write(numbered(template, everything()), template)
    assert data == writer.write(numbered(template, everything()), template)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert package.testzip() is None
        assert package.namelist() == sorted(package.namelist())
        assert {info.date_time for info in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_words_decide_the_source_hash() -> None:
    template = TEMPLATES["nga"]

    def facts(tree: Document) -> list[str]:
        return [e.text for e in part(writer.write(tree, template), "docProps/custom.xml").iter() if e.text]

    first = facts(everything())
    assert first[0] == "2027-sample.yaml"
    assert first == facts(everything())
    assert first[-1] != facts(document(section("別")))[-1]


@given(st.text(st.characters(), max_size=30))
def test_whatever_the_text_the_xml_is_well_formed(text: str) -> None:
    table = Block(BlockKind.TABLE, "", rows=((text, text),))
    tree = document(section(text, paragraph(text, "a"), table), section("x", label=text or "ん"), title=Line(text))
    data = writer.write(tree, TEMPLATES["nga"])
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        for name in package.namelist():
            etree.fromstring(package.read(name))
    shown = [shown.text for shown in paragraphs(data)]
    harmless = re.sub(
        "[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "\ufffd", text.replace("\r\n", "\n").replace("\r", "\n")
    )
    assert harmless in shown


@pytest.mark.parametrize("name", NAMES)
def test_libreoffice_shows_the_same_labels(name: str, tmp_path: Path) -> None:
    """An independent program counts; bullets come out of it as •, ◦ or ▪."""
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    template = TEMPLATES[name]
    sample = everything()
    tree = numbered(template, replace(sample, sections=(*sample.sections, *long_lists())))
    (tmp_path / "a.docx").write_bytes(writer.write(tree, template))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    command = [
        office,
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
        "--outdir",
        tmp_path,
        tmp_path / "a.docx",
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    printed = _bare((tmp_path / "a.txt").read_text("utf-8-sig"))
    at = 0
    for label, text in expected(tree, template):
        wanted = _bare(label + text)
        found = printed.find(wanted, at)
        assert at <= found <= at + 120, f"{label}|{text}"  # a table may stand between
        at = found + len(wanted)


def _bare(text: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text)).translate(str.maketrans("・○▪◦", "••••"))
