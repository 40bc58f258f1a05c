"""Drawings, pictures and formulas in a run.

Source: ISO/IEC 29500-1, 20.4 (anchors, docPr), 20.1 (DrawingML), 22.1 (mathematics); 29500-4, 19 (VML).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.readers._word.markup import DGM, MC, WP, A, M, R, V, W

if TYPE_CHECKING:
    from lxml.etree import _Element

_PICTURES = frozenset(
    {
        "{http://schemas.openxmlformats.org/drawingml/2006/picture}pic",
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}chart",
        "{http://schemas.microsoft.com/office/drawing/2014/chartex}chart",
        f"{V}imagedata",
        f"{W}contentPart",
        "{urn:schemas-microsoft-com:office:office}OLEObject",
    }
)
_BOX = f"{W}txbxContent"


@dataclass(slots=True)
class Drawn:
    """What a drawing holds.

    Attributes:
        boxes: text boxes (``w:txbxContent``), and words drawn as a picture (WordArt of VML).
        description: the text that stands for the picture. pictures: how many there are. diagrams: relationship ids.
    """

    boxes: list[_Element | str] = field(default_factory=list)
    description: str = ""
    pictures: int = 0
    diagrams: list[str] = field(default_factory=list)


def drawn(element: _Element) -> Drawn:
    """Read a ``w:drawing``, ``w:pict`` or ``w:object``."""
    found = Drawn()
    descriptions: list[str] = []
    for inner in _shown(element):
        if inner.tag == _BOX:
            found.boxes.append(inner)
        elif inner.tag == f"{WP}docPr":
            descriptions.append(inner.get("descr") or inner.get("title") or "")
        elif inner.tag in _PICTURES:
            found.pictures += 1
        elif inner.tag == f"{DGM}relIds":
            found.diagrams.append(inner.get(f"{R}dm") or "")
        elif inner.tag == f"{V}textpath" and inner.get("string"):
            found.boxes.append(inner.get("string") or "")
        elif inner.tag == f"{V}shape" and inner.get("alt"):
            descriptions.append(inner.get("alt") or "")
    if found.pictures or not found.boxes:  # what describes a text box says its words again
        found.description = " ".join(" ".join(text.split()) for text in descriptions if text.strip())
    return found


def _shown(element: _Element) -> Iterator[_Element]:
    """Descendants in order; of alternatives the first choice, and nothing within a text box."""
    for child in element:
        if child.tag == f"{MC}AlternateContent":
            choice = child.find(f"{MC}Choice")
            chosen = choice if choice is not None and len(choice) else child.find(f"{MC}Fallback")
            if chosen is not None:
                yield from _shown(chosen)
            continue
        yield child
        if child.tag != _BOX:
            yield from _shown(child)


def diagram_text(root: _Element) -> str:
    """The words of a SmartArt drawing's data part, a blank between its points."""
    points = ("".join(t.text or "" for t in p.iter(f"{A}t")) for p in root.iter(f"{A}p"))
    return " ".join(point for point in points if point.strip())


def formula(math: _Element) -> str:
    """A formula in one line: ``a/b``, ``x^2``, ``x_i``, ``√(x)``; letters as they stand."""
    return "".join(_terms(math))


def _terms(element: _Element) -> Iterator[str]:
    for child in element:
        name = child.tag[len(M) :] if isinstance(child.tag, str) and child.tag.startswith(M) else ""
        if name == "t" or child.tag == f"{W}t":
            yield child.text or ""
        elif name == "f":
            yield f"{_part(child, 'num')}/{_part(child, 'den')}"
        elif name in ("sSup", "sSub"):
            sign, place = ("^", "sup") if name == "sSup" else ("_", "sub")
            yield f"{_part(child, 'e')}{sign}{_part(child, place)}"
        elif name == "rad":
            yield f"√({_part(child, 'e')})"
        elif name == "d":
            yield f"({''.join(_terms(child))})"
        elif name != "rPr":
            yield from _terms(child)


def _part(element: _Element, name: str) -> str:
    inner = element.find(f"{M}{name}")
    text = "".join(_terms(inner)) if inner is not None else ""
    return f"({text})" if len(text) > 1 and any(c in text for c in "+-−×÷/=") else text
