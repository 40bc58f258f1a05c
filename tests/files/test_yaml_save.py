"""Writing YAML: what is written reads back equal, here and in other YAML readers, and looks as people write it."""

from __future__ import annotations

from typing import Any

import pytest
import ruamel.yaml
import yaml
from hypothesis import given
from hypothesis import strategies as st
from trees import NASTY, drafts, mappings, texts

from drafter.errors import InputError
from drafter.files import yaml_load
from drafter.files.yaml_match import frozen
from drafter.files.yaml_save import dump
from drafter.files.yaml_spelling import Style, plain_text, scalar

HOUSE = """\
# yaml-language-server: $schema=../schema/draft.schema.json
title: 提言
addressees: [デジタル庁, 総務省]
date: 2027-08-01
values:
  整備目標年度: 令和9年度
  率: "99.9"
preamble:
  - 前文。
sections:
  - heading: 基盤
    clauses:
      - use: fiber
      - use: islands
        text: |-
          一行目。
          二行目こと。
        level: 2
      - 段落だけ
      - table:
          rows:
            - [a, b]
            - [c, ""]
          header: true
    sections: []
sources:
  - {id: x, title: "y", date: 2027-08}
closing:
"""
DATA: dict[str, Any] = {
    "title": "提言",
    "addressees": ["デジタル庁", "総務省"],
    "date": "2027-08-01",
    "values": {"整備目標年度": "令和9年度", "率": "99.9"},
    "preamble": ["前文。"],
    "sections": [
        {
            "heading": "基盤",
            "clauses": [
                {"use": "fiber"},
                {"use": "islands", "text": "一行目。\n二行目こと。", "level": 2},
                "段落だけ",
                {"table": {"rows": [["a", "b"], ["c", ""]], "header": True}},
            ],
            "sections": [],
        }
    ],
    "sources": [{"id": "x", "title": "y", "date": "2027-08"}],
    "closing": None,
}


def test_house_style() -> None:
    assert dump(DATA, schema="../schema/draft.schema.json") == HOUSE


def test_empty() -> None:
    assert dump({}) == "{}\n"
    assert yaml_load.load(dump({}), "f").data == {}


@given(st.one_of(mappings, drafts))
def test_reading_back_gives_equal_data(data: dict[str, Any]) -> None:
    assert frozen(yaml_load.load(dump(data), "f").data) == frozen(data)


@given(st.dictionaries(texts.filter(bool), texts, min_size=1, max_size=4))
def test_other_readers_see_the_same_texts(data: dict[str, str]) -> None:
    """PyYAML (YAML 1.1) and ruamel (1.2) take no text for a number, a flag or nothing; dates aside, which they may."""
    for value in yaml.safe_load(dump(data)).values():
        assert isinstance(value, str) or value.__class__.__name__ == "date"
    for value in ruamel.yaml.YAML(typ="safe", pure=True).load(dump(data)).values():
        assert isinstance(value, str) or value.__class__.__name__ == "date"


@pytest.mark.parametrize("prefer", ["", "plain", "'", '"', "|"])
@pytest.mark.parametrize("text", NASTY)
def test_a_preferred_style_never_changes_the_text(text: str, prefer: Style) -> None:
    assert yaml_load.load(f"a: {scalar(text, 2, prefer=prefer)}\n", "f").data == {"a": text}
    assert yaml_load.load(f"a: [{scalar(text, 2, flow=True, prefer=prefer)}]\n", "f").data == {"a": [text]}


def test_japanese_is_neither_escaped_nor_folded() -> None:
    text = "地域の実情を踏まえた支援を行うこと。𠮷野・①Ⅰ～" * 30
    assert dump({"text": text}) == f"text: {text}\n"


def test_what_no_file_can_hold() -> None:
    with pytest.raises(InputError, match="surrogate"):
        dump({"a": "x\ud800"})
    with pytest.raises(InputError, match="key"):
        dump({"あ" * 2000: "x"})
    with pytest.raises(TypeError):
        plain_text(object())
