"""Pages and Markdown of many tools: what prints nothing is none of the document, what prints is in its place."""

from __future__ import annotations

import pytest

from drafter.document import Block, Section
from drafter.readers import Reading, Role, html, markdown


def read(text: str, name: str = "a.md") -> Reading:
    return markdown.read(text.encode(), name) if name.endswith(".md") else html.read(text.encode(), name)


def outline(reading: Reading) -> list[str]:
    """``2 １ 道路``: a section with its level; ``- ・ …``: a block with its kind's first letter."""
    document = reading.document
    out = [f"title {document.title.text}"] if document.title else []
    out += [_line(block) for block in (*document.front, *document.preamble)]
    stack: list[Block | Section] = [*reversed(document.sections)]
    while stack:
        node = stack.pop()
        if isinstance(node, Section):
            out.append(f"{node.level} {node.label or ''} {node.heading}".replace("  ", " "))
            stack.extend(reversed(node.content))
        else:
            out.append(_line(node))
    return [*out, *(_line(block) for block in document.closing)]


def _line(block: Block) -> str:
    return f"{block.kind} {block.label or ''} {block.text}".replace("  ", " ")


def roles(reading: Reading) -> dict[str, Role]:
    return {text: role for line in reading.account.lines for role, text in ((line.role, line.text), *line.more) if text}


MARKDOWN = {
    "Obsidian": (
        "# 空き家に関する意見書\n\n[[防災]]と[[景観|まちの景観]]の面から==対策==が急がれる。 ^intro\n\n"
        "%%内部のメモ%%\n\n## 1 除却\n\n> [!note] 補足\n> 費用は平均で二百万円である。\n\n"
        "補助率を引き上げること。%%確認%%\n\n![[図1.png]]\n",
        [
            "title 空き家に関する意見書",
            "paragraph 防災とまちの景観の面から対策が急がれる。",
            "1 1 除却",
            "paragraph 補足費用は平均で二百万円である。",
            "paragraph 補助率を引き上げること。",
            "figure 図1.png",
        ],
    ),
    "HackMD": (
        "# 観光に関する要望\n\n###### tags: `要望` `観光`\n\n[TOC]\n\n## はじめに\n\n観光の回復が急がれる。\n\n"
        ":::info\n理事会で決定したものである。\n:::\n\n## おわりに\n\n以上のとおり要望する。\n",
        [
            "title 観光に関する要望",
            "1 はじめに",
            "paragraph 観光の回復が急がれる。",
            "paragraph 理事会で決定したものである。",
            "1 おわりに",
            "paragraph 以上のとおり要望する。",
        ],
    ),
    "tasks": (
        "# 保育に関する提言\n\n## 1 質の確保\n\n- [ ] 基準を改善すること。\n- [x] 処遇を改善すること。\n",
        ["title 保育に関する提言", "1 1 質の確保", "item ・ ☐ 基準を改善すること。", "item ・ ☑ 処遇を改善すること。"],
    ),
    "pages of a PDF": (
        "# 防災に関する提案\n\n## 目 次\n\n1. 治水の推進 ・・・・・・ 1\n2. 砂防の推進 …… 3\n\n- 1 -\n\n"
        "## 1. 治水の推進\n\n本県では近年の豪雨により河川の氾濫が繰り返され、住民の生活の基盤が失わ\n\n- 2 -\n\n"
        "れており、対策が急務となっている。\n\n- 3 -\n\n## 2. 砂防の推進\n\n砂防の施設を整備すること。\n",
        [
            "title 防災に関する提案",
            "note 目 次",
            "note 1. 治水の推進 ・・・・・・ 1",
            "note 2. 砂防の推進 …… 3",
            "1 1. 治水の推進",
            "paragraph 本県では近年の豪雨により河川の氾濫が繰り返され、住民の生活の基盤が失われており、"
            "対策が急務となっている。",
            "1 2. 砂防の推進",
            "paragraph 砂防の施設を整備すること。",
        ],
    ),
    "links as contents": (
        "# 省エネに関する提言\n\n<details>\n<summary>目次</summary>\n\n- [1 住宅](#1)\n- [2 工場](#2)\n\n</details>\n\n"
        '## <a id="1"></a>1 住宅\n\n断熱を支援すること。\n\n## <a id="2"></a>2 工場\n\n更新を支援すること。\n',
        [
            "title 省エネに関する提言",
            "note 目次",
            "note 1 住宅",
            "note 2 工場",
            "1 1 住宅",
            "paragraph 断熱を支援すること。",
            "1 2 工場",
            "paragraph 更新を支援すること。",
        ],
    ),
    "numbers left to the program": (
        "# 観光に関する提言\n\n## 要望\n\n1. 案内を整備すること。\n   1. 標識を整えること。\n   1. 地図を整えること。\n"
        "1. 人材を育成すること。\n\n## 予定\n\n3) 会議で決めること。\n5) 結果を示すこと。\n",
        [
            "title 観光に関する提言",
            "1 要望",
            "item 1. 案内を整備すること。",
            "item 1. 標識を整えること。",
            "item 2. 地図を整えること。",
            "item 2. 人材を育成すること。",
            "1 予定",
            "item 3) 会議で決めること。",
            "item 5) 結果を示すこと。",
        ],
    ),
    "escaped signs are text": (
        "# 記号に関する提言\n\n\\[\\[防災\\]\\]と\\=\\=対策\\=\\=を進めること。\n",
        ["title 記号に関する提言", "paragraph [[防災]]と==対策==を進めること。"],
    ),
}


@pytest.mark.parametrize(("text", "wanted"), MARKDOWN.values(), ids=MARKDOWN)
def test_markdown_of_many_tools(text: str, wanted: list[str]) -> None:
    reading = read(text)
    assert outline(reading) == wanted
    lines = [n for n, line in enumerate(text.split("\n"), 1) if line.strip()]
    assert [line.line for line in reading.account.lines] == lines


CITY = """<html lang="ja"><head><title>国への要望｜○○市</title></head><body>
<p class="skip"><a href="#honbun">本文へ移動</a></p>
<div class="h_wrap"><ul><li>文字サイズ</li><li><a href="#">拡大</a></li></ul></div>
<div class="g_area"><ul><li><a href="/k">くらし</a></li><li><a href="/s">市政</a></li></ul></div>
<div class="col_main"><h1>国への要望</h1><p><a href="javascript:print()">印刷する</a></p>
<p>市では、次のとおり要望しました。</p><h2>１　道路の整備</h2><p>　予算を確保すること。</p>
<div class="plugin"><p>PDFをご覧いただくには、Adobe Readerが必要です。</p></div>
<div class="info"><h2>このページに関するお問い合わせ先</h2><p>企画課</p><p>電話 000-000-0000</p></div></div>
<div class="col_sub"><h2>市政</h2><ul><li><a href="#">計画</a></li></ul></div>
<p><a href="#">ページの先頭へ</a></p></body></html>"""


def test_a_citys_page_without_telling_names() -> None:
    reading = read(CITY, "a.html")
    assert outline(reading) == [
        "title 国への要望",
        "paragraph 市では、次のとおり要望しました。",
        "1 １ 道路の整備",
        "paragraph 予算を確保すること。",
    ]
    assert roles(reading)["企画課"] is Role.FOOTER
    assert next(role for text, role in roles(reading).items() if text.startswith("文字サイズ")) is Role.HEADER


PANDOC = """<html><head><title>河川に関する提言</title></head><body>
<header id="title-block-header"><h1 class="title">河川に関する提言</h1><p class="author">○○県知事会</p></header>
<nav id="TOC" role="doc-toc"><ul><li><a href="#a">1 治水</a></li></ul></nav>
<h1 id="a"><span class="header-section-number">1</span> 治水</h1>
<p>ダムの再生を進めること。<a href="#fn1" class="footnote-ref" role="doc-noteref"><sup>1</sup></a></p>
<h1 id="b"><span class="header-section-number">2</span> 利水</h1><p>用水を更新すること。</p>
<section class="footnotes" role="doc-endnotes"><hr><ol><li id="fn1"><p>既存の施設に限る。<a href="#fnref1"
class="footnote-back" role="doc-backlink">↩︎</a></p></li></ol></section></body></html>"""


def test_pandoc_keeps_title_numbers_and_notes() -> None:
    assert outline(read(PANDOC, "a.html")) == [
        "title 河川に関する提言",
        "1 1 治水",
        "paragraph ダムの再生を進めること。1",
        "1 2 利水",
        "paragraph 用水を更新すること。",
        "note 1. 既存の施設に限る。",
    ]


def test_a_role_on_a_word_parts_no_paragraph() -> None:
    page = '<h1>調査に関する意見書</h1><p>費用が増えている<a href="#n" role="doc-noteref"><sup>1</sup></a>。</p>'
    assert outline(read(page, "a.html"))[1:] == ["paragraph 費用が増えている1。"]


def test_tables_in_a_table_without_lines_are_a_page() -> None:
    page = """<table width="100%"><tr><td><a href="/">ホーム</a><br><a href="/o">組織</a></td><td><table><tr><td>
    <b>水産業の振興に関する要望</b></td></tr><tr><td><p>漁業の経営が厳しくなっている。</p>
    <p>１　資源を管理すること。</p><p>２　燃油の対策を講ずること。</p></td></tr></table></td></tr></table>"""
    assert outline(read(page, "a.html")) == [
        "title 水産業の振興に関する要望",
        "paragraph 漁業の経営が厳しくなっている。",
        "item １ 資源を管理すること。",
        "item ２ 燃油の対策を講ずること。",
    ]


def test_comments_of_word_are_none_of_the_text() -> None:
    page = """<p class=MsoNormal>防護柵を<span class=MsoCommentReference><a class=msocomanchor href="#_msocom_1">[a1]
    </a></span>補助すること。</p><div style='mso-element:comment-list'><p class=MsoCommentText>金額を確認する。</p>
    </div>"""
    reading = read(page, "a.html")
    assert [block.text for block in reading.document.blocks()] == ["防護柵を補助すること。"]
    assert roles(reading)["金額を確認する。"] is Role.COMMENT


def test_a_page_of_links_alone_is_read() -> None:
    page = '<ul>\n<li><a href="a.pdf">道路の要望</a></li>\n<li><a href="b.pdf">河川の要望</a></li></ul>'
    assert all(line.node for line in read(page, "a.html").account.lines)


def test_members_and_an_annex_behind_numbered_chapters() -> None:
    agenda = "1. 将来像\n2. 見直し\n\n参考. 有識者の提言\n\n"
    text = (
        f"# 作業部会のまとめ\n\n{agenda}{agenda}- 暮らしを支えること。\n\n{agenda}- 法律を改めること。\n\n{agenda}"
        "## 制度への提言\n\n○○ ○○\n\n○○　○○\n\n○○○ ○○\n\n### 1. 地方\n\n地方を支えること。\n"
    )
    reading = read(text)
    assert [line for line in outline(reading) if line[0].isdigit()] == [
        "1 1. 将来像",
        "1 2. 見直し",
        "1 参考. 有識者の提言",
        "2 制度への提言",
        "3 1. 地方",
    ]
    assert not [f for f in reading.document.findings if f.code == "READ001"]
