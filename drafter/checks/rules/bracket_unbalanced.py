"""TXT002: a bracket or quote without its partner."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import brackets
from drafter.checks.context import Context, Node
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Block, Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="TXT002",
    name="bracket-unbalanced",
    severity=Severity.ERROR,
    title=Message(ja="対になっていない括弧", en="a bracket without its partner"),
    why=Message(
        ja="「 と 」、（ と ）などの一方が落ちています。段落をまたぐ引用は対として数えます。",
        en="One of 「 」 or （ ） is lost. A quotation that runs over several paragraphs counts as a pair.",
    ),
    rests_on=CONSISTENCY,
    wrong="「重点計画に基づく施策",
    right="「重点計画」に基づく施策",
)
#: a quotation over more paragraphs than this is taken for a lost bracket
REACH = 4
_Lone = tuple[int, int, Node, tuple[int, ...], str]


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each bracket that has no partner in its text nor in the paragraphs around it."""
    opened: list[_Lone] = []
    lone: list[_Lone] = []
    for index, (node, path, text) in enumerate(context.texts):
        found = brackets.look(text)
        for at in found.closed:
            match = _opening(opened, index, path, node, text[at])
            if match is not None:
                del opened[match]
            else:
                lone.append((index, at, node, path, text))
        opened += [(index, at, node, path, text) for at in found.open]
    for _, at, node, path, text in sorted(opened + lone, key=lambda entry: (entry[0], entry[1])):
        char = text[at]
        partner = brackets.partner(char)
        message = Message(ja=f"「{char}」に対する「{partner}」がありません", en=f"“{char}” has no “{partner}”")
        span = (max(0, at - 6), min(len(text), at + 8)) if at else (0, min(len(text), 12))
        place = context.finding(RULE, node, message, path=path, text=text, span=(at, at + 1)).place
        yield context.finding(RULE, node, message, path=path, text=text, place=place, span=span)


def _opening(opened: list[_Lone], index: int, path: tuple[int, ...], node: Node, char: str) -> int | None:
    """Which of the brackets left open a closing one in a later paragraph of the same section ends."""
    if not isinstance(node, Block):
        return None
    for number in range(len(opened) - 1, -1, -1):
        before, at, other, there, text = opened[number]
        if index - before > REACH:
            return None
        same = isinstance(other, Block) and there[:-1] == path[:-1] and before < index
        if same and brackets.partner(text[at]) == char:
            return number
    return None
