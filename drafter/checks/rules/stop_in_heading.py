"""END002: a heading that ends with 。 among headings that do not."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document, Section
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="END002",
    name="stop-in-heading",
    severity=Severity.WARNING,
    title=Message(ja="見出しの末尾の句点", en="a 。 at the end of a heading"),
    why=Message(
        ja="見出しの末尾には句点を付けません。要望文をそのまま見出しにする文書（句点のある見出しが珍しくないもの"
        "）と、"
        "二つ以上の文からなる見出しは対象にしません。",
        en="Headings have no 。 at their end. Documents in which such headings are no exception, and headings of "
        "several "
        "sentences, are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="１　道路の整備。",
    right="１　道路の整備",
    repairs="safe",
)
#: headings without 。 for each one with it, so that it is an exception
MANY = 4


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such heading."""
    headings = [
        (unit.path, unit.node) for unit in context.sections if isinstance(unit.node, Section) and unit.node.heading
    ]
    odd = [(path, node) for path, node in headings if _ends(node.heading)]
    if not odd or len(headings) - len(odd) < MANY * len(odd):
        return
    for path, node in odd:
        text = node.heading
        at = len(text.rstrip()) - 1
        message = Message(ja="見出しの末尾の「。」は要りません", en="a heading has no 。 at its end")
        yield context.finding(
            RULE,
            node,
            message,
            path=path,
            text=text,
            span=(at, at + 1),
            excerpt=text[max(0, at - 11) : at + 1],
            new="",
            safe=True,
        )


def _ends(heading: str) -> bool:
    text = heading.rstrip()
    return text.endswith("。") and text.count("。") == 1 and not text.endswith(("こと。", "する。"))
