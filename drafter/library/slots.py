"""Slots: typed blanks in a clause's text, written ``{{name}}``. The one place that knows their syntax."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_SLOT = re.compile(r"\{\{[ \u3000]*([^{}\n]*?[^{}\n \u3000])[ \u3000]*\}\}")
_LEFT = re.compile(r"\{\{|\}\}|｛｛|｝｝")


def names(text: str) -> tuple[str, ...]:
    """Names of the slots in a text, in order, with repetitions."""
    return tuple(_SLOT.findall(text))


def spans(text: str) -> tuple[tuple[int, int], ...]:
    """Where the slots stand in a text: their first characters and those after their last."""
    return tuple(match.span() for match in _SLOT.finditer(text))


def fill(text: str, values: Mapping[str, str]) -> str:
    """The text with each slot that has a value replaced; the others stay as they are."""
    return _SLOT.sub(lambda match: values.get(match[1], match[0]), text)


def write(name: str) -> str:
    """How a slot is written: ``{{name}}``."""
    return "{{" + name + "}}"


def malformed(text: str) -> Iterator[tuple[int, str]]:
    """Double braces that form no slot: (offset, the words around), for a finding.

    ``{{年度}``, ``年度}}``, ``{{}}`` and the full-width ``｛｛年度｝｝``.
    """
    slots = spans(text)
    for match in _LEFT.finditer(text):
        if not any(start <= match.start() < end for start, end in slots):
            yield match.start(), text[max(0, match.start() - 8) : match.end() + 8]
