"""CNJ001: 並びに where nothing is joined by 及び, 若しくは where nothing is joined by 又は."""

from __future__ import annotations

import re
from collections.abc import Iterable

from drafter.checks.context import split
from drafter.checks.rule import Rule
from drafter.checks.spelling import official, quoted
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CNJ001",
    name="lone-upper-conjunction",
    severity=Severity.WARNING,
    title=Message(
        ja="「及び」のない「並びに」、「又は」のない「若しくは」", en="並びに without 及び, 若しくは without 又は"
    ),
    why=Message(
        ja="一段の並列は「及び」、一段の選択は「又は」を使います。「並びに」は「及び」で結んだもの同士を更に大き"
        "く結ぶとき、"
        "「若しくは」は「又は」で分けたものの中を更に小さく分けるときに限ります。同じ文に「及び」又は「又は」があ"
        "れば対象にしません。",
        en="One level of joining takes 及び, one level of choice 又は. 並びに joins groups that are joined by 及"
        "び within; "
        "若しくは divides within what 又は divides. Sentences that have 及び or 又は as well are left alone.",
    ),
    rests_on=official(
        "公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅱ-1、法令用語の慣用",
        "公用文作成の考え方 (2022), Ⅱ-1, and the usage of laws",
    ),
    wrong="国並びに地方の役割を示すこと。",
    right="国及び地方の役割を示すこと。",
    repairs="unsafe",
)
_PAIRS = (
    (re.compile("(?<=[一-龠々ァ-ヶー」）、])並びに(?!及び)"), re.compile("及び|および|又は|または"), "及び"),
    (re.compile("若しくは"), re.compile("又は|または"), "又は"),
)


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each such conjunction; none within 「」 and in the front matter."""
    if about.profile.spelling != "official" or about.kind in ("line", "figure"):
        return
    for sentence in split(text):
        for lone, needed, simple in _PAIRS:
            if needed.search(sentence.text):
                continue
            for found in lone.finditer(sentence.text):
                at = sentence.start + found.start()
                # at the start of a text it joins what is printed above
                if found.start() == 0 or at in quoted(text):
                    continue
                message = Message(
                    ja=f"この文には「{simple}」がありません。一段の接続には「{found[0]}」ではなく「{simple}」を使います",
                    en=f"one level is joined by {simple}, not by {found[0]}: the sentence has no {simple}",
                )
                yield Hit(at, at + len(found[0]), message, simple)
