"""PDF with a text layer → Document.

The file is opened in a child process (``_pdf.worker``), bounded in time and memory. Characters with their places
become printed lines in reading order; from there on a PDF is read as a text is (``_printed``), with what the page
shows beside: size, weight, how a line is set.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.readers import DEFAULTS, Options, Reading

if TYPE_CHECKING:
    from drafter.readers._pdf.page import Page

EXTENSIONS = (".pdf",)
LIMIT = limits.PDF_BYTES


def read(data: bytes, file: str, options: Options = DEFAULTS) -> Reading:
    """Read a PDF.

    Args:
        data: the file's bytes. file: its name, for places. options: whether pages without text may be read through
            an OCR program; which document of several.

    Raises:
        InputError: encrypted, broken, beyond a limit, or without text.
    """
    from drafter.readers import _printed
    from drafter.readers._pdf import child, rows

    pages = child.pages(data, file)
    if not any(page.pieces for page in pages):
        raise _scanned(file, pages)
    noticed = tuple(_noticed(pages, file))
    printed, even = rows.rows(pages)
    return _printed.read_rows(printed, file, paged=True, even=even, noticed=noticed, document=options.document)


def _scanned(file: str, pages: Sequence[Page]) -> InputError:
    pictures = any(page.pictures for page in pages)
    return InputError(
        Message(
            ja="文字のない PDF です（紙を画像として取り込んだもの）" if pictures else "PDF に文字がありません",
            en="the PDF holds no text: its pages are pictures (a scan)" if pictures else "the PDF holds no text",
        ),
        Place(file),
        Message(
            ja="元の Word・テキストを指定するか、文字認識（OCR）をかけた PDF を指定してください",
            en="name the Word or text file that it was made from, or run OCR on the PDF first",
        ),
    )


def _noticed(pages: Sequence[Page], file: str) -> Iterator[Finding]:
    """Findings on whole pages."""
    empty = [page.number for page in pages if not page.pieces]
    if empty:
        yield Finding(
            "READ002",
            "page-without-text",
            Severity.WARNING,
            Message(
                ja=f"文字のないページは読んでいません: {_numbers(empty)}",
                en=f"pages without text were not read: {_numbers(empty)}",
            ),
            Place(file),
        )
    unreadable = [page.number for page in pages if page.unreadable]
    if unreadable:
        count = sum(page.unreadable for page in pages)
        yield Finding(
            "READ003",
            "unreadable-glyphs",
            Severity.ERROR,
            Message(
                ja=f"何の字か PDF に示されていない字が {count} 字あります（� で表示）: {_numbers(unreadable)}ページ",
                en=f"{count} characters (shown as �) that the PDF does not name: pages {_numbers(unreadable)}",
            ),
            Place(file),
        )
    hidden = [page.number for page in pages if page.hidden * 2 > sum(len(p.text) for p in page.pieces) > 0]
    if hidden:
        yield Finding(
            "READ004",
            "text-from-ocr",
            Severity.WARNING,
            Message(
                ja=f"文字認識（OCR）で付いた文字を読みました。読み違いを確かめてください: {_numbers(hidden)}ページ",
                en=f"read from the text that OCR laid under the picture; look for misread characters: pages "
                f"{_numbers(hidden)}",
            ),
            Place(file),
        )


def _numbers(numbers: Sequence[int]) -> str:
    """``1–3, 7``."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][1] + 1:
            runs[-1][1] = number
        else:
            runs.append([number, number])
    return ", ".join(f"{a}–{b}" if b > a else str(a) for a, b in runs)
