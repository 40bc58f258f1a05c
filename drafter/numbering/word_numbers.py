"""Numbers as Word spells them, for every number format of the specification."""

from __future__ import annotations

from drafter.numbering import word


def spell(format: str, number: int, pattern: str = "") -> str:  # noqa: A002 - the specification's own word
    """A number in one of Word's formats."""
    if format in ("none", "bullet"):
        return ""
    return (word.shown(format, number) if number > 0 else None) or str(number)
