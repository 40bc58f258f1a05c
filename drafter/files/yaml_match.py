"""Which row of the file each new value comes from.

Mappings match by key. Entries of lists match, in this order, by being equal, by their identity (``id``, ``use``,
``heading`` …), by either anywhere else in the file (an entry moved to another list), and by standing in the same gap.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from drafter.files.yaml_layout import Layout, Row
from drafter.files.yaml_load import Mapping, Node, Scalar, Sequence
from drafter.files.yaml_spelling import plain_text

#: keys whose value names an entry
IDENTITY = ("id", "use", "heading", "source", "part", "rule")
#: keys that tell what kind of entry a mapping is
KINDS = ("use", "id", "paragraph", "item", "note", "table", "figure", "heading", "source", "part", "rule")


@dataclass(slots=True)
class Plan:
    """A new value, and where in the file it comes from.

    Attributes:
        data: the new value. ``key``: its key, None in a list.
        name: the key that it, or the list that it is in, stands under.
        node, row: the file's value and its row (a row exists for block collections only); None when it is new.
        same: whether the file's value is equal.
        children: plans of what a mapping or list holds, in the order in which they are to be written.
    """

    data: Any
    key: str | None
    name: str
    node: Node | None = None
    row: Row | None = None
    same: bool = False
    children: list[Plan] = field(default_factory=list)

    @property
    def old(self) -> bool:
        """Whether it, or something in it, comes from the file."""
        return self.node is not None or any(child.old for child in self.children)


def plain(node: Node) -> Any:
    """A node's data."""
    return node.value if isinstance(node, Scalar) else node.data


def frozen(data: Any) -> Hashable:
    """A value that can be looked up; equal for what the loader would not tell apart."""
    match data:
        case dict():
            return "m", frozenset((key, frozen(value)) for key, value in data.items())
        case list():
            return "l", tuple(map(frozen, data))
        case _:
            return plain_text(data)


def identity(data: Any) -> Hashable | None:
    """What names an entry, None for one without a name."""
    if isinstance(data, dict):
        return next(((key, plain_text(data[key])) for key in IDENTITY if isinstance(data.get(key), str)), None)
    return None


def _identities(data: Any) -> Iterator[Hashable]:
    """The names of all entries in the data."""
    stack = [data]
    while stack:
        one = stack.pop()
        if (name := identity(one)) is not None:
            yield name
        if isinstance(one, dict):
            stack.extend(one.values())
        elif isinstance(one, list):
            stack.extend(one)


def _kind(data: Any) -> str:
    if isinstance(data, dict):
        return next((key for key in KINDS if key in data), "mapping")
    return "list" if isinstance(data, list) else "text"


@dataclass(slots=True)
class _Waiting:
    """Entries of one list for which no old row was found yet."""

    siblings: list[Plan]
    at: int
    rows: list[Row]

    @property
    def plan(self) -> Plan:
        return self.siblings[self.at]


class Matcher:
    """Makes the plan of a whole file."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.claimed: set[int] = set()
        self.waiting: list[_Waiting] = []
        self.kept: set[Hashable] = set()
        self._frozen: dict[int, Hashable] = {}

    def plan(self, root: Mapping, data: dict[str, Any]) -> Plan:
        """The plan for the root."""
        top = Plan(data, None, "")
        self.kept = set(_identities(data))
        self._fill(top, root, None)
        while self.waiting:
            waiting, self.waiting = self._from_pool(self.waiting), []
            waiting = [one for one in waiting if not self._from_gap(one)]
            for one in waiting:
                self._fill(one.plan, None, None)
        return top

    def _old(self, node: Node) -> Hashable:
        if id(node) not in self._frozen:
            self._frozen[id(node)] = frozen(plain(node))
        return self._frozen[id(node)]

    def _fill(self, plan: Plan, node: Node | None, row: Row | None) -> None:
        plan.node, plan.row = node, row
        if node is not None:
            self.claimed.add(id(node))
            plan.same = self._old(node) == frozen(plan.data)
            if plan.same:
                self.claimed.update(id(below.node) for below in self._rows_below(node))
                return
        if isinstance(plan.data, dict):
            self._pairs(plan, node)
        elif isinstance(plan.data, list):
            self._entries(plan, node)

    def _rows_below(self, node: Node) -> Iterator[Row]:
        stack = [node]
        while stack:
            for row in self.layout.of(stack.pop()):
                yield row
                stack.append(row.node)

    def _pairs(self, plan: Plan, node: Node | None) -> None:
        old = node.pairs if isinstance(node, Mapping) else {}
        rows = {row.key.value: row for row in self.layout.of(node) if row.key} if node is not None else {}
        for name in _order(list(old), list(plan.data)):
            child = Plan(plan.data[name], name, name)
            plan.children.append(child)
            self._fill(child, old[name][1] if name in old else None, rows.get(name))

    def _entries(self, plan: Plan, node: Node | None) -> None:
        plan.children = [Plan(entry, None, plan.name) for entry in plan.data]
        if isinstance(node, Sequence) and node.flow and node.items:
            self._flow_entries(plan, node)
            return
        rows = self.layout.of(node) if isinstance(node, Sequence) else []
        left = self._take(plan.children, range(len(plan.children)), rows, self._equal)
        left = self._take(plan.children, left, rows, identity)
        self.waiting.extend(_Waiting(plan.children, at, rows) for at in left)

    def _equal(self, data: Any) -> Hashable:
        return frozen(data)

    def _name(self, row: Row, how: Callable[[Any], Hashable | None]) -> Hashable | None:
        return self._old(row.node) if how == self._equal else how(plain(row.node))

    def _take(
        self, children: list[Plan], left: Iterable[int], rows: list[Row], how: Callable[[Any], Hashable | None]
    ) -> list[int]:
        """Give rows to those children that go by the same name; returns the rest."""
        free: dict[Hashable, list[Row]] = defaultdict(list)
        for row in rows:
            name = self._name(row, how)
            if id(row.node) not in self.claimed and name is not None:
                free[name].append(row)
        rest = []
        for at in left:
            name = how(children[at].data)
            if name is not None and free.get(name):
                row = free[name].pop(0)
                self._fill(children[at], row.node, row)
            else:
                rest.append(at)
        return rest

    def _from_pool(self, waiting: list[_Waiting]) -> list[_Waiting]:
        """Rows that nothing in their own list took: an entry moved here from elsewhere."""
        for how in (self._equal, identity):
            pool = [
                row
                for rows in self.layout.rows.values()
                for row in rows
                if row.key is None and id(row.node) not in self.claimed
            ]
            if not pool:
                break
            free: dict[Hashable, list[Row]] = defaultdict(list)
            for row in pool:
                name = self._name(row, how)
                if name is not None:
                    free[name].append(row)
            rest: list[_Waiting] = []
            for one in waiting:
                name = how(one.plan.data)
                rows = free.get(name) if name is not None else None
                found = next((row for row in rows or () if id(row.node) not in self.claimed), None)
                if found is None:
                    rest.append(one)
                else:
                    self._fill(one.plan, found.node, found)
            waiting = rest
        return waiting

    def _from_gap(self, one: _Waiting) -> bool:
        """The row after the one that the sibling before took, where nothing took that and it is of the same kind."""
        before = one.siblings[one.at - 1].row if one.at else None
        positions = {id(row): at for at, row in enumerate(one.rows)}
        at = 0 if one.at == 0 else positions.get(id(before), -2) + 1
        if not 0 <= at < len(one.rows):
            return False
        row = one.rows[at]
        if identity(plain(row.node)) in self.kept:
            return False  # it lives on elsewhere
        if id(row.node) in self.claimed or _kind(plain(row.node)) != _kind(one.plan.data):
            return False
        self._fill(one.plan, row.node, row)
        return True

    def _flow_entries(self, plan: Plan, node: Sequence) -> None:
        """Within brackets: equal ones, then by position."""
        free: dict[Hashable, list[int]] = defaultdict(list)
        for at, item in enumerate(node.items):
            free[self._old(item)].append(at)
        taken: dict[int, int] = {}
        for at, child in enumerate(plan.children):
            if places := free.get(frozen(child.data)):
                taken[at] = places.pop(0)
        used = set(taken.values())
        for at, child in enumerate(plan.children):
            if at not in taken and at < len(node.items) and at not in used:
                taken[at] = at
            self._fill(child, node.items[taken[at]] if at in taken else None, None)


def _order(old: list[str], new: list[str]) -> list[str]:
    """The file's order of keys; a new key follows the one that it follows in the data."""
    wanted = set(new)
    order = [key for key in old if key in wanted]
    known = set(order)
    before: str | None = None
    for key in new:
        if key not in known:
            order.insert(order.index(before) + 1 if before is not None else 0, key)
            known.add(key)
        before = key
    return order
