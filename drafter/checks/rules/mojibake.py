"""CHR014: text garbled by a wrong encoding."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR014",
    name="mojibake",
    severity=Severity.ERROR,
    title=Message(ja="文字化け", en="text garbled by a wrong encoding"),
    why=Message(
        ja="文字コードを取り違えて読んだ跡です。元のファイルを正しい文字コードで読み直してください。",
        en="The text was read in a wrong encoding once. Read the original file anew.",
    ),
    rests_on=Message(
        ja="文字コードの規格（UTF-8、Shift_JIS、EUC-JP）の対応",
        en="how the encodings UTF-8, Shift_JIS and EUC-JP map to one another",
    ),
    wrong="縺薙・譁の内容",
    right="この文の内容",
    repairs="none",
)

check = damaged.check(RULE)
