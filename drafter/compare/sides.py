"""One side of a comparison in Word: which paragraph or table of the file prints which entry."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.compare import atoms, footnotes, word
from drafter.compare.atoms import Atom, W
from drafter.compare.comparison import Entry, Kind
from drafter.compare.numbers import Lists
from drafter.japanese.glyphs import squeeze

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.document import Document
    from drafter.model.template import Template

#: so many entries may be missing between two that are printed
_AHEAD = 4


@dataclass(slots=True)
class Para:
    """A paragraph: its properties and content, its label cut off.

    Attributes:
        label: as the entry has it; ``place``: the list that printed it, None where it was text with ``gap`` behind it.
    """

    properties: _Element | None
    content: list[Atom]
    label: str = ""
    place: tuple[str, int] | None = None
    gap: str = ""

    @property
    def text(self) -> str:
        """What it prints, without its label."""
        return "".join(atom.text for atom in self.content)


@dataclass(slots=True)
class Side:
    """One document as the house's writer prints it.

    Attributes:
        parts, root: of its Word file. lists: its numbers.
        notes: root of its ``footnotes.xml``, None where it has none. section: the last section's properties.
        elements: by entry, the paragraph or table that prints it. beside: by entry (-1: before all), what the writer
            puts behind it that is no entry: a table of contents, an empty paragraph.
    """

    parts: dict[str, bytes]
    root: _Element
    lists: Lists
    entries: Sequence[Entry]
    elements: dict[int, _Element] = field(default_factory=dict)
    beside: dict[int, list[_Element]] = field(default_factory=dict)
    section: _Element | None = None
    notes: _Element | None = None

    def para(self, at: int) -> Para:
        """The paragraph of an entry."""
        element, entry = self.elements[at], self.entries[at]
        properties, content = element.find(f"{W}pPr"), atoms.atoms(element)
        para = Para(properties, content, entry.label)
        if not entry.label:
            return para
        para.place = self.lists.level(properties)
        text = para.text
        if para.place is None and text.startswith(entry.label):
            rest = text[len(entry.label) :]
            para.gap = rest[: len(rest) - len(rest.lstrip("\t　 "))] if entry.text else ""
            if para.gap.strip("\t"):  # blanks that the entry itself begins with are its own
                para.gap = para.gap[: len(para.gap) - (len(entry.text) - len(entry.text.lstrip("\t　 ")))]
            para.content = _behind(content, len(entry.label) + len(para.gap))
        elif para.place is None:
            para.label = ""
        return para


def _behind(content: list[Atom], start: int) -> list[Atom]:
    """The content without its first letters; bookmarks stay."""
    out: list[Atom] = []
    at = 0
    for atom in content:
        here, at = at, at + len(atom.text)
        if not atom.text or here >= start:
            out.append(atom)
        elif at > start:
            cut = atoms.cut([atom], start - here, len(atom.text))
            out += [Atom(element, atoms.text_of(element)) for element in cut]
    return out


def side_of(document: Document, template: Template, entries: Sequence[Entry]) -> Side:
    """The document as a Word file, its entries found."""
    parts = word.parts_of(document, template)
    root = word.tree(parts[word.DOCUMENT])
    lists = Lists(word.tree(parts[word.NUMBERING]), word.tree(parts[word.STYLES]))
    side = Side(parts, root, lists, entries)
    if footnotes.FOOTNOTES in parts:
        side.notes = word.tree(parts[footnotes.FOOTNOTES])
    inside = _at_the_foot(side.notes, entries)
    waiting = [i for i in range(len(entries)) if i not in inside]
    at = 0
    for element in list(word.body_of(root)):
        if element.tag == f"{W}sectPr":
            side.section = element
            continue
        found = next(
            (i for i in range(at, min(at + _AHEAD, len(waiting))) if _prints(element, entries[waiting[i]])), None
        )
        if found is None:
            side.beside.setdefault(waiting[at - 1] if at else -1, []).append(element)
        else:
            side.elements[waiting[found]] = element
            at = found + 1
    return side


def _at_the_foot(notes: _Element | None, entries: Sequence[Entry]) -> set[int]:
    """The entries that are printed as footnotes."""
    out: set[int] = set()
    at = 0
    for note in notes if notes is not None else ():
        text = squeeze(atoms.text_of(note))
        for i in range(at, len(entries)):
            if entries[i].kind is Kind.NOTE and text and squeeze(entries[i].text) == text:
                out.add(i)
                at = i + 1
                break
    return out


def _prints(element: _Element, entry: Entry) -> bool:
    if element.tag == f"{W}tbl":
        # a table of empty cells is no entry
        like = len(element.findall(f"{W}tr")) == len(entry.rows)
        return entry.kind is Kind.TABLE and like and bool(atoms.text_of(element).strip())
    if entry.kind is Kind.TABLE or element.tag != f"{W}p":
        return False
    style = element.find(f"{W}pPr/{W}pStyle")
    if style is not None and (style.get(f"{W}val") or "").startswith("TOC"):
        return False
    printed = squeeze("".join(atom.text for atom in atoms.atoms(element)).replace(atoms.REFERENCE, ""))
    return printed in (squeeze(entry.text), squeeze(entry.label + entry.text))
