"""Whether a Word file is valid: by the schemas of the Open XML SDK, and by what no schema says.

``openxml_audit`` (MIT) holds the SDK's descriptions of every element, attribute and value of ISO/IEC 29500
transitional. Beside it, this module looks at what goes across elements and parts: content types, relations, pairs of
bookmarks, fields, notes, comments and the ids of tracked changes.

Usage in any test: ``from writers.validator import validate``, then ``assert validate(data) == []``.
"""

from __future__ import annotations

import io
import posixpath
import re
import tempfile
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_WORDPROCESSING = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
#: a theme may be missing (29500-1, 14.2.7: "zero or one"), and list 0 takes a paragraph out of its style's (17.9.18)
_NOT_ASKED = re.compile(r"officeDocument/2006/relationships/theme'|Numbering definition '0' referenced")
_STORY = re.compile(r"word/(document|(header|footer)\d*|footnotes|endnotes|comments)\.xml")
_CHANGES = {
    f"{W}{name}"
    for name in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange",
                 "trPrChange", "tcPrChange", "cellIns", "cellDel", "numberingChange", "moveFromRangeStart",
                 "moveToRangeStart")
}  # fmt: skip


def validate(data: bytes) -> list[str]:
    """Everything that is wrong with a Word file; empty where it is valid."""
    problems = list(_schema(data))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        names = package.namelist()
        problems += [f"{name}: twice in the package" for name, count in Counter(names).items() if count > 1]
        parts = {name: package.read(name) for name in names}
    roots = {name: etree.fromstring(part) for name, part in parts.items() if name.endswith((".xml", ".rels"))}
    problems += _content_types(roots, names)
    problems += _relations(roots, names)
    problems += _across(roots)
    for name, root in roots.items():
        if name.startswith("word/") and not name.endswith(".rels"):
            problems += [f"{name}: {problem}" for problem in (*_bookmarks(root), *_fields(root), *_drawings(root))]
    return problems


def _schema(data: bytes) -> Iterator[str]:
    import openxml_audit

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "a.docx"
        file.write_bytes(data)
        for error in openxml_audit.OpenXmlValidator().validate(str(file)).errors:
            if not _NOT_ASKED.search(error.description):
                yield f"{error.part_uri}: {error.path}: {error.description}"


def _content_types(roots: dict[str, Any], names: Iterable[str]) -> Iterator[str]:
    types = roots["[Content_Types].xml"]
    overrides = [element.get("PartName") for element in types.iter(f"{_TYPES}Override")]
    defaults = {element.get("Extension", "").lower() for element in types.iter(f"{_TYPES}Default")}
    yield from (f"[Content_Types].xml: {name} is there twice" for name, n in Counter(overrides).items() if n > 1)
    yield from (f"[Content_Types].xml: there is no {name}" for name in overrides if name.lstrip("/") not in names)
    for name in names:
        ending = name.rpartition(".")[2].lower()
        if name != "[Content_Types].xml" and f"/{name}" not in overrides and ending not in defaults:
            yield f"[Content_Types].xml: says nothing of {name}"
        if name.startswith("word/") and ending == "xml" and f"/{name}" not in overrides:
            yield f"[Content_Types].xml: {name} has no type of its own"


def _relations(roots: dict[str, Any], names: list[str]) -> Iterator[str]:
    for name, root in roots.items():
        if name.endswith(".rels"):
            folder = posixpath.dirname(posixpath.dirname(name))
            ids = Counter(element.get("Id") for element in root)
            yield from (f"{name}: {identity} is there twice" for identity, count in ids.items() if count > 1)
            for element in root:
                target = posixpath.normpath(posixpath.join("/", folder, element.get("Target"))).lstrip("/")
                if element.get("TargetMode") != "External" and target not in names:
                    yield f"{name}: {target} is not there"
            continue
        rels = roots.get(posixpath.join(posixpath.dirname(name), "_rels", posixpath.basename(name) + ".rels"))
        known = {element.get("Id") for element in rels} if rels is not None else set()
        used = {value for element in root.iter() for key, value in element.attrib.items() if key.startswith(R)}
        yield from (f"{name}: relation {identity} is not there" for identity in sorted(used - known))


def _across(roots: dict[str, Any]) -> Iterator[str]:
    """Styles, lists, notes and comments that are referred to, and ids that must differ over all parts."""
    stories = {name: root for name, root in roots.items() if _STORY.fullmatch(name)}
    styles = roots.get("word/styles.xml")
    known = [element.get(f"{W}styleId") for element in styles.iter(f"{W}style")] if styles is not None else []
    yield from (f"word/styles.xml: style {one} is there twice" for one, count in Counter(known).items() if count > 1)
    names = [e.find(f"{W}name").get(f"{W}val") for e in styles.iter(f"{W}style")] if styles is not None else []
    yield from (f"word/styles.xml: name {one} is there twice" for one, count in Counter(names).items() if count > 1)
    numbering = roots.get("word/numbering.xml")
    nums = {element.get(f"{W}numId") for element in numbering.iter(f"{W}num")} if numbering is not None else set()
    for name, root in (*stories.items(), *((n, roots[n]) for n in ("word/styles.xml",) if n in roots)):
        for element in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle", f"{W}basedOn", f"{W}next", f"{W}link"):
            if element.get(f"{W}val") not in known:
                yield f"{name}: style {element.get(f'{W}val')} is not there"
        for element in root.iter(f"{W}numId"):
            if element.get(f"{W}val") not in nums | {"0"}:
                yield f"{name}: list {element.get(f'{W}val')} is not there"
    yield from _referred(stories)
    changes = [e.get(f"{W}id") for root in stories.values() for e in root.iter() if e.tag in _CHANGES]
    yield from (f"change {one} is there {count} times" for one, count in Counter(changes).items() if count > 1)


def _referred(stories: dict[str, Any]) -> Iterator[str]:
    for kind in ("footnote", "endnote", "comment"):
        part = stories.get(f"word/{kind}s.xml")
        there = [element.get(f"{W}id") for element in part.iter(f"{W}{kind}")] if part is not None else []
        yield from (f"{kind} {one} is there twice" for one, count in Counter(there).items() if count > 1)
        for root in stories.values():
            used = {element.get(f"{W}id") for element in root.iter(f"{W}{kind}Reference")}
            yield from (f"{kind} {one} is referred to and not there" for one in sorted(used - set(there)))


def _bookmarks(root: Any) -> Iterator[str]:
    for kind in ("bookmark", "commentRange", "moveFromRange", "moveToRange"):
        starts = [element.get(f"{W}id") for element in root.iter(f"{W}{kind}Start")]
        ends = [element.get(f"{W}id") for element in root.iter(f"{W}{kind}End")]
        if sorted(starts) != sorted(ends) or len(set(starts)) != len(starts):
            yield f"{kind}: starts {sorted(set(starts) - set(ends))} and ends {sorted(set(ends) - set(starts))} differ"
    named = Counter(element.get(f"{W}name", "") for element in root.iter(f"{W}bookmarkStart"))
    yield from (f"bookmark {name} is there {count} times" for name, count in named.items() if count > 1)
    yield from (f"bookmark {name} has a name that Word refuses" for name in named if not _fit(name))


def _fit(name: str) -> bool:
    return len(name) <= 40 and re.fullmatch(r"[^\W\d]\w*", name) is not None


def _fields(root: Any) -> Iterator[str]:
    """begin, separate and end follow one another and lie within one another (17.16.18)."""
    open_fields: list[str] = []
    for element in root.iter(f"{W}fldChar"):
        kind = element.get(f"{W}fldCharType")
        if kind == "begin":
            open_fields.append("begin")
        elif not open_fields or (kind == "separate" and open_fields[-1] == "separate"):
            yield f"field: {kind} without its beginning"
        elif kind == "separate":
            open_fields[-1] = "separate"
        else:
            open_fields.pop()
    if open_fields:
        yield f"field: {len(open_fields)} without an end"


def _drawings(root: Any) -> Iterator[str]:
    ids = Counter(element.get("id") for element in root.iter(f"{{{_WORDPROCESSING}}}docPr"))
    yield from (f"drawing {identity} is there {count} times" for identity, count in ids.items() if count > 1)
