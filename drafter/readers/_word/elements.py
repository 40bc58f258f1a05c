"""Properties in WordprocessingML: children along a path, ``w:val``, numbers, yes or no.

Source: ISO/IEC 29500-1, 17.17.4 (ST_OnOff); 29500-3 (markup compatibility).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_LARGEST = 2**31 - 1


def by_name(properties: _Element | None) -> dict[str, _Element]:
    """The WordprocessingML children by their local names; of several of one name the last."""
    found: dict[str, _Element] = {}
    for inner in properties if properties is not None else ():
        if isinstance(inner.tag, str) and inner.tag.startswith(W):
            found[inner.tag[len(W) :]] = inner
    return found


def children(element: _Element | None, name: str) -> Iterator[_Element]:
    """The children of that name; of ``mc:AlternateContent`` those of its first choice, as Word takes it."""
    for inner in element if element is not None else ():
        if inner.tag == f"{W}{name}":
            yield inner
        elif inner.tag == f"{_COMPATIBILITY}AlternateContent":
            yield from children(inner.find(f"{_COMPATIBILITY}Choice"), name)


def child(element: _Element | None, *path: str) -> _Element | None:
    """The first child of that name, or the child's child along ``path``; None where there is none."""
    for name in path:
        if element is None:
            return None
        found = element.find(f"{W}{name}")
        element = found if found is not None else next(children(element, name), None)
    return element


def attribute(element: _Element | None, name: str = "val") -> str | None:
    """An attribute of the namespace; None where it, or the element, is missing."""
    return element.get(f"{W}{name}") if element is not None else None


def value(element: _Element | None, *path: str) -> str | None:
    """``w:val`` of the child along ``path``."""
    return attribute(child(element, *path))


def number(text: str | None) -> int | None:
    """A whole number as Word reads it (``-12``, also ``12.0``); None for anything else or beyond 32 bits."""
    try:
        found = int(float(text)) if text and len(text) <= 24 else None
    except (ValueError, OverflowError):
        return None
    return found if found is not None and abs(found) <= _LARGEST else None


def on(element: _Element | None) -> bool | None:
    """A yes-or-no property (17.17.4): present without a value is yes; None where it is not there."""
    if element is None:
        return None
    return attribute(element) not in ("0", "false", "off")
