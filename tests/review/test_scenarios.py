"""What reviewers do in LibreOffice, recorded and not, comes back at the right clause with the right words.

Every scenario of ``scenarios.yaml`` in drafts of 5, 60 and 300 clauses; then the same files once more as another
program leaves them, without bookmarks and properties. Nothing but what the scenarios say may be told of a file. Put
into the draft of 60 clauses, the opinions make it print what the files show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import office
import playing
import pytest
import review_papers as papers
from office import Office

from drafter import pipeline
from drafter.document import Block, Document, Section
from drafter.files.yaml_load import YamlTree
from drafter.model.draft import Draft
from drafter.model.loading import Loaded
from drafter.readers import DEFAULTS, docx
from drafter.review import reading
from drafter.review.applying import Decided, Outcome, Press, Reason, apply
from drafter.review.opinions import Opinion, Sureness
from drafter.workspace import Workspace

PLAYS = playing.plays()
#: scenarios that leave something to people: what is written anew as a whole, one who changes what another put in
LEFT = {
    "a heading written anew": Reason.UNSURE,
    "one changes what another put in": Reason.CONFLICT,
}
#: formats in which other programs may have saved a file before it came back
FORMATS = ("odt", "rtf", "doc", "html")
KEYS = [play.name for play in PLAYS]


def test_there_are_at_least_forty_scenarios_and_each_is_played_in_every_size() -> None:
    names = {one["name"] for one in playing.scenarios()}
    assert len(names) == len(playing.scenarios()) >= 40
    for size in playing.SIZES:
        assert {one["name"] for play in PLAYS if play.size == size for one, _ in play.cast} == names
    assert len(set(KEYS)) == len(KEYS)


@pytest.fixture(scope="module")
def sent_drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with drafts of 5, 60 and 300 clauses."""
    return papers.workspace(tmp_path_factory.mktemp("review") / "workspace", *playing.SIZES)


@pytest.fixture(scope="module")
def running() -> Iterator[Office]:
    """One office for all of this module."""
    with office.running() as found:
        yield found


@pytest.fixture(scope="module")
def played(running: Office, sent_drafts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, playing.Play]:
    """Every file that comes back, by its name."""
    every = playing.plays()
    playing.perform(running, sent_drafts, tmp_path_factory.mktemp("returned"), every)
    return {play.name: play for play in every}


@pytest.fixture(scope="module")
def read_back(played: dict[str, playing.Play], sent_drafts: Path) -> dict[str, tuple[list[Opinion], str]]:
    """The opinions of each file by its name, and why one was not read."""
    return _read(sent_drafts, {key: play.path for key, play in played.items() if not play.told}, played)


@pytest.fixture(scope="module")
def read_stripped(
    played: dict[str, playing.Play], sent_drafts: Path, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, tuple[list[Opinion], str]]:
    """The same of the files without bookmarks and properties."""
    folder = tmp_path_factory.mktemp("stripped")
    files = {}
    for key, play in played.items():
        if not play.told:
            files[key] = folder / play.path.name
            files[key].write_bytes(playing.stripped(play.path.read_bytes()))
    return _read(sent_drafts, files, played)


def _read(root: Path, files: dict[str, Path], played: dict[str, playing.Play]) -> dict[str, tuple[list[Opinion], str]]:
    workspace = Workspace.at(root)
    found: dict[str, tuple[list[Opinion], str]] = {}
    for size in playing.SIZES:
        keys = [key for key in files if played[key].size == size]
        opened = pipeline.open_document(str(root / "drafts" / f"{size}.yaml"), workspace)
        reviewed = reading.read([str(files[key]) for key in keys], opened, workspace)
        for key, one in zip(keys, reviewed.files, strict=True):
            own = [opinion for opinion in reviewed.opinions if opinion.file == one.file]
            found[key] = own, str(one.error or "")
    return found


@pytest.mark.parametrize("key", KEYS)
def test_every_edit_comes_back_at_its_clause(
    key: str, played: dict[str, playing.Play], read_back: dict[str, tuple[list[Opinion], str]]
) -> None:
    _judge(played[key], *read_back.get(key, ([], "")))
    unsure = [one for one in read_back[key][0] if one.sure is Sureness.UNSURE]
    asked = sum(one.get("unsure") == "always" for one, _ in played[key].cast)
    assert len(unsure) == (0 if played[key].tracked else asked)


@pytest.mark.parametrize("key", KEYS)
def test_so_it_does_without_bookmarks(
    key: str, played: dict[str, playing.Play], read_stripped: dict[str, tuple[list[Opinion], str]]
) -> None:
    _judge(played[key], *read_stripped.get(key, ([], "")))
    # only what was written anew as a whole is unsure, and then says so with its place among the candidates
    unsure = [one for one in read_stripped[key][0] if one.sure is Sureness.UNSURE]
    asked = sum("unsure" in one for one, _ in played[key].cast)
    assert len(unsure) <= (0 if played[key].tracked else asked)
    assert all(one.target in one.candidates for one in unsure)
    assert not any(one.sure is Sureness.BOOKMARK for one in read_stripped[key][0])


@pytest.fixture(scope="module")
def roundabout(running: Office, played: dict[str, playing.Play]) -> dict[str, tuple[str, Path]]:
    """A file as it was sent, and one that was edited, saved in other formats and from there as Word again."""
    edited = next(play for play in played.values() if play.size == 60 and not play.tracked)
    whole = edited.path.with_name("sent-60.docx")
    found, jobs = {}, []
    for ending, source in ((ending, source) for ending in FORMATS for source in (whole, edited.path)):
        there = source.with_name(f"{source.stem}-{ending}.{ending}")
        back = there.with_suffix(".docx")
        jobs += [{"in": str(source), "out": str(there), "steps": []}, {"in": str(there), "out": str(back), "steps": []}]
        found[f"{ending} {'sent' if source is whole else 'edited'}"] = (edited.name, back)
    assert not any(running.run(jobs))
    return found


@pytest.mark.parametrize("ending", FORMATS)
def test_a_file_that_went_through_other_formats(
    ending: str, roundabout: dict[str, tuple[str, Path]], played: dict[str, playing.Play], sent_drafts: Path
) -> None:
    (_, untouched), (name, edited) = roundabout[f"{ending} sent"], roundabout[f"{ending} edited"]
    found = _read(sent_drafts, {name: untouched}, played)[name]
    assert found == ([], "")
    opinions, error = _read(sent_drafts, {name: edited}, played)[name]
    # who it was may be lost on the way
    _judge(played[name], [replace(opinion, reviewer=playing.AUTHOR) for opinion in opinions], error)


def _judge(play: playing.Play, opinions: list[Opinion], error: str) -> None:
    assert not play.told, play.told
    assert not error
    told, missing = playing.left_over(opinions, [said for one in playing.expected(play) for said in one])
    assert not missing, "\n".join(map(str, (*missing, "told:", *told)))
    assert not told, "\n".join(map(str, told))


@pytest.mark.parametrize("key", [play.name for play in PLAYS if play.size == 60])
def test_the_draft_prints_what_the_file_shows(
    key: str,
    played: dict[str, playing.Play],
    read_back: dict[str, tuple[list[Opinion], str]],
    sent_drafts: Path,
) -> None:
    play = played[key]
    workspace = Workspace.at(sent_drafts)
    opened = pipeline.open_document(str(sent_drafts / "drafts" / "60.yaml"), workspace)
    assert opened.loaded is not None
    assert opened.template is not None
    assert opened.library is not None
    press = Press(opened.template, opened.library, opened.file)
    decided = [Decided(one) for one in read_back[key][0]]
    applied = apply(opened.loaded.value, decided, press)
    held = [one for one in applied.results if one.outcome is Outcome.HELD and one.reason is not Reason.COMMENT]
    expected = [LEFT[one["name"]] for one, _ in play.cast if one["name"] in LEFT]
    assert sorted(str(one.reason) for one in held) <= sorted(map(str, expected))
    if not held:
        back = docx.read(play.path.read_bytes(), key, DEFAULTS).document
        mine = pipeline.render(_composed(applied.draft, opened, workspace), "docx", workspace)
        assert _texts(docx.read(mine, "mine", DEFAULTS).document) == _texts(back)
    # the same opinions once more, without any record: nothing is done twice
    assert apply(applied.draft, decided, press).draft == applied.draft


def _composed(draft: Draft, opened: pipeline.Opened, workspace: Workspace) -> pipeline.Opened:
    return pipeline.compose_draft(Loaded(draft, opened.file, "", YamlTree(None, None, opened.file)), workspace)


def _texts(document: Document) -> list[str]:
    """Headings, paragraphs and rows in order, without blanks."""
    found: list[str] = []
    stack: list[Block | Section] = [*document.front, *document.preamble, *document.sections, *document.closing]
    while stack:
        node = stack.pop(0)
        if isinstance(node, Section):
            found.append(node.heading)
            stack[:0] = node.content
        elif node.rows:
            found += ["|".join(row) for row in node.rows]
        else:
            found.append(node.text)
    return [re.sub(r"\s", "", text) for text in found if text.strip()]
