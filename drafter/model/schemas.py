"""JSON Schema (draft 2020-12) of the YAML files, generated from the shapes.

They are for editors (completion, hovering), CI and tests; drafter itself validates with pydantic. A schema speaks of
YAML's own types, as an editor sees them: ``level: 2`` is an integer, ``title: 2027`` a number that drafter takes as
the text that was written.
"""

from __future__ import annotations

import json
from typing import Any

from drafter.model._base import Shape
from drafter.model.descriptions import description
from drafter.model.explaining import shapes_of
from drafter.model.loading import KIND_NAMES, SHAPES, Kind

DIALECT = "https://json-schema.org/draft/2020-12/schema"
REPAIR = "drafter schema --write schema"


def generate() -> dict[str, str]:
    """File name (``draft.schema.json`` …) → its text, the same each time."""
    return {f"{kind}.schema.json": json.dumps(schema(kind), ensure_ascii=False, indent=2) + "\n" for kind in SHAPES}


def schema(kind: Kind) -> dict[str, Any]:
    """The JSON Schema of one kind of file."""
    shape = SHAPES[kind]
    made = shape.model_json_schema(mode="validation", ref_template="#/$defs/{model}")
    definitions: dict[str, Any] = made.pop("$defs", {})
    if "$ref" in made:  # a shape that refers to itself
        made = dict(definitions[shape.__name__])
    for name, definition in definitions.items():
        _dress(definition, name)
    _dress(made, shape.__name__)
    title = KIND_NAMES[kind]
    return {
        "$schema": DIALECT,
        "title": f"drafter: {title.ja} / {title.en}",
        **{key: value for key, value in made.items() if key not in ("title", "$schema")},
        **({"$defs": dict(sorted(definitions.items()))} if definitions else {}),
    }


def _dress(definition: dict[str, Any], shape: str) -> None:
    """Descriptions in place of pydantic's titles; docstrings are for programmers and stay out."""
    definition.pop("title", None)
    definition.pop("description", None)
    for field, body in definition.get("properties", {}).items():
        _untitled(body)
        if "default" in body and body["default"] in (None, "", [], {}):
            del body["default"]
        words = description(shape, field)
        if words:
            body["description"] = words


def _untitled(body: Any) -> None:
    if isinstance(body, dict):
        if isinstance(body.get("title"), str):
            del body["title"]
        for value in body.values():
            _untitled(value)
    elif isinstance(body, list):
        for value in body:
            _untitled(value)


def shapes() -> dict[str, type[Shape]]:
    """Every shape that a file may hold, by name."""
    found: dict[str, type[Shape]] = {}
    stack: list[type[Shape]] = list(SHAPES.values())
    while stack:
        shape = stack.pop()
        if shape.__name__ not in found:
            found[shape.__name__] = shape
            for field in shape.model_fields.values():
                stack.extend(shapes_of(field.annotation))
    return found
