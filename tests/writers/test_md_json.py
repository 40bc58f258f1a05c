"""Markdown and the JSON outline."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st
from samples import TEMPLATES, document, everything, numbered, paragraph, section

from drafter.document import Block, BlockKind, Line
from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.writers import json as outline_writer
from drafter.writers import md


def markdown(name: str = "nga") -> str:
    template = TEMPLATES[name]
    return md.write(numbered(template, everything()), template).decode()


def test_front_matter_is_yaml() -> None:
    facts = yaml.safe_load(markdown().split("---\n")[1])
    assert facts == {
        "title": "見本の提言",
        "subtitle": "～副題～",
        "issuer": "○○県市長会",
        "addressees": ["総務大臣　様"],
        "date": "2027-08",
        "status": "draft",
    }


def test_headings_items_and_tables() -> None:
    lines = markdown().split("\n")
    for wanted in (
        "# 見本の提言（案）",
        "## Ⅰ　整備",
        "- 項目その一。",
        "  項目その一の続きの段落である。",
        "  - 中の項目。",
        "- （甲）　別の印。",
        "| 区分 | 現状 |",
        "| --- | --- |",
        "| 携帯電話 |  |",
        "### （２の２）　枝",
        "## 番号なし",
        "##### 四",
        '<div role="heading" aria-level="7">六</div>',
        "図１\\",
        "国：財源",
    ):
        assert wanted in lines


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("1. 一", "1\\. 一"),
        ("2) 二", "2\\) 二"),
        ("- 三", "\\- 三"),
        ("# 四", "\\# 四"),
        ("a*b_c`d[e]<f>", "a\\*b\\_c\\`d\\[e\\]\\<f\\>"),
        ("A&amp;B", "A&amp;amp;B"),
        ("A & B", "A & B"),
        ("(1) 五", "(1) 五"),
        ("１．六", "１．六"),
        ("七\n- 八", "七\\\n\\- 八"),
        ("C:\\path", "C:\\\\path"),
        ("    字下げ", "字下げ"),
    ],
)
def test_escapes(text: str, safe: str) -> None:
    assert md.escape(text) == safe


def test_a_pinned_western_label_is_not_counted_anew() -> None:
    template = TEMPLATES["nga"]
    tree = document(section("節", Block(BlockKind.ITEM, "項目", "5.", level=1)))
    assert "- 5\\.　項目" in md.write(numbered(template, tree), template).decode()


def test_outline_has_the_promised_shape() -> None:
    template = TEMPLATES["nga"]
    finding = Finding("X001", "x", Severity.ERROR, Message(ja="誤り", en="wrong"), Place("a.txt", 3, 2))
    out = outline_writer.outline(numbered(template, everything()).with_findings((finding,)), "en")
    assert list(out)[:6] == ["title", "subtitle", "issuer", "addressees", "date", "status"]
    assert out["date"] == {"printed": "令和９年８月　日", "iso": "2027-08"}
    first = out["sections"][1]  # type: ignore[index]
    assert list(first) == ["level", "label", "heading", "line", "blocks", "sections"]
    assert [block["kind"] for block in first["blocks"]][:5] == ["paragraph", "paragraph", "table", "note", "figure"]
    assert first["blocks"][0] == {
        "kind": "paragraph",
        "label": None,
        "text": "国は整備を進めること。",
        "line": None,
        "end_line": None,
        "clause": "fiber",
    }
    assert first["blocks"][2]["rows"][0] == ["区分", "現状"]
    assert out["findings"] == [
        {"code": "X001", "name": "x", "severity": "error", "message": "wrong", "file": "a.txt", "line": 3, "column": 2}
    ]


def test_outline_of_a_deep_tree_is_one_json_value() -> None:
    deep = section("底", paragraph("本文"))
    for i in range(200):
        deep = section(f"層{i}", deep)
    data = outline_writer.write(document(deep), TEMPLATES["nga"])
    node = json.loads(data)["sections"][0]
    for _ in range(200):
        node = node["sections"][0]
    assert node["heading"] == "底"


@given(st.text(max_size=30))
def test_any_text_is_written(text: str) -> None:
    tree = document(section(text, paragraph(text)), title=Line(text))
    data = outline_writer.write(tree, TEMPLATES["nga"])
    assert json.loads(data)["sections"][0]["heading"] == text
    md.write(tree, TEMPLATES["nga"]).decode()
