"""Changed words on a terminal: what was taken out in red, what was put in in green."""

from __future__ import annotations

RED, GREEN, DIM, PLAIN = "\x1b[31m", "\x1b[32m", "\x1b[2m", "\x1b[0m"


def coloured(text: str) -> str:
    """A text whose changes are marked (``japanese.wording.marked``), the marks and their words coloured."""
    return (
        text.replace("〔-", f"{RED}〔-")
        .replace("-〕", f"-〕{PLAIN}")
        .replace("〔+", f"{GREEN}〔+")
        .replace("+〕", f"+〕{PLAIN}")
    )
