"""PDF with a text layer → Document.

The file is opened in a child process (``_pdf.worker``), bounded in time and memory. Characters with their places
become printed lines in reading order; from there on a PDF is read as a text is (``_printed``), with what the page
shows beside: size, weight, how a line is set.
"""

from __future__ import annotations

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.language import Message
from drafter.readers import DEFAULTS, Options, Reading

EXTENSIONS = (".pdf",)
LIMIT = limits.PDF_BYTES


def read(data: bytes, file: str, options: Options = DEFAULTS) -> Reading:
    """Read a PDF.

    Args:
        data: the file's bytes. file: its name, for places. options: whether pages without text may be read through
            an OCR program; which document of several.

    Raises:
        InputError: encrypted, broken, beyond a limit, without text or with text that means nothing;
            OCR asked for and not installed.
    """
    from drafter.readers import _printed
    from drafter.readers._pdf import child, noticed, ocr, rows

    pages = child.pages(data, file)
    garbled = {page.number for page in pages if noticed.garbled(page)}
    blank = [page for page in pages if (not page.pieces and page.pictures) or page.number in garbled]
    guessed: list[int] = []
    if options.ocr and blank:
        read_by_ocr = {page.number: page for page in ocr.pages(data, file, blank)}
        pages = [read_by_ocr.get(page.number, page) for page in pages]
        guessed = [number for number, page in read_by_ocr.items() if page.pieces]
    if not any(page.pieces for page in pages):
        raise _without_text(file, scanned=bool(blank), tried=options.ocr)
    if garbled and not options.ocr and all(page.number in garbled for page in pages if page.pieces):
        raise _without_meaning(file)
    whole = b"%%EOF" in data[-4096:]
    told = tuple(noticed.findings(pages, file, guessed=guessed, whole=whole))
    printed, even = rows.rows(pages)
    return _printed.read_rows(printed, file, paged=True, even=even, noticed=told, document=options.document)


def _without_text(file: str, *, scanned: bool, tried: bool) -> InputError:
    if not scanned:
        message = Message(ja="PDF に文字がありません", en="the PDF holds no text")
    elif tried:
        message = Message(ja="文字認識（OCR）でも文字が見つかりません", en="OCR found no text in the PDF either")
    else:
        message = Message(
            ja="文字のない PDF です（紙を画像として取り込んだもの）",
            en="the PDF holds no text: its pages are pictures (a scan)",
        )
    return InputError(
        message,
        Place(file),
        Message(
            ja="元の Word・テキストを指定するか、文字認識（--ocr）を試してください",
            en="name the Word or text file that it was made from, or try OCR (--ocr)",
        )
        if scanned and not tried
        else Message(ja="元の Word・テキストを指定してください", en="name the Word or text file that it was made from"),
    )


def _without_meaning(file: str) -> InputError:
    return InputError(
        Message(
            ja="PDF の文字を読み取れません（どの字かを示す対応表が PDF にありません）",
            en="the characters of the PDF cannot be read: its fonts do not tell which characters their glyphs are",
        ),
        Place(file),
        Message(
            ja="元の Word・テキストを指定するか、文字認識（--ocr）を試してください",
            en="name the Word or text file that it was made from, or try OCR (--ocr)",
        ),
    )
