"""Comparing two years' documents: how long it takes, and how much of what is shown as changed was changed.

Beside ``difflib`` over paragraphs, which is what a script does without drafter: equal paragraphs stay, others are
replaced. Both get the same two documents, in which every tenth paragraph was revised, every thirtieth replaced by
another one, and two chapters changed places.
"""

from __future__ import annotations

import difflib
import functools
import random
import re
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.measure import ROOT, Row, median
from drafter.compare import compare
from drafter.document import Block, BlockKind, Document, Line, Section
from drafter.numbering.apply import number
from drafter.numbering.schemes import SCHEMES
from drafter.workspace import Workspace

#: paragraphs of the documents
SIZES = (300, 1_500, 3_000)
_CHAPTER = 30


@dataclass(frozen=True, slots=True)
class Count:
    """How many lines a reader is shown, by this comparison and by difflib."""

    what: str
    ours: int
    theirs: int

    def text(self) -> str:
        """As a row of figures."""
        return f"{self.what:<58} {self.ours:>9,}      {self.theirs:,} by difflib"


def rows() -> list[Row | Count]:
    """Figures of each size: time, and lines shown as changed."""
    out: list[Row | Count] = []
    for size in SIZES:
        old, new, changed = _pair(size)
        ours, theirs = _texts(old), _texts(new)
        shown = sum(max(b - a, d - c) for tag, a, b, c, d in _difflib(ours, theirs) if tag != "equal")
        told = sum(not match.same for match in compare(old, new).matches)
        time = median(functools.partial(compare, old, new), 3)
        plain = median(functools.partial(_difflib, ours, theirs), 3)
        out += [
            Row(f"comparison of {size:,} paragraphs, word by word", time, "difflib, whole paragraphs", plain),
            Count(f"of {size:,} paragraphs, {changed} of which changed: shown as changed or moved", told, shown),
        ]
    return out


def _difflib(ours: list[str], theirs: list[str]) -> Sequence[tuple[str, int, int, int, int]]:
    return difflib.SequenceMatcher(None, ours, theirs, autojunk=False).get_opcodes()


def _pair(size: int) -> tuple[Document, Document, int]:
    """Two years' documents, and how many paragraphs were revised, dropped or put in."""
    chance = random.Random(1)
    library = Workspace.find(None, ROOT).library().clauses.values()
    parts = [part for entry in library for part in re.split("[、。\n]", entry.clause.text) if len(part) > 5]
    texts = ["、".join(chance.sample(parts, 4)) + f"を{at}件とすること。" for at in range(size)]
    later: list[str] = []
    for at, text in enumerate(texts):
        if at % 30 == 7:
            later.append("、".join(chance.sample(parts, 4)) + "を新たに求めること。")
        elif at % 10 == 3:
            words = text.split("、")
            later.append("、".join([*words[:2], chance.choice(parts), *words[3:]]))
        else:
            later.append(text)
    chapters = [later[at : at + _CHAPTER] for at in range(0, size, _CHAPTER)]
    chapters[1], chapters[2] = chapters[2], chapters[1]
    before = [texts[at : at + _CHAPTER] for at in range(0, size, _CHAPTER)]
    changed = sum((at % 30 == 7) * 2 + (at % 10 == 3) for at in range(size))
    return _document(before), _document(chapters), changed


def _document(chapters: list[list[str]]) -> Document:
    """A document whose chapters are named by their first paragraphs."""
    sections = tuple(
        Section(1, None, f"{chapter[0].split('、')[0]}の推進", tuple(map(_block, chapter))) for chapter in chapters
    )
    return number(Document(title=Line("提言"), sections=sections), SCHEMES["nga"])


def _block(text: str) -> Block:
    return Block(BlockKind.PARAGRAPH, text, label="")


def _texts(document: Document) -> list[str]:
    out = []
    for section in document.sections:
        out += [section.heading, *(block.text for block in section.content if isinstance(block, Block))]
    return out
