"""Writing YAML: a new file in the house style, or an existing one with as few bytes changed as can be."""

from __future__ import annotations

from typing import Any

from drafter.files import yaml_spelling
from drafter.files.yaml_respell import respell

__all__ = ["dump", "respell"]


def dump(data: dict[str, Any], *, schema: str = "") -> str:
    """A new file.

    Args:
        data: mappings, lists, texts, numbers, flags and None, as ``model.loading.to_data`` gives them.
        schema: path or address of its JSON Schema, for editors; written as the first line.

    Returns:
        YAML text that ends in a line break; ``yaml_load.load`` gives the data back (numbers and flags as text).

    Raises:
        InputError: a text that no file can hold (half a character).
    """
    head = f"# yaml-language-server: $schema={schema}\n" if schema else ""
    if not data:
        return head + "{}\n"
    return head + yaml_spelling.mapping(data, 0, yaml_spelling.House()) + "\n"
