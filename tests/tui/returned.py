"""Returned Word files for the tests of the review: a draft is rendered, and what reviewers do is done in it."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from xml.sax.saxutils import escape

from drafter import pipeline
from drafter.review import sent
from drafter.workspace import Workspace

Change = Callable[[str], str]
_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t[^>]*>([^<]*)</w:t>")
WHEN = "2026-06-01T09:00:00Z"


def render(draft: Path) -> bytes:
    """The Word file that is sent; the version is kept as ``drafter render`` keeps it."""
    space = Workspace.at(draft.parent.parent)
    opened = pipeline.open_document(str(draft), space)
    data = pipeline.render(opened, "docx", space)
    sent.keep(space, opened, data)
    return data


def returned(data: bytes, target: Path, *changes: Change) -> Path:
    """A file that came back, with changes done to its ``document.xml``."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for item in old.infolist():
            part = old.read(item)
            if item.filename == "word/document.xml":
                text = part.decode("utf-8")
                for change in changes:
                    text = change(text)
                part = text.encode("utf-8")
            new.writestr(item, part)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(out.getvalue())
    return target


def words(old: str, new: str) -> Change:
    """Other words, untracked: who saved the file last is the reviewer, else the file's name."""

    def change(text: str) -> str:
        assert text.count(old) == 1, (old, text.count(old))
        return text.replace(old, escape(new))

    return change


def tracked(author: str, old: str, new: str) -> Change:
    """Words that Word recorded as changed: the run is cut around them."""

    def change(text: str) -> str:
        run = next(found for found in re.finditer(r"<w:r(?: [^>]*)?>.*?</w:r>", text, re.DOTALL) if old in found[0])
        properties = re.search(r"<w:rPr>.*?</w:rPr>", run[0], re.DOTALL)
        look = properties[0] if properties else ""
        inner = "".join(_TEXT.findall(run[0]))
        before, _, after = inner.partition(old)

        def plain(words: str) -> str:
            return f'<w:r>{look}<w:t xml:space="preserve">{words}</w:t></w:r>' if words else ""

        mark = f'w:author="{escape(author)}" w:date="{WHEN}"'
        gone = f'<w:del w:id="9001" {mark}><w:r>{look}<w:delText xml:space="preserve">{old}</w:delText></w:r></w:del>'
        put = f'<w:ins w:id="9002" {mark}>{plain(escape(new))}</w:ins>'
        return text[: run.start()] + plain(before) + gone + (put if new else "") + plain(after) + text[run.end() :]

    return change


def added(after: str, new: str) -> Change:
    """A paragraph put in behind the one that holds some words."""

    def change(text: str) -> str:
        found = next(one for one in _PARAGRAPH.finditer(text) if after in "".join(_TEXT.findall(one[0])))
        look = re.search(r"<w:pPr>.*?</w:pPr>", found[0], re.DOTALL)
        put = f"<w:p>{look[0] if look else ''}<w:r><w:t>{escape(new)}</w:t></w:r></w:p>"
        return text[: found.end()] + put + text[found.end() :]

    return change


def dropped(words_: str) -> Change:
    """A paragraph taken out."""

    def change(text: str) -> str:
        found = next(one for one in _PARAGRAPH.finditer(text) if words_ in "".join(_TEXT.findall(one[0])))
        return text[: found.start()] + text[found.end() :]

    return change
