"""What elements, and classes and attributes of known programs, are called."""

from __future__ import annotations

import re

from drafter.numbering.recognise.lines import Role

#: what begins and ends a paragraph (WHATWG HTML §15.3.3, and what old pages use)
_BLOCK_NAMES = (
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset figcaption figure footer"
    " form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol optgroup p pre search section summary"
    " table caption tbody td tfoot th thead tr ul xmp listing"
)
BLOCKS = frozenset(_BLOCK_NAMES.split())

#: what our own pages say of a line, and the classes of Word's and LibreOffice's styles
PARTS = {
    "title": Role.TITLE,
    "subtitle": Role.SUBTITLE,
    "date": Role.DATE,
    "issuer": Role.ISSUER,
    "addressees": Role.ADDRESSEE,
    "signature": Role.SIGNATURE,
    "end": Role.END,
}
HINTS = {"MsoTitle": Role.TITLE, "MsoSubtitle": Role.SUBTITLE, "MsoDate": Role.DATE, "title": Role.TITLE} | {
    "subtitle": Role.SUBTITLE,
    "date": Role.DATE,
    "author": Role.ISSUER,
}

#: what footnotes stand in: DPUB-ARIA 1.1, pandoc and Markdown programs, Word (a role, a class, a style)
NOTES = re.compile(
    r"\bdoc-(?:end|foot)notes?\b|\bfootnotes?\b|\bmso-element\s*:\s*(?:foot|end)note-list", re.IGNORECASE
)
NOTE_HOLDERS = frozenset(("section", "div", "aside", "ol"))
