"""What a page shows, case by case, in PDFs written by hand (``crafted``)."""

from __future__ import annotations

import random

import pytest
from crafted import grid, lines, pages, text

from drafter.document import BlockKind, Inline
from drafter.errors import InputError
from drafter.numbering.recognise.lines import Role
from drafter.readers import Reading, pdf

BODY = "　人口の減少と高齢化が進む地域では、買物や通院のための足を"
REST = "確保することが難しくなり、暮らし続けたいとの願いがかなえられない。"


def read(*contents: bytes, page: bytes = b"") -> Reading:
    return pdf.read(pages(contents, page=page), "paper.pdf")


def shown(reading: Reading) -> list[tuple[int, str]]:
    return [(line.page, line.text) for line in reading.account.lines]


def codes(reading: Reading) -> list[str]:
    return [finding.code for finding in reading.document.findings if finding.code in PAGE_CODES]


PAGE_CODES = ("READ050", "READ051", "READ052", "READ053")


def turned(words: str, x: float, y: float) -> bytes:
    """Words that go upwards."""
    code = words.encode("utf-16-be").hex()
    return f"BT /F 12 Tf 0 1 -1 0 {x} {y} Tm <{code}> Tj ET\n".encode()


CASES: dict[str, tuple[bytes, bytes, list[str]]] = {
    "wrapped lines in the order of the page, not of the file": (
        text(REST, 72, 700) + text("題名", 200, 760) + text(BODY, 72, 720),
        b"",
        ["題名", BODY.strip("　"), REST],
    ),
    "printed twice to look bold": (text("太字の題名", 72, 760) + text("太字の題名", 72.3, 760), b"", ["太字の題名"]),
    "a word that doubles a letter is no overprint": (text("わくわくする", 72, 760), b"", ["わくわくする"]),
    "letters spread out": (text("提言書", 72, 760, extra="9 Tc"), b"", ["提言書"]),
    "a gap of a cell between label and heading": (
        text("１", 72, 760) + text("運行への支援", 96, 760),
        b"",
        ["１　運行への支援"],
    ),
    "no blank where Japanese meets figures": (text("令和", 72, 760) + text("9年度", 99, 760), b"", ["令和9年度"]),
    "outside of the crop box": (
        text("見える", 72, 760) + text("外", 700, 760) + text("切り落とした", 72, 100),
        b"/MediaBox[0 0 595 842]/CropBox[50 200 500 800]",
        ["見える"],
    ),
    "a page on its side": (
        turned("一行目である", 100, 100) + turned("二行目である", 120, 100),
        b"/Rotate 90",
        ["一行目である", "二行目である"],
    ),
    "a line up the margin comes after the text": (
        turned("綴じ代の覚え", 40, 300) + lines(["本文の一行目。", "本文の二行目。", "本文の三行目。"]),
        b"",
        ["本文の一行目。", "本文の二行目。", "本文の三行目。", "綴じ代の覚え"],
    ),
    "radicals and dashes as they are": (text("⼈―－‐〜～①Ⅰ㎡", 72, 760), b"", ["⼈―－‐〜～①Ⅰ㎡"]),
    "a raised figure without a note stays": (
        text("面積は三", 72, 760) + text("２", 120, 765, 7) + text("である", 127, 760),
        b"",
        ["面積は三２である"],
    ),
    "negative sizes and mirrored matrices do not fail": (text("鏡", 72, 760, -12), b"", ["鏡"]),
}


@pytest.mark.parametrize("case", CASES)
def test_the_lines_of_a_page(case: str) -> None:
    content, page, expected = CASES[case]
    assert [line for _, line in shown(read(content, page=page))] == expected


def test_ruby_is_no_text_and_is_kept() -> None:
    reading = read(
        text("題名", 200, 790) + text("けんさん", 96, 773, 6) + text("職員の研鑽を支える取組を広げること。", 60, 760)
    )
    assert [line for _, line in shown(reading)] == ["題名", "職員の研鑽を支える取組を広げること。"]
    (block,) = reading.document.blocks()
    (span,) = block.origin.spans
    assert (span.kind, block.text[span.start : span.end], span.text) == (Inline.RUBY, "研鑽", "けんさん")


def test_two_columns_are_read_one_after_the_other() -> None:
    left = [
        "　左の段の一行目は端まで続く文であ",
        "り、二行目もまた端まで続いている文",
        "である。",
        "　次の段落もまた左の段にあり、右の",
    ]
    right = [
        "段へと続いていく文である。",
        "　右の段の段落は、左の段を読み終え",
        "てから読むものであって、行ごとに混",
        "ぜて読むものではない。",
    ]
    reading = read(text("二段で組んだ題名", 240, 800, 16) + lines(left, x=60, top=760) + lines(right, x=310, top=760))
    assert [line for _, line in shown(reading)] == ["二段で組んだ題名", *(line.strip("　") for line in left + right)]
    assert [b.text for b in reading.document.blocks()][1] == left[3].strip("　") + right[0]


def test_a_ruled_table_is_cells_and_a_box_is_text() -> None:
    table = grid((72, 172, 472), (700, 670, 640)) + text("提言", 76, 680) + text("考え方を述べる。", 176, 680)
    table += text("一", 76, 650) + text("二を進める。", 176, 650)
    box = grid((72, 472), (600, 560)) + text("枠の中の文である。", 80, 575)
    reading = read(text("表のある題名", 200, 790) + text("次の表のとおりである。", 72, 740) + table + box)
    tables = [block for block in reading.document.blocks() if block.kind is BlockKind.TABLE]
    assert [block.rows for block in tables] == [(("提言", "考え方を述べる。"), ("一", "二を進める。"))]
    assert any(block.text == "枠の中の文である。" for block in reading.document.blocks())


def test_page_numbers_and_running_heads_are_furniture() -> None:
    contents = [
        text("みどり県町村会", 420, 805, 9)
        + lines([f"{n}　項目の{'一二三四'[n]}番目", BODY, REST], top=740)
        + text(f"- {n + 1} -", 285, 40, 10)
        for n in range(4)
    ]
    reading = read(*contents)
    roles = {line.text: line.role for line in reading.account.lines}
    assert roles["みどり県町村会"] is Role.HEADER
    assert [roles[f"- {n} -"] for n in range(1, 5)] == [Role.PAGE_NUMBER] * 4
    assert [line.line for line in reading.account.lines] == list(range(1, 21))


def test_a_sentence_goes_on_behind_the_footnotes_of_its_page() -> None:
    first = lines(["注のある題名", BODY, REST, "　路線の維持に要する費用は年々増えており、地域だけで賄うことは"])
    rule = b"72 120 m 200 120 l S\n"
    first += text("＊1", 456, 705, 6) + rule + text("＊1　費用の内訳は別に示す。", 72, 100, 8)
    reading = read(first, lines(["できない。国が支えること。"]))
    blocks = list(reading.document.blocks())
    assert blocks[-2].text.endswith("賄うことはできない。国が支えること。")
    assert (blocks[-1].kind, blocks[-1].text) == (BlockKind.NOTE, "＊1　費用の内訳は別に示す。")


def test_hidden_text_of_a_scan_is_read_and_told() -> None:
    reading = read(text("文字認識の結果である。", 72, 760, extra="3 Tr"))
    assert [line for _, line in shown(reading)] == ["文字認識の結果である。"]
    assert codes(reading) == ["READ052"]


def test_glyphs_without_a_character_are_shown_and_told() -> None:
    reading = read(text("読める字", 72, 760) + text("三文字", 72, 700, font="M"))
    assert [line for _, line in shown(reading)] == ["読める字", "\ufffd" * 3]
    assert codes(reading) == ["READ051"]


def test_pages_without_text_are_named() -> None:
    reading = read(text("一頁目", 72, 760), b"", b"", text("四頁目", 72, 760))
    assert codes(reading) == ["READ050"]
    assert "2–3" in next(f for f in reading.document.findings if f.code == "READ050").message.en


def test_a_file_without_text_is_refused() -> None:
    with pytest.raises(InputError) as caught:
        read(b"")
    assert "文字がありません" in caught.value.message.ja
    assert caught.value.hint is not None


def test_vertical_writing_is_read_from_the_right() -> None:
    columns = ["縦に書いた一行目の文であって、下まで続き、", "二行目は左にあって、上から読む。"]
    content = b"".join(
        text(letter, 500 - 24 * n, 760 - 12 * k) for n, column in enumerate(columns) for k, letter in enumerate(column)
    )
    assert [line for _, line in shown(read(content))] == columns


def test_boxes_of_a_slide_are_read_box_by_box() -> None:
    boxes = {
        (60, 420): ["現状", "運転手が足りない。", "路線が減っている。"],
        (460, 420): ["課題", "担い手を育てること。", "財源を確保すること。"],
        (60, 260): ["提言", "国は支援を行うこと。", "制度を見直すこと。"],
        (460, 260): ["効果", "暮らしが守られる。", "人が住み続ける。"],
    }
    content = text("地域の足を守る三つの柱", 250, 500, 24)
    content += b"".join(lines(words, x=x, top=y, size=14) for (x, y), words in boxes.items())
    reading = read(content, page=b"/MediaBox[0 0 842 540]")
    expected = ["地域の足を守る三つの柱", *(line for words in boxes.values() for line in words)]
    assert [line for _, line in shown(reading)] == expected


@pytest.mark.parametrize("seed", range(12))
def test_damage_anywhere_in_a_file_ends_in_a_reading_or_a_message(seed: int) -> None:
    chance = random.Random(seed)
    damaged = bytearray(pages([lines(["題名", BODY, REST]), grid((72, 172, 472), (700, 670, 640))] * 2))
    for _ in range(1 + seed * 2):
        damaged[chance.randrange(20, len(damaged))] = chance.randrange(256)
    outcome: Reading | InputError
    try:
        outcome = pdf.read(bytes(damaged), "damaged.pdf")
    except InputError as error:
        outcome = error
    assert outcome.hint if isinstance(outcome, InputError) else outcome.account.lines
