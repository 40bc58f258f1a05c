"""What stands in a Word paragraph, cut at any letter: runs and what lies between them.

Source: ISO/IEC 29500-1, 17.3.2 (runs), 17.13.5 (revisions: w:del holds w:delText, 17.4.20).
"""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "‑"}
#: elements around runs whose runs stand for them where a cut goes through
_WRAPPERS = {f"{W}hyperlink", f"{W}fldSimple", f"{W}smartTag", f"{W}ins", f"{W}sdt", f"{W}sdtContent"}
_RUBY = f"{W}ruby"
#: of runs that are struck out: fields, bookmarks and notes are the new document's
_NOT_STRUCK = {"fldChar", "instrText", "footnoteRef", "endnoteReference", "commentReference"}
#: what a reference to a footnote is in a text
REFERENCE, NOTE_REFERENCE = "\ufffc", f"{W}footnoteReference"


@dataclass(slots=True)
class Atom:
    """A run, or what lies between runs (a bookmark), with the text that it prints."""

    element: _Element
    text: str

    @property
    def is_run(self) -> bool:
        """Whether it is a run."""
        return bool(self.element.tag == f"{W}r")


def text_of(element: _Element) -> str:
    """The text that a run or any element prints: without field codes and readings; a footnote's sign is REFERENCE."""
    out: list[str] = []
    skip = (f"{W}rt", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr", f"{W}sdtPr")
    stack = [element]
    while stack:
        node = stack.pop()
        if node.tag in skip:
            continue
        if node.tag == f"{W}t":
            out.append(node.text or "")
        elif node.tag == NOTE_REFERENCE:
            out.append(REFERENCE)
        elif node.tag in _BREAKS:
            out.append(_BREAKS[node.tag] if node.get(f"{W}type") in (None, "textWrapping") else "")
        else:
            stack.extend(reversed(node))
    return "".join(out)


def atoms(paragraph: _Element) -> list[Atom]:
    """The content of a paragraph, its properties left out."""
    return list(_atoms(paragraph))


def _atoms(parent: _Element) -> Iterator[Atom]:
    for child in parent:
        if child.tag in (f"{W}pPr", f"{W}sdtPr", f"{W}sdtEndPr"):
            continue
        if child.tag in _WRAPPERS:
            yield from _atoms(child)
        elif child.tag == f"{W}r":
            yield Atom(child, text_of(child))
        elif isinstance(child.tag, str):
            yield Atom(child, "")


def cut(content: list[Atom], start: int, end: int) -> list[_Element]:
    """The elements that print a stretch of the text; what prints nothing goes with what stands behind it.

    Args:
        start, end: characters of the paragraph's text.
    """
    out: list[_Element] = []
    total = sum(len(atom.text) for atom in content)
    at = 0
    for atom in content:
        here, at = at, at + len(atom.text)
        if not atom.text:
            if start <= here < end or (here == end == total) or (here == start == end):
                out.append(copy.deepcopy(atom.element))
        elif start <= here and at <= end:
            out.append(copy.deepcopy(atom.element))
        elif here < end and at > start:
            out.append(_part(atom, max(0, start - here), min(len(atom.text), end - here)))
    return out


def _part(atom: Atom, start: int, end: int) -> _Element:
    """A stretch of a run, with the run's properties."""
    from lxml import etree

    run = etree.Element(f"{W}r")
    if (properties := atom.element.find(f"{W}rPr")) is not None:
        run.append(copy.deepcopy(properties))
    words(run, atom.text[start:end])
    return run


def words(run: _Element, text: str) -> None:
    """Puts text into a run; line breaks and tabs become Word's."""
    from lxml import etree

    for i, line in enumerate(text.split("\n")):
        if i:
            etree.SubElement(run, f"{W}br")
        for j, piece in enumerate(line.split("\t")):
            if j:
                etree.SubElement(run, f"{W}tab")
            if piece:
                t = etree.SubElement(run, f"{W}t")
                t.text = piece
                t.set(_SPACE, "preserve")


def struck(elements: list[_Element]) -> list[_Element]:
    """Runs for ``w:del`` and ``w:moveFrom``, without what only the new document may have."""
    out = []
    for element in elements:
        if element.tag != f"{W}r":
            continue
        for child in list(element):
            if isinstance(child.tag, str) and child.tag.removeprefix(W) in _NOT_STRUCK:
                element.remove(child)
        if any(child.tag != f"{W}rPr" for child in element):
            out.append(element)
    return out


def as_deleted(run: _Element) -> _Element:
    """The run with its text as ``w:delText``, which ``w:del`` must have."""
    for t in run.iter(f"{W}t"):
        t.tag = f"{W}delText"
    return run


#: order of run properties that matters here (17.3.2.28)
_ORDER = re.findall(
    r"\w+",
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang ",
)


def look(run: _Element, name: str, value: str | None = None) -> None:
    """Sets one property of a run, at its place in the order that the schema wants."""
    from lxml import etree

    properties = run.find(f"{W}rPr")
    if properties is None:
        properties = etree.Element(f"{W}rPr")
        run.insert(0, properties)
    for former in properties.findall(f"{W}{name}"):
        properties.remove(former)
    rank = _ORDER.index(name)
    at = sum(_rank(child) < rank for child in properties)
    element = etree.Element(f"{W}{name}")
    if value is not None:
        element.set(f"{W}val", value)
    properties.insert(at, element)


def _rank(element: _Element) -> int:
    name = str(element.tag).removeprefix(W)
    return _ORDER.index(name) if name in _ORDER else -1
