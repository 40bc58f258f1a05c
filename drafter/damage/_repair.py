"""The tree with its safe repairs done, and the account of its lines after that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from drafter.damage import Damage, Field
from drafter.document import Block, Document, Line, Origin, Section, Span
from drafter.numbering.account import Account

#: the repairs of one node, by what of it is damaged
_Edits = dict[Field, list[Damage]]
_BREAK = "\n"


def repair(document: Document, damages: Iterable[Damage]) -> Document:
    """See ``drafter.damage.repair``."""
    edits = _by_node(damages)
    if not edits:
        return document
    date = document.date
    if date is not None and "date" in edits:
        printed, origin = _text(date.printed, date.origin, edits["date"])
        date = replace(date, printed=printed, origin=origin)
    return replace(
        document,
        title=_line(document.title, edits.get("title")),
        subtitle=_line(document.subtitle, edits.get("subtitle")),
        issuer=_lines(document.issuer, "issuer", edits),
        addressees=_lines(document.addressees, "addressees", edits),
        end=_line(document.end, edits.get("end")),
        signature=_lines(document.signature, "signature", edits),
        date=date,
        front=_blocks(document.front, "front", edits),
        preamble=_blocks(document.preamble, "preamble", edits),
        closing=_blocks(document.closing, "closing", edits),
        sections=_sections(document.sections, edits),
    )


def moved(account: Account, damages: Iterable[Damage]) -> Account:
    """See ``drafter.damage.moved``."""
    joined: dict[str, list[int]] = {}
    for damage in damages:
        if damage.mended and damage.old == _BREAK:
            parent, index = _parted(damage.node)
            joined.setdefault(parent, []).append(index)
    if not joined:
        return account
    names: dict[str, str] = {}
    for line in account.lines:
        if line.node not in names:
            names[line.node] = _renamed(line.node, joined)
    return Account(tuple(replace(line, node=names[line.node]) for line in account.lines))


def _by_node(damages: Iterable[Damage]) -> dict[str, _Edits]:
    found: dict[str, _Edits] = {}
    for damage in damages:
        if damage.mended:
            found.setdefault(damage.node, {}).setdefault(damage.field, []).append(damage)
    return found


# ---------------------------------------------------------------- texts


def _text(text: str, origin: Origin, edits: _Edits | None, field: Field = "text") -> tuple[str, Origin]:
    """A text with its repairs, and its origin with the spans on the same letters."""
    inside = sorted((d for d in (edits or {}).get(field, ()) if d.old != _BREAK), key=lambda d: d.start)
    if not inside:
        return text, origin
    pieces, done = [], 0
    for damage in inside:
        pieces += [text[done : damage.start], damage.new or ""]
        done = damage.end
    pieces.append(text[done:])
    if origin.spans and field == "text":
        origin = replace(origin, spans=_spans(origin.spans, inside))
    return "".join(pieces), origin


def _spans(spans: Sequence[Span], edits: Sequence[Damage]) -> tuple[Span, ...]:
    """Each span moved by the repairs before it; one that ends inside a repair takes in the whole of it."""
    return tuple(
        replace(span, start=_moved(span.start, edits, last=False), end=_moved(span.end, edits, last=True))
        for span in spans
    )


def _moved(index: int, edits: Sequence[Damage], *, last: bool) -> int:
    shift = 0
    for damage in edits:
        new = len(damage.new or "")
        if damage.end <= index:
            shift += new - (damage.end - damage.start)
        elif damage.start < index:
            return damage.start + shift + (new if last else 0)
    return index + shift


def _line(line: Line, edits: _Edits | None) -> Line:
    if not edits:
        return line
    return Line(*_text(line.text, line.origin, edits))


def _lines(lines: tuple[Line, ...], name: str, edits: dict[str, _Edits]) -> tuple[Line, ...]:
    if len(lines) == 1:
        return (_line(lines[0], edits.get(name)),)
    return tuple(_line(line, edits.get(f"{name}[{i}]")) for i, line in enumerate(lines))


# ---------------------------------------------------------------- the tree


def _block(block: Block, edits: _Edits | None) -> Block:
    if not edits:
        return block
    text, origin = _text(block.text, block.origin, edits)
    label = _text(block.label, block.origin, edits, "label")[0] if block.label else block.label
    rows = block.rows
    if any(isinstance(field, tuple) for field in edits):
        rows = tuple(
            tuple(_text(cell, origin, edits, (r, c))[0] for c, cell in enumerate(row)) for r, row in enumerate(rows)
        )
    return replace(block, text=text, label=label, rows=rows, origin=origin)


def _blocks(blocks: tuple[Block, ...], name: str, edits: dict[str, _Edits]) -> tuple[Block, ...]:
    return tuple(node for node in _children(blocks, name, edits, {}) if isinstance(node, Block))


def _children(
    nodes: Sequence[Block | Section], name: str, edits: dict[str, _Edits], made: dict[str, Section]
) -> tuple[Block | Section, ...]:
    """Neighbours with their repairs, a torn paragraph joined to the one before it. Args: made: sections beneath."""
    found: list[Block | Section] = []
    joining = False
    for i, node in enumerate(nodes):
        path = f"{name}[{i}]"
        if isinstance(node, Section):
            found.append(made[path])
            continue
        block = _block(node, edits.get(path))
        before = found[-1] if found else None
        if joining and isinstance(before, Block):
            found[-1] = _joined(before, block)
        else:
            found.append(block)
        joining = any(damage.old == _BREAK for damage in edits.get(path, {}).get("text", ()))
    return tuple(found)


def _joined(first: Block, second: Block) -> Block:
    """Two paragraphs as one."""
    length = len(first.text)
    spans = tuple(replace(span, start=span.start + length, end=span.end + length) for span in second.origin.spans)
    origin = replace(
        first.origin,
        end_line=max(first.origin.end_line, second.origin.end_line),
        spans=(*first.origin.spans, *spans),
    )
    return replace(
        first,
        text=first.text + second.text,
        request=first.request or second.request,
        blanks=(*first.blanks, *second.blanks),
        origin=origin,
    )


def _sections(sections: tuple[Section, ...], edits: dict[str, _Edits]) -> tuple[Section, ...]:
    """From the leaves upwards, without recursion: a document may be as deep as a reader allows."""
    order: list[tuple[str, Section]] = []
    stack = [(f"sections[{i}]", section) for i, section in enumerate(sections)]
    while stack:
        path, section = stack.pop()
        order.append((path, section))
        stack += [(f"{path}.content[{i}]", n) for i, n in enumerate(section.content) if isinstance(n, Section)]
    made: dict[str, Section] = {}
    for path, section in reversed(order):
        own = edits.get(path)
        heading, origin = _text(section.heading, section.origin, own)
        label = _text(section.label, section.origin, own, "label")[0] if section.label else section.label
        content = _children(section.content, f"{path}.content", edits, made)
        made[path] = replace(section, heading=heading, label=label, content=content, origin=origin)
    return tuple(made[f"sections[{i}]"] for i in range(len(sections)))


# ---------------------------------------------------------------- the account


def _parted(node: str) -> tuple[str, int]:
    """``a.content[3]`` → (``a.content``, 3)."""
    parent, _, index = node.rpartition("[")
    return parent, int(index.rstrip("]"))


def _renamed(node: str, joined: dict[str, list[int]]) -> str:
    """A node's path after the joins, each step of it by those before it among its neighbours."""
    old = new = ""
    for name, index in re.findall(r"([^\[\]]+)\[(\d+)\]", node):
        number = int(index)
        before = sum(at < number for at in joined.get(old + name, ()))
        new += f"{name}[{number - before}]"
        old += f"{name}[{index}]"
    return new or node
