"""What a reader found, as plain values: for golden files, and for comparing characters.

``python tests/readers/shape.py`` writes the golden files anew; look at every difference before committing.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import replace
from pathlib import Path

from drafter import damage
from drafter.checks import damaged
from drafter.checks.context import Context
from drafter.document import Block, Document, Line, Part, Section
from drafter.japanese.glyphs import squeeze
from drafter.numbering.recognise.lines import FURNITURE, Role
from drafter.readers import Account, Reading, text

FIXTURES = Path(__file__).resolve().parent.parent / "fixtures" / "texts"


def shape(reading: Reading) -> dict[str, object]:
    """The whole outcome of a reading."""
    document = reading.document
    return {
        "parts": [part.value for part in document.parts],
        "title": document.title.text,
        "subtitle": document.subtitle.text,
        "mark": document.mark,
        "status": document.status,
        "issuer": _texts(document.issuer),
        "addressees": _texts(document.addressees),
        "date": [document.date.printed, document.date.iso] if document.date else None,
        "end": document.end.text,
        "signature": _texts(document.signature),
        "front": [_block(block) for block in document.front],
        "preamble": [_block(block) for block in document.preamble],
        "sections": [_section(section) for section in document.sections],
        "closing": [_block(block) for block in document.closing],
        "roles": roles(reading.account),
        "findings": [f"{f.code} {f.place.line}" for f in document.findings],
    }


def roles(account: Account) -> list[str]:
    """Runs of lines with one role: ``5-9 body``."""
    runs: list[tuple[int, int, str]] = []
    for line in account.lines:
        role = "+".join([line.role.value, *(more[0].value for more in line.more)])
        if runs and runs[-1][2] == role:
            runs[-1] = (runs[-1][0], line.line, role)
        else:
            runs.append((line.line, line.line, role))
    return [f"{first}-{last} {role}" if last > first else f"{first} {role}" for first, last, role in runs]


def _texts(lines: tuple[Line, ...]) -> list[str]:
    return [line.text for line in lines]


def _block(block: Block) -> dict[str, object]:
    where = f"{block.origin.line}-{block.origin.end_line}"
    return {
        "kind": block.kind.value,
        "label": block.label,
        "text": block.text,
        "lines": where,
        **({"level": block.level} if block.level else {}),
        **({"request": True} if block.request else {}),
        **({"rows": [list(row) for row in block.rows]} if block.rows else {}),
    }


def _section(section: Section) -> dict[str, object]:
    return {
        "level": section.level,
        "label": section.label,
        "heading": section.heading,
        "line": section.origin.line,
        "content": [_section(n) if isinstance(n, Section) else _block(n) for n in section.content],
    }


def characters(document: Document) -> str:
    """All characters of a document in printed order, NFKC, without white space."""
    out: list[str] = []
    for part in document.parts:
        match part:
            case Part.TITLE:
                out.append(document.title.text + document.mark)
            case Part.SUBTITLE:
                out.append(document.subtitle.text)
            case Part.DATE:
                out.append(document.date.printed if document.date else "")
            case Part.ISSUER:
                out += _texts(document.issuer)
            case Part.ADDRESSEES:
                out += _texts(document.addressees)
            case Part.SIGNATURE:
                out += _texts(document.signature)
            case Part.END:
                out.append(document.end.text)
            case Part.BODY:
                _body(document, out)
            case _:
                blocks = {"front": document.front, "preamble": document.preamble, "closing": document.closing}
                out += [_characters(block) for block in blocks[part.value]]
    return squeeze("".join(out))


def _body(document: Document, out: list[str]) -> None:
    stack: list[Block | Section] = list(reversed(document.sections))
    while stack:
        node = stack.pop()
        if isinstance(node, Section):
            out.append((node.label or "") + node.heading)
            stack.extend(reversed(node.content))
        else:
            out.append(_characters(node))


def _characters(block: Block) -> str:
    return (block.label or "") + block.text + "".join("".join(row) for row in block.rows)


#: what tables and boxes are drawn with; it is no part of the text
_RULES = re.compile(r"[\u2500-\u257f|｜]|[-=－＝ー—―+＋:]{2,}")


def content(reading: Reading) -> str:
    """The characters of all lines that are no page furniture, in order.

    A footnote that parts a sentence stands behind it. A cell that is printed over several lines is joined: a table's
    characters are compared as a whole, without its rules, and stand here in the order of its cells.
    """
    tables = {block.origin.line: block for block in reading.document.blocks() if block.rows}
    out: list[str] = []
    words: dict[int, str] = {}
    first = 0
    node = ""
    order: dict[str, int] = {}
    places = [order.setdefault(line.node or f"#{k}", k) for k, line in enumerate(reading.account.lines)]
    for _, line in sorted(zip(places, reading.account.lines, strict=True), key=lambda pair: pair[0]):
        if line.role is not Role.TABLE or line.node != node:
            first, node = line.line, line.node
        for role, text_ in ((line.role, line.text), *line.more):
            if role is Role.TABLE and first in tables:
                out += [] if first in words else [_characters(tables[first])]
                words[first] = words.get(first, "") + text_
            elif role not in FURNITURE:
                out.append(text_)
    for first, printed in words.items():
        assert _bag(printed) == _bag(_characters(tables[first]))
    return squeeze("".join(out))


def _bag(cells: str) -> list[str]:
    return sorted(squeeze(_RULES.sub("", cells)))


def golden(path: Path) -> str:
    """The golden file of a fixture, as it should be now."""
    reading = text.read(path.read_bytes(), path.name)
    context = Context(account=reading.account).about(reading.document)
    told = damaged.findings(context, damage.find(reading.document, reading.account))
    reading = replace(reading, document=reading.document.with_findings(told))
    return json.dumps(shape(reading), ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    for fixture in sorted(FIXTURES.glob("*.txt")):
        target = fixture.with_suffix(".json")
        new = golden(fixture)
        if not target.exists() or target.read_text(encoding="utf-8") != new:
            target.write_text(new, encoding="utf-8")
            sys.stdout.write(f"{target.name}\n")
