"""By what a Word file of ours is known again when it comes back: the one place for the names.

Two things survive editing and saving by others: the bookmark around each clause's paragraph, and the custom properties
of the file (``docProps/custom.xml``).

Source: ISO/IEC 29500-1, 17.13.6 (bookmarks: names of at most 40 characters), 15.2.12.2 (custom properties).
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import uuid
from collections.abc import Iterable
from pathlib import PurePath

#: names of the custom properties
DOCUMENT = "drafter.document"  #: which draft: the same for every rendering of it (``document_id``)
SOURCE = "drafter.source"  #: what was printed: ``sha256:`` and 64 hexadecimal digits (``source_hash``)
DRAFT = "drafter.draft"  #: file name of the draft
TEMPLATE = "drafter.template"
STATUS = "drafter.status"

#: how the name of a clause's bookmark begins
CLAUSE_PREFIX = "_cl_"
_LONGEST_NAME = 40
_NAMESPACE = uuid.UUID("6b1f4c3e-6f0a-5d0b-9a55-2f0d3c1e7a10")


def bookmark_name(clause: str, nth: int = 1) -> str:
    """The bookmark around a clause's paragraph.

    Args:
        clause: its id. ``-`` becomes ``_``, as Word's names have letters, digits and ``_`` only.
        nth: which paragraph with this id in the document, from 1.

    Returns:
        ``_cl_<id>``, for further paragraphs ``_cl_<id>__<n>``; at most 40 ASCII characters, longer ids end in a
        hash of the whole id.
    """
    name = re.sub(r"[^0-9A-Za-z_]", "_", clause)
    tail = f"__{nth}" if nth > 1 else ""
    room = _LONGEST_NAME - len(CLAUSE_PREFIX) - len(tail)
    if len(name) > room or name != clause.replace("-", "_"):
        digest = hashlib.sha256(clause.encode("utf-8", "replace")).hexdigest()[:8]
        name = f"{name[: room - 9]}_{digest}"
    return f"{CLAUSE_PREFIX}{name}{tail}"


def draft_name(file: str | None) -> str:
    """The file name of a draft, without folders, whichever system wrote the path; empty for none."""
    return PurePath((file or "").replace("\\", "/")).name


def document_id(file: str | None) -> str:
    """The id of a draft, which does not change while its file keeps its name.

    Words, title, template and folder may change between two renderings; a draft that was renamed is still known by
    ``source_hash`` of what was sent.

    Returns:
        A UUID (version 5) of the name without its ending; empty where there is no file.
    """
    stem = unicodedata.normalize("NFC", PurePath(draft_name(file)).stem)
    return str(uuid.uuid5(_NAMESPACE, stem)) if stem else ""


def source_hash(parts: Iterable[str]) -> str:
    """The hash of what was printed: of the body and the notes, as XML text in a fixed order."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "replace")
        digest.update(len(data).to_bytes(8, "big") + data)
    return f"sha256:{digest.hexdigest()}"
