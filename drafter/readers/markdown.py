"""Markdown → Document: written by hand, by drafter itself, or by a converter from PDF."""

from __future__ import annotations

from drafter.files import limits
from drafter.files.reading import decode
from drafter.numbering.recognise.lines import Role
from drafter.readers import DEFAULTS, Options, Reading
from drafter.readers._markup import commonmark, front, reading, source, walk
from drafter.readers._markup.inline import Chunk

EXTENSIONS = (".md", ".markdown")
LIMIT = limits.MARKDOWN_BYTES


def read(data: bytes, file: str, options: Options = DEFAULTS) -> Reading:
    """Read a Markdown file.

    Args:
        data: the file's bytes. file: its name, for places. options: which document of several.

    Raises:
        InputError: not text, wrong in its encoding, beyond a limit, or without a word in it.
    """
    text = decode(data, file).text
    matter = front.take(text)
    walker = walk.Walker()
    if matter.body.strip():
        walker.walk(source.tree(commonmark.to_html(matter.body, file), file))
    lines = text.split("\n")
    for one in walker.found:
        one.apart = one.passage.line > 1 and not lines[one.passage.line - 2].strip()
    known = {id(chunk) for chunk in walker.chunks}
    found = front.believe(walker.found, matter.facts)
    chunks = walker.chunks + [c for one in found for c in one.chunks if id(c) not in known]
    return reading.finish(found, [*chunks, *_marks(text, chunks)], file, text, options.document)


def _marks(text: str, chunks: list[Chunk]) -> list[Chunk]:
    """Lines that are nothing but marks of the format: rules, fences, comments, links named apart."""
    known = {chunk.number for chunk in chunks}
    return [
        Chunk(number, line.strip(), Role.COMMENT)
        for number, line in enumerate(text.split("\n"), 1)
        if number not in known and line.strip()
    ]
