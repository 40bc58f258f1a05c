"""Names of the files that users own."""

from __future__ import annotations

from pathlib import Path

YAML = (".yaml", ".yml")
#: what is accepted in a file stands beside it: ``2027.yaml`` → ``2027.accepted.yaml``, ``a.docx`` →
#: ``a.docx.accepted.yaml``
ACCEPTED = ".accepted.yaml"


def is_yaml(path: Path) -> bool:
    """Whether a file in a folder is a draft, collection or template by its name: not hidden, not a sidecar."""
    name = path.name.lower()
    return name.endswith(YAML) and not name.startswith(".") and not name.endswith(ACCEPTED)


def sidecar(file: str) -> Path:
    """Where the findings that are accepted in a file are kept."""
    path = Path(file)
    return path.with_name((path.stem if path.suffix.lower() in YAML else path.name) + ACCEPTED)
