"""REF007: a sign that refers to a note which the document does not have."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.notes import explained, notes, signs
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="REF007",
    name="note-missing",
    severity=Severity.WARNING,
    title=Message(ja="注のない注番号", en="a sign without its note"),
    why=Message(
        ja="「※２」「（注３）」の番号に当たる注が文書にありません。注を落としたか、番号がずれています。"
        "同じ記号の注が一つもない文書では、注を別に持つものとみて情報として示します。",
        en="The note of ※２ or （注３） is not there: it was lost, or the numbers shifted. In a document without "
        "any note of that "
        "sign, which may keep its notes elsewhere, it is information.",
    ),
    rests_on=CONSISTENCY,
    wrong="整備率※２ … ※１ 令和６年度末の値",
    right="整備率※１ … ※１ 令和６年度末の値",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each sign whose number no note has."""
    there = {note.key: unit for unit, note in notes(context)}
    known = {sign for sign, _ in there}
    told = frozenset[str]().union(*(explained(text) for _, _, text in context.texts)) - known
    own = {(id(unit.node), note.start, note.end) for unit, note in notes(context) if note.end}
    for node, path, text in context.texts:
        for sign in signs(text):
            if (
                sign.key in there
                or sign.sign in told
                or any(key == id(node) and sign.start < end for key, _, end in own)
            ):
                continue
            shown = text[sign.start : sign.end]
            message = Message(
                ja=f"「{shown}」に当たる注（{sign.sign}{sign.number}）がありません",
                en=f"there is no note for “{shown}” ({sign.sign}{sign.number})",
            )
            severity = None if sign.sign in known else Severity.INFO
            span = (sign.start, sign.end)
            yield context.finding(RULE, node, message, path=path, text=text, span=span, severity=severity)
