"""HTML5: one page that stands alone, for screen and paper.

Headings, lists and tables are what they are called; labels are printed text, so that no browser counts anew. The
stylesheet is inside, there are no scripts and nothing is fetched: the page may be sent by mail and opened from a disk.
``data-part`` and ``data-label`` tell our own reader (and anybody's program) what a line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from drafter.document import Block, Document, Part
from drafter.japanese.width import cells
from drafter.model.template import Template
from drafter.writers._flow import Printed, Role, flow
from drafter.writers._sheet import sheet

FORMAT = "html"

_DEEPEST_HEADING = 6
_BLANKS = re.compile(r"(?<= ) |^ | $")
#: what XML and HTML cannot hold (HTML Standard §13.2.3.5): shown as a lost character, never dropped
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_PARTS = {
    Role.TITLE: "title",
    Role.SUBTITLE: "subtitle",
    Role.DATE: "date",
    Role.ADDRESSEE: "addressees",
    Role.ISSUER: "issuer",
    Role.END: "end",
    Role.SIGNATURE: "signature",
}


def write(document: Document, template: Template) -> bytes:
    """The document as HTML, UTF-8.

    Raises:
        InputError: the template names a numbering scheme that does not exist.
    """
    title = escape(_CONTROL.sub("\ufffd", " ".join(document.title.text.split())), quote=False) or "提言"
    body = "\n".join(_body(flow(document, template), template.fonts.size))
    page = (
        '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="drafter">\n'
        f"<title>{title}</title>\n<style>\n{sheet(template)}</style>\n</head>\n<body>\n<main>\n{body}\n</main>\n"
        "</body>\n</html>\n"
    )
    return page.encode("utf-8")


def text(words: str) -> str:
    """Text as HTML prints it: signs escaped, no blank lost, line breaks kept."""
    lines = _CONTROL.sub("\ufffd", words.replace("\r\n", "\n").replace("\r", "\n")).split("\n")
    return "<br>".join(_BLANKS.sub("&#160;", escape(line.replace("\t", "    "), quote=False)) for line in lines)


def _body(pieces: Iterable[Printed], size: float) -> Iterator[str]:
    """All pieces; items between ``<ul>`` as deep as their level. ``size``: of a letter, in points."""
    depth = 0
    for printed in pieces:
        if printed.role is Role.ITEM:
            yield _to_level(depth, printed.level) + _item(printed, size)
            depth = printed.level
        elif printed.beneath and depth:
            yield _paragraph(printed, size)
        else:
            if depth:
                yield "</li></ul>" * depth
            depth = 0
            yield _piece(printed, size)
    if depth:
        yield "</li></ul>" * depth


def _to_level(depth: int, level: int) -> str:
    """From one level of lists to another: a list within an item, or the next item."""
    opened = '<ul style="list-style:none"><li>'
    if level > depth:
        return opened * (level - depth)
    return "</li></ul>" * (depth - level) + "</li>\n<li>"


def _item(printed: Printed, size: float) -> str:
    return f"<p{_style(printed, size)}>{_labelled(printed)}</p>"


def _piece(printed: Printed, size: float) -> str:
    match printed.role:
        case Role.TITLE:
            return f'<h1 data-part="title"{_style(printed, size)}>{text(printed.text)}</h1>'
        case Role.HEADING:
            return _heading(printed, size)
        case Role.TABLE:
            return _table(printed, printed.block, size) if printed.block else ""
        case Role.FIGURE:
            return f"<figure{_style(printed, size)}><p>{_labelled(printed)}</p></figure>"
        case Role.NOTE:
            kind = "" if printed.label else ' data-kind="note"'
            return f'<p class="note"{kind}{_style(printed, size)}>{_labelled(printed)}</p>'
        case Role.PARAGRAPH:
            return _paragraph(printed, size)
        case _:
            part = _PARTS.get(printed.role, "")
            return f'<p class="{part}" data-part="{part}"{_style(printed, size)}>{text(printed.text)}</p>'


def _paragraph(printed: Printed, size: float) -> str:
    kind = ' class="front"' if printed.part is Part.FRONT else ""
    return f"<p{kind}{_style(printed, size)}>{_labelled(printed)}</p>"


def _heading(printed: Printed, size: float) -> str:
    level = printed.level + 1
    words = _labelled(printed)
    if level > _DEEPEST_HEADING:
        return f'<div class="heading" role="heading" aria-level="{level}"{_style(printed, size)}>{words}</div>'
    return f"<h{level}{_style(printed, size)}>{words}</h{level}>"


def _labelled(printed: Printed) -> str:
    if not printed.label:
        return text(printed.text)
    if printed.role is Role.NOTE:  # told by its sign, not counted
        return text(f"{printed.label}{printed.gap}{printed.text}")
    return f'<span data-label="">{text(printed.label + printed.gap)}</span>{text(printed.text)}'


def _style(printed: Printed, size: float) -> str:
    """Alignment, indent and hanging label: in points, since word processors that open the page know no ``em``."""
    if printed.align != "left":
        return f' style="text-align:{printed.align}"'
    hang = cells(f"{printed.label or ''}{printed.gap}") / 2 if printed.label else 0
    margin, first = printed.indent + hang, printed.first - hang
    rules = [f"margin-left:{margin * size:g}pt"] * bool(margin) + [f"text-indent:{first * size:g}pt"] * bool(first)
    return f' style="{";".join(rules)}"' if rules else ""


def _table(printed: Printed, block: Block, size: float) -> str:
    count = max(map(len, block.rows), default=0)
    if not count:
        return ""
    rows = [(*row, *[""] * (count - len(row))) for row in block.rows]
    out = [f"<table{_style(printed, size)}>"]
    if block.header:
        out.append("<thead>" + _row(rows[0], 'th scope="col"') + "</thead>")
    out.append("<tbody>")
    out.extend(_row(row, "td") for row in (rows[1:] if block.header else rows))
    return "\n".join([*out, "</tbody>", "</table>"])


def _row(row: Iterable[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{text(cell)}</{tag[:2]}>" for cell in row) + "</tr>"
