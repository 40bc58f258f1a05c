"""A workspace with a draft and a collection, and a way to pick what the server told."""

from __future__ import annotations

from pathlib import Path
from typing import Any

REASONS = ["引用のため", "様式の慣行"]
DRAFT = """\
# yaml-language-server: $schema=../schema/draft.schema.json
title: 地方のデジタル化に関する提言
template: nga
issuer: ○○知事会
date: 2027-08
status: draft
values:
  整備年度: 令和9年度
preamble:
  - 𠮷野町の窓口では、申請をを待つ人が多い。
  - ついては、次のとおり提言する。
sections:
  - heading: 基盤の整備
    clauses:
      - use: fiber
      - id: local-1
        text: 生成A I の活用を支援すること。
  - heading: 人材の確保
    clauses:
      - use: people
        text: 専門人材のの派遣を続けること。
"""
LIBRARY = """\
collection: base
sources:
  - {id: kenkai-2026, title: 基盤に関する要望, issuer: ○○県, date: 2026-06-01}
clauses:
  - id: fiber
    heading: 光ファイバの整備
    text: 光ファイバの整備を{{整備年度}}までに終えること。
    slots: {整備年度: {kind: fiscal-year, example: 令和10年度}}
    topics: [情報通信基盤]
    ministries: [総務省]
    precedents:
      - {source: kenkai-2026, at: "1 (2)", relation: reworded}
  - id: people
    heading: 専門人材の派遣
    text: 専門人材の派遣を続けること。
    topics: [人材]
    status: fulfilled
    outcome: 派遣の制度ができた
"""


def workspace(at: Path) -> Path:
    (at / "drafts").mkdir()
    (at / "library").mkdir()
    (at / "drafts" / "a.yaml").write_text(DRAFT, encoding="utf-8")
    (at / "library" / "base.yaml").write_text(LIBRARY, encoding="utf-8")
    return at


def by_code(found: list[dict[str, Any]], code: str, at: int = 0) -> dict[str, Any]:
    """The finding of a rule: the first, or another."""
    return [one for one in found if one["code"] == code][at]


def titled(actions: list[dict[str, Any]], part: str) -> dict[str, Any]:
    """The one action whose title has these words."""
    (one,) = [action for action in actions if part in action["title"]]
    return one
