"""An import beside what the library has already: the same document is referred to, another one gets its own id."""

from __future__ import annotations

from pathlib import Path

import pytest
from conftest import Run

from drafter.japanese.glyphs import squeeze
from drafter.model.loading import load_collection

TEXT = """\
駅前の整備に関する要望書

令和５年６月１日

　　　　　　　　　　　　　　　　　　　　○○町商工会

　駅前の空き店舗が増え、町のにぎわいが失われつつある。
　ついては、次の事項を要望する。

１　空き店舗の活用
　空き店舗を借りる者に対する家賃の補助を設けること。

２　歩道の改良
　段差の解消を進めること。
"""
SOURCES = """\
collection: sources
sources:
  - {{id: ekimae, title: {title}, issuer: ○○町商工会, date: {date}}}
"""


@pytest.fixture
def place(tmp_path: Path) -> Path:
    (tmp_path / "library").mkdir()
    (tmp_path / "ekimae.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def taken(drafter: Run, place: Path) -> str:
    done = drafter("import", "ekimae.txt", "--into", "library", "--draft", "drafts/d.yaml", cwd=place)
    assert done.returncode == 0, done.stderr
    assert drafter("check", "library", "drafts", cwd=place).returncode == 0
    return done.stdout


def test_the_same_document_is_not_declared_again(drafter: Run, place: Path) -> None:
    known = SOURCES.format(title="駅前の整備に関する要望書", date="2023-06-01")
    (place / "library" / "00.yaml").write_text(known, encoding="utf-8")
    for _ in range(2):
        taken(drafter, place)
        made = load_collection(place / "library" / "ekimae.yaml").value
        assert made.sources == ()
        assert {p.source for clause in made.clauses for p in clause.precedents} == {"ekimae"}


@pytest.mark.parametrize(("title", "date"), [("別の要望書", "2023-06-01"), ("駅前の整備に関する要望書", "2021-06-01")])
def test_another_document_of_the_same_id_leaves_it_alone(drafter: Run, place: Path, title: str, date: str) -> None:
    (place / "library" / "00.yaml").write_text(SOURCES.format(title=title, date=date), encoding="utf-8")
    for _ in range(2):
        assert "ekimae-2" in taken(drafter, place)
        assert sorted(p.name for p in (place / "library").iterdir()) == ["00.yaml", "ekimae-2.yaml"]


def test_a_text_without_a_title_comes_back_without_one(drafter: Run, place: Path) -> None:
    (place / "ekimae.txt").write_text(TEXT[TEXT.index("　駅前の空き") :], encoding="utf-8")
    done = drafter("import", "ekimae.txt", "--into", "library", "--draft", "drafts/d.yaml", cwd=place)
    assert done.returncode == 0, done.stderr
    assert drafter("render", "drafts/d.yaml", "--to", "txt", "--output", "out", cwd=place).returncode == 0
    printed = (place / "out" / "d.txt").read_text(encoding="utf-8")
    assert squeeze(printed) == squeeze((place / "ekimae.txt").read_text(encoding="utf-8"))
