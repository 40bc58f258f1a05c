"""CNJ001: 並びに where nothing is joined by 及び, 若しくは where nothing is joined by 又は."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import split
from drafter.checks.rule import Rule
from drafter.checks.spelling import official, quoted
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
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
        "「若しくは」は「又は」で分けたものの中を更に小さく分けるときに限ります。その前後の語の並びに「及び」又は"
        "「又は」があれば対象にしません。",
        en="One level of joining takes 及び, one level of choice 又は. 並びに joins groups that are joined by 及"
        "び within; "
        "若しくは divides within what 又は divides. Where 及び or 又は stands in the same run of nouns, "
        "nothing is said.",
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
    (lazy.compile("(?<=[一-龠々ァ-ヶー」）、])並びに(?!及び)"), ("及び", "および", "又は", "または"), "及び"),
    (lazy.compile("若しくは"), ("又は", "または"), "又は"),
)
#: a comma that parts clauses, not words
_CLAUSE = lazy.compile("[ぁ-ん]、(?!(?:並びに|若しくは|又は|及び))")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each such conjunction; none within 「」 and in the front matter."""
    if about.profile.spelling != "official" or about.kind in ("line", "figure"):
        return
    for sentence in split(text):
        for lone, needed, simple in _PAIRS:
            for found in lone.finditer(sentence.text):
                at = sentence.start + found.start()
                # at the start of a text it joins what is printed above
                if found.start() == 0 or at in quoted(text):
                    continue
                if any(word in _run(sentence.text, found.start()) for word in needed):
                    continue
                message = Message(
                    ja=f"この並びには「{simple}」がありません。一段の接続には「{found[0]}」ではなく「{simple}」"
                    f"を使います",
                    en=f"one level is joined by {simple}, not by {found[0]}: this run of words has no {simple}",
                )
                yield Hit(at, at + len(found[0]), message, simple)


def _run(sentence: str, at: int) -> str:
    """The clause that a place stands in; where a bracket is open across its edges, the whole sentence."""
    cuts = [0, *(cut.end() for cut in _CLAUSE.finditer(sentence)), len(sentence)]
    start = max(cut for cut in cuts if cut <= at)
    end = min(cut for cut in cuts if cut > at)
    clause = sentence[start:end]
    whole = all(clause.count(a) == clause.count(b) for a, b in ("（）", "「」"))
    return clause if whole else sentence
