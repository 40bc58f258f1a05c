"""Small helpers of the rules: labels and lists of numbers as messages show them."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.document import Block, Section


def shown(label: str | None, text: str, limit: int = 24) -> str:
    """A node as a message names it: its label and the beginning of its text."""
    whole = f"{label} {text}".strip() if label else text
    return whole if len(whole) <= limit else whole[: limit - 1] + "…"


def name(node: Block | Section) -> str:
    """A section or block as a message names it."""
    return shown(node.label, node.heading if isinstance(node, Section) else node.text)


def joined(words: Iterable[str], limit: int = 6) -> str:
    """``（２）、（３）``; further ones as …"""
    every = list(words)
    return "、".join(every[:limit]) + ("…" if len(every) > limit else "")
