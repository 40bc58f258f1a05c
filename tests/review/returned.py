"""Returned files made without a word processor: the Word file that was sent, with other words in its paragraphs."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from html import escape, unescape
from pathlib import Path

_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_WORDS = re.compile(r"(<w:t(?: [^>]*)?>)(.*?)(</w:t>)", re.DOTALL)


def changed(data: bytes, change: Callable[[str], str], who: str = "○○県") -> bytes:
    """The file with each paragraph's words put through ``change``, untracked, saved by ``who``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = old.read(name).decode("utf-8") if name.endswith((".xml", ".rels")) else old.read(name)
            if name == "word/document.xml" and isinstance(part, str):
                part = _PARAGRAPH.sub(lambda found: _paragraph(found[0], change), part)
            if name == "docProps/core.xml" and isinstance(part, str):
                part = re.sub(r"<cp:lastModifiedBy>.*?</cp:lastModifiedBy>", "", part)
                saved = f"<cp:lastModifiedBy>{escape(who)}</cp:lastModifiedBy></cp:coreProperties>"
                part = part.replace("</cp:coreProperties>", saved)
            new.writestr(name, part)
    return out.getvalue()


def _paragraph(xml: str, change: Callable[[str], str]) -> str:
    """A paragraph whose words stand in its first run by now, where they were changed."""
    words = "".join(unescape(found[2]) for found in _WORDS.finditer(xml))
    new = change(words)
    if new == words or not words:
        return xml
    put = iter([escape(new, quote=False)])
    return _WORDS.sub(lambda found: f'<w:t xml:space="preserve">{next(put, "")}{found[3]}', xml)


def replacing(changes: Mapping[str, str]) -> Callable[[str], str]:
    """Some words in place of others, wherever they stand."""

    def change(words: str) -> str:
        for old, new in changes.items():
            words = words.replace(old, new)
        return words

    return change


def give(sent: Path, to: Path, changes: Mapping[str, str], who: str) -> Path:
    """A file that came back from ``who``."""
    to.write_bytes(changed(sent.read_bytes(), replacing(changes), who))
    return to
