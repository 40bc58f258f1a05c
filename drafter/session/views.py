"""What the screen shows of a draft: the numbered document, the printed text, findings, slots. Pure, for a worker."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from drafter.document import Block, Document, Section
from drafter.edit.add import BLANKS
from drafter.edit.paths import Path, is_clause, nearest, parse_key, walk
from drafter.edit.words import text_of
from drafter.errors import DrafterError
from drafter.findings import Finding, Severity, ordered
from drafter.library import slots
from drafter.model.collection import Slot
from drafter.model.draft import Draft, LocalClause, UseClause

if TYPE_CHECKING:
    from drafter.library.index import Library
    from drafter.pipeline import Opened
    from drafter.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Numbers:
    """A draft composed and numbered.

    Attributes:
        opened: the document with template and library; None when it cannot be composed (``error`` says why).
        labels: the printed label of each place that has one.
    """

    draft: Draft
    opened: Opened | None = None
    labels: dict[Path, str] = field(default_factory=dict)
    error: DrafterError | None = None


@dataclass(frozen=True, slots=True)
class Located:
    """A finding and the place of the draft that it leads to (empty: the draft as a whole)."""

    finding: Finding
    path: Path


@dataclass(frozen=True, slots=True)
class SlotUse:
    """A slot that the draft's clauses have.

    Attributes:
        slot: its kind, example and default, from the library; a plain text for a slot written in the draft.
        value: the draft's value, empty without one.
        paths: the clauses that have it and take the draft's value.
        fits: whether the value (if any) is of the slot's kind.
    """

    name: str
    slot: Slot
    value: str
    paths: tuple[Path, ...]
    fits: bool


def numbers(draft: Draft, file: str, workspace: Workspace) -> Numbers:
    """Compose a draft as it stands in memory; never raises for what is in it."""
    from drafter import pipeline
    from drafter.files.yaml_load import YamlTree
    from drafter.model.loading import Loaded

    # no text of this state exists: places are key paths, which is what leads to a line of the outline
    loaded = Loaded(draft, file, "", YamlTree(None, None, file))
    try:
        opened = pipeline.compose_draft(loaded, workspace)
    except DrafterError as error:
        return Numbers(draft, error=error)
    return Numbers(draft, opened, dict(_labels(opened.document)))


def _labels(document: Document) -> Iterator[tuple[Path, str]]:
    seen: set[str] = set()
    stack: list[Block | Section] = [*document.front, *document.preamble, *document.sections, *document.closing]
    stack.reverse()
    while stack:
        node = stack.pop()
        key = node.origin.key
        if node.label and key and key not in seen:
            yield parse_key(key), node.label
        seen.add(key)  # of a clause of several paragraphs the first has the label
        if isinstance(node, Section):
            stack.extend(reversed(node.content))


def printed(numbered: Numbers, workspace: Workspace) -> tuple[str, ...]:
    """The lines of the plain text, as the text writer sets it. Raises DrafterError."""
    from drafter import pipeline

    if numbered.opened is None:
        return ()
    return tuple(pipeline.render(numbered.opened, "txt", workspace).decode("utf-8").replace("\r\n", "\n").split("\n"))


def findings(numbered: Numbers, workspace: Workspace) -> tuple[Located, ...]:
    """All findings in the order of the draft, worst first where they share a place."""
    from drafter import pipeline

    if numbered.error is not None:
        error = numbered.error
        found = Finding("APP001", "not-composed", Severity.ERROR, error.message, error.place)
        return (Located(found, nearest(numbered.draft, parse_key(error.place.key))),)
    if numbered.opened is None:
        return ()
    rank = {node.path: i for i, node in enumerate(walk(numbered.draft))}
    placed = [
        Located(found, nearest(numbered.draft, parse_key(found.place.key)))
        for found in ordered(pipeline.check(numbered.opened, workspace))
    ]
    return tuple(sorted(placed, key=lambda one: (rank.get(one.path, -1), -one.finding.severity)))


def slot_uses(draft: Draft, library: Library | None, numbered: Numbers | None = None) -> tuple[SlotUse, ...]:
    """The slots of the draft's texts in printed order, then values that nothing uses."""
    declared: dict[str, Slot] = {}
    places: dict[str, list[Path]] = {}
    for node in walk(draft):
        known = library.clauses.get(node.value.use) if library and isinstance(node.value, UseClause) else None
        own = node.value.values if is_clause(node.value) else {}
        for name in slots.names(text_of(node.value, known.clause.text if known else "")):
            if name not in own:
                places.setdefault(name, []).append(node.path)
            if known and name in known.clause.slots:
                declared.setdefault(name, known.clause.slots[name])
    for name in (*slots.names(draft.title), *slots.names(draft.subtitle), *slots.names(draft.lead or "")):
        places.setdefault(name, [])
    for name in draft.values:
        places.setdefault(name, [])
    return tuple(
        SlotUse(
            name,
            declared.get(name, Slot()),
            draft.values.get(name, ""),
            tuple(paths),
            _fits(name, draft, declared.get(name, Slot()), numbered),
        )
        for name, paths in places.items()
        if name not in BLANKS
    )


def _fits(name: str, draft: Draft, slot: Slot, numbered: Numbers | None) -> bool:
    from drafter.compose.values import printed as print_value
    from drafter.model.template import Formats

    value = draft.values.get(name, "").strip()
    formats = (
        numbered.opened.template.formats if numbered and numbered.opened and numbered.opened.template else Formats()
    )
    return not value or print_value(value, slot.kind, formats) is not None


def clause_words(value: object, library: Library | None) -> str:
    """The words of an entry as they are edited: a clause of the library brings the library's."""
    if isinstance(value, UseClause) and value.text is None:
        known = library.clauses.get(value.use) if library else None
        return known.clause.text if known else ""
    return text_of(value)


def local_ids(draft: Draft) -> set[str]:
    """Ids of the clauses written in the draft."""
    return {node.value.id for node in walk(draft) if isinstance(node.value, LocalClause)}


def printed_words(numbered: Numbers, path: Path) -> str:
    """What is printed of a place: the heading of a section, the words of an entry, values filled; empty for none."""
    if numbered.opened is None or not path:
        return ""
    document = numbered.opened.document
    found: list[str] = []
    stack: list[Block | Section] = [*document.front, *document.preamble, *document.sections, *document.closing]
    stack.reverse()
    while stack:
        node = stack.pop()
        if parse_key(node.origin.key) == path:
            if isinstance(node, Section):
                return (node.label or "") + node.heading
            found.append(node.text)
        elif isinstance(node, Section):
            stack.extend(reversed(node.content))
    return "".join(found)
