"""CHR003: a character that was lost."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR003",
    name="lost-character",
    severity=Severity.ERROR,
    title=Message(ja="読めなかった文字の跡", en="a character that was lost"),
    why=Message(
        ja="「�」「〓」「??」は、変換のときに失われた文字の跡です。何の字であったかは元の文書にしかありません。",
        en="A replacement mark, 〓 or ?? stands where a conversion lost a letter. Only the original tells which.",
    ),
    rests_on=Message(ja="JIS X 0208・0213 の文字の範囲", en="the characters of JIS X 0208 and 0213"),
    wrong="水道管の更〓に要する経費",
    right="水道管の更新に要する経費",
    repairs="none",
)

check = damaged.check(RULE)
