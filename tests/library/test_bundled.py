"""The bundled library clause by clause: what each has, and that none says what another, or somebody else, says."""

from __future__ import annotations

import re
from collections import defaultdict
from pathlib import Path

import pytest

from drafter.compose.values import fill, printed
from drafter.document import Document, Section
from drafter.japanese.glyphs import squeeze
from drafter.japanese.ministries import MINISTRIES
from drafter.library import slots
from drafter.library.similarity import SAME_REQUEST, Weights, alike, gram_set
from drafter.model.collection import Clause
from drafter.model.template import Formats
from drafter.readers import text as text_reader
from library import catalogue

LIBRARY = catalogue.bundled()
CLAUSES = [entry.clause for entry in LIBRARY.clauses.values()]
FORMATS = [Formats(digits="full"), Formats(digits="half")]
BLANK = "〔{name}〕"
NAMED = {name for name, _ in MINISTRIES}
#: a clause asks for one thing: with its slots filled it is neither a heading nor a page
SHORTEST, LONGEST = 80, 220
#: a run of characters that is no longer chance or a name, but somebody's words
RUN = 28


def _printed(clause: Clause) -> str:
    """A clause as it is printed with the examples in its slots."""
    values = {name: slot.example for name, slot in clause.slots.items()}
    return fill(clause.text, values, clause.slots, FORMATS[0], BLANK).text


WORDS = {clause.id: _printed(clause) for clause in CLAUSES}


def test_there_are_enough() -> None:
    assert len(CLAUSES) >= 160
    assert sum(clause.status == "active" for clause in CLAUSES) >= 160


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_is_complete(clause: Clause) -> None:
    assert clause.heading
    assert set(slots.names(clause.text)) == set(clause.slots) != set()
    assert 2 <= len(set(clause.topics)) == len(clause.topics) <= 4
    assert clause.ministries
    assert set(clause.ministries) <= NAMED
    assert clause.precedents
    assert all(one.at for one in clause.precedents)
    assert all(one.source in LIBRARY.sources for one in clause.precedents)
    assert SHORTEST <= len(WORDS[clause.id]) <= LONGEST
    assert WORDS[clause.id].endswith("こと。")


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_its_slots_can_be_filled_and_left_blank(clause: Clause) -> None:
    for name, slot in clause.slots.items():
        assert slot.example, name
        assert slot.default is None, name  # no value that nobody chose comes into a proposal
        assert all(printed(slot.example, slot.kind, formats) for formats in FORMATS), name
        after = clause.text.partition(slots.write(name))[2]
        unit = {"fiscal-year": "年度", "percent": "％"}.get(slot.kind)
        assert unit is None or not after.startswith(unit), f"{name}: the value has {unit} already"
    blank = fill(clause.text, {}, clause.slots, FORMATS[0], BLANK)
    assert set(blank.blanks) == set(clause.slots)
    assert all(f"〔{name}〕" in blank.text for name in clause.slots)


def test_a_name_means_one_thing() -> None:
    """A draft has one list of values for all its clauses."""
    shapes = defaultdict(set)
    for clause in CLAUSES:
        for name, slot in clause.slots.items():
            shapes[name].add((slot.kind, slot.example))
    assert {name: kinds for name, kinds in shapes.items() if len(kinds) > 1} == {}
    plain = {squeeze(name).replace("の", "") for name in shapes}
    assert len(plain) == len(shapes), "two names differ by の or a blank only"


def test_no_two_say_the_same() -> None:
    sets = [gram_set(WORDS[clause.id]) for clause in CLAUSES]
    found = alike(sets, sets, Weights.of(sets), SAME_REQUEST)
    assert [(CLAUSES[a].id, CLAUSES[b].id, round(score, 2)) for score, a, b in found if a < b] == []


def test_the_guide_lists_what_there_is() -> None:
    written = catalogue.DOCUMENT.read_text(encoding="utf-8")
    assert all(f"<!-- 自動: {name} -->" in written for name in catalogue.LISTS)
    assert catalogue.filled(written, LIBRARY) == written, f"docs/文例集.md is stale; repair it with: {catalogue.REPAIR}"


def test_no_words_of_others(proposals: Path) -> None:
    real = {
        run
        for path in sorted(proposals.iterdir())
        if path.suffix in (".txt", ".md") and path.stem != "README"  # that one only lists titles and dates
        for run in _runs(squeeze(path.read_text(encoding="utf-8")))
    }
    ours = {clause.id: _runs(squeeze(WORDS[clause.id])) for clause in CLAUSES}
    for path in (catalogue.DOCUMENT, *sorted((catalogue.ROOT / "drafts").glob("*.yaml"))):
        ours[path.name] = _runs(squeeze(path.read_text(encoding="utf-8")))
    assert {name: sorted(runs & real) for name, runs in ours.items() if runs & real} == {}


def _runs(text: str) -> set[str]:
    return {text[at : at + RUN] for at in range(len(text) - RUN + 1)}


#: sources whose places are labels, one a level
LABELLED = ["nga-2020-10", "nga-2024-08"]


@pytest.mark.parametrize("source", LABELLED)
def test_places_are_in_the_labelled_sources(source: str, proposals: Path) -> None:
    path = proposals / f"{source}.txt"
    document = text_reader.read(path.read_bytes(), path.name).document
    assert {one: ids for one, ids in _places(source).items() if one not in _labels(document)} == {}


def test_places_are_in_the_headed_source(proposals: Path) -> None:
    """There the place is a heading, or a heading and the number of an item under it."""
    source = "digital-wg-2020-11"
    text = squeeze((proposals / f"{source}.md").read_text(encoding="utf-8"))
    for place in _places(source):
        heading, _, number = place.rpartition(" ") if re.search(r"提言 [0-9]+$", place) else (place, "", "")
        assert squeeze(heading) in text, place
        assert not number or 1 <= int(number) <= (15 if heading.startswith("IT") else 14), place


def _places(source: str) -> dict[str, list[str]]:
    found: defaultdict[str, list[str]] = defaultdict(list)
    for clause in CLAUSES:
        for one in clause.precedents:
            if one.source == source:
                found[one.at].append(clause.id)
    return found


def _labels(document: Document) -> set[str]:
    """The places of a document: the labels from the top, as printed, with a blank between."""
    found: set[str] = set()

    def walk(sections: tuple[Section, ...], above: tuple[str, ...]) -> None:
        for section in sections:
            here = (*above, section.label or "")
            found.add(" ".join(here))
            walk(section.sections, here)

    walk(document.sections, ())
    return found
