"""The command line itself: discovery, languages, exit codes, and what it does not load."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, Run

from drafter.cli import main

EXPECTED = (
    *("approve", "build", "check", "compare", "edit", "import", "init", "lineage", "lsp", "new", "outline", "render"),
    *("review", "rules", "schema", "search", "template"),
)
HEAVY = ("textual", "docx", "pypdf", "pypdfium2", "pdfplumber", "pygls", "lsprotocol")


def loaded_by(*words: str) -> set[str]:
    """Top-level modules that a run of the command loads, in a process of its own."""
    code = (
        "import sys\nfrom drafter.cli.main import run\n"
        f"code = run({list(words)!r})\n"
        "print('LOADED', *sorted({m.partition('.')[0] for m in sys.modules}))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    return set(done.stdout.decode().rpartition("LOADED ")[2].split())


def test_the_commands_are_found() -> None:
    assert main.commands() == EXPECTED


def test_version_loads_nothing() -> None:
    loaded = loaded_by("--version")
    assert not loaded & {*HEAVY, "pydantic", "yaml", "ruamel", "jsonschema", "lxml", "rapidfuzz", "sqlite3"}


@pytest.mark.parametrize("target", ["drafts/2027-digital.yaml", "library"])
def test_check_loads_neither_screen_nor_word_nor_pdf(target: str) -> None:
    assert not loaded_by("check", target) & {*HEAVY, "ruamel", "jsonschema"}


def test_importing_the_pipeline_loads_no_screen_word_or_pdf() -> None:
    code = "import sys, drafter.pipeline; print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert not set(done.stdout.decode().split()) & set(HEAVY)


def test_version(drafter: Run) -> None:
    import drafter as package

    done = drafter("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"drafter {package.__version__}\n", "")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("chekc",), "did you mean: check"),
        (("frobnicate",), "commands: approve, build, check"),
        (("check",), "required"),
        (("check", "x", "--frob"), "unrecognized arguments: --frob"),
        (("render", "drafts/2027-digital.yaml", "--to", "xyz", "--output", "x"), "formats: docx"),
        (("--lang", "fr", "check", "x"), "invalid choice"),
    ],
)
def test_wrong_usage(drafter: Run, words: tuple[str, ...], said: str) -> None:
    done = drafter(*words, cwd=ROOT)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_bare_drafter_asks_for_a_terminal(drafter: Run) -> None:
    done = drafter()
    assert done.returncode == 2
    assert "Traceback" not in done.stderr
    assert "terminal" in done.stderr


@pytest.mark.parametrize("command", ["check", "render", "outline"])
def test_a_format_that_no_reader_has(drafter: Run, command: str) -> None:
    done = drafter(command, "drafts/2027-digital.yaml", "--from-format", "odt", cwd=ROOT)
    assert done.returncode == 2
    assert "cannot read the format “odt”" in done.stderr
    assert "takes: yaml, docx, html, md, pdf, txt" in done.stderr


@pytest.mark.parametrize("name", ["txt", "text", "yml", "yaml"])
def test_formats_by_the_names_that_people_use(drafter: Run, name: str) -> None:
    done = drafter("render", "-", "--from-format", name, "--to", "txt", "--output", "-", stdin=b"title: x\n", cwd=ROOT)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("command", EXPECTED)
@pytest.mark.parametrize("lang", ["ja", "en"])
def test_every_command_explains_itself_in_both_languages(drafter: Run, command: str, lang: str) -> None:
    done = drafter(command, "--help", "--lang", lang)
    assert done.returncode == 0
    assert ("使い方: drafter" in done.stdout) == (lang == "ja")
    assert done.stderr == ""


def test_the_language_follows_the_locale(drafter: Run, tmp_path: Path) -> None:
    assert "ありません" in drafter("check", tmp_path / "none.yaml", lang="ja_JP").stderr
    assert "no such file" in drafter("check", tmp_path / "none.yaml", lang="en_US").stderr.lower()
    assert "ありません" in drafter("check", tmp_path / "none.yaml", "--lang", "ja", lang="en_US").stderr


def test_a_closed_pipe_is_no_error(drafter: Run) -> None:
    line = f"{sys.executable} -m drafter rules | head -1 > /dev/null; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], cwd=ROOT, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert done.stdout.strip() == "0"


@pytest.mark.skipif(os.name == "nt", reason="signals are sent the POSIX way")
@pytest.mark.parametrize("becomes", ["RuntimeError('wrapped by compiled code')", "BaseException('a panic')", ""])
def test_ctrl_c_gives_its_exit_code_whatever_it_becomes(becomes: str) -> None:
    """Within compiled code (a validator, an import) an interrupt comes out as another error, or not at all."""
    code = (
        "import os, signal, sys\nfrom drafter.cli import main\n"
        "def stop(words, app):\n"
        "    try:\n        os.kill(os.getpid(), signal.SIGINT)\n        while True: pass\n"
        f"    except KeyboardInterrupt:\n        {f'raise {becomes} from None' if becomes else 'return 0'}\n"
        "main._dispatch = stop\nsys.exit(main.run(['rules', '--lang', 'en']))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)
    assert (done.returncode, done.stderr.decode()) == (130, "Interrupted.\n")


def test_ctrl_c_within_exec_gives_the_same_exit_code(tmp_path: Path) -> None:
    (tmp_path / "program.py").write_text(
        "import sys\nfrom drafter.cli import main\n"
        "def stop(words, app):\n    exec('raise KeyboardInterrupt')\n"
        "main._dispatch = stop\nsys.exit(main.run(['rules']))\n",
        encoding="utf-8",
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run([sys.executable, "-m", "program"], cwd=tmp_path, env=env, capture_output=True, check=False)
    assert (done.returncode, b"Traceback" in done.stderr) == (130, False)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [("rules",), ("search", "離島"), ("render", "drafts/2027-digital.yaml", "-o", "-")])
def test_standard_output_that_is_full(words: tuple[str, ...]) -> None:
    with open("/dev/full", "wb") as full:  # noqa: PTH123 - a device
        done = subprocess.run(
            [sys.executable, "-m", "drafter", "--lang", "en", *words],
            cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False,
        )  # fmt: skip
    assert (done.returncode, done.stderr.decode().count("\n")) == (3, 1), done.stderr.decode()
    assert "cannot write" in done.stderr.decode()
