"""Blocks of a Word file: tracked changes, notes, comments, tables, text boxes, pictures, headers, and their account."""

from __future__ import annotations

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from readers.word.packages import lines, p, part, r, read, table

from drafter.document import BlockKind, Inline
from drafter.readers import Reading

TITLE = p("地域交通の維持に関する要望書", '<w:jc w:val="center"/>')
LEAD = p("路線バスの利用者が減り続け、地域の足の維持が難しくなっている。")
WHO = 'w:author="○○" w:date="2027-01-05T00:00:00Z"'


def ins(content: str) -> str:
    return f'<w:ins w:id="1" {WHO}>{content}</w:ins>'


def dele(text: str) -> str:
    return f'<w:del w:id="2" {WHO}><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def after(reading: Reading) -> list[tuple[str, str]]:
    """Role and text of what stands after title and lead."""
    return lines(reading)[2:]


MARK = {name: f'<w:rPr><w:{name} w:id="7" {WHO}/></w:rPr>' for name in ("ins", "del", "moveFrom", "moveTo")}

#: body → what is read as if accepted, and as if rejected
CHANGES: dict[str, tuple[str, list[tuple[str, str]], list[tuple[str, str]]]] = {
    "words": (
        p(r("国は") + ins(r("速やかに")) + dele("適宜") + r("支えること。")),
        [("body", "国は速やかに支えること。"), ("deleted", "適宜")],
        [("body", "国は適宜支えること。"), ("deleted", "速やかに")],
    ),
    "deleted within inserted": (
        p(r("国は") + ins(dele("すぐ") + r("必ず")) + r("支えること。")),
        [("body", "国は必ず支えること。"), ("deleted", "すぐ")],
        [("body", "国は支えること。"), ("deleted", "すぐ必ず")],
    ),
    "a deleted mark joins": (
        p(r("国は路線を"), MARK["del"]) + p("支えること。"),
        [("body", "国は路線を"), ("body", "支えること。")],
        [("body", "国は路線を"), ("body", "支えること。")],
    ),
    "an inserted mark splits": (
        p(r("国は路線を支えること。"), MARK["ins"]) + p("県は運転手を育てること。"),
        [("body", "国は路線を支えること。"), ("body", "県は運転手を育てること。")],
        [("body", "国は路線を支えること。"), ("body", "県は運転手を育てること。")],
    ),
    "a deleted paragraph": (
        p(dele("国は支えること。"), MARK["del"]) + p("県は育てること。"),
        [("deleted", "国は支えること。"), ("body", "県は育てること。")],
        [("body", "国は支えること。"), ("body", "県は育てること。")],
    ),
    "moved": (
        p(f'<w:moveFrom w:id="3" {WHO}>{r("県は育てること。")}</w:moveFrom>', MARK["moveFrom"])
        + p("国は支えること。")
        + p(f'<w:moveTo w:id="4" {WHO}>{r("県は育てること。")}</w:moveTo>', MARK["moveTo"])
        + p("町は走らせること。"),
        [
            ("deleted", "県は育てること。"),
            ("body", "国は支えること。"),
            ("body", "県は育てること。"),
            ("body", "町は走らせること。"),
        ],
        [
            ("body", "県は育てること。"),
            ("body", "国は支えること。"),
            ("deleted", "県は育てること。"),
            ("body", "町は走らせること。"),
        ],
    ),
    "formatting only": (
        p(
            r("国は支えること。", f'<w:b/><w:rPrChange w:id="5" {WHO}><w:rPr/></w:rPrChange>'),
            f'<w:pPrChange w:id="6" {WHO}><w:pPr/></w:pPrChange>',
        ),
        [("body", "国は支えること。")],
        [("body", "国は支えること。")],
    ),
    "rows": (
        table(["甲", "乙"], ["丙", "丁"]).replace(
            '<w:tr><w:tc><w:p><w:r><w:t xml:space="preserve">丙',
            f"<w:tr><w:trPr><w:del w:id='8' {WHO}/></w:trPr><w:tc><w:p><w:r><w:t xml:space=\"preserve\">丙",
        ),
        [("table", "甲"), ("table", "乙"), ("deleted", "丙"), ("deleted", "丁")],
        [("table", "甲"), ("table", "乙"), ("table", "丙"), ("table", "丁")],
    ),
}


@pytest.mark.parametrize("name", CHANGES)
def test_tracked_changes(name: str) -> None:
    body, accepted, original = CHANGES[name]
    body = TITLE + LEAD + body
    assert shown(read(body)) == accepted
    assert shown(read(body, changes="original")) == original


def shown(reading: Reading) -> list[tuple[str, str]]:
    """The same; what is in the document is ``body`` whatever the recognition takes it for."""
    return [(role if role in ("deleted", "table") else "body", text) for role, text in after(reading)]


def test_a_joined_paragraph_is_one() -> None:
    reading = read(TITLE + LEAD + CHANGES["a deleted mark joins"][0])
    block = reading.document.preamble[-1]
    assert (block.text, block.origin.line, block.origin.end_line) == ("国は路線を支えること。", 3, 4)
    parted = CHANGES["an inserted mark splits"][0]
    assert (
        read(TITLE + LEAD + parted, changes="original")
        .document.preamble[-1]
        .text.startswith("国は路線を支えること。県は")
    )


def test_both_texts_with_their_authors() -> None:
    reading = read(TITLE + LEAD + CHANGES["words"][0], changes="all")
    block = reading.document.preamble[-1]
    assert block.text == "国は速やかに適宜支えること。"
    spans = [(s.kind, block.text[s.start : s.end], s.author, s.date[:10]) for s in block.origin.spans]
    assert spans == [
        (Inline.INSERTED, "速やかに", "○○", "2027-01-05"),
        (Inline.DELETED, "適宜", "○○", "2027-01-05"),
    ]
    moved = read(TITLE + LEAD + CHANGES["moved"][0], changes="all")
    assert [text for role, text in after(moved) if role == "body"].count("県は育てること。") == 1


def test_changes_are_told_once() -> None:
    for name, (body, _, _) in CHANGES.items():
        codes = [f.code for f in read(TITLE + LEAD + body).document.findings]
        assert codes.count("READ045") == (name != "formatting only"), name


# ---------------------------------------------------------------- notes, comments, headers

NOTES = (
    '<w:footnote w:type="separator" w:id="0"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
    f'<w:footnote w:id="2">{p("<w:r><w:footnoteRef/></w:r>" + r(" 令和六年の調べによる。"))}</w:footnote>'
    f'<w:footnote w:id="3">{p("二つ目の注である。")}</w:footnote>'
    f'<w:footnote w:id="9">{p("どこからも呼ばれない注")}</w:footnote>'
)
REFERENCE = '<w:r><w:footnoteReference w:id="{}"/></w:r>'


def test_notes_stand_after_the_paragraph_that_refers_to_them() -> None:
    body = (
        TITLE
        + LEAD
        + p(r("利用者は半減") + REFERENCE.format(2) + r("した。") + REFERENCE.format(3))
        + p("支えること。")
    )
    reading = read(body, footnotes=NOTES)
    found = [(b.kind, f"{b.label or ''} {b.text}".strip()) for b in reading.document.preamble[1:]]
    assert found == [
        (BlockKind.PARAGRAPH, "利用者は半減した。"),
        (BlockKind.NOTE, "1 令和六年の調べによる。"),
        (BlockKind.NOTE, "2 二つ目の注である。"),
        (BlockKind.PARAGRAPH, "支えること。"),
    ]
    spans = reading.document.preamble[1].origin.spans
    assert [(s.kind, s.start, s.end, s.text) for s in spans] == [(Inline.NOTE, 6, 6, "1"), (Inline.NOTE, 9, 9, "2")]
    assert ("hidden", "どこからも呼ばれない注") in lines(reading)


def test_notes_are_numbered_as_the_settings_say() -> None:
    body = TITLE + LEAD + p(r("利用者は半減した。") + REFERENCE.format(2))
    form = '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/><w:numStart w:val="3"/></w:footnotePr>'
    reading = read(body, footnotes=NOTES, settings=form)
    assert reading.document.preamble[1].origin.spans[0].text == "③"


def test_a_note_that_refers_to_itself_ends() -> None:
    note = f'<w:footnote w:id="2">{p(r("巡る注") + REFERENCE.format(2))}</w:footnote>'
    reading = read(TITLE + LEAD + p(r("文である。") + REFERENCE.format(2)), footnotes=note)
    assert [text for _, text in lines(reading)].count("1 巡る注") == 1


COMMENTS = f'<w:comment w:id="0" {WHO}>{p("言い回しを直す")}{p("二行目")}</w:comment>'
START, END = '<w:commentRangeStart w:id="0"/>', '<w:commentRangeEnd w:id="0"/>'


def test_comments_lie_on_their_range_and_are_listed() -> None:
    body = p(r("国は") + START + r("必ず") + END + '<w:r><w:commentReference w:id="0"/></w:r>' + r("支えること。"))
    reading = read(TITLE + LEAD + body, comments=COMMENTS)
    block = reading.document.preamble[-1]
    (span,) = block.origin.spans
    assert (span.kind, block.text[span.start : span.end], span.author) == (Inline.COMMENT, "必ず", "○○")
    assert span.text == "言い回しを直す\n二行目"
    assert lines(reading)[-1] == ("comment", "○○: 言い回しを直す 二行目")


def test_a_comment_over_two_paragraphs_lies_on_both() -> None:
    body = p(r("国は") + START + r("支えること。")) + p(r("県は") + END + r("育てること。"))
    blocks = read(TITLE + LEAD + body, comments=COMMENTS).document.preamble[1:]
    assert [b.text[s.start : s.end] for b in blocks for s in b.origin.spans] == ["支えること。", "県は"]


def test_headers_and_footers_are_furniture() -> None:
    section = '<w:sectPr><w:headerReference r:id="h"/><w:footerReference r:id="f"/></w:sectPr>'
    rels = [("h", "header", "header1.xml"), ("f", "footer", "footer1.xml")]
    more = {"word/header1.xml": part("hdr", p("内部資料")), "word/footer1.xml": part("ftr", p("- 1 -"))}
    reading = read(TITLE + LEAD + section, rels=rels, more=more)
    assert after(reading) == [("repeated-header", "内部資料"), ("repeated-footer", "- 1 -")]
    assert "内部資料" not in str(reading.document)


# ---------------------------------------------------------------- tables, boxes, pictures


def rows_of(body: str, **given: object) -> list[tuple[str, ...]]:
    reading = read(TITLE + LEAD + body, **given)  # type: ignore[arg-type]
    (found,) = [b for b in reading.document.blocks() if b.kind is BlockKind.TABLE]
    return list(found.rows)


def cell(content: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(content)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr>{f'<w:trPr>{properties}</w:trPr>' if properties else ''}{''.join(cells)}</w:tr>"


TABLES: dict[str, tuple[str, list[tuple[str, ...]]]] = {
    "plain": (table(["項目", "内容"], ["交通", "支援"]), [("項目", "内容"), ("交通", "支援")]),
    "spans": (
        "<w:tbl>"
        + row(cell("甲", "<w:gridSpan w:val='2'/>"), cell("乙"))
        + row(cell("丙"), cell("丁"), cell("戊"))
        + "</w:tbl>",
        [("甲", "", "乙"), ("丙", "丁", "戊")],
    ),
    "merged downwards": (
        "<w:tbl>"
        + row(cell("甲", "<w:vMerge w:val='restart'/>"), cell("乙"))
        + row(cell("", "<w:vMerge/>"), cell("丙"))
        + "</w:tbl>",
        [("甲", "乙"), ("", "丙")],
    ),
    "rows of unlike length": (
        "<w:tbl>"
        + row(cell("甲"), cell("乙"), cell("丙"))
        + row(cell("丁"), cell("戊"), properties="<w:gridBefore w:val='1'/>")
        + row(cell("己"), cell("庚"))
        + "</w:tbl>",
        [("甲", "乙", "丙"), ("", "丁", "戊"), ("己", "庚", "")],
    ),
    "paragraphs in a cell": (table(["甲", p("一") + p("二")]), [("甲", "一\n二")]),
    "a table in a cell": (
        table(["甲", p("前") + table(["い", "ろ"], ["は", "に"]) + p("後")]),
        [("甲", "前\nい　ろ\nは　に\n後")],
    ),
    "content controls around row and cell": (
        "<w:tbl><w:sdt><w:sdtContent>"
        + row("<w:sdt><w:sdtContent>" + cell("甲") + "</w:sdtContent></w:sdt>", cell("乙"))
        + "</w:sdtContent></w:sdt></w:tbl>",
        [("甲", "乙")],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_tables(name: str) -> None:
    body, expected = TABLES[name]
    assert rows_of(body) == expected


def test_a_heading_row() -> None:
    body = (
        "<w:tbl>"
        + row(cell("項目"), cell("内容"), properties="<w:tblHeader/>")
        + row(cell("甲"), cell("乙"))
        + "</w:tbl>"
    )
    (found,) = [b for b in read(TITLE + LEAD + body).document.blocks() if b.kind is BlockKind.TABLE]
    assert found.header


@pytest.mark.parametrize(
    "frame",
    [
        table([p("国は支えること。") + p("県は育てること。")]),
        table(["国は支えること。"], ["県は育てること。"]),
        table([p("国は支えること。") + table([p("県は育てること。")])]),
        "<w:tbl>" + row(cell("国は支えること。"), cell("")) + row(cell(""), cell("県は育てること。")) + "</w:tbl>",
    ],
    ids=["box", "one column", "box in a box", "side by side, one at a time"],
)
def test_a_frame_is_no_table(frame: str) -> None:
    reading = read(TITLE + LEAD + frame + p("以上のとおり要望する。"))
    texts = [b.text for b in reading.document.blocks()]
    assert texts[1:3] == ["国は支えること。", "県は育てること。"]


BOX = "<wps:wsp><wps:txbx><w:txbxContent>{}</w:txbxContent></wps:txbx></wps:wsp>"
VML = "<w:pict><v:shape><v:textbox><w:txbxContent>{}</w:txbxContent></v:textbox></v:shape></w:pict>"


def drawing(inner: str, description: str = "") -> str:
    return (
        f'<w:drawing><wp:anchor><wp:docPr id="1" name="x" descr="{description}"/><a:graphic><a:graphicData>{inner}'
        "</a:graphicData></a:graphic></wp:anchor></w:drawing>"
    )


@pytest.mark.parametrize(
    "box",
    [
        "<mc:AlternateContent><mc:Choice Requires='wps'>"
        + drawing(BOX)
        + "</mc:Choice><mc:Fallback>"
        + VML
        + "</mc:Fallback></mc:AlternateContent>",
        VML,
        drawing(BOX, "箱の説明"),
    ],
    ids=["both", "vml", "drawing"],
)
def test_a_text_box_is_read_once_after_its_paragraph(box: str) -> None:
    inner = p("箱の中の文である。") + table(["甲", "乙"])
    body = p(r("前の文である。") + "<w:r>" + box.replace("{}", inner) + "</w:r>" + r("続きである。")) + p(
        "後の文である。"
    )
    assert [text for _, text in after(read(TITLE + LEAD + body))] == [
        "前の文である。続きである。",
        "箱の中の文である。",
        "甲",
        "乙",
        "後の文である。",
    ]


def test_pictures() -> None:
    named = p("<w:r>" + drawing("<pic:pic/>", "利用者数の推移") + "</w:r>")
    nameless = p("<w:r>" + drawing("<pic:pic/>") + "</w:r>")
    reading = read(TITLE + LEAD + named + nameless + p("支えること。"))
    assert [(b.kind, b.text) for b in reading.document.preamble[1:]] == [
        (BlockKind.FIGURE, "利用者数の推移"),
        (BlockKind.PARAGRAPH, "支えること。"),
    ]
    assert [f.code for f in reading.document.findings] == ["READ041"]


def test_words_of_a_diagram() -> None:
    office = "http://schemas.openxmlformats.org/drawingml/2006"
    dgm = f'xmlns:dgm="{office}/diagram" xmlns:a="{office}/main"'
    points = "".join(f"<a:p><a:r><a:t>{words}</a:t></a:r></a:p>" for words in ("計画", "実施"))
    data = f"<dgm:dataModel {dgm}>{points}</dgm:dataModel>"
    body = p("<w:r>" + drawing('<dgm:relIds r:dm="d1"/>') + "</w:r>")
    reading = read(
        TITLE + LEAD + body, rels=[("d1", "diagramData", "diagrams/data1.xml")], more={"word/diagrams/data1.xml": data}
    )
    assert after(reading) == [("figure", "計画 実施")]


def test_what_is_not_read_is_told() -> None:
    reading = read(
        TITLE + LEAD + '<w:altChunk r:id="c"/>',
        rels=[
            ("c", "aFChunk", "chunk.html"),
            ("gone", "header", "header9.xml"),
            ("t", "attachedTemplate", "file:///x"),
        ],
        external=["t"],
        more={"word/chunk.html": "<p>別の文書</p>"},
    )
    told = [f.message.en for f in reading.document.findings if f.code == "READ042"]
    assert len(told) == 2
    assert "chunk.html" in told[1]
    assert "header9.xml" in told[0]


def test_numbers_of_lines_count_paragraphs() -> None:
    body = TITLE + p() + LEAD + table(["甲", "乙"]) + p("支えること。")
    assert [line.line for line in read(body).account.lines] == [1, 3, 4, 5, 6]


# ---------------------------------------------------------------- everything once


@st.composite
def bodies(draw: st.DrawFn, depth: int = 0) -> str:
    """Blocks of all kinds in any order; each word in them is another."""
    found: list[str] = []
    for kind in draw(st.lists(st.integers(0, 9), max_size=6)):
        word = f"語{draw(st.integers(0, 10**9))}字。"
        inner = draw(bodies(depth + 1)) if depth < 2 else ""
        found.append(
            (
                p(word),
                p(r(word), MARK["del"]),
                p(ins(r(word)), MARK["ins"]),
                p(dele(word)),
                p(r(word, "<w:vanish/>")),
                f"<w:tbl>{row(f'<w:tc>{inner}{p(word)}</w:tc>', cell(''))}</w:tbl>",
                f"<w:tbl>{row(f'<w:tc>{inner}{p(word)}</w:tc>')}</w:tbl>",
                p(r(word) + "<w:r>" + VML.format(inner or p()) + "</w:r>"),
                f"<w:sdt><w:sdtContent>{inner}{p(word)}</w:sdtContent></w:sdt>",
                p(r(word) + "<w:r><w:br/></w:r>" + r("一、" + word)),
            )[kind]
        )
    return "".join(found)


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(bodies(), st.sampled_from(["accepted", "original", "all"]))
def test_every_word_is_accounted_for_once(body: str, changes: str) -> None:
    words = re.findall("語[0-9]+字", body)
    reading = read(TITLE + LEAD + body, changes=changes)
    listed = re.findall("語[0-9]+字", "".join(text for _, text in lines(reading)))
    assert sorted(listed) == sorted(words)
    assert all(line.role.value != "unplaced" or line.text for line in reading.account.lines)
