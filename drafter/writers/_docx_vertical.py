"""縦書き in Word: one or two half-width figures stand upright side by side (縦中横), as a typesetter sets them.

Longer numbers lie on their side, as they do in print; values come in kanji where the template says so.

Source: ISO/IEC 29500-1, 17.3.2.10 (eastAsianLayout), 17.4.72 (textDirection of a cell); JLREQ (W3C) 3.2.5.
"""

from __future__ import annotations

import re

_RUN = re.compile(r'<w:r>(?:<w:rPr>((?:(?!</w:rPr>).)*)</w:rPr>)?<w:t xml:space="preserve">([^<]*)</w:t></w:r>')
#: one or two figures that belong to no longer number or word
FIGURES = re.compile(r"(?<![0-9A-Za-z.,:/%&#])([0-9]{1,2})(?![0-9A-Za-z.,:/%])")


#: what of a cell's properties stands before the direction of its text (CT_TcPr)
_CELL = re.compile(r"<w:tcPr>(?:(?!</w:tcPr>|<w:tcFitText|<w:vAlign|<w:hideMark).)*")


#: what of a run's properties stands behind the letters' spacing (CT_RPr)
_BEHIND = re.compile(r"<w:(?:w|kern|position|sz|szCs|highlight|u|effect|bdr|shd|fitText|vertAlign|rtl|cs|em|lang)\b|\Z")


def _closed(properties: str) -> str:
    """The properties without space between letters: spread, the two figures would reach into the next line."""
    return (
        properties if "<w:spacing " in properties else _BEHIND.sub('<w:spacing w:val="0"/>\\g<0>', properties, count=1)
    )


def upright(xml: str) -> str:
    """The XML of a body with its short numbers set upright and its cells vertical; every word stays as it was.

    Cells do not take the section's direction: LibreOffice would print a table as one line, without its words.
    """
    xml = _CELL.sub(lambda found: f'{found[0]}<w:textDirection w:val="tbRl"/>', xml)
    serial = 0

    def runs(found: re.Match[str]) -> str:
        nonlocal serial
        pieces = FIGURES.split(found[2])
        if len(pieces) == 1:
            return found[0]
        out = []
        for i, piece in enumerate(pieces):
            if not piece:
                continue
            properties = found[1] or ""
            if i % 2:
                serial += 1
                properties = _closed(properties)
                properties += f'<w:eastAsianLayout w:id="{serial}" w:vert="1" w:vertCompress="1"/>'
            layout = f"<w:rPr>{properties}</w:rPr>" if properties else ""
            out.append(f'<w:r>{layout}<w:t xml:space="preserve">{piece}</w:t></w:r>')
        return "".join(out)

    return _RUN.sub(runs, xml)
