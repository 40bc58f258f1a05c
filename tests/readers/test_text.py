"""The text reader on texts of our own that imitate the damage of real files; each with its golden outline."""

from __future__ import annotations

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers import printing, shape

from drafter.document import Section
from drafter.errors import InputError
from drafter.japanese.glyphs import squeeze
from drafter.numbering.recognise.lines import FURNITURE
from drafter.readers import Reading, text

FIXTURES = sorted(shape.FIXTURES.glob("*.txt"))
REAL = Path(__file__).resolve().parents[3] / "shared" / "proposals"


def _real() -> list[Path]:
    return sorted(REAL.glob("*.txt")) if REAL.is_dir() else []


def test_there_are_fixtures_of_many_kinds() -> None:
    assert len(FIXTURES) >= 40


@pytest.mark.parametrize("path", FIXTURES, ids=lambda path: path.stem)
def test_golden(path: Path) -> None:
    expected = json.loads(path.with_suffix(".json").read_text(encoding="utf-8"))
    found = json.loads(shape.golden(path))
    assert found == expected, "look at the difference; python tests/readers/shape.py writes the golden files anew"


@pytest.mark.parametrize("path", [*FIXTURES, *_real()], ids=lambda path: path.stem)
def test_nothing_in_the_text_changes(path: Path) -> None:
    """The characters of the account's content lines are those of the document, in order."""
    reading = text.read(path.read_bytes(), path.name)
    assert shape.characters(reading.document) == shape.content(reading)


@pytest.mark.parametrize("path", [*FIXTURES, *_real()], ids=lambda path: path.stem)
def test_every_line_is_accounted_for_once(path: Path) -> None:
    from drafter.files.reading import decode

    data = path.read_bytes()
    lines = decode(data, path.name).text.split("\n")
    account = text.read(data, path.name).account
    assert [line.line for line in account.lines] == [n for n, line in enumerate(lines, 1) if line.strip()]
    for line in account.lines:
        assert line.node or line.role in FURNITURE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp932", "euc_jp"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends_make_no_difference(encoding: str, newline: str) -> None:
    plain = (shape.FIXTURES / "koyobun-deep.txt").read_text(encoding="utf-8")
    expected = shape.shape(text.read(plain.encode(), "x.txt"))
    assert shape.shape(text.read(plain.replace("\n", newline).encode(encoding), "x.txt")) == expected


@pytest.mark.parametrize("data", [b"", b"\n \n\t\n", "　\n".encode()])
def test_nothing_to_read_is_an_error(data: bytes) -> None:
    with pytest.raises(InputError, match="no text"):
        text.read(data, "empty.txt")


# ---------------------------------------------------------------- random proposals


def _headings(reading: Reading) -> list[tuple[int, str | None, str]]:
    return [(section.level, section.label, section.heading) for _, section in reading.document.walk()]


def _blocks(reading: Reading) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    stack = list(reversed(reading.document.sections))
    while stack:
        node = stack.pop()
        if isinstance(node, Section):
            stack.extend(reversed(node.content))  # type: ignore[arg-type]
        else:
            found.append((node.label or "", node.text.replace(" ", "")))
    return found


def _expected(proposal: printing.Proposal) -> tuple[list[tuple[int, str, str]], list[tuple[str, str]]]:
    headings: list[tuple[int, str, str]] = []
    blocks: list[tuple[str, str]] = []
    stack = list(reversed(proposal.parts))
    while stack:
        part = stack.pop()
        headings.append((part.level, part.label, part.heading))
        blocks += [(label, words.replace(" ", "")) for label, _, words in part.blocks]
        stack.extend(reversed(part.parts))
    return headings, blocks


@settings(max_examples=200, deadline=None, derandomize=True)
@given(st.integers(min_value=0, max_value=1_000_000))
def test_a_printed_proposal_is_read_back(seed: int) -> None:
    """Scheme × layout × wrap × page furniture × width of labels: title, issuer, date, headings, blocks are found."""
    rng = random.Random(seed)
    proposal, how = printing.proposal(rng), printing.setting(rng)
    if not printing.decidable(how):
        return
    reading = text.read(printing.printed(proposal, how).encode(), "random.txt")
    document = reading.document
    headings, blocks = _expected(proposal)
    assert document.title.text == "".join(proposal.title)
    assert [line.text for line in document.issuer] == [proposal.issuer]
    assert document.date is not None
    assert document.date.iso == proposal.date[1]
    assert [b.text.replace(" ", "") for b in document.preamble] == [t.replace(" ", "") for t in proposal.preamble]
    assert _headings(reading) == headings
    assert _blocks(reading) == blocks
    assert shape.characters(document) == shape.content(reading)


_ANYTHING = st.text(
    alphabet=st.sampled_from(
        "提言要望書案以上記国は、。「」（）()１２３123一二①②ア・○■【】※第章条年月日令和 　\n\n\t\f-－/…様殿会長AaI.．"
    ),
    min_size=1,
    max_size=300,
)


@settings(max_examples=400, deadline=None)
@given(_ANYTHING)
def test_any_text_keeps_its_characters(words: str) -> None:
    """Whatever stands in a file: no crash, every line accounted for, no character lost or moved."""
    if not words.strip():
        return
    reading = text.read_text(words, "any.txt")
    assert shape.characters(reading.document) == shape.content(reading)
    assert [line.line for line in reading.account.lines] == [
        n for n, line in enumerate(words.split("\n"), 1) if line.strip()
    ]


_DRAWING = st.text(
    alphabet=st.sampled_from("│┌┐└┘├┤┬┴┼─━┃┏┓|+-=:：１一あ漢。（注１） 　\n\n\t\f"), min_size=1, max_size=300
)


@settings(max_examples=400, deadline=None)
@given(_DRAWING)
def test_any_drawing_keeps_its_characters(words: str) -> None:
    """Torn tables, boxes that are never closed, rules across: no crash, and every line accounted for."""
    if not words.strip():
        return
    reading = text.read_text(words, "any.txt")
    assert [line.line for line in reading.account.lines] == [
        n for n, line in enumerate(words.split("\n"), 1) if line.strip()
    ]
    assert all(line.node or line.role in FURNITURE for line in reading.account.lines)
    rules = str.maketrans("", "", "│┌┐└┘├┤┬┴┼─━┃┏┓|+-=:：")
    pieces = [piece for line in reading.account.lines for piece in ((line.role, line.text), *line.more)]
    printed = "".join(piece for role, piece in pieces if role not in FURNITURE)
    assert sorted(squeeze(printed).translate(rules)) == sorted(shape.characters(reading.document).translate(rules))
