"""Plain text → Document: hard-wrapped or one line a paragraph, with or without pages, in any Japanese encoding."""

from __future__ import annotations

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.files.reading import decode
from drafter.language import Message
from drafter.readers import DEFAULTS, Options, Reading, _lines, _printed

EXTENSIONS = (".txt", ".text")
LIMIT = limits.TEXT_BYTES


def read(data: bytes, file: str, options: Options = DEFAULTS) -> Reading:
    """Read a text file.

    Args:
        data: the file's bytes. file: its name, for places. options: which document of several.

    Raises:
        InputError: not text, wrong in its encoding, or empty.
    """
    return read_text(decode(data, file).text, file, options.document)


def read_text(text: str, file: str, document: int = 0) -> Reading:
    """Read a text that is decoded already. ``document``: which of several, 0 for all."""
    rows = _lines.rows(text)
    if not rows:
        raise InputError(
            Message(ja="ファイルに文字がありません", en="the file holds no text"),
            Place(file),
            Message(ja="提言・要望書の本文を含むファイルを指定してください", en="name a file that holds a proposal"),
        )
    return _printed.read_rows(rows, file, text=text, document=document)
