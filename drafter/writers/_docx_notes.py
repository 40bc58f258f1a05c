"""Footnotes of a Word file: ``word/footnotes.xml``.

Source: ISO/IEC 29500-1, 17.11 (footnotes), 17.18.33 (ST_FtnEdn: the separators).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from drafter.document import Inline
from drafter.writers._docx_runs import Runs
from drafter.writers._docx_styles import R, W
from drafter.writers._flow import Printed, Role

_SEPARATORS = (
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr><w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r>'
    '<w:separator/></w:r></w:p></w:footnote><w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    '<w:spacing w:line="240" w:lineRule="auto"/></w:pPr><w:r><w:continuationSeparator/></w:r></w:p></w:footnote>'
)
_MARK = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteRef/></w:r>'


def apart(pieces: Iterable[Printed]) -> tuple[tuple[Printed, ...], tuple[Printed, ...]]:
    """The pieces of the body, and the footnotes that something refers to."""
    every = tuple(pieces)
    if not any(piece.role is Role.FOOTNOTE for piece in every):
        return every, ()
    marked = {span.text for piece in every for span in piece.every_span() if span.kind is Inline.NOTE}
    notes = tuple(piece for piece in every if piece.role is Role.FOOTNOTE and piece.label in marked)
    ids = {id(piece) for piece in notes}
    return tuple(piece for piece in every if id(piece) not in ids), notes


def numbered(notes: Sequence[Printed]) -> dict[str, list[int]]:
    """The ids of footnotes by label, in their order."""
    found: dict[str, list[int]] = {}
    for i, note in enumerate(notes, 1):
        found.setdefault(note.label or "", []).append(i)
    return found


def xml(notes: Sequence[Printed], runs: Runs) -> str:
    """``word/footnotes.xml``."""
    font = runs.template.fonts.body
    inner = "".join(
        f'<w:footnote w:id="{i}"><w:p><w:pPr><w:pStyle w:val="FootnoteText"/></w:pPr>{_MARK}'
        f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{runs.text(note.text, font, note.spans, note.block)}'
        "</w:p></w:footnote>"
        for i, note in enumerate(notes, 1)
    )
    return f'<w:footnotes xmlns:w="{W}" xmlns:r="{R}">{_SEPARATORS}{inner}</w:footnotes>'
