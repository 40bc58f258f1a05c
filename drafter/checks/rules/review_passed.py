"""REV001: a clause whose day of review has passed."""

from __future__ import annotations

from collections.abc import Iterable

from drafter.checks import shelf
from drafter.checks.context import Context
from drafter.checks.printing import shown
from drafter.checks.rule import Rule
from drafter.document import Document
from drafter.findings import Finding, Severity
from drafter.japanese import eras
from drafter.language import Message
from drafter.lexicon import facts

RULE = Rule(
    code="REV001",
    name="review-passed",
    severity=Severity.WARNING,
    title=Message(ja="見直し期限を過ぎた要望文", en="a clause whose review is due"),
    why=Message(
        ja="文例の review_by の日が過ぎています。事実、制度の名称、数字を"
        "確かめて文例を直し、review_by を先の日にしてください。"
        "実現・取下げの文例は対象にしません。原案では、使っている文例について知らせます。",
        en="The day of review_by has passed. Look at the clause's facts, names and figures, mend it, and set a later "
        "day. "
        "Fulfilled and withdrawn clauses are left alone. In a draft it is told of the clauses that it uses.",
    ),
    rests_on=Message(ja="文例の review_by と点検の日", en="review_by in the library and the day of the check"),
    wrong="review_by: 2025-04（令和８年の点検）",
    right="review_by: 2028-04",
    needs="library",
)


def check(document: Document, context: Context) -> Iterable[Finding]:
    """One finding for each clause of a collection, and for each clause that a draft uses."""
    if context.today is None or context.library is None:
        return
    loaded = shelf.collection(document, context)
    if loaded is not None:
        for at, clause in shelf.clauses(loaded):
            if clause.status == "active" and _passed(clause.review_by, context):
                place = loaded.place("clauses", at, "review_by")
                yield context.finding(RULE, None, _message(clause.id, clause.review_by), excerpt=clause.id, place=place)
        return
    told: set[str] = set()
    for unit, block in context.blocks:
        entry = context.library.clauses.get(block.clause or "") if context.is_draft else None
        used = entry is not None and block.origin.state in ("library", "adapted") and entry.id not in told
        if entry is None or not used or entry.clause.status != "active" or not _passed(entry.clause.review_by, context):
            continue
        told.add(entry.id)
        message = _message(entry.id, entry.clause.review_by)
        yield context.finding(RULE, block, message, path=unit.path, excerpt=shown(None, block.text, 40))


def _passed(iso: str | None, context: Context) -> bool:
    return iso is not None and context.today is not None and facts.last_day(iso) < context.today


def _message(clause: str, iso: str | None) -> Message:
    assert iso is not None
    return Message(
        ja=f"要望文「{clause}」の見直し期限（{eras.era_date(iso)}）が過ぎています",
        en=f"the review of the clause “{clause}” was due by {iso}",
    )
