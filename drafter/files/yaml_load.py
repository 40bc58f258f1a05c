"""YAML as drafter reads it: one document of mappings, lists and texts, with the place of every key and value.

Built over the event stream of PyYAML (the C parser where it is there, several times faster) with a stack of its
own. Every scalar is the text that was written: ``012``, ``NO`` and ``2027-08-01`` stay what they are, and only a
plain ``null``, ``~`` or nothing at all is None. Refused, each with its place: duplicate keys, anchors and aliases
(which can grow a small file to gigabytes), tags (``!!python/…``), tabs as indentation, several documents, keys
that are no text, nesting deeper than ``limits.YAML_DEPTH``, control characters. The syntax is YAML 1.1's as
libyaml reads it (https://yaml.org/spec/1.1/).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import yaml

from drafter.errors import InputError, Place
from drafter.files import limits
from drafter.files.yaml_errors import anchored, forbidden, syntax, tagged
from drafter.language import Message

#: what a YAML file holds: mappings with text keys, lists, texts and None
Data: TypeAlias = "dict[str, Data] | list[Data] | str | None"

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_NULLS = frozenset(("", "~", "null", "Null", "NULL"))
# what libyaml refuses, and the three line breaks of YAML 1.1 that no editor shows as a line
_FORBIDDEN = re.compile("[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(slots=True)
class Scalar:
    """A scalar and its span: offsets into the text (without byte order mark), line and column from 1.

    ``style`` is ``""`` plain, ``'`` or ``"`` quoted, ``|`` or ``>`` block. A block scalar's span ends where its last
    line ends, line break included.
    """

    value: str | None
    start: int
    end: int
    line: int
    column: int
    style: str


@dataclass(slots=True)
class Sequence:
    """A list; ``end`` of one in block style is where the next token starts."""

    start: int
    line: int
    column: int
    flow: bool
    end: int = 0
    items: list[Node] = field(default_factory=list)
    data: list[Data] = field(default_factory=list)


@dataclass(slots=True)
class Mapping:
    """A mapping; ``end`` of one in block style is where the next token starts."""

    start: int
    line: int
    column: int
    flow: bool
    end: int = 0
    pairs: dict[str, tuple[Scalar, Node]] = field(default_factory=dict)
    data: dict[str, Data] = field(default_factory=dict)


Node: TypeAlias = "Scalar | Sequence | Mapping"


@dataclass(frozen=True, slots=True)
class YamlTree:
    """A loaded file: its plain data, and the tree of places (None for a file without any content)."""

    data: Data
    root: Node | None
    file: str

    def place(self, path: Iterable[str | int], *, key: bool = False) -> Place:
        """The place of the value (or, with ``key``, of the key) at a path such as ``("sections", 0, "heading")``.

        Where the path leads on to what is not there, the place of the last thing that is.
        """
        path = tuple(path)
        node, spot = self.root, self.root
        for step in path:
            below: tuple[Node, Node] | None = None
            if isinstance(node, Mapping) and isinstance(step, str) and step in node.pairs:
                below = node.pairs[step]
            elif isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
                below = (node.items[step], node.items[step])
            if below is None:
                break
            spot, node = below
        else:
            spot = spot if key else node
        if spot is None:
            return Place(self.file, 1, 1, key_path(path))
        return Place(self.file, spot.line, spot.column, key_path(path))


def key_path(path: Iterable[str | int]) -> str:
    """``sections[0].clauses[2].text``; a key that is no plain word stands in quotes: ``values["2.5 %"]``."""
    text = ""
    for step in path:
        if isinstance(step, int):
            text += f"[{step}]"
        elif re.fullmatch(r"[\w-]+", step):
            text += f".{step}" if text else step
        else:
            text += f'["{step}"]'
    return text


def load(text: str, file: str) -> YamlTree:
    """Load YAML text.

    Args:
        text: the whole file, any line ends, with or without U+FEFF in front (offsets do not count it).
        file: its name, for messages.

    Raises:
        InputError: see the module's text.
    """
    text = text.removeprefix("\ufeff")
    if len(text) > limits.YAML_BYTES:
        most = limits.megabytes(limits.YAML_BYTES)
        raise InputError(
            Message(ja=f"YAML が大きすぎます（上限 {most}）", en=f"this YAML is too large (at most {most})"),
            Place(file),
        )
    if bad := _FORBIDDEN.search(text):
        raise forbidden(text, bad.start(), file)
    builder = _Builder(text, file)
    try:
        builder.build(yaml.parse(text, Loader=_LOADER))
    except yaml.YAMLError as error:
        raise syntax(error, text, file) from error
    root = builder.root
    return YamlTree(None if root is None else _data(root), root, file)


def _data(node: Node) -> Data:
    return node.value if isinstance(node, Scalar) else node.data


class _Builder:
    """Nodes from events, without recursion."""

    def __init__(self, text: str, file: str) -> None:
        self.text = text
        self.file = file
        self.root: Node | None = None
        self.stack: list[Sequence | Mapping] = []
        self.keys: list[Scalar | None] = []
        self.documents = 0
        self.nodes = 0

    def build(self, events: Iterator[Any]) -> None:
        """Take all events in (Any: the stubs let an event's marks be None, the parsers never do)."""
        for event in events:
            match event:
                case yaml.ScalarEvent():
                    self._plain(event)
                    self._add(self._scalar(event))
                case yaml.CollectionStartEvent():
                    self._plain(event)
                    self._open(event)
                case yaml.CollectionEndEvent():
                    ended: Any = event
                    closed = self.stack.pop()
                    self.keys.pop()
                    if self.stack:
                        self.keys[-1] = None
                    closed.end = (ended.end_mark if closed.flow else ended.start_mark).index
                case yaml.AliasEvent():
                    raise anchored(self._place(event), f"*{event.anchor}")
                case yaml.DocumentStartEvent():
                    self._document(event)
                case _:
                    pass

    def _place(self, event: Any) -> Place:
        mark = event.start_mark
        return Place(self.file, mark.line + 1, mark.column + 1, self._path())

    def _path(self) -> str:
        steps: list[str | int] = []
        for holder, key in zip(self.stack, self.keys, strict=True):
            if isinstance(holder, Sequence):
                steps.append(len(holder.items) if holder is self.stack[-1] else len(holder.items) - 1)
            elif key is not None:
                steps.append(key.value or "")
        path = key_path(steps)
        return path if len(path) <= 100 else path[:100] + "…"

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            raise InputError(
                Message(
                    ja="一つのファイルに複数の YAML 文書があります（--- で区切られています）",
                    en="there are several YAML documents in one file (divided by ---)",
                ),
                self._place(event),
                Message(ja="文書ごとにファイルを分けてください", en="keep one document a file"),
            )

    def _plain(self, event: Any) -> None:
        """Refuse anchors and tags."""
        if event.anchor is not None:
            raise anchored(self._place(event), f"&{event.anchor}")
        tag = getattr(event, "tag", None)
        if tag is not None:
            shown = tag.replace("tag:yaml.org,2002:", "!!")
            raise tagged(self._place(event), shown)

    def _scalar(self, event: Any) -> Scalar:
        style = event.style or ""
        value: str | None = event.value
        if not style and value in _NULLS and not self._wants_key():
            value = None
        start, end = event.start_mark, event.end_mark
        return Scalar(value, start.index, end.index, start.line + 1, start.column + 1, style)

    def _wants_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1], Mapping) and self.keys[-1] is None

    def _open(self, event: Any) -> None:
        mark = event.start_mark
        if len(self.stack) >= limits.YAML_DEPTH:
            raise InputError(
                Message(
                    ja=f"入れ子が深すぎます（上限 {limits.YAML_DEPTH} 段）",
                    en=f"nested too deeply (at most {limits.YAML_DEPTH} levels)",
                ),
                Place(self.file, mark.line + 1, mark.column + 1, self._path()),
                Message(ja="項目の段を減らしてください", en="use fewer levels of sections"),
            )
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        node = kind(mark.index, mark.line + 1, mark.column + 1, bool(event.flow_style))
        if self._wants_key():
            raise InputError(
                Message(ja="キー（「:」の左）が文字ではありません", en='a key (left of ":") must be a plain word'),
                self._place(event),
                Message(
                    ja="{ または [ で始まる文は引用符で囲んでください",
                    en="put a text that begins with { or [ in quotes",
                ),
            )
        self._add(node)
        self.stack.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        self.nodes += 1
        if self.nodes > limits.YAML_NODES:
            raise InputError(
                Message(
                    ja=f"キーと値が多すぎます（上限 {limits.YAML_NODES}）",
                    en=f"too many keys and values (at most {limits.YAML_NODES})",
                ),
                Place(self.file, node.line, node.column),
                Message(ja="ファイルを分けてください", en="split the file"),
            )
        if not self.stack:
            self.root = node
            return
        holder = self.stack[-1]
        if isinstance(holder, Sequence):
            holder.items.append(node)
            holder.data.append(_data(node))
            return
        key = self.keys[-1]
        if key is None:
            self._key(holder, node)
            return
        name = key.value or ""
        holder.pairs[name] = (key, node)
        holder.data[name] = _data(node)
        if isinstance(node, Scalar):
            self.keys[-1] = None

    def _key(self, holder: Mapping, node: Node) -> None:
        assert isinstance(node, Scalar)  # _open refuses the others
        place = Place(self.file, node.line, node.column, self._path())
        if not node.value:
            raise InputError(Message(ja="キー（「:」の左）がありません", en='there is no key left of ":"'), place)
        if node.value in holder.pairs:
            first = holder.pairs[node.value][0]
            raise InputError(
                Message(
                    ja=f"キー「{node.value}」が重なっています（最初は {first.line} 行目）",
                    en=f'the key "{node.value}" is there twice (first in line {first.line})',
                ),
                place,
                Message(ja="どちらかを消してください", en="remove one of the two"),
            )
        self.keys[-1] = node
