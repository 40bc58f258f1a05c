"""CHR005: a character that cannot be seen."""

from __future__ import annotations

from drafter.checks import damaged
from drafter.checks.rule import Rule
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CHR005",
    name="hidden-character",
    severity=Severity.INFO,
    title=Message(ja="見えない文字", en="a character that cannot be seen"),
    why=Message(
        ja="幅のない空白、ソフトハイフン、書字方向の指定などは画面では見えませんが、検索や照合を妨げます。"
        "英単語の間の幅のない空白だけは、語の区切りかもしれないので確かめて直してください。",
        en="Zero-width blanks, soft hyphens and direction marks cannot be seen and get into the way of search and "
        "comparison. Between two Latin words the blank may be meant.",
    ),
    rests_on=Message(
        ja="文章の検索・照合ができること（Unicode の書式制御文字）",
        en="that texts can be searched and compared (Unicode’s format characters)",
    ),
    wrong="整備\u200bを急ぐ",
    right="整備を急ぐ",
    repairs="both",
)

check = damaged.check(RULE)
