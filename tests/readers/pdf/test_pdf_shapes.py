"""Shapes of pages beyond the usual letter, each in a PDF written by hand (``crafted``)."""

from __future__ import annotations

from crafted import pages, text

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
