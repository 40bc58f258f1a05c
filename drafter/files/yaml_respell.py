"""Saving into a file as it stands: only what differs is written anew.

Comments, blank lines, the order of keys, quoting and line ends stay; an entry of a list moves with the comments
before it. What is written is loaded again before it is handed out: should it not hold exactly the data, less fine
splices are taken, and at last the house style with the comments at the head of the file. Nothing is ever lost for the
sake of keeping a layout.
"""

from __future__ import annotations

import re
from typing import Any

from drafter.errors import InputError
from drafter.files import yaml_load, yaml_spelling
from drafter.files.yaml_layout import IrregularError, Layout, Row, shifted, shifted_lines
from drafter.files.yaml_load import Mapping, Node, Scalar, Sequence
from drafter.files.yaml_match import Matcher, Plan, frozen
from drafter.files.yaml_spelling import House, Style

_NARROW = 120


def respell(text: str, data: dict[str, Any]) -> str:
    """The file's text with new data.

    Args:
        text: the file as it is, with its line ends and U+FEFF in front if it has one; it must be valid YAML.
        data: what it shall hold, as ``model.loading.to_data`` gives it.

    Returns:
        Text that loads to exactly ``data`` (numbers and flags as text). Where line ends are mixed, the more frequent
        kind is taken for all.

    Raises:
        InputError: ``text`` is no valid YAML, or a new text cannot be held by any file.
    """
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    body = text.removeprefix("\ufeff")
    ends = {end: len(re.findall(pattern, body)) for end, pattern in _ENDS.items()}
    end = max(ends, key=lambda one: ends[one])
    body = body.replace("\r\n", "\n").replace("\r", "\n")
    wanted = frozen(data)
    tree = yaml_load.load(body, "")
    if tree.root is not None and frozen(tree.data) == wanted:
        return text
    old = tree.root
    for way in (_spliced, _by_keys):
        try:
            new = way(body, old, data)
            if frozen(yaml_load.load(new, "").data) == wanted:
                break
        except (InputError, IrregularError):
            continue
    else:
        new = _whole(body, old, data)
    return mark + (new.replace("\n", end) if end != "\n" else new)


_ENDS = {"\n": r"(?<!\r)\n", "\r\n": r"\r\n", "\r": r"\r(?!\n)"}


def _whole(text: str, root: Node | None, data: dict[str, Any]) -> str:
    """The house style, after the comments at the head of the file."""
    head = re.match(r"(?:[ ]*(?:#[^\n]*)?\n)*", text)
    body = yaml_spelling.mapping(data, 0, House()) if data else "{}"
    return (head[0] if head else "") + body + "\n"


def _by_keys(text: str, root: Node | None, data: dict[str, Any]) -> str:
    """Equal top-level keys kept, the others in the house style."""
    if not isinstance(root, Mapping) or not data:
        raise IrregularError
    writer = _Writer(Layout(text, root))
    plan = Matcher(writer.layout).plan(root, data)
    for child in plan.children:
        if not child.same:
            child.node, child.row, child.children = None, None, []
    return writer.file(plan)


def _spliced(text: str, root: Node | None, data: dict[str, Any]) -> str:
    """As fine as can be."""
    if not isinstance(root, Mapping) or not data:
        raise IrregularError
    writer = _Writer(Layout(text, root))
    return writer.file(Matcher(writer.layout).plan(root, data))


class _Writer:
    """Writes a plan, taking from the old text whatever is equal."""

    def __init__(self, layout: Layout) -> None:
        self.layout = layout
        self.text = layout.text
        self.house = layout.house

    def file(self, plan: Plan) -> str:
        """The whole text. What stands before the first key and after the last value stays where it is."""
        if plan.same:
            return self.text
        rows = self.layout.of(plan.node) if plan.node else []
        first, last = rows[0], rows[-1]
        head = self.text[: self.layout.line_start(first.start)]
        lead, body = self.block(plan, first.column, skip_lead=first)
        foot = self.text[last.end :]
        return head + lead + " " * first.column + body + (foot or "\n")

    # -- block style -------------------------------------------------------------------------------------------

    def block(self, plan: Plan, column: int, *, skip_lead: Row | None = None) -> tuple[str, str]:
        """The rows of a mapping or list: the lines before the first one, and the rest from its first key or dash."""
        blanks = self._blanks(plan)
        hoisted, parts = "", []
        for at, child in enumerate(plan.children):
            lead, body = self.row(child, column)
            if child.row is not None and child.row is skip_lead:
                lead = ""
            if blanks is not None:
                lead = (blanks[0] if at == 0 else blanks[1]) + re.sub(r"^(?:[ \t]*\n)+", "", lead)
            if at == 0:
                hoisted = lead
                parts.append(body)
            else:
                parts.append("\n" + lead + " " * column + body)
        return hoisted, "".join(parts)

    def _blanks(self, plan: Plan) -> tuple[str, str] | None:
        """Blank lines before the first and before each other entry, where the file sets all alike: they belong to the
        places, not to the entries."""
        rows = self.layout.of(plan.node) if plan.node is not None else []
        if not isinstance(plan.data, list) or len(rows) < 2:
            return None
        found = [re.match(r"(?:[ \t]*\n)*", self._lead(row)) for row in rows]
        before = [match[0] if match else "" for match in found]
        return (before[0], before[1]) if len(set(before[1:])) == 1 else None

    def _lead(self, row: Row) -> str:
        return self.text[row.lead : self.layout.line_start(row.start)] if row.lead < row.start else ""

    def row(self, plan: Plan, column: int) -> tuple[str, str]:
        """One key or entry at a column: the lines before it, and itself from its key or dash."""
        row = plan.row
        if row is None:
            return "", self._opening(plan, column, "")
        by = column - row.column
        lead = shifted_lines(self._lead(row), by)
        if plan.same:
            return lead, shifted(self.text[row.start : row.end], by)
        fresh = isinstance(plan.data, dict | list)
        if isinstance(row.node, Scalar) and not fresh:
            return lead, self._scalar_row(plan, row, column)
        if fresh and plan.data and _alike(row.node, plan.data):
            if row.block:
                return self._block_row(plan, row, column, lead)
            if isinstance(row.node, Mapping | Sequence) and self._stays_flow(plan, row):
                head, tail = self.text[row.start : row.begin], self.text[row.stop : row.end]
                return lead, shifted(head + self.flow(plan) + tail, by)
        return lead, self._opening(plan, column, self._comment(row))

    def _scalar_row(self, plan: Plan, row: Row, column: int) -> str:
        node = row.node
        assert isinstance(node, Scalar)
        by = column - row.column
        head, tail = self.text[row.start : row.begin], self.text[row.stop : row.end]
        indent = column + (self.house.step if plan.key is not None else 2)
        prefer: Style = ""
        match node.style:
            case "|":
                prefer, tail = "|", self._header_comment(row)
                indent = self._literal_indent(row, indent, by)
            case ">":
                tail = self._header_comment(row)
            case "'":
                prefer = "'"
            case '"':
                prefer = '"'
            case _:
                prefer = "plain"
        if plan.data is None and plan.key is not None:
            return shifted(head, by).rstrip() + tail.rstrip()
        if node.start == node.end:
            head += " "
        return shifted(head, by) + _commented(yaml_spelling.scalar(plan.data, indent, prefer=prefer), tail)

    def _literal_indent(self, row: Row, otherwise: int, by: int) -> int:
        """How far the lines of a literal text stand in, wherever it moves to."""
        lines = self.text[row.begin : row.stop].split("\n")[1:]
        first = next((line for line in lines if line.strip(" ")), "")
        header = self.text[row.begin : row.begin + 3]
        return len(first) - len(first.lstrip(" ")) + by if first and not re.search(r"[1-9]", header) else otherwise

    def _block_row(self, plan: Plan, row: Row, column: int, lead: str) -> tuple[str, str]:
        first = self.layout.of(row.node)[0]
        below = first.column + column - row.column
        hoisted, body = self.block(plan, below)
        if row.inline:
            lead += shifted_lines(hoisted, column - below)
            return lead, self.text[row.start : first.start] + body
        header_end = self.layout.line_end(self.layout.colon(row.key) if row.key else row.start)
        return lead, self.text[row.start : header_end] + "\n" + hoisted + " " * below + body

    def _comment(self, row: Row) -> str:
        """The comment on the line of a row's key, with the blanks before it."""
        if row.block:
            if row.inline:
                return ""
            sign = self.layout.colon(row.key) if row.key else row.start
            return self.text[sign + 1 : self.layout.line_end(sign)].rstrip()
        if isinstance(row.node, Scalar) and row.node.style in ("|", ">"):
            return self._header_comment(row)
        return self.text[row.stop : row.end].rstrip()

    def _header_comment(self, row: Row) -> str:
        header = self.text[row.begin : self.layout.line_end(row.begin)]
        match = re.search(r"[ \t]+#.*$", header)
        return match[0] if match else ""

    def _opening(self, plan: Plan, column: int, comment: str) -> str:
        """A row written anew: key or dash, and its value."""
        if plan.key is None:
            sign, below = "-", column + 2
        else:
            written = (
                self.text[plan.row.start : self.layout.colon(plan.row.key) + 1] if plan.row and plan.row.key else ""
            )
            sign, below = written or yaml_spelling.key(plan.key), column + self.house.step
        data = plan.data
        if data is None and plan.key is not None:
            return sign + comment
        if not isinstance(data, dict | list):
            return sign + _commented(" " + yaml_spelling.scalar(data, below), comment)
        if yaml_spelling.is_flow(data, plan.name if isinstance(data, dict) or plan.key else ""):
            return f"{sign} {yaml_spelling.flow(data)}{comment}"
        if not plan.old:
            return sign + self._fresh(plan, column, comment)
        if plan.key is not None and isinstance(data, list):
            below = column + self.house.offset
        hoisted, body = self.block(plan, below)
        if plan.key is None and not hoisted and not comment:
            return f"{sign} {body}"
        return f"{sign}{comment}\n{hoisted}{' ' * below}{body}"

    def _fresh(self, plan: Plan, column: int, comment: str) -> str:
        if plan.key is None:
            return yaml_spelling.item(plan.data, column, self.house, plan.name)[1:]
        return comment + yaml_spelling.after_key(plan.data, column, self.house, plan.name)

    # -- brackets ----------------------------------------------------------------------------------------------

    def _stays_flow(self, plan: Plan, row: Row) -> bool:
        node = row.node
        if isinstance(node, Scalar) or not (node.items if isinstance(node, Sequence) else node.pairs):
            return False
        if "\n" in self.text[row.begin : row.stop]:
            return True
        fits = not any("\n" in text for text in _texts(plan.data))
        return fits and yaml_spelling.width(yaml_spelling.flow(plan.data)) <= _NARROW

    def flow(self, plan: Plan) -> str:
        """A value in brackets: what is equal as it stands, entries in their own spelling."""
        node = plan.node
        if node is not None and plan.same:
            return self.text[node.start : node.end]
        if isinstance(node, Scalar) and not isinstance(plan.data, dict | list):
            prefer: Style = "'" if node.style == "'" else '"' if node.style == '"' else ""
            return yaml_spelling.scalar(plan.data, 0, flow=True, prefer=prefer)
        if node is None or isinstance(node, Scalar) or not plan.children or not _alike(node, plan.data):
            return yaml_spelling.flow(plan.data)
        spans = self._flow_spans(node)
        if not spans:
            return yaml_spelling.flow(plan.data)
        old = {id(one): span for one, span in spans}
        gaps = self._gaps(node, [span for _, span in spans])
        between = gaps[1] if len(gaps) > 2 and "#" not in gaps[1] else ", "
        written = [self._flow_entry(child, old) for child in plan.children]
        if [id(child.node) for child in plan.children] == list(old):
            return "".join(gap + entry for gap, entry in zip(gaps, [*written, ""], strict=True))
        return gaps[0] + between.join(written) + gaps[-1]

    def _flow_spans(self, node: Mapping | Sequence) -> list[tuple[Node, tuple[int, int]]]:
        """Each value with the span of its entry, key included."""
        if self.text[node.start : node.start + 1] not in ("{", "["):
            raise IrregularError
        if isinstance(node, Sequence):
            return [(item, (item.start, item.end)) for item in node.items]
        return [(value, (key.start, max(value.end, self.layout.colon(key) + 1))) for key, value in node.pairs.values()]

    def _gaps(self, node: Mapping | Sequence, spans: list[tuple[int, int]]) -> list[str]:
        """What stands before, between and after the entries."""
        starts = [*(start for start, _ in spans), node.end]
        ends = [node.start, *(end for _, end in spans)]
        return [self.text[end:start] for end, start in zip(ends, starts, strict=True)]

    def _flow_entry(self, plan: Plan, old: dict[int, tuple[int, int]]) -> str:
        node = plan.node
        if plan.key is None:
            return self.flow(plan)
        if node is None:
            return f"{yaml_spelling.key(plan.key, flow=True)} {yaml_spelling.flow(plan.data)}"
        start, end = old[id(node)]
        if plan.same:
            return self.text[start:end]
        head = self.text[start : node.start] if node.end > node.start else self.text[start:end] + " "
        return head + self.flow(plan)


def _alike(node: Node, data: object) -> bool:
    return (isinstance(node, Mapping) and isinstance(data, dict)) or (
        isinstance(node, Sequence) and isinstance(data, list)
    )


def _commented(spelled: str, comment: str) -> str:
    """A comment after a value, or after the head of a literal text."""
    first, line, rest = spelled.partition("\n")
    return first + comment.rstrip() + line + rest


def _texts(data: object) -> list[str]:
    if isinstance(data, dict):
        return [text for value in data.values() for text in _texts(value)]
    if isinstance(data, list):
        return [text for value in data for text in _texts(value)]
    return [str(data)]
