"""STA006: （案） left on what has been adopted."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.adopted import Adopted, marked
from drafter.checks.context import Context, Node
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document, Part
from drafter.findings import Finding, Severity
from drafter.japanese import lazy
from drafter.language import Message

RULE = Rule(
    code="STA006",
    name="draft-plan",
    severity=Severity.WARNING,
    title=Message(ja="決まったものに残る（案）", en="（案） on what has been adopted"),
    why=Message(
        ja="同じ文書が「策定された」「閣議決定された」等と書いている計画に（案）が残っているか、"
        "確定した文書の本文が自らを「提言（案）」と呼んでいます。"
        "（案）を削ってください。題名の（案）は PRT005 が見ます。",
        en="A plan that the same document calls adopted is still marked （案）, or a final document calls itself "
        "提言（案） in its text. Take the mark away. PRT005 looks at the title.",
    ),
    rests_on=CONSISTENCY,
    wrong="○○計画（案）に基づき（同じ文書に「令和８年３月に○○計画が策定された」）",
    right="○○計画に基づき",
    repairs="unsafe",
)
MARK = lazy.compile(r"[（(][ 　]?(?:素|原|骨子|修正|中間|最終)?案[ 　]?[）)]")
#: what was heard or shown while it was a draft
_HEARD = lazy.compile(
    r"[」』]?(?:(?:に対する|への|に関する|に係る|について(?:の)?)(?:[^、。]{0,8}(?:意見|パブリック|協議|説明|諮問|答申))"
    r"|(?:が|を|は)[^、。]{0,12}(?:示され|公表|提示|作成|取りまとめ|諮|審議|了承|公開|示し)|の(?:公表|提示|段階|審議|作成))"
)
_OWN = lazy.compile(
    r"(?:^|[、。「『 　])(?:本|この|当|今回の)(?:緊急)?(?:提言|要望|要望書|提案|決議|意見書|声明|宣言|アピール)[」』]?"
    r"(?P<mark>[（(][ 　]?(?:素|原|修正|最終)?案[ 　]?[）)])"
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each mark in running text, headings and tables."""
    matter = {id(document.title), id(document.subtitle)} | {
        id(unit.node) for unit in context.units if unit.part is Part.FRONT
    }
    places = [(node, path, text) for node, path, text in context.texts if "案" in text and id(node) not in matter]
    adopted: Adopted | None = None
    for node, path, text in places:
        own = {hit.span("mark") for hit in _OWN.finditer(text)} if context.final else set()
        for span in sorted(own):
            yield _finding(context, (node, path, text), span, None)
        for one in marked(text, MARK):
            if (one.start, one.end) in own or _HEARD.match(text, one.end):
                continue
            adopted = adopted or Adopted(context)
            name = adopted.name(one.names)
            if name:
                yield _finding(context, (node, path, text), (one.start, one.end), name)


def _finding(
    context: Context, place: tuple[Node, tuple[int, ...], str], span: tuple[int, int], name: str | None
) -> Finding:
    node, path, text = place
    mark = text[slice(*span)]
    if name is None:
        message = Message(
            ja=f"確定した文書の本文に {mark} が残っています", en=f"the document is final, but its text says {mark}"
        )
    else:
        message = Message(
            ja=f"「{name}」は決まったものと書かれているのに、{mark} が残っています",
            en=f"“{name}” is said to have been adopted, but is marked {mark}",
        )
    return context.finding(RULE, node, message, path=path, text=text, span=span, new="")
