"""The three layouts in four formats: golden files of one small pair, and what must hold of any."""

from __future__ import annotations

import io
import json
import os
import re
import zipfile
from html.parser import HTMLParser
from pathlib import Path

import pytest
from compared import paper
from conftest import ROOT
from lxml import etree

from drafter import workspace
from drafter.compare import compare, layouts, rows
from drafter.compare.atoms import W
from drafter.compare.layouts import Sheet
from drafter.document import DateLine
from drafter.japanese.width import cells
from drafter.model.template import Comparing, Template

GOLDEN = Path(__file__).with_name("golden")
OLD = """
地方では担い手の不足が深刻である。
国は令和８年度に基金を設けた。
# 医療の確保
@doctor 医師の不足する地域においてオンライン診療を広げるため、機器の整備に対する支援を充実すること。
@nurse 看護師等による付添いに要する経費を支援すること。
## 救急
・ドクターヘリの運航に要する経費を支援すること。
・救急医療の空白地域を令和８年度までに解消すること。
# 通信の確保
@outage 大規模な通信障害に備え、事業者間の相互接続を進めること。
# 道路の強靱化
@road 緊急輸送道路の無電柱化を進めるとともに、占用料の減額に伴う地方公共団体の減収を補塡すること。
|指標|目標|
|無電柱化率|30%|
|点検率|100%|
@snow 除雪に要する経費に対する支援を充実すること。
"""
NEW = """
地方では担い手の不足が深刻である。
国は令和８年度に基金を設けた。
# 医療の確保
@doctor 医師の不足する地域においてオンライン診療を広げるため、機器の整備及び更新に対する支援を拡充すること。
@nurse 看護師等による付添いに要する経費を支援すること。
## 救急
・ドクターヘリの運航に要する経費を支援すること。
・救急医療の空白地域を令和９年度までに解消すること。
・搬送に要する時間を短縮すること。
@snow 除雪に要する経費に対する支援を充実すること。
# 道路の強靱化
@road 緊急輸送道路の無電柱化を進めること。
@road 占用料の減額に伴う地方公共団体の減収を補塡すること。
|指標|目標|
|無電柱化率|50%|
|点検率|100%|
|除雪率|90%|
"""


@pytest.fixture(scope="module")
def template() -> Template:
    return workspace.Workspace.find(None, None).template("nga")


def sheet(template: Template, **look: object) -> Sheet:
    old = paper(OLD, title="○○に関する提言（令和８年度）", date=DateLine("令和８年８月１日", "2026-08-01"))
    new = paper(NEW, title="○○に関する提言（令和９年度）")
    return Sheet(old, new, compare(old, new), template, author="事務局", date="2027-08-01T00:00:00Z", **look)  # type: ignore[arg-type]


@pytest.mark.parametrize("layout", layouts.LAYOUTS)
@pytest.mark.parametrize("form", ["txt", "html", "json"])
def test_golden(layout: layouts.Layout, form: layouts.Format, template: Template) -> None:
    """``DRAFTER_GOLDEN=1`` writes the files anew; look at them before they are committed."""
    made = layouts.render(sheet(template, marks=True), layout, form).decode()
    path = GOLDEN / f"{layout}.{form}"
    if os.environ.get("DRAFTER_GOLDEN"):
        path.write_text(made, encoding="utf-8")
    assert made == path.read_text(encoding="utf-8")


@pytest.mark.parametrize("layout", layouts.LAYOUTS)
@pytest.mark.parametrize("form", layouts.FORMATS)
def test_the_same_bytes_each_time(layout: layouts.Layout, form: layouts.Format, template: Template) -> None:
    assert layouts.render(sheet(template), layout, form) == layouts.render(sheet(template), layout, form)


def document(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        assert len(set(package.namelist())) == len(package.namelist())
        for name in package.namelist():
            if name.endswith((".xml", ".rels")):
                etree.fromstring(package.read(name))
        return etree.fromstring(package.read("word/document.xml"))


def test_the_table_lies_on_its_side_and_repeats_its_head(template: Template) -> None:
    root = document(layouts.render(sheet(template), "table", "docx"))
    (size,) = root.iter(f"{W}pgSz")
    assert (size.get(f"{W}orient"), size.get(f"{W}w"), size.get(f"{W}h")) == ("landscape", "16838", "11906")
    table = root.find(f".//{W}tbl")
    assert table is not None
    trs = table.findall(f"{W}tr")
    assert trs[0].find(f"{W}trPr/{W}tblHeader") is not None
    assert all(tr.find(f"{W}trPr/{W}cantSplit") is not None for tr in trs)
    assert {len(tr.findall(f"{W}tc")) for tr in trs} == {3}


@pytest.mark.parametrize("layout", layouts.LAYOUTS)
@pytest.mark.parametrize("static", [False, True])
def test_word_files_are_valid(
    layout: layouts.Layout, static: bool, template: Template, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By the schemas of ISO/IEC 29500 and what goes across elements (``tests/writers/validator.py``)."""
    monkeypatch.syspath_prepend(str(ROOT / "tests/writers"))
    from validator import validate

    assert validate(layouts.render(sheet(template, static=static, marks=static), layout, "docx")) == []


@pytest.mark.parametrize(
    ("mark", "found"),
    [("underline", 'w:u w:val="single"'), ("double-underline", 'w:u w:val="double"'), ("bold", "w:b/")],
)
def test_the_template_says_how_words_are_marked(mark: str, found: str, template: Template) -> None:
    look = template.compare.model_copy(update={"mark": mark})
    made = sheet(template.model_copy(update={"compare": look}))
    with zipfile.ZipFile(io.BytesIO(layouts.render(made, "table", "docx"))) as package:
        runs = re.findall(r"<w:r>.*?</w:r>", package.read("word/document.xml").decode())
    marked = ["".join(re.findall(r"<w:t[^>]*>([^<]*)", run)) for run in runs if found in run]
    assert "及び更新" in marked
    assert "令和９年度" in marked
    assert not any("看護師" in words for words in marked)


def test_the_template_says_which_column_stands_left_and_what_is_printed(template: Template) -> None:
    look = template.compare.model_copy(
        update={"columns": "old-first", "new_heading": "新", "old_heading": "旧", "added": "（なし）", "same": "（同）"}
    )
    made = layouts.render(sheet(template.model_copy(update={"compare": look})), "table", "txt").decode()
    head = next(line for line in made.split("\n") if "備考" in line)
    assert re.match(r"旧\s+\| 新\s+\| 備考", head)
    assert "（なし）" in made
    assert "（同）" in made
    assert "（新設）" not in made


def test_text_columns_stand_in_line_whatever_the_letters(template: Template) -> None:
    made = layouts.render(sheet(template), "table", "txt").decode().split("\n")
    places = {cells(line[: line.index(" | ")]) for line in made if line.count(" | ") == 2}
    assert len(places) == 1


def test_nothing_is_left_out_when_asked_for_everything(template: Template) -> None:
    made = sheet(template)
    found = rows.rows(made.comparison, template.compare, full=True)
    for side, entries in (("new", made.comparison.new), ("old", made.comparison.old)):
        lines = [line for row in found for line in getattr(row, side)]
        told = "".join(line.text + "".join(p.text for row in line.grid for cell in row for p in cell) for line in lines)
        for entry in entries:
            for words in (cell for row in entry.rows for cell in row) if entry.rows else (entry.text,):
                assert words in told


def test_a_short_table_tells_every_change(template: Template) -> None:
    made = sheet(template)
    told = [row.remark for row in rows.rows(made.comparison, template.compare)]
    assert {"新規", "修正", "時点修正", "削除", "分割", "項番号のみ"} <= set(told)
    assert any(remark.startswith("移動（旧Ⅲ") for remark in told)
    assert "移動" in told


class _Well(HTMLParser):
    """Whether tags are closed in order."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in ("meta", "br", "col"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@pytest.mark.parametrize("layout", layouts.LAYOUTS)
def test_html_is_whole_and_fetches_nothing(layout: layouts.Layout, template: Template) -> None:
    made = layouts.render(sheet(template), layout, "html").decode()
    parser = _Well()
    parser.feed(made)
    assert parser.open == []
    assert not re.search(r"<script|https?://|url\(", made)


def test_strange_letters_do_no_harm(template: Template) -> None:
    old, new = paper("# a\nx\x1b[31m<b>&"), paper("# a\nx\x00\u202e<i>&amp; 長い文である。")
    made = Sheet(old, new, compare(old, new), template)
    for layout in layouts.LAYOUTS:
        assert "\x1b" not in layouts.render(made, layout, "txt").decode()
        document(layouts.render(made, layout, "docx"))
        assert "<b>&" not in layouts.render(made, layout, "html").decode().replace("<b>ａ", "")
        json.loads(layouts.render(made, layout, "json"))


def test_json_tells_the_comparison(template: Template) -> None:
    found = json.loads(layouts.render(sheet(template), "redline", "json"))
    assert set(found) == {"layout", "old", "new", "counts", "matches", "lines"}
    for match in found["matches"]:
        assert set(match) >= {"fate", "old", "new", "moved", "renumbered", "changes"}
        olds = "\n".join(found["old"]["entries"][at]["text"] for at in match["old"])
        news = "\n".join(found["new"]["entries"][at]["text"] for at in match["new"])
        for change in match["changes"]:
            assert olds[slice(*change["old_span"])] == change["old"]
            assert news[slice(*change["new_span"])] == change["new"]


DOCS = (ROOT / "docs/新旧対照表.md").read_text(encoding="utf-8")


def test_the_keys_in_the_documentation_are_the_defaults() -> None:
    import yaml

    (block,) = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
    assert Comparing.model_validate(yaml.safe_load(block)["compare"]) == Comparing()


def test_the_documentation_tells_every_remark_and_every_key_of_the_json(template: Template) -> None:
    for remark in (*rows.REMARKS.values(), rows.MOVED, rows.RENUMBERED, rows.REORDERED):
        assert remark in DOCS

    def keys(value: object) -> set[str]:
        if isinstance(value, dict):
            return set(value) | {key for one in value.values() for key in keys(one)}
        return {key for one in value for key in keys(one)} if isinstance(value, list) else set()

    for layout in layouts.LAYOUTS:
        found = json.loads(layouts.render(sheet(template), layout, "json"))
        assert {key for key in keys(found) if f'"{key}"' not in DOCS} == set()


@pytest.mark.parametrize("form", ["txt", "html"])
def test_equal_documents_are_told_to_be_equal(form: layouts.Format, template: Template) -> None:
    same = paper(NEW)
    found = layouts.render(Sheet(same, same, compare(same, same), template), "table", form).decode()
    assert layouts.UNCHANGED in found
    assert "（略）" not in found
    other = paper(NEW.replace("90%", "91%"))
    changed = layouts.render(Sheet(same, other, compare(same, other), template), "table", form).decode()
    assert layouts.UNCHANGED not in changed


def test_a_word_table_of_equal_documents_says_so(template: Template) -> None:
    same = paper(NEW)
    root = document(layouts.render(Sheet(same, same, compare(same, same), template), "table", "docx"))
    assert layouts.UNCHANGED in "".join(root.itertext())
    assert root.find(f".//{W}tbl") is None


HOSTILE = "\u202e逆さの文\u202c\u2066と\x9b1m\x1b[31m<script>alert(1)</script>]]>&amp;を支援すること。"


@pytest.mark.parametrize("layout", layouts.LAYOUTS)
@pytest.mark.parametrize("form", ["txt", "html", "json"])
def test_nothing_turns_a_line_or_orders_a_terminal(
    layout: layouts.Layout, form: layouts.Format, template: Template
) -> None:
    old, new = paper(f"# 基盤\n{HOSTILE}"), paper(f"# 基盤\n{HOSTILE}また、整備すること。")
    found = layouts.render(Sheet(old, new, compare(old, new), template, marks=True), layout, form).decode()
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", found)
    assert form != "html" or "<script" not in found


def test_words_of_the_html_table_that_changed_are_told_to_screen_readers(template: Template) -> None:
    found = layouts.render(sheet(template), "table", "html").decode()
    assert found.count('<th scope="col">') == 3
    assert '<html lang="ja">' in found
    assert '<ins class="underline">' in found
    assert '<del class="underline">' in found
    assert "landscape" in found
