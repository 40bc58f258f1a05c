"""``drafter compare``: outputs, standard streams, exit codes, bad input."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT, Run

OLD, NEW = ROOT / "drafts/2026-digital.yaml", ROOT / "drafts/2027-digital.yaml"


@pytest.fixture
def texts(tmp_path: Path) -> tuple[Path, Path]:
    old, new = tmp_path / "old.txt", tmp_path / "new.txt"
    body = "提言書\n\nⅠ　医療の確保\n　機器の整備を支援すること。\n\nⅡ　道路\n　令和{}年度までに整備すること。\n"
    old.write_text(body.format("８"), encoding="utf-8")
    new.write_text(body.format("９"), encoding="utf-8")
    return old, new


def test_the_bundled_samples_show_every_kind_of_change(drafter: Run) -> None:
    done = drafter("compare", OLD, NEW, "--to", "json")
    assert done.returncode == 0, done.stderr
    counts = json.loads(done.stdout)["counts"]
    assert {fate for fate, count in counts.items() if count} >= {
        "kept",
        "figures",
        "revised",
        "split",
        "merged",
        "new",
        "dropped",
    }
    assert any(match["moved"] for match in json.loads(done.stdout)["matches"])


def test_a_table_on_the_terminal_is_the_default(drafter: Run, texts: tuple[Path, Path]) -> None:
    done = drafter("compare", *texts, lang="ja")
    assert done.returncode == 0, done.stderr
    assert "新旧対照表" in done.stdout
    assert "《令和９年度》" in done.stdout
    assert "時点修正" in done.stdout


@pytest.mark.parametrize(("layout", "form"), [("table", "html"), ("redline", "docx"), ("clean", "txt")])
def test_files_and_folders(layout: str, form: str, drafter: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    done = drafter("compare", *texts, "--layout", layout, "--to", form, "--output", out)
    assert done.returncode == 0, done.stderr
    assert done.stdout == ""
    done = drafter("compare", *texts, "--layout", layout, "--to", form, "--output", out / f"x.{form}")
    assert done.returncode == 0, done.stderr
    for folder in (tmp_path / "none", f"{tmp_path}/too/"):  # that are not there yet
        done = drafter("compare", *texts, "--layout", layout, "--to", form, "--output", folder)
        assert done.returncode == 0, done.stderr
        assert (Path(folder) / f"new-{layout}.{form}").read_bytes() == (out / f"x.{form}").read_bytes()
    assert (out / f"x.{form}").read_bytes() == (out / f"new-{layout}.{form}").read_bytes() != b""


def test_where_no_output_is_named(drafter: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    done = drafter("compare", *texts, "--to", "docx", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert (tmp_path / "out/new-table.docx").is_file()


def test_author_and_date(drafter: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    words = ("compare", *texts, "--layout", "redline", "--to", "docx", "--output", tmp_path / "r.docx")
    assert drafter(*words, "--author", "総務課", "--date", "2027-04-01").returncode == 0
    with zipfile.ZipFile(tmp_path / "r.docx") as package:
        xml = package.read("word/document.xml").decode()
    assert 'w:author="総務課"' in xml
    assert 'w:date="2027-04-01T00:00:00Z"' in xml
    assert drafter(*words, "--date", "2027-02-30").returncode == 2


def test_standard_input_and_output(drafter: Run, texts: tuple[Path, Path]) -> None:
    old, new = texts
    done = drafter("compare", old, "-", "--from-format", "txt", "--to", "json", "--output", "-", stdin=new.read_bytes())
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)["counts"]["figures"] == 1
    assert drafter("compare", "-", "-", "--from-format", "txt").returncode == 2


def test_any_readable_files(drafter: Run, tmp_path: Path) -> None:
    """A draft against its own Word file: numbers and words are the same."""
    assert drafter("render", NEW, "--to", "docx", "--output", tmp_path).returncode == 0
    done = drafter("compare", tmp_path / "2027-digital.docx", NEW, "--to", "json")
    counts = json.loads(done.stdout)["counts"]
    assert {fate for fate, count in counts.items() if count} == {"kept"}


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("nowhere.txt", NEW), 2, "nowhere.txt"),
        ((OLD, "nowhere.yaml"), 2, "nowhere.yaml"),
        ((OLD, ROOT / "pyproject.toml"), 2, ".toml"),
        ((OLD, NEW, "--template", "nosuch"), 2, "nosuch"),
        ((OLD, NEW, "--layout", "other"), 2, "other"),
        ((OLD, NEW, "--to", "pdf"), 2, "pdf"),
    ],
)
def test_bad_input_is_told(words: tuple[object, ...], code: int, told: str, drafter: Run) -> None:
    done = drafter("compare", *words)  # type: ignore[arg-type]
    assert done.returncode == code
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


def test_neither_source_is_written_over(drafter: Run, texts: tuple[Path, Path]) -> None:
    old, new = texts
    before = new.read_bytes()
    done = drafter("compare", old, new, "--output", new)
    assert done.returncode == 2
    assert "overwrite" in done.stderr
    assert new.read_bytes() == before


def test_a_damaged_word_file(drafter: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as package:
        package.writestr("word/document.xml", "<w:document")
    bad = tmp_path / "bad.docx"
    bad.write_bytes(buffer.getvalue())
    done = drafter("compare", bad, texts[1])
    assert done.returncode == 2
    assert "bad.docx" in done.stderr
    assert "Traceback" not in done.stderr


def test_an_output_that_cannot_be_written(drafter: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    done = drafter("compare", *texts, "--output", tmp_path / "file" / "out.txt")
    assert done.returncode == 3, done.stderr


@pytest.mark.parametrize("name", ["table.txt", "table.doc", "table.PDF"])
def test_a_name_of_another_format_is_refused(name: str, drafter: Run, texts: tuple[Path, Path], tmp_path: Path) -> None:
    done = drafter("compare", *texts, "--to", "docx", "--output", tmp_path / name)
    assert done.returncode == 2
    assert ".docx" in done.stderr
    assert sorted(path.name for path in tmp_path.iterdir()) == ["new.txt", "old.txt"]


def test_that_nothing_has_changed_is_said_beside_a_redline(
    drafter: Run, texts: tuple[Path, Path], tmp_path: Path
) -> None:
    old, new = texts
    said = "nothing has changed"
    done = drafter("compare", str(new), str(new), "--layout", "redline", "--to", "docx", "--output", str(tmp_path))
    assert (done.returncode, said in done.stderr) == (0, True)
    done = drafter("compare", str(old), str(new), "--layout", "redline", "--to", "docx", "--output", str(tmp_path))
    assert (done.returncode, said in done.stderr) == (0, False)
