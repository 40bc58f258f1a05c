"""The HTML page: valid, whole, escaped, standing alone."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st
from samples import TEMPLATES, document, everything, item, numbered, paragraph, section

from drafter.document import Block, BlockKind, Line
from drafter.model.page import Page
from drafter.model.template import Fonts, Template
from drafter.writers import html

_VOID = {"meta", "br"}


class Checker(HTMLParser):
    """Start and end tags must pair; nothing may be fetched or run."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: list[str] = []
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = {name for name, _ in attrs}
        assert len(names) == len(attrs)
        assert not names & {"src", "href", "srcset", "action"}
        assert not any(name.startswith("on") for name in names)
        assert tag not in {"script", "link", "iframe", "img", "object"}
        self.tags.append(tag)
        if tag not in _VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open and "title" not in self.open:
            self.words.append(data)


def checked(page: str) -> Checker:
    checker = Checker()
    checker.feed(page)
    checker.close()
    assert not checker.open
    return checker


def page(name: str = "nga") -> str:
    template = TEMPLATES[name]
    return html.write(numbered(template, everything()), template).decode()


@pytest.mark.parametrize("name", TEMPLATES)
def test_all_tags_pair_and_nothing_is_fetched(name: str) -> None:
    written = page(name)
    assert written.startswith('<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">')
    checked(written)
    assert "url(" not in written
    assert "@import" not in written
    assert "http" not in written


def test_headings_lists_and_tables_are_what_they_are_called() -> None:
    written = page()
    for wanted in (
        "<title>見本の提言</title>",
        '<h1 data-part="title" style="text-align:center">見本の提言（案）</h1>',
        '<span data-label="">Ⅰ　</span>整備</h2>',
        '<div class="heading" role="heading" aria-level="7"',
        '<thead><tr><th scope="col">区分</th><th scope="col">現状</th></tr></thead>',
        '<ul style="list-style:none"><li><p',
        "図１<br>国：財源",
        'data-part="signature"',
    ):
        assert wanted in written


def test_a_list_in_a_list_stands_within_the_item_above() -> None:
    template = TEMPLATES["nga"]
    tree = document(section("節", item("甲"), item("乙", 2), item("丙", 2), item("丁")))
    body = html.write(numbered(template, tree), template).decode().split("<main>")[1]
    outline = re.sub(r"<(?!/?(?:ul|li)\b)[^>]*>|\s", "", re.sub(r' style="[^"]*"', "", body))
    assert "<ul><li>・甲<ul><li>・乙</li><li>・丙</li></ul></li><li>・丁</li></ul>" in outline.replace("　", "")


@pytest.mark.parametrize(
    ("words", "safe"),
    [
        ("a<b>&amp;\"c'", "a&lt;b&gt;&amp;amp;\"c'"),
        ("一\n二", "一<br>二"),
        ("一  二", "一 &#160;二"),
        (" 一", "&#160;一"),
        ("一\x00\x1b[2J", "一\ufffd\ufffd[2J"),
        ("一\r\n二", "一<br>二"),
    ],
)
def test_escapes(words: str, safe: str) -> None:
    assert html.text(words) == safe


@given(st.text(min_size=1, max_size=40), st.text(max_size=20))
def test_no_text_breaks_the_page_or_is_lost(words: str, heading: str) -> None:
    template = TEMPLATES["nga"]
    table = Block(BlockKind.TABLE, "", rows=((words, heading),))
    tree = document(section(heading, paragraph(words), table), title=Line(words))
    checker = checked(html.write(numbered(template, tree), template).decode())
    letters = [c for c in words if c.isalnum()]
    shown = iter("".join(checker.words))
    assert all(letter in shown for letter in letters)


def test_paper_and_fonts_are_the_templates() -> None:
    template = Template(
        template="own",
        page=Page(size="B5", orientation="landscape", number="none"),
        fonts=Fonts(body='</style>"\\明朝', heading="游ゴシック", size=10.5),
    )
    written = html.write(numbered(template, document(section("節"))), template).decode()
    assert "@page { size: 257mm 182mm; margin: 25mm 25mm 25mm 25mm; }" in written
    assert "font-size: 10.5pt" in written
    assert re.search(r'<h2 style="margin-left:21pt;text-indent:-21pt">', written)  # no em: word processors know none
    assert written.count("</style>") == 1
    assert '"游ゴシック", "Hiragino Sans"' in written


def test_the_same_bytes_each_time() -> None:
    assert page() == page()
