"""Word files of the house, opened to be written anew: parts out of a package and back.

What the house's writer makes (styles, page, header, footer, numbering) stays as it is; the comparison writes the body.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from drafter.compare.atoms import W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.document import Document
    from drafter.model.template import Template

DOCUMENT, NUMBERING, STYLES = "word/document.xml", "word/numbering.xml", "word/styles.xml"
_CUSTOM = "docProps/custom.xml"


def parts_of(document: Document, template: Template) -> dict[str, bytes]:
    """The parts of the Word file that the house's writer makes of a document."""
    from drafter.writers import docx

    with zipfile.ZipFile(io.BytesIO(docx.write(document, template))) as package:
        return {name: package.read(name) for name in package.namelist()}


def tree(data: bytes) -> _Element:
    """A part's root."""
    from lxml import etree

    return etree.fromstring(data)


def body_of(root: _Element) -> _Element:
    """``w:body`` of ``word/document.xml``."""
    body = root.find(f"{W}body")
    assert body is not None  # our own writer's
    return body


def packed(parts: dict[str, bytes], changed: dict[str, _Element]) -> bytes:
    """The package with some parts replaced; the same bytes each time.

    What tells a version that was sent is taken out: a comparison is no such version.
    """
    from lxml import etree

    from drafter.writers._package import archive

    texts: dict[str, str | bytes] = {}
    for name, data in parts.items():
        root = changed.get(name)
        if root is not None:
            texts[name] = etree.tostring(root, encoding="unicode")
        elif name == _CUSTOM:
            texts[name] = etree.tostring(_without_source(tree(data)), encoding="unicode")
        elif name.endswith((".xml", ".rels")):
            texts[name] = etree.tostring(tree(data), encoding="unicode")
        else:
            texts[name] = data
    return archive(texts)


def _without_source(root: _Element) -> _Element:
    for one in list(root):
        if (one.get("name") or "").startswith("drafter."):
            root.remove(one)
    return root
