"""Batch: all formats, one bad draft among good ones, the same bytes with any number of jobs."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from conftest import ROOT, Run

DRAFT = """\
title: 第{n}次提言
template: nga
issuer: ○○県知事会議
date: 2027-08-01
status: final
preamble: [地方の実情を踏まえた施策が求められている。]
lead: ついては、次の事項を実現されるよう提言する。
sections:
  - heading: 情報通信基盤の整備
    sections:
      - heading: 光ファイバの整備
        clauses:
          - {{id: local-{n}, text: 離島における光ファイバの整備に対する支援を拡充すること。}}
          - {{id: other-{n}, text: 維持管理に要する経費について、恒久的な財政措置を講じること。}}
      - heading: 無線の整備
        clauses:
          - {{id: third-{n}, text: 山間部における基地局の整備を促進すること。}}
"""


@pytest.fixture
def drafts(tmp_path: Path) -> Path:
    folder = tmp_path / "drafts"
    folder.mkdir()
    for n in range(1, 13):
        (folder / f"draft-{n:02}.yaml").write_text(DRAFT.format(n=n), encoding="utf-8")
    return folder


def tree(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.iterdir())}


def test_the_bytes_do_not_depend_on_the_jobs(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    for jobs in ("1", "2", "5"):
        to = "docx,txt,md,json"
        done = drafter("build", drafts, "--to", to, "--jobs", jobs, "--output", tmp_path / jobs, cwd=ROOT)
        assert done.returncode == 0, done.stderr
        assert "48 files from 12 drafts" in done.stderr
    one = tree(tmp_path / "1")
    assert len(one) == 48
    assert tree(tmp_path / "2") == one
    assert tree(tmp_path / "5") == one


def test_build_writes_what_render_writes(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    drafter("build", drafts, "--to", "docx", "--output", tmp_path / "build", cwd=ROOT)
    drafter("render", drafts / "draft-03.yaml", "--to", "docx", "--output", tmp_path / "render", cwd=ROOT)
    assert (tmp_path / "build/draft-03.docx").read_bytes() == (tmp_path / "render/draft-03.docx").read_bytes()


def test_one_bad_draft_does_not_stop_the_others(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    (drafts / "draft-05.yaml").write_text("title: [\n", encoding="utf-8")
    (drafts / "draft-06.yaml").write_text("title: 提言\ntitel: 提言\n", encoding="utf-8")
    done = drafter("build", drafts, "--to", "txt", "--output", tmp_path / "out", cwd=ROOT)
    assert done.returncode == 2
    assert "draft-05.yaml:" in done.stderr
    assert "draft-06.yaml:2:1" in done.stderr
    assert "(2 failed" in done.stderr
    assert len(tree(tmp_path / "out")) == 10
    assert "Traceback" not in done.stderr


def test_a_failed_draft_keeps_its_old_output(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    drafter("build", drafts, "--to", "txt", "--output", out, cwd=ROOT)
    before = (out / "draft-05.txt").read_bytes()
    (drafts / "draft-05.yaml").write_text("title: [\n", encoding="utf-8")
    drafter("build", drafts, "--to", "txt", "--output", out, cwd=ROOT)
    assert (out / "draft-05.txt").read_bytes() == before


def test_plain_progress_lines_where_there_is_no_terminal(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    done = drafter("build", drafts, "--to", "txt", "--output", tmp_path / "out", cwd=ROOT)
    lines = [line for line in done.stderr.splitlines() if line.startswith("[")]
    assert len(lines) == 12
    assert "\x1b" not in done.stderr
    assert "\r" not in done.stderr
    assert done.stdout == ""


def test_two_drafts_of_one_name_are_refused(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    (drafts / "last").mkdir()
    (drafts / "last" / "draft-01.yaml").write_text(DRAFT.format(n=1), encoding="utf-8")
    done = drafter("build", drafts, "--to", "txt", "--output", tmp_path / "out", cwd=ROOT)
    assert done.returncode == 2
    assert "would both be written as draft-01" in done.stderr
    assert not (tmp_path / "out").exists()


def test_a_folder_without_drafts(drafter: Run, tmp_path: Path) -> None:
    done = drafter("build", tmp_path, "--output", tmp_path / "out", cwd=ROOT)
    assert (done.returncode, "holds no draft" in done.stderr) == (2, True)


def test_findings_of_the_check_give_exit_code_one(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    bad = drafts / "draft-02.yaml"
    bad.write_text(
        bad.read_text(encoding="utf-8").replace(
            "local-2, text", "local-2, text: x}\n          - {use: none-such, text"
        ),
        encoding="utf-8",
    )
    done = drafter("build", drafts, "--to", "txt", "--check", "--output", tmp_path / "out", cwd=ROOT)
    assert done.returncode == 1
    assert "none-such" in done.stderr


def test_a_final_draft_with_unfilled_places_is_refused_unless_forced(
    drafter: Run, drafts: Path, tmp_path: Path
) -> None:
    bad, out = drafts / "draft-02.yaml", tmp_path / "out"
    text = (
        bad.read_text(encoding="utf-8")
        .replace("text: 離島における光ファイバの整備に", 'text: "{{年度}}までに')
        .replace("拡充すること。", '拡充すること。"', 1)
    )
    bad.write_text(text, encoding="utf-8")
    done = drafter("build", drafts, "--to", "txt", "--output", out, cwd=ROOT)
    assert done.returncode == 1
    assert "11 files from 11 of 12 drafts" in done.stderr
    assert "draft-02.yaml: final, but with places left unfilled: not written" in done.stderr
    assert not (out / "draft-02.txt").exists()
    assert drafter("build", bad, "--to", "txt", "--output", out, "--force", cwd=ROOT).returncode == 0
    assert "〔年度〕" in (out / "draft-02.txt").read_text("utf-8")


def test_one_file_by_two_names_is_one_draft(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    again = Path("drafts") / "draft-01.yaml"
    done = drafter("build", drafts, again, f"./{again}", "--to", "txt", "--output", "out", cwd=tmp_path)
    assert (done.returncode, "12 files from 12 drafts" in done.stderr) == (0, True), done.stderr


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["drafts", "--output", "-"], "cannot write to standard output"),
        (["drafts", "--to", ""], "--to names no format"),
        ([], "there is no folder of drafts here"),
    ],
)
def test_wrong_calls(drafter: Run, tmp_path: Path, words: list[str], told: str) -> None:
    done = drafter("build", *words, cwd=tmp_path)
    assert (done.returncode, told in done.stderr) == (2, True), done.stderr
    assert list(tmp_path.iterdir()) == []


def test_an_unwritable_output_folder(drafter: Run, drafts: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    done = drafter("build", drafts / "draft-01.yaml", "--to", "txt", "--output", blocked / "out", cwd=ROOT)
    assert done.returncode == 3
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="signals are sent the POSIX way")
def test_ctrl_c_leaves_whole_files_only(drafts: Path, tmp_path: Path) -> None:
    for n in range(13, 200):
        (drafts / f"draft-{n}.yaml").write_text(DRAFT.format(n=n), encoding="utf-8")
    out = tmp_path / "out"
    words = [sys.executable, "-m", "drafter", "build", str(drafts), "--jobs", "2", "--to", "docx", "--output", str(out)]
    process = subprocess.Popen(words, cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True)
    deadline = time.monotonic() + 60
    while not (out.is_dir() and any(out.iterdir())) and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert process.returncode == 130, said.decode()
    assert b"Traceback" not in said
    names = [path.name for path in out.iterdir()]
    assert names
    assert all(name.endswith(".docx") for name in names)
    assert all((out / name).read_bytes()[-22:-18] == b"PK\x05\x06" for name in names)


@pytest.mark.skipif(os.name == "nt", reason="signals are sent the POSIX way")
@pytest.mark.parametrize("after", [0.2, 0.35, 0.5])
def test_ctrl_c_while_the_workers_start(drafts: Path, tmp_path: Path, after: float) -> None:
    words = ["build", str(drafts), "--jobs", "4", "--to", "docx", "--output", str(tmp_path / "out")]
    process = subprocess.Popen(
        [sys.executable, "-m", "drafter", *words], cwd=ROOT, stderr=subprocess.PIPE, start_new_session=True
    )
    time.sleep(after)
    os.killpg(process.pid, signal.SIGINT)
    _, said = process.communicate(timeout=60)
    assert b"Traceback" not in said, said.decode()
    assert process.returncode in (130, 0)
