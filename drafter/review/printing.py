"""What a draft prints, and where each piece stands in the Word file that was made of it.

The Word file itself is read (``scanning``), with the same eyes as the file that comes back; what the Document knows
(key path, clause, label) is laid on its paragraphs by bookmark, else by the words.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from drafter.document import Block, BlockKind, Document, Part, Section
from drafter.review import scanning
from drafter.review.keys import contents_line, plain, unlabelled
from drafter.review.opinions import Form, Target
from drafter.review.sent import Printed
from drafter.review.units import Unit, accepted, fields_of, units
from drafter.writers import _docx_identity as names

#: parts of one line each, which may be printed twice: on the cover and in their own place
_ONE_LINE = ("title", "subtitle", "date", "addressees", "closing.signature")
#: nodes behind the last one found among which a label or mark in a paragraph's text is looked past
_AHEAD = 12


class Node(NamedTuple):
    """What the Document knows of one printed piece: the parts of its Target, and its kind in the outline."""

    key: str
    clause: str
    nth: int
    text: str
    at: str
    label: str
    kind: str
    level: int
    row: int = -1
    column: int = -1

    @property
    def target(self) -> Target:
        """The piece as a place."""
        return Target(self.clause, self.nth, self.key, self.row, self.column, self.at, self.text)


def nodes(document: Document) -> list[Node]:
    """Everything that a draft prints, in order."""
    found: list[Node] = []
    seen: dict[str, int] = defaultdict(int)
    for node in _nodes(document):
        name = node.clause or node.key
        again = node.row >= 0 or node.key.startswith(_ONE_LINE)
        found.append(node._replace(nth=0 if again else seen[name]))
        seen[name] += node.row < 0
    return found


def _nodes(document: Document) -> Iterator[Node]:
    for part in document.parts:
        match part:
            case Part.BODY:
                for section in document.sections:
                    yield from _section(section, ())
            case Part.DATE:
                if document.date is not None:
                    yield _line("date", document.date.printed)
            case _:
                value = getattr(document, part.value, ())
                for one in value if isinstance(value, tuple) else (value,):
                    if isinstance(one, Block):
                        yield from _block(one, ())
                    elif getattr(one, "text", ""):
                        yield _line(one.origin.key or part.value, one.text)


def _line(key: str, text: str) -> Node:
    return Node(key, "", 0, text, "", "", "matter", 0)


def _section(section: Section, above: tuple[str, ...]) -> Iterator[Node]:
    here = (*above, section.label or section.heading[:12])
    key = f"{section.origin.key}.heading" if section.origin.key else ""
    if section.form is not None and section.form.text:
        yield _line(section.form.origin.key or f"{section.origin.key}.form_number", section.form.text)
    yield Node(key, "", 0, section.heading, " ".join(here), section.label or "", "heading", section.level)
    for node in section.content:
        if isinstance(node, Block):
            yield from _block(node, here)
        else:
            yield from _section(node, here)


def _block(block: Block, above: tuple[str, ...]) -> Iterator[Node]:
    at = " ".join((*above, block.label) if block.label and any(map(str.isalnum, block.label)) else above)
    key, clause, kind = block.origin.key, block.clause or "", block.kind.value
    if block.kind is BlockKind.TABLE:
        for row, cells in enumerate(block.rows):
            for column, text in enumerate(cells):
                yield Node(key, clause, 0, text, at, "", kind, 0, row, column)
    else:
        yield Node(key, clause, 0, block.text, at, block.label or "", kind, block.level)


def printed(data: bytes, file: str, known: Sequence[Node]) -> tuple[tuple[Printed, ...], frozenset[str]]:
    """The paragraphs and cells of a Word file of ours, each with its Target.

    Args:
        data: the Word file. file: its name, for messages. known: what was printed (:func:`nodes`).

    Returns:
        The paragraphs, and the lines of the table of contents (:func:`drafter.review.keys.contents_line`).

    Raises:
        InputError: no Word file, or a damaged one.
    """
    from drafter.readers._word.package import open_package

    found = scanning.scan(open_package(data, file))
    laid = _Laid(known)
    lines = ("".join(atom.text for atom in para.atoms) for para in found.paras if para.contents)
    return tuple(laid.unit(unit) for unit in units(found, accepted)), frozenset(map(contents_line, lines))


class _Laid:
    """Lays nodes on paragraphs: each node once, in order where words are equal."""

    def __init__(self, known: Sequence[Node]) -> None:
        self.known = known
        self.free = [True] * len(known)
        self.last = -1
        self.by_text: dict[str, deque[int]] = defaultdict(deque)
        self.by_name: dict[str, int] = {}
        self.tables: list[dict[tuple[int, int], int]] = []
        self.table_of: dict[int, dict[tuple[int, int], int]] = {}
        last_key = None
        for at, node in enumerate(known):
            if node.row >= 0:
                if (node.row, node.column) == (0, 0) or node.key != last_key:
                    self.tables.append({})
                last_key = node.key
                self.tables[-1][node.row, node.column] = at
                continue
            self.by_text[plain(node.text)].append(at)
            if node.clause:
                self.by_name.setdefault(names.bookmark_name(node.clause, node.nth + 1), at)

    def unit(self, unit: Unit) -> Printed:
        """A paragraph with what is known of it."""
        form, level = unit.form
        atoms = [atom for para in unit.paras for atom in para.atoms]
        own = tuple(unit.names)
        at = self._cell(unit) if unit.cell is not None else self._named(own)
        if at is None:
            at = self._worded(unit.text)
        fields = tuple(fields_of(atoms))
        table = unit.cell.table if unit.cell else -1
        if at is None:
            before, text = ("", unit.text) if unit.cell else unlabelled(unit.text)
            before, text = (before, text) if text else ("", unit.text)
            row, column = (unit.cell.row, unit.cell.column) if unit.cell else (-1, -1)
            target = Target(row=row, column=column, text=text)
            return Printed(target, unit.text, before, "", unit.stream, form, level, own, table, fields)
        node = self.known[at]
        if node.kind == "heading":
            form, level = Form.HEADING, node.level
        elif node.kind == BlockKind.ITEM.value:
            form, level = Form.ITEM, node.level
        elif form is Form.HEADING or form is Form.ITEM:
            form, level = Form.PARAGRAPH, 0
        before, text, after = _around(unit.text, node.text, node.label)
        target = Target(node.clause, node.nth, node.key, node.row, node.column, node.at, text)
        return Printed(target, unit.text, before, after, unit.stream, form, level, own, table, fields)

    def _named(self, own: Sequence[str]) -> int | None:
        at = next((self.by_name[name] for name in own if name in self.by_name), None)
        return at if at is None or self._take(at) else None

    def _take(self, at: int) -> bool:
        free, self.free[at] = self.free[at], False
        self.last = at
        return free

    def _worded(self, text: str) -> int | None:
        """The first piece with these words; else one of the next whose words are all but a label or a mark of these;
        else one that is printed twice (a title on the cover)."""
        for words in (plain(text), plain(unlabelled(text)[1])):
            waiting = self.by_text.get(words, deque())
            while waiting and not self.free[waiting[0]]:
                waiting.popleft()
            if waiting:
                at = waiting.popleft()
                self._take(at)
                return at
        words = plain(text)
        ahead = [at for at in range(self.last + 1, len(self.known)) if self.free[at] and self.known[at].row < 0]
        for at in ahead[:_AHEAD]:
            own = plain(self.known[at].text)
            if len(own) > 1 and (words.endswith(own) or words.startswith(own)):
                self._take(at)
                return at
        return next((at for at, node in enumerate(self.known) if node.row < 0 and words == plain(node.text)), None)

    def _cell(self, unit: Unit) -> int | None:
        """The cell of the table: tables of the file and of the draft in the same order, known by their first cell."""
        cell = unit.cell
        if cell is None:
            return None
        if cell.table not in self.table_of:
            words = plain(unit.text)
            found = next((t for t in self.tables if plain(self.known[t.get((0, 0), 0)].text) == words), None)
            if found is not None:
                self.tables.remove(found)
            self.table_of[cell.table] = found or {}
        return self.table_of[cell.table].get((cell.row, cell.column))


def _around(raw: str, text: str, label: str) -> tuple[str, str, str]:
    """What stands before a piece's words in its paragraph, the words as printed, and what stands behind."""
    at = raw.rfind(text) if label and label in raw else raw.find(text)
    if at >= 0:
        return raw[:at], text, raw[at + len(text) :]
    if label:
        before, rest = unlabelled(raw)
        return before, rest, ""
    return "", raw, ""
