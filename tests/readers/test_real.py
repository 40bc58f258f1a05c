"""The two real proposals: against the key of a careful reader, and against what the eye saw."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from readers import shape

from drafter import damage
from drafter.document import BlockKind, Document, Section
from drafter.japanese.glyphs import squeeze
from drafter.numbering.recognise import requests
from drafter.numbering.recognise.lines import Role
from drafter.readers import Reading, text


@pytest.fixture(scope="module")
def key(proposals: Path) -> dict[str, Any]:
    return json.loads((proposals / "nga-2020-10.outline.json").read_text(encoding="utf-8"))  # type: ignore[no-any-return]


@pytest.fixture(scope="module")
def first(proposals: Path) -> Reading:
    path = proposals / "nga-2020-10.txt"
    return text.read(path.read_bytes(), path.name)


@pytest.fixture(scope="module")
def second(proposals: Path) -> Reading:
    path = proposals / "nga-2024-08.txt"
    return text.read(path.read_bytes(), path.name)


def _flat(sections: list[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    for section in sections:
        yield {name: value for name, value in section.items() if name != "sections"}
        yield from _flat(section["sections"])


def _count(section: Section) -> dict[str, object]:
    blocks = section.blocks
    characters = sum(len(squeeze(block.text)) for block in blocks)
    return {
        "level": section.level,
        "label": section.label,
        "heading": section.heading,
        "line": section.origin.line,
        "paragraphs": sum(block.kind is BlockKind.PARAGRAPH for block in blocks),
        "bullets": sum(block.kind is BlockKind.ITEM for block in blocks),
        "requests": sum(requests.count(block.text) for block in blocks),
        **({"characters": characters} if blocks else {}),
    }


def test_first_sections(first: Reading, key: dict[str, Any]) -> None:
    found = [_count(section) for _, section in first.document.walk()]
    assert found == list(_flat(key["sections"]))


def test_first_front_and_end(first: Reading, key: dict[str, Any]) -> None:
    document = first.document
    assert document.title.text == key["title"]
    assert (document.subtitle.text or None) == key["subtitle"]
    assert " ".join(line.text for line in document.issuer) == key["issuer"]
    assert document.date is not None
    assert (document.date.printed, document.date.iso) == (key["date"], key["date_iso"])
    assert document.status == key["status"]


def test_first_preamble(first: Reading, key: dict[str, Any]) -> None:
    blocks = first.document.preamble
    assert sum(block.kind is BlockKind.PARAGRAPH for block in blocks) == key["preamble_paragraphs"]
    items = [
        {"label": block.label, "heading": block.text, "line": block.origin.line}
        for block in blocks
        if block.kind is BlockKind.ITEM
    ]
    assert items == key["principles"]


def test_second_chapters_and_sections(second: Reading) -> None:
    """Eleven chapters; the sections of each, whatever the width of their brackets."""
    sections = second.document.sections
    assert [section.label for section in sections] == [str(n) for n in range(1, 12)]
    below = [[inner.label for inner in section.sections] for section in sections]
    mixed = ["(1)", "（２）", "（３）", "（４）", "（５）", "（６）", "（７）", "（８）", "(9)", "(10)"]
    three = ["(1)", "(2)", "(3)"]
    assert below == [["(1)", "(2)", "(3)", "(4)"], mixed, three, [], [], [], [], three, [], [], []]
    assert {section.level for _, section in second.document.walk()} == {1, 2}


def test_second_has_no_false_headings(second: Reading) -> None:
    """``4G等の…`` and ``５Ｇの人口…`` begin paragraphs; all 31 headings are short and end no sentence."""
    headings = [section.heading for _, section in second.document.walk()]
    assert len(headings) == 31
    assert all(len(heading) <= 40 and not heading.endswith("。") for heading in headings)


def test_second_joins_paragraphs_cut_by_a_page(second: Reading) -> None:
    joined = [(b.origin.line, b.origin.end_line) for b in second.document.blocks() if b.origin.end_line > b.origin.line]
    assert joined == [(73, 75), (155, 157), (169, 171), (221, 223)]
    assert all(b.text.endswith("。") for b in second.document.blocks() if b.kind is BlockKind.PARAGRAPH)


def test_second_front_and_end(second: Reading) -> None:
    document: Document = second.document
    assert document.subtitle.text.startswith("～")
    assert document.date is not None
    assert document.date.iso == "2024-08-01"
    assert [line.text for line in document.issuer] == ["全国知事会"]
    assert len(document.preamble) == 7


def test_no_line_is_left_over(first: Reading, second: Reading) -> None:
    for reading in (first, second):
        assert Role.UNPLACED not in {line.role for line in reading.account.lines}
        assert shape.characters(reading.document) == shape.content(reading)


def test_damage_that_is_there_is_found(first: Reading, second: Reading) -> None:
    """One half-width bracket in the first; letters torn apart and a word misspelt in the second; nothing else."""
    one, two = (damage.find(reading.document, reading.account) for reading in (first, second))
    assert [(d.rule, d.place.line) for d in one] == [("half-width-kana", 91)]
    assert {d.rule for d in two} == {"torn-word", "misspelt-katakana"}
    assert sorted({d.place.line for d in two if d.rule == "torn-word"}) == [137, 139, 141, 151]
    assert {(d.place.line, d.old, d.new) for d in two if d.rule == "misspelt-katakana"} == {
        (143, "デジタルデバインド", "デジタルデバイド"),
        (149, "デジタルデバインド", "デジタルデバイド"),
    }
