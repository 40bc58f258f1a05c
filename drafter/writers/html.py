"""HTML5: one page that stands alone, for screen and paper.

Headings, lists and tables are what they are called; labels are printed text, so that no browser counts anew. The
stylesheet is inside, there are no scripts and nothing is fetched: the page may be sent by mail and opened from a disk.
``data-part`` and ``data-label`` tell our own reader (and anybody's program) what a line is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from html import escape

from drafter.document import Block, Document, Inline, Part, Span
from drafter.japanese.width import cells
from drafter.model.template import Template
from drafter.writers._docx_vertical import FIGURES
from drafter.writers._flow import Printed, Role, flow
from drafter.writers._marks import around, shown
from drafter.writers._sheet import sheet

FORMAT = "html"

_DEEPEST_HEADING = 6
_BLANKS = re.compile(r"(?<= ) |^ | $")
#: what XML and HTML cannot hold (HTML Standard §13.2.3.5): shown as a lost character, never dropped
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
#: what stands between two tags
_WORDS = re.compile(r"(?<=>)[^<>]+(?=<)")
_PARTS = {
    Role.TITLE: "title",
    Role.SUBTITLE: "subtitle",
    Role.DATE: "date",
    Role.ADDRESSEE: "addressees",
    Role.ISSUER: "issuer",
    Role.END: "end",
    Role.SIGNATURE: "signature",
}


_TAGS = {"em": "em", "strong": "strong"}


def write(document: Document, template: Template) -> bytes:
    """The document as HTML, UTF-8.

    Raises:
        InputError: the template names a numbering scheme that does not exist.
    """
    title = escape(_CONTROL.sub("\ufffd", " ".join(document.title.text.split())), quote=False) or "提言"
    pieces = tuple(flow(document, template))
    goals = {span.text for piece in pieces for span in piece.every_span() if span.kind is Inline.REFERENCE}
    contents = any(piece.role is Role.CONTENTS for piece in pieces)
    body = "\n".join(_Page(template, goals, contents).body(pieces))
    if template.page.direction == "vertical":
        body = _WORDS.sub(lambda found: FIGURES.sub(r'<span class="tcy">\1</span>', found[0]), body)
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


@dataclass(slots=True)
class _Page:
    """Writes the pieces of a page.

    Attributes:
        goals: ids of what references lead to. contents: whether headings are led to by a table of contents.
        named: the goals that are on the page; only the first paragraph of a clause is one.
    """

    template: Template
    goals: set[str]
    contents: bool
    named: set[str] = field(default_factory=set)

    def body(self, pieces: Iterable[Printed]) -> Iterator[str]:
        """All pieces; items between ``<ul>`` as deep as their level; footnotes at the end of their chapter."""
        depth = 0
        waiting: list[str] = []
        before: Printed | None = None
        for printed in pieces:
            if printed.role is Role.FOOTNOTE:
                waiting.append(self.footnote(printed))
                continue
            if before is not None and waiting and printed.ends_notes(before):
                yield "</li></ul>" * depth + "\n".join(waiting)
                depth, waiting = 0, []
            before = printed
            if printed.role is Role.ITEM:
                yield _to_level(depth, printed.level) + self.paragraph(printed)
                depth = printed.level
            elif printed.beneath and depth:
                yield self.piece(printed)
            else:
                if depth:
                    yield "</li></ul>" * depth
                depth = 0
                yield self.piece(printed)
        if depth:
            yield "</li></ul>" * depth
        yield from waiting

    def piece(self, printed: Printed) -> str:
        style = self.style(printed)
        match printed.role:
            case Role.TITLE:
                return f'<h1 data-part="title"{style}>{self.words(printed)}</h1>'
            case Role.HEADING:
                return self.heading(printed)
            case Role.TABLE:
                return self.table(printed, printed.block) if printed.block else ""
            case Role.FIGURE:
                return f"<figure{style}>{self.picture(printed)}</figure>"
            case Role.NOTE | Role.FOOTNOTE:
                kind = "" if printed.label else ' data-kind="note"'
                return f'<p class="note"{kind}{style}>{self.labelled(printed)}</p>'
            case Role.PARAGRAPH:
                return self.paragraph(printed)
            case Role.CAPTION | Role.FORM | Role.CONTENTS_TITLE:
                return f'<p class="{printed.role}" data-kind="{printed.role}"{style}>{self.labelled(printed)}</p>'
            case Role.COVER:
                return f'<p class="cover" data-kind="cover"{style}>{self.labelled(printed)}</p>'
            case Role.CONTENTS:
                words = text(f"{printed.label or ''}{printed.gap}{printed.text}")
                return f'<p class="contents" data-kind="contents"{style}><a href="#h{printed.nth}">{words}</a></p>'
            case _:
                part = _PARTS.get(printed.role, "")
                return f'<p class="{part}" data-part="{part}"{style}>{self.words(printed)}</p>'

    def paragraph(self, printed: Printed) -> str:
        """A paragraph or the text of an item."""
        kind = ' class="front"' if printed.part is Part.FRONT else ""
        return f"<p{kind}{self.name(printed)}{self.style(printed)}>{self.labelled(printed)}</p>"

    def heading(self, printed: Printed) -> str:
        level = printed.level + 1
        words = self.labelled(printed)
        # the contents lead to any heading by its number, a reference to one that has an id
        name = f' id="h{printed.nth}"' if self.contents else ""
        inner = self.name(printed)
        words = f"<span{inner}>{words}</span>" if inner and name else words
        name = name or inner
        if level > _DEEPEST_HEADING:
            return f'<div class="heading" role="heading" aria-level="{level}"{name}{self.style(printed)}>{words}</div>'
        return f"<h{level}{name}{self.style(printed)}>{words}</h{level}>"

    def name(self, printed: Printed) -> str:
        """The attribute that references lead to, where any does."""
        if printed.identity not in self.goals or printed.identity in self.named:
            return ""
        self.named.add(printed.identity)
        return f' id="ref-{escape(printed.identity)}"'

    def labelled(self, printed: Printed) -> str:
        if not printed.label:
            return self.words(printed)
        if printed.role in (Role.NOTE, Role.COVER, Role.FOOTNOTE):  # told by its sign, not counted
            return text(f"{printed.label}{printed.gap}") + self.words(printed)
        return f'<span data-label="">{text(printed.label + printed.gap)}</span>{self.words(printed)}'

    def words(self, printed: Printed) -> str:
        """The text with what lies on it."""
        return self.marked(printed.text, printed.spans)

    def marked(self, words: str, spans: Sequence[Span]) -> str:
        """Emphasis, ruby, links and marks of footnotes around a text."""
        if not spans or not shown(spans):
            return text(words)
        return around(words, spans, self.opening, self.closing, text)

    def opening(self, span: Span) -> str:
        match span.kind:
            case Inline.EMPHASIS:
                return f"<{_TAGS.get(span.text, 'strong')}>"
            case Inline.RUBY:
                return "<ruby>"
            case Inline.REFERENCE:
                return f'<a href="#ref-{escape(span.text)}">'
            case _:
                mark, number = text(self.mark(span.text)), escape(span.text)
                return f'<sup><a href="#note-{number}">{mark}</a></sup>'

    def closing(self, span: Span) -> str:
        match span.kind:
            case Inline.EMPHASIS:
                return f"</{_TAGS.get(span.text, 'strong')}>"
            case Inline.RUBY:
                return f"<rp>（</rp><rt>{text(span.text)}</rt><rp>）</rp></ruby>"
            case Inline.REFERENCE:
                return "</a>"
            case _:
                return ""

    def mark(self, number: str) -> str:
        """How a footnote is marked."""
        return self.template.notes.mark.replace("{n}", number)

    def footnote(self, printed: Printed) -> str:
        number = printed.label or ""
        mark = text(f"{self.mark(number)}　")
        return f'<p class="note" data-kind="footnote" id="note-{escape(number)}">{mark}{self.words(printed)}</p>'

    def picture(self, printed: Printed) -> str:
        """The words of a figure, or its picture, which the page brings with it."""
        image = printed.block.image if printed.block else None
        if image is None:
            return f"<p>{self.labelled(printed)}</p>"
        from base64 import b64encode

        data = b64encode(image.data).decode("ascii")
        wide = f' style="width:{image.millimetres:g}mm"' if image.millimetres else ""
        said = escape(_CONTROL.sub("\ufffd", printed.text))
        return f'<img src="data:image/{image.kind};base64,{data}" alt="{said}"{wide}>'

    def style(self, printed: Printed) -> str:
        """Alignment, indent and hanging label: in points, since word processors that open the page know no ``em``."""
        if printed.align != "left":
            return f' style="text-align:{printed.align}"'
        size = self.template.fonts.size
        hang = cells(f"{printed.label or ''}{printed.gap}") / 2 if printed.label else 0
        margin, first = printed.indent + hang, printed.first - hang
        rules = [f"margin-left:{margin * size:g}pt"] * bool(margin) + [f"text-indent:{first * size:g}pt"] * bool(first)
        return f' style="{";".join(rules)}"' if rules else ""

    def table(self, printed: Printed, block: Block) -> str:
        count = max(map(len, block.rows), default=0)
        if not count:
            return ""
        laid = {(cell.row, cell.column): cell.spans for cell in block.cells}
        rows = [
            [self.marked(cell, laid.get((i, j), ())) for j, cell in enumerate((*row, *[""] * (count - len(row))))]
            for i, row in enumerate(block.rows)
        ]
        out = [f"<table{self.style(printed)}>"]
        if block.header:
            merged = block.layout is not None and block.layout.merged
            out.append("<thead>" + (_merged(rows[0]) if merged else _row(rows[0], 'th scope="col"')) + "</thead>")
        out.append("<tbody>")
        out.extend(_row(row, "td") for row in (rows[1:] if block.header else rows))
        return "\n".join([*out, "</tbody>", "</table>"])


def _to_level(depth: int, level: int) -> str:
    """From one level of lists to another: a list within an item, or the next item."""
    opened = '<ul style="list-style:none"><li>'
    if level > depth:
        return opened * (level - depth)
    return "</li></ul>" * (depth - level) + "</li>\n<li>"


def _row(row: Iterable[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{cell}</{tag[:2]}>" for cell in row) + "</tr>"


def _merged(row: Sequence[str]) -> str:
    """A heading row whose empty cells belong to the one at their left."""
    groups: list[list[str]] = []
    for cell in row:
        if cell.strip() or not groups:
            groups.append([cell])
        else:
            groups[-1].append(cell)
    spans = (f' colspan="{len(group)}"' if len(group) > 1 else "" for group in groups)
    inner = (f'<th scope="col"{span}>{group[0]}</th>' for span, group in zip(spans, groups, strict=True))
    return "<tr>" + "".join(inner) + "</tr>"
