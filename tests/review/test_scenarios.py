"""What reviewers do in LibreOffice, recorded and not, comes back at the right clause with the right words.

Every scenario of ``scenarios.yaml`` in drafts of 5, 60 and 300 clauses; then the same files once more as another
program leaves them, without bookmarks and properties. Nothing but what the scenarios say may be told of a file.
"""

from __future__ import annotations

from pathlib import Path

import office
import papers
import playing
import pytest

from drafter import pipeline
from drafter.review import reading
from drafter.review.opinions import Opinion, Sureness
from drafter.workspace import Workspace

PLAYS = playing.plays()
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
def played(sent_drafts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, playing.Play]:
    """Every file that comes back, by its name: one office plays them all."""
    every = playing.plays()
    with office.running() as running:
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


def _judge(play: playing.Play, opinions: list[Opinion], error: str) -> None:
    assert not play.told, play.told
    assert not error
    told, missing = playing.left_over(opinions, [said for one in playing.expected(play) for said in one])
    assert not missing, "\n".join(map(str, (*missing, "told:", *told)))
    assert not told, "\n".join(map(str, told))
