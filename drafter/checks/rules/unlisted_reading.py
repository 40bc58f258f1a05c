"""ORT018: a kanji with a reading that the list of common kanji lacks."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT018",
    name="unlisted-reading",
    severity=Severity.WARNING,
    title=Message(ja="表にない読み方の漢字", en="a kanji with a reading outside the list"),
    why=Message(
        ja="常用漢字表にない読み方（活かす、拓く、想い、拡がる、護る）は、同じ訓の常用漢字（生かす、開く、思い、"
        "広がる、守る）か仮名で書きます。「」の中の名称や標語は対象にしません。",
        en="Readings that the list lacks (活かす, 拓く, 想い) are written with the listed kanji of the same "
        "reading (生かす, 開く, 思い) or in kana. Names and mottoes within 「」 are left alone.",
    ),
    rests_on=official(
        "常用漢字表（平成22年内閣告示第2号）、公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅰ-1",
        "常用漢字表 (Cabinet Notice 2 of 2010); 公用文作成の考え方 (2022), Ⅰ-1",
    ),
    wrong="地域の特性を活かし、未来を切り拓く取組",
    right="地域の特性を生かし、未来を切り開く取組",
    repairs="safe",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each entry of ``lexicon/unlisted_readings.tsv``."""
    return spelt("unlisted_readings", text, about, written)
