"""One office for all tests of a session that drive LibreOffice, and the scenarios played in it, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import office as driver
import papers
import playing
import pytest
from office import Office


@pytest.fixture(scope="session")
def office() -> Iterator[Office]:
    """A running LibreOffice; tests that need it skip, saying so, where there is none."""
    with driver.running() as found:
        yield found


@pytest.fixture(scope="session")
def sent_drafts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workspace with drafts of 5, 60 and 300 clauses."""
    return papers.workspace(tmp_path_factory.mktemp("review") / "workspace", *playing.SIZES)


@pytest.fixture(scope="session")
def played(office: Office, sent_drafts: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, playing.Play]:
    """Every file that comes back, by its name."""
    every = playing.plays()
    playing.perform(office, sent_drafts, tmp_path_factory.mktemp("returned"), every)
    return {play.name: play for play in every}
