"""What looks like damage from conversion: a finding with the repair that suggests itself. Nothing is changed.

``⼈`` (a radical from a PDF's font) for ``人``; a letter torn apart (``A I``); half-width brackets and kana; letters of
a private area; control characters.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence

from drafter.document import Document
from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.readers._lines import Row

_ODD = re.compile(
    r"(?P<radical>[\u2e80-\u2fdf\uf900-\ufaff])|(?P<private>[\ue000-\uf8ff\U000f0000-\U0010ffff])|(?P<lost>\ufffd)"
    r"|(?P<control>[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f])|(?P<half>[\uff61-\uff9f]+)"
    r"|(?<![A-Za-z])(?P<torn>[A-Z] [A-Z](?: [A-Z])*)(?![A-Za-z.])"
)
#: damage of one kind reported for a file; the rest is counted in the last one
_MOST = 200


def findings(document: Document, rows: Sequence[Row], file: str) -> Iterator[Finding]:
    """Damage in the rows, in their order, and a document without a title."""
    count = 0
    for row in rows:
        if count >= _MOST:
            break
        for found in _ODD.finditer(row.text):
            count += 1
            yield _finding(found, row, file)
    if not document.title:
        yield Finding(
            "READ007",
            "no-title",
            Severity.WARNING,
            Message(
                ja="標題が見当たりません。標題が本文の前に一行で立っているか確かめてください",
                en="no title was found; see whether it stands on a line of its own before the text",
            ),
            Place(file, rows[0].number),
        )


def _finding(found: re.Match[str], row: Row, file: str) -> Finding:
    kind = found.lastgroup or "control"
    text = found[0]
    code, name, severity, message = _KINDS[kind](text)
    start = max(0, found.start() - 10)
    return Finding(
        code,
        name,
        severity,
        message,
        Place(file, row.number, row.offset + found.start() + 1),
        row.text[start : found.end() + 10],
    )


def _radical(text: str) -> tuple[str, str, Severity, Message]:
    plain = unicodedata.normalize("NFKC", text)
    return (
        "READ002",
        "foreign-glyph",
        Severity.WARNING,
        Message(
            ja=f"「{text}」（U+{ord(text):04X}）は部首・互換用の文字です。「{plain}」ではありませんか",
            en=f"“{text}” (U+{ord(text):04X}) is a radical or compatibility form; should it be “{plain}”?",
        ),
    )


def _private(text: str) -> tuple[str, str, Severity, Message]:
    return (
        "READ003",
        "private-character",
        Severity.WARNING,
        Message(
            ja=f"外字（U+{ord(text):04X}）があります。元の文書を見て置き換えてください",
            en=f"a private character (U+{ord(text):04X}): look at the original and replace it",
        ),
    )


def _lost(text: str) -> tuple[str, str, Severity, Message]:
    return (
        "READ004",
        "lost-character",
        Severity.ERROR,
        Message(
            ja="読めなかった文字の跡（U+FFFD）があります",
            en="a character was lost here before drafter read the file (U+FFFD)",
        ),
    )


def _control(text: str) -> tuple[str, str, Severity, Message]:
    return (
        "READ005",
        "control-character",
        Severity.WARNING,
        Message(
            ja=f"制御文字（U+{ord(text):04X}）が紛れています",
            en=f"a control character (U+{ord(text):04X}) has slipped in",
        ),
    )


def _half(text: str) -> tuple[str, str, Severity, Message]:
    plain = unicodedata.normalize("NFKC", text)
    return (
        "READ006",
        "half-width-kana",
        Severity.INFO,
        Message(
            ja=f"半角の「{text}」があります。「{plain}」ではありませんか",
            en=f"half-width “{text}”; should it be “{plain}”?",
        ),
    )


def _torn(text: str) -> tuple[str, str, Severity, Message]:
    plain = text.replace(" ", "")
    return (
        "READ008",
        "torn-word",
        Severity.INFO,
        Message(
            ja=f"「{text}」は「{plain}」が離れたものではありませんか", en=f"“{text}” looks like “{plain}” torn apart"
        ),
    )


_KINDS = {
    "radical": _radical,
    "private": _private,
    "lost": _lost,
    "control": _control,
    "half": _half,
    "torn": _torn,
}
