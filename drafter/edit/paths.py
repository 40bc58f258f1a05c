"""Places in a draft: looking up, replacing, and walking in printed order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple, TypeGuard, cast

from drafter.errors import DrafterError
from drafter.language import Message
from drafter.model._base import Shape
from drafter.model.draft import Draft, Entry, LocalClause, Section, UseClause

#: keys and indices from the draft downwards, as they stand in the YAML file
Path = tuple[str | int, ...]

#: where entries stand outside the sections
FRONT: Path = ("front",)
PREAMBLE: Path = ("preamble",)
SECTIONS: Path = ("sections",)
CLOSING: Path = ("closing", "paragraphs")


class EditRefused(DrafterError):  # noqa: N818 - nothing is broken: the draft is as it was
    """The edit cannot be done here; the draft is as it was."""


class Edited(NamedTuple):
    """What an edit returns.

    Attributes:
        draft: the new draft.
        path: the place to select next; empty for the draft as a whole.
    """

    draft: Draft
    path: Path


@dataclass(frozen=True, slots=True)
class Node:
    """One place of a draft, as a walk meets it.

    Attributes:
        path: where it is.
        value: a Section or an entry.
        depth: 0 outside the sections and at the top level, one more a section inwards.
    """

    path: Path
    value: Entry
    depth: int

    @property
    def section(self) -> Section | None:
        """The section, if it is one."""
        return self.value if isinstance(self.value, Section) else None


def is_clause(value: object) -> TypeGuard[UseClause | LocalClause]:
    """Whether an entry is a clause (a request), of the library or of the draft."""
    return isinstance(value, UseClause | LocalClause)


def clause_id(value: object) -> str | None:
    """The id by which the document knows a clause."""
    match value:
        case UseClause():
            return value.use
        case LocalClause():
            return value.id
        case _:
            return None


def look(draft: Draft, path: Path) -> Any:
    """What stands at a path: an entry, a section, a tuple of them, a text.

    Raises:
        EditRefused: nothing stands there.
    """
    node: Any = draft
    for key in path:
        try:
            node = node[key] if isinstance(key, int) and key >= 0 else getattr(node, str(key))
        except (AttributeError, IndexError, TypeError) as error:
            raise _nowhere(path) from error
    return node


def entry(draft: Draft, path: Path) -> Entry:
    """The entry or section at a path.

    Raises:
        EditRefused: there is no entry.
    """
    if not path or not isinstance(path[-1], int):
        raise _nowhere(path)
    return cast("Entry", look(draft, path))


def siblings(draft: Draft, path: Path) -> tuple[Entry, ...]:
    """The list that holds the entry at ``path``."""
    return cast("tuple[Entry, ...]", look(draft, path[:-1]))


def index(path: Path) -> int:
    """The place of an entry in its list."""
    return cast("int", path[-1])


def put(draft: Draft, path: Path, value: object) -> Draft:
    """The draft with ``value`` at ``path``.

    A key that gets its default again is no longer said, so that the file does not fill with ``sections: []``;
    what the draft itself says of its own accord, as ``status: draft``, stays.
    """
    return cast("Draft", _put(draft, path, value))


def _put(node: Any, path: Path, value: object) -> Any:
    if not path:
        return value
    key, rest = path[0], path[1:]
    if isinstance(key, int):
        return (*node[:key], _put(node[key], rest, value), *node[key + 1 :])
    below = _put(getattr(node, key), rest, value) if rest else value
    return with_field(node, key, below)


def with_field(shape: Shape, key: str, value: object) -> Shape:
    """A shape with one key changed; validated, defaults unsaid (see ``put``).

    Raises:
        EditRefused: the value is not allowed there.
    """
    from pydantic import ValidationError

    fields = type(shape).model_fields
    told = {name: getattr(shape, name) for name in shape.model_fields_set}
    default = fields[key].get_default(call_default_factory=True) if not fields[key].is_required() else ...
    if value == default and not (isinstance(shape, Draft) and key in told and isinstance(value, str) and value):
        told.pop(key, None)
    else:
        told[key] = value
    if isinstance(value, tuple | Shape):  # made of shapes that are valid already: no second validation of a whole tree
        copy = shape.model_copy(update={key: value})
        if key not in told:
            copy.model_fields_set.discard(key)
        return copy
    try:
        return type(shape)(**told)
    except ValidationError as error:
        raise EditRefused(
            Message(ja=f"「{key}」にこの値は入れられません：{value}", en=f"this value does not fit {key!r}: {value}")
        ) from error


def insert(draft: Draft, path: Path, value: Entry) -> Draft:
    """The draft with an entry put in at ``path`` (the list's length at most)."""
    items = siblings(draft, path)
    at = index(path)
    return put(draft, path[:-1], (*items[:at], value, *items[at:]))


def remove(draft: Draft, path: Path) -> Draft:
    """The draft without the entry at ``path``."""
    items = siblings(draft, path)
    at = index(path)
    return put(draft, path[:-1], (*items[:at], *items[at + 1 :]))


def owner(path: Path) -> Path | None:
    """The section that holds an entry or section; None at the top."""
    return path[:-2] if len(path) > 2 and isinstance(path[-3], int) else None


def walk(draft: Draft) -> Iterator[Node]:
    """All entries and sections in printed order, depth first, each section before what it holds."""
    for base in (FRONT, PREAMBLE, SECTIONS, CLOSING):
        yield from _below(base, look(draft, base), 0)


def _below(base: Path, entries: tuple[Entry, ...], depth: int) -> Iterator[Node]:
    stack = [Node((*base, i), value, depth) for i, value in reversed(tuple(enumerate(entries)))]
    while stack:
        node = stack.pop()
        yield node
        if isinstance(node.value, Section):
            inside = [
                Node((*node.path, name, i), value, node.depth + 1)
                for name in ("clauses", "sections")
                for i, value in enumerate(getattr(node.value, name))
            ]
            stack.extend(reversed(inside))


def clauses(draft: Draft) -> Iterator[Node]:
    """All clauses in printed order."""
    return (node for node in walk(draft) if is_clause(node.value))


def key_text(path: Path) -> str:
    """A path as messages and origins write it: ``sections[0].clauses[2]``."""
    text = ""
    for part in path:
        text += f"[{part}]" if isinstance(part, int) else f".{part}" if text else part
    return text


def parse_key(text: str) -> Path:
    """The path of a key text; what is no index is a key. The inverse of ``key_text``."""
    return tuple(int(n) if n else name for name, n in re.findall(r"([^.\[\]]+)|\[([0-9]+)\]", text))


def nearest(draft: Draft, path: Path) -> Path:
    """The closest place at or above ``path`` where an entry stands; empty when there is none."""
    best: Path = ()
    node: Any = draft
    for i, key in enumerate(path):
        try:
            node = node[key] if isinstance(key, int) else getattr(node, key)
        except (AttributeError, IndexError, TypeError):
            break
        if isinstance(key, int) and not isinstance(look(draft, path[:i]), str):
            best = path[: i + 1]
    return best


def _nowhere(path: Path) -> EditRefused:
    return EditRefused(
        Message(ja=f"原案にこの場所がありません：{key_text(path)}", en=f"no such place in the draft: {key_text(path)}")
    )
