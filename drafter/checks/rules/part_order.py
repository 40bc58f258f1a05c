"""PRT002: a part stands elsewhere than in the template."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

from drafter.checks.context import Context
from drafter.checks.parts import NAMES, content, first_node
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="PRT002",
    name="part-order",
    severity=Severity.WARNING,
    title=Message(ja="部分の順序が様式と違う", en="parts in another order than the template's"),
    why=Message(
        ja="日付・宛先・発出者を冒頭に置くか末尾に置くかは様式で決まっています。原案の parts を消すか、"
        "様式に合わせてください。",
        en="Whether date, addressees and issuer stand first or last is the template's affair. "
        "Remove the draft's parts, or follow the template.",
    ),
    rests_on=Message(ja="様式の parts の順序", en="the order of the template's parts"),
    wrong="parts: [title, date, preamble, body]",
    right="parts: [title, preamble, body, date]",
    needs="draft",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding at the first part that stands before one that the template puts earlier."""
    if context.template is None or not context.is_draft:
        return
    order = {entry.part: place for place, entry in enumerate(context.template.parts)}
    printed = [part for part in document.parts if part in order and content(document, part)]
    for before, after in pairwise(printed):
        if order[before] < order[after]:
            continue
        late, early = NAMES[before], NAMES[after]
        message = Message(
            ja=f"{late.ja}が{early.ja}より前にあります（様式では後です）",
            en=f"the {late.en} stands before the {early.en}; in the template it comes after",
        )
        yield context.finding(RULE, first_node(document, before), message)
        return
