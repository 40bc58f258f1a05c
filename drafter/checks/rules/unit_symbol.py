"""ORT016: a unit with capitals in the wrong place."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import mistaken, spelt
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT016",
    name="unit-symbol",
    severity=Severity.WARNING,
    title=Message(ja="単位の記号の大文字・小文字", en="capitals in the symbol of a unit"),
    why=Message(
        ja="単位の記号は大文字と小文字で意味が違います（kWh、Mbps、GHz、hPa、km）。数字の直後にあるものだけを見ます。",
        en="Capitals matter in the symbols of units (kWh, Mbps, GHz, hPa, km). Only what follows a digit is looked at.",
    ),
    rests_on=Message(
        ja="計量単位規則（平成4年通商産業省令第80号）別表、JIS Z 8000",
        en="the Ordinance on Measurement Units (1992), annexed tables; JIS Z 8000",
    ),
    wrong="最大500KWの設備と100mbpsの回線",
    right="最大500kWの設備と100Mbpsの回線",
    repairs="both",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/unit_symbols.tsv``."""
    return spelt("unit_symbols", text, about, mistaken)
