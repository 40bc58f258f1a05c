"""The real thing in a real terminal: a proposal of ten clauses by keys alone, at 80×24, killed and recovered."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest
from rich.cells import cell_len

from drafter.model.draft import LocalClause, UseClause
from drafter.model.loading import load_draft

from .desktop import workspace
from .terminal import ROOT, Terminal, start

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def test_ten_clauses_by_keys_alone_killed_recovered_and_rendered(tmp_path: Path, terminals: list[Terminal]) -> None:
    workspace(tmp_path)
    draft = tmp_path / "drafts" / "new.yaml"
    screen = start(terminals, tmp_path, "drafts/new.yaml", "--template", "nga")
    screen.wait("題名未記入")
    screen.keys("Enter")
    screen.type("暮らしの足と　つながりを守る提言")
    screen.keys("C-t")
    screen.type("地域交通の確保")
    # two from the library: Enter right behind the word
    screen.keys("F3")
    for words in ("路線", "離島"):
        screen.keys("C-a")
        screen.type(words)
        screen.keys("Enter")
        screen.wait({"路線": "bus-lines", "離島": "ferry"}[words])
    # two typed, one pasted
    screen.keys("C-n")
    screen.type("乗合タクシーの運行について、①燃料費、②車両の更新費を　支援すること。")
    screen.keys("C-n")
    screen.type("（運転手の確保）二種免許の取得費用を「人への投資」として支援すること。")
    screen.keys("C-n")
    screen.paste("地域鉄道の施設更新を支援すること。\n特に、橋りょうの耐震化を急ぐこと。")
    screen.keys("C-t")
    screen.type("情報通信の確保")
    for i in range(1, 6):
        screen.keys("C-n")
        screen.type(f"要望その{i}を、着実に実現すること。")
    screen.wait("要望その5を")
    screen.keys("Escape")
    time.sleep(0.2)
    screen.keys("M-Up", "M-Up")  # the last one two places up
    screen.keys("C-s")
    seen = screen.wait("保存しました")
    assert all(cell_len(line) <= 80 for line in seen.splitlines())
    value = load_draft(draft).value
    assert value.title == "暮らしの足と　つながりを守る提言"
    clauses = [clause for section in value.sections for clause in section.clauses]
    assert len(clauses) == 10
    assert [c.use for c in clauses if isinstance(c, UseClause)] == ["bus-lines", "ferry"]
    texts = [c.text for c in clauses if isinstance(c, LocalClause)]
    assert texts[2] == "地域鉄道の施設更新を支援すること。\n特に、橋りょうの耐震化を急ぐこと。"
    assert [t[4] for t in texts[3:]] == ["1", "2", "5", "3", "4"]
    # killed in the middle of typing
    screen.keys("C-n")
    screen.type("十一番目の要望を打ちかけ　たところで")
    screen.wait("十一番目")
    time.sleep(1.0)
    screen.kill()
    again = start(terminals, tmp_path, "drafts/new.yaml")
    again.wait("保存していない変更が見つかりました")
    again.keys("Enter")
    again.wait("復元しました")
    again.keys("C-s")
    again.wait("保存しました")
    left = [c.text for s in load_draft(draft).value.sections for c in s.clauses if isinstance(c, LocalClause)]
    assert "十一番目の要望を打ちかけ　たところで" in left
    # rendered
    again.keys("C-r")
    again.wait("書き出す")
    again.keys("Enter")
    again.wait("✓ out/new.txt" if (tmp_path / "out").exists() else "new.txt")
    again.wait("Esc で閉じます")
    written = sorted(path.name for path in tmp_path.rglob("new.*") if path.suffix in (".docx", ".txt"))
    assert written == ["new.docx", "new.txt"]
    again.keys("Escape")
    time.sleep(0.3)
    again.keys("C-q")
    again.ended()
    assert not list((tmp_path / ".drafter" / "journal").glob("*.jsonl"))


def test_the_ime_gets_the_cursor_where_the_text_is(tmp_path: Path, terminals: list[Terminal]) -> None:
    """The terminal's cursor is where an IME shows its candidates: behind what was typed, scrolled or wrapped."""
    workspace(tmp_path)
    screen = start(terminals, tmp_path, "drafts/a.yaml")
    screen.wait("地域の足を守る提言")
    screen.keys("C-t")
    screen.wait("項目を加えました")
    for words in ("①見出し乙", "がとても長くなっても丙", "、候補の窓は正しい位置に出る終"):
        screen.type(words)
        screen.wait(words[-1])
        time.sleep(0.2)
        x, y = map(int, screen.tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split())
        line = screen.seen.splitlines()[y]
        before = line[: line.rindex(words[-1]) + 1]
        assert cell_len(before) == x, (line, x)
    screen.keys("C-n")
    screen.wait("要望文を加えました")
    screen.type("本文が折り返しても、※候補の窓は文字の後ろに出て、決して離れた場所には出ないこと末")
    screen.wait("末")
    time.sleep(0.2)
    x, y = map(int, screen.tmux("display-message", "-p", "#{cursor_x} #{cursor_y}").split())
    line = screen.seen.splitlines()[y]
    assert cell_len(line[: line.index("末") + 1]) == x


def test_choosing_a_draft_when_none_is_named(tmp_path: Path, terminals: list[Terminal]) -> None:
    workspace(tmp_path)
    screen = start(terminals, tmp_path)
    screen.wait("原案を選ぶ")
    screen.wait("地域の足を守る提言")
    screen.keys("Enter")
    screen.wait("開きました")
    screen.keys("C-q")
    screen.ended()


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo terminals")
def test_a_bad_draft_is_told_before_any_screen(tmp_path: Path) -> None:
    import pty

    path = workspace(tmp_path)
    path.write_text("title: 提言\nsektions: []\n", encoding="utf-8")
    ours, theirs = pty.openpty()
    try:
        done = subprocess.run(
            [sys.executable, "-m", "drafter", "edit", "drafts/a.yaml", "--lang", "ja"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            check=False,
        )
        told = os.read(ours, 10_000).decode()
    finally:
        os.close(ours)
        os.close(theirs)
    assert done.returncode == 2
    assert "a.yaml:2" in told
    assert "\x1b[?1049h" not in told  # no screen was opened
    assert "Traceback" not in told


def test_without_a_terminal(tmp_path: Path) -> None:
    workspace(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "drafter", "edit", "drafts/a.yaml", "--lang", "ja"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "端末" in done.stderr
    assert done.stdout == ""


def test_a_lost_terminal_loses_no_word(tmp_path: Path, terminals: list[Terminal]) -> None:
    workspace(tmp_path)
    screen = start(terminals, tmp_path, "drafts/a.yaml")
    screen.wait("地域の足を守る提言")
    screen.keys("C-t")
    screen.type("端末が閉じても　残る項目")
    screen.wait("残る項目")
    time.sleep(1.0)
    screen.end()  # the window is closed: SIGHUP
    again = start(terminals, tmp_path, "drafts/a.yaml")
    again.wait("保存していない変更が見つかりました")
    again.keys("Enter")
    again.wait("端末が閉じても　残る項目")


def test_a_second_screen_on_the_same_draft_is_told(tmp_path: Path, terminals: list[Terminal]) -> None:
    workspace(tmp_path)
    first = start(terminals, tmp_path, "drafts/a.yaml")
    first.wait("地域の足を守る提言")
    first.keys("C-t")
    first.type("一つ目の画面")
    first.wait("一つ目の画面")
    time.sleep(0.8)
    second = start(terminals, tmp_path, "drafts/a.yaml")
    second.wait("別の画面でも開かれています")
    second.keys("C-t")
    second.type("二つ目の画面")
    second.keys("C-s")
    second.wait("保存しました")
    first.keys("C-s")
    first.wait("ほかのプログラムがこのファイルを変更しています")
