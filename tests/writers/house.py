"""A house's own Word files, as people make them: for the tests of reference documents."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Callable

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt


def picture() -> bytes:
    """A small PNG."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    rows = b"".join(b"\0" + b"\x20\x60\xc0" * 8 for _ in range(8))
    head = struct.pack(">IIBBBBB", 8, 8, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def house(*, japanese: bool = False, drop: tuple[str, ...] = ()) -> bytes:
    """A house's file: B5, letters of 13 points, header with a picture, footer, heading 1 in a list of its own.

    Args:
        japanese: the styles carry the names that a Japanese screen shows.
        drop: styles that are taken out.
    """
    made = docx.Document()
    made.styles["Normal"].font.size = Pt(13)
    made.styles["Heading 1"].font.name = "House Gothic"
    for name in drop:
        element = made.styles[name].element
        element.getparent().remove(element)
    if japanese:
        shown = {
            "heading 1": "見出し 1",
            "heading 2": "見出し 2",
            "Title": "表題",
            "Normal": "標準",
            "Subtitle": "副題",
        }
        for style in made.styles.element.iter(qn("w:style")):
            name = style.find(qn("w:name"))
            name.set(qn("w:val"), shown.get(name.get(qn("w:val")), name.get(qn("w:val"))))
    section = made.sections[0]
    section.page_width, section.page_height = Mm(182), Mm(257)
    section.left_margin = section.right_margin = Mm(20)
    line = section.header.paragraphs[0]
    line.add_run("○○市長会　{title}")
    line.add_run().add_picture(io.BytesIO(picture()))
    section.footer.paragraphs[0].text = "取扱注意"
    made.add_paragraph("この文は写さない。", style="List Number")
    _list(made)
    stream = io.BytesIO()
    made.save(stream)
    return stream.getvalue()


def _list(made: docx.document.Document) -> None:
    """Heading 1 numbered by a list of the house: red letters, deep indent, a blank behind the number."""
    numbering = made.part.numbering_part.element
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "77")
    level = OxmlElement("w:lvl")
    level.set(qn("w:ilvl"), "0")
    for tag, value in (("start", "1"), ("numFmt", "decimal"), ("pStyle", "Heading1"), ("suff", "space"),
                       ("lvlText", "第%1章"), ("lvlJc", "left")):  # fmt: skip
        element = OxmlElement(f"w:{tag}")
        element.set(qn("w:val"), value)
        level.append(element)
    properties, letters, color = OxmlElement("w:pPr"), OxmlElement("w:rPr"), OxmlElement("w:color")
    indent = OxmlElement("w:ind")
    indent.set(qn("w:left"), "1234")
    properties.append(indent)
    color.set(qn("w:val"), "FF0000")
    letters.append(color)
    level.extend((properties, letters))
    abstract.append(level)
    numbering.insert(0, abstract)
    num, identity = OxmlElement("w:num"), OxmlElement("w:abstractNumId")
    num.set(qn("w:numId"), "88")
    identity.set(qn("w:val"), "77")
    num.append(identity)
    numbering.append(num)
    heading = next(s for s in made.styles.element.iter(qn("w:style")) if s.get(qn("w:styleId")) == "Heading1")
    listed, number = OxmlElement("w:numPr"), OxmlElement("w:numId")
    number.set(qn("w:val"), "88")
    listed.append(number)
    heading.find(qn("w:pPr")).insert(2, listed)


def changed(data: bytes, part: str, change: Callable[[str], str]) -> bytes:
    """The file with one part changed."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = old.read(name)
            new.writestr(name, change(content.decode("utf-8")).encode("utf-8") if name == part else content)
    return stream.getvalue()
