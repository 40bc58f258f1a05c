"""HTML → Document: web pages, and what Word, LibreOffice and Google Docs save as web pages."""

from __future__ import annotations

from drafter.files import limits
from drafter.readers import DEFAULTS, Options, Reading
from drafter.readers._markup import boilerplate, links, reading, source, walk

EXTENSIONS = (".html", ".htm", ".xhtml")
LIMIT = limits.HTML_BYTES


def read(data: bytes, file: str, options: Options = DEFAULTS) -> Reading:
    """Read an HTML file.

    Args:
        data: the file's bytes. file: its name, for places. options: which document of several.

    Raises:
        InputError: no text, wrong in its encoding, beyond a limit, or without a word in it.
    """
    text = source.decoded(data, file)
    root = source.tree(text, file)
    keep = boilerplate.survey(root)
    walker = walk.Walker(page=True, keep=keep)
    walker.walk(root)
    if not walker.found:  # all of it looked like what stands around an article
        walker = walk.Walker()
        walker.walk(root)
    return reading.finish(links.around(walker.found), walker.chunks, file, text, options.document)
