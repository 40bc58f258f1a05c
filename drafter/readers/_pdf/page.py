"""The plain values of a page. Points (1/72 inch), x from the left, y downwards from the top of the upright page."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Piece:
    """Characters on one baseline, in one font and size, with no wide gap between them.

    Attributes:
        text: at least one character. edges: left edge of each character, then the right edge of the last.
        base: y of the baseline. size: height of an em as printed.
        bold: set bold, by its font or by stroking it. gothic: in a sans-serif face.
        flow: 0 for the page's main direction of writing; other directions are read after it, each a flow.
    """

    text: str
    edges: tuple[float, ...]
    base: float
    size: float
    bold: bool = False
    gothic: bool = False
    flow: int = 0

    @property
    def left(self) -> float:
        """Its left edge."""
        return self.edges[0]

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.edges[-1]


@dataclass(frozen=True, slots=True)
class Rule:
    """A drawn line, horizontal or vertical: a rectangle of no thickness."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def flat(self) -> bool:
        """Whether it is horizontal."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Page:
    """One page.

    Attributes:
        number: from 1. width, height: of the upright page, in points.
        unreadable: characters that the file gives no Unicode for. hidden: characters set in invisible ink (the text
            layer of a scan). vertical: whether it is written from top to bottom (縦書き).
        pictures: how many pictures lie on it.
    """

    number: int
    width: float
    height: float
    pieces: tuple[Piece, ...] = ()
    rules: tuple[Rule, ...] = ()
    unreadable: int = 0
    hidden: int = 0
    vertical: bool = False
    pictures: int = 0
