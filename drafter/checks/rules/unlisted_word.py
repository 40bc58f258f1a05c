"""ORT001: a word with kanji outside 常用漢字表 for which official texts have a usual spelling."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from drafter.checks.rule import Rule
from drafter.checks.spelling import official, spelt, written
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="ORT001",
    name="unlisted-word",
    severity=Severity.WARNING,
    title=Message(ja="常用漢字表にない漢字の語", en="a word with kanji outside the list of common kanji"),
    why=Message(
        ja="常用漢字表にない漢字を含む語は、仮名、交ぜ書き又は同じ意味の常用漢字で書きます（漏洩→漏えい、斡旋→あっせん、恰好→格好）。"
        "「」の中の名称と、宛先や発出者の名は対象にしません。専門用語としてそのまま使うことのある語（橋梁、脆弱など）は情報とします。",
        en="Words with kanji outside the list are written in kana, partly in kana, or with a listed kanji of the same "
        "meaning (漏洩→漏えい). Names within 「」 and in the front matter are left alone; words that experts go on "
        "writing so (橋梁, 脆弱) are information only.",
    ),
    rests_on=official(
        "常用漢字表（平成22年内閣告示第2号）、公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅰ-1",
        "常用漢字表 (Cabinet Notice 2 of 2010); 公用文作成の考え方 (2022), Ⅰ-1",
    ),
    wrong="個人情報の漏洩を防ぐこと。",
    right="個人情報の漏えいを防ぐこと。",
    repairs="both",
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each such word; where houses differ it is information."""
    for hit in spelt("unlisted_words", text, about, written):
        yield hit if hit.safe else replace(hit, severity=Severity.INFO)
