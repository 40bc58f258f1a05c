"""DUP002: a sentence twice within one text."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import split
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese.glyphs import squeeze
from drafter.language import Message

RULE = Rule(
    code="DUP002",
    name="sentence-repeated",
    severity=Severity.WARNING,
    title=Message(ja="一つの文章に同じ文が二度ある", en="a sentence twice within one text"),
    why=Message(
        ja="一つの段落に同じ文が二度あります。貼付けの重なりがよくある原因です。後の文を削ってください。",
        en="A paragraph has the same sentence twice, most often by pasting it twice. Take the later one out.",
    ),
    rests_on=CONSISTENCY,
    wrong="通信網の整備を支援すること。通信網の整備を支援すること。",
    right="通信網の整備を支援すること。",
    repairs="unsafe",
)
#: a shorter sentence may well come again (以上である。)
SHORTEST = 10


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each later sentence."""
    if text.count("。") < 2 or about.kind == "figure":
        return
    seen: set[str] = set()
    for sentence in split(text):
        key = squeeze(sentence.text)
        if len(key) >= SHORTEST and key in seen:
            message = Message(ja="同じ文がこの段落に二度あります", en="this sentence stands twice in the paragraph")
            yield Hit(sentence.start, sentence.end, message, new="")
        seen.add(key)
