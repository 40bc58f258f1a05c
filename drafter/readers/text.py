"""Plain text → Document: hard-wrapped or one line a paragraph, with or without pages, in any Japanese encoding."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.document import Origin
from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.files.reading import decode
from drafter.language import Message
from drafter.numbering.recognise.document import recognise
from drafter.numbering.recognise.lines import FURNITURE
from drafter.readers import (
    DEFAULTS,
    Options,
    Reading,
    _account,
    _contents,
    _damage,
    _furniture,
    _layout,
    _lines,
    _reflow,
    _tables,
)

EXTENSIONS = (".txt", ".text")
LIMIT = limits.TEXT_BYTES


def read(data: bytes, file: str, options: Options = DEFAULTS) -> Reading:
    """Read a text file.

    Args:
        data: the file's bytes. file: its name, for places. options: which document of several.

    Raises:
        InputError: not text, wrong in its encoding, or empty.
    """
    return read_text(decode(data, file).text, file)


def read_text(text: str, file: str) -> Reading:
    """Read a text that is decoded already."""
    rows = _lines.rows(text)
    if not rows:
        raise InputError(
            Message(ja="ファイルに文字がありません", en="the file holds no text"),
            Place(file),
            Message(ja="提言・要望書の本文を含むファイルを指定してください", en="name a file that holds a proposal"),
        )
    _furniture.mark(rows)
    if rows[-1].page == 1:
        for row in rows:
            row.page = 0  # the file shows no pages
    content = _content(rows)
    _contents.mark(content)
    _tables.mark(content)
    layout = _layout.measure([row for row in content if row.role is None])
    passages, members = _reflow.reflow(content, layout)
    recognised = recognise(passages, file)
    document = replace(recognised.document, origin=Origin(file, rows[0].number, rows[-1].number))
    account = _account.account(rows, members, recognised.roles, document)
    findings = (*_account.findings(account, file), *_damage.findings(document, rows, file))
    return Reading(document.with_findings(findings), account, recognised.decisions, text)


def _content(rows: Sequence[_lines.Row]) -> list[_lines.Row]:
    """The rows that are no furniture; blank lines and page turns around furniture are handed on."""
    content: list[_lines.Row] = []
    blanks, fed = 0, False
    for row in rows:
        if row.role in FURNITURE:
            blanks, fed = blanks + row.blanks, True
            continue
        row.fed = row.fed or fed
        row.blanks += blanks
        blanks, fed = 0, False
        content.append(row)
    return content
