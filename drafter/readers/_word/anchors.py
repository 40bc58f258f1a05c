"""Bookmarks of drafter's own Word files: what a link to one refers to."""

from __future__ import annotations

import re

#: of a clause (``writers/_docx_identity.py``) or a section with an id
_OURS = re.compile(r"_(?:cl|sc)_([a-z0-9_]{1,32})")


def referred(anchor: str) -> str:
    """The id of the clause or section that a bookmark is around; empty for any other bookmark.

    Ids have ``-`` where a bookmark's name must have ``_``.
    """
    found = _OURS.fullmatch(anchor)
    return found[1].partition("__")[0].replace("_", "-") if found else ""
