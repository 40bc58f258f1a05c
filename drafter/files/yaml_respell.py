"""Saving into a file as it stands: only what differs is written anew."""

from __future__ import annotations

import re
from typing import Any

from drafter.files import yaml_spelling


def respell(text: str, data: dict[str, Any]) -> str:
    """The text with ``data`` in it, comments in front kept."""
    head = re.match(r"(?:[ \t]*(?:#[^\n]*)?\n)*", text)
    return (head[0] if head else "") + yaml_spelling.mapping(data, 0, yaml_spelling.House()) + "\n"
