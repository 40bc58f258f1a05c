"""``drafter import``: its summary, its question, and that a dry run writes nothing."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path

import pytest

from drafter.cli import _imported, main
from drafter.cli.app import App
from drafter.intake.familiar import Familiar
from drafter.intake.shelf import Shelf
from drafter.library import index
from drafter.library.lineage import Unit

Go = Callable[..., tuple[int, str, str]]

DOCUMENT = """\
雪国の暮らしに関する提言

　雪国の暮らしを守るため、次のとおり提言する。

１　除雪への支援
　市町村が行う除雪機械の更新（購入）に要する費用を支援すること。
　消融雪施設の電気料金の高騰に対する補助を設けること。

２　人手の確保
　除雪作業に当たる運転手の免許取得費を助成すること。

令和８年６月１日
○○県町村会
"""
LIBRARY = """\
collection: ken
clauses:
  - id: machines
    heading: 除雪機械
    text: 市町村が行う除雪機械の更新(購入)に要する費用を支援すること。
  - {id: drivers, text: 除雪作業に当たる運転手の免許取得費を助成すること。}
  - {id: power, text: 道路の消融雪施設に係る電気料金の高騰について、国が補助する制度を設けること。}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A workspace with a library and a past document; the current folder."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LC_ALL", "ja_JP.UTF-8")
    (tmp_path / "library").mkdir()
    (tmp_path / "library" / "ken.yaml").write_text(LIBRARY, encoding="utf-8")
    (tmp_path / "yuki-2026.txt").write_text(DOCUMENT, encoding="utf-8")
    return tmp_path


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], folder: Path) -> Go:
    def go(*words: str) -> tuple[int, str, str]:
        code = main.run(["import", "yuki-2026.txt", "--into", "library", "--draft", "drafts/d.yaml", *words])
        out, err = capsys.readouterr()
        return code, out, err

    return go


def _files(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_summary_in_both_languages(run: Go) -> None:
    code, out, err = run("--dry-run")
    assert (code, err) == (0, "")
    assert "出典 yuki-2026、文例 3、項目 2" in out
    assert "文例集にあるもの: 同文 2、言い換え 1" in out
    assert "同文 2 件は、--accept-same で" in out
    assert "１ → power" in out
    english = run("--dry-run", "--lang", "en")[1]
    assert "already in the library: same 2, reworded 1" in english
    assert "2 of the same words: --accept-same to refer to them" in english


@pytest.mark.parametrize("words", [(), ("--accept-same",), ("--format", "json")])
def test_a_dry_run_writes_nothing(run: Go, folder: Path, words: tuple[str, ...]) -> None:
    before = _files(folder)
    assert run("--dry-run", *words)[0] == 0
    assert _files(folder) == before


def test_json_is_one_value(run: Go, folder: Path) -> None:
    code, out, err = run("--format", "json", "--accept-same")
    value = json.loads(out)
    assert (code, err, value["written"]) == (0, "", True)
    (made,) = value["documents"]
    assert made["files"] == ["library/yuki-2026.yaml", "drafts/d.yaml", "library/ken.yaml"]
    assert (made["accepted"], made["clauses"], made["unplaced"]) == (2, 1, 0)
    assert made["counts"] == {"same": 2, "reworded": 1, "split": 0, "merged": 0}
    assert [request["id"] for request in made["requests"]] == ["machines", made["requests"][1]["id"], "drivers"]
    same, reworded, _ = made["recognised"]
    assert same["precedent"] == {"source": "yuki-2026", "at": "１", "relation": "same"}
    assert (same["exact"], reworded["accepted"]) == (False, False)
    again = json.loads(run("--format", "json")[1])["documents"][0]
    assert again["files"] == made["files"][:2]
    assert main.run(["check", "library", "drafts/d.yaml", "--format", "json", "--fail-on", "error"]) in (0, 1)


def test_several_documents_see_one_another(run: Go, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "yuki-2027.txt").write_text(DOCUMENT.replace("令和８年６月", "令和９年６月"), encoding="utf-8")
    words = ["import", "yuki-2026.txt", "yuki-2027.txt", "--into", "library", "--accept-same", "--format", "json"]
    assert main.run(words) == 0
    first, second = json.loads(capsys.readouterr()[0])["documents"]
    assert (first["accepted"], second["accepted"]) == (2, 3)
    assert second["clauses"] == 0
    assert {"library/yuki-2026.yaml", "library/ken.yaml"} <= set(second["files"])
    assert index.load([folder / "library"], strict=True).findings == ()
    text = (folder / "library" / "ken.yaml").read_text(encoding="utf-8")
    assert text.count("yuki-2026") == text.count("yuki-2027") == 2


ANSWERS = [
    ("y\n", {0, 2}),
    ("ｙ\n", {0, 2}),
    ("n\n", set()),
    ("", set()),
    ("what\n", set()),
    ("1\ny\nn\n", {0}),
    ("1\nn\ny\n", {2}),
    ("1\na\n", {0, 2}),
    ("1\n", set()),
]


@pytest.mark.parametrize(("typed", "accepted"), ANSWERS)
def test_the_question(folder: Path, typed: str, accepted: set[int]) -> None:
    units = [
        Unit("市町村が行う除雪機械の更新（購入）に要する費用を支援すること。", "除雪への支援", "１"),
        Unit("別のことを求めること。"),
        Unit("除雪作業に当たる運転手の免許取得費を助成すること。", "人手の確保", "２"),
    ]
    shelf = Shelf.of(folder / "library", index.Library())
    same = [one for one in Familiar(shelf).recognise([u.text for u in units]) if one.relation == "same"]
    shown = io.StringIO()
    app = App("ja", out=io.StringIO(), err=shown)
    assert _imported.ask(same, units, app, io.StringIO(typed)) == accepted
    assert "同文が 2 件あります（うち字体・空白だけ違うもの 1 件）" in shown.getvalue()
    assert ("〔-(-〕〔+（+〕" in shown.getvalue()) == typed.startswith("1")


def test_nobody_is_asked_without_a_terminal(run: Go) -> None:
    code, out, err = run()
    assert (code, err) == (0, "")
    assert "[y]" not in out
