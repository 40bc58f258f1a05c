"""What the tests of the screen share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from .terminal import Terminal


@pytest.fixture
def terminals() -> Iterator[list[Terminal]]:
    opened: list[Terminal] = []
    yield opened
    for terminal in opened:
        terminal.end()
