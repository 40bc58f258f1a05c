"""What the format says, weighed with the labels: passages in, tree out."""

from __future__ import annotations

import pytest
from numbering.passages import outline, read

CASES = {
    "levels and labels agree": (
        """
        d1 デジタル社会の実現に向けた提言
        - 令和９年７月１日
        - 全国○○会
        d2 １ 通信基盤
        - 地方では整備が遅れている。
        d3 （１） 光ファイバ
        - 国が支援すること。
        d3 （２） 携帯電話
        - 国が支援すること。
        d2 ２ 人材
        - 人材を確保すること。
        """,
        """
        T デジタル社会の実現に向けた提言
        D 令和９年７月１日
        I 全国○○会
        1 １|通信基盤
        = 地方では整備が遅れている
        2 （１）|光ファイバ
        = 国が支援すること。
        2 （２）|携帯電話
        = 国が支援すること。
        1 ２|人材
        = 人材を確保すること。
        """,
        [],
    ),
    "a jump is one level": (
        """
        d1 提言書
        - 前文である文章です。
        d3 基盤
        - 支援すること。
        d3 人材
        - 支援すること。
        d2 その他
        - 支援すること。
        """,
        """
        T 提言書
        = 前文である文章です。
        1 |基盤
        = 支援すること。
        1 |人材
        = 支援すること。
        1 |その他
        = 支援すること。
        """,
        [],
    ),
    "children marked higher than their parents": (
        """
        d2 1. 通信基盤
        d1 (1) 光ファイバ
        - 国が支援すること。
        d1 (2) 携帯電話
        - 国が支援すること。
        d2 2. 人材
        d1 (1) 確保
        - 国が支援すること。
        d1 (2) 育成
        - 国が支援すること。
        """,
        """
        1 1.|通信基盤
        2 (1)|光ファイバ
        = 国が支援すること。
        2 (2)|携帯電話
        = 国が支援すること。
        1 2.|人材
        2 (1)|確保
        = 国が支援すること。
        2 (2)|育成
        = 国が支援すること。
        """,
        [2],
    ),
    "one level for everything": (
        """
        d1 １ 通信基盤
        d1 （１） 光ファイバ
        n1,l1 ・国が支援すること。
        n1,l1 ・国が補助すること。
        d1 （２） 携帯電話
        n1,l1 ・国が支援すること。
        d1 ２ 人材
        d1 （１） 確保
        n1,l1 ・国が支援すること。
        """,
        """
        1 １|通信基盤
        2 （１）|光ファイバ
        -1 ・|国が支援すること。
        -1 ・|国が補助すること。
        2 （２）|携帯電話
        -1 ・|国が支援すること。
        1 ２|人材
        2 （１）|確保
        -1 ・|国が支援すること。
        """,
        [2],
    ),
    "numbers that run backwards are brothers": (
        """
        d1 附属資料
        d3 10. デジタルの原則
        - 説明の文である。
        d3 9. 安全の原則
        - 説明の文である。
        d3 8. 公平の原則
        - 説明の文である。
        """,
        """
        1 |附属資料
        2 10.|デジタルの原則
        = 説明の文である。
        2 9.|安全の原則
        = 説明の文である。
        2 8.|公平の原則
        = 説明の文である。
        """,
        [],
    ),
    "a heading whose mark was forgotten": (
        """
        d1 要望書
        d2 １ 財政
        - 充実すること。
        - ２ 人材
        - 確保すること。
        d2 ３ 基盤
        - 整備すること。
        """,
        """
        T 要望書
        1 １|財政
        = 充実すること。
        1 ２|人材
        = 確保すること。
        1 ３|基盤
        = 整備すること。
        """,
        [],
    ),
    "lists in lists, and paragraphs of their items": (
        """
        d2 財政
        n1,l1 ・税源の移譲
        n2,l1 ・地方消費税
        n2,l1 ・地方法人税
        n1,l1 ・交付税の確保
        n1 総額を確保することが必要である。
        n1,l2 1 別の一覧
        n1,l2 2 別の一覧
        d2 人材
        n1,l2 1 確保すること。
        n2,l2 ア 都市部
        n2,l2 イ 地方部
        n2 イの続きの文である。
        n1 一の続きの文である。
        n1,l2 2 育成すること。
        """,
        """
        1 |財政
        -1 ・|税源の移譲
        -2 ・|地方消費税
        -2 ・|地方法人税
        -1 ・|交付税の確保
        = 総額を確保することが必要
        -1 1|別の一覧
        -1 2|別の一覧
        1 |人材
        -1 1|確保すること。
        -2 ア|都市部
        -2 イ|地方部
        = イの続きの文である。
        = 一の続きの文である。
        -1 2|育成すること。
        """,
        [],
    ),
    "automatic numbers without heading styles, bullets at the depth of their headings": (
        """
        n1,l2 １ 財政の充実
        - 地方の財政は厳しい。
        n2,l3 (1) 交付税
        - 総額を確保すること。
        n2,l3 (2) 地方税
        - 移譲すること。
        n1,l1 ・国が行うこと。
        n1,l1 ・県が行うこと。
        n1,l2 ２ 人材の確保
        - 人材が足りない。
        n2,l3 (1) 教員
        - 確保すること。
        """,
        """
        1 １|財政の充実
        = 地方の財政は厳しい。
        2 (1)|交付税
        = 総額を確保すること。
        2 (2)|地方税
        = 移譲すること。
        -1 ・|国が行うこと。
        -1 ・|県が行うこと。
        1 ２|人材の確保
        = 人材が足りない。
        2 (1)|教員
        = 確保すること。
        """,
        [],
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_the_tree(name: str) -> None:
    given, expected, reported = CASES[name]
    recognised = read(given)
    assert outline(recognised.document) == [line.strip(" ") for line in expected.strip().split("\n")]
    assert [f.place.line for f in recognised.document.findings if f.code == "READ016"] == reported
