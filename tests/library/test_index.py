"""The clause index and what it finds wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import ROOT

from drafter.errors import InputError
from drafter.findings import Finding, Severity
from drafter.library import hygiene, index
from drafter.library.index import Library, load, load_files
from drafter.model.loading import parse

GOOD = """\
collection: base
sources:
  - {id: s-1, title: 提言, date: 2024-08-01}
clauses:
  - id: fiber
    heading: 光ファイバ
    text: "{{年}}までに整備すること。"
    slots: {年: {kind: fiscal-year, example: 令和9年度}}
    topics: [基盤, 離島]
    ministries: [総務省]
    precedents: [{source: s-1, at: "2 (1)"}]
  - id: talent
    text: 人材を育てること。
    topics: [基盤]
"""

#: what is written → findings as (code, name, line, clause, words of the message)
CASES: dict[str, tuple[list[str], list[tuple[str, str, int, str | None, str]]]] = {
    "nothing wrong": ([GOOD], []),
    "an id used twice in one file": (
        ["collection: a\nclauses:\n  - {id: x, text: a}\n  - {id: x, text: b}\n"],
        [("LIB001", "duplicate-clause-id", 4, "x", "0.yaml:3:10")],
    ),
    "an id used in two files": (
        ["collection: a\nclauses: [{id: x, text: a}]\n", "collection: b\nclauses: [{id: x, text: a}]\n"],
        [("LIB001", "duplicate-clause-id", 2, "x", "0.yaml:2:16")],
    ),
    "a source used in two files": (
        ["collection: a\nsources: [{id: s, title: t}]\n", "collection: b\nsources: [{id: s, title: t}]\n"],
        [("LIB002", "duplicate-source-id", 2, None, "0.yaml:2:16")],
    ),
    "a precedent of no source": (
        [GOOD.replace("source: s-1, at", "source: s-2, at")],
        [("LIB003", "dangling-precedent", 11, "fiber", 'did you mean "s-1"')],
    ),
    "a source in another file is a source": (
        [
            "collection: a\nsources: [{id: s, title: t}]\n",
            "collection: b\nclauses: [{id: x, text: a, precedents: [{source: s}]}]\n",
        ],
        [],
    ),
    "a slot that nothing uses": (
        [GOOD.replace("{{年}}までに", "")],
        [("LIB004", "unused-slot", 8, "fiber", "年")],
    ),
    "a slot that is not declared": (
        ["collection: a\nclauses:\n  - id: x\n    text: '{{年}}と{{年}}'\n"],
        [("LIB005", "undeclared-slot", 4, "x", "年")],
    ),
    "fulfilled without outcome": (
        ["collection: a\nclauses:\n  - id: x\n    text: a\n    status: fulfilled\n"],
        [("LIB006", "missing-outcome", 5, "x", "fulfilled")],
    ),
    "withdrawn with outcome": (
        ["collection: a\nclauses:\n  - {id: x, text: a, status: withdrawn, outcome: 法改正により不要}\n"],
        [],
    ),
    "braces that form no slot": (
        ["collection: a\nclauses:\n  - id: x\n    text: '{{年までに'\n"],
        [("LIB007", "malformed-slot", 4, "x", "{{年までに")],
    ),
    "full-width braces": (
        ["collection: a\nclauses:\n  - id: x\n    text: '｛｛年'\n"],
        [("LIB007", "malformed-slot", 4, "x", "｛｛年")],
    ),
    "a file that cannot be read, all its errors": (
        [GOOD, "collection: b\nclauses: [{id: X, txt: a}]\n"],
        [("LIB008", "unreadable-collection", 2, None, "")] * 3,
    ),
    "a name used twice": (
        ["collection: a\n", "collection: a\n"],
        [("LIB009", "duplicate-collection", 1, None, "0.yaml")],
    ),
}


def written(folder: Path, texts: list[str]) -> Path:
    for number, text in enumerate(texts):
        (folder / f"{number}.yaml").write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", CASES)
def test_findings(tmp_path: Path, name: str) -> None:
    texts, expected = CASES[name]
    found = load([written(tmp_path, texts)]).findings
    assert [(f.code, f.name, f.place.line, f.clause) for f in found] == [one[:4] for one in expected]
    for finding, one in zip(found, expected, strict=True):
        assert one[4] in finding.message.en
        assert finding.message.ja != finding.message.en
        assert finding.place.file
        assert finding.place.column


def test_every_rule_is_found_by_a_case() -> None:
    assert {one[0] for _, expected in CASES.values() for one in expected} == {rule.code for rule in hygiene.RULES}
    assert [rule.code for rule in hygiene.RULES] == [f"LIB{n:03}" for n in range(1, len(hygiene.RULES) + 1)]


def test_what_the_index_holds(tmp_path: Path) -> None:
    library = load([written(tmp_path, [GOOD])])
    assert list(library.clauses) == ["fiber", "talent"]
    entry = library.clauses["fiber"]
    assert (entry.id, entry.collection, entry.place.line) == ("fiber", "base", 5)
    assert library.sources["s-1"].title == "提言"
    assert library.source_places["s-1"].line == 3
    assert library.topics == {"基盤": 2, "離島": 1}
    assert library.ministries == {"総務省": 1}
    assert len(library) == 2


def test_the_first_of_two_counts_and_files_come_by_name(tmp_path: Path) -> None:
    for name, text in (("b.yaml", "second"), ("a.yml", "first"), (".hidden.yaml", "no"), ("c.txt", "no")):
        body = f"collection: c-{text}\nclauses: [{{id: x, text: {text}}}]\n"
        (tmp_path / name).write_text(body, encoding="utf-8")
    assert load([tmp_path]).clauses["x"].clause.text == "first"
    assert [path.name for path in index.files(tmp_path)] == ["a.yml", "b.yaml"]


def test_a_missing_folder_is_empty(tmp_path: Path) -> None:
    assert load([tmp_path / "none"]) == Library()


def test_strict_stops_at_what_cannot_be_read(tmp_path: Path) -> None:
    folder = written(tmp_path, [GOOD, "collection: b\nclauses: なし\n"])
    with pytest.raises(InputError, match="list"):
        load([folder], strict=True)
    library = load([folder])
    assert "fiber" in library.clauses
    assert [f.code for f in library.of_file(str(folder / "1.yaml"))] == ["LIB008"]
    assert library.of_file(str(folder / "0.yaml")) == ()


def test_load_files_and_assemble_agree(tmp_path: Path) -> None:
    folder = written(tmp_path, [GOOD])
    loaded = parse("collection", GOOD, str(folder / "0.yaml"))
    assert load_files([folder / "0.yaml"]).clauses == index.assemble([loaded]).clauses


def test_the_bundled_library_is_clean() -> None:
    library = load([ROOT / "library"], strict=True)
    assert [f"{f.place.text()} {f.code} {f.message.en}" for f in library.findings] == []
    assert len(library) >= 60


def test_findings_are_ordered(tmp_path: Path) -> None:
    bad = "collection: a\nclauses:\n  - {id: x, text: '{{a}}'}\n  - {id: x, text: '{{b'}\n"
    found = load([written(tmp_path, [bad, bad])]).findings
    places = [(f.place.file, f.place.line, f.place.column) for f in found]
    assert places == sorted(places, key=lambda place: (place[0] or "", *place[1:]))
    assert all(isinstance(f, Finding) and f.severity >= Severity.WARNING for f in found)
