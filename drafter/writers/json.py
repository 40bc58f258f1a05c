"""JSON: the outline of a document, the shape of ``drafter outline --format json`` (design, section 5)."""

from __future__ import annotations

import json

from drafter.document import Block, BlockKind, Document, Origin, Section
from drafter.language import Lang
from drafter.model.template import Template

FORMAT = "json"


def write(document: Document, template: Template) -> bytes:
    """The outline as JSON text, indented, with messages in Japanese, the documents' language."""
    return (json.dumps(outline(document, "ja"), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")


def outline(document: Document, lang: Lang) -> dict[str, object]:
    """The outline as plain values.

    Args:
        lang: language of the findings' messages.
    """
    date = document.date
    return {
        "title": document.title.text,
        "subtitle": document.subtitle.text or None,
        "issuer": "\n".join(line.text for line in document.issuer),
        "addressees": [line.text for line in document.addressees],
        "date": {"printed": date.printed, "iso": date.iso} if date else None,
        "status": document.status,
        **({"cover": [_block(block) for block in document.cover]} if document.cover else {}),
        **({"front": [_block(block) for block in document.front]} if document.front else {}),
        "preamble": [_block(block) for block in document.preamble],
        "sections": _sections(document.sections),
        "closing": [_block(block) for block in document.closing],
        **({"end": document.end.text} if document.end else {}),
        **({"signature": [line.text for line in document.signature]} if document.signature else {}),
        "findings": [finding.as_json(lang) for finding in document.findings],
    }


def _sections(sections: tuple[Section, ...]) -> list[dict[str, object]]:
    """Nested sections, without recursion: an outline may be 200 deep."""
    top: list[dict[str, object]] = []
    stack: list[tuple[Section, list[dict[str, object]]]] = [(section, top) for section in reversed(sections)]
    while stack:
        section, into = stack.pop()
        below: list[dict[str, object]] = []
        into.append(
            {
                "level": section.level,
                "label": section.label,
                "heading": section.heading,
                "line": section.origin.line or None,
                **_page(section.origin),
                "blocks": [_block(block) for block in section.blocks],
                "sections": below,
            }
        )
        stack.extend((node, below) for node in reversed(section.sections))
    return top


def _block(block: Block) -> dict[str, object]:
    return {
        "kind": block.kind.value,
        "label": block.label,
        "text": block.text,
        "line": block.origin.line or None,
        "end_line": block.origin.end_line or block.origin.line or None,
        **_page(block.origin),
        "clause": block.clause,
        **({"rows": [list(row) for row in block.rows]} if block.kind is BlockKind.TABLE else {}),
    }


def _page(origin: Origin) -> dict[str, object]:
    return {"page": origin.page} if origin.page else {}
