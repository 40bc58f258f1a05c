"""PDF: the Word file, printed by LibreOffice where it is installed."""

from __future__ import annotations

from drafter.document import Document
from drafter.files import office
from drafter.model.template import Template
from drafter.writers import docx

FORMAT = "pdf"


def write(document: Document, template: Template) -> bytes:
    """The document as PDF.

    Raises:
        InputError: as ``docx.write``. OutputError: there is no LibreOffice, or it made no PDF.
    """
    made = office.to_pdf({"": docx.for_printing(document, template)})
    if "" not in made:
        raise office.failed(document.origin.file or document.title.text)
    return made[""]
