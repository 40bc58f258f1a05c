"""Files into shapes: every error of a file at once, each with its place and what would be right.

::

    path ──reading──► text ──yaml_load──► YamlTree ──pydantic──► Loaded[Draft | Collection | Template | Settings]
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar, overload

from pydantic import ValidationError

from drafter.errors import InputError, Place
from drafter.files import limits, reading, yaml_load
from drafter.files.yaml_load import YamlTree
from drafter.language import Message
from drafter.model._base import Shape
from drafter.model.accepted import Accepted
from drafter.model.approvals import Approvals
from drafter.model.collection import Collection
from drafter.model.draft import Draft
from drafter.model.explaining import explain
from drafter.model.review import Review
from drafter.model.settings import Settings
from drafter.model.template import Template

Kind = Literal["draft", "collection", "template", "settings", "accepted", "review", "approvals"]
T = TypeVar("T", bound=Shape)

SHAPES: dict[Kind, type[Shape]] = {
    "draft": Draft,
    "collection": Collection,
    "template": Template,
    "settings": Settings,
    "accepted": Accepted,
    "review": Review,
    "approvals": Approvals,
}
KIND_NAMES: dict[Kind, Message] = {
    "draft": Message(ja="原案", en="a draft"),
    "collection": Message(ja="文例集", en="a clause collection"),
    "template": Message(ja="様式", en="a template"),
    "settings": Message(ja="設定", en="settings"),
    "accepted": Message(ja="了承した指摘", en="accepted findings"),
    "review": Message(ja="意見の記録", en="a record of opinions"),
    "approvals": Message(ja="承認の記録", en="a record of approvals"),
}


@dataclass(frozen=True, slots=True)
class Loaded(Generic[T]):
    """A file's shape together with its text and places.

    Attributes:
        value: the validated shape.
        file: its name as the user gave it.
        text: the file's text as it was, line ends and byte order mark (U+FEFF) included: what ``respell`` takes.
        tree: plain data and places.
        encoding: Python's name of the encoding that it was read in.
    """

    value: T
    file: str
    text: str
    tree: YamlTree
    encoding: str = "utf-8"

    def place(self, *path: str | int) -> Place:
        """The place of the value at a path such as ``("sections", 0, "heading")``."""
        return self.tree.place(path)


def load_draft(path: Path | str) -> Loaded[Draft]:
    """Read a draft. Raises InputError."""
    return _load("draft", path, limits.YAML_BYTES)


def load_collection(path: Path | str) -> Loaded[Collection]:
    """Read a clause collection. Raises InputError."""
    return _load("collection", path, limits.YAML_BYTES)


def load_template(path: Path | str) -> Loaded[Template]:
    """Read a template. Raises InputError."""
    return _load("template", path, limits.SETTINGS_BYTES)


def load_settings(path: Path | str) -> Loaded[Settings]:
    """Read ``drafter.yaml``; one without content gives the defaults. Raises InputError."""
    return _load("settings", path, limits.SETTINGS_BYTES)


def load_accepted(path: Path | str) -> Loaded[Accepted]:
    """Read the accepted findings of a file. Raises InputError."""
    return _load("accepted", path, limits.YAML_BYTES)


def load_review(path: Path | str) -> Loaded[Review]:
    """Read the opinions on a draft and what was decided. Raises InputError."""
    return _load("review", path, limits.YAML_BYTES)


def load_approvals(path: Path | str) -> Loaded[Approvals]:
    """Read what is approved in a draft. Raises InputError."""
    return _load("approvals", path, limits.YAML_BYTES)


def _load(kind: Kind, path: Path | str, limit: int) -> Loaded[Any]:
    decoded = reading.read_text(str(path), limit=limit)
    loaded = parse(kind, decoded.original, str(path))
    return Loaded(loaded.value, loaded.file, loaded.text, loaded.tree, decoded.encoding)


@overload
def parse(kind: Literal["draft"], text: str, file: str) -> Loaded[Draft]: ...
@overload
def parse(kind: Literal["collection"], text: str, file: str) -> Loaded[Collection]: ...
@overload
def parse(kind: Literal["template"], text: str, file: str) -> Loaded[Template]: ...
@overload
def parse(kind: Literal["settings"], text: str, file: str) -> Loaded[Settings]: ...
@overload
def parse(kind: Literal["accepted"], text: str, file: str) -> Loaded[Accepted]: ...
@overload
def parse(kind: Literal["review"], text: str, file: str) -> Loaded[Review]: ...
@overload
def parse(kind: Literal["approvals"], text: str, file: str) -> Loaded[Approvals]: ...
@overload
def parse(kind: Kind, text: str, file: str) -> Loaded[Any]: ...
def parse(kind: Kind, text: str, file: str) -> Loaded[Any]:
    """YAML text into a shape.

    Args:
        kind: which shape.
        text: the file's text; kept in ``Loaded.text`` as it is.
        file: its name, for places.

    Raises:
        InputError: the first error in the file's order, all further ones in ``others``.
    """
    tree = yaml_load.load(text, file)
    data: Any = tree.data
    if data is None and kind in ("settings", "accepted", "review", "approvals"):
        data = {}
    if not isinstance(data, dict):
        raise _no_mapping(kind, data, file)
    _refuse_other(kind, data, tree)
    shape = SHAPES[kind]
    try:
        value = shape.model_validate(data)
    except ValidationError as error:
        raise _together(explain(shape, error, tree), file) from error
    return Loaded(value, file, text, tree)


def _no_mapping(kind: Kind, data: object, file: str) -> InputError:
    name = KIND_NAMES[kind]
    if data is None:
        return InputError(
            Message(ja=f"空のファイルです。{name.ja}がありません", en=f"the file is empty; {name.en} was expected"),
            Place(file),
        )
    return InputError(
        Message(
            ja=f"{name.ja}の YAML ではありません（「キー: 値」の行がありません）",
            en=f'this is not {name.en} in YAML (there are no "key: value" lines)',
        ),
        Place(file, 1, 1),
    )


def _refuse_other(kind: Kind, data: dict[str, Any], tree: YamlTree) -> None:
    """One plain message where a file of another kind was given, instead of an unknown key a line."""
    found: Kind | None = None
    if kind != "collection" and "collection" in data:
        found = "collection"
    elif kind != "draft" and "sections" in data:
        found = "draft"
    elif kind not in ("review", "accepted", "approvals") and ("opinions" in data or "approved" in data):
        found = "review" if "opinions" in data else "approvals"
    elif kind == "draft" and "template" in data and ("numbering" in data or "phrases" in data):
        found = "template"
    if found:
        is_, not_ = KIND_NAMES[found], KIND_NAMES[kind]
        raise InputError(
            Message(
                ja=f"{not_.ja}ではなく{is_.ja}のファイルです", en=f"this is {is_.en}, where {not_.en} was expected"
            ),
            Place(tree.file),
        )


def _together(errors: Iterable[InputError], file: str) -> InputError:
    """One error that carries the others, in the file's order, at most ``limits.ERRORS_SHOWN``."""
    ranked = sorted(errors, key=lambda e: (e.place.line, e.place.column))
    first, *others = ranked
    if len(ranked) > limits.ERRORS_SHOWN:
        more = len(ranked) - limits.ERRORS_SHOWN
        others = others[: limits.ERRORS_SHOWN - 1]
        others.append(InputError(Message(ja=f"ほかに {more} 件あります", en=f"and {more} more"), Place(file)))
    return InputError(first.message, first.place, first.hint, tuple(others))


def to_data(shape: Shape) -> dict[str, Any]:
    """A shape in the file's terms: what was set only, tuples as lists, numbers and flags as such.

    The result is what ``yaml_save.dump`` and ``yaml_save.respell`` take.
    """
    return shape.model_dump(mode="json", exclude_unset=True, by_alias=True)
