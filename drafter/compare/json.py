"""A comparison as one JSON value. Its shape is a promise: docs/新旧対照表.md."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from drafter.compare import grids, shown
from drafter.compare import rows as table
from drafter.compare.comparison import Comparison, Entry, Kind, Match

if TYPE_CHECKING:
    from drafter.compare.layouts import Layout, Sheet
    from drafter.document import Document
    from drafter.japanese.wording import Change

#: what a terminal would obey instead of printing it (C1, marks of direction); within strings, where alone it can be
_UNSEEN = re.compile("[\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def text(sheet: Sheet, layout: Layout) -> str:
    """The value as text, with a line break at its end."""
    written = json.dumps(value(sheet, layout), ensure_ascii=False, indent=1)
    return _UNSEEN.sub(lambda found: f"\\u{ord(found[0]):04x}", written) + "\n"


def value(sheet: Sheet, layout: Layout) -> dict[str, Any]:
    """The comparison, and the lines of the layout."""
    comparison = sheet.comparison
    out: dict[str, Any] = {
        "layout": layout,
        "old": _document(sheet.old, comparison.old),
        "new": _document(sheet.new, comparison.new),
        "counts": {fate.value: count for fate, count in comparison.counts().items()},
        "matches": [_match(comparison, match) for match in comparison.matches],
    }
    if layout == "table":
        found = table.rows(comparison, sheet.template.compare, full=sheet.full)
        out["rows"] = [
            {
                "new": [_line(line) for line in row.new],
                "old": [_line(line) for line in row.old],
                "remark": row.remark,
                "fates": [fate.value for fate in row.fates],
            }
            for row in found
        ]
    else:
        lines = shown.redline(comparison) if layout == "redline" else shown.clean(comparison)
        out["lines"] = [_shown(line) for line in lines]
    return out


def _document(document: Document, entries: tuple[Entry, ...]) -> dict[str, Any]:
    return {
        "file": document.origin.file,
        "title": document.title.text,
        "date": document.date.printed if document.date else None,
        "entries": [_entry(entry) for entry in entries],
    }


def _entry(entry: Entry) -> dict[str, Any]:
    out: dict[str, Any] = {
        "kind": entry.kind.value,
        "label": entry.label or None,
        "text": entry.text,
        "at": entry.at or None,
        "level": entry.level,
        "parent": entry.parent if entry.parent >= 0 else None,
        "clause": entry.clause or None,
        "line": entry.line or None,
    }
    if entry.kind is Kind.TABLE:
        out["rows"] = [list(row) for row in entry.rows]
    return out


def _match(comparison: Comparison, match: Match) -> dict[str, Any]:
    return {
        "fate": match.fate.value,
        "old": list(match.old),
        "new": list(match.new),
        "moved": match.moved,
        "renumbered": match.renumbered,
        "changes": [_change(one) for one in match.changes if one.op != "equal"],
        **_cells(comparison, match),
    }


def _change(one: Change) -> dict[str, Any]:
    return {
        "op": one.op,
        "old": one.old,
        "new": one.new,
        "old_span": [one.old_at, one.old_at + len(one.old)],
        "new_span": [one.new_at, one.new_at + len(one.new)],
    }


def _cells(comparison: Comparison, match: Match) -> dict[str, Any]:
    """What became of the cells of a table that both documents have."""
    if not (match.old and match.new) or comparison.new[match.new[0]].kind is not Kind.TABLE:
        return {}
    found = grids.aligned(comparison.old[match.old[0]].rows, comparison.new[match.new[0]].rows)
    if found is None:
        return {"table": None}
    return {
        "table": [
            {
                "old": row.old if row.old >= 0 else None,
                "new": row.new if row.new >= 0 else None,
                "cells": [[_change(one) for one in cell if one.op != "equal"] for cell in row.cells],
            }
            for row in found
        ]
    }


def _line(line: table.Line) -> dict[str, Any]:
    out: dict[str, Any] = {
        "label": line.label or None,
        "pieces": [{"text": piece.text, "changed": piece.changed} for piece in line.pieces if piece.text],
    }
    if line.grid:
        out["cells"] = [
            [[{"text": piece.text, "changed": piece.changed} for piece in cell] for cell in row] for row in line.grid
        ]
    return out


def _shown(line: shown.Shown) -> dict[str, Any]:
    out: dict[str, Any] = {
        "state": line.state.value,
        "kind": line.kind.value,
        "label": line.label or None,
        "former_label": line.former or None,
        "old": list(line.old),
        "new": list(line.new),
        "marks": [{"op": mark.op, "text": mark.text} for mark in line.marks],
    }
    if line.grid:
        out["cells"] = [[[{"op": mark.op, "text": mark.text} for mark in cell] for cell in row] for row in line.grid]
    return out
