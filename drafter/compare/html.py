"""A comparison as one HTML page that stands alone: no scripts, nothing fetched; for the screen and for paper.

Words taken out are ``<del>``, words put in ``<ins>``: screen readers say so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from drafter.compare import rows as table
from drafter.compare import shown
from drafter.compare.comparison import Kind
from drafter.compare.steps import State
from drafter.language import printable
from drafter.writers import html

if TYPE_CHECKING:
    from drafter.compare.layouts import Layout, Sheet
    from drafter.document import Document

_STYLE = """\
body { font-family: "Yu Mincho", "Hiragino Mincho ProN", "Noto Serif CJK JP", serif; line-height: 1.6; margin: 2em auto;
  max-width: 75em; padding: 0 1em; }
h1 { text-align: center; font-size: 1.3em; }
h2, h3, h4, h5, h6, th { font-family: "Yu Gothic", "Hiragino Sans", "Noto Sans CJK JP", sans-serif; font-size: 1em; }
p, h2, h3, h4, h5, h6 { margin: 0.2em 0; }
.heads { margin: 0 0 1em; }
table { border-collapse: collapse; width: 100%; }
table.sheet { table-layout: fixed; }
th, td { border: 1px solid #000; padding: 0.25em 0.5em; vertical-align: top; text-align: left; }
th, td { overflow-wrap: anywhere; }
table.sheet > thead > tr > th { text-align: center; background: #eee; }
thead { display: table-header-group; }
table.sheet > tbody > tr { break-inside: avoid-page; }
col.remarks { width: 9em; }
del { color: #a00; text-decoration: line-through; }
ins { color: #006; text-decoration: underline; }
del.moved { color: #060; text-decoration: line-through double; }
ins.moved { color: #060; text-decoration: underline double; }
.underline { color: inherit; text-decoration: underline; }
.double-underline { color: inherit; text-decoration: underline double; }
.bold { color: inherit; font-weight: bold; text-decoration: none; }
.number { color: #666; font-size: 0.85em; }
@page { size: A4 ORIENTATION; margin: 15mm; }
"""


def page(sheet: Sheet, layout: Layout) -> str:
    """The layout as a whole page."""
    from drafter.compare.layouts import TITLES, UNCHANGED

    title = f"{TITLES[layout]}　{' '.join(sheet.new.title.text.split())}"
    same = layout != "clean" and sheet.comparison.unchanged
    found = [f"<p>{UNCHANGED}</p>"] if same else []
    if not (same and layout == "table" and not sheet.full):
        found += _table(sheet) if layout == "table" else _running(sheet, layout)
    body = "\n".join(found)
    style = _STYLE.replace("ORIENTATION", "landscape" if layout == "table" else "portrait")
    head = "" if layout == "clean" else f"<h1>{TITLES[layout]}</h1>\n{_heads(sheet)}\n"
    return (
        '<!DOCTYPE html>\n<html lang="ja">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="drafter">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{style}"
        f"</style>\n</head>\n<body>\n<main>\n{head}{body}\n</main>\n</body>\n</html>\n"
    )


def escaped(words: str) -> str:
    """Text as a page prints it; marks that turn its direction, and other control characters, turn nothing."""
    return html.text(printable(words))


def _heads(sheet: Sheet) -> str:
    return f'<p class="heads">新：{_named(sheet.new)}<br>旧：{_named(sheet.old)}</p>'


def _named(document: Document) -> str:
    date = f"（{document.date.printed}）" if document.date else ""
    return escaped(" ".join(document.title.text.split()) + date)


# ---------------------------------------------------------------- 新旧対照表


def _table(sheet: Sheet) -> Iterator[str]:
    look = sheet.template.compare
    first = look.columns == "new-first"
    headings = [look.new_heading, look.old_heading]
    yield '<table class="sheet" border="1">'
    yield '<colgroup><col><col><col class="remarks"></colgroup>'
    names = [*(headings if first else headings[::-1]), look.remarks]
    yield "<thead><tr>" + "".join(f'<th scope="col">{escaped(name)}</th>' for name in names) + "</tr></thead>"
    yield "<tbody>"
    for row in table.rows(sheet.comparison, look, full=sheet.full):
        cells = [_cell(row.new, look.mark, "ins"), _cell(row.old, look.mark, "del")]
        inner = "".join(f"<td>{cell}</td>" for cell in (cells if first else cells[::-1]))
        yield f"<tr>{inner}<td>{escaped(row.remark)}</td></tr>"
    yield "</tbody>"
    yield "</table>"


def _cell(found: Sequence[table.Line], mark: str, tag: str) -> str:
    return "".join(_line(line, mark, tag) for line in found)


def _line(line: table.Line, mark: str, tag: str) -> str:
    if line.grid:
        inner = "".join(
            "<tr>" + "".join(f"<td>{_pieces(cell, mark, tag)}</td>" for cell in row) + "</tr>" for row in line.grid
        )
        return f'<table border="1">{inner}</table>'
    label = f"{escaped(line.label)}　" if line.label else ""
    words = label + _pieces(line.pieces, mark, tag)
    if line.kind is Kind.HEADING:
        words = f"<b>{words}</b>"
    return f"<p{_indent(line.depth, line.label, line.kind)}>{words}</p>"


def _pieces(pieces: table.Pieces, mark: str, tag: str) -> str:
    """Words, those that changed marked by a tag that a screen reader tells."""
    return "".join(
        f'<{tag} class="{mark}">{escaped(piece.text)}</{tag}>' if piece.changed else escaped(piece.text)
        for piece in pieces
    )


def _indent(depth: int, label: str, kind: Kind | None) -> str:
    hang = len(label) + 1 if label else 0
    first = 1 if kind is Kind.PARAGRAPH and not label else -hang
    return f' style="margin-left:{min(depth, 6) + hang}em;text-indent:{first}em"'


# ---------------------------------------------------------------- 見え消し, 溶け込み

_TAGS = {
    "insert": ("<ins>", "</ins>"),
    "delete": ("<del>", "</del>"),
    "from": ('<del class="moved">', "</del>"),
    "to": ('<ins class="moved">', "</ins>"),
}
_GONE = (State.DROPPED, State.FROM)


def _running(sheet: Sheet, layout: Layout) -> Iterator[str]:
    marks = layout == "redline" or sheet.marks
    for one in shown.redline(sheet.comparison) if layout == "redline" else shown.clean(sheet.comparison):
        if one.grid:
            inner = "".join(
                "<tr>" + "".join(f"<td>{_marked(cell, marks)}</td>" for cell in row) + "</tr>" for row in one.grid
            )
            yield f'<table border="1">{inner}</table>'
            continue
        label = escaped(one.label)
        if marks and one.label and one.state in _GONE:
            label = f"<del>{label}</del>"
        words = (f"{label}　" if one.label else "") + _marked(one.marks, marks)
        style = _indent(one.depth, one.label, one.kind)
        if one.kind is Kind.TITLE:
            yield f'<h1 style="text-align:center">{words}</h1>' if layout == "clean" else f"<h2>{words}</h2>"
        elif one.kind is Kind.HEADING:
            level = min(one.depth + 2, 6)
            yield f"<h{level}{style}>{words}</h{level}>"
        else:
            yield f"<p{style}>{words}</p>"


def _marked(marks: shown.Marks, shows: bool) -> str:
    out = []
    for mark in marks:
        before, after = _TAGS.get(mark.op, ("", "")) if shows else ("", "")
        out.append(f"{before}{escaped(mark.text)}{after}")
    return "".join(out)
