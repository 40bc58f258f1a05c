"""The writers that there are, found by discovery, and what they may load."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from samples import TEMPLATES, everything, numbered

from drafter import registry, writers

KNOWN = {"docx", "html", "json", "md", "pdf", "txt"}
#: pdf is LibreOffice's work (test_pdf.py)
OWN = sorted(KNOWN - {"pdf"})
ROOT = Path(__file__).resolve().parents[2]


def test_formats() -> None:
    """To add one: a module of that name in drafter/writers, and its name here."""
    assert {module.FORMAT for module in registry.modules(writers)} == KNOWN
    assert set(registry.names(writers)) == KNOWN


@pytest.mark.parametrize("name", OWN)
def test_same_bytes_in_every_process(name: str) -> None:
    code = (
        "import sys; sys.path.insert(0, 'tests/writers')\n"
        "from samples import TEMPLATES, everything, numbered\n"
        f"from drafter.writers import {name} as w\n"
        "t = TEMPLATES['koyobun']; sys.stdout.buffer.write(w.write(numbered(t, everything()), t))\n"
        "assert not {'textual', 'docx', 'lxml'} & set(sys.modules), 'too much is loaded'\n"
    )
    made = {
        subprocess.run(
            [sys.executable, "-c", code], cwd=ROOT, check=True, capture_output=True, env={"PYTHONHASHSEED": seed}
        ).stdout
        for seed in ("1", "2")
    }
    template = TEMPLATES["koyobun"]
    module = next(module for module in registry.modules(writers) if name == module.FORMAT)
    assert made == {module.write(numbered(template, everything()), template)}
