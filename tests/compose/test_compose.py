"""Draft → Document: clauses, values, parts, marks and origins."""

from __future__ import annotations

import pytest

from drafter.compose import compose
from drafter.compose.values import printed
from drafter.document import BlockKind, Document, Part
from drafter.errors import InputError
from drafter.library.index import Library, load
from drafter.model.collection import SlotKind
from drafter.model.loading import parse
from drafter.model.template import Formats, Template

COLLECTION = """\
collection: sample
sources: [{id: past-2020, title: 過去の提言, issuer: ○○県, date: 2020-10-12}]
clauses:
  - id: fiber
    heading: 光ファイバ
    text: |-
      {{整備目標年度}}までに、全ての地域で光ファイバを整備すること。
      その際、世帯カバー率を{{目標率}}とすること。
    slots:
      整備目標年度: {kind: fiscal-year, example: 令和9年度}
      目標率: {kind: percent, example: 99.9%, default: 99.9%}
  - id: people
    heading: 人材
    text: 人材の確保を支援すること。
"""
TEMPLATE = Template.model_validate(
    {
        "template": "house",
        "numbering": "mayors",
        "parts": [{"part": name} for name in ("date", "addressees", "title", "preamble", "body", "closing", "end")],
        "phrases": {"lead": "ついては、次のとおり要望する。", "end": "以上", "addressee_suffix": "　様"},
        "formats": {"digits": "full", "year": "era"},
    }
)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    folder = tmp_path_factory.mktemp("library")
    (folder / "sample.yaml").write_text(COLLECTION, encoding="utf-8")
    return load([folder])


def made(text: str, library: Library, template: Template = TEMPLATE) -> Document:
    return compose(parse("draft", text, "d.yaml"), template, library)


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


BODY = """\
sections:
  - heading: 基盤
    clauses:
"""


def test_a_library_clause_as_it_is(library: Library) -> None:
    document = made("title: 要望\nvalues: {整備目標年度: 2028}\n" + BODY + "      - use: fiber\n", library)
    first, second = document.sections[0].blocks
    assert first.text == "令和１０年度までに、全ての地域で光ファイバを整備すること。"
    assert second.text == "その際、世帯カバー率を９９．９％とすること。"
    assert {first.clause, second.clause} == {"fiber"}
    assert first.origin.state == "library"
    assert (first.origin.file, first.origin.line, first.origin.key) == ("d.yaml", 6, "sections[0].clauses[0]")
    assert first.request
    assert codes(document) == []


def test_an_adapted_clause_keeps_its_id(library: Library) -> None:
    document = made("title: 要望\n" + BODY + "      - {use: people, text: 人材を育成すること。}\n", library)
    (block,) = document.sections[0].blocks
    assert (block.text, block.clause, block.origin.state) == ("人材を育成すること。", "people", "adapted")


def test_a_local_clause_and_everything_else_that_a_section_holds(library: Library) -> None:
    document = made(
        "title: 要望\n"
        + BODY
        + """\
      - 背景である。
      - {id: local-1, text: 支援すること。, form: item}
      - {item: 列記}
      - {note: 注, label: ※}
      - {table: {rows: [[区分, 件数], [新規, '{{件数}}']], header: true}}
      - {figure: 図}
      - heading: 間の項目
        clauses: [{use: people}]
      - {paragraph: 末尾}
    sections:
      - heading: 下の項目
values: {件数: 3}
""",
        library,
    )
    section = document.sections[0]
    kinds = [getattr(node, "kind", "section") for node in section.content]
    assert kinds == ["paragraph", "item", "item", "note", "table", "figure", "section", "paragraph", "section"]
    assert [block.label for block in section.blocks][1:4] == ["(1)", "(2)", "※"]
    assert section.blocks[4].rows == (("区分", "件数"), ("新規", "3"))
    assert [node.label for node in section.sections] == ["(1)", "(2)"]


def test_an_unknown_clause_is_a_finding_and_a_marked_blank(library: Library) -> None:
    document = made("title: 要望\n" + BODY + "      - use: fibre\n", library)
    assert codes(document) == ["CMP001"]
    assert document.sections[0].blocks[0].text == "〔fibre〕"
    assert "fiber" in document.findings[0].message.ja
    assert (document.findings[0].place.line, document.findings[0].place.column) == (5, 14)


def test_an_unfilled_slot_is_a_marked_blank(library: Library) -> None:
    document = made("title: 要望\n" + BODY + "      - use: fiber\n", library)
    block = document.sections[0].blocks[0]
    assert block.text.startswith("〔整備目標年度〕までに")
    assert block.blanks == ("整備目標年度",)


def test_a_clause_of_its_own_values(library: Library) -> None:
    text = "title: 要望\nvalues: {整備目標年度: 令和9年度, 余り: x}\n" + BODY
    text += "      - {use: fiber, values: {整備目標年度: 令和12年度}}\n"
    document = made(text, library)
    assert document.sections[0].blocks[0].text.startswith("令和１２年度")
    assert document.unused_values == ("整備目標年度", "余り")


def test_values_go_into_titles_headings_and_lead(library: Library) -> None:
    document = made("title: '{{年}}の要望'\nlead: '{{年}}に要望する。'\nvalues: {年: 令和9年}\n", library)
    assert document.title.text == "令和9年の要望"
    assert document.preamble[-1].text == "令和9年に要望する。"


def test_a_value_of_the_wrong_kind(library: Library) -> None:
    document = made("title: 要望\nvalues: {整備目標年度: 早期}\n" + BODY + "      - use: fiber\n", library)
    assert codes(document) == ["CMP002"]
    assert document.sections[0].blocks[0].text.startswith("早期までに")
    assert "年度として読めません（例: 令和9年度）" in document.findings[0].message.ja
    assert document.findings[0].place.key == "values.整備目標年度"


def test_a_value_of_the_wrong_kind_is_told_once(library: Library) -> None:
    document = made("title: 要望\nvalues: {整備目標年度: 早期}\n" + BODY + "      - use: fiber\n" * 3, library)
    assert codes(document) == ["CMP002"]


@pytest.mark.parametrize(
    ("given", "lead"),
    [
        ("", "ついては、次のとおり要望する。"),
        ("lead: よって、要望する。\n", "よって、要望する。"),
        ("lead: ''\n", None),
    ],
)
def test_the_lead_sentence(library: Library, given: str, lead: str | None) -> None:
    document = made("title: 要望\npreamble: [背景]\n" + given, library)
    assert [block.text for block in document.preamble][1:] == ([lead] if lead else [])


@pytest.mark.parametrize(
    ("given", "printed_date", "mark"),
    [
        ("date: 2027-08-01\nstatus: draft\n", "令和９年８月　日", "（案）"),
        ("date: 2027-08-01\nstatus: final\n", "令和９年８月１日", ""),
        ("date: 2027-08\nstatus: final\n", "令和９年８月　日", ""),
        ("date: 2027-08-01\nprinted_date: 2027年夏\n", "2027年夏", "（案）"),
        ("date: 2019-05-01\nstatus: final\n", "令和元年５月１日", ""),
    ],
)
def test_date_and_draft_mark(library: Library, given: str, printed_date: str, mark: str) -> None:
    document = made("title: 要望\n" + given, library)
    assert document.date is not None
    assert (document.date.printed, document.mark) == (printed_date, mark)


def test_addressees_issuer_and_end(library: Library) -> None:
    text = "title: 要望\nissuer: |-\n  ○○県\n  知事\naddressees: [内閣府, 総務大臣　殿]\n"
    document = made(text, library)
    assert [line.text for line in document.addressees] == ["内閣府　様", "総務大臣　殿"]
    assert [line.text for line in document.issuer] == ["○○県", "知事"]
    assert document.end.text == "以上"
    assert document.end.origin.state == "template"
    plain = made(text + "addressee_suffix: ''\nclosing: {end: ''}\n", library)
    assert [line.text for line in plain.addressees] == ["内閣府", "総務大臣　殿"]
    assert not plain.end


def test_a_part_with_content_is_never_left_out(library: Library) -> None:
    document = made("title: 要望\nsubtitle: 副題\nissuer: ○○県\n", library)
    assert set(document.parts) >= {Part.SUBTITLE, Part.ISSUER}
    assert document.parts.index(Part.SUBTITLE) == document.parts.index(Part.TITLE) + 1
    assert document.parts.index(Part.ISSUER) == document.parts.index(Part.ADDRESSEES) + 1
    assert codes(document) == ["CMP003", "CMP003"]  # the template has no place for them
    own = made("title: 要望\nparts: [body]\n" + BODY + "      - use: people\n", library)
    assert own.parts == (Part.PREAMBLE, Part.BODY, Part.END)  # the title alone may be left out on purpose
    assert set(codes(own)) == {"CMP003"}


def test_a_template_without_parts_says_nothing_of_them(library: Library) -> None:
    document = made("title: 要望\nsubtitle: 副題\nissuer: ○○県\n", library, Template(template="bare"))
    assert document.parts[:2] == (Part.TITLE, Part.SUBTITLE)
    assert codes(document) == []


def test_one_year_is_printed_in_one_way_throughout(library: Library) -> None:
    text = "title: '{{整備目標年度}}の要望'\nvalues: {整備目標年度: 令和9年度}\n" + BODY
    text += "      - use: fiber\n      - {id: own, text: '{{整備目標年度}}末までに直すこと。'}\n"
    document = made(text, library)
    assert document.title.text == "令和９年度の要望"
    assert document.sections[0].blocks[0].text.startswith("令和９年度までに")
    assert document.sections[0].blocks[-1].text == "令和９年度末までに直すこと。"


def test_a_blank_in_a_table_is_known(library: Library) -> None:
    document = made("title: 要望\n" + BODY + "      - table: {rows: [['{{件数}}', '{{件数}}', x]]}\n", library)
    (table,) = document.sections[0].blocks
    assert (table.rows, table.blanks) == ((("〔件数〕", "〔件数〕", "x"),), ("件数",))


def test_a_heading_in_the_preamble_is_kept_as_lines(library: Library) -> None:
    document = made("title: 要望\npreamble: [{heading: 五つの原則, clauses: [{item: 一つ目}]}]\nlead: ''\n", library)
    assert [(block.kind, block.text) for block in document.preamble] == [
        (BlockKind.NOTE, "五つの原則"),
        (BlockKind.ITEM, "一つ目"),
    ]


def test_a_date_that_does_not_exist(library: Library) -> None:
    with pytest.raises(InputError):
        parse("draft", "title: 要望\ndate: 2027-13-01\n", "d.yaml")


def test_an_unknown_numbering_scheme(library: Library) -> None:
    with pytest.raises(InputError, match="no numbering scheme"):
        made("title: 要望\n", library, Template.model_validate({"template": "x", "numbering": "none"}))


PRINTED: list[tuple[str, SlotKind, str, str, str | None]] = [
    ("令和9年度", "fiscal-year", "half", "era", "令和9年度"),
    ("令和９年度", "fiscal-year", "half", "both", "令和9年度（2027年度）"),
    ("2027", "fiscal-year", "full", "era", "令和９年度"),
    ("2027年度", "fiscal-year", "full", "western", "２０２７年度"),
    ("2019", "fiscal-year", "half", "era", "令和元年度"),
    ("いつか", "fiscal-year", "half", "era", None),
    ("2027-08-01", "date", "half", "era", "令和9年8月1日"),
    ("令和9年8月1日", "date", "full", "era", "令和９年８月１日"),
    ("2027-08", "date", "half", "era", "令和9年8月"),
    ("夏", "date", "half", "era", None),
    ("1,700", "number", "full", "era", "１，７００"),
    ("45万人", "number", "half", "era", "45万人"),
    ("多数", "number", "half", "era", None),
    ("99.9", "percent", "half", "era", "99.9%"),
    ("９９％", "percent", "full", "era", "９９％"),
    ("3割", "percent", "half", "era", "3割"),
    ("ほぼ全部", "percent", "half", "era", None),
    ("そのまま 5", "text", "full", "era", "そのまま 5"),
]


@pytest.mark.parametrize(("value", "kind", "digits", "year", "expected"), PRINTED)
def test_values_are_printed_as_the_template_wants(
    value: str, kind: SlotKind, digits: str, year: str, expected: str | None
) -> None:
    formats = Formats.model_validate({"digits": digits, "year": year})
    assert printed(value, kind, formats) == expected
