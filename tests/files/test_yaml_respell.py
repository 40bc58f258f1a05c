"""Saving into a file as it stands: only what differs changes, and whatever is written loads to exactly the data."""

from __future__ import annotations

import copy
import difflib
import random
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from trees import drafts, edited, garnished, mappings

from drafter.errors import InputError
from drafter.files import yaml_load, yaml_respell
from drafter.files.yaml_layout import IrregularError
from drafter.files.yaml_match import frozen
from drafter.files.yaml_save import dump, respell

SOURCE = """\
# yaml-language-server: $schema=../schema/draft.schema.json
# 令和9年度の原案
title: "提言"     # 仮題
addressees: [デジタル庁,   '総務省']  # 宛先
values: {目標年度: 令和9年度, 率: "99.9%"}
date:

# ここから本文
sections:
  - heading: 通信基盤      # 第一
    clauses:
      - use: fiber-coverage
      # 離島の分
      - use: fiber-islands
        text: |-
          一行目。
          二行目こと。
      - id: local-1
        text: 'それ''は'

      # 最後
      - 段落だけ
    sections:
      - heading: 下の段
        clauses:
        - use: deep   # 深い

  # 二つ目
  - heading: 人材
    clauses: []

closing: {end: 以上}
# 終わり
"""

Edit = Callable[[dict[str, Any]], object]


def clauses(data: dict[str, Any]) -> list[Any]:
    found: list[Any] = data["sections"][0]["clauses"]
    return found


def move(entries: list[Any], old: int, new: int) -> None:
    entries.insert(new, entries.pop(old))


#: the clause that some edits take away
GONE = """\
-      # 離島の分
-      - use: fiber-islands
-        text: |-
-          一行目。
-          二行目こと。
"""
#: what is done → the lines that change
EDITS: dict[str, tuple[Edit, str]] = {
    "nothing": (lambda d: None, ""),
    "a clause up": (
        lambda d: move(clauses(d), 1, 0),
        "-      - use: fiber-coverage\n+      - use: fiber-coverage\n",
    ),
    "a clause to the end": (
        lambda d: move(clauses(d), 0, 3),
        "-      - use: fiber-coverage\n+      - use: fiber-coverage\n",
    ),
    "quotes stay": (lambda d: d.update(title="題: 二"), '-title: "提言"     # 仮題\n+title: "題: 二"     # 仮題\n'),
    "a comment stays": (
        lambda d: d["sections"][0].update(heading="基盤"),
        "-  - heading: 通信基盤      # 第一\n+  - heading: 基盤      # 第一\n",
    ),
    "within brackets": (
        lambda d: d["values"].update(率="98%"),
        '-values: {目標年度: 令和9年度, 率: "99.9%"}\n+values: {目標年度: 令和9年度, 率: "98%"}\n',
    ),
    "one more in brackets": (
        lambda d: d["addressees"].append("文部科学省"),
        "-addressees: [デジタル庁,   '総務省']  # 宛先\n+addressees: [デジタル庁,   '総務省',   文部科学省]  # 宛先\n",
    ),
    "one fewer in brackets": (
        lambda d: d["addressees"].pop(0),
        "-addressees: [デジタル庁,   '総務省']  # 宛先\n+addressees: ['総務省']  # 宛先\n",
    ),
    "a literal text": (
        lambda d: clauses(d)[1].update(text="一行目。\n改めたこと。"),
        "-          二行目こと。\n+          改めたこと。\n",
    ),
    "a quoted text of two lines": (
        lambda d: clauses(d)[2].update(text="改\n行"),
        "-        text: 'それ''は'\n+        text: \"改\\n行\"\n",
    ),
    "a value for an empty key": (lambda d: d.update(date="2027-08"), "-date:\n+date: 2027-08\n"),
    "a key more": (lambda d: clauses(d)[0].update(note="控え"), "+        note: 控え\n"),
    "a key fewer": (lambda d: d.pop("title"), '-title: "提言"     # 仮題\n'),
    "a clause more": (
        lambda d: clauses(d).insert(1, {"use": "new", "text": "あ"}),
        "+      - use: new\n+        text: あ\n",
    ),
    "a clause fewer, its comment with it": (
        lambda d: clauses(d).pop(1),
        GONE,
    ),
    "a paragraph": (
        lambda d: clauses(d).__setitem__(3, "変えた"),
        "-      - 段落だけ\n+      - 変えた\n",
    ),
    "the last clause": (
        lambda d: d["sections"][0]["sections"][0]["clauses"].clear(),
        "-        clauses:\n-        - use: deep   # 深い\n+        clauses: []\n",
    ),
    "a section before another, blank lines in their places": (
        lambda d: move(d["sections"], 1, 0),
        "+  # 二つ目\n+  - heading: 人材\n+    clauses: []\n+\n-  # 二つ目\n-  - heading: 人材\n-    clauses: []\n-\n",
    ),
    "a clause into an empty list": (
        lambda d: d["sections"][1]["clauses"].append(clauses(d).pop(1)),
        GONE + "-    clauses: []\n+    clauses:\n" + GONE.replace("-  ", "+  "),
    ),
    "a clause to a deeper list": (
        lambda d: d["sections"][0]["sections"][0]["clauses"].insert(0, clauses(d).pop(1)),
        GONE + "+        # 離島の分\n+        - use: fiber-islands\n"
        "+          text: |-\n+            一行目。\n+            二行目こと。\n",
    ),
}


def changes(old: str, new: str) -> str:
    lines = difflib.unified_diff(old.splitlines(keepends=True), new.splitlines(keepends=True), n=0)
    return "".join(line for line in lines if not line.startswith(("---", "+++", "@@")))


@pytest.mark.parametrize("name", EDITS)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_edit_changes_these_lines_only(name: str, end: str, mark: str) -> None:
    edit, expected = EDITS[name]
    data: Any = copy.deepcopy(yaml_load.load(SOURCE, "f").data)
    edit(data)
    new = respell(mark + SOURCE.replace("\n", end), data)
    assert new.startswith(mark)
    plain = new.removeprefix("\ufeff").replace(end, "\n")
    assert plain.replace("\n", end) == new.removeprefix("\ufeff")
    assert changes(SOURCE, plain) == expected
    assert frozen(yaml_load.load(new, "f").data) == frozen(data)


def test_a_section_put_into_another_keeps_its_words() -> None:
    data: Any = copy.deepcopy(yaml_load.load(SOURCE, "f").data)
    data["sections"].insert(0, {"heading": "包む", "sections": [data["sections"].pop(0)]})
    new = respell(SOURCE, data)
    assert "      - heading: 通信基盤      # 第一\n" in new
    for words in ("# 離島の分", "# 最後", "text: 'それ''は'", "# 深い", "# 二つ目", "# 終わり", "# ここから本文"):
        assert words in new


def test_undo_gives_the_same_bytes() -> None:
    data: Any = copy.deepcopy(yaml_load.load(SOURCE, "f").data)
    there = copy.deepcopy(data)
    move(clauses(there), 2, 0)
    assert respell(respell(SOURCE, there), data) == SOURCE


@pytest.mark.parametrize(
    "source",
    [
        "{title: '012', a: [x]}\n",
        "? title\n: 提言\n",
        "a: [x: y]\n",
        "title: 提言",
        "--- # head\ntitle: 提言\n...\n",
        "a: >\n  折り\n  返し\n\nb: |+\n  x\n\n\nc: 1\n",
        "a:\n- - b\n  - c\n-\n  d: e\n",
        "a: 'x\n\n  y'\nb: p\n  q\n",
        "a: # 注\n  # 上\n  b: c\n",
        "a:\n  {b: c,\n   # 注\n   d: e}\n",
    ],
)
@given(rnd=st.randoms(use_true_random=False))
def test_odd_spellings_are_never_corrupted(source: str, rnd: random.Random) -> None:
    data: Any = yaml_load.load(source, "f").data
    assert respell(source, data) == source
    new = edited(data, rnd)
    assert frozen(yaml_load.load(respell(source, new), "f").data or {}) == frozen(new)


def sources(data: dict[str, Any], style: int, rnd: random.Random) -> str:
    """The same data as drafter writes it, as people garnish it, or as PyYAML writes it in one of its ways."""
    if style == 0:
        return dump(data)
    if style == 1:
        return garnished(dump(data), rnd)
    flow, width, indent = rnd.choice([True, False, None]), rnd.choice([20, 1000]), rnd.choice([2, 4])
    quotes = rnd.choice([None, None, '"', "'", "|", ">"])
    return str(
        yaml.safe_dump(
            data,
            allow_unicode=rnd.random() < 0.5,
            default_flow_style=flow,
            width=width,
            indent=indent,
            default_style=quotes,
        )
    )


@settings(deadline=None)
@given(st.one_of(drafts, mappings), st.integers(0, 2), st.randoms(use_true_random=False))
def test_any_edit_of_any_file_loads_to_the_data(data: dict[str, Any], style: int, rnd: random.Random) -> None:
    source = sources(data, style, rnd)
    try:
        old: Any = yaml_load.load(source, "f").data
    except InputError:  # PyYAML writes tags, anchors and characters that drafter refuses
        return
    assert respell(source, old) == source
    new = edited(old, rnd)
    written = respell(source, new)
    assert frozen(yaml_load.load(written, "f").data or {}) == frozen(new)
    if not source.startswith("{") and "? " not in source and new:
        try:
            fine = yaml_respell._spliced(source, yaml_load.load(source, "f").root, new)
        except IrregularError:
            pytest.fail("the finest splice does not know this layout")
        assert written in (fine, source)


@settings(deadline=None)
@given(drafts, drafts)
def test_quite_other_data(old: dict[str, Any], new: dict[str, Any]) -> None:
    assert frozen(yaml_load.load(respell(dump(old), new), "f").data) == frozen(new)


def test_what_is_no_yaml_is_not_overwritten() -> None:
    with pytest.raises(InputError):
        respell("a: [\n", {"a": "x"})


def test_a_large_draft_is_saved_at_once() -> None:
    import time

    section = [
        {"heading": f"節{n}", "clauses": [{"use": f"c-{n}-{m}", "text": "整えること。" * 20} for m in range(20)]}
        for n in range(12)
    ]
    source = dump({"title": "題", "sections": section})
    new = copy.deepcopy(section)
    move(new, 3, 0)
    start = time.perf_counter()
    respell(source, {"title": "題", "sections": new})
    assert time.perf_counter() - start < 1
