"""Word files that other programs make: LibreOffice from ODT and HTML, python-docx."""

from __future__ import annotations

import io
import shutil
import subprocess
from pathlib import Path

import pytest
from readers.word.packages import lines

from drafter.document import BlockKind, Document, Inline
from drafter.readers import Options, Reading, docx

_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_CHANGE = "<office:change-info><dc:creator>○○</dc:creator><dc:date>2027-01-05T00:00:00</dc:date></office:change-info>"
_BODY = f"""<text:tracked-changes>
<text:changed-region xml:id="c1" text:id="c1"><text:insertion>{_CHANGE}</text:insertion></text:changed-region>
<text:changed-region xml:id="c2" text:id="c2"><text:deletion>{_CHANGE}<text:p>適宜</text:p></text:deletion>
</text:changed-region></text:tracked-changes>
<text:p text:style-name="Title">地域公共交通の維持に関する要望</text:p>
<text:p>路線バスの利用者が減り続けている。ついては次の事項を要望する。</text:p>
<text:h text:outline-level="1">路線の維持</text:h>
<text:p>国は<text:change-start text:change-id="c1"/>速やかに<text:change-end text:change-id="c1"/><text:change
 text:change-id="c2"/>補助を拡充すること。</text:p>
<text:h text:outline-level="1">移動の<text:ruby
 text:style-name="R1"><text:ruby-base>利便</text:ruby-base><text:ruby-text>りべん</text:ruby-text></text:ruby>性の向上</text:h>
<text:p>運賃<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body><text:p
>乗継ぎの運賃を含む。</text:p></text:note-body></text:note>を<office:annotation
 office:name="k"><dc:creator>○○</dc:creator><text:p>表現を改める</text:p></office:annotation>見直す<office:annotation-end
 office:name="k"/>こと。<draw:frame
 text:anchor-type="char" svg:width="5cm" svg:height="2cm"><draw:text-box
><text:p>枠の中の文である。</text:p></draw:text-box
></draw:frame></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>予約の仕組みを整えること。</text:p
><text:list><text:list-item><text:p>電話でもできること。</text:p></text:list-item></text:list></text:list-item>
<text:list-item><text:p>案内を分かりやすくすること。</text:p></text:list-item></text:list>
<table:table><table:table-column table:number-columns-repeated="2"/>
<table:table-row><table:table-cell><text:p>項目</text:p></table:table-cell>
<table:table-cell><text:p>内容</text:p></table:table-cell></table:table-row>
<table:table-row><table:table-cell><text:p>交通</text:p></table:table-cell>
<table:table-cell><text:p>支援</text:p></table:table-cell></table:table-row></table:table>
<text:p>以上</text:p>"""
_STYLES = """<style:style style:name="R1" style:family="ruby"><style:ruby-properties style:ruby-position="above"/>
</style:style><text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-prefix="（" style:num-suffix="）" style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-suffix="　" style:num-format="ア, イ, ウ, ..."/>
</text:list-style>"""
FLAT = f"""<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="{_ODF}:office:1.0" xmlns:text="{_ODF}:text:1.0" xmlns:style="{_ODF}:style:1.0"
 xmlns:table="{_ODF}:table:1.0" xmlns:draw="{_ODF}:drawing:1.0" xmlns:svg="{_ODF}:svg-compatible:1.0"
 xmlns:dc="http://purl.org/dc/elements/1.1/" office:version="1.3"
 office:mimetype="application/vnd.oasis.opendocument.text"><office:automatic-styles>{_STYLES}</office:automatic-styles>
<office:body><office:text>{_BODY}</office:text></office:body></office:document>"""
PAGE = """<html><head><meta charset="utf-8"></head><body><h1>地域公共交通の維持に関する要望</h1>
<p>令和９年６月１日</p><p>国土交通大臣　様</p>
<p>路線バスや鉄道の利用者が減り続けている。ついては次の事項を要望する。</p>
<h2>路線の維持</h2><ol><li>国は運行費の補助を拡充すること。</li><li>運転手の確保を支援すること。</li></ol>
<h2>利便性の向上</h2><ul><li>予約の仕組みを整えること。</li><li><b>乗継ぎ</b>の運賃を見直すこと。</li></ul>
<table border=1><tr><td>項目</td><td>内容</td></tr><tr><td rowspan=2>交通</td><td>バス</td></tr><tr><td>鉄道</td></tr>
</table><p>以上</p></body></html>"""


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What LibreOffice writes as Word files."""
    program = shutil.which("soffice")
    if program is None:
        pytest.skip("LibreOffice (soffice) is not installed")
    folder = tmp_path_factory.mktemp("office")
    (folder / "flat.fodt").write_text(FLAT, encoding="utf-8")
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    for name, options in (("flat.fodt", ()), ("page.html", ("--infilter=HTML (StarWriter)",))):
        command = [program, profile, "--headless", *options, "--convert-to", "docx:MS Word 2007 XML", name]
        subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return {path.stem: path.read_bytes() for path in folder.glob("*.docx")}


def tree(document: Document) -> list[tuple[str, list[str]]]:
    """Headings, and the labels and texts beneath them."""
    return [
        (section.heading, [f"{b.label or ''}{b.text}" for b in section.blocks if b.kind is not BlockKind.TABLE])
        for _, section in document.walk()
    ]


def spans(reading: Reading) -> set[tuple[Inline, str]]:
    return {
        (span.kind, block.text[span.start : span.end])
        for block in reading.document.blocks()
        for span in block.origin.spans
    } | {
        (span.kind, section.heading[span.start : span.end])
        for _, section in reading.document.walk()
        for span in section.origin.spans
    }


def test_a_text_with_everything_from_libreoffice(made: dict[str, bytes]) -> None:
    reading = docx.read(made["flat"], "flat.docx")
    document = reading.document
    assert document.title.text == "地域公共交通の維持に関する要望"
    assert tree(document) == [
        ("路線の維持", ["国は速やかに補助を拡充すること。"]),
        (
            "移動の利便性の向上",
            [
                "運賃を見直すこと。",
                "枠の中の文である。",
                "1乗継ぎの運賃を含む。",
                "（1）予約の仕組みを整えること。",
                "ア電話でもできること。",
                "（2）案内を分かりやすくすること。",
            ],
        ),
    ]
    (found,) = [b for b in document.blocks() if b.kind is BlockKind.TABLE]
    assert found.rows == (("項目", "内容"), ("交通", "支援"))
    assert {(Inline.RUBY, "利便"), (Inline.COMMENT, "見直す"), (Inline.NOTE, "")} <= spans(reading)
    told = [(role, text) for role, text in lines(reading) if role in ("comment", "deleted", "unplaced")]
    assert told == [("deleted", "適宜"), ("comment", "○○: 表現を改める")]


@pytest.mark.parametrize(("changes", "text"), [("original", "国は適宜補助"), ("all", "国は速やかに適宜補助")])
def test_changes_of_libreoffice(made: dict[str, bytes], changes: str, text: str) -> None:
    reading = docx.read(made["flat"], "flat.docx", Options(changes))  # type: ignore[arg-type]
    first = tree(reading.document)[0][1]
    assert first == [f"{text}を拡充すること。"]
    kinds = {kind for kind, _ in spans(reading)}
    assert ({Inline.INSERTED, Inline.DELETED} <= kinds) == (changes == "all")


def test_a_web_page_saved_as_word(made: dict[str, bytes]) -> None:
    document = docx.read(made["page"], "page.docx").document
    assert (document.title.text, document.date and document.date.iso) == (
        "地域公共交通の維持に関する要望",
        "2027-06-01",
    )
    assert [line.text for line in document.addressees] == ["国土交通大臣　様"]
    assert [heading for heading, _ in tree(document)] == ["路線の維持", "利便性の向上"]
    assert tree(document)[0][1] == ["1.国は運行費の補助を拡充すること。", "2.運転手の確保を支援すること。"]
    (found,) = [b for b in document.blocks() if b.kind is BlockKind.TABLE]
    assert found.rows == (("項目", "内容"), ("交通", "バス"), ("", "鉄道"))
    assert document.end.text == "以上"


def test_a_file_of_python_docx() -> None:
    import docx as python_docx

    file = python_docx.Document()
    file.add_heading("地域公共交通の維持に関する要望", 0)
    file.add_paragraph("路線バスの利用者が減り続けている。ついては次の事項を要望する。")
    file.add_heading("路線の維持", 1)
    for text in ("国は補助を拡充すること。", "県は運転手を育てること。"):
        file.add_paragraph(text, style="List Number")
    file.add_heading("利便性の向上", 1)
    file.add_paragraph("予約の仕組みを整えること。", style="List Bullet")
    grid = file.add_table(2, 2)
    for at, text in enumerate(("項目", "内容", "交通", "支援")):
        grid.cell(at // 2, at % 2).text = text
    stream = io.BytesIO()
    file.save(stream)
    document = docx.read(stream.getvalue(), "x.docx").document
    assert document.title.text == "地域公共交通の維持に関する要望"
    assert tree(document) == [
        ("路線の維持", ["1.国は補助を拡充すること。", "2.県は運転手を育てること。"]),
        ("利便性の向上", ["・予約の仕組みを整えること。"]),
    ]
    assert not document.findings


def test_the_endings_and_that_nothing_heavy_is_loaded() -> None:
    import sys

    assert docx.EXTENSIONS == (".docx", ".dotx")
    assert Path(docx.__file__).name == "docx.py"
    code = "import sys; import drafter.readers.docx; sys.exit('lxml' in sys.modules or 'zipfile' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False, timeout=60).returncode == 0
