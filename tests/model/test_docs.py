"""The examples in the documentation: they load, every key and name in them exists, and they render."""

from __future__ import annotations

import re
from pathlib import Path

from conftest import ROOT, Run

EXAMPLES = re.findall(r"```yaml\n(.*?)```", (ROOT / "docs" / "原案と様式.md").read_text(encoding="utf-8"), re.DOTALL)


def test_the_examples_of_draft_template_and_settings_work(drafter: Run, tmp_path: Path) -> None:
    draft, template, settings = EXAMPLES
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
