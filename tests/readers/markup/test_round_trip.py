"""Any document survives being written and read again, as Markdown and as HTML."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from readers.markup.trees import TEMPLATES, documents, shape

from drafter.readers import html as html_reader
from drafter.readers import markdown as markdown_reader
from drafter.writers import html as html_writer
from drafter.writers import md as markdown_writer

FORMATS = {"md": (markdown_writer, markdown_reader), "html": (html_writer, html_reader)}


@pytest.mark.parametrize("name", TEMPLATES)
@pytest.mark.parametrize("form", FORMATS)
@given(data=st.data())
@settings(max_examples=12, deadline=None)
def test_a_document_survives(form: str, name: str, data: st.DataObject) -> None:
    writer, reader = FORMATS[form]
    document, template = data.draw(documents(name))
    wanted = shape(document)
    found = shape(reader.read(writer.write(document, template), f"a.{form}").document)
    assert found == wanted
