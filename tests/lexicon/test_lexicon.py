"""Lexicons: the files are well formed, and conditions tell a word from a substring of another."""

from __future__ import annotations

import re

import pytest

from drafter import lexicon
from drafter.lexicon import Lexicon, parse


def found(table: str, text: str) -> list[tuple[str, str | None]]:
    return [(text[one.start : one.end], one.right) for one in Lexicon(parse(table)).find(text)]


def test_the_longest_entry_at_a_place_counts() -> None:
    assert found("事が\tことが\n出来る\tできる\n出来る事\tできること\n", "実施が出来る事が") == [
        ("出来る事", "できること")
    ]


def test_conditions_on_either_side() -> None:
    table = "所\tところ\t[るたい]\t[^在属]\n"
    assert found(table, "図る所である。") == [("所", "ところ")]
    assert found(table, "図る所属の") == []
    assert found("為\tため\t!行\n", "行為の為に") == [("為", "ため")]


def test_regular_expressions_and_their_groups() -> None:
    assert found(r"/([0-9]+)ヶ所/" + "\t\\1か所\n", "全国3ヶ所の") == [("3ヶ所", "3か所")]


def test_a_line_that_is_none_is_told() -> None:
    with pytest.raises(ValueError, match="line 2"):
        parse("a\tb\n\tc\n")


@pytest.mark.parametrize("name", lexicon.families())
def test_every_family_is_well_formed(name: str) -> None:
    entries = lexicon.family(name).entries
    assert entries
    for entry in entries:
        assert entry.wrong != entry.right
        for condition in (entry.before, entry.after):
            re.compile(condition.removeprefix("!"))
        if not entry.wrong.startswith("/"):
            # what is right is not found again
            assert entry.right == "" or entry.wrong not in entry.right or entry.before or entry.after, entry
    keys = [(entry.wrong, entry.before, entry.after) for entry in entries]
    assert len(keys) == len(set(keys))
