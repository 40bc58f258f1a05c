"""Returned files as Word itself writes them: paragraphs of a draft of five clauses, written over by hand as XML."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping

WORDS = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_DAY = "2027-06-02T10:20:00Z"
_COMMENTS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_EXTENDED = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"


def run(text: str, properties: str = "", tag: str = "t") -> str:
    """A run, with the marks of an editing session as Word sets them."""
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r w:rsidR="00A77B3E" w:rsidRPr="00C41D2A">{rpr}<w:{tag} xml:space="preserve">{text}</w:{tag}></w:r>'


def change(kind: str, author: str, inner: str, number: int = 7) -> str:
    """``ins``, ``del``, ``moveFrom`` or ``moveTo`` around runs, or alone for a mark."""
    head = f'<w:{kind} w:id="{number}" w:author="{author}" w:date="{_DAY}"'
    return f"{head}>{inner}</w:{kind}>" if inner else f"{head}/>"


def put(author: str, text: str) -> str:
    """Words that are put in."""
    return change("ins", author, run(text))


def taken(author: str, text: str) -> str:
    """Words that are taken out."""
    return change("del", author, run(text, tag="delText"))


def paragraph(content: str, mark: str = "", style: str = "BodyText", name: str = "") -> str:
    """A paragraph; ``mark``: changes of its mark; ``name``: of a bookmark around all of it."""
    letters = f"<w:rPr>{mark}</w:rPr>" if mark else ""
    inner = f'<w:bookmarkStart w:id="901" w:name="{name}"/>{content}<w:bookmarkEnd w:id="901"/>' if name else content
    properties = f'<w:pPr><w:pStyle w:val="{style}"/>{letters}</w:pPr>'
    return f'<w:p w14:paraId="3F2A11B0" w:rsidR="00A77B3E" w:rsidRDefault="00C41D2A">{properties}{inner}</w:p>'


def bookmarked(xml: str, name: str) -> tuple[int, int]:
    """Where the paragraph under a bookmark begins and ends in ``document.xml``."""
    at = xml.index(f'w:name="{name}"')
    start = max(xml.rfind("<w:p>", 0, at), xml.rfind("<w:p ", 0, at))
    return start, xml.index("</w:p>", at) + len("</w:p>")


def returned(sent: bytes, paragraphs: Mapping[str, str], **parts: str) -> bytes:
    """The file that was sent with other paragraphs.

    Args:
        paragraphs: bookmark, or a pattern as ``re:…`` → the XML that stands for its paragraph, or for what it matches.
        parts: ``comments``, ``extended``: further parts; ``saved_by``: who saved it.
    """
    members = {info.filename: data for info, data in _members(sent)}
    xml = members["word/document.xml"].decode()
    xml = xml.replace("<w:document ", f"<w:document {' '.join(w for w in WORDS.split() if w not in xml)} ", 1)
    for name, content in paragraphs.items():
        if name.startswith("re:"):
            xml, count = re.subn(name[3:], lambda _, own=content: own, xml, flags=re.DOTALL)
            assert count == 1, name
    places = {bookmarked(xml, name): content for name, content in paragraphs.items() if not name.startswith("re:")}
    for (start, end), content in sorted(places.items(), reverse=True):
        xml = xml[:start] + content + xml[end:]
    members["word/document.xml"] = xml.encode()
    _further(members, parts)
    if "saved_by" in parts:
        core = members["docProps/core.xml"].decode()
        by = f"<cp:lastModifiedBy>{parts['saved_by']}</cp:lastModifiedBy>"
        members["docProps/core.xml"] = re.sub(
            r"<cp:lastModifiedBy>.*?</cp:lastModifiedBy>", by, core, flags=re.DOTALL
        ).encode()
    return packed(members)


def _members(data: bytes) -> list[tuple[zipfile.ZipInfo, bytes]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return [(info, archive.read(info)) for info in archive.infolist()]


def _further(members: dict[str, bytes], parts: Mapping[str, str]) -> None:
    relations = members["word/_rels/document.xml.rels"].decode()
    for name, kind, file in (("comments", _COMMENTS, "comments"), ("extended", _EXTENDED, "commentsExtended")):
        if name in parts:
            members[f"word/{file}.xml"] = parts[name].encode()
            one = f'<Relationship Id="rIdX{name}" Type="{kind}" Target="{file}.xml"/>'
            relations = relations.replace("</Relationships>", f"{one}</Relationships>")
    members["word/_rels/document.xml.rels"] = relations.encode()


def packed(members: Mapping[str, bytes]) -> bytes:
    """A zip file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return out.getvalue()


def members_of(data: bytes) -> dict[str, bytes]:
    """The members of a zip file by name."""
    return {info.filename: content for info, content in _members(data)}
