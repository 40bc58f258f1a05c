"""Footnotes of two Word files in one: those of the new one stay, those that only the old one has are put in.

In a paragraph's text a reference to a footnote is one character (``atoms.REFERENCE``), so that it is put in, taken out
or kept like a word. Here the note at the foot follows what became of its reference.

Source: ISO/IEC 29500-1, 17.11 (footnotes).
"""

from __future__ import annotations

import copy
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.compare import word
from drafter.compare.atoms import NOTE_REFERENCE, W

if TYPE_CHECKING:
    from lxml.etree import _Element

    from drafter.compare.marking import Change

FOOTNOTES = "word/footnotes.xml"
_TYPES, _RELATIONS, _SETTINGS = "[Content_Types].xml", "word/_rels/document.xml.rels", "word/settings.xml"
_KIND = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"

#: writes the paragraphs of a note: its old ones and its new ones, and what became of them ("" for a note of both)
Weave = Callable[[list["_Element"], list["_Element"], "Change"], list["_Element"]]


@dataclass(slots=True)
class Footnotes:
    """The footnotes of both files.

    Attributes:
        old, new: roots of ``footnotes.xml``; None where a file has none.
        weave: writes a note's paragraphs.
        done: ids of the new file's notes that are written.
    """

    old: _Element | None
    new: _Element | None
    weave: Weave
    done: set[str] = field(default_factory=set)

    def both(self, old: str, new: str) -> None:
        """A note that stayed: its words may have changed."""
        ours, theirs = _note(self.old, old), _note(self.new, new)
        if ours is None or theirs is None or new in self.done:
            return
        self._filled(theirs, self.weave(_paragraphs(ours), _paragraphs(theirs), ""))
        self.done.add(new)

    def fresh(self, new: str, change: Change) -> None:
        """A note that was put in."""
        theirs = _note(self.new, new)
        if theirs is not None and new not in self.done:
            self._filled(theirs, self.weave([], _paragraphs(theirs), change))
            self.done.add(new)

    def gone(self, old: str, change: Change) -> str:
        """A note that was taken out: put among the new file's notes.

        Returns:
            Its id there.
        """
        from lxml import etree

        ours = _note(self.old, old)
        if ours is None or self.old is None:
            return old
        if self.new is None:
            self.new = etree.fromstring(etree.tostring(self.old))
            for note in list(self.new):
                if note.get(f"{W}type") is None:
                    self.new.remove(note)
        made = copy.deepcopy(ours)
        identity = str(max((int(note.get(f"{W}id") or 0) for note in self.new), default=0) + 1)
        made.set(f"{W}id", identity)
        self.new.append(made)
        self._filled(made, self.weave(_paragraphs(made), [], change))
        self.done.add(identity)
        return identity

    @staticmethod
    def _filled(note: _Element, paragraphs: list[_Element]) -> None:
        for child in list(note):
            note.remove(child)
        note.extend(paragraphs)


def references(elements: list[_Element]) -> list[_Element]:
    """The references to footnotes in some content, in order."""
    return [one for element in elements for one in element.iter(NOTE_REFERENCE)]


def identity(reference: _Element) -> str:
    """The id of the note that a reference leads to."""
    return reference.get(f"{W}id") or ""


def _note(root: _Element | None, wanted: str) -> _Element | None:
    return next((one for one in root if one.get(f"{W}id") == wanted), None) if root is not None else None


def _paragraphs(note: _Element) -> list[_Element]:
    return note.findall(f"{W}p")


def added(parts: dict[str, bytes], old: dict[str, bytes], changed: dict[str, _Element]) -> None:
    """Makes footnotes a part of a package that had none."""
    from lxml import etree

    if FOOTNOTES in parts:
        return
    parts[FOOTNOTES] = b""
    parts[_SETTINGS] = old[_SETTINGS]
    types, relations = word.tree(parts[_TYPES]), word.tree(parts[_RELATIONS])
    override = etree.SubElement(types, f"{{{etree.QName(types).namespace}}}Override")
    override.set("PartName", f"/{FOOTNOTES}")
    override.set("ContentType", _TYPE)
    relation = etree.SubElement(relations, f"{{{etree.QName(relations).namespace}}}Relationship")
    for name, value in (("Id", "rIdFootnotes"), ("Type", _KIND), ("Target", "footnotes.xml")):
        relation.set(name, value)
    changed[_TYPES], changed[_RELATIONS] = types, relations
