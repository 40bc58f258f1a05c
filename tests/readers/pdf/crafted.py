"""PDFs written by hand, byte for byte: what no word processor prints, and what no honest one would.

Japanese is set in a font that is not embedded, by the predefined CMap UniJIS-UTF16-H (PDF 32000-1 §9.7.5.2), so that
the characters of a content stream are plain UTF-16.
"""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from itertools import pairwise

#: number of the object of each thing; pages begin at 20, their contents behind them
_CATALOG, _TREE, _FONT, _CID, _DESCRIPTOR, _LATIN, _MUTE = 1, 2, 3, 4, 5, 6, 7
_FONTS = {
    _FONT: b"<</Type/Font/Subtype/Type0/BaseFont/Mincho/Encoding/UniJIS-UTF16-H/DescendantFonts[4 0 R]>>",
    _CID: b"<</Type/Font/Subtype/CIDFontType0/BaseFont/Mincho/DW 1000/FontDescriptor 5 0 R"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(Japan1)/Supplement 6>>>>",
    _DESCRIPTOR: b"<</Type/FontDescriptor/FontName/Mincho/Flags 4/FontBBox[0 -120 1000 880]/ItalicAngle 0/Ascent 880"
    b"/Descent -120/CapHeight 700/StemV 80>>",
    _LATIN: b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    # glyphs by number in a collection of nobody's: there is no way to a character
    _MUTE: b"<</Type/Font/Subtype/Type0/BaseFont/Mute/Encoding/Identity-H/DescendantFonts[8 0 R]>>",
    8: b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Mute/DW 1000/FontDescriptor 5 0 R"
    b"/CIDSystemInfo<</Registry(Nobody)/Ordering(Nothing)/Supplement 0>>>>",
}


def file(objects: Mapping[int, bytes], trailer: bytes = b"/Root 1 0 R") -> bytes:
    """A whole file of numbered objects, with its cross-reference table (§7.5)."""
    out = bytearray(b"%PDF-1.7\n")
    places: dict[int, int] = {}
    for number, body in sorted(objects.items()):
        places[number] = len(out)
        out += b"%d 0 obj\n%b\nendobj\n" % (number, body)
    start, size = len(out), max(objects) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        out += b"%010d 00000 n \n" % places[number] if number in places else b"0000000000 65535 f \n"
    return bytes(out + b"trailer\n<</Size %d %b>>\nstartxref\n%d\n%%%%EOF\n" % (size, trailer, start))


def stream(content: bytes, extra: bytes = b"") -> bytes:
    """A compressed stream."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode%b>>stream\n%b\nendstream" % (len(packed), extra, packed)


def pages(contents: Sequence[bytes], *, page: bytes = b"", more: Mapping[int, bytes] | None = None) -> bytes:
    """A file of A4 pages.

    Args:
        contents: one content stream a page. page: further entries of each page (``/Rotate 90``).
        more: further objects, or others in place of those that are made here.
    """
    objects = dict(_FONTS)
    kids = b" ".join(b"%d 0 R" % (20 + 2 * n) for n in range(len(contents)))
    objects[_CATALOG] = b"<</Type/Catalog/Pages 2 0 R>>"
    objects[_TREE] = b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, len(contents))
    for n, content in enumerate(contents):
        box = b"" if b"/MediaBox" in page else b"/MediaBox[0 0 595 842]"
        objects[20 + 2 * n] = (
            b"<</Type/Page/Parent 2 0 R%b/Resources<</Font<</F 3 0 R/L 6 0 R/M 7 0 R>>>>/Contents %d 0 R%b>>"
            % (box, 21 + 2 * n, page)
        )
        objects[21 + 2 * n] = stream(content)
    objects.update(more or {})
    return file(objects)


def text(words: str, x: float, y: float, size: float = 12, *, font: str = "F", extra: str = "") -> bytes:
    """Words at a place, in points from the lower left corner; ``extra``: further operators (``3 Tr``)."""
    code = words.encode("utf-16-be").hex()
    return f"BT /{font} {size} Tf {extra} 1 0 0 1 {x} {y} Tm <{code}> Tj ET\n".encode()


def lines(words: Sequence[str], *, x: float = 72, top: float = 760, size: float = 12, leading: float = 20) -> bytes:
    """Lines beneath one another."""
    return b"".join(text(line, x, top - leading * n, size) for n, line in enumerate(words))


def grid(xs: Sequence[float], ys: Sequence[float]) -> bytes:
    """The rules of a table."""
    out = [f"{x} {min(ys)} m {x} {max(ys)} l S\n" for x in xs]
    out += [f"{a} {y} m {b} {y} l S\n" for y in ys for a, b in pairwise(xs)]
    return "".join(out).encode()
