"""Web pages and what word processors save as such."""

from __future__ import annotations

import pytest

from drafter.document import Block, Inline, Section
from drafter.errors import InputError
from drafter.readers import Reading, Role, html

PAGE = """<!DOCTYPE html><html lang="ja"><head><meta charset="utf-8"><title>提言｜○○県</title>
<script>var x = "国は黙ること。";</script></head><body>
<header><p>○○県公式ウェブサイト</p></header>
<nav><ul><li><a href="/">くらし</a></li><li><a href="/s">しごと</a></li></ul></nav>
<div id="breadcrumb"><a href="/">トップ</a> &gt; 提言</div>
<main><h1>離島航路の維持に関する提言</h1>
<p class="date">令和７年６月２０日</p>
<p>○○県知事会</p>
<p>離島の暮らしは航路に支えられており、その維持が課題となっている。</p>
<h2>１　航路の維持</h2>
<ul><li>国は、欠損の補助を拡充すること。</li><li>・船舶の更新を支援すること。
<ul><li>港の整備を進めること。</li></ul></li></ul>
<h2>２　運賃の低減</h2>
<ol type="a"><li>島民の運賃を本土並みとすること。</li><li value="4">貨物の運賃も対象とすること。</li></ol>
<table><caption>表１　航路の数</caption><thead><tr><th>区分</th><th>数</th></tr></thead>
<tr><td rowspan="2">県内</td><td>三</td></tr><tr><td>四<br>五</td></tr></table>
<p hidden>下書きの文。</p><p>詳しくは<a href="a.pdf">別紙</a>のとおりである。</p>
</main>
<div class="contact">お問い合わせ：企画課</div>
<footer><p>Copyright ○○県</p></footer></body></html>"""


def read(text: str | bytes, name: str = "a.html") -> Reading:
    return html.read(text.encode() if isinstance(text, str) else text, name)


def lines(reading: Reading) -> list[tuple[str, str]]:
    out: list[tuple[str, str]] = []
    stack: list[Block | Section] = [*reversed(reading.document.sections)]
    blocks = [*reading.document.preamble]
    out += [(b.label or "", b.text) for b in blocks]
    while stack:
        node = stack.pop()
        if isinstance(node, Section):
            out.append((node.label or "", node.heading))
            stack.extend(reversed(node.content))
        else:
            out.append((node.label or "", node.text or "|".join("/".join(row) for row in node.rows)))
    return out


def test_a_web_page_gives_its_article_only() -> None:
    reading = read(PAGE)
    assert reading.document.title.text == "離島航路の維持に関する提言"
    assert reading.document.date is not None
    assert reading.document.date.iso == "2025-06-20"
    assert lines(reading) == [
        ("", "離島の暮らしは航路に支えられており、その維持が課題となっている。"),
        ("１", "航路の維持"),
        ("・", "国は、欠損の補助を拡充すること。"),
        ("・", "船舶の更新を支援すること。"),
        ("・", "港の整備を進めること。"),
        ("２", "運賃の低減"),
        ("a.", "島民の運賃を本土並みとすること。"),
        ("d.", "貨物の運賃も対象とすること。"),
        ("", "表１　航路の数"),
        ("", "区分/数|県内/三|/四\n五"),
        ("", "詳しくは別紙のとおりである。"),
    ]


def test_what_is_left_out_is_in_the_account() -> None:
    roles = {
        text: role
        for line in read(PAGE).account.lines
        for role, text in ((line.role, line.text), *line.more)
        if role in (Role.HEADER, Role.FOOTER, Role.HIDDEN)
    }
    assert roles == {
        "提言｜○○県": Role.HEADER,
        'var x = "国は黙ること。";': Role.HEADER,
        "○○県公式ウェブサイト": Role.HEADER,
        "くらししごと": Role.HEADER,
        "トップ> 提言": Role.HEADER,
        "下書きの文。": Role.HIDDEN,
        "お問い合わせ：企画課": Role.FOOTER,
        "Copyright ○○県": Role.FOOTER,
    }


WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta http-equiv=Content-Type
content="text/html; charset=shift_jis"><style><!-- p.MsoNormal {mso-style-name:標準;} --></style></head><body lang=JA>
<!--[if gte mso 9]><xml><w:View>Print</w:View></xml><![endif]-->
<p class=MsoTitle align=center>林業の振興に関する要望書</p>
<p class=MsoNormal>森林は国土の保全に欠かせないが、担い手が減っており、対策が急がれている。<o:p></o:p></p>
<h1 style='mso-list:l0 level1 lfo1'><![if !supportLists]><span lang=EN-US><span style='mso-list:Ignore'>１<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>担い手の確保<o:p></o:p></h1>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>①<span
style='font:7.0pt'>&nbsp;</span></span><![endif]>研修を支援する<ruby>こと<rt>コト</rt></ruby>。</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span style='mso-list:Ignore'>②<span
style='font:7.0pt'>&nbsp;</span></span><![endif]><b>住宅</b>を確保すること。</p>
<h1><span style='mso-list:Ignore'>２<span>&nbsp;&nbsp; </span></span>路網の整備</h1><p>林道の整備を進めること。</p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p></body></html>"""


def test_word_saved_as_html() -> None:
    reading = read(WORD.encode("cp932"))
    assert reading.document.title.text == "林業の振興に関する要望書"
    assert lines(reading) == [
        ("", "森林は国土の保全に欠かせないが、担い手が減っており、対策が急がれている。"),
        ("１", "担い手の確保"),
        ("①", "研修を支援すること。"),
        ("②", "住宅を確保すること。"),
        ("２", "路網の整備"),
        ("", "林道の整備を進めること。"),
    ]
    spans = [(s.kind, s.start, s.end, s.text) for b in reading.document.blocks() for s in b.origin.spans]
    assert spans == [(Inline.RUBY, 7, 9, "コト"), (Inline.EMPHASIS, 0, 2, "strong")]


@pytest.mark.parametrize(
    ("start", "labels"),
    [
        ("<ol>", ["1.", "2."]),
        ("<ol start=3>", ["3.", "4."]),
        ("<ol reversed>", ["2.", "1."]),
        ("<ol type=A>", ["A.", "B."]),
        ("<ol type=I>", ["I.", "II."]),
        ("<ol style='list-style-type:katakana'>", ["ア、", "イ、"]),
        ("<ol style='list-style: cjk-ideographic inside'>", ["一、", "二、"]),
        ("<ol style='list-style-type:hiragana'>", ["あ、", "い、"]),
        ("<ul>", ["・", "・"]),
        ("<ul style='list-style-type:square'>", ["■", "■"]),
    ],
)
def test_labels_as_a_browser_shows_them(start: str, labels: list[str]) -> None:
    end = start[1:3]
    page = f"<h2>要望</h2><p>次の二点を求める。</p>{start}<li>甲を行うこと。<li>乙を行うこと。</{end}>"
    assert [label for label, text in lines(read(page)) if "行うこと" in text] == labels


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        (b"<meta charset=Shift_JIS>", "cp932"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=EUC-JP">', "euc_jp"),
        (b"", "utf-8-sig"),
        (b"", "utf-16"),
        (b"<meta charset=utf-8>", "cp932"),
        (b'<?xml version="1.0" encoding="Shift_JIS"?>', "cp932"),
    ],
)
def test_encodings(data: bytes, encoding: str) -> None:
    body = (
        "<p>国は、地方の財源を①確保すること。高﨑</p>"
        if encoding == "cp932"
        else "<p>国は、地方の財源を確保すること。</p>"
    )
    page = (data.decode() + body).encode(encoding)
    assert "地方の財源を" in "".join(b.text for b in read(page).document.blocks())


def test_a_layout_table_is_no_table() -> None:
    page = "<table><tr><td><h2>１　道路</h2><p>道路の整備を進めること。</p></td></tr></table>"
    assert lines(read(page)) == [("１", "道路"), ("", "道路の整備を進めること。")]


def test_lines_are_those_of_the_source() -> None:
    reading = read("<html>\n<body>\n<p\n class=a>国は道路を整備\nすること。</p>\n\n<p>県も整備すること。</p>")
    assert [(b.text, b.origin.line, b.origin.end_line) for b in reading.document.blocks()] == [
        ("国は道路を整備すること。", 4, 5),
        ("県も整備すること。", 7, 7),
    ]


@pytest.mark.parametrize(
    "data",
    [
        b"<div>" * 10_000 + b"x",
        b"<b>x</b>" * 300_000,
        b"<p>x" * 120_000,
        b"<p>" + b"a" * 11_000_000,
        b"<p " + b" ".join(b"a%d=1" % i for i in range(20_000)) + b">x",
        b"",
        b"<html><body></body></html>",
        b"<!-- x -->",
        b"\x00\x01\x02<p>",
        b"%PDF-1.7 <p>",
        b"<p>\xff\xfe\x80</p>",
    ],
    ids=["deep", "tags", "paragraphs", "text", "attributes", "empty", "bare", "comment", "binary", "pdf", "bytes"],
)
def test_bad_input_is_refused_in_one_message(data: bytes) -> None:
    with pytest.raises(InputError) as refused:
        read(data)
    assert refused.value.message.ja
    assert refused.value.hint


def test_nothing_outside_the_file_is_read() -> None:
    page = '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]><p>国は対策を講ずること。&x;</p>'
    assert "root" not in "".join(b.text for b in read(page).document.blocks())


def test_cells_that_span_without_end_lose_no_word() -> None:
    wide = "".join(f"<td colspan=1000 rowspan=60000>語{n}" for n in range(300))
    page = f"<table><tr>{wide}<tr><td>終</table>"
    (table,) = (b for b in read(page).document.blocks() if b.rows)
    words = [cell for row in table.rows for cell in row if cell]
    assert words == [f"語{n}" for n in range(300)] + ["終"]


GOOGLE = """<html><body class="doc-content"><p class="title"><span>観光の振興に関する要望書</span></p>
<p><span>受入れの体制が課題となっており、早急な対応が求められている。</span></p><h1><span>1. 人材の確保</span></h1>
<ul class="c7 lst-kix_a-0 start"><li><span>研修を支援すること。</span></li></ul>
<ul class="c7 lst-kix_a-1 start"><li><span>費用を補助すること。</span></li></ul>
<ul class="c7 lst-kix_a-0"><li><span>宿舎を整備すること。</span></li></ul><h1><span>2. 交通の確保</span></h1>
<ol class="lst-kix_b-0 start" start="1"><li><span>バスを維持すること。</span></li></ol><p><span></span></p>
<ol class="lst-kix_b-0" start="2"><li><span>鉄道を維持すること。</span></li></ol></body></html>"""


def test_google_docs_keeps_the_depth_of_lists_in_classes() -> None:
    reading = read(GOOGLE)
    assert reading.document.title.text == "観光の振興に関する要望書"
    items = [(b.label, b.level, b.text) for b in reading.document.blocks() if b.level]
    assert items == [
        ("・", 1, "研修を支援すること。"),
        ("・", 2, "費用を補助すること。"),
        ("・", 1, "宿舎を整備すること。"),
        ("1.", 1, "バスを維持すること。"),
        ("2.", 1, "鉄道を維持すること。"),
    ]


def test_page_feet_of_libreoffice_are_furniture() -> None:
    page = '<p>国は道路の整備を進めること。</p><div title="footer"><p>- 4 -</p></div>'
    (line,) = read(page).account.lines
    assert [(role, text) for role, text in line.more] == [(Role.FOOTER, "- 4 -")]
    assert [b.text for b in read(page).document.blocks()] == ["国は道路の整備を進めること。"]
