"""Slots: typed blanks in a clause's text, written ``{{name}}``; ``drafter.library.marks`` knows the syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from drafter.library.marks import APART, SLOT, Mark, Node, SlotMark, Words, marked, parse

_BRACES = re.compile(r"\{\{|\}\}|｛｛|｝｝")


def names(text: str) -> tuple[str, ...]:
    """Names of the slots in a text, in order, with repetitions; those within marks too."""
    if not marked(text):
        return tuple(SLOT.findall(text)) if "{{" in text else ()
    return tuple(slot.name for slot in _slots(text))


def _slots(text: str) -> Iterator[SlotMark]:
    stack = list(reversed(parse(text))) if "{{" in text else []
    while stack:
        node = stack.pop()
        if isinstance(node, SlotMark):
            yield node
        elif isinstance(node, Mark):
            stack.extend(reversed((*node.inner, *(node.reading or ()))))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where a text is not printed as it is written.

    Returns:
        First characters and those after the last, in order: slots, references and footnotes as a whole, of other
        marks the braces and what stands behind a bar.
    """
    return tuple(_spans(parse(text))) if "{{" in text else ()


def _spans(nodes: tuple[Node, ...]) -> Iterator[tuple[int, int]]:
    for node in nodes:
        if isinstance(node, SlotMark) or (isinstance(node, Mark) and node.kind in APART):
            yield node.start, node.end
        elif isinstance(node, Mark):
            yield node.start, node.first
            yield from _spans(node.inner)
            last = node.inner[-1] if node.inner else None
            shown = node.first if last is None else last.start + len(last.text) if isinstance(last, Words) else last.end
            yield shown, node.end


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each slot that has a value replaced; the others, and marks, stay as they are."""
    if not marked(text):
        return SLOT.sub(lambda match: values.get(match[1], match[0]), text)
    out, at = "", 0
    for slot in _slots(text):
        if slot.name in values:
            out += text[at : slot.start] + values[slot.name]
            at = slot.end
    return out + text[at:]


def write(name: str) -> str:
    """How a slot is written: ``{{name}}``."""
    return "{{" + name + "}}"


def malformed(text: str) -> Iterator[tuple[int, str]]:
    """Double braces that form neither slot nor mark: (offset, the words around), for a finding.

    ``{{年度}``, ``年度}}``, ``{{}}`` and the full-width ``｛｛年度｝｝``.
    """
    stack = list(reversed(parse(text)))
    while stack:
        node = stack.pop()
        if isinstance(node, Mark):
            stack.extend(reversed((*node.inner, *(node.reading or ()))))
        elif isinstance(node, Words):
            for match in _BRACES.finditer(node.text):
                at = node.start + match.start()
                yield at, text[max(0, at - 8) : at + 10]
