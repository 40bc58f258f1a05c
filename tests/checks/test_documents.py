"""Precision: no finding on the bundled samples and library; on the real proposals exactly those looked at."""

from __future__ import annotations

from pathlib import Path

import pytest
from rule_cases import ROOT

from drafter import pipeline
from drafter.cli._targets import Targets
from drafter.workspace import Workspace


@pytest.mark.parametrize("folder", ["drafts", "library", "templates"])
def test_what_is_bundled_has_no_findings(folder: str) -> None:
    targets = Targets(workspace=ROOT)
    for file in targets.expand(str(ROOT / folder)):
        assert targets.check(file).findings == ()


#: code, line, column, excerpt: each was looked at in the document and is a true defect.
#: 2020: a quotation opened full-width and closed half-width. 2024: in section 2 the labels （２） to （８） are
#: full-width, all others of the document half-width; one request ends with ものとする among 130 that end with こと.
TRUE = {
    "nga-2020-10.txt": [],
    "nga-2024-08.txt": [("NUM005", 57, 1, "（２）"), ("REQ001", 201, 77, "化につながるものとする。")],
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
