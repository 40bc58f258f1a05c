"""Putting in: sections, clauses of the library, clauses written here, paragraphs, items, notes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.edit.paths import CLOSING, SECTIONS, Edited, EditRefused, Path, index, insert, is_clause, look, owner, walk
from drafter.language import Message
from drafter.model.draft import (
    Draft,
    Entry,
    ItemEntry,
    LocalClause,
    NoteEntry,
    ParagraphEntry,
    Section,
    UseClause,
)

#: what stands in a new entry until something is written: an unfilled slot, so that the checks name it
BLANK = "{{未記入}}"
#: the title of a draft that has none yet; an unfilled slot as well
UNTITLED = "{{題名}}"
#: names of these two: no values are asked for them
BLANKS = frozenset({"未記入", "題名"})


def section(draft: Draft, at: Path, heading: str = "") -> Edited:
    """A new section after the section at ``at`` or the one that ``at`` lies in; at the end when there is none."""
    base = at if at and isinstance(look(draft, at), Section) else owner(at)
    target: Path = (*base[:-1], index(base) + 1) if base else (*SECTIONS, len(draft.sections))
    if base and base[-2] != "sections":  # a section that stands between entries: the new one follows it there
        target = (*base[:-1], index(base) + 1)
    return Edited(insert(draft, target, Section(heading=heading)), target)


def subsection(draft: Draft, at: Path, heading: str = "") -> Edited:
    """A new section inside the section at or around ``at``, after those that it has.

    Raises:
        EditRefused: there is no section there.
    """
    base = at if at and isinstance(look(draft, at), Section) else owner(at)
    if not base:
        raise EditRefused(Message(ja="先に項目を選んでください。", en="Select a section first."))
    below: Section = look(draft, base)
    target: Path = (*base, "sections", len(below.sections))
    return Edited(insert(draft, target, Section(heading=heading)), target)


def entry(draft: Draft, at: Path, value: Entry) -> Edited:
    """An entry after the one at ``at``, or at the end of the section at ``at``.

    With nothing selected it goes to the last section; a clause needs a section.

    Raises:
        EditRefused: a clause where there is no section.
    """
    target = place_for(draft, at)
    if is_clause(value) and target[0] != "sections":
        if not draft.sections:
            raise EditRefused(
                Message(ja="要望文を入れる項目がまだありません。先に項目を作ってください。", en="Make a section first.")
            )
        last = ("sections", len(draft.sections) - 1) if target[0] == "closing" else ("sections", 0)
        target = (*last, "clauses", len(look(draft, last).clauses))
    return Edited(insert(draft, target, value), target)


def place_for(draft: Draft, at: Path) -> Path:
    """Where a new entry goes when ``at`` is selected."""
    if not at:
        if not draft.sections:
            return ("preamble", len(draft.preamble))
        last = ("sections", len(draft.sections) - 1)
        return (*last, "clauses", len(look(draft, last).clauses))
    if not isinstance(at[-1], int):  # a part as a whole: preamble, closing
        base = CLOSING if at[0] == "closing" else at
        return (*base, len(look(draft, base)))
    if isinstance(look(draft, at), Section):
        return (*at, "clauses", len(look(draft, at).clauses))
    return (*at[:-1], index(at) + 1)


def use(draft: Draft, at: Path, clause: str, text: str | None = None) -> Edited:
    """A clause of the library, as it is, or adapted when ``text`` is given."""
    value = UseClause(use=clause) if text is None else UseClause(use=clause, text=text)
    return entry(draft, at, _in_form(draft, at, value))


def local(draft: Draft, at: Path, text: str = BLANK, taken: Iterable[str] = ()) -> Edited:
    """A new clause written in the draft; ``taken``: ids of the library, which it must not have."""
    value = LocalClause(id=new_id(draft, taken), text=text)
    return entry(draft, at, _in_form(draft, at, value))


def _in_form(draft: Draft, at: Path, value: UseClause | LocalClause) -> UseClause | LocalClause:
    """Among items a new clause is an item of the same level; elsewhere a paragraph."""
    near = look(draft, at) if at and isinstance(at[-1], int) else None
    if isinstance(near, Section):
        near = near.clauses[-1] if near.clauses else None
    if is_clause(near) and near.form == "item":
        update = {"form": "item"} | ({"level": near.level} if near.level != 1 else {})
        return value.model_copy(update=update)
    return value


def paragraph(draft: Draft, at: Path, text: str = BLANK) -> Edited:
    """A paragraph without a request."""
    return entry(draft, at, ParagraphEntry(paragraph=text))


def item(draft: Draft, at: Path, text: str = BLANK) -> Edited:
    """A listed line without a request."""
    return entry(draft, at, ItemEntry(item=text))


def note(draft: Draft, at: Path, text: str = BLANK) -> Edited:
    """A note."""
    return entry(draft, at, NoteEntry(note=text))


def new_id(draft: Draft, taken: Iterable[str] = ()) -> str:
    """An id for a local clause that nothing in the draft or the library has: ``local-4``."""
    used = {node.value.id for node in walk(draft) if isinstance(node.value, LocalClause)} | set(taken)
    numbers = [int(m[1]) for name in used if (m := re.fullmatch(r"local-([0-9]{1,9})", name))]
    return f"local-{max(numbers, default=0) + 1}"
