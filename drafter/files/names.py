"""Names of the files that users own."""

from __future__ import annotations

import os
from pathlib import Path

YAML = (".yaml", ".yml")
#: what is accepted in a file stands beside it: ``2027.yaml`` → ``2027.accepted.yaml``, ``a.docx`` →
#: ``a.docx.accepted.yaml``
ACCEPTED = ".accepted.yaml"
#: what reviewers wrote and what was decided: ``2027.review.yaml``; what is signed off: ``2027.approvals.yaml``
REVIEW = ".review.yaml"
APPROVALS = ".approvals.yaml"
#: files that stand beside another and belong to it
SIDECARS = (ACCEPTED, REVIEW, APPROVALS)


def is_yaml(path: Path) -> bool:
    """Whether a file in a folder is a draft, collection or template by its name: not hidden, not a sidecar."""
    name = path.name.lower()
    return name.endswith(YAML) and not name.startswith(".") and not name.endswith(SIDECARS)


def schema_beside(path: Path, kind: str) -> str:
    """The JSON Schema of a kind of file (``review``) as seen from a file: that of the workspace around it, ``schema/``
    beside ``drafter.yaml``; empty where there is none."""
    folder = path.absolute().parent
    root = next((one for one in (folder, *folder.parents) if (one / "drafter.yaml").is_file()), None)
    schema = root / "schema" / f"{kind}.schema.json" if root is not None else None
    return Path(os.path.relpath(schema, folder)).as_posix() if schema is not None and schema.is_file() else ""


def sidecar(file: str, ending: str = ACCEPTED) -> Path:
    """Where the findings that are accepted in a file are kept; with another of ``SIDECARS`` what that one holds."""
    path = Path(file)
    return path.with_name((path.stem if path.suffix.lower() in YAML else path.name) + ending)
