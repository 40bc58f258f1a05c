"""Shapes of pages beyond the usual letter, each in a PDF written by hand (``crafted``)."""

from __future__ import annotations

from crafted import pages, text

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
