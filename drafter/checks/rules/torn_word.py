"""CHR012: a Latin word torn apart."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR012",
    name="torn-word",
    severity=Severity.INFO,
    title=Message(ja="間の空いた英字の語", en="a Latin word torn apart"),
    why=Message(
        ja="「A I」「Ｄ Ｘ」のように、略語の字の間に空白が入っています。PDF から移した文に残り、検索に掛からず、"
        "行末で語が割れます。",
        en="A blank stands between the letters of an abbreviation, as copies from PDFs have it: no search finds "
        "it, and a line may break there.",
    ),
    rests_on=Message(
        ja="知られた略語の一覧と、文書のほかの箇所の書き方",
        en="a list of known abbreviations, and how the document writes them elsewhere",
    ),
    wrong="A I の活用",
    right="AIの活用",
    repairs="safe",
)

check = damaged.check(RULE)
