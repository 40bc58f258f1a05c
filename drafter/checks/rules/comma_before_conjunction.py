"""CNJ004: a comma before 及び and the like between nouns, in a house that sets none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.rule import Rule
from drafter.checks.spelling import quoted
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="CNJ004",
    name="comma-before-conjunction",
    severity=Severity.WARNING,
    title=Message(ja="名詞を結ぶ「及び」「又は」の前の読点", en="a comma before 及び or 又は between nouns"),
    why=Message(
        ja="名詞を結ぶ「及び」「並びに」「又は」「若しくは」の前には読点を打たない家の様式です。動詞や節を結ぶと"
        "き（支援し、又は代行する）、"
        "「場合」「とき」「者」などに長い修飾が付くときは読点を打つので、対象にしません。",
        en="The house sets no comma before 及び, 並びに, 又は, 若しくは between nouns. Between verbs and clauses "
        "(支援し、又は代行する) "
        "and after 場合, とき, 者 with a clause before them the comma belongs there.",
    ),
    rests_on=Message(
        ja="様式の wording.commas: none（公用文作成の考え方 Ⅰ-5、法令の慣用）",
        en="the template's wording.commas: none (公用文作成の考え方 Ⅰ-5, and the usage of laws)",
    ),
    wrong="道路、河川、及び港湾",
    right="道路、河川及び港湾",
    needs="template",
    repairs="safe",
)
_COMMA = lazy.compile(r"(?<=[一-龠々ァ-ヶー])[、，](?=(?:及び|並びに|又は|若しくは)(?![、，]))")
_CLAUSE = lazy.compile(
    r"(?:[ぁ-ん](?:場合|者|時|際|旨|間|上|中|後|前|以外|等)|[都毎]度|今後|従来|現在|近年|結果|当面|随時)\Z"
)
#: kana of a clause: more than の, 及び and the kana within nouns
_VERB = lazy.compile("[うくぐすつぬぶむるただいてしりれせえけめねべげをはがにでもと](?=[一-龠々ァ-ヶー])")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each comma after a noun."""
    if about.profile.commas != "none":
        return
    for found in _COMMA.finditer(text):
        if found.start() in quoted(text) or _CLAUSE.search(text[max(0, found.start() - 6) : found.start()]):
            continue
        word = re.match("及び|並びに|又は|若しくは", text[found.end() :])
        if word and word[0] == "並びに" and _is_long(text[: found.start()]):
            continue
        message = Message(
            ja=f"名詞を結ぶ「{word[0] if word else ''}」の前には読点を打ちません",
            en=f"no comma before {word[0] if word else ''} between nouns",
        )
        yield Hit(found.start(), found.end(), message, "", safe=True)


def _is_long(left: str) -> bool:
    """Whether what 並びに joins to is a long group of 及び, which a comma may set apart: one with a clause, or of 30
    letters and more.
    """
    group = re.split("[。、，]", left)[-1]
    return "及び" in left[-40:] and ("及び" not in group or len(group) > 30 or _VERB.search(group) is not None)
