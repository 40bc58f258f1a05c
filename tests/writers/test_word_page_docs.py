"""The page about Word: its examples are templates that load and render."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from conftest import ROOT
from samples import everything, numbered
from writers.validator import validate

from drafter.model.loading import parse
from drafter.model.page import FIELDS, NumberForm
from drafter.writers import docx

TEXT = (ROOT / "docs" / "Wordの様式.md").read_text("utf-8")
EXAMPLES = [textwrap.dedent(one) for one in re.findall(r"```yaml\n(.*?) *```", TEXT, re.DOTALL)]


@pytest.mark.parametrize("example", [one for one in EXAMPLES if "reference:" not in one])
def test_the_examples_work(example: str) -> None:
    template = parse("template", f"template: own\n{example}", "own.yaml").value
    assert validate(docx.write(numbered(template, everything()), template)) == []


def test_the_reference_is_as_in_the_page(tmp_path: Path) -> None:
    (example,) = [one for one in EXAMPLES if "reference:" in one]
    assert parse("template", f"template: own\n{example}", "own.yaml").value.reference == "house.docx"


def test_every_form_and_field_is_named() -> None:
    assert all(f"`{form}`" in TEXT for form in NumberForm.__args__)
    assert all(f"`{{{field}}}`" in TEXT for field in FIELDS)
