"""Ids of sources and clauses, and double braces that are no slots."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from pathlib import Path

from drafter.document import Document
from drafter.japanese.glyphs import squeeze
from drafter.model.collection import Slot

#: model._base.Identifier
_MOST = 32
HASH = 8
#: slots that print the braces themselves, so that ``{{`` in a source text survives
OPEN, CLOSE = "波括弧", "波括弧閉じ"
_BRACES = re.compile(r"\{\{|\}\}|｛｛|｝｝")


def source_id(document: Document, file: str) -> str:
    """The id of a document as a source: its file's name where that is plain ASCII, else its date and a hash.

    Returns:
        ``[a-z0-9-]``, at most 23 characters, so that clause ids fit behind it.
    """
    most = _MOST - HASH - 1
    stem = unicodedata.normalize("NFKC", Path(file).stem).lower() if file != "-" else ""
    name = re.sub(r"[^a-z0-9]+", "-", stem).strip("-")
    whole = re.sub(r"[\s_.\-]+", "", stem)
    if name and len(name) >= 3 and whole.isascii():
        return name if len(name) <= most else f"{name[: most - 7].rstrip('-')}-{digest(stem)[:6]}"
    date = document.date.iso if document.date and document.date.iso else "undated"
    return f"{date}-{digest(document.title.text + stem)[:6]}"


def valid_id(text: str) -> bool:
    """Whether a text may be a source's id here (room is left for the clauses' hashes)."""
    return bool(re.fullmatch(r"[a-z0-9](?:[a-z0-9-]{0,21}[a-z0-9])?", text))


def clause_id(source: str, text: str, taken: set[str]) -> str:
    """The id of a clause: its source and a hash of its words.

    It depends on the words only, so that importing again, or reading the sections better, leaves it as it is.
    ``taken`` is added to; the second of two like texts gets a number.
    """
    base = f"{source}-{digest(text)[:HASH]}"
    name, number = base, 1
    while name in taken:
        number += 1
        ending = f"-{number}"
        name = base[: _MOST - len(ending)].rstrip("-") + ending
    taken.add(name)
    return name


def digest(text: str) -> str:
    """A hash of the words, whatever their width and white space."""
    return hashlib.sha256(squeeze(text).encode("utf-8", "replace")).hexdigest()


def escape(text: str) -> str:
    """``{{`` and ``}}`` of a source text as slots that print them."""
    if not _BRACES.search(text):
        return text
    return _BRACES.sub(lambda m: "{{" + _NAMES[m[0]] + "}}", text)


_NAMES = {"{{": OPEN, "}}": CLOSE, "｛｛": OPEN + "・全角", "｝｝": CLOSE + "・全角"}


def brace_values(text: str) -> dict[str, str]:
    """The values that an escaped text needs."""
    return {name: printed for printed, name in _NAMES.items() if "{{" + name + "}}" in text}


def brace_slots(text: str) -> dict[str, Slot]:
    """The slots that an escaped clause needs."""
    return {name: Slot(kind="text", default=printed) for name, printed in brace_values(text).items()}
