"""Word's native numbering, from the same levels as the text labels.

``definition`` gives what ``w:lvl`` needs; ``shown`` is what Word prints for a number format; ``literal`` tells where
Word's own counting would print something else than our label, so that the writer must give that paragraph a
``w:num`` of its own with the literal text as ``w:lvlText`` (the count goes on all the same).

Source: ISO/IEC 29500-1, 17.18.59 ST_NumberFormat and 17.9 Numbering; ``upperRoman`` prints ASCII letters, not Ⅰ.
"""

from __future__ import annotations

from dataclasses import dataclass

from drafter.numbering import glyphs, labels, word_numbers
from drafter.numbering.schemes import Level, Scheme

_FORMATS: dict[str, str] = {
    "decimal": "decimal",
    "decimal-full": "decimalFullWidth",
    "decimal-mixed": "decimalFullWidth",
    "upper-roman": "upperRoman",
    "lower-alpha": "lowerLetter",
    "lower-alpha-full": "lowerLetter",
    "katakana": "aiueoFullWidth",
    "iroha": "irohaFullWidth",
    "circled": "decimalEnclosedCircle",
    "kanji": "japaneseCounting",
    "bullet": "bullet",
}
#: up to which number all programs print the same
_CERTAIN = {
    "decimal": 9999,
    "decimalFullWidth": 9999,
    "upperRoman": 399,
    "lowerLetter": len(glyphs.LOWER),
    "aiueoFullWidth": len(glyphs.KATAKANA),
    "irohaFullWidth": len(glyphs.IROHA),
    "decimalEnclosedCircle": 20,
    "japaneseCounting": 9999,
}


@dataclass(frozen=True, slots=True)
class WordLevel:
    """What ``w:lvl`` needs.

    Attributes:
        index: ``w:ilvl``, from 0.
        number_format: ``w:numFmt``.
        text: ``w:lvlText``, as ``(%3)``; the glyph itself for a bullet.
        restart: whether ``w:lvlRestart`` is left at its default (True) or 0 (False).
    """

    index: int
    number_format: str
    text: str
    restart: bool


def definition(scheme: Scheme, index: int) -> WordLevel:
    """Word's definition of one level of a scheme."""
    level = scheme.levels[index]
    inner = level.mark if level.form == "bullet" else f"%{index + 1}"
    return WordLevel(index, _FORMATS[level.form], level.prefix + inner + level.suffix, level.restart)


def definitions(scheme: Scheme) -> tuple[WordLevel, ...]:
    """Word's definitions of all levels of a scheme."""
    return tuple(definition(scheme, index) for index in range(len(scheme.levels)))


def literal(level: Level, number: int) -> str | None:
    """The text that must be given as it stands, None where Word's own counting prints our label."""
    wanted = labels.format(level, number)
    own = shown(_FORMATS[level.form], number)
    native = level.mark if level.form == "bullet" else own
    return None if native is not None and level.prefix + native + level.suffix == wanted else wanted


def shown(number_format: str, number: int) -> str | None:
    """What Word prints for a number in one of the formats used here; None where implementations differ."""
    return word_numbers.spell(number_format, number) if number <= _CERTAIN.get(number_format, 0) else None
