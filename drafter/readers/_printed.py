"""What printed formats share, text and PDF: from printed lines to a Reading.

Furniture, layout, contents, tables, reflow, recognition and account, in this order; each is a module.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafter.document import Origin
from drafter.findings import Finding
from drafter.numbering.recognise.document import recognise
from drafter.numbering.recognise.lines import FURNITURE, Passage, Role
from drafter.readers import Reading, _account, _contents, _furniture, _layout, _reflow, _tables
from drafter.readers._lines import Row, spans_of


def read_rows(
    rows: Sequence[Row],
    file: str,
    *,
    text: str = "",
    paged: bool = False,
    even: bool = False,
    noticed: Iterable[Finding] = (),
    document: int = 0,
) -> Reading:
    """Make the Reading of a file whose printed lines are known.

    Args:
        rows: every printed line in reading order, at least one; roles that the format itself shows are set.
        file: its name, for places. text: the file's text where it is one.
        paged: whether the pages are the file's own, and not guessed from page numbers.
        even: whether the page shows that lines which go on all end at the same edge.
        noticed: what the reader found, put in front of the findings.
        document: which of several documents in the file, 0 for all.

    Raises:
        InputError: the file holds no such document.
    """
    _furniture.mark(rows)
    if rows[-1].page == 1 and not paged:
        for row in rows:
            row.page = 0  # the file shows no pages
    content = _content(rows)
    _contents.mark(content)
    _tables.mark(content)
    layout = replace(_layout.measure([row for row in content if row.role is None]), even=even)
    footnotes = [row for row in content if row.role is Role.NOTE] if paged else []
    running = [row for row in content if not footnotes or row.role is not Role.NOTE]
    passages, members = _reflow.reflow(running, layout, _contents.titles(content))
    _between(passages, members, footnotes)
    recognised = recognise(passages, file, document)
    read = replace(recognised.document, origin=Origin(file, rows[0].number, rows[-1].number))
    account = _account.account(rows, members, recognised.roles, read)
    findings = (*noticed, *_account.findings(account, file, read))
    return Reading(read.with_findings(findings), account, recognised.decisions, text)


def _content(rows: Sequence[Row]) -> list[Row]:
    """The rows that are no furniture; blank lines and page turns around furniture are handed on."""
    content: list[Row] = []
    blanks, fed = 0, False
    for row in rows:
        if row.role in FURNITURE:
            blanks, fed = blanks + row.blanks, True
            continue
        row.fed = row.fed or fed
        row.blanks += blanks
        blanks, fed = 0, False
        content.append(row)
    return content


#: what a footnote begins with: a raised or bracketed figure, a mark, 注
_NOTE = re.compile(r"[¹²³⁴⁵⁶⁷⁸⁹⁰*＊†※]|[（(\[［]?(?:注|脚注)?\s*[0-9０-９]{1,3}[）)\]］:：.．\s　]|[（(]?注")


def _between(passages: list[Passage], members: list[list[Row]], footnotes: Sequence[Row]) -> None:
    """Footnotes go behind the paragraph that their page ends with, so that they cut no sentence in two."""
    groups: list[list[Row]] = []
    for row in footnotes:
        if groups and groups[-1][-1].page == row.page and not _NOTE.match(row.text):
            groups[-1].append(row)
        else:
            groups.append([row])
    at = 0
    for group in groups:
        while at < len(passages) and passages[at].line < group[0].number:
            at += 1
        text = _reflow.join([row.text for row in group])
        first, last = group[0], group[-1]
        note = Passage(text, first.number, last.number, first.page, first.indent, first.right, fixed=Role.NOTE)
        passages.insert(at, replace(note, rows_count=len(group), spans=spans_of(group, text)))
        members.insert(at, group)
        at += 1
