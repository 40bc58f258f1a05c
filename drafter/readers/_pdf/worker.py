"""The child process that opens a PDF: ``python -m drafter.readers._pdf.worker`` with the file on standard input.

``… worker 3 300`` draws the third page at 300 dots an inch instead, as a grey picture (PGM) in base 64.

PDFium is a C++ library that reads files from strangers. Here it may hang, crash or ask for any amount of memory, and
the program that was asked to read the file goes on. Answers are lines of JSON on standard output::

    {"pages": 12}                       opened
    {"page": 1, …}                      one a page, see ``page_out``
    {"picture": "UDUK…"}                where one was asked for
    {"error": "encrypted"}              and no more

Errors: ``encrypted``, ``broken``, ``pages``, ``characters``, ``objects``, ``memory``, ``library``.
"""

from __future__ import annotations

import base64
import ctypes
import gc
import json
import os
import sys
import threading
import time
from pathlib import Path
from typing import Any

from drafter.files import limits
from drafter.readers._pdf.page import Page


def main() -> int:
    """Read the file and answer. Exit code 0 when the file was read to its end or an error was answered."""
    gc.disable()  # a short life, watched over; looking for cycles among all these characters takes a tenth of it
    data = sys.stdin.buffer.read()
    _silence()
    threading.Thread(target=_watch, daemon=True).start()
    try:
        import pypdfium2.raw as pdfium
    except ImportError:
        return _fail("library")
    pdfium.FPDF_InitLibraryWithConfig(pdfium.FPDF_LIBRARY_CONFIG(version=2))
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        password = pdfium.FPDF_GetLastError() in (pdfium.FPDF_ERR_PASSWORD, pdfium.FPDF_ERR_SECURITY)
        return _fail("encrypted" if password else "broken")
    count = pdfium.FPDF_GetPageCount(document)
    if not 0 < count <= limits.PDF_PAGES:
        return _fail("pages" if count > 0 else "broken")
    _answer({"pages": count})
    if len(sys.argv) == 3:
        return _draw(pdfium, document, int(sys.argv[1]), int(sys.argv[2]))
    return _pages(pdfium, document, count)


def _draw(pdfium: Any, document: Any, number: int, dots: int) -> int:
    """Answer with one page as a picture; a page of another size than paper is drawn smaller."""
    raw = pdfium.FPDF_LoadPage(document, number - 1)
    if not raw:
        return _fail("broken")
    wide, high = pdfium.FPDF_GetPageWidthF(raw), pdfium.FPDF_GetPageHeightF(raw)
    scale = min(dots / 72, limits.PDF_PICTURE_SIDE / max(wide, high, 1.0))
    columns, rows = max(1, round(wide * scale)), max(1, round(high * scale))
    bitmap = pdfium.FPDFBitmap_CreateEx(columns, rows, pdfium.FPDFBitmap_Gray, None, 0)
    pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, columns, rows, 0xFFFFFFFF)
    pdfium.FPDF_RenderPageBitmap(bitmap, raw, 0, 0, columns, rows, 0, pdfium.FPDF_ANNOT | pdfium.FPDF_GRAYSCALE)
    stride = pdfium.FPDFBitmap_GetStride(bitmap)
    dotted = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * rows)
    grey = b"".join(dotted[stride * row : stride * row + columns] for row in range(rows))
    pgm = b"P5 %d %d 255\n" % (columns, rows) + grey
    _answer({"picture": base64.b64encode(pgm).decode("ascii"), "scale": scale})
    return 0


def _pages(pdfium: Any, document: Any, count: int) -> int:
    from drafter.readers._pdf import box, glyphs, pieces

    characters = 0
    for number in range(1, count + 1):
        raw = pdfium.FPDF_LoadPage(document, number - 1)
        if not raw:
            _answer({"page": number, "broken": True})
            continue
        try:
            found = glyphs.page(raw)
        except box.TooMuchError as error:
            return _fail(str(error))
        finally:
            pdfium.FPDF_ClosePage(raw)
        characters += len(found.chars)
        if characters > limits.PDF_CHARACTERS:
            return _fail("characters")
        _answer(page_out(pieces.page(number, found)))
    return 0


def page_out(page: Page) -> dict[str, object]:
    """A page as JSON: pieces and rules as lists in the order of their fields."""
    return {
        "page": page.number,
        "size": [page.width, page.height],
        "pieces": [[p.text, p.edges, p.base, p.size, int(p.bold), int(p.gothic), p.flow] for p in page.pieces],
        "rules": [[round(x, 1) for x in (r.left, r.top, r.right, r.bottom)] for r in page.rules],
        "unreadable": page.unreadable,
        "hidden": page.hidden,
        "vertical": page.vertical,
        "pictures": page.pictures,
    }


def _answer(value: dict[str, object]) -> None:
    sys.stdout.write(json.dumps(value, ensure_ascii=True, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def _fail(word: str) -> int:
    _answer({"error": word})
    return 0


def _silence() -> None:
    """What the library itself writes on standard error is no message for users."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    os.close(nowhere)


# ---------------------------------------------------------------- memory


def _watch() -> None:
    """Stop this process when it has grown beyond the limit; the library's own calls let this thread run."""
    while True:
        if memory() > (limits.PDF_MEMORY if len(sys.argv) < 3 else limits.PDF_PICTURE_MEMORY):
            os.write(1, b'\n{"error":"memory"}\n')
            os._exit(0)
        time.sleep(0.01)


def memory() -> int:
    """Bytes that this process holds, or has held at most where the system tells no more."""
    if sys.platform == "win32":
        return _peak_windows()
    if sys.platform == "linux":
        # not ru_maxrss: that counts what the parent held before exec (getrusage(2), "maximum resident set size")
        pages = Path("/proc/self/statm").read_text("ascii").split()[1]
        return int(pages) * os.sysconf("SC_PAGE_SIZE")
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024  # bytes on macOS, kilobytes elsewhere


def _peak_windows() -> int:
    """PeakWorkingSetSize of PROCESS_MEMORY_COUNTERS (psapi.h)."""
    if sys.platform != "win32":
        return 0

    class Counters(ctypes.Structure):
        _fields_ = (
            ("cb", ctypes.c_uint32),
            ("faults", ctypes.c_uint32),
            *((name, ctypes.c_size_t) for name in ("peak", "now", "pp", "pq", "np", "nq", "file", "top")),
        )

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    kernel = ctypes.WinDLL("kernel32")
    kernel.GetCurrentProcess.restype = ctypes.c_void_p
    ask = kernel.K32GetProcessMemoryInfo
    ask.argtypes = (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32)
    ask(kernel.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return int(counters.peak)


if __name__ == "__main__":
    sys.exit(main())
