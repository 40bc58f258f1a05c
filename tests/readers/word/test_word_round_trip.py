"""Document → DOCX → Document: the same title, labels, headings, levels, kinds and texts, for every shipped template."""

from __future__ import annotations

import pytest
from drafted import DRAFTS, ROOT, TEMPLATES, WORKSPACE, documents, shape, stripped
from hypothesis import HealthCheck, given, settings

from drafter.document import Document
from drafter.pipeline import open_document
from drafter.readers import docx as reader
from drafter.writers import docx as writer


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
