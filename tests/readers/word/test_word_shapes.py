"""Whole Word files of many shapes, as secretariats make them, and the outline that people see in them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from readers.word.packages import p, r, table, word
from readers.word.word_parts import abstract, level, num, num_pr, style

from drafter.document import Block, BlockKind, Document, Section
from drafter.readers import docx

CENTRE, RIGHT = '<w:jc w:val="center"/>', '<w:jc w:val="right"/>'
BOLD = "<w:b/>"


def front(title: str, *more: str) -> str:
    """Title, date and issuer, as they stand above most proposals."""
    return p(title, CENTRE) + "".join(more) + p("令和９年６月", RIGHT) + p("みなと都市連絡会", RIGHT)


def bold(text: str, size: int = 21) -> str:
    """A line set bold, in letters of ``size`` half points."""
    return p(r(text, f'{BOLD}<w:sz w:val="{size}"/>'))


def text(words: str) -> str:
    return p(r(words, '<w:sz w:val="21"/>'))


def listed(words: str, index: int) -> str:
    return p(words, num_pr(1, index))


def outline(document: Document) -> list[str]:
    """A line a section and block: ``# label|heading``, ``- label|item``, plain text, cells apart by ``/``."""
    return [*map(_block, document.preamble), *(line for section in document.sections for line in _section(section))]


def _section(section: Section) -> Iterator[str]:
    yield f"{'#' * section.level} {section.label or ''}|{section.heading}"
    for node in section.content:
        if isinstance(node, Section):
            yield from _section(node)
        else:
            yield _block(node)


def _block(block: Block) -> str:
    if block.kind is BlockKind.TABLE:
        return "／".join("・".join(row) for row in block.rows)
    return f"{'-' * block.level} {block.label}|{block.text}" if block.kind is BlockKind.ITEM else block.text


HEAD_ROW = "<w:tr><w:trPr><w:tblHeader/></w:trPr>"
LEVELS = abstract(
    0,
    level("decimalFullWidth", "第%1"),
    level("decimalFullWidth", "%2"),
    level("decimal", "(%3)"),
    level("aiueoFullWidth", "%4"),
    level("aiueo", "(%5)"),
) + num(1, 0)
STYLES = (
    style("Normal")
    + style("af1", "大項目", letters=f'{BOLD}<w:sz w:val="28"/>', on="Normal")
    + style("af2", "小項目", letters=f'{BOLD}<w:sz w:val="24"/>', on="Normal")
)

PARTS = ("地域医療の体制の確保", "子育て支援の充実と拡大", "水道の広域化の推進", "空き家対策の計画的な推進")

#: shape → (body, further parts), and its outline beneath the front
SHAPES: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "a table whose rows fill one cell each, under a heading row": (
        p("１　相談の充実")
        + text("次のとおり充実すること。")
        + table(["区分", ""], ["", "窓口"], ["通学", ""]).replace("<w:tr>", HEAD_ROW, 1)
        + p("２　人材の育成")
        + text("研修を支援すること。"),
        {},
        [
            "# １|相談の充実",
            "次のとおり充実すること。",
            "区分・／・窓口／通学・",
            "# ２|人材の育成",
            "研修を支援すること。",
        ],
    ),
    "a column under a heading row": (
        p("１　相談の充実")
        + text("次のとおり充実すること。")
        + table(["項目"], ["窓口の開設"], ["巡回の相談"]).replace("<w:tr>", HEAD_ROW, 1),
        {},
        ["# １|相談の充実", "次のとおり充実すること。", "項目／窓口の開設／巡回の相談"],
    ),
    "a column that holds a page is no table, though its first row is repeated": (
        table(
            ["要望事項"], [p("１　相談の充実") + text("窓口を開くこと。") + p("２　研修") + text("支援すること。") * 3]
        ).replace("<w:tr>", HEAD_ROW, 1),
        {},
        ["要望事項", "# １|相談の充実", "窓口を開くこと。", "# ２|研修", *["支援すること。"] * 3],
    ),
    "headings without labels, told by the size of their letters": (
        bold("背景", 28)
        + text("学校に通わない児童生徒が増えている。")
        + bold("提言の内容", 28)
        + bold("財政の支援")
        + text("利用料の一部を公費で支援すること。")
        + bold("学校との連携")
        + text("出席の扱いの基準を明らかにすること。")
        + bold("今後の進め方", 28)
        + text("毎年度、実施の状況を確かめることとする。"),
        {},
        [
            "# |背景",
            "学校に通わない児童生徒が増えている。",
            "# |提言の内容",
            "## |財政の支援",
            "利用料の一部を公費で支援すること。",
            "## |学校との連携",
            "出席の扱いの基準を明らかにすること。",
            "# |今後の進め方",
            "毎年度、実施の状況を確かめることとする。",
        ],
    ),
    "the same by styles of people's own, which have no outline level": (
        p("通学路の安全の確保", '<w:pStyle w:val="af1"/>')
        + p("歩道の整備", '<w:pStyle w:val="af2"/>')
        + p("歩道の整備に係る予算を確保すること。")
        + p("信号機の設置", '<w:pStyle w:val="af2"/>')
        + p("設置の要望に速やかに応えること。")
        + p("高齢者の事故の防止", '<w:pStyle w:val="af1"/>')
        + p("移動の手段を確保すること。"),
        {"styles": STYLES},
        [
            "# |通学路の安全の確保",
            "## |歩道の整備",
            "歩道の整備に係る予算を確保すること。",
            "## |信号機の設置",
            "設置の要望に速やかに応えること。",
            "# |高齢者の事故の防止",
            "移動の手段を確保すること。",
        ],
    ),
    "a smaller heading that stands before any larger one": (
        bold("要旨の位置付け")
        + text("この提言は、会員の意見をまとめたものである。")
        + bold("施設の再編", 28)
        + text("集約に伴う費用を支援すること。"),
        {},
        [
            "# |要旨の位置付け",
            "この提言は、会員の意見をまとめたものである。",
            "# |施設の再編",
            "集約に伴う費用を支援すること。",
        ],
    ),
    "a sentence that counts up what is in a list of two levels": (
        listed("固定資産税", 0)
        + listed("評価の仕組み", 1)
        + listed("評価替えの時期を改めること。", 2)
        + listed("次の資産の評価を簡素にすること。", 2)
        + listed("太陽光発電設備", 3)
        + listed("屋根に置くもの", 4)
        + listed("地上に置くもの", 4)
        + listed("蓄電設備", 3)
        + listed("減免", 1)
        + listed("減収は国が補うこと。", 2),
        {"numbering": LEVELS},
        [
            "# 第１|固定資産税",
            "## １|評価の仕組み",
            "- (1)|評価替えの時期を改めること。",
            "- (2)|次の資産の評価を簡素にすること。",
            "-- ア|太陽光発電設備",
            "--- (ｱ)|屋根に置くもの",
            "--- (ｲ)|地上に置くもの",
            "-- イ|蓄電設備",
            "## ２|減免",
            "- (1)|減収は国が補うこと。",
        ],
    ),
    "headings that come again under another chapter are no table of contents": (
        "".join(
            p(chapter, '<w:outlineLvl w:val="0"/>')
            + "".join(p(words, '<w:outlineLvl w:val="1"/>') + text("支援を拡充すること。") * last for words in PARTS)
            for chapter, last in (("県の取組", 0), ("国への要望", 1))
        ),
        {},
        [
            "# |県の取組",
            *(f"## |{words}" for words in PARTS),
            "# |国への要望",
            *(line for words in PARTS for line in (f"## |{words}", "支援を拡充すること。")),
        ],
    ),
    "long headings with commas": (
        p("１　協議の場について、分野別の分科会を設けるとともに、その結果を速やかに公表する仕組みの構築")
        + text("会議は年に数回にとどまっている。")
        + text("分科会を常設すること。")
        + p("２　義務付けの見直し、計画の策定に係る努力義務の廃止及び計画の一体的な策定を可能とする法制の整備")
        + text("策定を求める法令を減らすこと。"),
        {},
        [
            "# １|協議の場について、分野別の分科会を設けるとともに、その結果を速やかに公表する仕組みの構築",
            "会議は年に数回にとどまっている。",
            "分科会を常設すること。",
            "# ２|義務付けの見直し、計画の策定に係る努力義務の廃止及び計画の一体的な策定を可能とする法制の整備",
            "策定を求める法令を減らすこと。",
        ],
    ),
}


@pytest.mark.parametrize("name", SHAPES)
def test_the_outline_that_people_see(name: str) -> None:
    body, parts, expected = SHAPES[name]
    document = docx.read(word(front("地域の暮らしを守る要望書") + body, **parts), "x.docx").document
    assert outline(document) == expected
    assert (document.title.text, document.date and document.date.printed) == (
        "地域の暮らしを守る要望書",
        "令和９年６月",
    )
    assert [line.text for line in document.issuer] == ["みなと都市連絡会"]


def test_a_caption_over_the_date_is_the_subtitle() -> None:
    body = p("国家予算に関する要望", CENTRE) + p("【重点要望】", CENTRE) + p("令和９年６月", RIGHT) + p("青葉県", RIGHT)
    document = docx.read(word(body + p("１　相談の充実") + text("窓口を開くこと。")), "x.docx").document
    assert (document.title.text, document.subtitle.text) == ("国家予算に関する要望", "【重点要望】")
    assert [line.text for line in document.issuer] == ["青葉県"]
    assert outline(document) == ["# １|相談の充実", "窓口を開くこと。"]


def test_the_head_of_an_enterprise_is_an_issuer() -> None:
    body = (
        p("水道施設の更新に関する要望書", CENTRE)
        + p("令和９年４月１日")
        + p("大河広域水道企業団")
        + p("企業長　○○　○○")
    )
    document = docx.read(word(body + p("１　管路の更新") + text("採択の基準を緩めること。")), "x.docx").document
    assert [line.text for line in document.issuer] == ["大河広域水道企業団", "企業長　○○　○○"]
