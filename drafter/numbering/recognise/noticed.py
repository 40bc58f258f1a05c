"""What recognising a document gives to report: levels of the format that were not taken as they stood."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from drafter.errors import Place
from drafter.findings import Finding, Severity
from drafter.language import Message
from drafter.numbering.recognise.lines import Passage
from drafter.numbering.recognise.marks import Style, loose
from drafter.numbering.recognise.tree import Outcome


def levels(
    passages: Sequence[Passage], running: Sequence[int], outcomes: Mapping[int, Outcome], file: str
) -> tuple[Finding, ...]:
    """READ016: heading marks that the labels or the text contradict, one finding for each kind of label and level.

    Args:
        passages: as the format gave them. running: those with a heading mark that are running text.
        outcomes: what became of the passages, by index.
    """
    groups: dict[tuple[Style | None, int, int], list[int]] = {}
    for i, one in outcomes.items():
        if one.placed.why == "overruled" and one.placed.heading and one.placed.style is not None:
            groups.setdefault((loose(one.placed.style), passages[i].depth, one.level), []).append(i)
    found = [
        _overruled([passages[i] for i in at], outcomes[at[0]], at_level[1], file) for at_level, at in groups.items()
    ]
    found += [_running(passages[i], file) for i in running]
    return tuple(found)


def _overruled(group: Sequence[Passage], first: Outcome, said: int, file: str) -> Finding:
    label, level, count = first.placed.label, first.level, len(group)
    more_ja = f"（同じ種類の見出し {count} 件）" if count > 1 else ""
    more_en = f" ({count} headings of this kind)" if count > 1 else ""
    return _finding(
        Message(
            ja=f"書式では見出し {said} ですが、項目番号「{label}」の並びを優先し、"
            f"本文の第 {level} 段の項目としました{more_ja}",
            en=f"the format says heading {said}; the sequence of its label {label} was taken instead:"
            f" a section at level {level} of the text{more_en}",
        ),
        group[0],
        file,
    )


def _running(passage: Passage, file: str) -> Finding:
    return _finding(
        Message(
            ja=f"書式では見出し {passage.depth} ですが、文章なので本文として読みました",
            en=f"the format says heading {passage.depth}; it is running text and was read as such",
        ),
        passage,
        file,
    )


def _finding(message: Message, passage: Passage, file: str) -> Finding:
    return Finding("READ016", "heading-level", Severity.INFO, message, Place(file, passage.line), passage.text[:60])
