"""A draft with everything that a draft may hold, for the tests of what is written."""

from __future__ import annotations

from pathlib import Path

from house import picture

DRAFT = """\
title: 全てを備えた提言
subtitle: ～見本～
template: {template}
issuer: ○○市長会
addressees: [総務大臣, 財務大臣]
date: 2027-08-01
status: draft
form_number: 様式第１号
contents: true
values: {{年度: 令和9年度, 率: "99.9%", 数: "1,700"}}
cover:
  number: ○○第12号
  subject: 提言の提出について
  text: 別紙のとおり提出する。
  record: [提出の日　８月１日, "提出の場所　{{{{ruby:東京|とうきょう}}}}"]
  attachments: [提言　１部]
preamble:
  - "冒頭の文である{{{{note:注の{{{{em:強調}}}}である。}}}}。"
  - "{{{{em:圏点}}}}と{{{{strong:太字}}}}、{{{{ruby:漢字|かんじ}}}}。"
sections:
  - heading: "第一の{{{{em:柱}}}}{{{{note:見出しの注。}}}}"
    id: pillar
    clauses:
      - id: first
        text: |-
          {{{{年度}}}}までに{{{{率}}}}とすること。{{{{ref:second}}}}を見ること。
          第二の段落、{{{{数}}}}件、12月{{{{ref:pillar}}}}。
        table: {{rows: [[区分, "", 額], ["{{{{ruby:甲|こう}}}}", "乙{{{{note:表の注。}}}}", "10"]],
                header: true, merge: true, caption: 表１, widths: [2, 1, 1]}}
      - {{item: 列記の一つ。}}
      - {{item: 中の列記。, level: 2}}
      - {{item: 別の印。, label: （甲）}}
      - {{note: 数は例である。, label: ※}}
      - {{figure: {{file: a.png, alt: 青い四角, caption: 図１, width: 40}}}}
      - {{figure: 図の言葉}}
    sections:
      - heading: 横の表
        clauses:
          - table: {{rows: [[a, b], [c, d]], header: true, landscape: true, caption: 横に長い表}}
          - id: second
            text: 空いた{{{{まだない値}}}}を埋めること。
  - heading: 横の項目
    landscape: true
    form_number: 様式第２号
    clauses:
      - 背景の文である。
  - heading: 番号のない項目
    numbered: false
    clauses:
      - id: third
        text: 進めること。
closing:
  paragraphs: [結びの文である。]
  end: 以上
  signature: [会長　○○○○]
"""


def rich(folder: Path, template: str) -> Path:
    """The draft and its picture, written into a folder."""
    (folder / "a.png").write_bytes(picture())
    file = folder / "rich.yaml"
    file.write_text(DRAFT.format(template=template), "utf-8")
    return file
