"""The outline: every section and entry with its live number; one row each."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rich.segment import Segment
from rich.style import Style

from drafter.edit.add import BLANK
from drafter.edit.paths import Path, clause_id, is_clause, walk
from drafter.findings import Severity
from drafter.language import Lang, Message
from drafter.library.index import Library
from drafter.model.draft import Draft, FigureEntry, ItemEntry, LocalClause, NoteEntry, Section, TableEntry, UseClause
from drafter.session.views import clause_words
from drafter.tui.glyphs import fit, on_screen
from drafter.tui.lists import Listing

if TYPE_CHECKING:
    from drafter.checks.signoff import State

#: rows that are no entries: what stands around the body, and the parts that hold entries
FRAME_ROW = Message(ja="題名・発出者・日付", en="Title, issuer, date")
PREAMBLE_ROW = Message(ja="前文", en="Preamble")
CLOSING_ROW = Message(ja="結び", en="Closing")
NO_HEADING = Message(ja="（見出しなし）", en="(no heading)")
UNWRITTEN = Message(ja="（未記入）", en="(not written yet)")
TABLE = Message(ja="表", en="table")

#: columns of one step inwards, and the most that a row is pushed in
STEP, MOST = 2, 10


@dataclass(frozen=True, slots=True)
class Row:
    """One row.

    Attributes:
        path: the place; empty for the frame, ``("preamble",)`` and ``("closing",)`` for these parts.
        mark: ``=`` a library clause as it is, ``~`` adapted, ``+`` written here, blank otherwise.
        worst: the worst finding there.
        signed: how a clause stands: ``approved``, ``void`` or ``open``; empty where nothing was ever approved.
    """

    path: Path
    depth: int
    label: str
    text: str
    mark: str = " "
    heading: bool = False
    worst: Severity | None = None
    blank: bool = False
    signed: str = ""


#: marks of sign-off; each takes two columns, for fonts that draw it wide
SIGNED = {"approved": ("✓ ", "good"), "void": ("✗ ", "error"), "open": ("- ", "muted")}


def rows(
    draft: Draft,
    labels: Mapping[Path, str],
    library: Library | None,
    worst: Mapping[Path, Severity],
    lang: Lang,
    *,
    signed: Mapping[str, State] | None = None,
) -> Iterator[Row]:
    """The rows of a draft from top to bottom; ``signed``: how each clause stands, by its id."""
    yield Row((), 0, "", FRAME_ROW.text(lang), heading=True, worst=worst.get(()))
    yield Row(("preamble",), 0, "", PREAMBLE_ROW.text(lang), heading=True)
    closing = False
    for node in walk(draft):
        outside = node.path[0] != "sections"
        if node.path[0] == "closing" and not closing:
            closing = True
            yield Row(("closing",), 0, "", CLOSING_ROW.text(lang), heading=True)
        text = _text(node.value, library, lang)
        yield Row(
            node.path,
            node.depth + (1 if outside else 0),
            labels.get(node.path, ""),
            text,
            _mark(node.value),
            isinstance(node.value, Section),
            worst.get(node.path),
            text in (NO_HEADING.text(lang), UNWRITTEN.text(lang)),
            _signed(node.value, signed or {}),
        )
    if not closing:
        yield Row(("closing",), 0, "", CLOSING_ROW.text(lang), heading=True)


def _signed(value: object, signed: Mapping[str, State]) -> str:
    state = signed.get(clause_id(value) or "")
    return state.state if state is not None else ""


def by_approval(found: Iterable[Row], which: str) -> Iterator[Row]:
    """The rows of clauses that stand so, with the headings above them.

    Args:
        which: ``all``; ``pending`` for what is open or void; ``approved``.
    """
    wanted = {"pending": ("open", "void"), "approved": ("approved",)}.get(which)
    if wanted is None:
        yield from found
        return
    every = tuple(found)
    kept = {row.path for row in every if row.signed in wanted}
    above = {path[:end] for path in kept for end in range(len(path))}
    yield from (row for row in every if row.path in kept or (row.path and row.path in above))


def _mark(value: object) -> str:
    match value:
        case UseClause():
            return "=" if value.text is None else "~"
        case LocalClause():
            return "+"
        case _:
            return " "


def _text(value: object, library: Library | None, lang: Lang) -> str:
    if isinstance(value, TableEntry):
        cells = value.table.rows[0] if value.table.rows else ()
        return f"〔{TABLE.text(lang)}〕" + "・".join(cells)
    words = clause_words(value, library)
    if isinstance(value, Section):
        return words or NO_HEADING.text(lang)
    if words.strip() in ("", BLANK):
        return f"{{{value.use}}}" if isinstance(value, UseClause) else UNWRITTEN.text(lang)
    if isinstance(value, NoteEntry):
        words = words if words.startswith("※") else f"※{words}"
    return " ".join(words.split("\n"))


def kind_name(value: object) -> Message:
    """What an entry is, for the editor's title."""
    match value:
        case Section():
            return Message(ja="項目", en="Section")
        case UseClause() if value.text is None:
            return Message(ja="要望文（文例のまま）", en="Clause, as the library has it")
        case UseClause():
            return Message(ja="要望文（文例を手直し）", en="Clause, adapted")
        case LocalClause():
            return Message(ja="要望文（この原案で作成）", en="Clause, written here")
        case ItemEntry():
            return Message(ja="列記（要望でない項目）", en="Listed line")
        case NoteEntry():
            return Message(ja="注記", en="Note")
        case TableEntry():
            return Message(ja="表（一行に一段、欄はタブ区切り）", en="Table: a row a line, cells by tabs")
        case FigureEntry():
            return Message(ja="図の説明", en="Figure")
        case _:
            return Message(ja="段落（背景説明）", en="Paragraph")


class Outline(Listing[Row]):
    """The outline pane."""

    def row(self, item: Row, width: int, style: Callable[[str], Style]) -> list[Segment]:
        """``  (1) = 見出し …        !``."""
        segments = [Segment(" " * (1 + min(MOST, item.depth * STEP)), style(""))]
        if item.mark != " ":
            kind = {"=": "good", "~": "warning", "+": "label"}[item.mark]
            segments.append(Segment(f"{item.mark} ", style(kind)))
        if item.label:
            segments.append(Segment(on_screen(item.label) + " ", style("label")))
        used = sum(segment.cell_length for segment in segments)
        alarm = (
            {Severity.ERROR: "!", Severity.WARNING: "!", Severity.INFO: "i"}.get(item.worst, "") if item.worst else ""
        )
        mark, kind = SIGNED.get(item.signed, ("", ""))
        text = fit(item.text, max(0, width - used - 2 - len(mark)))
        segments.append(Segment(text, style("muted" if item.blank else "strong" if item.heading else "")))
        segments.append(Segment(mark, style(kind)))
        name = {Severity.ERROR: "error", Severity.WARNING: "warning"}.get(item.worst, "muted") if item.worst else ""
        segments.append(Segment(f" {alarm or ' '}", style(name)))
        return segments

    def find(self, path: Path) -> int:
        """The row of a place, or of the nearest above it."""
        places = {item.path: i for i, item in enumerate(self.items)}
        while path not in places and path:
            path = path[:-1]
        return places.get(path, 0)


def clause_at(draft: Draft, path: Path) -> UseClause | LocalClause | None:
    """The clause at a place, None when there is something else or nothing."""
    from drafter.edit.paths import EditRefused, look

    try:
        value = look(draft, path) if path else None
    except EditRefused:
        return None
    return value if is_clause(value) else None
