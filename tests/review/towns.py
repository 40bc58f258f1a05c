"""A small draft with a library, and opinions written by hand on what it prints."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

from drafter.library import index
from drafter.model import loading
from drafter.model.draft import Draft
from drafter.model.template import Template
from drafter.review.applying import Press
from drafter.review.opinions import Form, Kind, Opinion, Target
from drafter.review.spots import Spot, Spots

ROOT = Path(__file__).resolve().parents[2]

LIBRARY = """\
collection: towns
clauses:
  - id: bridge
    text: "{{完了年度}}までに橋の点検を終えるため、補助率を{{補助率}}に引き上げること。"
    slots:
      完了年度: {kind: fiscal-year, example: 令和9年度}
      補助率: {kind: text, example: 10分の8}
  - id: water
    text: |-
      水道管の多くが更新の時期を迎えている。
      更新に要する費用への支援を{{完了年度}}から拡充すること。
    slots:
      完了年度: {kind: fiscal-year, example: 令和9年度}
  - id: bus
    text: 生活に欠かせない路線バスの運行を支える補助を続けること。
"""
DRAFT = """\
title: 暮らしの基盤に関する提言
template: nga
issuer: |-
  ○○地方町村会
  △△地方町村会
addressees: [総務省, 国土交通省]
date: 2027-08-01
status: draft
# 値は二か所で使う
values:
  完了年度: 令和9年度
  補助率: 10分の8
preamble:
  - 町村の暮らしは、道路、水道、交通などの基盤に支えられている。
  - 人口の減少が進む中で、その維持は年々難しくなっている。
sections:
  - heading: 道路と橋
    clauses:
      - use: bridge      # 昨年と同じ
      - id: road
        text: 通学路の安全を確かめる点検に対する支援を設けること。
      - note: 件数は前年度の調査による。
      - table:
          header: true
          rows: [[区分, 時期], [橋, 今年度], [道路, 来年度]]
  - heading: 水道と交通
    clauses:
      - {use: water}
      - {use: bus, form: item}
      - id: school-bus
        form: item
        text: スクールバスの更新に要する費用を支援すること。
closing:
  paragraphs: [以上の実現を強く求める。]
"""


def loaded(text: str = DRAFT) -> loading.Loaded[Draft]:
    return loading.parse("draft", text, "draft.yaml")


def press() -> Press:
    template: Template = loading.load_template(ROOT / "templates" / "nga.yaml").value
    return Press(template, index.assemble([loading.parse("collection", LIBRARY, "library")]), "draft.yaml")


def spots(draft: Draft | None = None) -> Spots:
    return Spots(draft or loaded().value, press())


def spot(words: str, draft: Draft | None = None) -> Spot:
    """The one place that prints these words."""
    found = [one for one in spots(draft).all if words in one.printed]
    assert len(found) == 1, (words, [one.printed for one in found])
    return found[0]


def target(words: str) -> Target:
    """A paragraph of the draft that was sent, by some of its words."""
    found = spot(words)
    key = found.key + (".heading" if found.heading else "")
    return Target(found.clause, found.nth, key, found.row, found.column, "Ⅰ", found.printed)


KINDS = {"heading": Kind.HEADING, "cell": Kind.CELL, "matter": Kind.MATTER}


def opinion(words: str, new: str = "", **keys: Any) -> Opinion:
    """What somebody wants of the paragraph with these words: ``old→new`` in ``new`` changes only that much."""
    where = target(words)
    old, arrow, put = new.partition("→")
    if arrow:
        assert old in where.text, (old, where.text)
        new = where.text.replace(old, put)
    keys = {"reviewer": "○○県", "file": "a.docx", "line": 1, "kind": Kind.TEXT, **keys}
    sent = "" if keys["kind"] is Kind.NEW else where.text
    return replace(Opinion(target=where, old=sent, new=new, **keys))


def printed(draft: Draft) -> list[str]:
    """All that a draft prints, in order."""
    return [one.printed for one in spots(draft).all if one.printed]


__all__ = ["DRAFT", "Form", "Kind", "loaded", "opinion", "press", "printed", "spot", "spots", "target"]
