"""Numbering schemes as data: a tuple of levels, from which labels, recognition and Word's numbering all come.

Sources: ``nga`` and ``nga-2024`` after the printed proposals of 2020 and 2024; ``koyobun`` after 公用文作成の考え方
(文化審議会建議, 2022), II-1 (第１ → １ → (1) → ア → (ア)); ``mayors`` after the common form of 要望書.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

LevelForm = Literal[
    "decimal",
    "decimal-full",
    "decimal-mixed",
    "upper-roman",
    "lower-alpha",
    "lower-alpha-full",
    "katakana",
    "iroha",
    "circled",
    "kanji",
    "bullet",
]
Role = Literal["heading", "item", "either"]


@dataclass(frozen=True, slots=True)
class Level:
    """One level.

    Attributes:
        form: how the number is written; ``decimal-mixed`` is full width to 9 and half width from 10.
        prefix, suffix: what stands around the number, as ``第`` or ``(`` and ``)``.
        gap: what is printed between the label and the text.
        indent: indent of the label in full-width characters.
        role: whether headed sections, items of lists, or both take this level.
        mark: the glyph of a bullet.
        restart: whether the count starts again under each parent.
    """

    form: LevelForm
    prefix: str = ""
    suffix: str = ""
    gap: str = "　"
    indent: int = 0
    role: Role = "heading"
    mark: str = "・"
    restart: bool = True


@dataclass(frozen=True, slots=True)
class Scheme:
    """A house's levels, from the top down."""

    name: str
    levels: tuple[Level, ...] = field(default=())

    def section_index(self, depth: int) -> int | None:
        """Index of the level for a section at a depth from 1; None when the scheme has none so deep."""
        indexes = [i for i, level in enumerate(self.levels) if level.role != "item"]
        return indexes[depth - 1] if 1 <= depth <= len(indexes) else None

    def item_index(self, depth: int, level: int) -> int | None:
        """Index of the level for an item.

        Args:
            depth: depth of the section that holds it, 0 outside all sections.
            level: depth in the list, from 1.

        A scheme with levels for items only uses those wherever the list stands; else the list goes on
        where the section's level ends. The last bullet serves for all that is deeper.
        """
        only = [i for i, entry in enumerate(self.levels) if entry.role == "item"]
        if only:
            return only[min(level, len(only)) - 1] if level <= len(only) or self._bullet(only[-1]) else None
        index = depth + level - 1
        return index if index < len(self.levels) and self.levels[index].role != "heading" else None

    def _bullet(self, index: int) -> bool:
        return self.levels[index].form == "bullet"


SCHEMES: dict[str, Scheme] = {
    scheme.name: scheme
    for scheme in (
        Scheme(
            "nga",
            (
                Level("upper-roman", gap="　"),
                Level("decimal-mixed", gap="　"),
                Level("decimal", "(", ")", gap=" "),
                Level("bullet", role="item", gap="　"),
            ),
        ),
        Scheme(
            "nga-2024",
            (
                Level("decimal", gap="　"),
                Level("decimal", "(", ")", gap=" "),
                Level("bullet", role="item", gap="　"),
            ),
        ),
        Scheme(
            "koyobun",
            (
                Level("decimal-full", "第", gap="　"),
                Level("decimal-full", gap="　", role="either"),
                Level("decimal", "(", ")", gap=" ", indent=1, role="either"),
                Level("katakana", gap="　", indent=2, role="either"),
                Level("katakana", "(", ")", gap=" ", indent=3, role="either"),
                Level("lower-alpha-full", gap="　", indent=4, role="either"),
                Level("lower-alpha-full", "(", ")", gap=" ", indent=5, role="either"),
            ),
        ),
        Scheme(
            "mayors",
            (
                Level("decimal-full", suffix="．", gap=""),
                Level("decimal", "(", ")", gap=" ", role="either"),
                Level("circled", gap="　", indent=1, role="either"),
            ),
        ),
    )
}
