"""Markdown (CommonMark with GitHub's tables): front matter, headings by level, lists, tables.

Labels stay as printed and are escaped, so that no Markdown program counts anew. Only the bullet ``・`` is written in
Markdown's own way, ``-``. Emphasis and ruby are HTML, which Markdown holds: its own asterisks do not work beside
Japanese punctuation. Footnotes are those of GitHub and pandoc (``[^1]``), at the end.
"""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable, Iterator, Sequence

from drafter.document import Block, Document, Inline, Part, Span
from drafter.model.template import Template
from drafter.writers._flow import Printed, Role, flow
from drafter.writers._marks import around, shown

FORMAT = "md"

_BULLET = "・"
_SPECIAL = re.compile(r"([\\`*_\[\]<>|~])")
_ENTITY = re.compile(r"&(?=#?\w+;)")
_OPENING = re.compile(r"^(?:(\d{1,9})([.)])(?=\s|$)|([-+#=])|(:))")
_DEEPEST_HEADING = 6
#: where the signs begin that stand for marks while a text is escaped: the last private plane, which no text uses
_HELD = 0x10_0000


def write(document: Document, template: Template) -> bytes:
    """The document as Markdown, UTF-8.

    Raises:
        InputError: the template names a numbering scheme that does not exist.
    """
    out = ["\n".join(_front_matter(document))]
    before: Printed | None = None
    notes: list[str] = []
    for printed in flow(document, template):
        together = before is not None and before.role is printed.role and printed.role in (Role.ITEM, Role.CONTENTS)
        if printed.role is Role.FOOTNOTE:
            notes.append(f"\n[^{printed.label}]: {_marked(printed.text, printed.spans)}\n")
            continue
        out.append("" if together else "\n")
        out.append("\n".join(_piece(printed)))
        out.append("\n")
        before = printed
    out += notes
    return "".join(out).encode("utf-8", "replace")


def _front_matter(document: Document) -> Iterator[str]:
    """What the document is, as YAML; a JSON string is a YAML string."""
    yield "---"
    facts = {
        "title": document.title.text,
        "subtitle": document.subtitle.text,
        "issuer": " ".join(line.text for line in document.issuer),
        "addressees": [line.text for line in document.addressees],
        "date": (document.date.iso or "") if document.date else "",
        "status": document.status,
    }
    for key, value in facts.items():
        if value:
            yield f"{key}: {json.dumps(value, ensure_ascii=False)}"
    yield "---\n"


def _piece(printed: Printed) -> list[str]:
    label = printed.label or ""
    match printed.role:
        case Role.TITLE:
            return ["# " + _marked(printed.text, printed.spans)]
        case Role.HEADING:
            text = _marked(printed.text, printed.spans, f"{label}{printed.gap}")
            level = printed.level + 1
            if level > _DEEPEST_HEADING:  # Markdown has no more; HTML, which may stand in it, has
                words = html.escape(f"{label}{printed.gap}{printed.text}".replace("\n", " "), quote=False)
                return [f'<div role="heading" aria-level="{level}">{words}</div>']
            return ["#" * level + " " + text]
        case Role.ITEM:
            ahead = "  " * (printed.level - 1) + "- "
            inner = _marked(printed.text, printed.spans, "" if label == _BULLET else f"{label}{printed.gap}")
            return [ahead + inner.replace("\n", "\n" + " " * len(ahead))]
        case Role.TABLE:
            return _table(printed.block) if printed.block else []
        case Role.DATE | Role.ISSUER | Role.ADDRESSEE | Role.SIGNATURE | Role.END | Role.SUBTITLE:
            return [_marked(printed.text, printed.spans)]
        case Role.CONTENTS:
            return ["  " * (printed.level - 1) + "- " + escape(f"{label}{printed.gap}{printed.text}")]
        case Role.FIGURE if printed.block and printed.block.image:
            return [f"![{escape(printed.text)}](<{printed.block.image.name}>)"]
        case _:
            text = _marked(printed.text, printed.spans, f"{label}{printed.gap}")
            if printed.beneath:  # as deep as the item's own text, or the list would end here
                return ["  " * printed.beneath + text.replace("\n", "\n" + "  " * printed.beneath)]
            return [text if printed.part is not Part.FRONT else text.replace("\n", "  \n")]


def escape(text: str) -> str:
    """Text that Markdown prints as it stands; a line break becomes a hard one."""
    lines = []
    for line in text.splitlines() or [""]:
        safe = _ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", line.strip(" \t")))
        lines.append(_OPENING.sub(_guard, safe))
    return "\\\n".join(lines)


def _marked(text: str, spans: Sequence[Span], label: str = "", into: Callable[[str], str] = escape) -> str:
    """A label and a text with what lies on it; signs that stand for the marks go through the escaping."""
    if not spans or not shown(spans):
        return into(label + text)
    marks: list[str] = []

    def held(mark: str) -> str:
        marks.append(mark)
        return chr(_HELD + len(marks) - 1) if mark else ""

    def opening(span: Span) -> str:
        match span.kind:
            case Inline.EMPHASIS:
                return held("<em>" if span.text == "em" else "<strong>")
            case Inline.RUBY:
                return held("<ruby>")
            case Inline.NOTE:
                return held(f"[^{span.text}]")
            case _:
                return ""

    def closing(span: Span) -> str:
        match span.kind:
            case Inline.EMPHASIS:
                return held("</em>" if span.text == "em" else "</strong>")
            case Inline.RUBY:
                return held(f"<rp>（</rp><rt>{html.escape(span.text, quote=False)}</rt><rp>）</rp></ruby>")
            case _:
                return ""

    made = into(label + around(text, spans, opening, closing, str))
    for i, mark in enumerate(marks):
        made = made.replace(chr(_HELD + i), mark)
    return made


def _guard(match: re.Match[str]) -> str:
    if match[1]:
        return f"{match[1]}\\{match[2]}"
    return "\\" + match[0]


def _table(block: Block) -> list[str]:
    """A table; Markdown must have a heading row, which stays empty where the table has none."""
    count = max(map(len, block.rows), default=0)
    if not count:
        return []
    laid = {(cell.row, cell.column): cell.spans for cell in block.cells}
    rows = [
        [_marked(cell, laid.get((i, j), ()), into=_cell) for j, cell in enumerate(row)] + [""] * (count - len(row))
        for i, row in enumerate(block.rows)
    ]
    head, body = (rows[0], rows[1:]) if block.header else ([""] * count, rows)
    return [_bars(row) for row in (head, ["---"] * count, *body)]


def _cell(text: str) -> str:
    return "<br>".join(_ENTITY.sub("&amp;", _SPECIAL.sub(r"\\\1", line.strip())) for line in text.splitlines())


def _bars(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
