"""LAY005: a blank within a sentence."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="LAY005",
    name="stray-blank",
    severity=Severity.INFO,
    title=Message(ja="文の途中の空白", en="a blank within a sentence"),
    why=Message(
        ja="語の途中や、語と続く助詞の間に空白があります。ほかの文書から移した文に残ります。"
        "同じ語が文書のほかの所で続けて書かれているときなど、確かなときだけ指摘します。",
        en="A blank stands within a word, or between a word and its particle. Told only where it is sure, as "
        "where the document writes the word without it elsewhere.",
    ),
    rests_on=Message(
        ja="文書の内部の整合（様式によらない）", en="the document's own consistency (whatever the template)"
    ),
    wrong="事業の推 進を支援",
    right="事業の推進を支援",
    repairs="safe",
)

check = damaged.check(RULE)
