"""What a scanned file says in one state of its changes: its paragraphs and cells, with every change rejected or
accepted, or as one author alone would have them.

A paragraph whose mark is not there in a state goes on in the next one (ISO/IEC 29500-1, 17.13.5.15, 17.13.5.19).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from drafter.numbering.recognise.lines import Role
from drafter.review.opinions import Form
from drafter.review.paras import MARGIN, NOTE, Atom, Cell, Change, Para, Scan

Shows = Callable[[Change | None, Change | None], bool]


def rejected(put: Change | None, taken: Change | None) -> bool:
    """What is there with every change rejected."""
    del taken
    return put is None


def accepted(put: Change | None, taken: Change | None) -> bool:
    """What is there with every change accepted."""
    del put
    return taken is None


@dataclass(slots=True, eq=False)
class Unit:
    """A paragraph, or a cell with all its paragraphs, in one state.

    Attributes:
        paras: the paragraphs of the file that it is made of; ``lines`` groups them by the lines that it shows.
        text: what it shows; lines of a cell with a line break between.
    """

    paras: list[Para]
    text: str
    stream: str
    cell: Cell | None = None
    lines: list[list[Para]] = field(default_factory=list)

    @property
    def number(self) -> int:
        """Its first paragraph that shows anything, from 1."""
        return next((p.number for p in self.paras if p.atoms), self.paras[0].number)

    @property
    def names(self) -> dict[str, None]:
        """The bookmarks over it, each once."""
        return {name: None for para in self.paras for name, first, end in para.names if end >= first}

    @property
    def form(self) -> tuple[Form, int]:
        """What it looks like. Where paragraphs are joined, the last one's formatting counts, as in Word."""
        last = self.paras[-1]
        if last.heading:
            return Form.HEADING, last.heading
        if last.item:
            return Form.ITEM, last.item
        return (Form.NOTE, 0) if last.role is Role.NOTE or last.stream == NOTE else (Form.PARAGRAPH, 0)


def units(scan: Scan, shows: Shows) -> list[Unit]:
    """What a file shows in one state, in order; what is empty, and tables of contents, are left out."""
    found: list[Unit] = []
    at = 0
    paras = [para for para in scan.paras if not para.contents]
    while at < len(paras):
        end = at + 1
        while end < len(paras) and _together(paras[at], paras[end]):
            end += 1
        cell = paras[at].cell
        lines = _lines(paras[at:end], shows)
        if cell is None:
            found += [Unit(line, text_of(line, shows), line[0].stream, None, [line]) for line in lines]
        elif shows(cell.put, cell.taken):
            text = "\n".join(text_of(line, shows) for line in lines)
            found.append(Unit(paras[at:end], text, paras[at].stream, cell, lines))
        at = end
    return [unit for unit in found if (unit.text.strip() and _says(unit)) or unit.cell is not None]


def _says(unit: Unit) -> bool:
    """Whether a header or footer has words of its own, beside the page number."""
    own = "".join(atom.text for para in unit.paras for atom in para.atoms if not atom.field)
    return unit.stream != MARGIN or any(map(str.isalpha, own))


def _together(first: Para, para: Para) -> bool:
    """Whether two paragraphs may be joined by a mark that is not there: both in one cell, or in one stream."""
    return first.cell is para.cell and first.stream == para.stream


def _lines(paras: Sequence[Para], shows: Shows) -> list[list[Para]]:
    found: list[list[Para]] = []
    held: list[Para] = []
    for para in paras:
        held.append(para)
        if shows(para.put, para.taken):
            found.append(held)
            held = []
    return [*found, held] if held else found


def text_of(paras: Iterable[Para], shows: Shows, fields: Sequence[str] | None = None) -> str:
    """The text of some paragraphs in a state, one line.

    Args:
        fields: what stands for the results of its fields, where there are as many: numbers that Word counted
            again by itself are no edits.
    """
    atoms = [atom for para in paras for atom in para.atoms if shows(atom.put, atom.taken)]
    if fields and len(fields) == len(fields_of(atoms)):
        return _with(atoms, fields)
    return "".join(atom.text for atom in atoms)


def fields_of(atoms: Iterable[Atom]) -> list[str]:
    """The results of the fields among some pieces, one each."""
    found: dict[int, str] = {}
    for atom in atoms:
        if atom.field:
            found[atom.field] = found.get(atom.field, "") + atom.text
    return list(found.values())


def _with(atoms: Iterable[Atom], fields: Sequence[str]) -> str:
    waiting, seen, out = list(fields), set[int](), []
    for atom in atoms:
        if not atom.field:
            out.append(atom.text)
        elif atom.field not in seen:
            seen.add(atom.field)
            out.append(waiting.pop(0))
    return "".join(out)


def alone(author: str, paras: Iterable[Para]) -> Shows:
    """What is there with one author's changes accepted and all others' rejected.

    What another put in is shown where this author took a part of it out: their change is about those words.
    """
    touched = _touched(author, paras)

    def shows(put: Change | None, taken: Change | None) -> bool:
        there = put is None or put.author == author or id(put) in touched
        return there and not (taken is not None and taken.author == author)

    return shows


def _touched(author: str, paras: Iterable[Para]) -> set[int]:
    """The insertions by others (by identity) in which this author took something out; neighbours by one are one."""
    found: set[int] = set()
    run: list[Atom] = []
    for atom in (one for para in paras for one in (*para.atoms, Atom(""))):
        if atom.put is not None and atom.put.author == author:
            continue  # what this author put in between does not end the other's words
        if run and (atom.put is None or atom.put.author != (run[0].put.author if run[0].put else "")):
            run = []
        if atom.put is None:
            continue
        run.append(atom)
        if any(one.taken is not None and one.taken.author == author for one in run):
            found |= {id(one.put) for one in run}
    return found


def changes(paras: Iterable[Para]) -> dict[str, Change]:
    """The authors of the changes in some paragraphs, each with the first change."""
    found: dict[str, Change] = {}
    for para in paras:
        every = [(atom.put, atom.taken) for atom in para.atoms if atom.text]
        for change in (one for pair in [*every, (para.put, para.taken)] for one in pair if one is not None):
            found.setdefault(change.author, change)
    return found
