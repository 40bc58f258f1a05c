"""CNJ005: 及び and 並びに, or 又は and 若しくは, on the wrong level."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.joints import LEVELS, Joint, joints
from drafter.checks.rule import Rule
from drafter.checks.spelling import official, quoted
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.language import Message

RULE = Rule(
    code="CNJ005",
    name="conjunction-order",
    severity=Severity.WARNING,
    title=Message(
        ja="「及び」と「並びに」、「又は」と「若しくは」の段の取り違え", en="conjunctions on the wrong level"
    ),
    why=Message(
        ja="小さい並列は「及び」、それを更に結ぶ大きい並列は「並びに」、大きい選択は「又は」、"
        "その中の小さい選択は「若しくは」で結びます。"
        "「道路及び河川の整備並びに施設の管理」のように、どの語とどの語が一組かが語の形（物か、することか、"
        "「…の…」か）"
        "から分かるものだけを見ます。語の意味を知らなければ分からない組（修繕又は更新若しくは廃止）は"
        "対象にしません。",
        en="及び joins the smaller group and 並びに the groups, 又は parts the larger choice and 若しくは what "
        "lies within. "
        "Told only where the shape of the words shows which belong together "
        "(道路及び河川の整備並びに施設の管理): a bare thing "
        "or doing shares the doing or the thing of its neighbour. What only their sense would tell is left alone.",
    ),
    rests_on=official(
        "公用文作成の考え方（令和4年1月7日文化審議会建議）Ⅱ-1、法令用語の慣用",
        "公用文作成の考え方 (2022), Ⅱ-1, and the usage of laws",
    ),
    wrong="人材の確保並びに育成及び処遇の改善",
    right="人材の確保及び育成並びに処遇の改善",
)
#: shapes of three members whose first two belong together, and whose last two do
_FIRST = {
    ("thing's doing", "doing", "thing's doing"),
    ("thing", "thing's doing", "thing's doing"),
}
_LAST = {
    ("thing's doing", "thing's doing", "doing"),
    ("thing's doing", "thing", "thing's doing"),
}


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each joint, at the conjunction that stands too high or too low."""
    if about.profile.spelling != "official" or about.kind in ("line", "figure"):
        return
    for joint in joints(text):
        at = _wrong(joint)
        if at is None or joint.starts[at] in quoted(text):
            continue
        word = joint.words[at]
        lower, upper = next(pair for pair in LEVELS if word in pair)
        first, second = joint.members[at].text, joint.members[at + 1].text
        message = Message(
            ja=f"「{first}」と「{second}」は一組なので、「{upper if word == lower else word}」ではなく「{lower}」"
            f"で結び、"
            f"その外を「{upper}」で結びます",
            en=f"“{first}” and “{second}” belong together: {lower} joins them, and {upper} what lies outside",
        )
        if joint.words.count(word) > 1:
            message = Message(
                ja=f"「{word}」が同じ段に二つあります。小さい組は「{lower}」、組と組は「{upper}」で一度だけ結びます",
                en=f"{word} stands twice on one level: {lower} joins the smaller groups, {upper} these, once",
            )
        yield Hit(joint.starts[at], joint.starts[at] + len(word), message)


def _wrong(joint: Joint) -> int | None:
    """Which conjunction stands too high: that between two members which belong together; None where none does."""
    for lower, upper in LEVELS:
        for at in range(len(joint.words) - 1):
            pair = joint.words[at : at + 2]
            shapes = joint.shapes[at : at + 3]
            if pair == (upper, lower) and shapes in _FIRST:
                return at
            if pair == (lower, upper) and shapes in _LAST:
                return at + 1
            three = joint.words[at : at + 3]
            bare = all("の" not in member.text for member in joint.members[at + 1 : at + 3])
            if three == (upper, lower, upper) and bare:
                return at
    return None
