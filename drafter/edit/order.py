"""Moving, indenting, outdenting, deleting. Moving follows the printed order, across sections."""

from __future__ import annotations

from drafter.edit.paths import (
    CLOSING,
    PREAMBLE,
    Edited,
    EditRefused,
    Path,
    entry,
    index,
    insert,
    is_clause,
    look,
    owner,
    put,
    remove,
    siblings,
    with_field,
)
from drafter.language import Message
from drafter.model.draft import Draft, ItemEntry, LocalClause, Section, UseClause

#: deepest level of a listed line (model: ``level`` is 1 to 9)
DEEPEST_ITEM = 9


def up(draft: Draft, path: Path) -> Edited:
    """One place up in printed order; ``down`` takes it back.

    Raises:
        EditRefused: nothing is above, or the part above takes no clause.
    """
    value = entry(draft, path)
    target = _section_up(draft, path) if isinstance(value, Section) else _entry_up(draft, path)
    return _moved(draft, path, target, Message(ja="これより上へは動かせません。", en="It is at the top already."))


def down(draft: Draft, path: Path) -> Edited:
    """One place down in printed order; ``up`` takes it back.

    Raises:
        EditRefused: nothing is below, or the part below takes no clause.
    """
    value = entry(draft, path)
    target = _section_down(draft, path) if isinstance(value, Section) else _entry_down(draft, path)
    return _moved(draft, path, target, Message(ja="これより下へは動かせません。", en="It is at the end already."))


def _moved(draft: Draft, path: Path, target: Path | None, refusal: Message) -> Edited:
    """``target`` is meant in the draft from which the entry has been taken out."""
    value = entry(draft, path)
    if target is None or (is_clause(value) and target[0] != "sections"):
        raise EditRefused(refusal)
    return Edited(insert(remove(draft, path), target, value), target)


def _section_up(draft: Draft, path: Path) -> Path | None:
    at = index(path)
    if at > 0:
        return (*path[:-1], at - 1)
    parent = owner(path)
    if parent is None or path[-2] != "sections" or parent[-2] != "sections" or index(parent) == 0:
        return None
    before: Path = (*parent[:-1], index(parent) - 1)
    return (*before, "sections", len(look(draft, before).sections))


def _section_down(draft: Draft, path: Path) -> Path | None:
    at = index(path)
    if at + 1 < len(siblings(draft, path)):
        return (*path[:-1], at + 1)
    parent = owner(path)
    if parent is None or path[-2] != "sections" or parent[-2] != "sections":
        return None
    after: Path = (*parent[:-1], index(parent) + 1)
    return (*after, "sections", 0) if index(after) < len(siblings(draft, after)) else None


def _entry_up(draft: Draft, path: Path) -> Path | None:
    at = index(path)
    if at > 0:
        before: Path = (*path[:-1], at - 1)
        return _end_of(draft, before) if isinstance(look(draft, before), Section) else before
    return _before(draft, path[:-1])


def _entry_down(draft: Draft, path: Path) -> Path | None:
    at = index(path)
    items = siblings(draft, path)
    if at + 1 < len(items):  # what follows moves up by one when the entry is taken out
        return (*path, "clauses", 0) if isinstance(items[at + 1], Section) else (*path[:-1], at + 1)
    return _after(draft, path[:-1])


def _end_of(draft: Draft, path: Path) -> Path:
    """The last place for an entry in the section at ``path``, deepest in printed order."""
    node: Section = look(draft, path)
    if node.sections:
        return _end_of(draft, (*path, "sections", len(node.sections) - 1))
    return (*path, "clauses", len(node.clauses))


def _before(draft: Draft, holder: Path) -> Path | None:
    """The place for an entry just above the start of the list ``holder``."""
    if holder == CLOSING:
        top = len(draft.sections)
        return _end_of(draft, ("sections", top - 1)) if top else (*PREAMBLE, len(draft.preamble))
    if holder[-1] != "clauses":
        return None
    here = holder[:-1]
    if here[-2] == "clauses":
        return here
    if here[-2] != "sections":  # a section that stands in the preamble or the closing
        return here
    if index(here) > 0:
        return _end_of(draft, (*here[:-1], index(here) - 1))
    parent = owner(here)
    if parent is None:
        return (*PREAMBLE, len(draft.preamble))
    return (*parent, "clauses", len(look(draft, parent).clauses))


def _after(draft: Draft, holder: Path) -> Path | None:
    """The place for an entry just below the end of the list ``holder``."""
    if holder == PREAMBLE:
        return ("sections", 0, "clauses", 0) if draft.sections else (*CLOSING, 0)
    if holder[-1] != "clauses":
        return None
    here = holder[:-1]
    if look(draft, here).sections:
        return (*here, "sections", 0, "clauses", 0)
    return _after_section(draft, here)


def _after_section(draft: Draft, here: Path) -> Path | None:
    if here[-2] != "sections":  # it stands between entries
        return (*here[:-1], index(here) + 1)
    after: Path = (*here[:-1], index(here) + 1)
    if index(after) < len(siblings(draft, after)):
        return (*after, "clauses", 0)
    parent = owner(here)
    return _after_section(draft, parent) if parent else (*CLOSING, 0)


def indent(draft: Draft, path: Path) -> Edited:
    """A section goes into the section before it; a clause becomes an item, an item goes one level deeper.

    Raises:
        EditRefused: there is no section before it, or the level is the deepest.
    """
    value = entry(draft, path)
    if not isinstance(value, Section):
        return Edited(put(draft, path, _shifted(value, 1)), path)
    at = index(path)
    before: Path = (*path[:-1], at - 1)
    if at == 0 or not isinstance(look(draft, before), Section):
        raise EditRefused(
            Message(ja="上に同じ階層の項目がないため、下げられません。", en="There is no section above to go into.")
        )
    target: Path = (*before, "sections", len(look(draft, before).sections))
    return Edited(insert(remove(draft, path), target, value), target)


def outdent(draft: Draft, path: Path) -> Edited:
    """A section leaves its parent and follows it; an item goes one level up, at last it is a paragraph.

    Raises:
        EditRefused: it is at the top level already.
    """
    value = entry(draft, path)
    if not isinstance(value, Section):
        return Edited(put(draft, path, _shifted(value, -1)), path)
    parent = owner(path)
    if parent is None:
        raise EditRefused(Message(ja="これ以上は上げられません。", en="It is at the top level already."))
    target: Path = (*parent[:-1], index(parent) + 1)
    return Edited(insert(remove(draft, path), target, value), target)


def _shifted(value: object, step: int) -> object:
    match value:
        case UseClause() | LocalClause() if value.form == "paragraph" and step > 0:
            return with_field(value, "form", "item")
        case UseClause() | LocalClause() if value.form == "item" and value.level + step == 0:
            return with_field(value, "form", "paragraph")
        case UseClause() | LocalClause() if value.form == "item" and value.level + step <= DEEPEST_ITEM:
            return with_field(value, "level", value.level + step)
        case ItemEntry() if 1 <= value.level + step <= DEEPEST_ITEM:
            return with_field(value, "level", value.level + step)
        case _:
            raise EditRefused(
                Message(ja="これ以上は深くできません。", en="It cannot go deeper.")
                if step > 0
                else Message(ja="これ以上は上げられません。", en="It cannot go further out.")
            )


def delete(draft: Draft, path: Path) -> Edited:
    """Without the entry or section, and what is in it; what follows is selected, else what stood before."""
    entry(draft, path)
    left = remove(draft, path)
    at = index(path)
    if at < len(siblings(left, path)):
        return Edited(left, path)
    if at > 0:
        return Edited(left, (*path[:-1], at - 1))
    return Edited(left, owner(path) or ())
