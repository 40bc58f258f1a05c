"""The table of contents of a Word file: entries as they are now, inside a TOC field.

Only who lays out the pages knows their numbers. Without them the field is marked dirty: Word asks whether to work it
out anew when it opens the file. With them it is not, and Word asks nothing; nor do the settings ask for it
(``w:updateFields``), which would bring up that question each time.

LibreOffice works the field out only when asked, but page references that stand in no such field at once: for printing
(PDF) there is none.

Source: ISO/IEC 29500-1, 17.16.5.68 (TOC), 17.16.5.42 (PAGEREF), 17.5.2.12 (docPartGallery).
"""

from __future__ import annotations

from collections.abc import Sequence

from drafter.writers._docx_goals import CONTENTS_PREFIX, heading_bookmark
from drafter.writers._docx_page import Page
from drafter.writers._docx_runs import Runs, run, word_field
from drafter.writers._flow import Printed, Role

_BEGIN = (
    '<w:r><w:fldChar w:fldCharType="begin"{dirty}/></w:r><w:r><w:instrText xml:space="preserve"> TOC \\o '
    '"1-{levels}" \\h \\z \\u </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>'
)
_END = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
_DEEPEST_STYLE = 9


def contents(pieces: Sequence[Printed], runs: Runs, page: Page) -> str:
    """The title and the entries.

    Args:
        pieces: all of the contents' part, in their order.
    """
    entries = [piece for piece in pieces if piece.role is Role.CONTENTS]
    out = []
    broken = True
    for piece in pieces:
        before = "<w:pageBreakBefore/>" if broken and piece.breaks else ""
        broken = False
        if piece.role is not Role.CONTENTS:
            words = run(piece.text, runs.template.fonts.heading)
            out.append(f'<w:p><w:pPr><w:pStyle w:val="TOCHeading"/>{before}</w:pPr>{words}</w:p>')
            continue
        first, last = piece is entries[0], piece is entries[-1]
        dirty = "" if runs.pages else ' w:dirty="true"'
        begin = _BEGIN.format(levels=runs.template.contents.levels, dirty=dirty)
        field = ("", "") if runs.printing else (begin if first else "", _END if last else "")
        inner = field[0] + _link(piece, runs) + field[1]
        out.append(f'<w:p><w:pPr><w:pStyle w:val="{_style(piece)}"/>{before}{_stop(piece, page)}</w:pPr>{inner}</w:p>')
    return (
        '<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj>'
        f"</w:sdtPr><w:sdtContent>{''.join(out)}</w:sdtContent></w:sdt>"
    )


def _style(piece: Printed) -> str:
    return f"TOC{min(piece.level, _DEEPEST_STYLE)}"


def _stop(piece: Printed, page: Page) -> str:
    """Dots to the page's number at the right, and an indent a level (none at the right: LibreOffice would print no
    number beyond it)."""
    stop = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{page.text_width}"/></w:tabs>'
    return f'{stop}<w:ind w:left="{page.columns(piece.indent)}"/>'


def _link(piece: Printed, runs: Runs) -> str:
    mark = heading_bookmark(piece.nth, CONTENTS_PREFIX)
    words = run(f"{piece.label or ''}{piece.gap}{piece.text}".replace("\n", " "), runs.template.fonts.body)
    page = runs.pages[piece.nth - 1] if runs.pages else ""
    number = word_field(f"PAGEREF {mark} \\h", f"<w:r><w:t>{page}</w:t></w:r>")
    return f'<w:hyperlink w:anchor="{mark}" w:history="1">{words}<w:r><w:tab/></w:r>{number}</w:hyperlink>'
