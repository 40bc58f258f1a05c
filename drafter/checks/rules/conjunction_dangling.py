"""CNJ003: a conjunction that joins nothing: before another one, a 。 or a closing bracket."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.rule import CONSISTENCY, Rule
from drafter.checks.texts import About, Hit
from drafter.findings import Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="CNJ003",
    name="conjunction-dangling",
    severity=Severity.ERROR,
    title=Message(ja="後に語のない「及び」「又は」など", en="a conjunction that joins nothing"),
    why=Message(
        ja="「及び」「並びに」「又は」「若しくは」の後に語がなく、別の接続詞、句点又は閉じ括弧が続いています。後"
        "の語が落ちたか、接続詞が余っています。",
        en="及び, 並びに, 又は or 若しくは stands before another conjunction, a 。 or a closing bracket: the "
        "word after it is "
        "lost, or it is one too many.",
    ),
    rests_on=CONSISTENCY,
    wrong="国及び並びに地方の役割",
    right="国及び地方の役割",
)
_WORDS = "及び|並びに|又は|若しくは|および|ならびに|または|もしくは"
_DANGLING = lazy.compile(rf"(?<=[一-龠々ァ-ヶー）」])({_WORDS})(?:({_WORDS})|(?=[。．）)」]))")


def look(text: str, about: About) -> Iterable[Hit]:
    """One hit for each."""
    for found in _DANGLING.finditer(text):
        after = found[2] or text[found.end() : found.end() + 1]
        message = Message(
            ja=f"「{found[1]}」の後に語がなく、「{after}」が続いています",
            en=f"nothing follows {found[1]} but “{after}”",
        )
        yield Hit(found.start(), found.end(), message)
