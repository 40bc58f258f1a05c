"""docs/architecture.md stays true: the floors that it tells are those that lint-imports holds, and its paths exist."""

from __future__ import annotations

import importlib.util
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


def test_modules_of_the_tests_are_not_taken_for_one_another() -> None:
    """pytest imports a test's module by its file name alone where its folder is no package."""
    plain = [path for path in (ROOT / "tests").rglob("*.py") if not (path.parent / "__init__.py").exists()]
    imported = re.compile(r"^(?:from|import) (\w+)\b", re.MULTILINE)
    asked = {(path.parent, name) for path in plain for name in imported.findall(path.read_text(encoding="utf-8"))}
    names = [path.stem for path in plain if path.stem.startswith("test_") or (path.parent, path.stem) in asked]
    assert {name for name in names if names.count(name) > 1} == set()
    origins = [spec.origin for name in names if (spec := importlib.util.find_spec(name)) is not None]
    assert [origin for origin in origins if "site-packages" in str(origin)] == []
