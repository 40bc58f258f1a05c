"""Marks in a draft → clean text, spans, footnotes and references; what is wrong is told at its place."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest

from drafter.compose import compose
from drafter.compose.pictures import measure
from drafter.document import Block, BlockKind, Document, Inline, Look, Part, Section
from drafter.library.index import Library
from drafter.model.loading import parse
from drafter.model.template import Template

PARTS = [
    {"part": name} for name in ("title", "subtitle", "preamble", "body", "closing", "date", "issuer", "addressees")
]
EMPTY = Library()


def template(**more: object) -> Template:
    return Template.model_validate({"template": "house", "numbering": "nga", "parts": PARTS, **more})


def made(text: str, file: str = "d.yaml", **more: object) -> Document:
    return compose(parse("draft", f"title: 題\n{text}", file), template(**more), EMPTY)


def spans(block: Block | Section) -> list[tuple[str, str, str]]:
    text = block.text if isinstance(block, Block) else block.heading
    return [(s.kind.value, text[s.start : s.end], s.text) for s in block.origin.spans]


BODY = """\
preamble:
  - "前文{{note:注の一。}}と{{em:強い{{年}}}}文。{{ref:deep}}を見る。"
values: {年: "{{年}}度"}
sections:
  - heading: 章{{note:見出しの注。}}
    id: chapter
    sections:
      - heading: 節
        clauses:
          - id: first
            text: |-
              {{strong:太い}}字と{{ruby:研鑽|けんさん}}{{ref:chapter}}。
              二段落{{note:{{ref:first}}も。}}目。
          - {id: item, form: item, text: "{{ref:first}}の列記。"}
          - table: {rows: [["{{em:見}}出し", "{{ref:deep}}"], ["a{{note:表の注。}}", b]], header: true}
        sections:
          - heading: 目
            clauses: [{id: deep, text: 深い。}]
closing: {paragraphs: ["結び{{note:最後の注。}}。"]}
"""


def test_clean_text_and_spans() -> None:
    document = made(BODY)
    lead, note = document.preamble
    assert lead.text == "前文と強い{{年}}度文。「Ⅰ-１-(1)」を見る。"
    assert spans(lead) == [
        ("note-reference", "", "1"),
        ("emphasis", "強い{{年}}度", "em"),
        ("reference", "「Ⅰ-１-(1)」", "deep"),
    ]
    assert (note.kind, note.label, note.text, note.look) == (BlockKind.NOTE, "1", "注の一。", Look.FOOTNOTE)
    chapter = document.sections[0]
    assert (chapter.heading, spans(chapter)) == ("章", [("note-reference", "", "2")])
    first, second, at_foot, item, table, in_table = document.sections[0].sections[0].blocks
    assert first.text == "太い字と研鑽「Ⅰ」。"
    assert spans(first) == [
        ("emphasis", "太い", "strong"),
        ("ruby", "研鑽", "けんさん"),
        ("reference", "「Ⅰ」", "chapter"),
    ]
    assert second.text == "二段落目。"
    assert (at_foot.label, at_foot.text, spans(at_foot)) == ("3", "「Ⅰ-１」も。", [("reference", "「Ⅰ-１」", "first")])
    assert (at_foot.clause, at_foot.origin.clause) == (None, "first")
    assert (item.label, item.text) == ("・", "「Ⅰ-１」の列記。")
    assert table.rows == (("見出し", "「Ⅰ-１-(1)」"), ("a", "b"))
    assert [(c.row, c.column, c.spans[0].kind) for c in table.cells] == [
        (0, 0, Inline.EMPHASIS),
        (0, 1, Inline.REFERENCE),
        (1, 0, Inline.NOTE),
    ]
    assert (in_table.label, in_table.text) == ("4", "表の注。")
    assert [block.label for block in document.closing] == [None, "5"]
    assert document.findings == ()


@pytest.mark.parametrize(
    ("scheme", "form", "printed"),
    [
        ("nga", {}, ["「Ⅰ」", "「Ⅰ-１」", "「Ⅰ-１-(1)」"]),
        ("nga", {"joiner": "", "open": "", "close": ""}, ["Ⅰ", "Ⅰ１", "Ⅰ１(1)"]),
        ("koyobun", {"joiner": "の"}, ["「第１」", "「第１の１」", "「第１の１の(1)」"]),
        ("mayors", {"levels": "last"}, ["「１」", "「(1)」", "「①」"]),
        ("mayors", {}, ["「１」", "「１-(1)」", "「１-(1)-①」"]),
    ],
)
def test_references_follow_the_template(scheme: str, form: dict[str, str], printed: list[str]) -> None:
    text = """\
preamble: ["{{ref:one}}", "{{ref:two}}", "{{ref:three}}"]
sections:
  - {heading: 章, id: one, clauses: [要望。], sections: [{heading: 節, id: two, sections: [{heading: 目, id: three}]}]}
"""
    document = made(text, numbering=scheme, references=form)
    assert [block.text for block in document.preamble] == printed


def test_references_never_go_stale() -> None:
    """The same text says another number when something is put before its target; pinned labels are as printed."""
    target = "  - {heading: 的, id: goal, clauses: ['{{ref:goal}}を見る。']}\n"
    pinned = "  - {heading: 的, id: goal, label: 別紙１, clauses: ['{{ref:goal}}を見る。']}\n"

    def said(sections: str) -> str:
        return made("sections:\n" + sections).sections[-1].blocks[0].text

    assert said(target) == "「Ⅰ」を見る。"
    assert said("  - {heading: 前}\n" + target) == "「Ⅱ」を見る。"
    assert said("  - {heading: 前}\n" + pinned) == "「別紙１」を見る。"


def test_an_item_that_is_counted_is_named_by_its_number() -> None:
    text = """\
sections:
  - heading: 章
    clauses:
      - {id: one, form: item, text: 一つ目。}
      - {id: two, form: item, text: "{{ref:one}}と{{ref:two}}。"}
"""
    assert made(text, numbering="mayors").sections[0].blocks[1].text == "「１-(1)」と「１-(2)」。"


@pytest.mark.parametrize(
    ("text", "code", "place", "said"),
    [
        ("preamble: ['本文{{ref:fibre}}。']\nsections: [{heading: 章, id: fiber}]", "CMP005", (2, 15), "fiber"),
        ("preamble:\n  - |-\n    一行目\n    二行目{{rf:x}}。", "CMP004", (5, 8), "ref"),
        ("preamble: ['{{ruby:研鑽}}']", "CMP004", (2, 13), "ruby:漢字|かんじ"),
        ("preamble: ['{{em:}}文']", "CMP004", (2, 13), "文字がありません"),
        ("subtitle: '副題{{note:注}}'", "CMP004", (2, 14), "脚注を付けられない"),
        ("preamble: ['{{note:注{{note:中}}}}文']", "CMP004", (2, 21), "脚注を付けられない"),
        ("preamble: [{id: here, text: 前。}, '{{ref:here}}。']", "CMP006", (2, 35), "番号のある項目"),
        (
            "sections: [{heading: 章, id: a, numbered: false, clauses: ['{{ref:a}}。']}]",
            "CMP006",
            (2, 60),
            "見出しで印字",
        ),
        ("sections: [{heading: 章, id: a}, {heading: 節, id: a}]", "CMP008", (2, 50), "「a」"),
        ("sections: [{heading: 章, id: a, clauses: [{id: a, text: 文。}]}]", "CMP008", (2, 29), "「a」"),
    ],
)
def test_what_is_wrong_is_told_at_its_place(text: str, code: str, place: tuple[int, int], said: str) -> None:
    (finding,) = made(text).findings
    assert (finding.code, (finding.place.line, finding.place.column)) == (code, place)
    assert said in finding.message.ja
    assert "{" not in finding.message.en or code == "CMP004"


def test_words_of_wrong_marks_are_printed() -> None:
    texts = ["{{rf:語}}", "{{ruby:研鑽}}", "{{ref:no}}", "{{note:a{{note:b}}}}c"]
    document = made(f"preamble: {texts!r}\nsubtitle: '副題{{{{note:注}}}}'")
    assert [block.text for block in document.preamble] == ["語", "研鑽", "〔参照先なし：no〕", "c", "a（b）"]
    assert document.subtitle.text == "副題（注）"


def test_a_footnote_between_two_items_does_not_end_their_list() -> None:
    text = "sections: [{heading: 章, clauses: [{item: '一{{note:注}}'}, {item: 二}]}]"
    labels = [block.label for block in made(text, numbering="mayors").sections[0].blocks]
    assert labels == ["(1)", "1", "(2)"]


def test_an_unmarked_draft_has_no_spans() -> None:
    document = made("preamble: [文。]\nsections: [{heading: 章, clauses: [{id: a, text: 文。}]}]")
    assert all(block.origin.spans == () for block in document.blocks())


COVER = """\
issuer: "○○県知事会"
addressees: [総務省]
date: 2027-08-01
status: final
cover:
  number: ○企第１号
  subject: 提言について（送付）
  text: "一段落目。{{em:特段}}の御配慮を。\\n二段落目。"
  record: [提言書　１部, 資料　１部]
  attachments: [提言書]
sections: [{heading: 章}]
"""


def test_the_covering_letter() -> None:
    document = made(COVER, phrases={"addressee_suffix": "　御中"})
    assert document.parts[0] is Part.COVER
    assert [(b.look.value, b.label, b.text) for b in document.cover] == [
        ("number", None, "○企第１号"),
        ("date", None, "令和9年8月1日"),
        ("addressee", None, "総務省　御中"),
        ("sender", None, "○○県知事会"),
        ("subject", None, "提言について（送付）"),
        ("", None, "一段落目。特段の御配慮を。"),
        ("", None, "二段落目。"),
        ("record", None, "記"),
        ("", "1", "提言書　１部"),
        ("", "2", "資料　１部"),
        ("end", None, "以上"),
        ("attachment", "別紙", "提言書"),
    ]


def test_values_of_the_covering_letter_are_used() -> None:
    text = "values: {件名: 提言}\ncover: {subject: '{{件名}}の提出'}\nsections: [{heading: 章}]\n"
    document = made(text)
    assert (document.cover[-1].text, document.unused_values) == ("提言の提出", ())


def test_contents_as_template_or_draft_say() -> None:
    show = {"contents": {"show": True}}
    body = "sections: [{heading: 章}]\n"
    assert Part.CONTENTS not in made(body).parts
    assert made(body, **show).parts[0] is Part.CONTENTS
    assert Part.CONTENTS not in made(body + "contents: false\n", **show).parts
    assert made(body + "contents: true\n").parts[0] is Part.CONTENTS
    assert Part.CONTENTS not in made("preamble: [文。]\n", **show).parts


def png(width: int, height: int) -> bytes:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    rows = zlib.compress(b"".join(b"\0" + b"\x80" * width for _ in range(height)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def test_pictures(tmp_path: Path) -> None:
    (tmp_path / "map.png").write_bytes(png(40, 20))
    text = "preamble: [{figure: {file: map.png, alt: 経路の図, caption: 図１　経路, width: 60}}]\n"
    figure, caption = made(text, str(tmp_path / "d.yaml")).preamble
    assert figure.image is not None
    assert (figure.kind, figure.text, figure.image.width, figure.image.height) == (BlockKind.FIGURE, "経路の図", 40, 20)
    assert (caption.text, caption.look) == ("図１　経路", Look.CAPTION)


@pytest.mark.parametrize("name", ["none.png", "../map.png", "/map.png", "C:/map.png", "text.png", "large.png"])
def test_pictures_that_cannot_be_printed(name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "map.png").write_bytes(png(4, 4))
    folder = tmp_path / "drafts"
    folder.mkdir()
    (folder / "text.png").write_text("これは画像ではない", encoding="utf-8")
    (folder / "large.png").write_bytes(png(4, 4))
    monkeypatch.setattr("drafter.files.limits.PICTURE_BYTES", 50)
    text = f"preamble: [{{figure: {{file: {name}, alt: 図}}}}]\n"
    document = made(text, str(folder / "d.yaml"))
    assert [finding.code for finding in document.findings] == ["CMP007"]
    assert (document.preamble[0].text, document.preamble[0].image) == ("図", None)


@pytest.mark.parametrize(
    ("data", "size"),
    [
        (png(3, 5), ("png", 3, 5)),
        (b"\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08\0\7\0\x09\3" + b"\0" * 8, ("jpeg", 9, 7)),
        (b"\xff\xd8\xff\xff\xff\xc2\0\x11\x08\0\1\0\2\3" + b"\0" * 8, ("jpeg", 2, 1)),
        (png(3, 5)[:20], None),
        (b"\xff\xd8\xff\xc4\0\2", None),
        (b"\xff\xd8" + b"\xff\xe0\0\0" * 4, None),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + b"\xff" * 40, None),
        (b"GIF89a", None),
        (b"", None),
    ],
)
def test_measuring_pictures(data: bytes, size: tuple[str, int, int] | None) -> None:
    assert measure(data) == size


def test_tables_of_clauses() -> None:
    text = """\
sections:
  - heading: 章
    clauses:
      - id: a
        form: item
        text: 要望すること。
        table: {caption: 表１, header: true, merge: true, widths: [2, 1], rows: [[見出し, ""], [a, "{{b}}"]]}
        values: {b: 値}
      - {id: c, form: item, text: 次の要望をすること。}
"""
    item, caption, table, last = made(text, numbering="mayors").sections[0].blocks
    assert (item.label, last.label) == ("(1)", "(2)")
    assert (caption.text, caption.look) == ("表１", Look.CAPTION)
    assert (table.rows, table.clause, table.header) == ((("見出し", ""), ("a", "値")), "a", True)
    assert table.layout is not None
    assert (table.layout.widths, table.layout.merged, table.layout.landscape) == ((2.0, 1.0), True, False)
