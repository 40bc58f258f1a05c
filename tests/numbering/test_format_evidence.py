"""What the format says, weighed with the labels: passages in, tree out. The cases are tables in ``cases/*.txt``.

A case is ``## name``, passages, ``=>``, the outline, and a line ``! CODE line`` for each finding.
The notation is that of ``passages``.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from numbering.passages import outline, read

FOLDER = Path(__file__).parent / "cases"


def _cases() -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for path in sorted(FOLDER.glob("*.txt")):
        for case in path.read_text(encoding="utf-8").split("## ")[1:]:
            name, rest = case.split("\n", 1)
            given, expected = rest.split("\n=>\n", 1)
            assert name not in found
            found[name] = given, expected.strip("\n")
    return found


CASES = _cases()


@pytest.mark.parametrize("name", CASES)
def test_the_tree(name: str) -> None:
    given, expected = CASES[name]
    document = read(given).document
    found = [*outline(document), *(f"! {f.code} {f.place.line}" for f in document.findings)]
    assert found == expected.split("\n")
