"""Words: headings, texts, adapting a library clause and taking it back, making it local, pinned labels."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Literal, cast

from drafter.edit.add import BLANK, new_id
from drafter.edit.paths import Edited, EditRefused, Path, entry, is_clause, put, with_field
from drafter.language import Message
from drafter.model._base import Shape
from drafter.model.collection import Clause
from drafter.model.draft import (
    Draft,
    FigureEntry,
    ItemEntry,
    LocalClause,
    NoteEntry,
    ParagraphEntry,
    Section,
    TableEntry,
    UseClause,
)

Kind = Literal["paragraph", "item", "note"]


def text_of(value: object, library_text: str = "") -> str:
    """The words of an entry; a table one row a line, cells parted by tabs.

    Args:
        library_text: what a clause says that is used as the library has it.
    """
    match value:
        case str():
            return value
        case UseClause():
            return library_text if value.text is None else value.text
        case LocalClause():
            return value.text
        case ParagraphEntry():
            return value.paragraph
        case ItemEntry():
            return value.item
        case NoteEntry():
            return value.note
        case FigureEntry():
            return value.figure if isinstance(value.figure, str) else value.figure.alt
        case TableEntry():
            return "\n".join("\t".join(row) for row in value.table.rows)
        case Section():
            return value.heading
        case _:
            raise TypeError(value)


def set_text(draft: Draft, path: Path, text: str, library_text: str | None = None) -> Edited:
    """New words for an entry or a section's heading.

    Args:
        text: the words; a blank text leaves a marked blank (``BLANK``) where words are needed.
        library_text: what the library says for a ``use``: the same words again make it unadapted.
    """
    value = entry(draft, path)
    words = text if text.strip() else BLANK
    match value:
        case Section():
            return rename(draft, path, text)
        case str():
            return Edited(put(draft, path, words), path)
        case UseClause():
            new: object = with_field(value, "text", None if words == library_text else words)
        case LocalClause():
            new = with_field(value, "text", words)
        case ParagraphEntry():
            new = with_field(value, "paragraph", words)
        case ItemEntry():
            new = with_field(value, "item", words)
        case NoteEntry():
            new = with_field(value, "note", text)
        case FigureEntry():
            picture = value.figure
            new = with_field(value, "figure", text if isinstance(picture, str) else with_field(picture, "alt", words))
        case TableEntry():
            rows = tuple(tuple(line.split("\t")) for line in text.split("\n")) if text else ()
            new = with_field(value, "table", with_field(value.table, "rows", rows))
    return Edited(put(draft, path, new), path)


def rename(draft: Draft, path: Path, heading: str) -> Edited:
    """A section's heading (one line).

    Raises:
        EditRefused: there is no section.
    """
    value = entry(draft, path)
    if not isinstance(value, Section):
        raise EditRefused(Message(ja="見出しがあるのは項目だけです。", en="Only a section has a heading."))
    return Edited(put(draft, path, with_field(value, "heading", " ".join(heading.splitlines()))), path)


def restore(draft: Draft, path: Path) -> Edited:
    """An adapted clause as the library has it."""
    value = entry(draft, path)
    if not isinstance(value, UseClause) or value.text is None:
        raise EditRefused(
            Message(ja="文例集から手直しした要望文ではありません。", en="This is not an adapted clause of the library.")
        )
    return Edited(put(draft, path, with_field(value, "text", None)), path)


def make_local(draft: Draft, path: Path, clause: Clause, taken: Iterable[str] = ()) -> Edited:
    """A clause of the library becomes one written here: its words, topics and ministries come along."""
    value = entry(draft, path)
    if not isinstance(value, UseClause):
        raise EditRefused(Message(ja="文例集の要望文ではありません。", en="This is not a clause of the library."))
    told = {name: getattr(value, name) for name in value.model_fields_set - {"use", "text"}}
    told |= {name: getattr(clause, name) for name in ("heading", "topics", "ministries") if getattr(clause, name)}
    text = clause.text if value.text is None else value.text
    local = LocalClause(id=new_id(draft, taken), text=text, **told)
    return Edited(put(draft, path, local), path)


def set_label(draft: Draft, path: Path, label: str | None) -> Edited:
    """Pins the printed number or mark; None lets the scheme give it."""
    value = entry(draft, path)
    if not hasattr(value, "label") or isinstance(value, str):
        raise EditRefused(Message(ja="ここには番号がありません。", en="There is no number here."))
    return Edited(put(draft, path, with_field(value, "label", label or None)), path)


def set_kind(draft: Draft, path: Path, kind: Kind) -> Edited:
    """A paragraph, a listed line or a note: the same words as another kind. A clause: paragraph or item."""
    value = entry(draft, path)
    new: object
    if is_clause(value) and kind != "note":
        new = with_field(value, "form", kind)
    elif isinstance(value, str | ParagraphEntry | ItemEntry | NoteEntry):
        words = text_of(value)
        shapes = {"paragraph": ParagraphEntry, "item": ItemEntry, "note": NoteEntry}
        new = cast("type[Shape]", shapes[kind]).model_validate({kind: words})
    else:
        raise EditRefused(Message(ja="ここでは種類を変えられません。", en="The kind cannot be changed here."))
    return Edited(put(draft, path, new), path)


def set_values(draft: Draft, path: Path, values: Mapping[str, str]) -> Edited:
    """Values for one clause only, over the draft's; blank ones are taken out."""
    value = entry(draft, path)
    if not is_clause(value):
        raise EditRefused(Message(ja="要望文ではありません。", en="This is not a clause."))
    kept = {name: words for name, words in values.items() if words.strip()}
    return Edited(put(draft, path, with_field(value, "values", kept)), path)
