"""Markdown: by hand, from slides, from converters."""

from __future__ import annotations

import pytest

from drafter.document import BlockKind
from drafter.errors import InputError
from drafter.readers import Reading, Role, markdown


def read(text: str) -> Reading:
    return markdown.read(text.encode(), "a.md")


def printed(text: str) -> list[tuple[str, str]]:
    return [(b.label or "", b.text) for b in read("# 見本の提言\n\n## 1 要望\n\n" + text).document.blocks()]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("3) 甲を行うこと。\n4) 乙を行うこと。", [("3)", "甲を行うこと。"), ("4)", "乙を行うこと。")]),
        ("- (1) 甲を行うこと。\n- (2) 乙を行うこと。", [("(1)", "甲を行うこと。"), ("(2)", "乙を行うこと。")]),
        ("- ・甲を行うこと。\n- 乙を行うこと。", [("・", "甲を行うこと。"), ("・", "乙を行うこと。")]),
        ("・甲を行うこと。\n・乙を行うこと。", [("・", "甲を行うこと。"), ("・", "乙を行うこと。")]),
        ("国は、地方の財源を\n確保すること。", [("", "国は、地方の財源を確保すること。")]),
        ("国は、AI and\nIoT を使うこと。", [("", "国は、AI and IoT を使うこと。")]),
        ("**国**は「**財源**」を*確保*し、~~減らさない~~こと。", [("", "国は「財源」を確保し、減らさないこと。")]),
        ("これは**「財源」**の確保を求めるものである。", [("", "これは「財源」の確保を求めるものである。")]),
        ("国は㎡<sup>※1</sup>当たりの単価を示すこと。", [("", "国は㎡※1当たりの単価を示すこと。")]),
        ("> 国は対策を講ずること。", [("", "国は対策を講ずること。")]),
        ("国は対策を\u200b講ずる&amp;こと。", [("", "国は対策を講ずる&こと。")]),
    ],
)
def test_text_and_labels(text: str, wanted: list[tuple[str, str]]) -> None:
    assert printed(text) == wanted


def test_page_marks_of_converters_are_no_text() -> None:
    marks = "<!-- page 1 -->\n\n---\n\n－ {} －\n\n"
    text = "# 提言\n\n国は財源を確保すること。\n\n" + marks.format(1) + "県は計画を作ること。\n\n" + marks.format(2)
    reading = read(text)
    roles = {line.text: line.role for line in reading.account.lines}
    assert roles["－ 1 －"] is roles["－ 2 －"] is Role.PAGE_NUMBER
    assert roles["---"] is Role.COMMENT


def test_a_table_cut_by_a_page_is_one() -> None:
    head = "| 要望 | 回答 |\n| --- | --- |\n"
    text = f"# 提言\n\n## 1 一覧\n\n{head}| 甲 | 乙 |\n\n<!-- page 2 -->\n\n{head}| 丙 | 丁 |\n"
    found = [b.rows for b in read(text).document.blocks() if b.kind is BlockKind.TABLE]
    assert found == [(("要望", "回答"), ("甲", "乙"), ("丙", "丁"))]


def test_front_matter_tells_what_the_text_does_not() -> None:
    text = '---\ntitle: "水道の提言"\nissuer: ○○市長会\naddressees: [総務省, "国土交通省"]\ndate: 2027-08-01\n---\n\n'
    document = read(text + "水道の更新が課題となっている。\n\n## 1 財源\n\n財源を確保すること。\n").document
    assert document.title.text == "水道の提言"
    assert [line.text for line in document.issuer] == ["○○市長会"]
    assert [line.text for line in document.addressees] == ["総務省", "国土交通省"]
    assert document.date is not None
    assert document.date.iso == "2027-08-01"


def test_a_flat_table_of_slides() -> None:
    page = "## 要望\n\n## 回答\n\n{}.\n\n- 甲を行うこと。\n\n- 検討する。\n\n"
    text = "# 対応の一覧\n\n本資料は要望への対応をまとめたものである。\n\n" + page.format(1) + page.format(2)
    found = [b.rows for b in read(text).document.blocks() if b.kind is BlockKind.TABLE]
    row = "甲を行うこと。"
    assert found == [
        (("要望", "回答"), (f"1.\n・{row}", "・検討する。"), (f"2.\n・{row}", "・検討する。")),
    ]


def test_two_headings_over_paragraphs_are_no_table() -> None:
    items = "- 甲を行うこと。\n- 乙を行うこと。\n\n"
    text = f"# 提言\n\n## 要望\n\n### 道路\n\n{items}### 鉄道\n\n{items}"
    assert not [b for b in read(text).document.blocks() if b.kind is BlockKind.TABLE]


@pytest.mark.parametrize(
    "text",
    [
        ">" * 100_000 + " x",
        "- " * 5_000 + "x",
        "1. " * 5_000 + "x",
        "".join("  " * i + "- x\n" for i in range(600)),
        "[" * 100_000,
        "*a " * 100_000,
        "`" * 100_000,
        "\\" * 100_000,
        "x\n" * 110_000,
        "",
        "\n\n",
        "---\n\n---\n",
        "<div>" * 3_000 + "\n",
    ],
)
def test_bad_input_is_refused_in_one_message(text: str) -> None:
    with pytest.raises(InputError) as refused:
        read(text)
    assert refused.value.message.ja
    assert refused.value.hint


@pytest.mark.parametrize(
    "text", ["x", "# x", "- x", "\tx", "| a |", "[^1]: x", "[a]: b\n\nx", "```\nx\n", "<x>y", "\ufeffx"]
)
def test_every_line_is_accounted_for_once(text: str) -> None:
    reading = read(text)
    wanted = [n for n, line in enumerate(text.lstrip("\ufeff").split("\n"), 1) if line.strip()]
    assert [line.line for line in reading.account.lines] == wanted


SCREEN = """## 2 意見の募集

意見は専用の画面から募集する。

みんなの意見箱

意見を投稿する

表示件数 50

**給食の無償化** 1 / 300

自 2024/05/01 10:20 **○○さん**

給食を無償にしてほしいです。家計が助かります。

12 3 4

シェア 20ポイント 8コメント

## 3 今後の進め方

国は結果を公表すること。
"""


def test_the_words_of_a_screen_are_one_figure() -> None:
    blocks = list(read(f"# 提言\n\n## 1 趣旨\n\n国は意見を聴くこと。\n\n{SCREEN}").document.blocks())
    (figure,) = (b for b in blocks if b.kind is BlockKind.FIGURE)
    assert figure.text.split("\n")[0] == "みんなの意見箱"
    assert figure.text.split("\n")[-1] == "シェア 20ポイント 8コメント"
    assert [b.text for b in blocks if b.kind is BlockKind.PARAGRAPH] == [
        "国は意見を聴くこと。",
        "意見は専用の画面から募集する。",
        "国は結果を公表すること。",
    ]


def test_a_proposal_about_screens_is_none() -> None:
    items = "- ログイン画面の改善を図ること。\n- 検索の利便性を高めること。\n- ダウンロードの手順を示すこと。\n"
    blocks = read(f"# 提言\n\n## 1 画面\n\n{items}\n5件 10時20分に受付\n").document.blocks()
    assert not [b for b in blocks if b.kind is BlockKind.FIGURE]


def test_an_agenda_shown_again_heads_the_parts() -> None:
    agenda = "1. 現状\n2. 課題\n3. 要望\n\n"
    text = f"# 会議のまとめ\n\n{agenda}" + "".join(f"{agenda}- {word}を述べること。\n\n" for word in ("甲", "乙", "丙"))
    document = read(text).document
    assert [(s.label, s.heading, [b.text for b in s.blocks]) for s in document.sections] == [
        ("1.", "現状", ["甲を述べること。"]),
        ("2.", "課題", ["乙を述べること。"]),
        ("3.", "要望", ["丙を述べること。"]),
    ]
