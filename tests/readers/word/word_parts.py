"""Word files built by hand, a few elements at a time, for tests of numbers and styles."""

from __future__ import annotations

import io
import subprocess
import zipfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def root(name: str, inner: str, namespace: str = W) -> str:
    """A part's root element around ``inner``."""
    return f'<w:{name} xmlns:w="{namespace}" xmlns:mc="{_MC}">{inner}</w:{name}>'


def parse(xml: str) -> etree._Element:
    return etree.fromstring(xml.encode())


def level(form: str = "decimal", text: str = "%1", *, start: int | None = 1, more: str = "", end: str = "") -> str:
    """A ``w:lvl`` without its number: ``more`` stands between format and text, ``end`` after the text."""
    begins = f'<w:start w:val="{start}"/>' if start is not None else ""
    return f'{begins}<w:numFmt w:val="{form}"/>{more}<w:lvlText w:val={quoteattr(text)}/><w:lvlJc w:val="left"/>{end}'


def abstract(identity: int, *levels: str, more: str = "") -> str:
    inner = "".join(f'<w:lvl w:ilvl="{i}">{lvl}</w:lvl>' for i, lvl in enumerate(levels))
    kind = '<w:multiLevelType w:val="multilevel"/>'
    return f'<w:abstractNum w:abstractNumId="{identity}">{kind}{more}{inner}</w:abstractNum>'


def num(identity: int, of: int, starts: Mapping[int, int] = {}, levels: Mapping[int, str] = {}) -> str:
    overrides = "".join(
        f'<w:lvlOverride w:ilvl="{i}"><w:startOverride w:val="{start}"/></w:lvlOverride>' for i, start in starts.items()
    ) + "".join(
        f'<w:lvlOverride w:ilvl="{i}"><w:lvl w:ilvl="{i}">{lvl}</w:lvl></w:lvlOverride>' for i, lvl in levels.items()
    )
    return f'<w:num w:numId="{identity}"><w:abstractNumId w:val="{of}"/>{overrides}</w:num>'


def style(
    identity: str,
    name: str = "",
    properties: str = "",
    letters: str = "",
    *,
    on: str = "",
    kind: str = "paragraph",
    more: str = "",
) -> str:
    """A ``w:style``; ``on`` is the style that it is based on."""
    based = f'<w:basedOn w:val="{on}"/>' if on else ""
    first = ' w:default="1"' if identity == "Normal" else ""
    inner = (f"<w:pPr>{properties}</w:pPr>" if properties else "") + (f"<w:rPr>{letters}</w:rPr>" if letters else "")
    return (
        f'<w:style w:type="{kind}"{first} w:styleId={quoteattr(identity)}><w:name w:val={quoteattr(name or identity)}/>'
        f"{based}{more}{inner}</w:style>"
    )


def num_pr(identity: int | str | None = None, index: int | str | None = None) -> str:
    ilvl = f'<w:ilvl w:val="{index}"/>' if index is not None else ""
    num_id = f'<w:numId w:val="{identity}"/>' if identity is not None else ""
    return f"<w:numPr>{ilvl}{num_id}</w:numPr>"


def paragraph(text: str, properties: str = "", style_id: str = "", letters: str = "") -> str:
    named = f"<w:pStyle w:val={quoteattr(style_id)}/>" if style_id else ""
    settings = f"<w:rPr>{letters}</w:rPr>" if letters else ""
    return f"<w:p><w:pPr>{named}{properties}</w:pPr><w:r>{settings}<w:t>{text}</w:t></w:r></w:p>"


def docx(body: str, numbering: str, styles: str) -> bytes:
    """A file that LibreOffice opens; ``numbering`` and ``styles`` without their roots."""
    relations = "".join(
        f'<Relationship Id="rId{i}" Type="{_OFFICE}/relationships/{name}" Target="{name}.xml"/>'
        for i, name in enumerate(("styles", "numbering"), 1)
    )
    kinds = {"document": "document.main", "styles": "styles", "numbering": "numbering"}
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_WORD}.{kind}+xml"/>' for name, kind in kinds.items()
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" '
        f'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>{overrides}</Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>',
        "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
        "word/numbering.xml": root("numbering", numbering),
        "word/styles.xml": root("styles", styles),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, xml in parts.items():
            package.writestr(name, xml)
    return out.getvalue()


def texts_by_office(office: str, files: Sequence[Path], folder: Path) -> dict[str, list[str]]:
    """What LibreOffice prints, labels included: name of the file without its ending → lines."""
    command = [office, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to"]
    subprocess.run(
        [*command, "txt:Text (encoded):UTF8", "--outdir", folder, *files], check=True, capture_output=True, timeout=180
    )
    return {path.stem: (folder / f"{path.stem}.txt").read_text("utf-8-sig").splitlines() for path in files}
