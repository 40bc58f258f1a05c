"""Texts with their changes marked, laid out in lines: what the page of a review shows. No widget here.

A run is a stretch of text with the name of a style; a line is a list of runs. What was taken out is ``old`` (struck
through), what was put in is ``new`` (underlined); with ``signs`` they stand in 〔-…-〕〔+…+〕 as well, for terminals
that can do neither.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from drafter.japanese import wording
from drafter.japanese.wrap import breaks
from drafter.tui.glyphs import columns


class Run(NamedTuple):
    """A stretch of text. ``style`` names a component class of the page, empty for its own."""

    text: str
    style: str = ""


Line = list[Run]

#: what stands for a text that is not there
NOTHING = "—"


def compared(old: str, new: str, *, signs: bool = False) -> list[Run]:
    """A new text with its changes against an old one, word by word."""
    return marked(wording.changes(old, new), signs=signs)


def marked(changes: Iterable[wording.Change], *, signs: bool = False) -> list[Run]:
    """The stretches of a comparison as runs."""
    runs: list[Run] = []
    for change in changes:
        if change.op == "equal":
            runs.append(Run(change.new))
            continue
        if change.old:
            runs.append(Run(f"〔-{change.old}-〕" if signs else change.old, "old"))
        if change.new:
            runs.append(Run(f"〔+{change.new}+〕" if signs else change.new, "new"))
    return runs


def shortened(runs: Sequence[Run], shown: int) -> list[Run]:
    """Runs without the middle of long stretches that did not change.

    Args:
        shown: characters that are kept on each side of a change.
    """
    out = []
    for at, run in enumerate(runs):
        before, after = (0 if at == 0 else shown), (0 if at == len(runs) - 1 else shown)
        if run.style or len(run.text) <= before + after + 2:
            out.append(run)
        else:
            out.append(Run(f"{run.text[:before]}…{run.text[len(run.text) - after :] if after else ''}", "muted"))
    return out


def laid(runs: Iterable[Run], width: int, *, first: str = "", rest: str = "") -> list[Line]:
    """Runs broken into lines with 禁則; a line break in a text begins a new line.

    Args:
        width: columns of a whole line.
        first, rest: what stands before the first line, and before all others.
    """
    lines: list[Line] = []
    for paragraph in _paragraphs(runs):
        text = "".join(run.text for run in paragraph)
        ahead = rest if lines else first
        size = sum(columns(rest))
        starts = breaks(text, max(4, width), first=sum(columns(ahead)), rest=size, hang=False) if text else [0]
        for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
            lines.append([*([Run(ahead)] if ahead else []), *_cut(paragraph, start, end)])
            ahead = rest
    return lines


def _paragraphs(runs: Iterable[Run]) -> Iterator[list[Run]]:
    now: list[Run] = []
    for run in runs:
        first, *others = run.text.split("\n")
        if first:
            now.append(Run(first, run.style))
        for text in others:
            yield now
            now = [Run(text, run.style)] if text else []
    yield now


def _cut(runs: Sequence[Run], start: int, end: int) -> Iterator[Run]:
    at = 0
    for run in runs:
        text = run.text[max(0, start - at) : max(0, end - at)]
        at += len(run.text)
        if text:
            yield Run(text, run.style)


def size(line: Line) -> int:
    """Columns of a line as drawn."""
    return sum(sum(columns(run.text)) for run in line)


def beside(blocks: Sequence[Sequence[Line]], width: int, gap: str = " | ") -> list[Line]:
    """Blocks of lines side by side.

    Args:
        width: columns of each block.
    """
    rows = []
    for lines in zip_longest(*blocks, fillvalue=None):
        row: Line = []
        for i, line in enumerate(lines):
            row += [Run(gap, "muted")] if i else []
            row += line or []
            if i < len(lines) - 1:
                row.append(Run(" " * max(0, width - size(line or []))))
        rows.append(row)
    return rows
