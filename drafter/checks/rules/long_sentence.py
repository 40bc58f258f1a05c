"""END005: a very long sentence; a matter of taste, asked only where it is named in the settings."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import split
from drafter.checks.rule import Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="END005",
    name="long-sentence",
    severity=Severity.INFO,
    title=Message(ja="長い文", en="a long sentence"),
    why=Message(
        ja="200字を超える文です。提言の文は長くなりがちで、中央値でも80字から120字です。"
        "分けた方が読みやすいかを見るためのもので、drafter.yaml の rules で指定したときに限り働きます。",
        en="A sentence of more than 200 characters. Half the sentences of proposals have 80 to 120. Asked only where "
        "drafter.yaml names it under rules.",
    ),
    rests_on=Message(
        ja="公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅲ-3（一文を短くする）",
        en="公用文作成の考え方 (2022), Ⅲ-3 (keep sentences short)",
    ),
    wrong="（200字を超える一文）",
    right="（二つ以上に分けた文）",
    on=False,
)
#: characters of a sentence
LONGEST = 200


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each sentence of more than 200 characters."""
    if len(text) <= LONGEST or about.kind not in ("paragraph", "item"):
        return
    for sentence in split(text):
        length = len(sentence.text)
        if length > LONGEST:
            message = Message(ja=f"一文が{length}字あります", en=f"a sentence of {length} characters")
            yield Hit(sentence.start, sentence.end, message)
