"""Paper, headers, footers, page numbers, columns and direction of a Word file."""

from __future__ import annotations

import io
import zipfile

import pytest
from samples import TEMPLATES, document, everything, numbered, paragraph, section
from word_labels import W, part
from writers.validator import validate

from drafter.document import Block, BlockKind, DateLine, Document, Layout, Line, Look
from drafter.errors import InputError
from drafter.japanese import wrap
from drafter.model.loading import parse
from drafter.model.page import FirstPage, Page, Running
from drafter.model.template import Template
from drafter.writers import docx as writer


def with_page(**page: object) -> Template:
    return TEMPLATES["nga"].model_copy(update={"page": Page.model_validate(page)})


def written(template: Template) -> bytes:
    """The sample, which must be valid whatever the page is."""
    data = writer.write(numbered(template, everything()), template)
    assert validate(data) == []
    return data


def names(data: bytes) -> set[str]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return set(package.namelist())


def running(data: bytes, name: str) -> str:
    """What a header or footer prints, fields as their instructions in braces, tabs as |."""
    out = []
    for element in part(data, f"word/{name}.xml").iter(f"{W}t", f"{W}tab", f"{W}fldSimple"):
        if element.tag == f"{W}fldSimple":
            out.append("{" + element.get(f"{W}instr").strip() + "}")
        elif element.tag == f"{W}tab" and element.getparent().tag == f"{W}r":
            out.append("|")
        elif element.tag == f"{W}t" and element.getparent().getparent().tag != f"{W}fldSimple":
            out.append(element.text)
    return "".join(out)


_NUMBERS = {
    "plain": ("{PAGE}", None),
    "dashes": ("- {PAGE} -", None),
    "of-total": ("{PAGE}/{NUMPAGES}", None),
    "page": ("第{PAGE}頁", None),
    "roman": ("{PAGE}", "lowerRoman"),
    "kanji": ("{PAGE}", "japaneseCounting"),
}


@pytest.mark.parametrize("form", _NUMBERS)
def test_forms_of_page_numbers(form: str) -> None:
    data = written(with_page(number=form))
    shown, number_format = _NUMBERS[form]
    assert running(data, "footer1") == shown
    kind = part(data, "word/document.xml").find(f".//{W}sectPr/{W}pgNumType")
    assert (kind.get(f"{W}fmt") if kind is not None else None) == number_format


def test_no_number_no_footer() -> None:
    data = written(with_page(number="none"))
    assert not {name for name in names(data) if "footer" in name or "header" in name}


def test_headers_and_footers_with_fields() -> None:
    page = {
        "header": Running(left="{title}", right="{date}"),
        "footer": Running(left="{issuer}", center="{number}", right="全{pages}頁"),
        "first": FirstPage(footer=Running(center="{number}")),
        "number_start": 3,
    }
    data = written(with_page(**page))
    assert running(data, "header1") == "見本の提言（案）||令和９年８月　日"
    assert running(data, "header2") == ""
    assert running(data, "footer1") == "○○県市長会|- {PAGE} -|全{NUMPAGES}頁"
    assert running(data, "footer2") == "- {PAGE} -"
    ending = part(data, "word/document.xml").find(f".//{W}sectPr")
    references = [(e.tag.removeprefix(W), e.get(f"{W}type")) for e in ending if e.tag.endswith("Reference")]
    assert references == [
        (f"{kind}Reference", which) for kind in ("header", "footer") for which in ("default", "first")
    ]
    assert ending.find(f"{W}titlePg") is not None
    assert ending.find(f"{W}pgNumType").get(f"{W}start") == "3"


def test_signs_of_a_title_are_harmless_in_a_header() -> None:
    tree = document(title=Line("<w:t>{page} & “A”"), date=DateLine("{title}", "2027-08-01"))
    template = with_page(header=Running(left="{title}", right="{date}"))
    data = writer.write(tree, template)
    assert running(data, "header1") == "<w:t>{page} & “A”||{title}"


@pytest.mark.parametrize(
    ("page", "width", "height"),
    [
        ({"size": "A4"}, 210, 297),
        ({"size": "A4", "orientation": "landscape"}, 297, 210),
        ({"size": "A3", "orientation": "landscape", "columns": 2}, 420, 297),
        ({"size": "A3", "fold": "booklet"}, 210, 297),
        ({"size": "B4"}, 257, 364),
        ({"size": "B4", "fold": "booklet"}, 182, 257),
        ({"size": "B5"}, 182, 257),
    ],
)
def test_paper(page: dict[str, object], width: float, height: float) -> None:
    data = written(with_page(**page))
    size = part(data, "word/document.xml").find(f".//{W}sectPr/{W}pgSz")
    assert int(size.get(f"{W}w")) / 1440 * 25.4 == pytest.approx(width, abs=0.1)
    assert int(size.get(f"{W}h")) / 1440 * 25.4 == pytest.approx(height, abs=0.1)
    fold = part(data, "word/settings.xml").find(f"{W}bookFoldPrinting")
    assert (fold is not None) == ("fold" in page)


def test_the_lines_of_two_columns_hold_the_characters_of_the_template() -> None:
    template = with_page(size="A3", orientation="landscape", columns=2, column_gap=2, characters=40)
    ending = part(written(template), "word/document.xml").find(f".//{W}sectPr")
    margins, columns = ending.find(f"{W}pgMar"), ending.find(f"{W}cols")
    room = 23811 - int(margins.get(f"{W}left")) - int(margins.get(f"{W}right"))
    gap = int(columns.get(f"{W}space"))
    assert (columns.get(f"{W}num"), gap) == ("2", round(room / 82 * 2))


def test_vertical_lines_run_along_the_height() -> None:
    template = with_page(direction="vertical", orientation="landscape", characters=40, lines=30, margin_left=30)
    ending = part(written(template), "word/document.xml").find(f".//{W}sectPr")
    assert ending.find(f"{W}textDirection").get(f"{W}val") == "tbRl"
    margins = {key.removeprefix(W): int(value) for key, value in ending.find(f"{W}pgMar").items()}
    pitch = int(ending.find(f"{W}docGrid").get(f"{W}linePitch"))
    assert pitch == (16838 - margins["left"] - margins["right"]) // 30


def _wide() -> Document:
    """A heading, its caption, a table that lies on its side, and what follows."""
    caption = Block(BlockKind.PARAGRAPH, "表の題", look=Look.CAPTION)
    table = Block(BlockKind.TABLE, "", rows=(("a", "b"),), layout=Layout(landscape=True))
    return document(section("前", paragraph("前の文。")), section("広い表", caption, table, paragraph("後の文。")))


def _pages(data: bytes) -> list[tuple[bool, str]]:
    """Whether each section lies on its side, and its words."""
    found, words = [], ""
    for block in part(data, "word/document.xml").find(f"{W}body"):
        words += "".join(block.itertext())
        ending = block if block.tag == f"{W}sectPr" else block.find(f"{W}pPr/{W}sectPr")
        if ending is not None:
            found.append((ending.find(f"{W}pgSz").get(f"{W}orient") == "landscape", words))
            words = ""
    return found


def test_heading_and_caption_go_with_what_lies_on_its_side() -> None:
    template = TEMPLATES["nga"]
    data = writer.write(numbered(template, _wide()), template)
    assert validate(data) == []
    assert _pages(data) == [(False, "見本の提言前前の文。"), (True, "広い表表の題ab"), (False, "後の文。")]


def test_on_pages_that_lie_on_their_side_nothing_is_turned() -> None:
    template = with_page(orientation="landscape")
    data = writer.write(numbered(template, _wide()), template)
    assert _pages(data) == [(True, "見本の提言前前の文。広い表表の題ab後の文。")]


def test_word_breaks_lines_by_the_same_signs_as_plain_text() -> None:
    settings = part(written(TEMPLATES["nga"]), "word/settings.xml")
    for name, signs in (("noLineBreaksAfter", wrap.NO_END), ("noLineBreaksBefore", wrap.NO_START)):
        element = settings.find(f"{W}{name}")
        assert element.get(f"{W}lang") == "ja-JP"
        assert set(element.get(f"{W}val")) == {sign for sign in signs if not "ㇰ" <= sign <= "ㇿ"}  # at most 100
    normal = part(written(TEMPLATES["nga"]), "word/styles.xml").find(f"{W}style/{W}pPr")
    assert {"widowControl", "kinsoku", "overflowPunct"} <= {element.tag.removeprefix(W) for element in normal}


def test_headings_are_in_the_outline() -> None:
    styles = part(written(TEMPLATES["nga"]), "word/styles.xml")
    levels = {
        style.get(f"{W}styleId"): style.find(f"{W}pPr/{W}outlineLvl").get(f"{W}val")
        for style in styles.iter(f"{W}style")
        if style.find(f"{W}pPr/{W}outlineLvl") is not None
    }
    assert levels == {f"Heading{i}": str(i - 1) for i in range(1, 10)}


def test_a_field_that_there_is_not() -> None:
    with pytest.raises(InputError) as told:
        parse("template", "template: own\npage:\n  header: {left: '{titel}'}\n", "own.yaml")
    assert told.value.place.line == 3
    assert "{titel}" in told.value.message.ja
