"""Word packages made by hand: the parts that a test is about, and around them the least that makes a Word file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterable, Mapping

from drafter.readers import Options, Reading, docx

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:dgm="http://schemas.openxmlformats.org/drawingml/2006/diagram"'
    ' xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"'
)
#: part name → kind of its relationship
KINDS = {
    "styles": "styles",
    "numbering": "numbering",
    "settings": "settings",
    "footnotes": "footnotes",
    "endnotes": "endnotes",
    "comments": "comments",
}


def p(content: str = "", properties: str = "") -> str:
    """A paragraph; plain words become a run."""
    inner = content if content.startswith("<") else r(content) if content else ""
    return f"<w:p>{f'<w:pPr>{properties}</w:pPr>' if properties else ''}{inner}</w:p>"


def r(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r>{f"<w:rPr>{properties}</w:rPr>" if properties else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def table(*rows: Iterable[str]) -> str:
    """A table of cells, each plain words or whole paragraphs."""
    cells = ("".join(f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>" for cell in row) for row in rows)
    return f"<w:tbl><w:tblPr/>{''.join(f'<w:tr>{row}</w:tr>' for row in cells)}</w:tbl>"


def part(root: str, content: str) -> str:
    """A part with every namespace declared."""
    return f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:{root} {NAMESPACES}>{content}</w:{root}>'


def relations(*given: tuple[str, str, str], external: Iterable[str] = ()) -> str:
    """Relationships: (id, last word of the type, target)."""
    outside = set(external)
    mode = {True: ' TargetMode="External"', False: ""}
    inner = "".join(
        f'<Relationship Id="{name}" Type="{R}/{kind}" Target="{target}"{mode[name in outside]}/>'
        for name, kind, target in given
    )
    return f'<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'


def types(main: str = MAIN, name: str = "/word/document.xml") -> str:
    """``[Content_Types].xml``."""
    return (
        f'<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="{name}" ContentType="{main}"/></Types>'
    )


def members(
    body: str,
    *,
    rels: Iterable[tuple[str, str, str]] = (),
    external: Iterable[str] = (),
    more: Mapping[str, str] | None = None,
    **parts: str,
) -> dict[str, str | bytes]:
    """The members of a package.

    Args:
        body: content of ``w:body``. rels: further relationships of the document, external: ids of those that lead out.
        more: further members. parts: content of ``styles``, ``numbering``, ``footnotes`` …
    """
    own = [(f"rId{name}", kind, f"{name}.xml") for name, kind in KINDS.items() if name in parts]
    found: dict[str, str | bytes] = {
        "[Content_Types].xml": types(),
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/_rels/document.xml.rels": relations(*own, *rels, external=external),
        "word/document.xml": part("document", f"<w:body>{body}</w:body>"),
    }
    for name, content in parts.items():
        found[f"word/{name}.xml"] = part(name, content)
    return {**found, **(more or {})}


def package(given: Mapping[str, str | bytes], store: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of members."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", store) as archive:
        for name, content in given.items():
            archive.writestr(name, content)
    return stream.getvalue()


def word(body: str, **given: object) -> bytes:
    """A Word file with a body; see ``members``."""
    return package(members(body, **given))  # type: ignore[arg-type]


def read(body: str, *, changes: str = "accepted", **given: object) -> Reading:
    """Make a Word file and read it."""
    return docx.read(word(body, **given), "x.docx", Options(changes))  # type: ignore[arg-type]


def shown(reading: Reading) -> list[str]:
    """The lines of the account that are part of the document, in order: their texts."""
    return [text for _, text in lines(reading)]


def lines(reading: Reading) -> list[tuple[str, str]]:
    """Role and text of every line of the account."""
    return [(role.value, text) for line in reading.account.lines for role, text in ((line.role, line.text), *line.more)]
