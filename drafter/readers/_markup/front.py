"""YAML front matter of Markdown: what it says of the document; only flat keys, as all programs write them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_FRONT = re.compile(r"---[ \t]*\n(.*?\n)?(?:---|\.\.\.)[ \t]*(?:\n|$)", re.DOTALL)
_KEY = re.compile(r"^[A-Za-z_][\w-]*:(?:\s|$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Matter:
    """Attributes: body: the text, its front matter turned into blank lines. facts: the front matter's keys."""

    body: str
    facts: dict[str, str | list[str]] = field(default_factory=dict)


def take(text: str) -> Matter:
    """Take the front matter off a text."""
    found = _FRONT.match(text)
    if found is None or not _KEY.search(found[1] or ""):
        return Matter(text)
    return Matter("\n" * found[0].count("\n") + text[found.end() :], {})
