"""docs/architecture.md stays true: the floors that it tells are those that lint-imports holds, and its paths exist."""

from __future__ import annotations

import re
import tomllib

from conftest import ROOT

TEXT = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")


def test_the_table_of_floors_is_the_contract() -> None:
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"][
        "contracts"
    ]
    (layers,) = [contract["layers"] for contract in contracts if contract["type"] == "layers"]
    told = re.findall(r"^\| (\d+) \| (.+?) \|", TEXT, re.MULTILINE)
    assert [int(number) for number, _ in told] == list(range(len(layers), 0, -1))
    assert [set(re.findall(r"`(\w+)`", names)) for _, names in told] == [set(layer.split(" | ")) for layer in layers]


def test_every_module_has_a_floor() -> None:
    on_disk = {p.stem for p in (ROOT / "drafter").iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    on_disk |= {p.stem for p in (ROOT / "drafter").glob("[!_]*.py")}
    told = set(re.findall(r"`(\w+)`", "".join(line for line in TEXT.splitlines() if re.match(r"\| \d+ \|", line))))
    assert on_disk <= told


def test_the_paths_that_it_names_exist() -> None:
    named = set(re.findall(r"`((?:\w+/)+[\w*]+\.(?:py|yaml|md))`", TEXT))
    assert named
    missing = [path for path in named if not [*ROOT.glob(path), *(ROOT / "drafter").glob(path)]]
    assert missing == []
