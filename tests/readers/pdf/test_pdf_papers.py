"""Papers of several house styles, printed by LibreOffice, and what a reader must find on them."""

from __future__ import annotations

import shutil
import subprocess
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from crafted import pages, stream
from papers import PAGE, PAGES, columns, note, p, paper, raw, ruby, table
from printed_pages import printed

from drafter.document import BlockKind, Document, Inline
from drafter.errors import InputError
from drafter.numbering.recognise.lines import Role
from drafter.readers import Options, Reading, pdf
from drafter.readers._pdf import child

S = (
    "人口の減少と高齢化が進む地域では、買物や通院のための足を確保することが難しくなり、暮らし続けたいという願いがかなえられない例が増えている。",
    "路線バスの運転手の不足は全国に広がり、減便や廃止が相次いでいることから、担い手の養成と待遇の改善を急がなければならない。",
    "国は、地域の実情に応じた運行の形を選べるよう、補助の要件を見直し、複数年度にわたる支援を約束すること。",
    "鉄道の存廃をめぐる協議に国が主体として加わり、線路や橋りょうの維持に要する費用を負担すること。",
    "離島航路と航空路については、燃料費の高騰が続いても運賃が上がることのないよう、差額を補う仕組みを設けること。",
    "自動運転の実証が各地で始まっているが、遠隔で監視する人員の基準が定まらず、事業として成り立つかどうかを見通すことができない。",
)
THEMES = (
    "運転手の確保",
    "線路の維持",
    "離島への配慮",
    "新しい技術",
    "財源の手当",
    "計画の策定",
    "住民の参加",
    "広域の連携",
)


def letter() -> str:
    body = [
        p("令和９年５月１２日", "Right"),
        p("国土交通大臣　殿", "Flat"),
        p("総務大臣　殿", "Flat"),
        p("みどり県町村会", "Right"),
        p("地域公共交通の確保に関する要望書", "Title"),
        p(S[0] + S[1]),
        p("ついては、次の事項について特段の措置を講じられるよう要望する。"),
        p("記", "Title"),
        p("１　運行への支援", "Heading"),
        p("(1)　" + S[2], "Item"),
        p("(2)　" + S[3], "Item"),
        p("２　離島の航路", "Heading"),
        p("①　" + S[4], "Item"),
        p("②　" + S[5], "Item"),
        p("以上", "Right"),
    ]
    return paper(body, footer=f"- {PAGE} -")


def two_columns() -> str:
    def part(themes: tuple[str, ...]) -> list[str]:
        return [
            xml
            for n, theme in enumerate(themes, 1)
            for xml in (
                p(f"（{n}）　{theme}", "Sub"),
                p(f"{theme}を進めるため、" + S[n] + S[(n + 1) % 6]),
                p(f"{theme}については、" + S[(n + 2) % 6]),
            )
        ]

    body = [p("地域の足を守るための提言", "Title"), p("Ⅰ　基本となる考え方", "Heading"), columns(2, part(THEMES[:4]))]
    body += [p("Ⅱ　今後に向けて", "Heading"), columns(2, part(THEMES[4:]))]
    return paper(body, header="地域の足を守るための提言", footer=f"{PAGE}/{PAGES}")


ROWS = [("提言等", "考え方"), *((f"提言{n}", S[n % 6] + f"これを第{n}の柱とする。") for n in range(1, 25))]


def long_table() -> str:
    return paper([p("提言とその考え方", "Title"), p(S[0]), table(ROWS), p(S[1])], footer=f"- {PAGE} -")


def footnotes() -> str:
    body = [p("注のある提言", "Title")]
    for n, theme in enumerate(THEMES, 1):
        text = f"{theme}に関して述べる。" + S[n % 6]
        half = len(text) // 2
        body.append(p(f"{n}　{theme}", "Heading"))
        body.append(
            raw(
                text[:half]
                + note(n, f"第{n}の注である。{S[(n + 3) % 6]}")
                + text[half:]
                + S[(n + 1) % 6]
                + S[(n + 2) % 6]
            )
        )
    return paper(body, header="みどり県町村会", footer=PAGE)


def readings() -> str:
    first = f"職員の{ruby('研鑽', 'けんさん')}を支え、{ruby('安寧', 'あんねい')}な暮らしを守ること。{S[0]}"
    return paper(
        [
            p("振り仮名のある提言", "Title"),
            raw(first),
            p("字間を空けた見出し", "Wide"),
            p(S[1]),
            p("Wi-Fi や Open Data を用いること。"),
        ]
    )


def upright() -> str:
    return paper([p("縦書きの提言", "Title"), *(p(s) for s in S)], writing="tb-rl", size=("29.7cm", "21cm"))


PAPERS = {f.__name__: f for f in (letter, two_columns, long_table, footnotes, readings, upright)}


@pytest.fixture(scope="module")
def prints(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    files = {f"{name}.fodt": make().encode() for name, make in PAPERS.items()}
    return printed(files, tmp_path_factory.mktemp("papers"))


def read(prints: dict[str, Path], name: str) -> Reading:
    reading = pdf.read(prints[name].read_bytes(), f"{name}.pdf")
    assert not [line.text for line in reading.account.lines if line.role is Role.UNPLACED]
    return reading


def headings(document: Document) -> list[tuple[int, str | None, str]]:
    return [(section.level, section.label, section.heading) for _, section in document.walk()]


def texts(document: Document, kind: BlockKind) -> list[str]:
    return [block.text for block in document.blocks() if block.kind is kind]


def test_a_letter(prints: dict[str, Path]) -> None:
    document = read(prints, "letter").document
    assert document.title.text == "地域公共交通の確保に関する要望書"
    assert [line.text for line in document.addressees] == ["国土交通大臣　殿", "総務大臣　殿"]
    assert document.date is not None
    assert (document.date.iso, document.end.text) == ("2027-05-12", "以上")
    assert headings(document) == [(1, "１", "運行への支援"), (1, "２", "離島の航路")]
    items = [(b.label, b.text) for b in document.blocks() if b.kind is BlockKind.ITEM]
    assert items == [("(1)", S[2]), ("(2)", S[3]), ("①", S[4]), ("②", S[5])]
    assert document.preamble[0].text == S[0] + S[1]


def test_two_columns(prints: dict[str, Path]) -> None:
    reading = read(prints, "two_columns")
    assert [(label, text) for _, label, text in headings(reading.document)] == [
        ("Ⅰ", "基本となる考え方"),
        *((f"（{n}）", theme) for n, theme in enumerate(THEMES[:4], 1)),
        ("Ⅱ", "今後に向けて"),
        *((f"（{n}）", theme) for n, theme in enumerate(THEMES[4:], 1)),
    ]
    expected = [
        text
        for themes in (THEMES[:4], THEMES[4:])
        for n, theme in enumerate(themes, 1)
        for text in (f"{theme}を進めるため、" + S[n] + S[(n + 1) % 6], f"{theme}については、" + S[(n + 2) % 6])
    ]
    assert texts(reading.document, BlockKind.PARAGRAPH) == expected


def test_a_table_over_page_cuts(prints: dict[str, Path]) -> None:
    reading = read(prints, "long_table")
    (found,) = (block for block in reading.document.blocks() if block.kind is BlockKind.TABLE)
    assert list(found.rows) == ROWS
    assert found.header
    assert reading.account.lines[-1].page > 1
    assert texts(reading.document, BlockKind.PARAGRAPH) == [S[0], S[1]]


def test_footnotes_cut_no_sentence(prints: dict[str, Path]) -> None:
    document = read(prints, "footnotes").document
    bodies = texts(document, BlockKind.PARAGRAPH)
    assert bodies == [
        f"{theme}に関して述べる。{S[n % 6]}{S[(n + 1) % 6]}{S[(n + 2) % 6]}" for n, theme in enumerate(THEMES, 1)
    ]
    notes = texts(document, BlockKind.NOTE)
    assert [text.split("　", 1)[1] for text in notes] == [f"第{n}の注である。{S[(n + 3) % 6]}" for n in range(1, 9)]
    spans = [b.origin.spans for b in document.blocks() if b.kind is BlockKind.PARAGRAPH]
    assert all([span.kind for span in found] == [Inline.NOTE] for found in spans)


def test_readings_and_spread_letters(prints: dict[str, Path]) -> None:
    document = read(prints, "readings").document
    first = next(iter(document.blocks()))
    assert first.text == f"職員の研鑽を支え、安寧な暮らしを守ること。{S[0]}"
    assert [(first.text[s.start : s.end], s.text) for s in first.origin.spans] == [
        ("研鑽", "けんさん"),
        ("安寧", "あんねい"),
    ]
    every = " ".join([*(h for _, _, h in headings(document)), *(b.text for b in document.blocks())])
    assert "字間を空けた見出し" in every
    assert "Wi-Fi や Open Data を用いること。" in every


def test_vertical_writing(prints: dict[str, Path]) -> None:
    document = read(prints, "upright").document
    assert document.title.text == "縦書きの提言"
    assert [block.text for block in document.blocks()] == list(S)


@pytest.mark.parametrize(("secret", "opens"), [("DocumentOpenPassword", False), ("PermissionPassword", True)])
def test_passwords(tmp_path: Path, secret: str, opens: bool) -> None:
    """One to open the file refuses it; one that only keeps others from printing or copying does not."""
    switch = "EncryptFile" if not opens else "RestrictPermissions"
    option = (
        f'pdf:writer_pdf_Export:{{"{switch}":{{"type":"boolean","value":"true"}},'
        f'"{secret}":{{"type":"string","value":"himitsu"}}}}'
    )
    locked = printed({"locked.fodt": letter().encode()}, tmp_path, option)["locked"].read_bytes()
    assert b"/Encrypt" in locked
    if opens:
        assert pdf.read(locked, "locked.pdf").document.title.text == "地域公共交通の確保に関する要望書"
        return
    with pytest.raises(InputError) as caught:
        pdf.read(locked, "locked.pdf")
    assert "パスワード" in caught.value.message.ja


def scanned(picture: bytes) -> bytes:
    """A PDF whose one page is a picture (PGM)."""
    head, dots = picture.split(b" 255\n", 1)
    wide, high = (int(number) for number in head.split()[1:3])
    entries = b"/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceGray/BitsPerComponent 8"
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</XObject<</I 60 0 R>>>>/Contents 21 0 R>>"
    return pages([b"q 595 0 0 842 0 0 cm /I Do Q"], more={20: page, 60: stream(dots, entries % (wide, high))})


def test_a_scan_is_read_where_that_is_asked_for(prints: dict[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    paper_ = scanned(child.picture(prints["letter"].read_bytes(), "letter.pdf", 1, 200))
    with pytest.raises(InputError) as caught:
        pdf.read(paper_, "scan.pdf")
    assert "--ocr" in (caught.value.hint.en if caught.value.hint else "")
    if ocr_is_there():
        reading = pdf.read(paper_, "scan.pdf", Options(ocr=True))
        assert [f.code for f in reading.document.findings if f.code == "READ052"] == ["READ052"]
        seen = "".join(line.text for line in reading.account.lines)
        assert SequenceMatcher(None, S[2] + S[3], seen, autojunk=False).find_longest_match().size > 20
    monkeypatch.setenv("PATH", "")
    with pytest.raises(InputError) as caught:
        pdf.read(paper_, "scan.pdf", Options(ocr=True))
    assert "tesseract" in caught.value.message.en


def ocr_is_there() -> bool:
    program = shutil.which("tesseract")
    if program is None:
        return False
    return b"jpn" in subprocess.run([program, "--list-langs"], capture_output=True, check=False).stdout.split()
