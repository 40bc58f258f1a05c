"""CHR007: a voicing mark apart from its letter."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR007",
    name="loose-mark",
    severity=Severity.INFO,
    title=Message(ja="分かれた濁点・半濁点", en="a voicing mark apart from its letter"),
    why=Message(
        ja="「か」と「゛」が別の文字になっています。見た目は「が」でも、検索に掛からず、"
        "機器によって離れて表示されます。macOS のファイル名や一部の PDF から移した文に残ります。",
        en="か and its mark are two characters: it looks like が, is not found by a search, and falls apart on some "
        "machines.",
    ),
    rests_on=Message(ja="Unicode の正規化形式 C（NFC）", en="Unicode’s normalization form C"),
    wrong="整備か\u3099遅れる",
    right="整備が遅れる",
    repairs="safe",
)

check = damaged.check(RULE)
