"""``drafter outline --explain``: why each line was read as it was, as a user meets it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import ROOT, Run

from drafter.japanese.width import cells

TEXT = """\
道路の整備に関する要望書
令和９年７月１日
○○県知事

１　国道の整備
国道の整備を進めること。

５年間の計画を定め、着実に進めるよう求める。

２　橋の補修
橋の補修を支援すること。
"""
MARKED = """\
# 要望書

## 1. 国道

国道を整備すること。

# (1) 用地

用地を確保すること。

# (2) 工事

工事を進めること。

## 2. 橋

橋を直すこと。

# (1) 点検

点検すること。
"""


@pytest.fixture
def text(tmp_path: Path) -> Path:
    path = tmp_path / "past.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def _decisions(drafter: Run, path: Path, lang: str = "en") -> dict[int, dict[str, object]]:
    done = drafter("outline", path, "--explain", "--format", "json", lang=lang)
    assert done.returncode == 0, done.stderr
    return {one["line"]: one for one in json.loads(done.stdout)}


def _reasons(found: dict[str, object]) -> str:
    assert isinstance(found["reasons"], list)
    return "; ".join(found["reasons"])


def test_sequence_and_units_are_named(drafter: Run, text: Path) -> None:
    found = _decisions(drafter, text)
    assert found[5] | {"reasons": ()} == {
        "line": 5,
        "role": "heading",
        "label": "１",
        "level": 1,
        "text": "１　国道の整備",
        "reasons": (),
    }
    assert "２ at line 10 follows it" in _reasons(found[5])
    assert "follows １ at line 5" in _reasons(found[10])
    assert "text stands directly beneath it (line 11)" in _reasons(found[10])
    assert found[8]["role"] == "body"
    assert "５年 is a figure with a unit, no label" in _reasons(found[8])
    assert "the whole line is a date" in _reasons(found[2])
    assert "数量で、項目番号ではない" in _reasons(_decisions(drafter, text, "ja")[8])


def test_levels_of_the_format_are_named(drafter: Run, tmp_path: Path) -> None:
    path = tmp_path / "slides.md"
    path.write_text(MARKED, encoding="utf-8")
    found = _decisions(drafter, path)
    assert "the format says heading 2" in _reasons(found[3])
    assert "counts for more than the format's heading 1" in _reasons(found[7])
    assert found[7]["level"] == 2
    listed = json.loads(drafter("outline", path, "--format", "json", lang="en").stdout)
    assert [f["line"] for f in listed["findings"] if f["code"] == "READ016"] == [7]


@pytest.mark.parametrize("lang", ["ja", "en"])
def test_people_get_aligned_wrapped_lines_without_control_characters(drafter: Run, tmp_path: Path, lang: str) -> None:
    path = tmp_path / "past.txt"
    path.write_text(TEXT.replace("国道の", "国道の\x1b[31m"), encoding="utf-8")
    shown = drafter("outline", path, "--explain", lang=lang).stdout
    assert "\x1b" not in shown
    rows = shown.splitlines()
    assert max(map(cells, rows)) <= 100
    heads = [row for row in rows if row[:6].strip().isdigit()]
    assert len(heads) >= 6
    texts = {cells(row[: row.index("└")]) for row in rows if "└" in row}
    assert len(texts) == 1


def test_what_it_is_not_for(drafter: Run, text: Path) -> None:
    draft = next((ROOT / "drafts").glob("*.yaml"))
    assert drafter("outline", draft, "--explain").returncode == 2
    assert drafter("outline", text, "--explain", "--account").returncode == 2


def test_one_of_several_documents(drafter: Run, tmp_path: Path) -> None:
    path = tmp_path / "volume.txt"
    other = TEXT.replace("道路", "医療").replace("国道", "病院").replace("橋", "診療所")
    path.write_text(TEXT.replace("\n○○", "\n\n○○") + "以上\n\f" + other, encoding="utf-8")
    whole = json.loads(drafter("outline", path, "--format", "json").stdout)
    assert [s["heading"] for s in whole["sections"]] == ["道路の整備に関する要望書", "医療の整備に関する要望書"]
    assert [f["code"] for f in whole["findings"] if f["code"] == "READ009"] == ["READ009"]
    second = json.loads(drafter("outline", path, "--format", "json", "--document", "2").stdout)
    assert second["title"] == "医療の整備に関する要望書"
    assert [s["heading"] for s in second["sections"]] == ["病院の整備", "診療所の補修"]
    assert drafter("outline", path, "--document", "3").returncode == 2
