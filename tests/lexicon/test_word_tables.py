"""The tables of words: what is derived follows from the others, and what each table says is asked rightly."""

from __future__ import annotations

from pathlib import Path

import pytest

from drafter.lexicon import derive, neighbours
from drafter.lexicon.halves import noun_of

WORDS = Path(derive.__file__).parent / "words"


@pytest.mark.parametrize("file", derive.TABLES)
def test_a_derived_table_follows_from_the_others(file: str) -> None:
    assert (WORDS / file).read_text(encoding="utf-8") == derive.TABLES[file](), "run python -m drafter.lexicon.derive"


def test_every_table_is_told_of_in_the_readme_and_the_notice() -> None:
    told = [(WORDS / name).read_text(encoding="utf-8") for name in ("README.txt", "NOTICE.txt")]
    tables = {path.name for path in WORDS.glob("*.txt")} - {"README.txt", "NOTICE.txt", "LICENSE-Apache-2.0.txt"}
    assert tables
    assert {(name, at) for name in tables for at, text in enumerate(told) if name not in text} == set()


def test_a_line_of_homophones_has_all_readings_that_are_nearly_alike() -> None:
    lines = [line for line in _lines("homophones.txt") if not line.startswith("#")]
    sounds = [{derive.plain(cell.split()[0]) for cell in line.split("\t")} for line in lines]
    assert all(len(plain) == 1 for plain in sounds)
    assert len(set().union(*sounds)) == len(sounds)


def _lines(name: str) -> list[str]:
    return (WORDS / name).read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize(
    ("form", "noun"),
    [
        ("把あく", "把握"),
        ("き構", ""),
        ("進ちょく", "進捗"),
        ("ちょく捗", ""),
        ("握", ""),
        ("は", ""),
        ("握は", ""),
        ("お願", ""),
    ],
)
def test_the_noun_of_a_form_half_in_kana(form: str, noun: str) -> None:
    assert noun_of(form) == noun


def test_words_of_one_sound_and_nearly_one() -> None:
    sounds = neighbours.words().sounds
    assert {"意志", "意思"} <= sounds.alike("医師")
    assert "医師" not in sounds.alike("医師")
    assert sounds.alike("医師") <= sounds.nearly("医師")
    assert sounds.alike("道路路") == frozenset()


def test_pairs_are_of_phrases_of_kinds_and_of_the_dictionary() -> None:
    table = neighbours.words()
    assert ("財源", "確保") in table.phrased
    assert ("財源", "確保") in table.known
    assert ("確保", "財源") not in table.phrased
    assert ("三井", "化学") in table.known
    assert ("三井", "化学") not in table.pairs
    assert ("財", "確保") not in table.known
    assert ("基金", "充実") in table.pairs  # by their kinds
