"""``drafter render`` as a user runs it."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
Run = Callable[..., subprocess.CompletedProcess[str]]

GOOD = """\
title: 見本の提言
template: nga
issuer: ○○県
date: 2027-08-01
status: {status}
preamble: [前文である。]
sections:
  - heading: 整備
    clauses:
      - {{id: one, text: "{text}"}}
"""


@pytest.fixture
def draft(tmp_path: Path) -> Callable[..., Path]:
    def write(name: str = "a.yaml", status: str = "draft", text: str = "国は整備を進めること。") -> Path:
        path = tmp_path / name
        path.write_text(GOOD.format(status=status, text=text), encoding="utf-8")
        return path

    return write


def test_one_file_a_draft_and_format(drafter: Run, draft: Callable[..., Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    done = drafter("render", draft("a.yaml"), draft("b.yaml"), "--to", "docx,txt", "--to", "md", "--output", out)
    assert (done.returncode, done.stdout) == (0, "")
    assert {path.name for path in out.iterdir()} == {f"{s}.{f}" for s in "ab" for f in ("docx", "txt", "md")}
    assert (out / "a.docx").read_bytes()[:2] == b"PK"


def test_to_standard_output(drafter: Run, draft: Callable[..., Path]) -> None:
    done = drafter("render", draft(), "--to", "txt", "--output", "-")
    assert done.returncode == 0
    assert "国は整備を進めること。" in done.stdout


def test_a_word_file_to_standard_output_is_whole(draft: Callable[..., Path], tmp_path: Path) -> None:
    path = draft()
    command = [sys.executable, "-m", "drafter", "render", path, "--to", "docx", "--output"]
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    piped = subprocess.run([*command, "-"], env=env, check=True, capture_output=True).stdout
    subprocess.run([*command, tmp_path], env=env, check=True, capture_output=True)
    assert piped == (tmp_path / "a.docx").read_bytes()


@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo terminal")
def test_no_word_file_on_a_terminal(draft: Callable[..., Path]) -> None:
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "drafter", "render", draft(), "--to", "docx", "--output", "-"]
    done = subprocess.run(
        command, check=False, env={**os.environ, "PYTHONPATH": str(ROOT)}, stdout=slave, stderr=subprocess.PIPE
    )
    os.close(slave)
    os.close(master)
    assert done.returncode == 2


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (["a.yaml", "--to", "odt"], 2, "docx, html, json, md, pdf, txt"),
        (["a.yaml", "--to", ","], 2, "--to"),
        (["a.yaml", "--to", "docx,txt", "--output", "-"], 2, "one draft in one format"),
        (["none.yaml"], 2, "none.yaml"),
        (["a.yaml", "--output", "a.yaml"], 3, "a.yaml"),
        (["a.yaml", "sub/a.yaml", "--output", "out"], 2, "same file"),
        ([], 2, ""),
    ],
)
def test_wrong_calls(
    drafter: Run, draft: Callable[..., Path], tmp_path: Path, words: list[str], code: int, told: str
) -> None:
    (tmp_path / "sub").mkdir()
    draft("sub/a.yaml")
    before = draft().read_text("utf-8")
    done = drafter("render", *words, cwd=tmp_path)
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert (tmp_path / "a.yaml").read_text("utf-8") == before
    assert not (tmp_path / "out").exists()


def test_a_source_is_never_overwritten(drafter: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("提言\n\n１　整備\n　国は整備を進めること。\n", encoding="utf-8")
    done = drafter("render", "a.txt", "--to", "txt", "--output", ".", cwd=tmp_path)
    assert done.returncode == 2
    assert (tmp_path / "a.txt").read_text("utf-8").startswith("提言")


def test_a_draft_with_errors_is_written_and_they_are_told(
    drafter: Run, draft: Callable[..., Path], tmp_path: Path
) -> None:
    done = drafter("render", draft(text="{{年度}}までに進めること。"), "--to", "txt", "--output", tmp_path)
    assert done.returncode == 0
    assert "〔年度〕" in (tmp_path / "a.txt").read_text("utf-8")


def test_a_final_document_with_errors_is_refused(drafter: Run, draft: Callable[..., Path], tmp_path: Path) -> None:
    path = draft(status="final", text="{{年度}}までに進めること。")
    done = drafter("render", path, "--to", "txt", "--output", tmp_path)
    assert done.returncode == 1
    assert "a.yaml:10" in done.stderr
    assert not (tmp_path / "a.txt").exists()
    assert drafter("render", path, "--to", "txt", "--output", tmp_path, "--force").returncode == 0
    assert (tmp_path / "a.txt").exists()


def test_a_bad_draft_does_not_stop_the_others(drafter: Run, draft: Callable[..., Path], tmp_path: Path) -> None:
    done = drafter("render", draft("a.yaml"), tmp_path / "none.yaml", draft("b.yaml"), "--to", "txt", cwd=tmp_path)
    assert done.returncode == 2
    assert "none.yaml" in done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"a.txt", "b.txt"}


def test_each_draft_has_its_own_workspace(drafter: Run, draft: Callable[..., Path], tmp_path: Path) -> None:
    for name, mark in (("one", "〈素案〉"), ("two", "〈未定稿〉")):
        (tmp_path / name / "templates").mkdir(parents=True)
        (tmp_path / name / "templates/nga.yaml").write_text(
            f"template: nga\nphrases: {{draft_mark: {mark}}}\n", encoding="utf-8"
        )
    done = drafter("render", draft("one/a.yaml"), draft("two/b.yaml"), "--to", "txt", "--output", tmp_path / "out")
    assert done.returncode == 0
    assert "〈素案〉" in (tmp_path / "out/a.txt").read_text("utf-8")
    assert "〈未定稿〉" in (tmp_path / "out/b.txt").read_text("utf-8")


def test_messages_in_japanese(drafter: Run, draft: Callable[..., Path], tmp_path: Path) -> None:
    done = drafter("render", draft(), "--to", "txt", "--output", tmp_path, lang="ja_JP")
    assert "書き出しました" in done.stderr
