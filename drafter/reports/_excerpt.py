"""The words of a finding with a caret under them, at the right column for wide characters."""

from __future__ import annotations

from drafter.findings import Finding
from drafter.japanese import width

#: cells of a line that are shown, and how many of them before the place
SHOWN, BEFORE = 76, 24


def lines(finding: Finding, text: str) -> list[str]:
    """Lines to print beneath a finding, indented by two.

    Args:
        text: the file's text; empty when it is none. Where the words do not stand in it, the finding's excerpt
            is shown alone.
    """
    source = _line(text, finding.place.line)
    column = finding.place.column
    if not source or not 1 <= column <= len(source):
        return [f"  {finding.excerpt}"] if finding.excerpt else []
    marked = _marked(finding, source[column - 1 :])
    if not marked:
        return [f"  {finding.excerpt}"]
    start = column - 1
    while start > 0 and width.cells(source[start - 1 : column - 1]) <= BEFORE:
        start -= 1
    shown = width.cut(source[start:], SHOWN)
    left = "…" if start else ""
    right = "…" if start + len(shown) < len(source) else ""
    marked = marked[: start + len(shown) - column + 1]
    caret = " " * width.cells(left + source[start : column - 1]) + "^" * max(1, width.cells(marked))
    return [f"  {left}{shown}{right}", f"  {caret}"]


def _line(text: str, number: int) -> str:
    if not text or number < 1:
        return ""
    every = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return every[number - 1].replace("\t", " ").replace("\f", " ") if number <= len(every) else ""


def _marked(finding: Finding, rest: str) -> str:
    """The words to mark: the excerpt where it begins there, one character where the place lies within the
    excerpt or none is given; empty where the words stand elsewhere, as a library clause's do.
    """
    if finding.repair is not None and finding.repair.old and rest.startswith(finding.repair.old):
        return finding.repair.old
    wanted = finding.excerpt.strip("…")
    if not wanted or not rest.startswith(wanted):
        within = not wanted or any(rest.startswith(wanted[at:]) for at in range(1, len(wanted)))
        return rest[:1] if within else ""
    return wanted
