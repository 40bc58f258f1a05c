"""Pictures in a Word file, each with what is said of it to those who cannot see it.

Source: ISO/IEC 29500-1, 20.4.2.8 (inline), 20.1.2.2.8 and 20.4.2.5 (docPr: descr), 20.2.2.5 (pic).
"""

from __future__ import annotations

import hashlib

from drafter.document import Image
from drafter.writers._docx_page import Page
from drafter.writers._docx_parts import Parts
from drafter.writers._package import escape

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
_WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
_EMU_PER_MM = 36_000
_EMU_PER_TWIP = 635
#: at 96 pixels an inch
_EMU_PER_PIXEL = 9_525
#: of the page's height that a picture may take, so that its caption stands beneath it
_TALLEST = 0.85


def picture(image: Image, said: str, nth: int, parts: Parts, page: Page, *, landscape: bool) -> str:
    """The run that shows a picture; its bytes become a part, once for each picture.

    Args:
        said: what it shows. nth: its number in the document.
    """
    digest = hashlib.sha256(image.data).hexdigest()[:16]
    name = f"word/media/{digest}.{image.kind}"
    relation = parts.picture(name, image.data, f"image/{image.kind}")
    width, height = size(image, page, landscape=landscape)
    descr = escape(said.replace("\n", " "))
    return (
        f'<w:r><w:drawing><wp:inline xmlns:wp="{_WP}" distT="0" distB="0" distL="0" distR="0">'
        f'<wp:extent cx="{width}" cy="{height}"/><wp:docPr id="{nth}" name="{escape(image.name or digest)}" '
        f'descr="{descr}"/><wp:cNvGraphicFramePr><a:graphicFrameLocks xmlns:a="{_A}" noChangeAspect="1"/>'
        f'</wp:cNvGraphicFramePr><a:graphic xmlns:a="{_A}"><a:graphicData uri="{_PIC}"><pic:pic xmlns:pic="{_PIC}">'
        f'<pic:nvPicPr><pic:cNvPr id="{nth}" name="{escape(image.name or digest)}" descr="{descr}"/><pic:cNvPicPr/>'
        f'</pic:nvPicPr><pic:blipFill><a:blip r:embed="{relation}"/><a:stretch><a:fillRect/></a:stretch></pic:blipFill>'
        f'<pic:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect">'
        "<a:avLst/></a:prstGeom></pic:spPr></pic:pic></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def size(image: Image, page: Page, *, landscape: bool) -> tuple[int, int]:
    """Width and height in EMU: as wanted or as large as it is, never beyond the text."""
    room, tall = page.text_width, page.height - page.top - page.bottom
    if landscape != page.landscape:
        room, tall = tall, room
    wanted = image.millimetres * _EMU_PER_MM or image.width * _EMU_PER_PIXEL
    width = min(wanted, room * _EMU_PER_TWIP)
    height = width * image.height / image.width
    if height > tall * _TALLEST * _EMU_PER_TWIP:
        width, height = width * tall * _TALLEST * _EMU_PER_TWIP / height, tall * _TALLEST * _EMU_PER_TWIP
    return max(1, round(width)), max(1, round(height))
