"""Elements in printed order to the parts of a Document.

A Document prints each part once, whole. Where a document comes back to a part (a date at the front and again at the
end), the lines in between stay in their place as notes; the facts (date, issuer) are kept beside.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from drafter.document import Block, BlockKind, DateLine, Document, Line, Origin, Part, Section
from drafter.numbering.recognise import requests

_HOLDERS = (Part.FRONT, Part.PREAMBLE, Part.CLOSING)


@dataclass(slots=True)
class Element:
    """One line or block of a part. ``block`` is set for what already is one."""

    part: Part
    text: str
    origin: Origin
    block: Block | None = None
    iso: str | None = None

    def as_block(self) -> Block:
        """The element as a block of a part that holds blocks."""
        return self.block or Block(BlockKind.NOTE, self.text, origin=self.origin)


@dataclass(slots=True)
class _Run:
    part: Part
    elements: list[Element] = field(default_factory=list)


def assemble(
    before: Iterable[Element], sections: tuple[Section, ...], after: Iterable[Element], mark: str, *, status_draft: bool
) -> Document:
    """The Document of elements before the headed body, the body, and elements after it, each in printed order."""
    facts = [*before], [*after]
    runs = _runs(facts[0], sections, facts[1])
    document = _facts([*facts[0], *facts[1]])
    _settle(runs)
    document = _fill(document, runs)
    return replace(
        document,
        sections=sections,
        mark=mark,
        status="draft" if status_draft else "final",
        parts=tuple(run.part for run in runs),
    )


def _runs(before: list[Element], sections: tuple[Section, ...], after: list[Element]) -> list[_Run]:
    runs: list[_Run] = []
    for element in before:
        _append(runs, element)
    if sections:
        runs.append(_Run(Part.BODY))
    for element in after:
        _append(runs, element)
    return runs


def _append(runs: list[_Run], element: Element) -> None:
    single = element.part in (Part.TITLE, Part.SUBTITLE, Part.DATE, Part.END)
    if runs and runs[-1].part is element.part and not single:
        runs[-1].elements.append(element)
    else:
        runs.append(_Run(element.part, [element]))


def _facts(elements: list[Element]) -> Document:
    """Title, date, issuer and the like: the first of each, wherever it is printed."""

    def lines(part: Part) -> tuple[Line, ...]:
        group: list[Line] = []
        for i, element in enumerate(elements):
            if element.part is part:
                group.append(Line(element.text, element.origin))
            elif group and i:
                break
        return tuple(group)

    date = next((e for e in elements if e.part is Part.DATE), None)
    title, subtitle, end = (lines(part)[:1] for part in (Part.TITLE, Part.SUBTITLE, Part.END))
    return Document(
        title=title[0] if title else Line(""),
        subtitle=subtitle[0] if subtitle else Line(""),
        end=end[0] if end else Line(""),
        issuer=lines(Part.ISSUER),
        addressees=lines(Part.ADDRESSEES),
        signature=lines(Part.SIGNATURE),
        date=DateLine(date.text, date.iso, date.origin) if date else None,
    )


def _settle(runs: list[_Run]) -> None:
    """Make every part occur once."""
    for _ in range(len(runs) * 2 + 2):
        twice = _twice(runs)
        if twice is None:
            return
        first, second = twice
        if runs[first].part in _HOLDERS and _can_absorb(runs, first, second):
            _absorb(runs, first, second)
        else:
            _demote(runs, second)


def _twice(runs: list[_Run]) -> tuple[int, int] | None:
    seen: dict[Part, int] = {}
    for i, run in enumerate(runs):
        if run.part in seen:
            return seen[run.part], i
        seen[run.part] = i
    return None


def _can_absorb(runs: list[_Run], first: int, second: int) -> bool:
    return not any(run.part in (Part.TITLE, Part.BODY) for run in runs[first:second])


def _absorb(runs: list[_Run], first: int, second: int) -> None:
    """Everything between two runs of one holder becomes blocks of it."""
    inner = [e for run in runs[first : second + 1] for e in run.elements]
    holder = runs[first].part
    runs[first : second + 1] = [_Run(holder, [Element(holder, e.text, e.origin, e.as_block()) for e in inner])]


def _demote(runs: list[_Run], at: int) -> None:
    """A part that comes again becomes notes of the holder of its place."""
    parts = [run.part for run in runs]
    body = parts.index(Part.BODY) if Part.BODY in parts else None
    title_after = Part.TITLE in parts[at:]
    if body is not None and at > body:
        holder = Part.CLOSING
    elif title_after:
        holder = Part.FRONT
    else:
        holder = Part.PREAMBLE if body is not None or Part.CLOSING not in parts[:at] else Part.CLOSING
    if runs[at].part is holder:  # a holder that cannot absorb: hand on to the next one
        holder = Part.PREAMBLE if holder is Part.FRONT else Part.CLOSING
    runs[at].part = holder
    for element in runs[at].elements:
        element.block = element.as_block()
    if at and runs[at - 1].part is holder:
        runs[at - 1].elements.extend(runs[at].elements)
        del runs[at]
    elif at + 1 < len(runs) and runs[at + 1].part is holder:
        runs[at + 1].elements[:0] = runs[at].elements
        del runs[at]


def _fill(document: Document, runs: list[_Run]) -> Document:
    """Blocks of the holders, and the lines of line parts as they are printed now."""
    values: dict[Part, list[Element]] = {run.part: run.elements for run in runs}

    def blocks(part: Part) -> tuple[Block, ...]:
        return tuple(e.as_block() for e in values.get(part, ()))

    changed: dict[str, tuple[Line, ...]] = {}
    singles: dict[str, Line] = {}
    for part, name in ((Part.ISSUER, "issuer"), (Part.ADDRESSEES, "addressees"), (Part.SIGNATURE, "signature")):
        if part in values:
            changed[name] = tuple(Line(e.text, e.origin) for e in values[part])
    for part, name in ((Part.TITLE, "title"), (Part.SUBTITLE, "subtitle"), (Part.END, "end")):
        if part in values:
            first = values[part][0]
            singles[name] = Line(first.text, first.origin)
    if Part.DATE in values:
        date = values[Part.DATE][0]
        document = replace(document, date=DateLine(date.text, date.iso, date.origin))
    return replace(
        document,
        front=blocks(Part.FRONT),
        preamble=requests.announced(blocks(Part.PREAMBLE)),
        closing=blocks(Part.CLOSING),
        **changed,  # type: ignore[arg-type]
        **singles,  # type: ignore[arg-type]
    )
