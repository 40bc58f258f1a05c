"""Shapes of pages beyond the usual letter, each in a PDF written by hand (``crafted``)."""

from __future__ import annotations

import pytest
from crafted import pages, text

from drafter.errors import InputError
from drafter.numbering.recognise.lines import Role
from drafter.readers import pdf
from drafter.readers._lines import Row
from drafter.readers._pdf import child
from drafter.readers._pdf.rows import rows


def printed(*contents: bytes, page: bytes = b"") -> list[Row]:
    return rows(child.pages(pages(contents, page=page), "paper.pdf"))[0]


def test_a_line_of_white_between_short_paragraphs_is_seen() -> None:
    """Where hardly a line goes on beneath, the step from paragraph to paragraph is the most frequent one."""
    wide = "人口の減少と高齢化が進む地域では、買物や通院のための足を確保することが"
    content, y = b"", 790.0
    for n in range(1, 11):
        content += text(f"第{n}の項目を述べること。", 72, y)
        y -= 36
        if n in (2, 5):
            content += text(wide, 72, y) + text("なっている。", 72, y - 18)
            y -= 54
    found = printed(content)
    assert [row.text for row in found if not row.blanks] == [found[0].text, "なっている。", "なっている。"]


def test_what_stands_further_out_than_an_item_is_none_of_it() -> None:
    """An item's last line ends at the edge by chance; the heading beneath has no label."""
    items = b""
    y = 790.0
    for n in range(4):
        items += text(f"{'新旧大小'[n]}しい柱を立てて進めること", 84, y)
        items += text("・　路線バスの運転手の不足は全国に広がっていて、減便や廃止が相次いでい", 96, y - 20)
        items += text("ることから、担い手の養成と待遇の改善を急ぎ、人件費を支援すること。", 120, y - 40)
        y -= 60
    found = pdf.read(pages([text("地域の足を守るための提言", 200, 820, 14) + items]), "paper.pdf")
    assert [len(block.text) for block in found.document.blocks() if block.text.startswith("路線")] == [66] * 4


LEFT = [
    f"　左の段の{n}行目はここで端まで続いていくの" if count % 3 == 0 else f"左の段の{n}行目はここで端まで続いていくもの"
    for count, n in enumerate("一二三四五六七八九" * 2)
]


def test_a_date_above_the_right_column_comes_before_the_columns() -> None:
    head = text("二段で組んだ題名", 240, 800, 16) + text("令和９年６月２日", 492, 775) + text("みどり県", 540, 757)
    columns = b"".join(
        text(line.replace("左", side), x, 720 - 18 * n)
        for side, x in (("左", 60), ("右", 336))
        for n, line in enumerate(LEFT[:8])
    )
    found = [row.text for row in printed(columns + head)]
    assert found[:4] == ["二段で組んだ題名", "令和９年６月２日", "みどり県", LEFT[0].strip("　")]
    assert found[11].startswith("右の段の一行目")


def test_two_pages_on_one_sheet_are_read_one_after_the_other() -> None:
    sheet = b"".join(
        text(line, x, 520 - 18 * n) for x, count in ((50, 18), (471, 2)) for n, line in enumerate(LEFT[:count])
    )
    numbers = text("1", 210, 30, 9) + text("2", 631, 30, 9)
    found = printed(sheet + numbers, page=b"/MediaBox[0 0 842 595]")
    assert [row.text for row in found if row.role is None] == [line.strip("　") for line in LEFT + LEFT[:2]]
    assert [row.text for row in found if row.role is Role.PAGE_NUMBER] == ["1", "2"]


def test_full_lines_of_text_and_of_columns_have_edges_of_their_own() -> None:
    wide = "この提言は、人口の減少と高齢化が進む地域の足を守るために取りまとめたもので"
    content = b"".join(text(wide, 60, 720 - 18 * n) for n in range(3))
    content += b"".join(text(line, x, 660 - 18 * n) for x in (60, 336) for n, line in enumerate(LEFT[:12]))
    limits = [row.limit for row in printed(content)]
    assert limits[:3] == [limits[0]] * 3
    assert limits[0] >= 2 * len(wide)
    assert set(limits[3:]) == {0}


def _with_numbers(step: int, count: int = 20) -> bytes:
    """Text with the numbers of its lines in the margin, each line's or each fifth's."""
    return b"".join(
        text(LEFT[n % 18], 90, 780 - 24 * n)
        + (text(str(n + 1), 66 if n < 9 else 60, 780 - 24 * n, 8) if (n + 1) % step == 0 else b"")
        for n in range(count)
    )


@pytest.mark.parametrize("step", [1, 5])
def test_numbers_of_lines_are_no_labels(step: int) -> None:
    found = printed(_with_numbers(step), _with_numbers(step, 3 if step == 1 else 20))
    numbers = [row for row in found if row.role is Role.PAGE_NUMBER]
    assert [row.text.split()[0] for row in numbers] == [str(step)] * 2
    assert {row.text.split("行目")[1][:2] for row in found if row not in numbers} == {"はこ"}
    assert all("の段の" in row.text[:4] for row in found if row not in numbers)


def test_labels_that_stand_out_into_the_margin_are_labels() -> None:
    content = b"".join(
        text(str(n + 1), 60, 780 - 72 * n) + text(LEFT[1], 90, 780 - 72 * n) + text(LEFT[2], 90, 762 - 72 * n)
        for n in range(9)
    )
    assert [row.text for row in printed(content)][::2] == [f"{n}　　{LEFT[1]}" for n in range(1, 10)]


def test_glyphs_that_nobody_can_name_are_no_document() -> None:
    """Each page of letters without a character is refused; beside pages that can be read it is told."""
    mute = b"".join(text("文字の対応表のない頁である", 72, 760 - 20 * n, font="M") for n in range(4))
    with pytest.raises(InputError) as caught:
        pdf.read(pages([mute, mute]), "paper.pdf")
    assert "対応表" in caught.value.message.ja
    assert caught.value.hint is not None
    reading = pdf.read(pages([text(LEFT[1], 72, 760), mute]), "paper.pdf")
    assert "READ051" in [finding.code for finding in reading.document.findings]
