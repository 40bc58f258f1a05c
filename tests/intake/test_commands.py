"""``drafter outline`` and ``drafter import`` as a user runs them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import Run
from readers import shape

SAMPLE = shape.FIXTURES / "koyobun-deep.txt"


def test_outline_tree_in_both_languages(drafter: Run) -> None:
    english = drafter("outline", SAMPLE)
    japanese = drafter("outline", SAMPLE, lang="ja")
    assert english.returncode == japanese.returncode == 0
    assert "第１ ハード対策の推進  [7]" in english.stdout
    assert "標題: 国土強靱化の推進に関する提言  [1]" in japanese.stdout
    assert english.stderr == japanese.stderr == ""


def test_outline_json_is_one_value(drafter: Run) -> None:
    done = drafter("outline", SAMPLE, "--format", "json")
    outline = json.loads(done.stdout)
    assert outline["title"] == "国土強靱化の推進に関する提言"
    assert [section["label"] for section in outline["sections"]] == ["第１", "第２"]
    named = "title subtitle issuer addressees date status preamble sections closing findings"
    assert set(outline) >= set(named.split())


def test_outline_from_standard_input(drafter: Run) -> None:
    done = drafter("outline", "-", "--from-format", "txt", "--format", "json", stdin=SAMPLE.read_bytes())
    assert json.loads(done.stdout)["sections"]


def test_account_has_each_line_once(drafter: Run) -> None:
    path = shape.FIXTURES / "paged-dashes.txt"
    lines = path.read_text(encoding="utf-8").split("\n")
    done = drafter("outline", path, "--account", "--format", "json")
    account = json.loads(done.stdout)
    assert [entry["line"] for entry in account] == [n for n, line in enumerate(lines, 1) if line.strip()]
    roles = {entry["role"] for entry in account}
    assert roles >= {"title", "heading", "body", "item", "page-number", "repeated-header"}


def test_import_writes_a_collection_and_a_draft(drafter: Run, tmp_path: Path) -> None:
    draft = tmp_path / "drafts" / "again.yaml"
    done = drafter("import", SAMPLE, "--into", tmp_path / "library", "--draft", draft)
    assert done.returncode == 0, done.stderr
    assert "koyobun-deep" in done.stdout
    assert "template koyobun" in done.stdout
    rendered = drafter("render", draft, "--to", "txt", "--output", "-", "--force")
    assert shape.squeeze(rendered.stdout) == shape.squeeze(SAMPLE.read_text(encoding="utf-8"))


def test_import_refuses_to_overwrite_and_force_does(drafter: Run, tmp_path: Path) -> None:
    mine = tmp_path / "library" / "koyobun-deep.yaml"
    mine.parent.mkdir()
    mine.write_text("collection: mine\nclauses: []\n", encoding="utf-8")
    done = drafter("import", SAMPLE, "--into", mine.parent)
    assert done.returncode == 2
    assert "--force" in done.stderr
    assert mine.read_text(encoding="utf-8") == "collection: mine\nclauses: []\n"
    assert drafter("import", SAMPLE, "--into", mine.parent, "--force").returncode == 0
    assert mine.read_text(encoding="utf-8") != "collection: mine\nclauses: []\n"


def test_several_documents_and_nothing_when_one_is_bad(drafter: Run, tmp_path: Path) -> None:
    library = tmp_path / "library"
    bad = drafter("import", SAMPLE, tmp_path / "missing.txt", "--into", library)
    assert bad.returncode == 2
    assert not library.exists()
    good = drafter("import", SAMPLE, shape.FIXTURES / "chinjo.txt", "--into", library, "--draft", tmp_path / "drafts")
    assert good.returncode == 0, good.stderr
    assert sorted(path.name for path in library.iterdir()) == ["chinjo.yaml", "koyobun-deep.yaml"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no text"),
        (b"\x00\x01\x02\x03" * 50, "not a text file"),
        ("提言\n".encode() * 20 + b"\xe6\x8f", "damaged"),
        (b"%PDF-1.7\n", "PDF"),
    ],
)
def test_bad_input_is_one_message(drafter: Run, tmp_path: Path, data: bytes, words: str) -> None:
    path = tmp_path / "bad.txt"
    path.write_bytes(data)
    for command in (("outline", path), ("import", path, "--into", tmp_path / "library")):
        done = drafter(*command)
        assert done.returncode == 2
        assert words in done.stderr
        assert "Traceback" not in done.stderr
        assert done.stdout == ""
    assert not (tmp_path / "library").exists()


def test_a_folder_and_a_missing_file(drafter: Run, tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        done = drafter("outline", path)
        assert done.returncode == 2
        assert "Traceback" not in done.stderr


def test_a_very_deep_outline(drafter: Run, tmp_path: Path) -> None:
    marks = "■◆○●◇□◎△▲▼★☆▷▶►➢➤◯◉"
    path = tmp_path / "deep.txt"
    path.write_text(
        "深い提言\n" + "".join(f"{m}　見出しの{i}\n" for i, m in enumerate(marks)) + "　本文である。\n",
        encoding="utf-8",
    )
    assert drafter("outline", path, "--format", "json").returncode == 0
