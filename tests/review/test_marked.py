"""Opinions on texts with marks: footnotes, references, readings, tables of clauses, captions, the covering letter."""

from __future__ import annotations

import pytest
from towns import press

from drafter.model import loading
from drafter.model.draft import Draft
from drafter.review.applying import Applied, Decided, Outcome, Reason, apply
from drafter.review.opinions import Form, Kind, Opinion, Target
from drafter.review.spots import Spot, Spots

DRAFT = """\
title: 橋の更新に関する提言
template: nga
issuer: ○○地方町村会
form_number: 様式第１号
cover:
  number: 町村第12号
  subject: 提言書の提出について
  text: 別紙のとおり提言をまとめたので提出します。
values: {年度: 令和9年度}
sections:
  - heading: 橋{{note:道路橋に限る。}}
    id: bridges
    clauses:
      - id: inspect
        text: |-
          {{年度}}までに{{strong:全て}}の点検{{note:五年に一度のもの。}}を終え、{{ruby:橋梁|きょうりょう}}を更新すること。
        table:
          caption: 更新の予定
          header: true
          rows: [[区分, 時期], [長大橋, "{{年度}}"]]
      - "{{ref:inspect}}に要する費用は国が負担すること。"
"""


def draft() -> Draft:
    return loading.parse("draft", DRAFT, "draft.yaml").value


def spot(words: str, now: Draft | None = None) -> Spot:
    return next(one for one in Spots(now or draft(), press()).all if words in one.printed)


def put(words: str, old: str, new: str, **keys: object) -> Applied:
    found = spot(words)
    assert old in found.printed
    where = Target(
        found.clause,
        found.nth,
        found.key + (".heading" if found.heading else ""),
        found.row,
        found.column,
        "",
        found.printed,
    )
    one = Opinion("○○県", "a.docx", 1, Kind.TEXT, where, old=found.printed, new=found.printed.replace(old, new))
    return apply(draft(), [Decided(one, **keys)], press())  # type: ignore[arg-type]


#: some words of the place, what is changed in them, and what the draft says then
CASES = {
    "beside marks": (
        ("点検を終え", "更新する", "順次更新する"),
        "{{年度}}までに{{strong:全て}}の点検{{note:五年に一度のもの。}}を終え、{{ruby:橋梁|きょうりょう}}を順次更新すること。",
    ),
    "bold words": (
        ("点検を終え", "全て", "すべて"),
        "{{年度}}までに{{strong:すべて}}の点検{{note:五年に一度のもの。}}を終え、{{ruby:橋梁|きょうりょう}}を更新すること。",
    ),
    "words with a reading": (
        ("点検を終え", "橋梁", "老朽橋"),
        "{{年度}}までに{{strong:全て}}の点検{{note:五年に一度のもの。}}を終え、老朽橋を更新すること。",
    ),
    "a footnote": (
        ("五年に一度", "五年", "三年"),
        "{{年度}}までに{{strong:全て}}の点検{{note:三年に一度のもの。}}を終え、{{ruby:橋梁|きょうりょう}}を更新すること。",
    ),
    "behind a reference": (
        ("に要する費用は", "国が", "国が全額を"),
        "{{ref:inspect}}に要する費用は国が全額を負担すること。",
    ),
    "a heading with a footnote": (("橋", "橋", "橋梁"), "橋梁{{note:道路橋に限る。}}"),
    "the footnote of a heading": (
        ("道路橋に限る", "道路橋", "道路橋及び歩道橋"),
        "橋{{note:道路橋及び歩道橋に限る。}}",
    ),
    "a caption": (("更新の予定", "予定", "見込み"), "更新の見込み"),
    "a cell of a clause's table": (("長大橋", "長大橋", "長大橋等"), "長大橋等"),
    "the covering letter": (
        ("提出します", "提出します", "提出いたします"),
        "別紙のとおり提言をまとめたので提出いたします。",
    ),
    "the letter's subject": (("の提出について", "提出", "送付"), "提言書の送付について"),
    "a form's number": (("様式第１号", "１", "２"), "様式第２号"),
}


def texts(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return [text for one in inner for text in texts(one)]


@pytest.mark.parametrize("name", CASES)
def test_only_what_was_touched_changes(name: str) -> None:
    (words, old, new), source = CASES[name]
    if name == "a heading with a footnote":
        found = next(one for one in Spots(draft(), press()).all if one.heading)
        where = Target("", 0, found.key + ".heading", text=found.printed)
        one = Opinion("○○県", "a.docx", 1, Kind.HEADING, where, old=found.printed, new=new)
        applied = apply(draft(), [Decided(one)], press())
    else:
        applied = put(words, old, new)
    assert [result.outcome for result in applied.results] == [Outcome.DONE], applied.results
    before, after = texts(loading.to_data(draft())), texts(loading.to_data(applied.draft))
    assert source in after
    assert len([text for text in after if text not in before]) == 1


def test_a_reference_is_never_given_a_value() -> None:
    applied = put("に要する費用は", spot("に要する費用は").printed.split("に要する")[0], "前項")
    assert applied.results[0].reason is Reason.VALUE
    assert applied.draft == draft()
    fixed = put("に要する費用は", spot("に要する費用は").printed.split("に要する")[0], "前項", values="text")
    assert "前項に要する費用は国が負担すること。" in texts(loading.to_data(fixed.draft))
    value = put("に要する費用は", spot("に要する費用は").printed.split("に要する")[0], "前項", values="value")
    assert value.results[0].outcome is Outcome.HELD


def test_rows_and_tables() -> None:
    cell = spot("長大橋")
    where = Target(cell.clause, 0, cell.key, cell.row, cell.column, "", cell.printed)
    row = Opinion("○○県", "a.docx", 1, Kind.NEW, where, new="中小橋\t未定", form=Form.ROW)
    first = Opinion("○○県", "a.docx", 1, Kind.NEW, Target(cell.clause, 0, cell.key, 0, -1), new="案\t案", form=Form.ROW)
    gone = Opinion("○○県", "a.docx", 1, Kind.DELETED, where, old="長大橋\t令和9年度", form=Form.ROW)
    column = Opinion("○○県", "a.docx", 1, Kind.DELETED, where, old="長大橋", form=Form.CELL)
    for one, rows in (
        (row, [["区分", "時期"], ["長大橋", "{{年度}}"], ["中小橋", "未定"]]),
        (first, [["案", "案"], ["区分", "時期"], ["長大橋", "{{年度}}"]]),
        (gone, [["区分", "時期"]]),
    ):
        applied = apply(draft(), [Decided(one)], press())
        assert applied.results[0].outcome is Outcome.DONE
        data = loading.to_data(applied.draft)
        assert data["sections"][0]["clauses"][0]["table"]["rows"] == rows
    assert apply(draft(), [Decided(column)], press()).results[0].reason is Reason.SHAPE
    behind = spot("に要する費用は")
    table = Opinion(
        "○○県",
        "a.docx",
        1,
        Kind.NEW,
        Target("", 0, behind.key, text=behind.printed),
        new="甲\t乙\n丙\t丁",
        form=Form.TABLE,
    )
    applied = apply(draft(), [Decided(table)], press())
    assert loading.to_data(applied.draft)["sections"][0]["clauses"][2] == {
        "table": {"rows": [["甲", "乙"], ["丙", "丁"]]}
    }
