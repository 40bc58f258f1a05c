"""Words that are being written in place of a reviewer's, kept on the disk beside the journal until they are decided."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

from drafter.files import limits, saving
from drafter.session.journal import name_of

#: what a record of them begins with, and letters of one text that are kept
_KIND, _MOST = "drafter words", 100_000


def path_of(place: Path, draft: Path) -> Path:
    """Where they are kept. ``place``: the folder of the journals."""
    return place / f"{name_of(draft)}.words.json"


def load(path: Path) -> dict[str, str]:
    """What was being written, by the opinion's id; nothing where there is none, or what is there is no such record."""
    try:
        data = path.read_bytes()
        found = json.loads(data) if len(data) <= limits.YAML_BYTES else None
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict) or found.get("kind") != _KIND or not isinstance(found.get("words"), dict):
        return {}
    return {key: text for key, text in found["words"].items() if isinstance(text, str)}


def save(path: Path, words: Mapping[str, str]) -> None:
    """Writes them, whole or not at all; where there are none no file is left. Raises OutputError."""
    if not words:
        path.unlink(missing_ok=True)
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = {key: text[:_MOST] for key, text in words.items()}
    saving.write(path, json.dumps({"kind": _KIND, "words": kept}, ensure_ascii=False).encode("utf-8", "replace"))
