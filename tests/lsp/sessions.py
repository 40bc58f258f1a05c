"""A workspace a test, and sessions that many tests share: a server answers for files of any folder."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from lsp import samples
from lsp.client import Editor


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A workspace of its own."""
    return samples.workspace(tmp_path)


@pytest.fixture
def draft(folder: Path) -> Path:
    """Its draft."""
    return folder / "drafts" / "a.yaml"


@pytest.fixture(scope="session")
def _english(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """A session whose texts are English."""
    with Editor(tmp_path_factory.mktemp("english")) as editor:
        yield editor


@pytest.fixture(scope="session")
def _japanese(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """A session whose texts are Japanese, by the client's locale."""
    with Editor(tmp_path_factory.mktemp("japanese"), options={"reasons": samples.REASONS}, locale="ja-JP") as editor:
        yield editor


@pytest.fixture
def english(_english: Editor) -> Iterator[Editor]:
    """That session with no file open."""
    yield _english
    _english.tidy()


@pytest.fixture
def japanese(_japanese: Editor) -> Iterator[Editor]:
    """That session with no file open."""
    yield _japanese
    _japanese.tidy()
