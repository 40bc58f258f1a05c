"""Small documents for the comparison's tests, written as indented lines.

``# 見出し`` is a heading (``##`` a deeper one), ``・文`` an item, ``※文`` a note, ``|a|b|`` a row of a table, all else
a paragraph; ``@id`` before a text is its clause's id. What stands before the first heading is the preamble. Numbers
are set by the scheme ``nga``, as in a draft.
"""

from __future__ import annotations

import re

from drafter.document import Block, BlockKind, DateLine, Document, Line, Section
from drafter.numbering.apply import number
from drafter.numbering.schemes import SCHEMES

Node = Block | Section
TITLE, ISSUER, DATE = "○○に関する提言", "○○地方知事会議", DateLine("令和９年８月１日", "2027-08-01")


def paper(text: str, *, title: str = TITLE, date: DateLine | None = DATE) -> Document:
    """The document that the lines tell."""
    roots: list[Section] = []
    preamble: list[Block] = []
    above: list[tuple[int, str, list[Node]]] = []

    def close(depth: int) -> None:
        while above and above[-1][0] >= depth:
            level, heading, content = above.pop()
            section = Section(level, None, heading, tuple(content))
            if above:
                above[-1][2].append(section)
            else:
                roots.append(section)

    for line in text.strip().split("\n"):
        if found := re.match(r"(#+) (.+)", line):
            close(len(found[1]))
            above.append((len(found[1]), found[2], []))
        elif line.strip():
            content: list[Node] | list[Block] = above[-1][2] if above else preamble
            _add(content, line)  # type: ignore[arg-type]
    close(1)
    made = Document(
        title=Line(title), issuer=(Line(ISSUER),), date=date, preamble=tuple(preamble), sections=tuple(roots)
    )
    return number(made, SCHEMES["nga"])


def _add(content: list[Node], line: str) -> None:
    found = re.match(r"(?:@([a-z0-9-]+) )?(.*)", line)
    assert found
    clause, words = found[1], found[2]
    if words.startswith("|"):
        row = tuple(words.strip("|").split("|"))
        last = content[-1] if content else None
        if isinstance(last, Block) and last.kind is BlockKind.TABLE:
            content[-1] = Block(BlockKind.TABLE, "", label="", rows=(*last.rows, row), header=True, clause=clause)
        else:
            content.append(Block(BlockKind.TABLE, "", label="", rows=(row,), header=True, clause=clause))
    elif words.startswith("・"):
        content.append(Block(BlockKind.ITEM, words[1:], level=1, clause=clause))
    elif words.startswith("※"):
        content.append(Block(BlockKind.NOTE, words[1:], label="※", clause=clause))
    else:
        content.append(Block(BlockKind.PARAGRAPH, words, label="", clause=clause))
