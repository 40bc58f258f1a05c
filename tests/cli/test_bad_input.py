"""Bad input for every command: one clear message with the place, the right exit code, no traceback, old output kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from conftest import ROOT, Run

SAMPLE = ROOT / "drafts" / "2027-digital.yaml"

GOOD = "title: 提言\nsections:\n  - heading: 基盤\n    clauses:\n      - 背景である。\n"


def deep_outline() -> bytes:
    lines = ["title: 提言", "sections:"]
    for depth in range(200):
        lines += [f"{'  ' * (2 * depth + 1)}- heading: 深さ{depth}", f"{'  ' * (2 * depth + 2)}sections:"]
    return ("\n".join(lines) + f"\n{'  ' * 401}- heading: 底\n").encode()


def bomb() -> bytes:
    lines = ["title: 提言", "a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    return "\n".join(lines).encode()


#: name → (ending, bytes, what the message must hold)
BAD: dict[str, tuple[str, Callable[[], bytes], str]] = {
    "empty-yaml": (".yaml", lambda: b"", "empty"),
    "blank-yaml": (".yaml", lambda: b"# only a comment\n", "empty"),
    "binary-yaml": (".yaml", lambda: bytes(range(256)) * 40, ""),
    "broken-utf-8": (".yaml", lambda: GOOD.encode() + "preamble: [あ".encode() + b"\x93\xfa\xff\xfe]\n", "6"),
    "tab": (".yaml", lambda: b"title: x\nsections:\n\t- heading: y\n", "3:1"),
    "duplicate-key": (".yaml", "title: 提言\nissuer: 県\ntitle: 要望\n".encode, "3:1"),
    "anchor-bomb": (".yaml", bomb, "2:5"),
    "tag": (".yaml", lambda: b"title: !!python/object/apply:os.system ['echo x > pwned']\n", "1:8"),
    "unknown-key": (".yaml", (GOOD + "issure: 県\n").encode, "6:1"),
    "wrong-type": (".yaml", "title: 提言\nsections: なし\n".encode, "2:11"),
    "a-list": (".yaml", lambda: b"- a\n- b\n", "1"),
    "deep-outline": (".yaml", deep_outline, "deep"),
    "control-character": (".yaml", lambda: b"title: a\x1b[31mb\n", "1:"),
    "fifty-megabytes": (".yaml", lambda: b"title: x\npreamble: [" + b"y, " * 17_500_000 + b"z]\n", "large"),
    "empty-text": (".txt", lambda: b"", "empty"),
    "blank-text": (".txt", lambda: b"\n\n  \n", "no text"),
    "binary-text": (".txt", lambda: b"\x00\x01\x02\x7fELF" + bytes(range(256)) * 9, ""),
    "word-as-text": (".txt", lambda: b"PK\x03\x04" + bytes(200), ""),
    "broken-utf-8-text": (".txt", lambda: "提言である。\n要望".encode() * 40 + b"\xff\xfe\xff\n", ""),
    "fifty-megabyte-text": (".txt", lambda: "国において措置を講じること。\n".encode() * 1_300_000, "large"),
    "unknown-ending": (".xyz", lambda: b"abc", ".xyz"),
}
COMMANDS: dict[str, tuple[str, ...]] = {
    "check": ("check", "FILE"),
    "outline": ("outline", "FILE"),
    "render": ("render", "FILE", "--to", "txt", "--output", "OUT"),
    "build": ("build", "FILE", "--to", "txt", "--output", "OUT"),
    "import": ("import", "FILE", "--into", "OUT"),
    "new": ("new", "OUT/new.yaml", "--from", "FILE"),
}
TEXT_ONLY = {"import"}
YAML_ONLY = {"build", "new"}


@pytest.fixture(scope="module")
def bad(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("bad")
    for name, (ending, make, _) in BAD.items():
        (folder / (name + ending)).write_bytes(make())
    return folder


def cases() -> Iterator[tuple[str, str]]:
    for command in COMMANDS:
        for name, (ending, _, _) in BAD.items():
            if command in TEXT_ONLY and ending != ".txt":
                continue
            if command in YAML_ONLY and ending != ".yaml":
                continue
            yield command, name


def words(command: str, file: Path, out: Path) -> list[str]:
    return [
        word.replace("FILE", str(file)).replace("OUT", str(out)) if word in ("FILE",) or "OUT" in word else word
        for word in COMMANDS[command]
    ]


def assert_one_clear_message(done: subprocess.CompletedProcess[str], code: int, said: str) -> None:
    assert done.returncode == code, done.stdout + done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "internal error" not in done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert done.stderr.strip()
    assert said.lower() in done.stderr.lower()


@pytest.mark.parametrize(("command", "name"), list(cases()))
def test_bad_files(drafter: Run, bad: Path, tmp_path: Path, command: str, name: str) -> None:
    ending, _, said = BAD[name]
    file = bad / (name + ending)
    out = tmp_path / "out"
    out.mkdir()
    (out / f"{name}.txt").write_text("old output")
    done = drafter(*words(command, file, out), cwd=tmp_path)
    assert_one_clear_message(done, 2, said)
    assert file.name in done.stderr
    assert (out / f"{name}.txt").read_text() == "old output"
    assert [path.name for path in out.iterdir()] == [f"{name}.txt"]
    assert not (tmp_path / "pwned").exists()


@pytest.mark.skipif(os.name == "nt", reason="a pseudo-terminal is opened the POSIX way")
@pytest.mark.parametrize("name", [name for name, (ending, _, _) in BAD.items() if ending == ".yaml"])
def test_edit_refuses_a_bad_draft_before_the_screen_opens(bad: Path, tmp_path: Path, name: str) -> None:
    import pty

    main, terminal = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter", "edit", str(bad / f"{name}.yaml")],
        env={**os.environ, "PYTHONPATH": str(ROOT), "LC_ALL": "en_US.UTF-8", "TERM": "xterm-256color"},
        cwd=tmp_path,
        stdin=terminal,
        stdout=terminal,
        stderr=terminal,
    )
    os.close(terminal)
    code = process.wait(timeout=60)
    said = os.read(main, 65536).decode("utf-8", "replace")
    os.close(main)
    assert code == 2, said
    assert f"{name}.yaml" in said
    assert BAD[name][2].lower() in said.lower()
    assert "Traceback" not in said
    assert "\x1b[?1049h" not in said  # the screen was never opened


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("ending", [".yaml", ".txt"])
def test_a_missing_file(drafter: Run, tmp_path: Path, command: str, ending: str) -> None:
    done = drafter(*words(command, tmp_path / f"none{ending}", tmp_path / "out"), cwd=tmp_path)
    assert_one_clear_message(done, 2, "none")
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("command", [name for name in COMMANDS if name not in ("build", "check")])
def test_a_folder_where_a_file_is_meant(drafter: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "folder").mkdir()
    done = drafter(*words(command, tmp_path / "folder", tmp_path / "out"), cwd=tmp_path)
    assert_one_clear_message(done, 2, "folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
@pytest.mark.parametrize("command", ["check", "outline", "render"])
def test_a_fifo_does_not_hang(drafter: Run, tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    done = drafter(*words(command, tmp_path / "pipe.txt", tmp_path / "out"), cwd=tmp_path)
    assert_one_clear_message(done, 2, "pipe.txt")


def _output_commands(out: Path) -> dict[str, tuple[str, ...]]:
    return {
        "render": ("render", str(SAMPLE), "--to", "txt", "--output", str(out)),
        "build": ("build", str(SAMPLE), "--to", "txt", "--output", str(out)),
        "init": ("init", str(out)),
        "new": ("new", str(out / "new.yaml")),
    }


@pytest.mark.parametrize("command", ["render", "build", "init", "new"])
def test_an_output_folder_that_cannot_be_made(drafter: Run, tmp_path: Path, command: str) -> None:
    (tmp_path / "file").write_text("in the way")
    done = drafter(*_output_commands(tmp_path / "file" / "out")[command], cwd=tmp_path)
    assert_one_clear_message(done, 3, "file")
    assert (tmp_path / "file").read_text() == "in the way"


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A tmpfs of 16 KB."""
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=16k", "tmpfs", str(disk)]
    try:
        made = subprocess.run(mount, capture_output=True, check=False).returncode == 0
    except FileNotFoundError:
        made = False
    if not made:
        pytest.skip("a small tmpfs cannot be mounted here (needs root)")
    yield disk
    subprocess.run(["umount", str(disk)], check=True)


@pytest.mark.parametrize("command", ["render", "build"])
def test_a_full_disk_keeps_the_old_output(drafter: Run, small_disk: Path, command: str) -> None:
    old = small_disk / f"{SAMPLE.stem}.txt"
    old.write_text("old output")
    (small_disk / "filler").write_bytes(b"x" * 4000)
    done = drafter(*_output_commands(small_disk)[command], cwd=ROOT)
    assert_one_clear_message(done, 3, "full")
    assert old.read_text() == "old output"
    assert sorted(path.name for path in small_disk.iterdir()) == sorted([old.name, "filler"])


@pytest.mark.skipif(os.name == "nt", reason="signals are sent the POSIX way")
def test_ctrl_c_in_the_middle_of_reading(tmp_path: Path) -> None:
    file = tmp_path / "long.txt"
    file.write_text("１　基盤の整備\n国において、必要な措置を講じること。\n" * 190_000, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter", "outline", str(file)],
        cwd=ROOT,
        env={**os.environ, "LC_ALL": "en_US.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    time.sleep(1.0)
    process.send_signal(signal.SIGINT)
    out, said = process.communicate(timeout=60)
    assert (process.returncode, said.decode().strip()) == (130, "Interrupted.")
    assert b"Traceback" not in out + said


def test_terminal_escapes_of_strangers_are_not_printed(drafter: Run, tmp_path: Path) -> None:
    file = tmp_path / "esc.txt"
    file.write_text("提言\x1b]0;title\x07書\n\n１　基盤\x1b[2J\n　整備すること。\n", encoding="utf-8")
    for command in ("outline", "check"):
        done = drafter(command, file)
        assert "\x1b" not in done.stdout + done.stderr
        assert "\x07" not in done.stdout + done.stderr


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="the peak of a process is read from Linux's /proc")
@pytest.mark.parametrize("name", ["fifty-megabytes.yaml", "fifty-megabyte-text.txt", "anchor-bomb.yaml"])
def test_memory_stays_bounded(bad: Path, name: str) -> None:
    """The largest refused inputs are refused before they are taken apart: under 300 MB."""
    # ru_maxrss would begin at what the tests' own process takes, which this one is forked from
    code = (
        "from pathlib import Path\nfrom drafter.cli.main import run\n"
        f"run(['check', {str(bad / name)!r}])\n"
        "status = Path('/proc/self/status').read_text()\n"
        "print(next(line.split()[1] for line in status.splitlines() if line.startswith('VmHWM')))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True)
    assert int(done.stdout.split()[-1]) < 300_000  # KB
