"""Precision: no finding on the bundled samples and library; on the real proposals exactly those looked at."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from pathlib import Path

import pytest
from rule_cases import ROOT

from drafter import pipeline
from drafter.checks import engine
from drafter.inspection.targets import Targets
from drafter.model import loading
from drafter.readers.text import read_text
from drafter.workspace import Workspace

#: what is bundled was written in this month; plans and bodies change after it, and review dates pass
TODAY = date(2026, 11, 21)


@pytest.mark.parametrize("folder", ["drafts", "library", "templates"])
def test_what_is_bundled_has_no_findings(folder: str) -> None:
    targets = Targets(workspace=ROOT, today=TODAY)
    for file in targets.expand(str(ROOT / folder)):
        assert targets.check(file).findings == ()


#: code, line, column, excerpt: each was looked at in the document and is a true defect.
#: 2020: a quotation opened full-width and closed half-width. 2024: in section 2 the labels （２） to （８） are
#: full-width, all others of the document half-width; one request ends with ものとする where all others end with こと;
#: A I, U I and U X are torn in four paragraphs, デバイド is misspelt in two; a year and a fiscal year stand for one
#: time, and a fiscal year is given with and without its 末; 目指す, 踏まえ, 一人ひとり are the documents' usual
#: spellings, and 紐付け stands beside 紐づけ.
TRUE = {
    "nga-2020-10.txt": [("VAR003", 77, 19, "めざす"), ("CHR006", 91, 40, "｣"), ("VAR003", 595, 19, "ふまえ")],
    "nga-2024-08.txt": [
        ("DAT001", 45, 18, "令和9年度（2027年度末）"),
        ("NUM005", 57, 1, "（２）"),
        *(("CHR015", 91, column, digit) for column, digit in ((122, "３"), (187, "７"), (265, "７"))),
        ("DAT001", 123, 62, "令和7年度（2025年）"),
        ("CHR012", 137, 6, "A I"),
        *(("CHR012", 139, column, "A I") for column in (4, 15, 40, 74, 102, 186)),
        *(("CHR012", 141, column, "A I") for column in (16, 77, 128)),
        ("VAR001", 143, 13, "デジタルデバインド"),
        ("VAR001", 149, 29, "デジタルデバインド"),
        *(("CHR012", 151, column, word) for column, word in ((5, "U I"), (23, "U X"), (72, "A I"))),
        ("REQ001", 201, 77, "化につながるものとする。"),
        ("VAR002", 215, 107, "紐づけ"),
        ("VAR002", 241, 44, "一人一人"),
    ],
}


@pytest.mark.parametrize("name", TRUE)
def test_every_finding_on_the_real_proposals_is_true(proposals: Path, name: str) -> None:
    file = str(proposals / name)
    workspace = Workspace.at(ROOT)
    opened = pipeline.open_document(file, workspace)
    found = [f for f in pipeline.check(opened, workspace) if not f.code.startswith("READ")]
    assert [(f.code, f.place.line, f.place.column, f.excerpt) for f in found] == TRUE[name]


def test_the_half_width_end_of_a_quotation_is_told_once(proposals: Path) -> None:
    """By the reader or by the rule, not by both."""
    workspace = Workspace.at(ROOT)
    opened = pipeline.open_document(str(proposals / "nga-2020-10.txt"), workspace)
    assert [f.name for f in pipeline.check(opened, workspace) if f.place.line == 91] in (
        ["half-width-kana"],
        ["bracket-mixed"],
    )


SAMPLE = ROOT / "drafts" / "2027-digital.yaml"
#: a change to the sample draft (pattern, replacement, first place only) and the findings that it must bring
SEEDS = [
    (r"status: draft", "status: final", ["date-missing"]),
    (r"date: 2027-08\b.*\nstatus: draft", "date: 2027-08-02\nstatus: final", []),
    (r"(\n +- use: \S+)(?=\n)", r"\1\1", ["clause-doubled"]),
    (r"  整備目標年度: .*\n", "", ["slot-unfilled"]),
    (r"  整備目標年度:", "  整備目標年:", ["slot-unfilled", "value-unused"]),
    (r"こと。\n", "こと\n", ["sentence-cut"]),
    (r"こと。\n", "されたい。\n", ["request-ending"]),
    (r"lead: .*", "lead: 以上、よろしくお取り計らいください。", ["lead-in"]),
    (r"\nissuer: .*", "", ["part-missing"]),
    (r"(\n +- heading: .+)(\n +clauses:)", r"\1（続き\2", ["bracket-unbalanced"]),
    (r"(\n +)(- heading: .+)(\n +clauses:)", r"\1\2\1  label: (3)\3", ["label-style"]),
    (r"(\n +)(- heading: .+)(\n +clauses:)", r"\1- heading: 空の見出し\1\2\3", ["empty-section"]),
]


@pytest.mark.parametrize(("pattern", "change", "names"), SEEDS, ids=range(len(SEEDS)))
def test_seeded_defects_are_found_and_nothing_else(pattern: str, change: str, names: list[str]) -> None:
    text, count = re.subn(pattern, change, SAMPLE.read_text(encoding="utf-8"), count=1)
    assert count == 1
    workspace = Workspace.at(ROOT)
    opened = pipeline.compose_draft(loading.parse("draft", text, str(SAMPLE)), workspace)
    found = {finding.name for finding in pipeline.check(opened, workspace)}
    assert found == set(names)


#: the same on a real past document, as its issuers might have slipped
SLIPS = [
    (r"\n\(2\) [^\n]*\n", "\n", "number-gap"),
    (r"\n\(2\) ", "\n(3) ", "number-double"),
    (r"\n\(2\) ", "\n② ", "number-gap"),
    (r"」(?=[^「」\n]*\n)", "", "bracket-unbalanced"),
    (r"行うこと。\n", "行うこと\n", "sentence-cut"),
    (r"令和7年度\(2025年度\)", "令和7年度(2026年度)", "impossible-date"),
    (r"重点計画に基づく施策の", "９(1)に掲げる計画に基づく施策の", "missing-place"),
]


@pytest.mark.parametrize(("pattern", "change", "name"), SLIPS, ids=range(len(SLIPS)))
def test_slips_in_a_real_document_are_found(proposals: Path, pattern: str, change: str, name: str) -> None:
    text = (proposals / "nga-2024-08.txt").read_text(encoding="utf-8")
    slipped, count = re.subn(pattern, change, text, count=1)
    assert count == 1
    before, after = (_names(words) for words in (text, slipped))
    new = after - before
    assert name in new
    assert new.total() <= 2, new


def _names(text: str) -> Counter[str]:
    document = read_text(text, "slip.txt").document
    found = engine.run(document, engine.Context(file="slip.txt", source=text))
    return Counter(f.name for f in found if not f.code.startswith("READ"))
