"""Where the bundled schema, templates, library and sample drafts lie.

In a checkout they stand at the repository's root; in an installed wheel beneath ``drafter/bundled``
(hatchling ``force-include``).
"""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def bundled() -> Path:
    """The folder that holds ``schema/ templates/ library/ drafts/`` as shipped."""
    inside = _PACKAGE / "bundled"
    return inside if inside.is_dir() else _PACKAGE.parent
