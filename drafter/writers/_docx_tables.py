"""Tables of a Word file: ruled, heading row repeated on each page, no row cut by a page break.

Source: ISO/IEC 29500-1, 17.4 (tables), 17.4.17 (gridSpan).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from drafter.document import Block, Span
from drafter.writers._docx_page import Page
from drafter.writers._docx_runs import Runs
from drafter.writers._flow import Printed
from drafter.writers._tables import columns

_MARGIN = 100
#: share of the line below which a table with a caption is set in the middle
_NARROW = 0.8


def table(printed: Printed, page: Page, runs: Runs, *, captioned: bool = False) -> str:
    """A table as XML; empty for one without cells.

    Args:
        captioned: whether a caption stands above it: a narrow table is then set beneath its middle.
    """
    block = printed.block
    if block is None or not any(block.rows):
        return ""
    room = page.text_width
    if printed.landscape != page.landscape and printed.landscape:
        room = page.height - page.top - page.bottom
    left = page.columns(printed.indent)
    widths = _widths(block, room - left - _MARGIN, page.pitch)
    rows = "".join(_row(block, i, widths, runs) for i in range(len(block.rows)))
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    narrow = captioned and sum(widths) < room * _NARROW
    place = '<w:jc w:val="center"/>' if narrow else f'<w:tblInd w:w="{left + _MARGIN}" w:type="dxa"/>'
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        f'{place}<w:tblLayout w:type="fixed"/><w:tblCellMar>'
        f'<w:left w:w="{_MARGIN}" w:type="dxa"/><w:right w:w="{_MARGIN}" w:type="dxa"/></w:tblCellMar>'
        f"</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )


def _widths(block: Block, room: int, pitch: float) -> list[int]:
    """Twips of each column: as the draft shares them out, else after their texts."""
    count = max(map(len, block.rows))
    shares = block.layout.widths if block.layout else ()
    if shares:
        known = [*shares, *[sum(shares) / len(shares)] * (count - len(shares))][:count]
        return [max(1, round(room * share / sum(known))) for share in known]
    half = pitch / 2
    margins = 2 * _MARGIN + round(half)
    return [round(width * half) + margins for width in columns(block.rows, int((room - margins * count) / half))]


def _row(block: Block, nth: int, widths: Sequence[int], runs: Runs) -> str:
    heading = block.header and nth == 0
    fonts = runs.template.fonts
    style, font = ("TableHead", fonts.heading) if heading else ("TableText", fonts.body)
    merged = heading and block.layout is not None and block.layout.merged
    laid = {cell.column: cell.spans for cell in block.cells if cell.row == nth}
    inner = "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}</w:tcPr>{_cell(text, style, font, own, runs)}</w:tc>'
        for text, width, span, own in _cells(block.rows[nth], widths, laid, merged=merged)
    )
    head = "<w:tblHeader/>" if heading else ""
    return f"<w:tr><w:trPr><w:cantSplit/>{head}</w:trPr>{inner}</w:tr>"


def _cells(
    row: Sequence[str], widths: Sequence[int], laid: dict[int, tuple[Span, ...]], *, merged: bool
) -> Iterator[tuple[str, int, str, tuple[Span, ...]]]:
    """Text, width, ``w:gridSpan`` and spans of each cell that is there."""
    texts = [*row, *[""] * (len(widths) - len(row))]
    at = 0
    while at < len(widths):
        end = at + 1
        while merged and end < len(widths) and not texts[end].strip():
            end += 1
        span = f'<w:gridSpan w:val="{end - at}"/>' if end - at > 1 else ""
        yield texts[at], sum(widths[at:end]), span, laid.get(at, ())
        at = end


def _cell(text: str, style: str, font: str, spans: Sequence[Span], runs: Runs) -> str:
    out, at = "", 0
    for line in text.splitlines() or [""]:
        own = [
            replace(span, start=max(0, span.start - at), end=min(len(line), span.end - at))
            for span in spans
            if span.start - at <= len(line) and span.end >= at
        ]
        out += f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs.text(line, font, own)}</w:p>'
        at += len(line) + 1
    return out
