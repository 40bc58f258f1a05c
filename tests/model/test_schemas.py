"""JSON Schemas: up to date, valid, agreeing with the shapes, satisfied by every shipped file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import ROOT

from drafter.errors import InputError
from drafter.files import yaml_load
from drafter.model import descriptions, schemas
from drafter.model.loading import SHAPES, Kind, parse

FOLDERS: dict[str, Kind] = {"drafts": "draft", "library": "collection", "templates": "template"}
SHIPPED = [(kind, path) for folder, kind in FOLDERS.items() for path in sorted((ROOT / folder).glob("*.yaml"))]


def typed(node: yaml_load.Node | None) -> Any:
    """Data as an editor sees it: plain scalars by YAML 1.2's core schema."""
    if isinstance(node, yaml_load.Mapping):
        return {key: typed(value) for key, (_, value) in node.pairs.items()}
    if isinstance(node, yaml_load.Sequence):
        return [typed(item) for item in node.items]
    if node is None or node.value is None:
        return None
    if not node.style:
        if node.value.lower() in ("true", "false"):
            return node.value.lower() == "true"
        if re.fullmatch(r"[-+]?[0-9]+", node.value):
            return int(node.value)
        if re.fullmatch(r"[-+]?[0-9]*\.[0-9]+", node.value):
            return float(node.value)
    return node.value


def validator(kind: Kind) -> jsonschema.Draft202012Validator:
    return jsonschema.Draft202012Validator(schemas.schema(kind))


@pytest.mark.parametrize("kind", SHAPES)
def test_schemas_are_up_to_date(kind: Kind) -> None:
    name = f"{kind}.schema.json"
    path = ROOT / "schema" / name
    written = path.read_text(encoding="utf-8") if path.exists() else ""
    assert written == schemas.generate()[name], f"schema/{name} is stale; repair it with: {schemas.REPAIR}"


@pytest.mark.parametrize("kind", SHAPES)
def test_schemas_are_valid_schemas(kind: Kind) -> None:
    jsonschema.Draft202012Validator.check_schema(json.loads(schemas.generate()[f"{kind}.schema.json"]))


def test_every_key_is_described_and_nothing_else() -> None:
    wanted = {(name, field) for name, shape in schemas.shapes().items() for field in shape.model_fields}
    assert [one for one in wanted if not descriptions.description(*one)] == []
    used = {f"{name}.{field}" for name, field in wanted} | {f"*.{field}" for _, field in wanted}
    assert set(descriptions.DESCRIPTIONS) <= used


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: getattr(value, "name", ""))
def test_every_shipped_file_satisfies_its_schema(kind: Kind, path: Path) -> None:
    tree = yaml_load.load(path.read_text(encoding="utf-8"), str(path))
    assert [error.message for error in validator(kind).iter_errors(typed(tree.root))] == []


@pytest.mark.parametrize(("kind", "path"), SHIPPED, ids=lambda value: getattr(value, "name", ""))
def test_every_shipped_file_names_its_schema(kind: Kind, path: Path) -> None:
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    assert first == f"# yaml-language-server: $schema=../schema/{kind}.schema.json"


#: what both must take, and what both must refuse
AGREE: list[tuple[Kind, str, bool]] = [
    ("draft", "title: x", True),
    ("draft", "title: 2027", True),
    ("draft", 'title: ""', False),
    ("draft", "{}", False),
    ("draft", "title: x\ndate:", True),
    ("draft", "title: x\ndate: 2027-08", True),
    ("draft", "title: x\ndate: 2027-8-1", False),
    ("draft", "title: x\nstatus: done", False),
    ("draft", "title: x\nsubtitle:", False),
    ("draft", "title: x\nunknown: y", False),
    ("draft", "title: x\nvalues: {a: 1, b: true, c: z}", True),
    ("draft", "title: x\nvalues: {a: [1]}", False),
    ("draft", "title: x\nparts: [title, body]", True),
    ("draft", "title: x\nparts: [title, boddy]", False),
    ("draft", "title: x\npreamble: [a, {paragraph: b}, {item: c, level: 2}, {note: d}, {figure: e}]", True),
    ("draft", "title: x\npreamble: [{table: {rows: [[a, 1], [b, 2]], header: true}}]", True),
    ("draft", "title: x\npreamble: [{item: c, level: 12}]", False),
    ("draft", "title: x\npreamble: [{foo: c}]", False),
    ("draft", "title: x\npreamble: [[a]]", False),
    ("draft", "title: x\npreamble: [{use: a, id: b, text: c}]", False),
    (
        "draft",
        "title: x\nsections: [{heading: a, numbered: false, clauses: [{use: b}, {id: c, text: d}, {heading: e}]}]",
        True,
    ),
    ("draft", "title: x\nsections: [{clauses: []}]", False),
    ("draft", "title: x\nsections: [{heading: a, clauses: [{id: c}]}]", False),
    ("draft", "title: x\nsections: [{heading: a, numbered: maybe}]", False),
    ("draft", "title: x\nclosing: {end: 以上, signature: [a], paragraphs: [b]}", True),
    ("collection", "collection: a", True),
    ("collection", "collection: A", False),
    ("collection", "collection: " + "a" * 33, False),
    ("collection", "collection: a\nclauses: [{id: b, text: c, slots: {年: {kind: date, example: 2027-08}}}]", True),
    ("collection", "collection: a\nclauses: [{id: b, text: c, slots: {年: {kind: year}}}]", False),
    ("collection", "collection: a\nclauses: [{id: b, text: c, precedents: [{source: s, relation: split}]}]", True),
    ("collection", "collection: a\nclauses: [{id: b, text: c, precedents: [{source: s, relation: other}]}]", False),
    ("collection", "collection: a\nsources: [{id: s, title: t, date: 2020-10-12}]", True),
    ("collection", "collection: a\nsources: [{id: s}]", False),
    ("template", "template: a\nnumbering: {levels: [{form: kanji, prefix: 第}]}", True),
    ("template", "template: a\nnumbering: {levels: []}", False),
    ("template", "template: a\nnumbering: {levels: [{form: greek}]}", False),
    ("template", "template: a\nmax_depth: 0", False),
    ("template", "template: a\ntext: {width: 40}\npage: {margin_top: 20.5}", True),
    ("template", "template: a\nparts: [{part: title, required: true, align: center}]", True),
    ("settings", "{}", True),
    ("settings", "rules: {number-gap: off}\nsuppress: [{rule: a, reason: b}]", True),
    ("settings", "suppress: [{rule: a}]", False),
]


@pytest.mark.parametrize(("kind", "text", "good"), AGREE)
def test_schema_and_shape_agree(kind: Kind, text: str, good: bool) -> None:
    try:
        parse(kind, text, "f")
        shape = True
    except InputError:
        shape = False
    assert shape is good
    assert validator(kind).is_valid(typed(yaml_load.load(text, "f").root)) is good
