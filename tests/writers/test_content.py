"""What a draft can say beyond plain text, in every format: as printed, and in Word read back as it was."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path

import pytest
from conftest import ROOT
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from writers.validator import validate

from drafter.compose import compose
from drafter.document import Block, Document, Look, Section
from drafter.library.index import Library
from drafter.model.loading import parse
from drafter.model.template import Template
from drafter.readers import docx as reader
from drafter.workspace import Workspace
from drafter.writers import docx, html, md, txt
from drafter.writers._marks import around, plain

GOLDEN = Path(__file__).with_name("golden")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NGA = Workspace.find(ROOT, None).template("nga")
DRAFT = (GOLDEN / "content.yaml").read_text("utf-8")


def png() -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    rows = zlib.compress(b"".join(b"\0" + b"\x80" * 40 for _ in range(20)))
    head = chunk(b"IHDR", struct.pack(">IIBBBBB", 40, 20, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def made(text: str, file: str = "d.yaml", template: Template = NGA) -> Document:
    return compose(parse("draft", text, file), template, Library())


@pytest.fixture(scope="module")
def document(tmp_path_factory: pytest.TempPathFactory) -> Document:
    folder = tmp_path_factory.mktemp("drafts")
    (folder / "map.png").write_bytes(png())
    found = made(DRAFT, str(folder / "content.yaml"))
    assert found.findings == ()
    return found


def body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))


@pytest.mark.parametrize(("name", "writer"), [("txt", txt), ("md", md), ("html", html)])
def test_as_printed(name: str, writer: object, document: Document) -> None:
    printed = writer.write(document, NGA).decode("utf-8")  # type: ignore[attr-defined]
    if name == "html":
        printed = printed.partition("<main>")[2]
        printed = re.sub(r"base64,[^\"]+", "base64,…", printed)
    assert printed == (GOLDEN / f"content.{name}").read_text("utf-8")


# ---------------------------------------------------------------- Word


def test_word_is_valid_and_the_same_each_time(document: Document) -> None:
    data = docx.write(document, NGA)
    assert validate(data) == []
    assert validate(docx.for_printing(document, NGA)) == []
    assert data == docx.write(document, NGA)


def test_everything_that_leads_somewhere_leads_there(document: Document) -> None:
    """Links and fields name bookmarks that are there; each reference shows what it would show in Word."""
    root = body(docx.write(document, NGA))
    marks = [mark.get(f"{W}name") for mark in root.iter(f"{W}bookmarkStart")]
    assert len(set(marks)) == len(marks)
    anchors = {link.get(f"{W}anchor") for link in root.iter(f"{W}hyperlink")}
    codes = [code.text.split() for code in root.iter(f"{W}instrText")]
    assert anchors | {code[1] for code in codes if code[0] in ("REF", "PAGEREF")} <= set(marks)
    assert {code[0] for code in codes} == {"REF", "QUOTE", "PAGEREF", "TOC"}
    shown = [
        "".join(link.itertext(f"{W}t")) for link in root.iter(f"{W}hyperlink") if link.get(f"{W}anchor")[:4] != "_Toc"
    ]
    assert shown[:3] == ["「Ⅰ-２」", "「Ⅰ-１」", "「Ⅰ」"]


def test_footnotes_stand_in_their_part(document: Document) -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(document, NGA))) as package:
        notes = etree.fromstring(package.read("word/footnotes.xml"))
        root = etree.fromstring(package.read("word/document.xml"))
    texts = {note.get(f"{W}id"): "".join(note.itertext(f"{W}t")).strip() for note in notes.iter(f"{W}footnote")}
    used = [note.get(f"{W}id") for note in root.iter(f"{W}footnoteReference")]
    assert used == ["1", "2", "3", "4"]
    assert [texts[one] for one in used] == [b.text for b in document.blocks() if b.look is Look.FOOTNOTE]


def test_a_plain_document_has_no_part_for_footnotes() -> None:
    with zipfile.ZipFile(io.BytesIO(docx.write(made("title: 題\npreamble: [文。]"), NGA))) as package:
        assert "word/footnotes.xml" not in package.namelist()


def test_orientation_pages_and_merged_headings(document: Document) -> None:
    root = body(docx.write(document, NGA))
    sizes = [(int(one.get(f"{W}w")), int(one.get(f"{W}h"))) for one in root.iter(f"{W}pgSz")]
    assert [width > height for width, height in sizes] == [False, False, True, False]
    breaks = [p for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None]
    assert [p.find(f"{W}pPr/{W}pStyle").get(f"{W}val") for p in breaks] == ["TOCHeading", "FormNumber", "FormNumber"]
    assert [one.get(f"{W}val") for one in root.iter(f"{W}gridSpan")] == ["2"]


def test_headings_captions_and_lead_ins_stay_with_what_follows(document: Document) -> None:
    root = body(docx.write(document, NGA))
    held = ["".join(p.itertext(f"{W}t")) for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}keepNext") is not None]
    assert held == [
        "表１　整備の状況",
        "次のとおり求める。",
        "",
        "表２　団体別の状況",
        "結びの段落である。「Ⅰ-２-(1)」を重ねて求める。",
    ]


def test_chapters_begin_pages_where_the_template_says_so() -> None:
    text = "title: 題\npreamble: [文。]\nsections: [{heading: 一, sections: [{heading: 中}]}, {heading: 二}]"
    template = NGA.model_copy(update={"chapters": "new-page"})
    root = body(docx.write(made(text, template=template), template))
    pages = [
        "".join(p.itertext(f"{W}t")) for p in root.iter(f"{W}p") if p.find(f"{W}pPr/{W}pageBreakBefore") is not None
    ]
    assert pages == ["一", "二"]


def test_emphasis_as_the_template_says() -> None:
    text = "title: 題\npreamble: ['これは{{em:点}}と{{strong:太字}}である。']"

    def letters(template: Template, *, printing: bool = False) -> list[tuple[str, str]]:
        write = docx.for_printing if printing else docx.write
        runs = body(write(made(text, template=template), template)).iter(f"{W}r")
        found = [(r, "".join(r.itertext(f"{W}t"))) for r in runs]
        kinds = {f"{W}b": "b", f"{W}em": "em"}
        return [
            (words, kinds[child.tag])
            for r, words in found
            for child in r.findall(f"{W}rPr/*")
            if child.tag in kinds and words in ("点", "太字")
        ]

    assert letters(NGA) == [("点", "em"), ("太字", "b")]
    assert letters(NGA.model_copy(update={"emphasis": "bold"})) == [("点", "b"), ("太字", "b")]
    assert letters(NGA, printing=True) == [("太字", "b")]


# ---------------------------------------------------------------- read back


def told(document: Document) -> list[object]:
    """What must come back from Word; its contents are lines there, and footnotes follow their own paragraph."""
    found: list[object] = [
        (document.title.text, document.mark, document.subtitle.text, document.date and document.date.printed),
        ([a.text for a in document.addressees], [i.text for i in document.issuer]),
    ]

    def block(one: Block) -> tuple[object, ...]:
        return one.kind, one.look, one.label, one.level, one.text, one.rows, spans(one)

    def spans(node: Block | Section) -> list[tuple[str, int, int, str]]:
        return [(s.kind.value, s.start, s.end, s.text) for s in node.origin.spans]

    def walk(nodes: tuple[Block | Section, ...]) -> None:
        for node in nodes:
            if isinstance(node, Section):
                found.append((node.level, node.label, node.heading, node.form and node.form.text, spans(node)))
                walk(node.content)
            else:
                found.append(block(node))

    front = tuple(b for b in document.front if not any(s.text.startswith("#_Toc") for s in b.origin.spans))
    for part in (document.cover, tuple(b for b in front if b.text != "目次"), document.preamble, document.sections):
        walk(part)
    walk(document.closing)
    return found


def test_word_is_read_back_as_it_was(document: Document) -> None:
    assert told(reader.read(docx.write(document, NGA), "d.docx").document) == told(document)


WORDS = st.text("あいう漢字、。「」", min_size=1, max_size=6)
MARKS = st.one_of(
    WORDS,
    st.builds("{{{{em:{}}}}}".format, WORDS),
    st.builds("{{{{strong:{}}}}}".format, WORDS),
    st.builds("{{{{ruby:{}|{}}}}}".format, WORDS, st.text("かなよみ", min_size=1, max_size=4)),
    st.builds("{{{{note:{}}}}}".format, WORDS),
    st.sampled_from(["{{ref:goal}}", "{{ref:chapter}}"]),
)
TEXTS = st.lists(MARKS, min_size=1, max_size=5).map(lambda parts: "国は" + "字".join(parts) + "とすること。")


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(TEXTS, min_size=1, max_size=3), st.sampled_from(["nga", "koyobun"]))
def test_any_marks_come_back_from_word(texts: list[str], scheme: str) -> None:
    template = NGA.model_copy(update={"numbering": scheme})
    clauses = "".join(f'      - {{id: c-{i}, text: "{text}"}}\n' for i, text in enumerate(texts))
    text = (
        "title: 見本の提言\nissuer: 見本県知事会\ndate: 2027-08-01\nstatus: final\npreamble: [前文の段落である。]\n"
        f"sections:\n  - heading: 章の見出し\n    id: chapter\n    clauses:\n{clauses}"
        "  - {heading: 次の見出し, clauses: [{id: goal, text: 的とすること。}]}\n"
    )
    document = made(text, template=template)
    assert told(reader.read(docx.write(document, template), "d.docx").document) == told(document)


# ---------------------------------------------------------------- spans around words

SPANS = st.lists(st.tuples(st.sampled_from(list("erRn")), st.integers(0, 12), st.integers(0, 12)), max_size=6)


@given(st.text("あa(", max_size=10), SPANS)
def test_whatever_lies_on_a_text_its_words_stay_and_what_is_written_nests(
    text: str, marks: list[tuple[str, int, int]]
) -> None:
    from drafter.document import Inline, Span

    kinds = {"e": Inline.EMPHASIS, "r": Inline.RUBY, "R": Inline.REFERENCE, "n": Inline.NOTE}
    spans = [Span(kinds[k], min(a, b), max(a, b), k) for k, a, b in marks]
    written = around(text, spans, lambda s: f"<{s.text}>", lambda s: f"</{s.text}>", str)
    assert re.sub("<[^>]*>", "", written) == text
    open_: list[str] = []
    for tag in re.findall(r"<(/?\w)>", written):
        if tag[0] == "/":
            assert open_.pop() == tag[1]
        else:
            open_.append(tag)
    assert open_ == []


def test_in_plain_text_readings_and_notes_stand_in_parentheses() -> None:
    document = made("title: 題\npreamble: ['{{ruby:研鑽|けんさん}}{{note:注}}を{{em:積む}}。']")
    block = document.preamble[0]
    assert plain(block.text, block.origin.spans, "注{n}") == "研鑽（けんさん）（注1）を積む。"
