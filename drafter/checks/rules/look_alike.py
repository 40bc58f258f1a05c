"""CHR008: a letter that only looks right."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR008",
    name="look-alike",
    severity=Severity.WARNING,
    title=Message(ja="形の似た別の文字", en="a letter that only looks right"),
    why=Message(
        ja="片仮名の「ロ」と漢字の「口」、長音「ー」と漢数字「一」やダッシュ、"
        "英字の「A」とキリル文字の「А」などの取り違えです。文字認識や手入力で起こり、検索から漏れます。"
        "語として確かなときだけ指摘します。",
        en="ロ for 口, the kanji 一 or a dash for ー, a Cyrillic А for A: slips of OCR and of the hand that no search "
        "finds. Told only where the word is sure.",
    ),
    rests_on=Message(
        ja="文書に現れる語と、知られた語の一覧", en="the words of the document and of a list of known words"
    ),
    wrong="オープンデ一タ",
    right="オープンデータ",
    repairs="both",
)

check = damaged.check(RULE)
