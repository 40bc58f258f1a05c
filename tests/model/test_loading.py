"""Files into shapes: all errors at once, each with its place, what is wrong and what would be right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from conftest import ROOT

from drafter.errors import InputError
from drafter.files import limits
from drafter.files.yaml_save import dump, respell
from drafter.model import loading
from drafter.model.draft import Draft, LocalClause, Section, UseClause
from drafter.model.loading import Kind, parse, to_data

DRAFT = """\
title: 提言
date: 2027-08
values: {年: 012}
sections:
  - heading: 基盤
    numbered: false
    clauses:
      - use: fiber
        level: 2
      - id: own-1
        text: 講じること。
      - 段落
      - heading: 中の段
"""


def errors_of(kind: Kind, text: str) -> list[InputError]:
    with pytest.raises(InputError) as caught:
        parse(kind, text, "f.yaml")
    return [caught.value, *caught.value.others]


def test_a_draft() -> None:
    loaded = parse("draft", DRAFT, "f.yaml")
    draft = loaded.value
    assert isinstance(draft, Draft)
    assert draft.values == {"年": "012"}
    assert draft.sections[0].numbered is False
    use, own, words, section = draft.sections[0].clauses
    assert isinstance(use, UseClause)
    assert use.level == 2
    assert isinstance(own, LocalClause)
    assert words == "段落"
    assert isinstance(section, Section)
    assert loaded.place("sections", 0, "clauses", 1, "text").line == 11
    assert loaded.text == DRAFT


def test_to_data_is_what_was_set_and_round_trips() -> None:
    draft = parse("draft", DRAFT, "f").value
    data = to_data(draft)
    assert set(data) == {"title", "date", "values", "sections"}
    assert data["sections"][0]["clauses"][0] == {"use": "fiber", "level": 2}
    assert parse("draft", dump(data), "f").value == draft
    assert respell(DRAFT, data) == DRAFT


#: kind, text → place, key path, words of the message, words of the hint
WRONG: list[tuple[str, Kind, str, int, int, str, str, str]] = [
    ("unknown key", "draft", "title: x\nsectoins: []\n", 2, 1, "sectoins", "unknown key", 'did you mean "sections"'),
    ("upper case", "draft", "title: x\nIssuer: y\n", 2, 1, "Issuer", "unknown key", '"issuer"'),
    ("nothing near", "draft", "title: x\nzzz: y\n", 2, 1, "zzz", "unknown key", "allowed: title"),
    (
        "missing",
        "collection",
        "collection: a\nclauses:\n  - id: x\n",
        3,
        5,
        "clauses[0].text",
        '"text" is missing',
        "text:",
    ),
    ("blank", "draft", 'title: "　"\n', 1, 8, "title", "blank", "write a text"),
    ("no value", "draft", "title:\n", 1, 7, "title", "no value", "remove the line"),
    (
        "bad id",
        "collection",
        "collection: a\nsources: [{id: 出典, title: x}]\n",
        2,
        16,
        "sources[0].id",
        "well formed",
        "a-z",
    ),
    ("bad date", "draft", "title: x\ndate: 令和9年\n", 2, 7, "date", "not a date", "2027-08-01"),
    ("no such day", "draft", "title: x\ndate: 2027-02-30\n", 2, 7, "date", "no day", "calendar"),
    ("bad choice", "draft", "title: x\nstatus: finale\n", 2, 9, "status", "not allowed", 'did you mean "final"'),
    ("text for a list", "draft", "title: x\nsections: なし\n", 2, 11, "sections", "a list", '"- "'),
    ("list for a text", "draft", "title: [x]\n", 1, 8, "title", "a text", "after the key"),
    ("text for a mapping", "draft", "title: x\nclosing: 以上\n", 2, 10, "closing", '"key: value"', "indented"),
    ("no number", "template", "template: a\ntext: {width: 広い}\n", 2, 15, "text.width", "a number", "digits"),
    ("too small", "template", "template: a\ntext: {width: 3}\n", 2, 15, "text.width", "too small", "at least 10"),
    (
        "no flag",
        "draft",
        "title: x\nsections: [{heading: y, numbered: はい}]\n",
        2,
        35,
        "sections[0].numbered",
        "true",
        "true",
    ),
    ("a kind of entry", "draft", "title: x\npreamble: [{txet: y}]\n", 2, 12, "preamble[0]", "does not say", "use, id"),
    (
        "near an entry",
        "draft",
        "title: x\npreamble: [{pragraph: y}]\n",
        2,
        12,
        "preamble[0]",
        "does not say",
        '"paragraph"',
    ),
    ("empty entry", "draft", "title: x\npreamble:\n  -\n", 3, 4, "preamble[0]", "nothing follows", "write a text"),
    ("list in a list", "draft", "title: x\npreamble: [[y]]\n", 2, 12, "preamble[0]", "a list", "write a text"),
    (
        "key of an entry",
        "draft",
        "title: x\nsections: [{heading: h, clauses: [{use: a, txt: y}]}]\n",
        2,
        44,
        "sections[0].clauses[0].txt",
        "unknown key",
        '"text"',
    ),
    (
        "value of an entry",
        "draft",
        "title: x\nsections: [{heading: h, clauses: [{use: A}]}]\n",
        2,
        41,
        "sections[0].clauses[0].use",
        "well formed",
        "a-z",
    ),
    (
        "deep section",
        "draft",
        "title: x\nsections: [{heading: h, clauses: [{heading: k, levle: 1}]}]\n",
        2,
        48,
        "sections[0].clauses[0].levle",
        "unknown key",
        "label",
    ),
    (
        "slot kind",
        "collection",
        "collection: a\nclauses: [{id: x, text: y, slots: {a: {kind: year}}}]\n",
        2,
        46,
        "clauses[0].slots.a.kind",
        "not allowed",
        "fiscal-year",
    ),
    (
        "level form",
        "template",
        "template: a\nnumbering: {levels: [{form: decimals}]}\n",
        2,
        29,
        "numbering.levels[0].form",
        "not allowed",
        '"decimal"',
    ),
    (
        "numbering key",
        "template",
        "template: a\nnumbering: {levels: [{form: kanji}], x: 1}\n",
        2,
        38,
        "numbering.x",
        "unknown key",
        "levels",
    ),
    ("numbering list", "template", "template: a\nnumbering: [x]\n", 2, 12, "numbering", "a text", ""),
    ("rule level", "settings", "rules: {a: fatal}\n", 1, 12, "rules.a", "not allowed", "off"),
    ("another kind", "draft", "collection: a\n", 0, 0, "", "a clause collection, where a draft", ""),
    ("a draft as collection", "collection", DRAFT, 0, 0, "", "a draft, where a clause collection", ""),
    ("empty", "draft", "# nothing\n", 0, 0, "", "empty", ""),
    ("only words", "draft", "これは文章です。\n", 1, 1, "", "not a draft in YAML", ""),
    ("control character", "draft", 'title: "a\\x07b"\n', 1, 8, "title", "U+0007", "remove"),
]


@pytest.mark.parametrize("case", WRONG, ids=lambda case: str(case[0]))
def test_each_error_tells_place_fault_and_repair(case: tuple[str, Kind, str, int, int, str, str, str]) -> None:
    _, kind, text, line, column, key, fault, repair = case
    (error,) = errors_of(kind, text)
    assert (error.place.line, error.place.column, error.place.key) == (line, column, key)
    assert fault in error.message.en
    assert repair in (error.hint.en if error.hint else "")
    assert error.text("ja") != error.text("en")
    assert "pydantic" not in error.text("en") + error.text("ja")
    assert "chain[" not in error.text("en")


def test_all_errors_of_a_file_in_its_order() -> None:
    text = 'title: ""\nfoo: 1\nstatus: x\nsections:\n  - heding: y\n'
    errors = errors_of("draft", text)
    assert [error.place.line for error in errors] == sorted(error.place.line for error in errors)
    assert len(errors) == 5
    shown = errors[0].text("en")
    assert shown.count("f.yaml:") == 5


def test_a_flood_of_errors_is_cut() -> None:
    text = "title: x\nsections:\n" + "  - zzz: 1\n" * 500
    errors = errors_of("draft", text)
    assert len(errors) == limits.ERRORS_SHOWN + 1
    assert errors[-1].message.en == "and 950 more"


def test_settings_may_be_empty() -> None:
    assert parse("settings", "# nothing yet\n", "drafter.yaml").value.output.directory == "out"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp932", "utf-16"])
def test_files_in_other_encodings(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "d.yaml"
    path.write_bytes(DRAFT.replace("\n", "\r\n").encode(encoding))
    loaded = loading.load_draft(path)
    assert loaded.value.title == "提言"
    assert loaded.place("sections", 0, "heading").line == 5
    assert loaded.text.startswith("\ufeff") == (encoding in ("utf-8-sig", "utf-16"))
    assert "\r\n" in respell(loaded.text, to_data(loaded.value))


SHIPPED: list[tuple[Any, Path]] = [
    *((loading.load_draft, path) for path in sorted((ROOT / "drafts").glob("*.yaml"))),
    *((loading.load_collection, path) for path in sorted((ROOT / "library").glob("*.yaml"))),
    *((loading.load_template, path) for path in sorted((ROOT / "templates").glob("*.yaml"))),
]


@pytest.mark.parametrize(("load", "path"), SHIPPED, ids=lambda value: getattr(value, "name", ""))
def test_every_shipped_file_loads_and_saves_unchanged(load: Any, path: Path) -> None:
    loaded = load(path)
    data = to_data(loaded.value)
    again = respell(loaded.text, data)
    assert parse_like(loaded.value, again) == loaded.value
    if isinstance(loaded.value, Draft):
        assert again == loaded.text


def parse_like(shape: Any, text: str) -> Any:
    kind = next(name for name, known in loading.SHAPES.items() if isinstance(shape, known))
    return parse(kind, text, "again").value
