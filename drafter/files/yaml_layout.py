"""Which lines of a YAML text belong to which key or list entry.

A row is one pair of a block mapping or one entry of a block list, with the comment and blank lines before it: what
moves when it moves. Offsets are into a text with ``\\n`` line ends and no byte order mark.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from drafter.files.yaml_load import Mapping, Node, Scalar, Sequence
from drafter.files.yaml_spelling import House


class IrregularError(Exception):
    """A spelling that is valid YAML but that the layout does not know, as ``? key``: the caller splices less finely."""


@dataclass(slots=True)
class Row:
    """One key or list entry.

    Attributes:
        node: its value. ``key``: its key, None in a list.
        lead: where the comments and blank lines before it begin; ``start`` when it begins on its holder's line.
        start: its key or dash; ``end``: the end of its last line, line break not included.
        column: blanks before it, from 0.
        begin, stop: the span of its value; begin is the place of the first row where that is a block collection.
        inline: whether the value begins on the row's own line.
    """

    node: Node
    key: Scalar | None
    lead: int
    start: int
    end: int
    column: int
    begin: int
    stop: int
    inline: bool

    @property
    def block(self) -> bool:
        """Whether the value is a mapping or list in block style."""
        return not isinstance(self.node, Scalar) and not self.node.flow


class Layout:
    """The rows of all block collections of a text."""

    def __init__(self, text: str, root: Mapping) -> None:
        """Lay out. Raises IrregularError."""
        self.text = text
        self.rows: dict[int, list[Row]] = {}
        self.house = House()
        self._steps: dict[str, int] = {}
        if root.flow:
            raise IrregularError
        self._lay(root, self.line_start(root.start))
        self.house = House(self._steps.get("step", 2), self._steps.get("offset", 2))

    def of(self, node: Node) -> list[Row]:
        """The rows of a block collection; none for anything else."""
        return self.rows.get(id(node), [])

    def line_start(self, at: int) -> int:
        """Where the line of an offset begins."""
        return self.text.rfind("\n", 0, at) + 1

    def line_end(self, at: int) -> int:
        """Where the line of an offset ends, its break not included."""
        end = self.text.find("\n", at)
        return len(self.text) if end < 0 else end

    def colon(self, key: Scalar) -> int:
        """Offset of the colon after a key."""
        at = key.end
        while self.text[at : at + 1] in (" ", "\t"):
            at += 1
        if self.text[at : at + 1] != ":":
            raise IrregularError
        return at

    def _lay(self, node: Node, lead: int | None) -> int:
        """Lay out a value; its lines begin at ``lead``, None when it begins on its holder's line. Returns where its
        content ends."""
        if isinstance(node, Scalar):
            return self._scalar_end(node)
        if node.flow:
            return node.end
        rows: list[Row] = []
        self.rows[id(node)] = rows
        if isinstance(node, Mapping):
            for key, value in node.pairs.values():
                at = self._start(key.start, lead)
                rows.append(self._row(value, key, at if lead is None else lead, at, self.colon(key)))
                lead = min(rows[-1].end + 1, len(self.text))
        else:
            for number, value in enumerate(node.items):
                dash = node.start if number == 0 else self._dash(lead or 0)
                at = self._start(dash, lead)
                rows.append(self._row(value, None, at if lead is None else lead, at, at))
                lead = min(rows[-1].end + 1, len(self.text))
        if not rows:
            raise IrregularError
        return rows[-1].end

    def _start(self, at: int, lead: int | None) -> int:
        if lead is not None and self.text[self.line_start(at) : at].strip(" "):
            raise IrregularError
        return at

    def _row(self, value: Node, key: Scalar | None, lead: int, start: int, sign: int) -> Row:
        """A row whose colon or dash is at ``sign``."""
        begin = value.start
        if isinstance(value, Scalar) and value.start == value.end:
            begin = sign + 1
        inline = "\n" not in self.text[sign:begin]
        column = start - self.line_start(start)
        block = not isinstance(value, Scalar) and not value.flow
        stop = self._lay(value, self.line_end(sign) + 1 if block and not inline else None)
        if isinstance(value, Scalar) and value.start == value.end:
            stop = begin
        if block:
            self._note(value, key, column)
        return Row(value, key, lead, start, self.line_end(stop), column, begin, stop, inline)

    def _note(self, value: Node, key: Scalar | None, column: int) -> None:
        """Remember how far this file indents."""
        if key is None:
            return
        name = "offset" if isinstance(value, Sequence) else "step"
        self._steps.setdefault(name, value.start - self.line_start(value.start) - column)

    def _dash(self, at: int) -> int:
        while at < len(self.text):
            end = self.line_end(at)
            line = self.text[at:end].lstrip(" ")
            if line and not line.startswith("#"):
                if not line.startswith("-"):
                    break
                return end - len(line)
            at = end + 1
        raise IrregularError

    def _scalar_end(self, node: Scalar) -> int:
        """Where a scalar's content ends: of a block one, the end of its last line that counts."""
        if node.style not in ("|", ">"):
            return node.end
        raw = self.text[node.start : node.end]
        header = raw.split("\n", 1)[0].split("#", 1)[0]
        if "+" in header:
            return node.start + len(raw.removesuffix("\n"))
        return node.start + len(raw.rstrip(" \t\n"))


def shifted(text: str, by: int) -> str:
    """Lines moved to the right (or left, as far as there are blanks); the first line keeps its beginning, empty lines
    stay empty."""
    if by == 0 or "\n" not in text:
        return text
    first, *rest = text.split("\n")
    return "\n".join([first, *(shifted_line(line, by) for line in rest)])


def shifted_line(line: str, by: int) -> str:
    """One line moved to the right or left."""
    if by > 0:
        return " " * by + line if line else line
    blanks = len(line) - len(line.lstrip(" "))
    return line[min(-by, blanks) :]


def shifted_lines(text: str, by: int) -> str:
    """Whole lines (each with its break) moved to the right or left."""
    return re.sub(r"[^\n]+", lambda match: shifted_line(match[0], by), text) if by else text
