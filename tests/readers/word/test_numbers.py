"""Automatic numbers: what Word shows, and that LibreOffice, an independent program, counts the same."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from number_cases import CASES, Case
from word_parts import docx, paragraph, parse, root, texts_by_office

from drafter.readers._word.numbers import Counters
from drafter.readers._word.styles import Styles

TEXT = "本文の語"


def labels(case: Case) -> list[str]:
    styles = Styles(parse(root("styles", case.styles)), parse(root("numbering", case.numbering)))
    counters = Counters(styles)
    found = []
    for properties, style_id in case.paragraphs:
        p = parse(root("body", paragraph(TEXT, properties, style_id)))[0]
        shown = counters.next(p, styles.paragraph(p))
        found.append(shown.text if shown else "")
    return found


@pytest.mark.parametrize("name", CASES)
def test_the_labels_are_those_that_word_shows(name: str) -> None:
    assert labels(CASES[name]) == list(CASES[name].shown)


def test_libreoffice_counts_the_same(tmp_path: Path) -> None:
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed")
    names = [name for name in CASES if CASES[name].office != ()]
    files = []
    for i, name in enumerate(names):
        case = CASES[name]
        body = "".join(paragraph(TEXT, properties, style_id) for properties, style_id in case.paragraphs)
        files.append(tmp_path / f"case{i}.docx")
        files[-1].write_bytes(docx(body, case.numbering, case.styles))
    printed = texts_by_office(office, files, tmp_path)
    found = {
        name: tuple("".join(line.split()).removesuffix(TEXT) for line in printed[f"case{i}"] if TEXT in line)
        for i, name in enumerate(names)
    }
    # a later LibreOffice may have come to count as Word does
    assert {
        name: labels for name, labels in found.items() if labels not in (CASES[name].office, CASES[name].shown)
    } == {}
    assert sum(found[name] == CASES[name].shown for name in names) >= len(names) - sum(
        bool(c.office) for c in CASES.values()
    )
