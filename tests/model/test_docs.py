"""The examples in the documentation: they load, every key and name in them exists, and they render."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT, Run

EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "原案と様式.md").read_text(encoding="utf-8"), re.DOTALL)


#: a PNG of one white pixel
PICTURE = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001"
    "010100b138f6140000000049454e44ae426082"
)


def test_the_examples_of_draft_template_and_settings_work(drafter: Run, tmp_path: Path) -> None:
    draft, _, template, _, settings = EXAMPLES
    (tmp_path / "drafts").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "drafter.yaml").write_text(settings, encoding="utf-8")
    (tmp_path / "templates/own.yaml").write_text(template, encoding="utf-8")
    (tmp_path / "drafts/a.yaml").write_text(draft, encoding="utf-8")
    (tmp_path / "drafts/b.yaml").write_text(draft.replace("template: nga ", "template: own "), encoding="utf-8")
    done = drafter("check", "drafts", "templates", "drafter.yaml", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    # the example leaves one value open on purpose
    assert {line.split(" ")[2] for line in done.stdout.splitlines() if re.match(r"\S+:\d+:\d+: ", line)} == {"VAL001"}
    assert drafter("build", cwd=tmp_path).returncode == 0
    text = (tmp_path / "out/b.txt").read_text(encoding="utf-8")
    assert "\n第一章　基盤の整備\n　１．光ファイバ\n" in text
    assert text.index("～副題～") < text.index("第一章")


def test_the_example_of_cover_marks_and_pictures_works(drafter: Run, tmp_path: Path) -> None:
    _, draft, _, template, _ = EXAMPLES
    (tmp_path / "drafts").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "drafts/map.png").write_bytes(PICTURE)
    (tmp_path / "templates/house.yaml").write_text(template, encoding="utf-8")
    (tmp_path / "drafts/a.yaml").write_text(draft.replace("template: nga", "template: house"), encoding="utf-8")
    done = drafter("check", "drafts", "templates", cwd=tmp_path)
    assert (done.returncode, "CMP" in done.stdout) == (0, False), done.stdout + done.stderr
    assert drafter("build", cwd=tmp_path).returncode == 0
    text = (tmp_path / "out/a.txt").read_text(encoding="utf-8")
    assert "「第１」の費用を措置すること。" in text
    assert "注1　国勢調査による。" in text
    assert text.index("以上") < text.index("目次") < text.index("様式第１号") < text.index("経路を示す図")
