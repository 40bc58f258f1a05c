"""Which draft and which version a Word file was made from, by its custom properties; and who saved it last.

Source: ISO/IEC 29500-1, 15.2.12.2 (custom properties), 15.2.12.1 (core properties).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from drafter.readers._word.package import Package

_CUSTOM = "{http://schemas.openxmlformats.org/officeDocument/2006/custom-properties}property"
_LAST = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}lastModifiedBy"
_MODIFIED = "{http://purl.org/dc/terms/}modified"


@dataclass(frozen=True, slots=True)
class Identity:
    """By what a file is known; empty where it does not say.

    Attributes:
        document: id of the draft. source: hash of what was printed. draft: the draft's file name.
        saved_by, saved: who saved it last, and when.
    """

    document: str = ""
    source: str = ""
    draft: str = ""
    saved_by: str = ""
    saved: str = ""


def of(data: bytes, file: str) -> Identity:
    """The identity of a Word file. Raises InputError: no Word file, or a damaged one."""
    from drafter.readers._word.package import open_package

    return of_package(open_package(data, file))


def of_package(package: Package) -> Identity:
    """The identity of an open Word file."""
    from drafter.writers import _docx_identity as names

    facts: dict[str, str] = {}
    saved_by = saved = ""
    for relation in package.relations_of("").values():
        if relation.external or not package.has(relation.target):
            continue
        if relation.kind == "custom-properties":
            for one in package.root(relation.target).iterfind(_CUSTOM):
                facts[one.get("name") or ""] = "".join(inner.text or "" for inner in one).strip()
        elif relation.kind == "core-properties":
            root = package.root(relation.target)
            saved_by = (root.findtext(_LAST) or "").strip()
            saved = (root.findtext(_MODIFIED) or "").strip()
    return Identity(
        facts.get(names.DOCUMENT, ""), facts.get(names.SOURCE, ""), facts.get(names.DRAFT, ""), saved_by, saved
    )
