"""The pages on CI, pre-commit and editors stay true: every command, option, hook and setting in them is there."""

from __future__ import annotations

import json
import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import yaml
from conftest import ROOT

from drafter.cli import main
from drafter.errors import ExitCode

PAGES = (ROOT / "docs" / "integration.md", ROOT / "docs" / "点検を組み込む.md")
HOOKS: list[dict[str, Any]] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def blocks(page: Path, language: str) -> list[str]:
    """The code blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def commands(page: Path) -> list[str]:
    """Every ``drafter …`` in a page: shell lines, steps of CI, and in running text."""
    shell = [line for block in blocks(page, "sh") for line in block.splitlines()]
    steps = [re.sub(r"^[ -]*(?:run: )?", "", line) for block in blocks(page, "yaml") for line in block.splitlines()]
    inline = re.findall(r"`(drafter [^`]+)`", page.read_text(encoding="utf-8"))
    return [line for line in (*shell, *steps, *inline) if line.startswith("drafter ")]


def parsed(line: str) -> Any:
    """The arguments of a command line, as drafter takes them; it stops where one is unknown."""
    words = shlex.split(line.partition(" > ")[0])[1:]
    parser = main._parser(main._command(words), "en")
    return parser.parse_args(words)


@pytest.mark.parametrize(("page", "line"), [(page, line) for page in PAGES for line in commands(page)])
def test_every_command_is_one_that_drafter_takes(page: Path, line: str) -> None:
    words = line.split()
    assert words[1] in main.commands()
    assert len(words) == 2 or parsed(line).command == words[1]


def test_the_pages_hold_what_they_promise() -> None:
    for page in PAGES:
        lines = " ".join(commands(page))
        for part in ("--fix", "--diff", "--accept", "--baseline", "--write-baseline", "sarif", "junit"):
            assert part in lines, (page.name, part)
        assert "drafter[lsp]" in page.read_text(encoding="utf-8")
        told = {int(code) for code in re.findall(r"^\| (\d+) \|", page.read_text(encoding="utf-8"), re.MULTILINE)}
        assert told == {int(code) for code in ExitCode}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_code_of_other_programs_can_be_read(page: Path) -> None:
    for block in blocks(page, "yaml"):
        assert yaml.safe_load(block)
    for block in blocks(page, "json"):
        assert json.loads(block)["args"] == ["lsp"]
    for block in blocks(page, "toml"):
        assert tomllib.loads(block)["language-server"]["drafter"]["args"] == ["lsp"]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_the_hooks_that_are_named_exist(page: Path) -> None:
    named = set(re.findall(r"drafter-(?:check|fix)\b", page.read_text(encoding="utf-8")))
    assert named == {hook["id"] for hook in HOOKS}


def test_the_settings_that_are_told_are_those_that_are_read() -> None:
    text = PAGES[0].read_text(encoding="utf-8").partition("`initializationOptions`")[2]
    told = set(re.findall(r"^\| `(\w+)` \|", text, re.MULTILINE))
    source = (ROOT / "drafter" / "lsp" / "settings.py").read_text(encoding="utf-8")
    assert told == set(re.findall(r'told\.get\("(\w+)"\)', source))


def test_links_between_the_pages() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#]+)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_a_hook_runs_a_command_that_exists(hook: dict[str, Any]) -> None:
    assert hook["language"] == "python"
    assert parsed(f"{hook['entry']} x.yaml").command == "check"
    assert hook["pass_filenames"] is True


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
@pytest.mark.parametrize(
    ("file", "meant"),
    [
        ("drafts/2027.yaml", True),
        ("office/drafts/2027.yml", True),
        ("library/base.yaml", True),
        ("drafter.yaml", True),
        ("templates/own.yaml", True),
        ("drafts/2027.accepted.yaml", True),
        ("drafts/old.txt", True),
        (".pre-commit-config.yaml", False),
        (".github/workflows/check.yaml", False),
        ("README.md", False),
        ("mydrafts/a.yaml", False),
        ("drafts/a.yaml.bak", False),
    ],
)
def test_which_files_a_hook_is_given(hook: dict[str, Any], file: str, meant: bool) -> None:
    assert (re.search(hook["files"], file) is not None) == meant
