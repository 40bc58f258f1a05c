"""``drafter lineage`` as a user runs it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import ROOT

from drafter.cli import lineage as command
from drafter.cli import main
from drafter.library.lineage import Unit, pair

Go = Callable[..., tuple[int, str, str]]

OLD = """\
雪国の暮らしに関する提言

　雪国の暮らしを守るため、次のとおり提言する。

１　除雪への支援
　除雪機械の更新に要する費用を令和８年度から支援すること。
　消融雪施設の電気料金の高騰に対する補助を設けること。

２　人手の確保
　除雪作業に当たる運転手の免許取得費を助成すること。
　屋根の雪下ろしを担う共助の組織に保険料を補助すること。

令和８年６月１日
○○県町村会
"""
NEW = """\
雪国の暮らしに関する提言

　雪国の暮らしを守るため、次のとおり提言する。

１　担い手の確保
　除雪作業に当たる運転手の免許取得費を助成すること。

２　除雪への支援
　豪雪に備えた気象の予測を高めること。
　除雪機械の更新に要する費用を令和９年度から支援すること。
　消融雪施設の電気料金の高騰に対する補助を国の負担で設けること。

令和９年６月１日
○○県町村会
"""


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Go:
    """Runs ``drafter lineage`` within a folder that has ``old.txt`` and ``new.txt``."""
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.txt").write_text(NEW, encoding="utf-8")

    def go(*words: str | Path) -> tuple[int, str, str]:
        code = main.run(["lineage", *map(str, words)])
        out, err = capsys.readouterr()
        return code, out, err

    return go


TEXT = """\
■ 担い手の確保
  [同文] ２ → １  (1.00, 移動)
      （見出し）〔-人手-〕〔+担い手+〕の確保
      除雪作業に当たる運転手の免許取得費を助成すること。

■ 除雪への支援
  [新規] ― → ２
      豪雪に備えた気象の予測を高めること。
  [年度・数値のみ] １ → ２  (0.96)
      除雪機械の更新に要する費用を〔-令和８年度-〕〔+令和９年度+〕から支援すること。
  [修正] １ → ２  (0.94)
      消融雪施設の電気料金の高騰に対する補助を〔+国の負担で+〕設けること。

■ 後の文書にないもの
  [削除] ２ → ―
      屋根の雪下ろしを担う共助の組織に保険料を補助すること。

前 4 件 → 後 4 件：同文 1  年度・数値のみ 1  修正 1  新規 1  削除 1（うち移動 1）
"""


def test_text(run: Go) -> None:
    code, out, err = run("old.txt", "new.txt")
    assert (code, err) == (0, "")
    assert "\x1b" not in out
    assert re.sub(r"0\.\d\d", "0.9x", out) == re.sub(r"0\.\d\d", "0.9x", TEXT)


def test_english(run: Go) -> None:
    code, out, _ = run("old.txt", "new.txt", "--lang", "en")
    assert code == 0
    assert out.endswith("4 before → 4 after: kept 1  figures 1  reworded 1  new 1  dropped 1 (moved: 1)\n")


def test_json_has_spans_into_both_texts(run: Go) -> None:
    code, out, err = run("old.txt", "new.txt", "--format", "json")
    value = json.loads(out)
    assert (code, err) == (0, "")
    assert sum(value["counts"].values()) == len(value["links"])
    for link in value["links"]:
        old = "\n".join(value["old"]["units"][at]["text"] for at in link["old"])
        new = "\n".join(value["new"]["units"][at]["text"] for at in link["new"])
        for change in link["changes"]:
            assert old[slice(*change["old_span"])] == change["old"]
            assert new[slice(*change["new_span"])] == change["new"]
    figures = next(link for link in value["links"] if link["fate"] == "figures")
    assert [(c["old"], c["new"]) for c in figures["changes"]] == [("令和８年度", "令和９年度")]


def test_a_document_and_itself(run: Go) -> None:
    value = json.loads(run("old.txt", "old.txt", "--format", "json")[1])
    assert {fate: count for fate, count in value["counts"].items() if count} == {"kept": 4}
    assert not any(link["moved"] for link in value["links"])


def test_a_draft_and_its_edited_copy(run: Go, tmp_path: Path) -> None:
    sample = (ROOT / "drafts" / "2027-mayors-sample.yaml").read_text(encoding="utf-8")
    edited = sample.replace("導入年度: 令和10年度", "導入年度: 令和11年度").replace("共に減らす", "大きく減らす")
    (tmp_path / "a.yaml").write_text(sample, encoding="utf-8")
    (tmp_path / "b.yaml").write_text(edited, encoding="utf-8")
    value = json.loads(run("a.yaml", "b.yaml", "--format", "json")[1])
    counts = value["counts"]
    assert (counts["figures"], counts["reworded"], counts["new"], counts["dropped"]) == (1, 1, 0, 0)
    assert value["new"]["units"][0]["id"]


def test_a_library_and_a_collection_as_the_earlier_one(run: Go, tmp_path: Path) -> None:
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "a.yaml").write_text(
        "collection: a\nclauses:\n  - id: machines\n    text: 除雪機械の更新に要する費用を{{年度}}から支援すること。\n"
        "    slots: {年度: {example: 令和８年度}}\n",
        encoding="utf-8",
    )
    for old in ("library", "library/a.yaml"):
        value = json.loads(run(old, "new.txt", "--format", "json")[1])
        assert value["old"]["units"][0]["id"] == "machines"
        assert value["counts"]["figures"] == 1


def test_what_cannot_be_paired(run: Go, tmp_path: Path) -> None:
    (tmp_path / "none.txt").write_text("お知らせ\n\n　本日は晴れている。\n", encoding="utf-8")
    for words in (("none.txt", "new.txt"), ("old.txt", "none.txt"), ("missing.txt", "new.txt"), ("-", "-")):
        code, out, err = run(*words)
        assert (code, out) == (2, "")
        assert "Traceback" not in err
        assert err.startswith("drafter: ")


def test_hostile_texts_do_not_reach_the_terminal() -> None:
    unit = Unit("色を\x1b[31m変えること。\u202e", "見出し\x07", "１")
    other = Unit("色を\x1b[32m変えないこと。\u202e", "見出し", "２")
    for lineage in (pair([unit], [other]), pair([unit], []), pair([], [unit]), pair([unit], [unit])):
        shown = "\n".join(command.as_text(lineage, "ja"))
        assert not set(shown) & {"\x1b", "\x07", "\u202e"}


def test_colour_on_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    lineage = pair([Unit("費用を令和８年度に支援すること。")], [Unit("費用を令和９年度に支援すること。")])
    coloured = "\n".join(command.as_text(lineage, "ja", colour=True))
    assert "\x1b[31m〔-令和８年度-〕\x1b[0m\x1b[32m〔+令和９年度+〕\x1b[0m" in coloured
    assert not io.StringIO().isatty()
