"""REF008: a numbered note that nothing refers to."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks.context import Context
from drafter.checks.notes import linked, notes, signs
from drafter.checks.rule import CONSISTENCY, Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="REF008",
    name="note-unused",
    severity=Severity.WARNING,
    title=Message(ja="どこからも引かれない注", en="a numbered note that nothing refers to"),
    why=Message(
        ja="同じ記号の注番号が本文にあるのに、この番号を引く所がありません。本文を削った後に残った注か、"
        "番号のずれです。"
        "番号のない注と、本文にその記号が一つもない文書は対象にしません。",
        en="The text refers to notes of this sign, but not to this number: its text was cut, or the numbers "
        "shifted. Notes "
        "without numbers, and documents whose text has no such sign, are left alone.",
    ),
    rests_on=CONSISTENCY,
    wrong="整備率※１ … ※１ … ※２ …",
    right="整備率※１ … 補修率※２ … ※１ … ※２ …",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each such note."""
    found = tuple(notes(context))
    if not found:
        return
    own = {id(unit.node): note.end for unit, note in found}
    used = {
        sign.key
        for node, _, text in context.texts
        for sign in signs(text)
        if id(node) not in own or sign.start >= max(own[id(node)], 1)
    }
    ties = {label for unit in context.units for label in linked(unit)}
    known = {sign for sign, _ in used}
    for unit, note in found:
        if note.key in used or note.sign not in known or str(note.number) in ties:
            continue
        shown = f"{note.sign}{note.number}"
        message = Message(ja=f"注「{shown}」を引く所がありません", en=f"nothing refers to the note “{shown}”")
        text, span = (unit.text, (0, note.end)) if note.end else ("", None)
        label = "" if note.end else unit.node.label or shown
        yield context.finding(RULE, unit.node, message, path=unit.path, text=text, span=span, excerpt=label)
