"""What printed formats share, text and PDF: from printed lines to a Reading.

Furniture, layout, contents, tables, reflow, recognition, account and damage, in this order; each is a module.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafter.document import Origin
from drafter.findings import Finding
from drafter.numbering.recognise.document import recognise
from drafter.numbering.recognise.lines import FURNITURE
from drafter.readers import Reading, _account, _contents, _damage, _furniture, _layout, _reflow, _tables
from drafter.readers._lines import Row


def read_rows(
    rows: Sequence[Row], file: str, *, text: str = "", paged: bool = False, noticed: Iterable[Finding] = ()
) -> Reading:
    """Make the Reading of a file whose printed lines are known.

    Args:
        rows: every printed line in reading order, at least one; roles that the format itself shows are set.
        file: its name, for places. text: the file's text where it is one.
        paged: whether the pages are the file's own, and not guessed from page numbers.
        noticed: what the reader found, put in front of the findings.
    """
    _furniture.mark(rows)
    if rows[-1].page == 1 and not paged:
        for row in rows:
            row.page = 0  # the file shows no pages
    content = _content(rows)
    _contents.mark(content)
    _tables.mark(content)
    running = [row for row in content if row.role is None]
    layout = _layout.measure(running)
    if paged:
        layout = replace(layout, even=_layout.even(running, layout.width))
    passages, members = _reflow.reflow(content, layout)
    recognised = recognise(passages, file)
    document = replace(recognised.document, origin=Origin(file, rows[0].number, rows[-1].number))
    account = _account.account(rows, members, recognised.roles, document)
    findings = (*noticed, *_account.findings(account, file), *_damage.findings(document, rows, file))
    return Reading(document.with_findings(findings), account, recognised.decisions, text)


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
