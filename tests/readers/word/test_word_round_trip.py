"""Document → DOCX → Document: the same title, labels, headings, levels, kinds and texts, for every shipped template."""

from __future__ import annotations

import pytest
from drafted import ROOT, TEMPLATES, WORKSPACE, documents, stripped
from hypothesis import HealthCheck, given, settings

from drafter.document import Block, BlockKind, Document, Section
from drafter.pipeline import open_document
from drafter.readers import docx as reader
from drafter.writers import docx as writer

DRAFTS = ("2027-digital.yaml", "2027-mayors-sample.yaml")


def shape(document: Document) -> dict[str, object]:
    """What must come back."""
    return {
        "title": document.title.text,
        "subtitle": document.subtitle.text,
        "mark": document.mark,
        "issuer": [line.text for line in document.issuer],
        "addressees": [line.text for line in document.addressees],
        "date": document.date.printed if document.date else "",
        "end": document.end.text,
        "signature": [line.text for line in document.signature],
        "preamble": [_block(block) for block in document.preamble],
        "sections": [line for section in document.sections for line in _section(section)],
        "closing": [_block(block) for block in document.closing],
    }


def _section(section: Section) -> list[object]:
    found: list[object] = [("section", section.level, section.label, section.heading)]
    for node in section.content:
        found += _section(node) if isinstance(node, Section) else [_block(node)]
    return found


def _block(block: Block) -> tuple[object, ...]:
    if block.kind is BlockKind.ITEM and block.label is None:  # too deep for the scheme: printed as a paragraph
        return (BlockKind.PARAGRAPH, 0, None, block.text, block.rows)
    return (block.kind, block.level, block.label, block.text, block.rows)


def there_and_back(document: Document, template: str) -> Document:
    data = writer.write(document, TEMPLATES[template])
    return reader.read(data, "再読.docx").document


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("draft", DRAFTS)
def test_a_bundled_draft_comes_back(draft: str, template: str) -> None:
    document = stripped(open_document(str(ROOT / "drafts" / draft), WORKSPACE).document, TEMPLATES[template])
    assert shape(there_and_back(document, template)) == shape(document)


@pytest.mark.parametrize("template", TEMPLATES)
def test_any_document_comes_back(template: str) -> None:
    @settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(documents(TEMPLATES[template]))
    def check(document: Document) -> None:
        assert shape(there_and_back(document, template)) == shape(document)

    check()
