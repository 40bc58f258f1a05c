"""Text of scanned pages, through tesseract: only where it is installed and the user asks for it (``--ocr``).

Pages are drawn in the worker, as grey pictures of 300 dots an inch, and handed to the program one by one. Its table of
words (TSV, see tesseract(1)) becomes pieces with places, as if the page had a text layer.
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.language import Message
from drafter.readers._pdf import child
from drafter.readers._pdf.page import Page, Piece

PROGRAM = "tesseract"
DOTS = 300
#: the level of a word in tesseract's table
_WORD = "5"
#: ems between two words that are a blank on the page
_GAP = 1.0


def pages(data: bytes, file: str, blank: Sequence[Page]) -> list[Page]:
    """Pages without text, read.

    Args:
        data: the PDF. file: its name, for places. blank: the pages to read.

    Returns:
        The same pages with what was found on them, which may be nothing.

    Raises:
        InputError: the program or its Japanese is not installed, it fails or takes too long, or the pages are too many.
    """
    program = _program(file)
    if len(blank) > limits.PDF_OCR_PAGES:
        raise InputError(
            Message(
                ja=f"文字認識にかけるページが多すぎます（{limits.PDF_OCR_PAGES} ページまで）",
                en=f"too many pages to read by OCR (at most {limits.PDF_OCR_PAGES})",
            ),
            Place(file),
        )
    found: list[Page] = []
    for page in blank:
        picture = child.picture(data, file, page.number, DOTS)
        found.append(replace(page, pieces=_pieces(_table(program, picture, file), 72 / DOTS)))
    return found


def _program(file: str) -> str:
    program = shutil.which(PROGRAM)
    if program is None:
        raise _refused(
            file,
            Message(
                ja="文字認識のプログラム（tesseract）が入っていません",
                en="the OCR program (tesseract) is not installed",
            ),
        )
    listed = subprocess.run([program, "--list-langs"], capture_output=True, timeout=30, check=False)
    if b"jpn" not in listed.stdout.split():
        raise _refused(
            file,
            Message(ja="tesseract に日本語のデータ（jpn）がありません", en="tesseract lacks its Japanese data (jpn)"),
        )
    return program


def _refused(file: str, message: Message) -> InputError:
    return InputError(
        message,
        Place(file),
        Message(
            ja="tesseract と日本語データ（Debian なら tesseract-ocr-jpn）を入れるか、文字のある PDF を指定してください",
            en="install tesseract with Japanese (Debian: tesseract-ocr-jpn), or name a PDF that has text",
        ),
    )


def _table(program: str, picture: bytes, file: str) -> str:
    """Tesseract's table of one picture."""
    command = [program, "stdin", "stdout", "-l", "jpn", "--dpi", str(DOTS), "-c", "preserve_interword_spaces=1", "tsv"]
    try:
        done = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=limits.PDF_OCR_SECONDS,
            check=False,
            env={**os.environ, "OMP_THREAD_LIMIT": "1"},
        )
    except subprocess.TimeoutExpired:
        done = None
    if done is None or done.returncode:
        message = Message(ja="文字認識（tesseract）が終わりませんでした", en="OCR (tesseract) did not come to an end")
        raise InputError(message, Place(file))
    return done.stdout.decode("utf-8", "replace")


def _pieces(table: str, scale: float) -> tuple[Piece, ...]:
    """Words of a table as pieces, all words of a line on one baseline and in one size."""
    lines: dict[tuple[str, ...], list[tuple[float, float, float, float, str]]] = defaultdict(list)
    for row in table.splitlines()[1:]:
        cells = row.split("\t")
        if len(cells) == 12 and cells[0] == _WORD and cells[11].strip():
            left, top, width, height = (float(cell) * scale for cell in cells[6:10])
            lines[tuple(cells[1:5])].append((left, top, width, height, cells[11].strip()))
    tall = [max(h for _, _, _, h, _ in words) for words in lines.values()]
    usual = statistics.median(tall) if tall else 0.0
    found: list[Piece] = []
    for words in lines.values():
        height = max(h for _, _, _, h, _ in words)
        size = max(1.0, round(usual if abs(height - usual) < 0.3 * usual else height, 1))
        base = round(statistics.median(top + h for _, top, _, h, _ in words), 1)
        found += _line([(left, left + width, text) for left, _, width, _, text in words], base, size)
    return tuple(found)


def _line(words: Sequence[tuple[float, float, str]], base: float, size: float) -> list[Piece]:
    """Words of one line in the program's own order: their boxes overlap, and leave white beside 、 and 。"""
    runs: list[tuple[str, list[float]]] = []
    for left, right, text in words:
        if not runs or left - runs[-1][1][-1] >= _GAP * size:
            runs.append(("", [left]))
        before, edges = runs[-1]
        start = edges[-1]
        step = max(right - start, 0.1 * size * len(text)) / len(text)
        edges += [start + step * n for n in range(1, len(text) + 1)]
        runs[-1] = (before + text, edges)
    return [Piece(text, tuple(round(edge, 2) for edge in edges), base, size) for text, edges in runs]
