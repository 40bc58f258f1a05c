"""REV002: a clause that no draft uses."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import shelf
from drafter.checks.context import Context
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.language import Message

RULE = Rule(
    code="REV002",
    name="clause-unused",
    severity=Severity.INFO,
    title=Message(ja="どの原案も使わない要望文", en="a clause that no draft uses"),
    why=Message(
        ja="作業フォルダーのどの原案も使っていない文例です。"
        "要らなければ取下げとし、要るなら題目を見直すと見つけやすくなります。"
        "文例集は使う数より多くて当然なので、drafter.yaml の rules で求めたときだけ調べます。",
        en="No draft of the workspace uses the clause. Withdraw it, or give it topics by which it is found. "
        "A library is larger than what is used, so this is asked only where rules: in drafter.yaml says so.",
    ),
    rests_on=Message(ja="作業フォルダーの drafts/", en="the drafts/ of the workspace"),
    wrong="- id: fiber-coverage（どの原案にも use: fiber-coverage がない）",
    right="- use: fiber-coverage",
    needs="library",
    on=False,
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each active clause of a collection; nothing where there are no drafts."""
    loaded = shelf.collection(document, context)
    used = context.used() if loaded is not None and context.used is not None else frozenset[str]()
    if loaded is None or not used:
        return
    for at, clause in shelf.clauses(loaded):
        if clause.status == "active" and clause.id not in used:
            message = Message(
                ja=f"要望文「{clause.id}」はどの原案でも使われていません", en=f"no draft uses the clause “{clause.id}”"
            )
            place = loaded.place("clauses", at, "id")
            yield context.finding(RULE, None, message, excerpt=clause.id, place=place)
