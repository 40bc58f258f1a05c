"""Page numbers for a table of contents: LibreOffice lays out the pages, its PDF's bookmarks tell where headings are.

Word breaks a page elsewhere now and then; the field stays one that Word can work out anew.

Source: ISO/IEC 29500-1, 17.6.12 (pgNumType), 17.18.59 (ST_NumberFormat).
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

from drafter.errors import OutputError
from drafter.files import office
from drafter.japanese.kanji_numbers import kanji
from drafter.language import Message
from drafter.writers._docx_parts import MAIN

_SECTION = re.compile(r"<w:sectPr\b.*?</w:sectPr>")
_NUMBER = re.compile(r"<w:pgNumType\b([^>]*)/>")
_ROMAN = ((100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


def of_headings(whole: bytes, opening: bytes | None, count: int) -> tuple[str, ...]:
    """The number that is printed on the page of each heading, in order.

    Args:
        whole: the Word file as LibreOffice prints it. opening: the covering letter with one further page, where there
            is a letter. count: how many headings there are.

    Raises:
        OutputError: there is no LibreOffice, or its PDF does not tell where the headings are.
    """
    made = office.to_pdf({"whole": whole} | ({"opening": opening} if opening is not None else {}))
    if "whole" not in made or (opening is not None and "opening" not in made):
        raise _unknown()
    cover = _pages(made["opening"]) - 1 if opening is not None else 0
    places = _places(made["whole"])
    if len(places) != count:
        raise _unknown()
    first, shown = _numbering(whole, 1 if opening is not None else 0)
    return tuple(shown(place - cover + first) for place in places)


def _places(pdf: bytes) -> list[int]:
    """Of each bookmark the page's index."""
    import pypdfium2

    out = []
    with pypdfium2.PdfDocument(pdf) as document:
        for bookmark in document.get_toc():
            target = bookmark.get_dest()
            index = target.get_index() if target is not None else None
            if index is None:
                raise _unknown()
            out.append(index)
    return out


def _pages(pdf: bytes) -> int:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def _numbering(whole: bytes, nth: int) -> tuple[int, Callable[[int], str]]:
    """The first page's number, and how numbers are printed, of the nth section, or of the last that there is."""
    with zipfile.ZipFile(io.BytesIO(whole)) as package:
        sections = _SECTION.findall(package.read(MAIN).decode("utf-8"))
    found = _NUMBER.search(sections[min(nth, len(sections) - 1)])
    told = dict(re.findall(r'w:(\w+)="([^"]*)"', found[1])) if found else {}
    return int(told.get("start", 1)), _FORMS.get(told.get("fmt", ""), str)


def roman(number: int) -> str:
    """ⅰ, ⅱ … in Latin letters: 4 → iv, 1,000 and above in hundreds."""
    out = ""
    for value, letters in _ROMAN:
        out += letters * (number // value)
        number %= value
    return out


_FORMS: dict[str, Callable[[int], str]] = {
    "lowerRoman": roman,
    "upperRoman": lambda number: roman(number).upper(),
    "japaneseCounting": kanji,
    "numberInDash": lambda number: f"- {number} -",
}


def _unknown() -> OutputError:
    return OutputError(
        Message(
            ja="LibreOffice が組んだページから、目次のページ番号を読み取れませんでした",
            en="the page numbers of the contents could not be read from what LibreOffice printed",
        ),
        hint=Message(
            ja="--page-numbers を付けずに書き出し、Word で目次を更新してください",
            en="render without --page-numbers, and update the contents in Word",
        ),
    )
