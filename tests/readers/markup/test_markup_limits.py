"""Hostile Markdown and HTML: each ends in one message that says what is too much, or loses no word."""

from __future__ import annotations

import pytest

from drafter.document import Inline
from drafter.errors import InputError
from drafter.files import limits
from drafter.readers import Reading, html, markdown

REFUSED = {
    "a table too wide": ("a.md", "|" + "a|" * 50_000 + "\n|" + "-|" * 50_000, "tables"),
    "a table too long": ("a.md", "|a|b|c|\n|-|-|-|\n" + "|a|b|c|\n" * 15_000, "tables"),
    "a table of short rows": ("a.md", "|" + "a|" * 900 + "\n|" + "-|" * 900 + "\n" + "|a|\n" * 9_000, "tables"),
    "note signs": ("a.html", "<p>" + "あ<sup>1</sup>" * 61_000, "marks"),
    "readings": ("a.html", "<p>" + "<ruby>漢<rt>かん</rt></ruby>" * 61_000, "marks"),
    "pictures": ("a.html", "<p>" + '<img src="a.png" alt="図">' * 41_000, "paragraphs"),
    "lines by br": ("a.html", "<p>" + "あ<br>" * 41_000, "paragraphs"),
    "cells": ("a.html", "<table>" + "<tr><td colspan=100 rowspan=100>あ</td><td>い" * 21_000, "paragraphs"),
    "lists in lists, Markdown": ("a.md", "".join("  " * i + "- あ\n" for i in range(2_000)), "nested"),
    "lists in lists, HTML": ("a.html", "<ul><li>あ" * 2_000, "nested"),
    "elements in elements": ("a.html", "<div>" * 10_000 + "あ", "nested"),
    "stretches in stretches": ("a.html", "<p>" + "<span>" * 10_000 + "あ", "nested"),
    "quotations": ("a.md", "> " * 2_000 + "あ", "nested"),
    "one text": ("a.html", "<p>" + "あ" * 4_000_000, "too long"),
    "entities": ("a.html", "<p>" + "&amp;" * 1_000_000, "too long"),
    "headings": ("a.md", "# 題\n" * 41_000, "paragraphs"),
    "footnotes": ("a.md", "".join(f"[^{i}]: 注\n" for i in range(5_000)), "signs"),
    "links named apart": ("a.md", "".join(f"[a{i}]: http://x/{i}\n" for i in range(5_000)), "signs"),
    "entities in Markdown": ("a.md", "&amp;" * 100_000, "signs"),
    "entities in many paragraphs": ("a.md", ("&amp;" * 500 + "\n\n") * 300, "signs"),
    **{f"{sign} alone": ("a.md", sign * 100_000, "signs") for sign in "`[*_<!~\\"},
}


def read(name: str, text: str) -> Reading:
    return markdown.read(text.encode(), name) if name.endswith(".md") else html.read(text.encode(), name)


@pytest.mark.parametrize(("name", "text", "word"), REFUSED.values(), ids=REFUSED)
def test_what_is_too_much_is_said(name: str, text: str, word: str) -> None:
    with pytest.raises(InputError) as refused:
        read(name, text)
    assert word in refused.value.message.en
    assert refused.value.message.ja
    assert refused.value.hint


def test_what_is_read_in_full() -> None:
    """As much as a limit allows: nothing is cut off."""
    reading = read("a.html", "<p>" + "&amp;" * 250_000)
    assert [len(block.text) for block in reading.document.blocks()] == [250_000]
    reading = read("a.md", "# 題\n\n" + "あ" * 1_000_000)
    assert sum(len(block.text) for block in reading.document.blocks()) == 1_000_000
    reading = read("a.md", "# 題\n\n" + "".join("  " * i + "- 道路を整備すること。\n" for i in range(40)))
    assert [block.text for block in reading.document.blocks()] == ["道路を整備すること。"] * 40


def test_a_style_without_end_is_looked_at_in_part() -> None:
    page = f'<p style="{"mso-list:" * 100_000}">国は道路を整備すること。</p>'
    assert [block.text for block in read("a.html", page).document.blocks()] == ["国は道路を整備すること。"]


def test_many_lines_of_one_paragraph() -> None:
    """Emphasis over all of them is one span a line, a reading belongs to its own line."""
    lines = "<br>".join(f"<ruby>語<rt>ご</rt></ruby>の{n}を支援すること。" for n in range(500))
    reading = read("a.html", f"<p><b>{lines}</b></p>")
    blocks = list(reading.document.blocks())
    assert [block.text for block in blocks] == [f"語の{n}を支援すること。" for n in range(500)]
    assert {tuple((s.kind, s.start, s.text) for s in block.origin.spans) for block in blocks} == {
        ((Inline.RUBY, 0, "ご"), (Inline.EMPHASIS, 0, "strong"))
    }


def test_the_limits_leave_room_for_long_documents() -> None:
    assert limits.MARKUP_BLOCKS >= 2 * 20_000  # 500 pages
    assert limits.HTML_TAGS >= 300_000  # saved by Word
