"""sdist → wheel → an empty environment outside the checkout → the sample renders there."""

from __future__ import annotations

import os
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import pytest
from conftest import ROOT

SHIPPED = (
    *("schema/draft.schema.json", "templates/nga.yaml", "library/00-sources.yaml"),
    *("drafts/2026-digital.yaml", "drafts/2027-digital.yaml"),
)


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from the sdist, not from the checkout."""
    out = tmp_path_factory.mktemp("dist")
    _run([sys.executable, "-m", "build", "--no-isolation", "--sdist", "--outdir", out, ROOT])
    (sdist,) = out.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        archive.extractall(out / "unpacked", filter="data")
    (source,) = (out / "unpacked").iterdir()
    _run([sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", out, source])
    (built,) = out.glob("*.whl")
    return built


def _run(words: list[object], **kwargs: object) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([str(w) for w in words], check=True, capture_output=True, **kwargs)  # type: ignore[call-overload,no-any-return]


def test_the_wheel_holds_the_package_data(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    for name in SHIPPED:
        assert f"drafter/bundled/{name}" in names
    assert not [name for name in names if name.startswith(("tests/", "benchmarks/", "docs/"))]


def test_an_installed_drafter_renders_the_sample(wheel: Path, tmp_path: Path) -> None:
    home = tmp_path / "empty"
    venv.create(home, with_pip=False)
    folder = "Scripts" if os.name == "nt" else "bin"
    python = home / folder / "python"
    # the dependencies are those of this environment; drafter itself comes from the wheel alone
    site = next(iter((home / "lib").glob("python*/site-packages")), home / "Lib" / "site-packages")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    dependencies = [p for p in sys.path if p.endswith("site-packages")]
    (site / "dependencies.pth").write_text("\n".join(dependencies))
    work = tmp_path / "work"
    work.mkdir()
    env = {key: value for key, value in os.environ.items() if not key.startswith("PYTHON")}
    where = _run([python, "-c", "import drafter; print(drafter.__file__)"], cwd=work, env=env).stdout.decode()
    assert str(site) in where
    _run([python, "-m", "drafter", "init", "ws"], cwd=work, env=env)
    render = ["render", "ws/drafts/2027-digital.yaml", "--to", "docx", "--to", "txt", "--output", "out"]
    _run([python, "-m", "drafter", *render], cwd=work, env=env)
    assert (work / "out" / "2027-digital.docx").read_bytes().startswith(b"PK")
    assert "提言" in (work / "out" / "2027-digital.txt").read_text(encoding="utf-8")
