"""Passages of a tree → Reading: the recognition shared by all readers, the account, the findings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from drafter.document import Origin
from drafter.errors import InputError, Place
from drafter.language import Message
from drafter.numbering.recognise.document import recognise
from drafter.readers import Reading, _account
from drafter.readers._markup import mend
from drafter.readers._markup.inline import Chunk
from drafter.readers._markup.walk import Found


def finish(found: Sequence[Found], chunks: Sequence[Chunk], file: str, text: str, document: int = 0) -> Reading:
    """Recognise and account.

    Args:
        found: the passages. chunks: every piece of the file, those of the passages included. text: the file's text.
        document: which of several documents in it, 0 for all.

    Raises:
        InputError: there is no text, or no such document.
    """
    if not found:
        raise InputError(
            Message(ja="ファイルに文字がありません", en="the file holds no text"),
            Place(file),
            Message(ja="提言・要望書の本文を含むファイルを指定してください", en="name a file that holds a proposal"),
        )
    found = mend.mend(found)
    ordered = sorted(chunks, key=lambda c: c.number)
    _columns(ordered, text.split("\n"))
    recognised = recognise([one.passage for one in found], file, document)
    first, last = ordered[0].number, ordered[-1].number
    read = replace(recognised.document, origin=Origin(file, first, last))
    account = _account.account(ordered, [one.chunks for one in found], recognised.roles, read)
    findings = tuple(_account.findings(account, file, read))
    return Reading(read.with_findings(findings), account, recognised.decisions, text)


def _columns(chunks: Sequence[Chunk], lines: Sequence[str]) -> None:
    """Where each piece stands in its line, as far as its first letters are found there as they are."""
    at, number = 0, 0
    for chunk in chunks:
        if chunk.number > len(lines) or not chunk.number:
            continue
        if chunk.number != number:
            at, number = 0, chunk.number
        found = lines[number - 1].find(chunk.text[:12], at)
        if found >= 0:
            chunk.offset, at = found, found + len(chunk.text)
