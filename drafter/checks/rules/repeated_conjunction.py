"""CNJ002: 及び or 又は twice where a comma and one conjunction would do."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import quoted
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="CNJ002",
    name="repeated-conjunction",
    severity=Severity.WARNING,
    title=Message(ja="「及び」「又は」の繰り返し", en="及び or 又は repeated"),
    why=Message(
        ja="同じ段の語を三つ以上並べるときは、「A、B及びC」のように最後だけに「及び」「又は」を置きます。"
        "「国及び地方の役割及び責任」のように、間に「の」などがあって別の並列であるときは対象にしません。",
        en="Three words and more of one level are listed as A、B及びC. What lies on two levels (国及び地方の役割"
        "及び責任) is "
        "left alone.",
    ),
    rests_on=Message(
        ja="公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅱ-1、法令用語の慣用",
        en="公用文作成の考え方 (2022), Ⅱ-1, and the usage of laws",
    ),
    wrong="国及び都道府県及び市町村",
    right="国、都道府県及び市町村",
    repairs="unsafe",
)
_NOUN = "[一-龠々ァ-ヶー・A-Za-zＡ-Ｚａ-ｚ]"
#: kana within a noun (橋りょう, がれき): no particle, no end of a verb
_KANA = "りょう|がれき|ごみ|こども|し尿|ろ過|ばい煙|じん肺|ため池|がけ|けん引|せん定|あっせん"
_WORD = f"(?:{_NOUN}|{_KANA})"
_TWICE = lazy.compile(
    rf"(?:(?<={_NOUN})|(?<=りょう)|(?<=がれき)|(?<=ごみ)|(?<=こども))(及び|および|又は|または)"
    rf"(?={_WORD}{{1,14}}\1{_WORD})"
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each conjunction that a comma should replace."""
    for found in _TWICE.finditer(text):
        if found.start() in quoted(text):
            continue
        word = found[1]
        message = Message(
            ja=f"「{word}」が同じ段で繰り返されています。最後の一つだけにし、前は「、」とします",
            en=f"{word} is repeated on one level: only the last stays, 、 for those before",
        )
        yield Hit(found.start(), found.end(), message, "、")
