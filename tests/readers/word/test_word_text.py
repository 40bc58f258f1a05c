"""What stands in a paragraph of a Word file: signs, ruby, fields, links, hidden text, lines, symbols."""

from __future__ import annotations

import pytest
from readers.word.packages import R, lines, p, part, r, read, table

from drafter.document import Block, Inline
from drafter.readers import Reading

TITLE = p("地域交通の維持に関する要望書", '<w:jc w:val="center"/>')
LEAD = p("路線バスの利用者が減り続け、地域の足の維持が難しくなっている。")


def field(code: str, result: str | None = None) -> str:
    """A complex field; without a result where None."""
    middle = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result)}'
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>{middle}'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


def ruby(base: str, reading: str) -> str:
    return f"<w:r><w:ruby><w:rubyPr/><w:rt>{r(reading)}</w:rt><w:rubyBase>{r(base)}</w:rubyBase></w:ruby></w:r>"


def last(body: str, **given: object) -> Block:
    """The last block of a short document with this body."""
    reading = read(TITLE + LEAD + body, **given)  # type: ignore[arg-type]
    return reading.document.preamble[-1]


#: content of a paragraph → its text
TEXTS: dict[str, tuple[str, str]] = {
    "runs": (r("国は") + r("支援すること。"), "国は支援すること。"),
    "tab": ("<w:r><w:t>日時</w:t><w:tab/><w:t>六月一日である。</w:t></w:r>", "日時\t六月一日である。"),
    "hyphens": (
        "<w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>B案とす</w:t><w:softHyphen/><w:t>る。</w:t></w:r>",
        "A-B案とする。",
    ),
    "blanks kept": (r("　A B ") + r("を行う。"), "A B を行う。"),
    "blanks not kept": ("<w:r><w:t>\n 国は\n</w:t></w:r>" + r("支える。"), "国は支える。"),
    "simple field": (
        f'{r("全")}<w:fldSimple w:instr=" NUMPAGES ">{r("12")}</w:fldSimple>{r("頁である。")}',
        "全12頁である。",
    ),
    "complex field": (r("全") + field(" NUMPAGES ", "12") + r("頁である。"), "全12頁である。"),
    "field in a field's code": (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>'
        + field("MERGEFIELD x", "隠れる")
        + '<w:r><w:instrText> = 1</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>見える。</w:t>'
        '<w:fldChar w:fldCharType="end"/></w:r>',
        "見える。",
    ),
    "field without result": (r("目印") + field(' XE "交通" ') + r("である。"), "目印である。"),
    "field that never ends": ('<w:r><w:fldChar w:fldCharType="begin"/></w:r>' + r("コード"), ""),
    "enclosed letter": (field("eq \\o\\ac(○,秘)") + r("の文書である。"), "秘の文書である。"),
    "symbol field": (field("SYMBOL 252 \\f Wingdings \\s 10") + r("済みである。"), "✓済みである。"),
    "check box": (
        '<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:checked/></w:checkBox></w:ffData></w:fldChar>'
        "</w:r>"
        '<w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
        + r("該当する。"),
        "☑該当する。",
    ),
    "symbol": ('<w:r><w:sym w:font="Wingdings" w:char="F0FC"/></w:r>' + r("実施する。"), "✓実施する。"),
    "typed letter of a symbol font": (
        r("\uf0fc", '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>') + r("実施する。"),
        "✓実施する。",
    ),
    "ruby": (ruby("交通", "こうつう") + r("を守る。"), "交通を守る。"),
    "content control": (
        f"<w:sdt><w:sdtPr/><w:sdtContent>{r('国は')}</w:sdtContent></w:sdt>{r('支える。')}",
        "国は支える。",
    ),
    "smart tag, custom xml": (
        f"<w:smartTag><w:smartTagPr/>{r('東京')}</w:smartTag><w:customXml>{r('を支える。')}</w:customXml>",
        "東京を支える。",
    ),
    "unknown element": (
        f'<w:newThing xmlns:n="urn:n"><n:inner>{r("新しい")}</n:inner></w:newThing>{r("要素。")}',
        "新しい要素。",
    ),
    "directions": (f'<w:bdo w:val="ltr"><w:dir w:val="ltr">{r("向き")}</w:dir></w:bdo>{r("である。")}', "向きである。"),
    "formula": (
        r("式は") + "<m:oMath><m:f><m:num><m:r><m:t>a+b</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f>"
        "<m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
        + r("である。"),
        "式は(a+b)/2x^2である。",
    ),
    "alternate run": (
        "<mc:AlternateContent><mc:Choice Requires='x'>"
        + r("新")
        + "</mc:Choice><mc:Fallback>"
        + r("旧")
        + "</mc:Fallback></mc:AlternateContent>"
        + r("しい。"),
        "新しい。",
    ),
    "alternate without a choice": (
        "<mc:AlternateContent><mc:Choice Requires='x'/><mc:Fallback>"
        + r("旧")
        + "</mc:Fallback></mc:AlternateContent>"
        + r("いもの。"),
        "旧いもの。",
    ),
    "soft break in a wrapped line": (
        r("人口が減り続ける地域では、路線の維持に要する経費が年々ふくらみ、自治体の")
        + "<w:r><w:br/></w:r>"
        + r("財政だけでは支えきれない。"),
        "人口が減り続ける地域では、路線の維持に要する経費が年々ふくらみ、自治体の財政だけでは支えきれない。",
    ),
}


@pytest.mark.parametrize("name", TEXTS)
def test_text_of_a_paragraph(name: str) -> None:
    content, expected = TEXTS[name]
    found = [text for role, text in lines(read(TITLE + LEAD + p(content))) if role != "title"][1:]
    assert found == ([expected] if expected else [])


def test_ruby_links_and_emphasis_lie_on_the_text() -> None:
    link = f'<w:hyperlink r:id="rId9">{r("公式の頁")}</w:hyperlink>'
    body = p(ruby("交通", "こうつう") + r("は") + link + r("を見て") + r("必ず", "<w:b/>") + r("支えること。"))
    block = last(body, rels=[("rId9", "hyperlink", "https://a.example/")], external=["rId9"])
    spans = {(s.kind, block.text[s.start : s.end], s.text) for s in block.origin.spans}
    assert spans == {
        (Inline.RUBY, "交通", "こうつう"),
        (Inline.LINK, "公式の頁", "https://a.example/"),
        (Inline.EMPHASIS, "必ず", "strong"),
    }


def test_spans_stand_where_the_label_is_taken_off() -> None:
    items = "".join(
        p(f"（{n}）" + "", "").replace(
            "</w:t></w:r>", "</w:t></w:r>" + r("国は") + r("早く", '<w:em w:val="dot"/>') + r("行うこと。")
        )
        for n in "１２"
    )
    reading = read(TITLE + LEAD + items)
    item = next(b for b in reading.document.blocks() if b.label)
    (span,) = item.origin.spans
    assert (item.label, item.text, item.text[span.start : span.end]) == ("（１）", "国は早く行うこと。", "早く")


@pytest.mark.parametrize("address", ["内閣総理大臣　様", "国土交通大臣　様"])
def test_lines_broken_by_hand_are_lines(address: str) -> None:
    body = TITLE + p("<w:r><w:t>内閣総理大臣　様</w:t><w:br/><w:t>国土交通大臣　様</w:t></w:r>") + LEAD
    assert address in [line.text for line in read(body).document.addressees]


def test_a_heading_of_two_lines_is_one() -> None:
    styles = '<w:style w:type="paragraph" w:styleId="H1"><w:name w:val="heading 1"/></w:style>'
    head = p("<w:r><w:t>路線の維持と</w:t><w:br/><w:t>運転手の確保</w:t></w:r>", '<w:pStyle w:val="H1"/>')
    reading = read(TITLE + LEAD + head + p("国は支援を拡充すること。"), styles=styles)
    assert [s.heading for s in reading.document.sections] == ["路線の維持と運転手の確保"]


def test_hidden_text_is_left_out_and_told() -> None:
    styles = (
        '<w:style w:type="character" w:styleId="Secret"><w:name w:val="Secret"/><w:rPr><w:vanish/></w:rPr></w:style>'
    )
    body = p(r("見える。") + r("隠れた語", "<w:vanish/>") + r("様式で隠れた", '<w:rStyle w:val="Secret"/>'))
    reading = read(TITLE + LEAD + body, styles=styles)
    assert reading.document.preamble[-1].text == "見える。"
    assert ("hidden", "隠れた語様式で隠れた") in lines(reading)
    assert [f.code for f in reading.document.findings] == ["READ040"]


def test_an_unknown_sign_leaves_a_mark_and_a_finding() -> None:
    reading = read(TITLE + LEAD + p('<w:r><w:sym w:font="Wingdings" w:char="F001"/></w:r>' + r("実施する。")))
    assert reading.document.preamble[-1].text == "〓実施する。"
    assert [(f.code, f.place.line) for f in reading.document.findings] == [("READ043", 3)]


def test_a_number_that_the_file_does_not_hold_is_told() -> None:
    reading = read(TITLE + LEAD + p(field(" AUTONUM ") + r("国は支援すること。")))
    assert [f.code for f in reading.document.findings] == ["READ044"]


def test_pages_as_word_last_turned_them() -> None:
    body = (
        TITLE
        + p("<w:r><w:t>一頁目の文である。</w:t><w:br w:type='page'/></w:r>")
        + p("<w:r><w:lastRenderedPageBreak/><w:t>二頁目の文である。</w:t></w:r>")
        + p(
            "二頁目に始まり三頁目に続く<w:lastRenderedPageBreak/>文である。".join(["<w:r><w:t>", "</w:t></w:r>"])
            .replace("<w:last", "</w:t><w:last")
            .replace("/>文", "/><w:t>文")
        )
        + p("三頁目の文である。")
    )
    assert [(line.line, line.page) for line in read(body).account.lines] == [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3)]
    plain = read(TITLE + p("<w:r><w:t>文である。</w:t><w:br w:type='page'/></w:r>") + LEAD)
    assert {line.page for line in plain.account.lines} == {0}  # nobody has laid it out


def test_contents_are_no_headings() -> None:
    start = (
        '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText> TOC \\o "1-3" </w:instrText>'
        '<w:fldChar w:fldCharType="separate"/></w:r>'
    )
    body = (
        TITLE
        + p(start + "<w:r><w:t>１　路線の維持</w:t><w:tab/><w:t>1</w:t></w:r>")
        + p("<w:r><w:t>２　運転手の確保</w:t><w:tab/><w:t>2</w:t></w:r>")
        + p('<w:r><w:fldChar w:fldCharType="end"/></w:r>')
        + LEAD
        + p("１　路線の維持")
        + p("国は支援すること。")
        + p("２　運転手の確保")
        + p("国は養成を支えること。")
    )
    reading = read(body)
    assert [role for role, _ in lines(reading)][:4] == ["title", "contents", "contents", "body"]
    assert [s.heading for s in reading.document.sections] == ["路線の維持", "運転手の確保"]


def test_strict_files_read_like_transitional_ones() -> None:
    from readers.word.packages import STRICT, W, members, package

    from drafter.readers import docx

    given = members(TITLE + LEAD + p(r("国は") + r("隠れた", "<w:vanish/>") + r("支えること。")) + table(["甲", "乙"]))
    plain = docx.read(package(given), "x.docx")
    office = "http://schemas.openxmlformats.org/officeDocument/2006"
    strict = {
        name: str(text).replace(W, STRICT).replace(office, "http://purl.oclc.org/ooxml/officeDocument")
        for name, text in given.items()
    }
    read_strict = docx.read(package(strict), "x.docx")
    assert (read_strict.document, read_strict.account) == (plain.document, plain.account)
    assert R.startswith(office)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "shift_jis"])
def test_encodings(encoding: str) -> None:
    from readers.word.packages import members, package

    from drafter.readers import docx

    xml = part("document", f"<w:body>{TITLE}{LEAD}</w:body>").replace("UTF-8", encoding.removesuffix("-sig"))
    reading = docx.read(package({**members(""), "word/document.xml": xml.encode(encoding)}), "x.docx")
    assert titles(reading) == ["地域交通の維持に関する要望書"]


def titles(reading: Reading) -> list[str]:
    return [text for role, text in lines(reading) if role == "title"]


def test_contents_typed_by_hand_are_no_headings() -> None:
    entries = "".join(p(r(f"{label}　{words}……{page}")) for label, words, page in TYPED)
    text = "".join(p(r(f"{label}　{words}")) + p(r("必要な財源を確保すること。")) for label, words, _ in TYPED)
    document = read(p(r("離島の振興に関する要望書")) + p(r("目次")) + entries + text).document
    assert [section.heading for section in document.sections] == [words for _, words, _ in TYPED]


TYPED = (("１", "航路の維持", "2"), ("２", "医師の確保", "3"), ("３", "燃料費の支援", "5"))
