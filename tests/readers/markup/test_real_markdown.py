"""The real slides that became Markdown: what the eye sees in them. Skips where they are absent."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.document import Block, BlockKind, Document, Section
from drafter.readers import Reading, Role, markdown

REAL = Path(__file__).resolve().parents[4] / "shared" / "proposals" / "digital-wg-2020-11.md"


@pytest.fixture(scope="module")
def reading() -> Reading:
    if not REAL.is_file():
        pytest.skip("the real proposals are not here (../shared/proposals)")
    return markdown.read(REAL.read_bytes(), REAL.name)


def headed(document: Document, label: str, line: int) -> Section:
    return next(s for _, s in document.walk() if (s.label or "") == label and s.origin.line == line)


def tables(document: Document) -> list[Block]:
    return [block for block in document.blocks() if block.kind is BlockKind.TABLE]


def test_title_and_date(reading: Reading) -> None:
    assert reading.document.title.origin.line == 3
    assert reading.document.date is not None
    assert reading.document.date.iso == "2020-11-26"


def test_every_line_is_accounted_for_once(reading: Reading) -> None:
    wanted = [n for n, line in enumerate(reading.text.split("\n"), 1) if line.strip()]
    assert [line.line for line in reading.account.lines] == wanted


def test_the_parts_are_those_of_the_agenda(reading: Reading) -> None:
    top = [(s.label, s.origin.line) for s in reading.document.sections]
    assert [label for label, _ in top[:7]] == ["1.", "2.", "3.", "1.", "2.", "3.", "4."]
    assert [line for _, line in top[3:7]] == [48, 149, 330, 457]


def test_ten_principles_stand_together(reading: Reading) -> None:
    parent = next(s for _, s in reading.document.walk() if s.origin.line == 80)
    labels = [s.label for s in parent.sections]
    assert labels == ["10.", "9.", "8.", "7.", "6.", "1.", "2.", "3.", "4.", "5."]
    assert all(section.blocks for section in parent.sections)


def test_the_two_columns_are_rows_across_page_cuts(reading: Reading) -> None:
    first, second = tables(reading.document)
    assert first.header
    assert [row[0].split("\n")[0] for row in first.rows[1:]] == [f"{n}." for n in range(1, 15)]
    assert all(len(row) == 2 and row[0] for row in first.rows)
    assert [bool(row[1]) for row in first.rows[1:]] == [True] * 11 + [False, False, True]
    assert [row[0].split("\n")[0][0] for row in second.rows[1:]] == ["【", "【"]


def test_the_screenshot_is_one_figure(reading: Reading) -> None:
    figures = [block for block in reading.document.blocks() if block.kind is BlockKind.FIGURE]
    assert [(f.origin.line, f.origin.end_line) for f in figures] == [(468, 502)]


def test_the_annexes_have_fifteen_and_fourteen_numbers(reading: Reading) -> None:
    first = next(s for _, s in reading.document.walk() if s.origin.line == 557)
    assert [s.label for s in first.sections] == [f"{n}." for n in range(1, 16)]
    second = next(s for _, s in reading.document.walk() if s.origin.line == 647)
    items = [b for b in second.blocks if b.kind is BlockKind.ITEM]
    assert [b.label for b in items] == [f"{n}." for n in range(1, 15)]
    torn = items[1]
    assert (torn.origin.line, torn.origin.end_line) == (654, 656)


def test_what_cannot_be_placed_is_little(reading: Reading) -> None:
    unplaced = [line for line in reading.account.lines if line.role is Role.UNPLACED]
    assert len(unplaced) <= 26
