"""Word (DOCX): emitted directly, with native numbering; the same bytes for the same document and template.

Every clause paragraph's runs lie in a bookmark (``_docx_identity.bookmark_name``), which survives editing and saving by
others, so that a reviewed file can be read back clause by clause. ``docProps/custom.xml`` holds the draft's file name
and a hash of the printed words.

Source: ISO/IEC 29500-1 (transitional).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from drafter import errors
from drafter.document import Document, Part
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.model.scheme import scheme_of
from drafter.model.template import Template
from drafter.numbering.schemes import Scheme
from drafter.writers import _docx_identity as identity
from drafter.writers._docx_body import Body, hangs
from drafter.writers._docx_goals import goals
from drafter.writers._docx_notes import apart, numbered
from drafter.writers._docx_notes import xml as notes_xml
from drafter.writers._docx_numbering import LISTS, OUTLINE, Numbering, Place, list_level
from drafter.writers._docx_page import page_of
from drafter.writers._docx_parts import MAIN, Parts, word_type
from drafter.writers._docx_runs import Runs
from drafter.writers._docx_section import section
from drafter.writers._docx_settings import fonts_xml, settings
from drafter.writers._docx_styles import R, W, styles
from drafter.writers._flow import Printed, Role, flow
from drafter.writers._package import escape

if TYPE_CHECKING:
    from drafter.writers._docx_reference import Reference

FORMAT = "docx"

_NOTES = "word/footnotes.xml"

_CORE = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_METADATA = "http://schemas.openxmlformats.org/package/2006/relationships/metadata"
_EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
_CUSTOM = "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"
_VARIANTS = "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes"
_FMTID = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}"


def write(document: Document, template: Template) -> bytes:
    """The document as a Word file.

    Raises:
        InputError: the template names a numbering scheme that does not exist.
    """
    return _write(document, template, printing=False)


def for_printing(document: Document, template: Template) -> bytes:
    """A Word file that LibreOffice prints as Word would (``Runs.printing``); not for people to edit.

    Raises:
        InputError: as ``write``.
    """
    return _write(document, template, printing=True)


def with_pages(document: Document, template: Template) -> bytes:
    """A Word file whose table of contents has the page numbers that LibreOffice works out; as ``write`` without one.

    Raises:
        InputError: as ``write``. OutputError: there is no LibreOffice, or it does not tell the numbers.
    """
    if Part.CONTENTS not in document.parts:
        return write(document, template)
    from drafter.writers import _docx_page_numbers

    opening = None
    if Part.COVER in document.parts and document.cover:
        opening = for_printing(replace(document, parts=(Part.COVER, Part.TITLE)), template)
    count = sum(1 for _ in document.walk())
    pages = _docx_page_numbers.of_headings(for_printing(document, template), opening, count)
    return _write(document, template, printing=False, pages=pages)


def _write(document: Document, template: Template, *, printing: bool, pages: Sequence[str] = ()) -> bytes:
    reference = _reference(template)
    if reference is not None:
        template = reference.dressed(template)
    parts = _parts(document, template, reference, printing=printing, pages=pages)
    words = [str(parts.contents[name]) for name in (MAIN, _NOTES) if name in parts.contents]
    if reference is not None:
        from drafter.writers import _docx_dressing

        _docx_dressing.dress(reference, template, parts)
    _properties(document, template, parts, identity.source_hash(words))
    return parts.archive()


def _parts(
    document: Document,
    template: Template,
    reference: Reference | None,
    *,
    printing: bool = False,
    pages: Sequence[str] = (),
) -> Parts:
    """Everything but what tells of the file, as the template alone has it but for page and headers."""
    page = page_of(template)
    scheme = scheme_of(template)
    parts = Parts()
    parts.relate("", "officeDocument", MAIN)
    pieces, notes = apart(flow(document, template))
    hanging = hangs(pieces)
    numbering = Numbering(scheme, template.fonts, _places(scheme, pieces, hanging))
    runs = Runs(template, goals(document, (*pieces, *notes), template.references), numbered(notes), printing, pages)
    edges = section(document, template, page, parts)
    if reference is not None:
        from drafter.writers import _docx_dressing

        edges = _docx_dressing.section(reference, document, parts, edges)
    listed = template.contents.levels if Part.CONTENTS in document.parts else 0
    content = Body(template, page, numbering, hanging, parts, edges, runs, listed).content(pieces)
    ending = edges.xml(opening="<w:sectPr>" not in content)
    if page.vertical:
        from drafter.writers._docx_vertical import upright

        content = upright(content)
    xml = f'<w:document xmlns:w="{W}" xmlns:r="{R}"><w:body>{content or "<w:p/>"}{ending}</w:body></w:document>'
    parts.add(MAIN, xml, word_type("document.main"))
    footnotes = notes_xml(notes, runs) if notes else ""
    if footnotes:
        parts.add(_NOTES, footnotes, word_type("footnotes"), "footnotes")
    parts.add("word/styles.xml", styles(template), word_type("styles"), "styles")
    parts.add("word/numbering.xml", numbering.xml(page), word_type("numbering"), "numbering")
    kept = settings(template, *(("footnotes",) if footnotes else ()))
    parts.add("word/settings.xml", kept, word_type("settings"), "settings")
    parts.add("word/fontTable.xml", fonts_xml(template.fonts), word_type("fontTable"), "fontTable")
    return parts


def _reference(template: Template) -> Reference | None:
    """The template's reference document. Raises InputError when it cannot be read."""
    if not template.reference:
        return None
    from drafter.writers import _docx_reference

    return _docx_reference.load(template.reference)


def missing_styles(document: Document, template: Template) -> tuple[str, ...]:
    """Names of styles that the document uses and the template's reference document lacks; none without one.

    Raises:
        InputError: the reference document cannot be read.
    """
    reference = _reference(template)
    if reference is None:
        return ()
    from drafter.writers import _docx_dressing

    template = reference.dressed(template)
    parts = _parts(document, template, reference, printing=False)
    return _docx_dressing.missing(reference, template, parts)


def lacking(document: Document, template: Template) -> tuple[Finding, ...]:
    """A finding that names the missing styles (``missing_styles``); none where nothing is missing."""
    names = missing_styles(document, template)
    if not names:
        return ()
    message = Message(
        ja=f"この名前のスタイルがないため、drafter のものを加えました：{'、'.join(names)}",
        en=f"styles that are not there, taken from drafter's own: {', '.join(names)}",
    )
    return (Finding("TPL004", "reference-style", Severity.INFO, message, errors.Place(template.reference)),)


def _places(scheme: Scheme, pieces: Sequence[Printed], hanging: Sequence[float]) -> dict[tuple[int, int], Place]:
    """Indent and hang of every level in use, as most of its paragraphs have it."""
    seen: dict[tuple[int, int], Counter[Place]] = {}
    for printed, width in zip(pieces, hanging, strict=True):
        if printed.index is not None and printed.label is not None and not printed.pinned:
            heading = printed.role is Role.HEADING
            level = printed.index if heading else list_level(scheme, printed.index, printed.level)
            key = (OUTLINE if heading else LISTS, level)
            seen.setdefault(key, Counter())[Place(printed.indent, width)] += 1
    return {key: places.most_common(1)[0][0] for key, places in seen.items()}


def _properties(document: Document, template: Template, parts: Parts, source: str) -> None:
    """What tells of the file: title and issuer, the program, and by what the draft is known again."""
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    office = "application/vnd.openxmlformats-officedocument"
    parts.add("docProps/core.xml", _core(document), core, f"{_METADATA}/core-properties", "")
    app = f'<Properties xmlns="{_EXTENDED}"><Application>drafter</Application></Properties>'
    parts.add("docProps/app.xml", app, f"{office}.extended-properties+xml", "extended-properties", "")
    custom = _custom(document, template, source)
    parts.add("docProps/custom.xml", custom, f"{office}.custom-properties+xml", "custom-properties", "")


def _core(document: Document) -> str:
    """Title and issuer; the dates are the document's own, so that the file does not tell when it was made."""
    iso = document.date.iso if document.date else None
    day = (iso or "1980-01-01") + "-01" * (2 - (iso or "1980-01-01").count("-"))
    if not re.fullmatch(r"\d{4}-\d\d-\d\d", day):
        day = "1980-01-01"
    creator = " ".join(line.text for line in document.issuer)
    return (
        f'<cp:coreProperties xmlns:cp="{_CORE}" xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(document.title.text)}</dc:title><dc:subject>{escape(document.subtitle.text)}</dc:subject>"
        f"<dc:creator>{escape(creator)}</dc:creator><cp:lastModifiedBy>{escape(creator)}</cp:lastModifiedBy>"
        "<cp:revision>1</cp:revision>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{day}T00:00:00Z</dcterms:modified>'
        "<dc:language>ja-JP</dc:language></cp:coreProperties>"
    )


def _custom(document: Document, template: Template, source: str) -> str:
    file = document.origin.file
    facts = {
        identity.DRAFT: identity.draft_name(file),
        identity.DOCUMENT: identity.document_id(file),
        identity.TEMPLATE: template.template,
        identity.STATUS: document.status,
        identity.SOURCE: source,
    }
    inner = "".join(
        f'<property fmtid="{_FMTID}" pid="{i}" name="{name}"><vt:lpwstr>{escape(value)}</vt:lpwstr></property>'
        for i, (name, value) in enumerate(facts.items(), 2)
    )
    return f'<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANTS}">{inner}</Properties>'
