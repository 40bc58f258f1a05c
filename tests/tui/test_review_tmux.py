"""A round of review in a real terminal at 80×24: bursts of keys, Japanese input, a kill in the middle, the end."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

import pytest
from rich.cells import cell_len

from drafter.model.draft import LocalClause
from drafter.model.loading import load_draft, load_review

from .desktop import workspace
from .terminal import Terminal, start
from .test_review import come_back

pytestmark = pytest.mark.skipif(shutil.which("tmux") is None, reason="tmux is not installed")


def test_a_round_played_through_killed_and_taken_up_again(tmp_path: Path, terminals: list[Terminal]) -> None:
    draft = workspace(tmp_path)
    come_back(draft)
    record = draft.with_name("a.review.yaml")
    screen = start(terminals, tmp_path, "drafts/a.yaml", "--review", "back", "--by", "事務局")
    seen = screen.wait("3 個のファイルを読みました")
    assert all(cell_len(line) <= 80 for line in seen.splitlines())
    # all at once, without a pause: accept, on, an answer in full-width letters, and the decision right behind it
    screen.keys("M-a", "F9", "F3")
    screen.type("次回に　検討①「全額」は困難。")
    screen.keys("M-r", "Escape")
    screen.wait("不採用")
    screen.wait("未決 2／4 件")
    screen.wait("回答: 次回に　検討")
    # other words, typed over the reviewer's
    screen.keys("Right", "Right", "M-e", "C-a")
    screen.type("離島航路の欠航に備え、代替輸送の経費を　補助すること。")
    screen.keys("M-a")
    screen.wait("修正採用")
    time.sleep(1.0)
    screen.kill()
    by_reviewer = {(one.reviewer, one.kind): one for one in load_review(record).value.opinions}
    assert by_reviewer["丙県", "text"].verdict == "accepted"
    assert by_reviewer["乙県", "text"].response == "次回に　検討①「全額」は困難。"
    assert by_reviewer["甲県", "text"].verdict == "edited"
    # the draft's words come back from the journal, and fit the record
    again = start(terminals, tmp_path, "drafts/a.yaml", "--review", "back", "--by", "事務局")
    again.wait("保存していない変更が見つかりました")
    again.keys("Enter")
    again.wait("新しい意見 0 件、未決 1 件")
    assert "原案に入っていません" not in again.seen
    again.keys("C-s")
    again.wait("保存済み")
    again.keys("C-q")
    again.ended()
    clauses = load_draft(draft).value.sections[0].clauses
    assert isinstance(clauses[1], LocalClause)
    assert clauses[1].text == "離島航路の欠航に備え、代替輸送の経費を　補助すること。"
